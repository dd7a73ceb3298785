// Signs in the text where a reader left a note: told by hover, focus and press, and no characters of the article.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Key } from "selenium-webdriver";
import { bringAxe, faults } from "./axe.js";
import { file, onThePage } from "./desk.js";
import { press, select } from "./selecting.js";

/** @typedef {import("./desk.js").Desk} Desk */

const PILE = [
  { id: "a", text: "Fire at the mill\n\nA fire at the Oland mill hurt 12 people on Monday, the brigade said.\n", date: "2031-03-10", outlet: "Ness Herald" },
  { id: "b", text: "Mill burns\n\nA fire at the Oland mill hurt 15 people on Monday, the brigade said. Her deputy was there.\n", date: "2031-03-11", outlet: "Ness Echo" },
];
const NOTE = "checked by you: rang the brigade";

/** The signs: what each says, and the words before it in its paragraph. @param {Desk} desk */
const signs = (desk) => desk.run(`return all("[data-hook=text] .sign").map((s) => {
  const before = document.createRange();
  before.setStart(s.closest("[data-part]"), 0);
  before.setEndBefore(s);
  return [s.getAttribute("aria-label"), before.toString().split(" ").slice(-2).join(" ")];
})`);

/** Marks the figure as checked, with a note. @param {Desk} desk */
async function check(desk) {
  await desk.view("compare");
  const figure = "all('[data-figure]').find((f) => f.textContent.includes('12') && f.textContent.includes('15'))";
  await desk.run(`${figure}.querySelector("[data-hook=figure-editor] summary").click()`);
  await desk.until("return all('[data-hook=checked-note]').length > 0", "the form is there");
  const note = await desk.find("[data-hook=checked-note]");
  await desk.after(() => note.sendKeys("rang the brigade", Key.ENTER));
  await desk.until("return all('[data-hook=text] .sign').length > 0", "the sign is there");
}

describe("signs of notes", () => {
  /** @type {Desk} */
  let desk;
  onThePage((_, its) => {
    desk = its;
  });

  it("stand at the passages of a difference that was checked, and tell the note", async () => {
    await desk.add(PILE);
    await desk.run("all('[data-hook=open]')[0].click()");
    const before = await desk.run("return all('[data-hook=text]')[0].textContent");
    assert.deepEqual(await signs(desk), []);
    await check(desk);
    assert.deepEqual(await signs(desk), [[NOTE, "12 people"]], "once, though the figure is a difference too");
    assert.equal(await desk.run("return all('[data-hook=text]')[0].textContent"), before, "the article has its characters");
    assert.equal(await desk.run("const s = getSelection(); s.selectAllChildren(all('[data-hook=text] .sign')[0].closest('[data-part]')); const said = s.toString(); s.removeAllRanges(); return said.trim()"),
      "A fire at the Oland mill hurt 12 people on Monday, the brigade said.", "what is copied has no sign");
    assert(String(await desk.run("return getComputedStyle(all('.sign')[0], '::before').content")).includes("✓"), "it is seen");
    assert.equal(await desk.run("return all('.sign')[0].title"), NOTE);
    const told = (/** @type {string} */ when) => desk.until(`const [note] = all('[data-hook=mark-note]');
      return !note.hidden && note.querySelector('[data-field=note]')?.textContent.toLowerCase() === ${JSON.stringify(NOTE)}`, when);
    await desk.run("all('.sign')[0].focus()");
    await told("told when it has the focus");
    await bringAxe(desk.driver);
    assert.deepEqual(await faults(desk.driver), []);
    await desk.run("all('[data-hook=mark-note]')[0].hidden = true");
    await (await desk.find("[data-hook=text] .sign")).click();
    assert.equal(await desk.run("return desk.view"), "compare", "and leads away from nothing");
    await told("told when it is pressed");
    await desk.driver.actions().move({ origin: await desk.find("[data-hook=add]") }).perform();
    await desk.run("all('[data-hook=mark-note]')[0].hidden = true");
    await desk.driver.actions().move({ origin: await desk.find("[data-hook=text] .sign") }).perform();
    await told("told when a pointer rests on it");
    // The marks of the paragraph are where they were, and the other article has its own sign.
    assert.equal((await desk.follow("figure", "12")).text.includes("12"), true);
    await desk.run("all('[data-hook=open]')[1].click()");
    assert.deepEqual(await signs(desk), [[NOTE, "15 people"]]);
    await desk.run("all('.sign')[0].focus()");
    await desk.run("desk.undo()");
    await desk.until("return all('[data-hook=text] .sign').length === 0", "it goes with what was checked");
    assert.equal(await desk.run("return desk.shadowRoot.activeElement?.dataset.hook"), "text", "the focus is not lost with it");
  });

  it("stand where another program's annotations do, where marks are elements too", async () => {
    await desk.run("desk.setAttribute('highlight', 'spans')");
    await desk.add(PILE.slice(1));
    const before = await desk.run("return all('[data-hook=text]')[0].textContent");
    await desk.drop([file("notes.jsonld", JSON.stringify([{ type: "Annotation", body: { type: "TextualBody", value: "who is that?" },
      target: { source: "b", selector: [{ type: "TextQuoteSelector", exact: "Her deputy", prefix: "", suffix: "" }] } }]))]);
    await desk.until("return all('[data-hook=text] .sign').length > 0", "the sign is there");
    assert.deepEqual(await signs(desk), [["your note: who is that?", "Her deputy"]]);
    assert.equal(await desk.run("return all('[data-hook=text]')[0].textContent"), before);
    assert(String(await desk.run("return getComputedStyle(all('.sign')[0], '::before').content")).includes("✎"));
    // Words behind a sign are found as before.
    await select(desk, "was there");
    await desk.until("return all('[data-hook=own-open]').length > 0", "it is offered");
    await press(desk, "own-open");
    await desk.until("return all('[data-hook=edges] mark').length > 0", "the form");
    assert.equal(await desk.run("return all('[data-hook=edges] mark')[0].textContent"), "was there");
  });
});
