// Entities that a reader adds by selecting words: in all places of the same words, kept, undone, and told as the reader's.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bringAxe, faults } from "./axe.js";
import { onThePage } from "./desk.js";
import { press, select } from "./selecting.js";

/** @typedef {import("./desk.js").Desk} Desk */

const PILE = [
  { id: "a", text: "Ferry crews stay out\n\nThe crew club tidewatch sued the harbour on Monday. “We will win,” said Ilka Stromm, its lawyer. The members of tidewatch cheered.\n", date: "2031-03-10", outlet: "Ness Herald" },
  { id: "b", text: "No ferries this week\n\nNobody at tidewatch would speak. “Ask me tomorrow,” said Ilka Stromm. The boss was away.\n", date: "2031-03-11", outlet: "Ness Echo" },
];

/** The entities with what the reader added. @param {Desk} desk */
const mine = async (desk) => (await desk.rows("entity")).filter((r) => r.fields["own"] !== undefined).map((r) => [r.fields["name"], r.data["type"], r.fields["own"]]);

/** Opens the form for some words of the article that is open. @param {Desk} desk @param {string} words */
async function open(desk, words) {
  await select(desk, words);
  await desk.until("return all('[data-hook=name-open]').some((b) => b.checkVisibility())", "it is offered");
  await press(desk, "name-open");
  await desk.until("return all('[data-hook=name-type]').length > 0", "the form");
}

/** @param {Desk} desk @param {string} hook @param {string} value */
const choose = (desk, hook, value) => desk.run("const [box] = all('[data-hook=' + arguments[0] + ']'); box.value = arguments[1]; for (const type of ['input', 'change']) box.dispatchEvent(new Event(type))", hook, value);

/** What axe finds. @param {Desk} desk */
const seen = async (desk) => {
  await bringAxe(desk.driver);
  return faults(desk.driver);
};

