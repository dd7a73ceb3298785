// Everything can be corrected: whose a quotation is, when a deadline is due, what is none of them, and what was checked. By the
// reader's own clicks; nothing is lost when the page is loaded anew; each step is taken back and done again.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Key } from "selenium-webdriver";
import { file, onThePage } from "./desk.js";

/** @typedef {import("./desk.js").Desk} Desk */

const FIRST = "Council shuts the old bridge\n\n“We will not open it before the winter storms are over,” said Ilka Stromm, the mayor. Bo Lind said the piers were sound.\n\nThe council gave the hauliers until 14 March 2031 to leave the quay.\n\nThe fire in Oland killed 12 people.\n";
const SECOND = "Bridge stays shut\n\n“We will not open it before the winter storms are over,” said Bo Lind on Monday.\n\nThe fire in Oland killed 15 people, police said.\n";

/** Opens the editor of the row that has these words, and waits for its form. @param {Desk} desk @param {string} hook @param {string} words */
async function edit(desk, hook, words) {
  await desk.run(`const box = all("[data-hook=" + arguments[0] + "]").find((b) => b.closest("li").textContent.includes(arguments[1]));
    box.querySelector("summary").click();
    desk.editing = box`, hook, words);
  await desk.until("return desk.editing.querySelector('.form') !== null", "the form is there");
}

/** Sets a field of the open editor. @param {Desk} desk @param {string} hook @param {string} value */
const set = (desk, hook, value) => desk.run(`const field = desk.editing.querySelector("[data-hook=" + arguments[0] + "]");
  field.value = arguments[1];
  field.dispatchEvent(new Event("change", {bubbles: true}))`, hook, value);

/** Presses a button of the open editor. @param {Desk} desk @param {string} hook */
const press = (desk, hook) => desk.after(() => desk.run("desk.editing.querySelector('[data-hook=' + arguments[0] + ']').click()", hook));

/** Undoes or does again. @param {Desk} desk @param {"undo" | "redo"} hook */
const turn = (desk, hook) => desk.after(() => desk.run("all('[data-hook=' + arguments[0] + ']')[0].click()", hook));

/** Who is shown to have said the row with these words. @param {Desk} desk @param {string} words */
async function speaker(desk, words) {
  const row = (await desk.rows("quote")).find((r) => r.text.includes(words));
  assert(row, `no row with “${words}”`);
  return { who: row.fields["speaker"], corrected: row.fields["corrected"] };
}

/** What of the report the reader's corrections changed. @param {Desk} desk */
async function outcome(desk) {
  const { articles, deadlines, figures, conflicts, dismissed, lostCorrections } = await desk.report();
  return JSON.stringify([articles.map((a) => [a.quotes, a.deadlines]), deadlines, figures, conflicts, dismissed, lostCorrections]);
}

/** Two articles that differ. @param {Desk} desk */
async function bring(desk) {
  await desk.after(() => desk.paste(FIRST, { date: "2031-03-10", outlet: "Ness Herald" }));
  await desk.after(() => desk.drop([file("second.txt", SECOND)]));
}

/** The number behind "dismissed by you" of the view that is shown. @param {Desk} desk @returns {Promise<string>} */
const dismissed = (desk) => desk.run("return all('[data-hook=dismissed]').find((d) => d.checkVisibility())?.querySelector('summary').textContent ?? ''");

/** Whether the focus is somewhere in the element. @param {Desk} desk */
const focused = (desk) => desk.run("return desk.shadowRoot.activeElement !== null");

