// What a desk comes for, done as a person does it, with the clicks counted: none takes more than four.
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { Desk, onThePage } from "./desk.js";

/** The most clicks that a job may take. */
const MOST = 4;

const FIRST = `Karlsund mayor sets date for the bridge

KARLSUND — Mayor Ilka Stromm on Monday gave the hauliers until 20 May to find another road.

“We will not pay for a bridge that nobody looks after, and we have said so for years,” Stromm said.

A fire on the bridge injured 14 workers.
`;
const SECOND = `Bridge: hauliers get more time

KARLSUND — Mayor Ilka Stromm on Thursday extended the deadline for the hauliers to find another road to 27 May.

“We will pay for a bridge that nobody looks after, and we have said so for years,” Stromm said.

The fire on the bridge injured 16 workers. “Nobody asked us,” said Bo Lind, who drives a lorry.
`;

describe("a desk's jobs", () => {
  /** @type {Desk} */
  let desk;
  let clicks = 0;
  onThePage((_, its) => {
    desk = its;
  });
  beforeEach(async () => {
    await desk.add([
      { id: "first", text: FIRST, date: "2031-05-05", outlet: "Harbour Post" },
      { id: "second", text: SECOND, date: "2031-05-08", outlet: "Coast Daily" },
    ]);
    clicks = 0;
  });

  /**
   * Clicks the first that can be seen of what a script finds.
   * @param {string} script an expression with `all`
   */
  const click = async (script) => {
    clicks += 1;
    await desk.until(`return (${script}).some((e) => e.checkVisibility())`, script);
    await (await desk.run(`return (${script}).find((e) => e.checkVisibility())`)).click();
  };
  /** @param {string} hook */
  const press = (hook) => click(`all("[data-hook=${hook}]")`);
  /** @param {string} name */
  const tab = (name) => click(`all("[data-tab=${name}]")`);
  const done = () => assert(clicks <= MOST, `${clicks} clicks`);

  it("which outlet changed his words", async () => {
    await tab("compare");
    await press("ledger-open");
    await desk.until("return all('[data-hook=ledger] td .badge').some((b) => /altered|cut/.test(b.textContent))", "the outlet that did");
    const changed = await desk.run("return all('[data-hook=ledger] td').filter((c) => [...c.querySelectorAll('.badge')].some((b) => /altered|cut/.test(b.textContent))).map((c) => c.textContent)");
    assert.equal(changed.length, 1);
    assert.match(changed[0], /We will .*pay for a bridge/);
    done();
  });

  it("the deadline's present day, and why", async () => {
    await tab("deadlines");
    const thread = await desk.run("return all('[data-hook=deadlines] > li').map((t) => t.textContent).find((t) => /road/.test(t))");
    assert.match(thread, /27 May 2031/);
    assert.match(thread, /extended/);
    done();
  });

  it("is this sentence real", async () => {
    await tab("compare");
    await click("all('[data-hook=check] summary')");
    await (await desk.find("[data-hook=check-text]")).sendKeys("We have said so for years");
    await press("check-go");
    await desk.until("return all('[data-hook=check-answer] [data-verdict]').length === 1", "the answer");
    assert.equal(await desk.run("return all('[data-hook=check-answer] [data-verdict]')[0].dataset.verdict"), "cut");
    done();
  });

  it("two articles side by side at the passage that differs", async () => {
    await tab("compare");
    await click("all('[data-statement] [data-hook=pair-open]')");
    await desk.until("return all('[data-hook=pair]')[0]?.checkVisibility()", "two articles");
    assert.deepEqual(await desk.run("return all('[data-hook=pair-text]').map((t) => t.textContent.includes('bridge that nobody'))"), [true, true]);
    done();
  });

  it("a figure that differs", async () => {
    await tab("compare");
    const card = await desk.run("return all('[data-hook=conflicts] [data-conflict=number]').map((c) => c.textContent).find((c) => /workers/.test(c))");
    assert.match(card ?? "", /14.*16|16.*14/s);
    done();
  });

  it("all that one person said, as a cited document", async () => {
    const speaker = await desk.find("[data-hook=quote-speaker]");
    clicks += 2;
    await desk.run("arguments[0].focus(); arguments[0].value = [...arguments[0].options].find((o) => /Stromm/.test(o.textContent)).value; arguments[0].dispatchEvent(new Event('input', {bubbles: true}))", speaker);
    await desk.run("window.copied = undefined; Object.defineProperty(navigator, 'clipboard', { value: { write: (items) => { window.copied = items; return Promise.resolve(); } } })");
    await press("quotes-copy");
    await desk.until("return window.copied !== undefined", "they are copied");
    const [plain, rich] = await desk.driver.executeAsyncScript(`const done = arguments[0];
      Promise.all(["text/plain", "text/html"].map(async (type) => (await window.copied[0].getType(type)).text())).then(done)`);
    assert.match(plain, /nobody looks after.*Stromm.*Harbour Post, 5 May 2031/s);
    assert.match(plain, /nobody looks after.*Stromm.*Coast Daily, 8 May 2031/s);
    assert(!plain.includes("Nobody asked us"));
    assert.match(rich, /^<p>/);
    done();
  });

  it("a wrong speaker mended everywhere", async () => {
    await tab("entities");
    await click("all('[data-row=entity]').filter((r) => /Bo Lind/.test(r.textContent)).map((r) => r.parentElement.querySelector('.editor summary'))");
    await desk.until("return all('[data-hook=rename]').some((e) => e.checkVisibility())", "the form");
    await desk.run(`const name = all("[data-hook=rename]").find((e) => e.checkVisibility());
      name.value = "Bo Lindh";
      name.dispatchEvent(new Event("input", {bubbles: true}))`);
    await desk.after(() => press("rename-go"));
    await tab("quotes");
    const row = (await desk.rows("quote")).find((r) => r.text.includes("Nobody asked us"));
    assert.equal(row?.fields["speaker"], "Bo Lindh");
    done();
  });
});