describe("the reader's own entities", () => {
  /** @type {Desk} */
  let desk;
  onThePage((_, its) => {
    desk = its;
  });

  it("are added by selecting words, in all articles, shown, kept, changed, and undone", async () => {
    await desk.add(PILE);
    await desk.run("desk.view = 'compare'; all('[data-hook=open]')[0].click()");
    await open(desk, "tidewatch");
    assert.equal(await desk.run("return desk.shadowRoot.activeElement.dataset.hook"), "name-name", "the field has the focus");
    assert.equal(await desk.run("return all('[data-hook=name-name]')[0].value"), "tidewatch");
    assert.equal(await desk.run("return all('[data-hook=name-count]')[0].textContent"), "3 mentions in 2 articles");
    await press(desk, "name-only");
    assert.equal(await desk.run("return all('[data-hook=name-count]')[0].textContent"), "1 mention in 1 article");
    await press(desk, "name-only");
    assert.deepEqual(await seen(desk), []);
    await choose(desk, "name-type", "ORG");
    await press(desk, "own-add");
    await desk.until("return all('[data-row=entity][aria-current] [data-field=own]').length === 1", "its row is shown");
    assert.equal(await desk.run("return desk.view"), "entities");
    assert.equal(await desk.run("return desk.shadowRoot.activeElement?.dataset.hook"), "text", "the focus is not lost with the form, nor taken from the text");
    assert.deepEqual(await mine(desk), [["tidewatch", "ORG", "added by you"]]);
    assert.match(String(await desk.run("return all('[data-row=entity][aria-current]')[0].textContent")), /3 mentionsin 2 articles/);
    assert.equal(await desk.run("return desk.report.entities.some((e) => e.own)"), false, "the report is the engine’s");
    // A name leads to its mentions, and its filter finds it.
    assert.equal((await desk.follow("entity", "tidewatch")).text, "tidewatch");
    await choose(desk, "entity-type", "ORG");
    assert((await mine(desk)).length === 1);
    await choose(desk, "entity-type", "");
    const every = (await desk.rows("entity")).length;
    const filter = (/** @type {number} */ option) => desk.run("const [box] = all('.entities [data-filter=checked]'); box.selectedIndex = arguments[0]; box.dispatchEvent(new Event('input'))", option);
    await filter(1);
    assert.deepEqual([(await desk.rows("entity")).length, (await mine(desk)).length], [1, 1], "as what the reader corrected");
    await filter(0);
    assert.equal((await desk.rows("entity")).length, every);
    await desk.allSaved();
    await desk.reload();
    await desk.run("desk.view = 'entities'");
    await desk.until("return desk.report !== null && all('[data-row=entity] [data-field=own]').length > 0", "it is back");
    await desk.run("all('[data-field=own]').find((e) => e.closest('[data-row=entity]')).closest('li').querySelector('summary').click()");
    await desk.until("return all('[data-hook=name-set]').length > 0", "its form");
    assert.deepEqual(await seen(desk), []);
    await choose(desk, "name-name", "Tidewatch Club");
    await press(desk, "name-set");
    assert.deepEqual(await mine(desk), [["Tidewatch Club", "ORG", "added by you"]]);
    await press(desk, "undo");
    assert.deepEqual(await mine(desk), [["tidewatch", "ORG", "added by you"]]);
    await press(desk, "redo");
    await desk.run("all('[data-field=own]').find((e) => e.closest('[data-row=entity]')).closest('li').querySelector('summary').click()");
    await desk.until("return all('[data-hook=name-remove]').length > 0", "its form");
    await press(desk, "name-remove");
    assert.deepEqual(await mine(desk), []);
    assert(await desk.run("return desk.shadowRoot.activeElement !== null"), "the focus is not lost with the row");
  });

  it("add to one that is in the list, by the key, and nothing twice", async () => {
    await desk.add(PILE.slice(1));
    await desk.run("desk.view = 'entities'");
    const id = (await desk.rows("entity")).find((r) => r.fields["name"] === "Ilka Stromm")?.data["entity"] ?? "";
    assert.notEqual(id, "");
    const press1 = () => desk.run("const text = all('[data-hook=text]')[0]; text.focus(); text.dispatchEvent(new KeyboardEvent('keydown', {key: 'e', bubbles: true}))");
    await select(desk, "The boss");
    await press1();
    await desk.until("return all('[data-hook=name-same]').length > 0", "the form");
    await press(desk, "start-later");
    assert.equal(await desk.run("return all('[data-hook=name-name]')[0].value"), "boss", "the name is that of the words");
    await choose(desk, "name-same", id);
    assert.equal(await desk.run("return all('[data-hook=name-type]')[0].checkVisibility()"), false, "what it is, the other says");
    await press(desk, "own-add");
    await desk.until("return all('[data-row=entity] [data-field=own]').length > 0", "it is there");
    assert.deepEqual(await mine(desk), [["Ilka Stromm", "PER", "added by you: 1 mention"]]);
    // The engine cannot split off what it does not know, nor put together.
    await desk.run("const [own] = all('[data-row=entity] [data-field=own]'); let at = own; while (!at.querySelector('[data-hook=entity-editor]')) at = at.parentElement; at.querySelector('[data-hook=entity-editor]').open = true");
    await desk.until("return all('[data-hook=name-remove]').length > 0", "the editor");
    assert.deepEqual(await desk.run("return all('[data-hook=split-name]').map((b) => b.value)"), []);
    await open(desk, "speak");
    await press(desk, "own-add");
    await desk.until("return all('[data-row=entity] [data-field=own]').length === 2", "one that the engine does not know");
    assert.equal(await desk.run("const boxes = all('[data-hook=merge-with]'); for (const b of boxes) b.dispatchEvent(new Event('focus')); return boxes.length > 0 && boxes.some((b) => [...b.options].some((o) => o.text === 'speak'))"), false);
    await desk.run("all('[data-hook=undo]')[0].click()");
    await desk.until("return all('[data-row=entity] [data-field=own]').length === 1", "it is undone");
    await open(desk, "boss");
    await press(desk, "own-add");
    assert.match(String(await desk.run("return all('[data-hook=own-fault]')[0].textContent")), /already/);
    await press(desk, "own-cancel");
    await desk.add(PILE.slice(1).map((a) => ({ ...a, text: a.text.replace("boss", "chair") })));
    assert.deepEqual(await mine(desk), []);
    assert.match(String(await desk.run("return all('.entities [data-hook=lost]')[0].textContent")), /1 correction not found again.*boss.*not in the article any more/s);
    assert.equal(await desk.run("return all('.quotes [data-hook=lost]')[0].checkVisibility()"), false, "it is no quotation");
  });

  it("say who spoke, and files tell them as the reader's", async () => {
    await desk.add(PILE);
    await desk.run("all('[data-hook=open]')[0].click()");
    await open(desk, "tidewatch");
    await choose(desk, "name-type", "ORG");
    await press(desk, "own-add");
    await desk.until("return all('[data-row=entity] [data-field=own]').length > 0", "it is there");
    await desk.run("desk.view = 'quotes'; all('[data-row=quote]').find((r) => r.textContent.includes('We will win')).closest('li').querySelector('[data-hook=quote-editor] summary').click()");
    await desk.until("return all('[data-hook=said-by]').length > 0", "the form");
    await desk.after(() => desk.run(`const [box] = all('[data-hook=said-by]'); box.value = [...box.options].find((o) => o.text === 'tidewatch').value; box.form.requestSubmit()`));
    assert.equal((await desk.rows("quote")).find((r) => r.text.includes("We will win"))?.fields["speaker"], "tidewatch");
    await desk.run("desk.view = 'entities'");
    assert.deepEqual(await mine(desk), [["tidewatch", "ORG", "added by you"]], "it is one, of the kind that the reader said");
    assert.match((await desk.rows("entity")).find((r) => r.fields["name"] === "tidewatch")?.text ?? "", /3 mentions.*1 quote/s);
    const { text: table } = await desk.download(() => desk.run("all('[data-hook=export-entities]')[0].click()"));
    assert.match(table, /\ntidewatch,ORG,[^\n]*,3,[^\n]*added by the reader/);
    const { text: pile } = await desk.download(() => desk.run("all('[data-hook=export-desk]')[0].click()"));
    assert.match(pile, /"what":\s*"name"/);
  });

  it("and quotations are shown in their list at once, however far down, and the focus stays in the text", async () => {
    const said = Array.from({ length: 90 }, (_, i) => `“Pier ${i + 1} stays shut all week,” said Ilka Stromm.`).join("\n\n");
    await desk.add([{ id: "a", text: `Piers stay shut\n\n${said}\n\nThe piers are lost, her deputy let it be known.\n`, date: "2031-03-10" }]);
    await desk.run("desk.view = 'deadlines'; all('[data-hook=open]')[0].click(); all('[data-hook=text]')[0].focus()");
    await desk.run("all('[data-hook=text]')[0].scrollTop = 1e6");
    await select(desk, "The piers are lost");
    await desk.run("all('[data-hook=text]')[0].dispatchEvent(new KeyboardEvent('keydown', {key: 'a', bubbles: true}))");
    await desk.until("return all('[data-hook=own-add]').length > 0", "the form");
    await press(desk, "own-add");
    await desk.until("return all('[data-row=quote][aria-current]').length > 0", "its row is shown");
    assert.equal(await desk.run("return all('[data-row=quote][aria-current] [data-field=content]')[0].textContent"), "The piers are lost");
    await desk.until(`const row = all('[data-row=quote][aria-current]')[0].getBoundingClientRect();
      const view = all('[role=tabpanel]:not([hidden])')[0].getBoundingClientRect();
      return row.top >= Math.max(0, view.top) - 1 && row.bottom <= Math.min(innerHeight, view.bottom) + 1`, "it is in sight");
    assert.equal(await desk.run("return desk.shadowRoot.activeElement?.dataset.hook"), "text");
  });
});