describe("the reader's corrections", () => {
  /** @type {Desk} */
  let desk;
  onThePage((_, its) => {
    desk = its;
  });

  it("say whose a quotation is, by the list, by a name, and nobody's", async () => {
    await bring(desk);
    assert.equal((await speaker(desk, "Ness Herald")).corrected, undefined);
    const lind = (await desk.report()).entities.find((e) => e.name.includes("Lind"))?.id ?? "";
    await edit(desk, "quote-editor", "Ilka Stromm");
    await set(desk, "said-by", lind);
    await press(desk, "said-by-go");
    assert.deepEqual(await speaker(desk, "Ness Herald"), { who: "Bo Lind", corrected: "corrected by you" });
    assert((await desk.report()).statements.some((s) => s.speaker === lind && s.members.length === 2), "the comparison goes by it");
    await turn(desk, "undo");
    assert.deepEqual(await speaker(desk, "Ness Herald"), { who: "Ilka Stromm", corrected: undefined });
    await turn(desk, "redo");
    assert.equal((await speaker(desk, "Ness Herald")).who, "Bo Lind");

    await edit(desk, "quote-editor", "Ness Herald");
    await set(desk, "said-by", " other");
    await set(desk, "said-by-name", "Runa Falk");
    await press(desk, "said-by-go");
    assert.equal((await speaker(desk, "Ness Herald")).who, "Runa Falk");
    await edit(desk, "quote-editor", "Ness Herald");
    await set(desk, "said-by", " nobody");
    await press(desk, "said-by-go");
    assert.equal((await speaker(desk, "Ness Herald")).who, "No speaker named");
    // An article that is edited elsewhere keeps it; one that has other words loses it, and says so.
    const [article] = await desk.run("return desk.articles");
    await desk.add([{ ...article, text: `It snowed in Oland.\n\n${article.text}` }]);
    assert.deepEqual((await desk.report()).lostCorrections ?? [], []);
    await desk.add([{ ...article, text: article.text.replace("winter storms", "long nights") }]);
    assert.equal((await desk.report()).lostCorrections?.length, 3);
    assert.equal(await desk.run("return all('[data-hook=lost] summary').find((s) => s.checkVisibility()).textContent"), "3 corrections not found again");
    await desk.after(() => desk.run("all('[data-hook=lost]')[0].open = true; all('[data-hook=forget]')[0].focus(); all('[data-hook=forget]')[0].click()"));
    assert.equal((await desk.report()).lostCorrections?.length, 2);
    assert(await focused(desk));
  });

  it("dismiss a quotation and bring it back", async () => {
    await bring(desk);
    const before = await outcome(desk);
    const rows = (await desk.rows("quote")).length;
    await edit(desk, "quote-editor", "the piers were sound");
    await desk.run("desk.editing.querySelector('[data-hook=quote-dismiss]').focus()");
    await press(desk, "quote-dismiss");
    assert.equal((await desk.rows("quote")).length, rows - 1);
    assert(await focused(desk), "the focus is not lost");
    assert.equal(await dismissed(desk), "dismissed by you (1)");
    await desk.run("all('[data-hook=dismissed]')[0].open = true");
    assert((await desk.rows("dismissed"))[0]?.text.includes("the piers were sound"));
    assert((await desk.follow("dismissed", "piers")).text.includes("the piers were sound"));
    await desk.after(() => desk.run("all('[data-hook=bring-back]')[0].focus(); all('[data-hook=bring-back]')[0].click()"));
    assert.equal(await dismissed(desk), "");
    assert(await focused(desk), "nor when nothing is left");
    assert.equal(await outcome(desk), before);
    await turn(desk, "undo");
    assert.equal(await dismissed(desk), "dismissed by you (1)");
  });

  it("set a deadline’s day and parties, and dismiss it", async () => {
    await bring(desk);
    await desk.view("deadlines");
    await edit(desk, "deadline-editor", "hauliers");
    await set(desk, "deadline-day", "2031-03-21");
    await set(desk, "deadline-setter", "Ilka Stromm");
    await press(desk, "deadline-go");
    const shown = await desk.run("return all('[data-thread]').find((t) => t.textContent.includes('hauliers')).textContent");
    assert(/21 Mar 2031/.test(shown) && shown.includes("corrected by you") && shown.includes("set by you") && shown.includes("Ilka Stromm"), shown);
    await turn(desk, "undo");
    assert((await desk.report()).deadlines[0]?.current?.latest === "2031-03-14");
    await turn(desk, "redo");
    await edit(desk, "deadline-editor", "hauliers");
    await press(desk, "deadline-dismiss");
    assert.equal(await desk.run("return all('[data-thread]').length"), 0);
    assert.equal(await dismissed(desk), "dismissed by you (1)");
    await turn(desk, "undo");
    assert((await desk.report()).deadlines[0]?.current?.latest === "2031-03-21");
  });

  it("keep what is typed when another article comes", async () => {
    await bring(desk);
    await edit(desk, "quote-editor", "Ilka Stromm");
    await set(desk, "said-by", " other");
    await set(desk, "said-by-name", "Runa");
    await desk.run("desk.editing.querySelector('[data-hook=said-by-name]').focus()");
    await desk.after(() => desk.run("desk.add({id: 'rain', text: 'Rain\\n\\nIt rained in Oland.\\n', date: '2031-03-12'})"));
    assert.deepEqual(await desk.run("const [open] = all('[data-hook=quote-editor][open]'); const name = open.querySelector('[data-hook=said-by-name]'); return [name.value, desk.shadowRoot.activeElement === name, open.closest('li').textContent.includes('Ilka Stromm')]"), ["Runa", true, true]);
    await press(desk, "said-by-go");
    assert.equal((await speaker(desk, "Ness Herald")).who, "Runa");
    assert.equal(await desk.run("return all('[data-hook=quote-editor][open]').length"), 0);
  });

  it("say so where nothing was changed", async () => {
    await bring(desk);
    await desk.view("deadlines");
    await edit(desk, "deadline-editor", "hauliers");
    await desk.run("desk.editing.querySelector('[data-hook=deadline-go]').click()");
    assert.equal(await desk.run("return desk.editing.querySelector('[data-hook=unchanged]').textContent"), "Nothing was changed.");
  });

  it("mark a difference as checked, with a note, or dismiss it", async () => {
    await bring(desk);
    await desk.view("compare");
    const figure = "all('[data-figure]').find((f) => f.textContent.includes('12') && f.textContent.includes('15'))";
    await desk.run(`const box = ${figure}.querySelector("[data-hook=figure-editor]"); box.querySelector("summary").click(); desk.editing = box`);
    await desk.until("return desk.editing.querySelector('.form') !== null", "the form is there");
    const note = await desk.run("return desk.editing.querySelector('[data-hook=checked-note]')");
    await desk.after(() => note.sendKeys("rang the brigade", Key.ENTER));
    assert.equal(await desk.run(`return ${figure}.querySelector('[data-field=checked]').textContent`), "checked by you: rang the brigade");
    assert(await focused(desk));
    await turn(desk, "undo");
    assert.equal(await desk.run(`return ${figure}.querySelector('[data-field=checked]')`), null);
    await turn(desk, "redo");
    assert((await desk.report()).conflicts.some((c) => c.checked === "rang the brigade"), "the same figure among the differences");
    const differences = (await desk.report()).conflicts.length;
    await desk.run("const box = all('[data-conflict=attribution] [data-hook=conflict-editor]')[0]; box.querySelector('summary').click(); desk.editing = box");
    await desk.until("return desk.editing.querySelector('.form') !== null", "the form is there");
    await press(desk, "difference-dismiss");
    assert.equal((await desk.report()).conflicts.length, differences - 1);
    assert.equal(await dismissed(desk), "dismissed by you (1)");
  });

  it("are there when the page is loaded anew", async () => {
    await bring(desk);
    await edit(desk, "quote-editor", "Ilka Stromm");
    await set(desk, "said-by", " nobody");
    await press(desk, "said-by-go");
    await edit(desk, "quote-editor", "the piers were sound");
    await press(desk, "quote-dismiss");
    await desk.allSaved();
    const before = await outcome(desk);
    const corrections = await desk.run("return JSON.stringify(desk.corrections)");
    assert.equal(JSON.parse(corrections).length, 2);
    await desk.reload();
    await desk.until("return all('[part~=base]')[0].dataset.state === 'ready'", "the report on what was kept");
    assert.equal(await desk.run("return JSON.stringify(desk.corrections)"), corrections);
    assert.equal(await outcome(desk), before);
    assert.deepEqual(await speaker(desk, "Ness Herald"), { who: "No speaker named", corrected: "corrected by you" });
  });
});
