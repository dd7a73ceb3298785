// Faults of the page that readers and pages have met, a kind each: what is read, shown, kept and undone.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { asked, onABarePage, STATE } from "./bare.js";
import { Desk, file } from "./desk.js";
import { open } from "./driver.js";

/** @typedef {import("../../www/pkg/nutgraf.js").Article} Article */

/** @param {number} n @returns {Article[]} */
const many = (n) => Array.from({ length: n }, (_, i) => ({
  id: `a${i}`, date: "2031-03-11", outlet: `Herald ${i}`,
  text: `“We are at number ${i} now,” said Ilka Stromm, who reads the gauge. The board has until 14 March 2031.\n\n${`The river rose again in week ${i}, and it rained in Karlsund. `.repeat(12)}`,
}));

describe("the element", () => {
  /** @type {Awaited<ReturnType<typeof open>>} */
  let session;
  /** @type {Desk} */
  let desk;
  onABarePage((opened, its) => {
    session = opened;
    desk = its;
  });

  const { press, until, read, statusText } = asked(() => desk);

  it("reads every article of forty after Stop at the twelfth and Go on", async () => {
    await desk.run(`desk.addEventListener("nutgraf-progress", ({detail}) => {
        if (detail.done === 12 && !desk.wasStopped) { desk.wasStopped = true; all("[data-hook=cancel]")[0].click(); }
      });
      desk.add(JSON.parse(arguments[0]))`, JSON.stringify(many(40)));
    await until("stopped");
    /** @type {{read: number, waiting: number, failed: number}} */
    const status = await desk.run("return desk.status");
    assert(status.read >= 12 && status.read < 40, JSON.stringify(status));
    assert.deepEqual(status, { read: status.read, waiting: 40 - status.read, failed: 0 });
    assert.equal(await statusText(), `Stopped: ${status.read} of 40 articles read, ${40 - status.read} waiting`);
    await desk.until(`return desk.report?.articles.length === ${status.read}`, "what was read is shown");
    await press("retry");
    await until("ready");
    assert.equal((await read()).length, 40);
    assert.deepEqual(await desk.run("return desk.status"), { read: 40, waiting: 0, failed: 0 });
    assert.match(await statusText(), /^40 articles read/);
    assert.deepEqual(await desk.notices(), []);
  });

  for (const [what, how] of /** @type {const} */ ([
    ["is moved", "const other = document.createElement('div'); document.body.append(other); other.append(desk)"],
    ["is out of the page for a while", "desk.remove(); setTimeout(() => document.body.append(desk), 30)"],
  ])) {
    it(`reads all when it ${what} in the middle of it`, async () => {
      await desk.run(`desk.addEventListener("nutgraf-progress", ({detail}) => {
          if (detail.done === 5 && !desk.wasMoved) { desk.wasMoved = true; ${how}; }
        });
        desk.add(JSON.parse(arguments[0]))`, JSON.stringify(many(40)));
      await desk.until(`return desk?.wasMoved && ${STATE} === 'ready'`, "all is read");
      assert.equal((await read()).length, 40);
      assert.deepEqual(await desk.notices(), []);
    });
  }

  it("shows and exports no place of an old text in a new one", async () => {
    const articles = many(30);
    await desk.add(articles);
    // All is read again, and in the middle of it one that is read is replaced and another gets a date.
    /** @type {{cells: string[], wrong: string[]}} */
    const { wrong, cells } = await session.driver.executeAsyncScript(`const [articles, done] = [JSON.parse(arguments[0]), arguments[1]];
      const desk = document.querySelector("nut-graf");
      const all = (selector) => [...desk.shadowRoot.querySelectorAll(selector)];
      const texts = new Map(articles.map((a) => [a.id, new Set([a.text])]));
      const replaced = {...articles[3], text: "A story of another length. “It is over,” said Runa Falk. ".repeat(3)};
      texts.get("a3").add(replaced.text);
      HTMLAnchorElement.prototype.click = () => undefined;
      const make = URL.createObjectURL;
      const blobs = [];
      URL.createObjectURL = (blob) => { blobs.push(blob); return make.call(URL, blob); };
      const wrong = [];
      let asked = 0;
      const look = () => {
        for (const {id, quotes} of desk.report?.articles ?? []) {
          if (!texts.get(id)?.has(desk.text(id)) && id !== "a5") wrong.push("the text of " + id);
          for (const {content: [{start, end}]} of quotes) if (/^[a-z ]/.test(desk.text(id).slice(start, end))) wrong.push(id + " says " + desk.text(id).slice(start, end));
        }
        all("[data-hook=export-quotes]")[0].click();
        asked += 1;
      };
      const step = ({detail}) => {
        look();
        if (detail.done === 10) { desk.add(replaced); look(); }
        if (detail.done === 15) { desk.add({...articles[4], date: "2031-04-01"}); look(); }
        if (detail.done === 18) { desk.remove("a6"); look(); }
      };
      desk.addEventListener("nutgraf-progress", step);
      desk.addEventListener("nutgraf-report", async () => {
        desk.removeEventListener("nutgraf-progress", step);
        look();
        // The engine makes them when it has read what it is reading.
        while (blobs.length < asked) await new Promise((go) => setTimeout(go, 20));
        const cells = [];
        for (const blob of blobs) for (const line of (await blob.text()).split("\\r\\n").slice(1)) if (line !== "") cells.push(line);
        done({wrong, cells: [...new Set(cells)]});
      }, {once: true});
      desk.add(articles.map((a) => ({...a, title: "Once more"})));`, JSON.stringify(articles));
    assert.deepEqual(wrong, []);
    assert(cells.length >= 30);
    for (const line of cells) assert(line.includes("We are at number") || line.includes("It is over"), line);
    assert(cells.some((line) => line.includes("It is over")), "the new text has its own");
    assert.deepEqual(await read(), articles.map((a) => a.id).filter((id) => id !== "a6").sort());
  });

  it("offers whom a later report brings in an editor that was open before", async () => {
    await desk.after(() => desk.drop([file("one.json", JSON.stringify([{ id: "one", text: "“It is tired,” said Ilka Stromm." }]))]));
    await desk.view("entities");
    await desk.run("all('[data-hook=entity-editor]')[0].open = true");
    await desk.until("return all('[data-hook=merge-with]').length === 1", "the editor is open");
    await desk.after(() => desk.run("desk.add([{ id: 'two', text: '“It is over,” said Bo Lind.' }])"));
    const offered = () => desk.run("const [box] = all('[data-hook=merge-with]'); box.dispatchEvent(new PointerEvent('pointerdown')); return [...box.options].map((o) => o.textContent)");
    assert.deepEqual(await offered(), ["Choose …", "Bo Lind"]);
  });

  it("undoes and redoes what was done last, whatever it was, by button and by key, each step named", async () => {
    const [a = { id: "" }, b = { id: "" }] = many(2);
    const plain = { id: "plain", text: "“One,” said Ilka Stromm.\n\nSign up for our newsletter.\n" };
    await desk.after(() => desk.drop([file("desk.json", JSON.stringify([plain, a, b]))]));
    const ids = () => desk.run("return desk.articles.map((a) => a.id)");
    const names = () => /** @type {Promise<string[]>} */ (desk.run("return ['undo', 'redo'].map((hook) => { const [b] = all('[data-hook=' + hook + ']'); return b.hidden ? '' : b.getAttribute('aria-label'); })"));
    assert.deepEqual(await names(), ["Undo: add 3 articles", ""]);
    const entity = "desk.report.entities.find((e) => e.name.includes('Stromm'))";
    await desk.view("entities");
    await desk.run(`window.row = all("[data-entity]").find((row) => row.dataset.entity === ${entity}.id).closest("li"); row.querySelector("details").open = true`);
    await desk.until("return row.querySelector('[data-hook=rename]') !== null", "the editor is open");
    await desk.after(() => desk.run("row.querySelector('[data-hook=rename]').value = 'I. Stromm'; row.querySelector('[data-hook=rename-go]').click()"));
    assert.match((await names())[0] ?? "", /^Undo: rename “.*Stromm” to “I. Stromm”$/);
    await desk.after(() => desk.run("const [box] = all('li[data-article=a1] details'); box.querySelector('summary').click(); box.querySelector('[data-hook=remove]').click()"));
    assert.match((await names())[0] ?? "", /^Undo: remove “.+”$/);
    assert.deepEqual(await ids(), ["plain", "a0"]);
    await desk.run("all('li[data-article=plain] [data-hook=open]')[0].click()");
    await desk.after(() => press("keep"));
    assert.match((await names())[0] ?? "", /^Undo: bring back a stretch of “.+”$/);
    const keep = () => desk.run("return desk.articles.find((a) => a.id === 'plain').keep?.length ?? 0");
    const corrected = () => desk.run("return desk.corrections.length");
    assert.deepEqual([await keep(), await ids(), await corrected()], [1, ["plain", "a0"], 1]);

    const key = (/** @type {string} */ key, shiftKey = false) => desk.run(
      "all('[data-hook=text]')[0].dispatchEvent(new KeyboardEvent('keydown', {key: arguments[0], shiftKey: arguments[1], ctrlKey: true, bubbles: true, composed: true, cancelable: true}))", key, shiftKey);
    await desk.after(() => press("undo"));
    assert.deepEqual([await keep(), await ids(), await corrected()], [0, ["plain", "a0"], 1]);
    await desk.after(() => key("z"));
    assert.deepEqual([await keep(), await ids(), await corrected()], [0, ["plain", "a0", "a1"], 1]);
    assert.match((await names())[1] ?? "", /^Redo: remove “.+”$/);
    await desk.after(() => key("z"));
    assert.deepEqual([await ids(), await corrected()], [["plain", "a0", "a1"], 0]);
    await desk.after(() => key("Z", true));
    await desk.after(() => key("y"));
    await desk.after(() => press("redo"));
    assert.deepEqual([await keep(), await ids(), await corrected()], [1, ["plain", "a0"], 1]);
    assert.equal((await names())[1], "");
    await desk.run("const paste = all('[data-hook=paste]')[0]; paste.dispatchEvent(new KeyboardEvent('keydown', {key: 'z', ctrlKey: true, bubbles: true, composed: true}))");
    assert.equal(await keep(), 1, "in a field the keys are the field's");
  });

  it("tells what is odd among what it is handed, and takes the rest", async () => {
    await desk.run("desk.told = []; desk.addEventListener('nutgraf-error', ({detail}) => desk.told.push(detail.error.code))");
    const codes = () => /** @type {Promise<string[]>} */ (desk.run("return desk.told.splice(0)"));
    await desk.after(() => desk.run("desk.articles = [{id: 'q', text: 5}, {id: 'good', text: '“One,” said Bo Lind.'}, null, {id: '', text: 'x'}, {id: 'when', text: 'x', date: new Date()}, 7, {id: 'bare'}]"));
    assert.deepEqual(await read(), ["good"]);
    assert.deepEqual(new Set(await codes()), new Set(["bad-article"]));
    await desk.after(() => desk.run("desk.add([{id: 'two', text: '“Two,” said Ada Menck.'}, {id: 'odd', html: {}}])"));
    assert.deepEqual(await read(), ["good", "two"]);
    assert.deepEqual(await codes(), ["bad-article"]);
    await desk.after(() => desk.run("desk.corrections = [{op: 'merge', entity: 'x', with: [1]}, {op: 'retype', entity: 'x', type: 'ODD'}, null, {op: 'rename', entity: desk.report.entities.find((e) => e.name.includes('Lind')).id, name: 'Bo Lindh'}]"));
    assert.deepEqual(new Set(await codes()), new Set(["bad-correction"]));
    assert((await desk.report()).entities.some((e) => e.name === "Bo Lindh"));
    await desk.after(() => desk.run("desk.articles = null"));
    assert.deepEqual(await read(), []);
    await desk.run("desk.articles = 'none'; desk.articles = undefined; desk.corrections = 5; desk.add(null); desk.add([[]]); desk.add(undefined)");
    await until("empty");
    await codes();
    // Three files of which the second is odd.
    await desk.after(() => desk.drop([file("one.txt", "“One,” said Bo Lind."), file("odd.json", "[{\"id\": 3}, {\"id\": \"\", \"text\": \"“Nameless,” said Bo Lind.\"}, {\"text\": 5}]"), file("three.txt", "“Three,” said Ada Menck.")]));
    await desk.until("return desk.articles.length === 3", "the good ones are there");
    await until("ready");
    assert.equal((await read()).length, 3);
    await desk.run("desk.setAttribute('src', '/samples/first.txt http://[x')");
    await desk.until("return desk.articles.length === 4", "the good address is loaded");
    await until("ready");
    assert.equal((await read()).length, 4);
    assert((await codes()).length > 0);
  });
});
