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
});
