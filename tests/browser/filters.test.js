// Of the findings a reader sees those that are asked for, and copies no others.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { onThePage } from "./desk.js";

/** @typedef {import("./desk.js").Desk} Desk */

const ARTICLES = [
  { id: "a", outlet: "Ness Herald", date: "2031-03-10", text: "Council shuts the old bridge\n\n“We will not open it before the winter storms are over,” said Ilka Stromm, the mayor. Bo Lind said the piers were sound.\n\nThe council gave the hauliers until 14 March 2031 to leave the quay.\n\nThe fire in Oland killed 12 people.\n" },
  { id: "b", outlet: "Oland Post", date: "2031-03-12", text: "Bridge stays shut\n\n“We will not open it before the winter storms are over,” said Ilka Stromm on Monday. “The lorries can wait,” said Bo Lind.\n\nThe fire in Oland killed 15 people, police said.\n" },
  { id: "c", outlet: "Oland Post", date: "2031-03-13", text: "Hauliers wait\n\n“Nobody told us,” said Carl Hemm, a haulier. The port gave the crews until 20 March 2031 to move their boats.\n" },
];

/** Chooses of a list's filters. @param {Desk} desk @param {string} list @param {string} filter @param {string} value */
const choose = (desk, list, filter, value) => desk.run(`const [control] = all("[data-hook=filters-" + arguments[0] + "] [data-filter=" + arguments[1] + "]");
  control.value = arguments[2];
  if (control.value !== arguments[2]) throw new Error("no choice " + arguments[2]);
  control.dispatchEvent(new Event("input", {bubbles: true}))`, list, filter, value);

/** Whether a filter is to be seen. @param {Desk} desk @param {string} list @param {string} filter @returns {Promise<boolean>} */
const offered = (desk, list, filter) => desk.run("return all('[data-hook=filters-' + arguments[0] + '] [data-filter=' + arguments[1] + ']')[0].checkVisibility()", list, filter);

/** Presses "Show all". @param {Desk} desk @param {string} list */
const showAll = (desk, list) => desk.run("all('[data-hook=filters-' + arguments[0] + '] [data-filter=all]')[0].click()", list);

/** The articles that rows are of. @param {Desk} desk @param {string} kind */
const articles = async (desk, kind) => [...new Set((await desk.rows(kind)).map((r) => r.data["article"]))].sort();

/** The words of what counts the rows of the open view. @param {Desk} desk @returns {Promise<string>} */
const counted = (desk) => desk.run("return all('[role=tabpanel]:not([hidden]) .count').map((c) => c.textContent).join(' ')");

describe("what of the findings is shown", () => {
  /** @type {Desk} */
  let desk;
  onThePage((_, its) => {
    desk = its;
  });

  it("is chosen by outlet and day, and what is copied is what is shown", async () => {
    await desk.add(ARTICLES);
    assert.deepEqual(await articles(desk, "quote"), ["a", "b", "c"]);
    assert.equal(await offered(desk, "quotes", "checked"), false, "nothing is corrected yet");
    await choose(desk, "quotes", "outlet", "=Oland Post");
    assert.deepEqual(await articles(desk, "quote"), ["b", "c"]);
    await choose(desk, "quotes", "day", "on:2031-03-13");
    assert.deepEqual(await articles(desk, "quote"), ["c"]);
    await desk.run(`desk.copied = null;
      Object.defineProperty(navigator, "clipboard", {configurable: true, value: {writeText: async (text) => { desk.copied = text; }}});
      all("[data-hook=quotes-copy]")[0].click()`);
    await desk.until("return desk.copied !== null", "it is copied");
    const copied = String(await desk.run("return desk.copied"));
    assert(copied.includes("Nobody told us") && !copied.includes("winter storms"), copied);
    // A report that comes with new articles changes nothing of what is asked for.
    await desk.add([{ id: "d", outlet: "Ness Herald", date: "2031-03-13", text: "“No,” said Ada Roe, the harbour master." }]);
    assert.deepEqual(await articles(desk, "quote"), ["c"]);
    await showAll(desk, "quotes");
    assert.deepEqual(await articles(desk, "quote"), ["a", "b", "c", "d"]);
    assert(await desk.run("return desk.shadowRoot.activeElement !== null"), "the focus is not lost with the button");
    await choose(desk, "quotes", "day", "from:2031-03-12");
    assert.deepEqual(await articles(desk, "quote"), ["b", "c", "d"]);
  });

  it("goes back to all when what was asked for is there no more", async () => {
    await desk.add(ARTICLES);
    await choose(desk, "quotes", "outlet", "=Ness Herald");
    assert.deepEqual(await articles(desk, "quote"), ["a"]);
    await desk.after(() => desk.run("desk.remove('a')"));
    assert.deepEqual(await articles(desk, "quote"), ["b", "c"]);
  });

  it("is chosen among deadlines by who they are for, and among names by outlet", async () => {
    await desk.add(ARTICLES);
    await desk.view("deadlines");
    assert.deepEqual(await articles(desk, "deadline"), ["a", "c"]);
    assert.match(await counted(desk), /^2 deadlines/);
    const parties = /** @type {string[]} */ (await desk.run("return [...all('[data-hook=filters-deadlines] [data-filter=who] option')].map((o) => o.value)"));
    const port = parties.find((p) => /port/i.test(p)) ?? "";
    await choose(desk, "deadlines", "who", port);
    assert.deepEqual(await articles(desk, "deadline"), ["c"]);
    assert.match(await counted(desk), /^1 of 2 deadlines/);
    await desk.view("entities");
    const before = (await desk.rows("entity")).map((r) => r.fields["name"]);
    await choose(desk, "entities", "day", "on:2031-03-13");
    const after = (await desk.rows("entity")).map((r) => r.fields["name"]);
    assert(after.includes("Carl Hemm") && !after.includes("Ilka Stromm") && before.includes("Ilka Stromm"), after.join());
  });

  it("is chosen in the comparison by what was checked", async () => {
    await desk.add(ARTICLES);
    await desk.view("compare");
    await desk.run("all('[data-hook=conflict-editor] summary, [data-hook=figure-editor] summary')[0].click()");
    await desk.until("return all('[data-hook=checked-go]').length > 0", "the form is there");
    await desk.after(() => desk.run("all('[data-hook=checked-go]')[0].click()"));
    const fold = await desk.find("[data-hook=filters-compare] [data-filter=fold]");
    if (await fold.isDisplayed()) await fold.click();
    assert.equal(await fold.getAttribute("aria-expanded"), "true");
    assert(await offered(desk, "compare", "checked"));
    await choose(desk, "compare", "checked", "yes");
    assert((await desk.rows("figure")).length + (await desk.rows("side")).length > 0);
    assert.deepEqual(await desk.rows("statement"), []);
    assert.match(await fold.getText(), /Filter \(1\)/);
    await choose(desk, "compare", "checked", "no");
    assert.deepEqual([(await desk.rows("figure")).length + (await desk.rows("side")).length, (await desk.rows("statement")).length > 0], [0, true]);
    await choose(desk, "compare", "kind", "=figure");
    assert.match(await counted(desk), /None of \d/);
  });
});
