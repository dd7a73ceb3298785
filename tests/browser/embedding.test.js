// The element in the pages of others: what they set, put into it, move it to and change of it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { asked, bare, define, onABarePage } from "./bare.js";
import { Desk } from "./desk.js";
import { open } from "./driver.js";

describe("the element in a page", () => {
  /** @type {Awaited<ReturnType<typeof open>>} */
  let session;
  /** @type {Desk} */
  let desk;
  onABarePage((opened, its) => {
    session = opened;
    desk = its;
  });

  const { press, until, read, statusText } = asked(() => desk);

  it("takes what was set on it before it was defined", async () => {
    await bare(session);
    await session.driver.executeScript(`const desk = document.querySelector("nut-graf");
      desk.articles = [{id: "early", text: "“Early,” said Bo Lind."}];
      desk.view = "entities";
      desk.readonly = true;
      desk.referenceDate = "2031-03-11";
      desk.corrections = [];`);
    await define(session);
    await desk.until("return desk.report?.articles.length === 1", "what was set is read");
    assert.equal(await desk.run("return desk.view"), "entities");
    assert.equal(await desk.run("return desk.hasAttribute('readonly')"), true);
    assert.equal((await desk.report()).articles[0]?.date, "2031-03-11");
    await desk.after(() => desk.run("desk.articles = [{id: 'later', text: '“Later,” said Bo Lind.'}]"));
    assert.deepEqual(await read(), ["later"]);
  });

  it("follows the page where it replaces and edits what stands in the element", async () => {
    const article = (/** @type {string} */ id, /** @type {string} */ words) => `(() => { const a = document.createElement("article"); a.id = "${id}";
      const p = document.createElement("p"); p.textContent = "${words}"; a.append(p); return a; })()`;
    await desk.after(() => desk.run(`desk.append(${article("one", "“First words,” said Bo Lind.")}, ${article("two", "“Second words,” said Ada Menck.")})`));
    assert.deepEqual(await read(), ["one", "two"]);
    await desk.after(() => desk.run("desk.querySelector('#one p').firstChild.nodeValue = '“Other words,” said Bo Lind.'"));
    assert.deepEqual((await desk.rows("quote")).map((q) => q.fields["content"]).sort(), ["“Other words,”", "“Second words,”"].map((w) => w).sort());
    await desk.after(() => desk.run(`desk.replaceChildren(${article("two", "“Newer words,” said Ada Menck.")}, ${article("three", "“Third words,” said Runa Falk.")})`));
    assert.deepEqual(await read(), ["three", "two"]);
    assert.deepEqual((await desk.rows("quote")).map((q) => q.fields["content"]).sort(), ["“Newer words,”", "“Third words,”"]);
    // While it is out of the page it is changed too.
    await desk.run("window.taken = desk; desk.remove()");
    await session.driver.executeAsyncScript("const [done] = arguments; setTimeout(() => { taken.querySelector('#two p').firstChild.nodeValue = '“Last words,” said Ada Menck.'; document.body.append(taken); done(); }, 20)");
    await desk.until("return desk.text('two').includes('Last words')", "the change is read");
    await until("ready");
    await desk.after(() => desk.run("desk.replaceChildren()"));
    assert.deepEqual(await read(), []);
  });

  it("shows what its address says, and no more what it said before", async () => {
    await desk.after(() => desk.run("desk.src = '/samples/first.txt'"));
    assert.deepEqual(await read(), ["first"]);
    await desk.after(() => desk.run("desk.add({id: 'own', text: '“Own,” said Bo Lind.'})"));
    await desk.after(() => desk.run("desk.src = '/samples/courier.txt'"));
    assert.deepEqual(await read(), ["courier", "own"]);
    await desk.run("desk.src = '/samples/first.txt'; desk.src = '/samples/pulse.txt'");
    await desk.until("return desk.report.articles.some((a) => a.id === 'pulse')", "the last one is there");
    await until("ready");
    assert.deepEqual(await read(), ["own", "pulse"]);
  });

  it("knows an article whose id has half a character in it", async () => {
    await desk.after(() => desk.run("desk.add([{id: 'a\\ud800', text: '“One,” said Bo Lind.'}, {id: '\\udc00b', text: '“Two,” said Ada Menck.'}])"));
    assert.equal((await desk.report()).articles.length, 2);
    assert.deepEqual(await desk.run("return desk.status"), { read: 2, waiting: 0, failed: 0 });
    assert.equal((await desk.follow("quote", "One")).painted, "One,");
    assert.equal(await desk.run("return all('li[data-article]').filter((li) => li.dataset.state === 'read').length"), 2);
    await desk.after(() => desk.run("desk.remove('a\\ud800')"));
    assert.deepEqual((await desk.rows("quote")).map((q) => q.fields["content"]), ["“Two,”"]);
  });

  it("keeps its styles in another document, and when it is back", async () => {
    await desk.after(() => desk.run("desk.articles = [{id: 'a', text: '“One,” said Bo Lind.'}]"));
    const looks = () => desk.run("const style = desk.ownerDocument.defaultView.getComputedStyle(desk.shadowRoot.querySelector('.row')); return [style.display, style.padding, desk.shadowRoot.adoptedStyleSheets.length]");
    const before = await looks();
    await desk.run("window.held = desk; const frame = document.createElement('iframe'); document.body.append(frame); frame.contentDocument.body.append(held)");
    const there = await session.driver.executeScript("const row = held.shadowRoot.querySelector('.row'); const style = held.ownerDocument.defaultView.getComputedStyle(row); return [style.display, style.padding, held.shadowRoot.adoptedStyleSheets.length]");
    assert.deepEqual(there, before);
    await session.driver.executeScript("document.body.append(held)");
    assert.deepEqual(await looks(), before);
  });

  it("stops while its worker does not come, and goes on without one", async () => {
    await bare(session);
    await define(session, "/stalled/nut-graf.js");
    await desk.run("desk.add({id: 'a', text: '“One,” said Bo Lind.'})");
    await until("busy");
    await press("cancel");
    await until("stopped");
    assert.equal(await desk.run("return all('[part~=base]')[0].dataset.engine"), "none", "the worker did not come");
    assert.equal(await statusText(), "Stopped: 0 of 1 article read, 1 waiting");
    await press("retry");
    await until("ready");
    assert.deepEqual(await read(), ["a"]);
    assert.equal(await desk.run("return all('[part~=base]')[0].dataset.engine"), "main");
  });
});
