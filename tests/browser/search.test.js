// Searching in all articles, as a reader does it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Key } from "selenium-webdriver";
import { Desk, onThePage } from "./desk.js";
import { open } from "./driver.js";
import { pile } from "./support/pile.js";

/** @typedef {import("../../www/pkg/nutgraf.js").Article} Article */

/** @type {Article[]} */
const ARTICLES = [
  {
    id: "old", date: "2031-03-02", outlet: "Ness Herald", title: "A bridge too old",
    text: "Bridge shut to lorries\n\nThe old bridge over the Ness was shut on Sunday. Ulla Mu\u0308ller of the Straßenamt would not say for how long.\n\nA ferry runs.\n",
  },
  {
    id: "new", date: "2031-04-05", outlet: "Łódź Post",
    text: "Engineers divided\n\n“Nobody should drive a lorry over that bridge — it’s tired,” said Ilka Stromm, an engineer.\n\nThe bridge was old when she was born, Stromm added, and so was the ferry.\n",
  },
  { id: "none", text: "No day\n\nA lorry stood on the old bridge.\n" },
];

describe("the search", () => {
  /** @type {Awaited<ReturnType<typeof open>>} */
  let session;
  /** @type {Desk} */
  let desk;
  onThePage((opened, its) => {
    session = opened;
    desk = its;
  });

  /** Until the search has ended. */
  const ended = () => desk.until("return /found|passages? in|quotations? in|no word/.test(all('[data-hook=search-count]')[0]?.textContent ?? '')", "the search ends");

  /** @param {string} typed */
  async function search(typed) {
    await desk.run("const box = all('[data-hook=search]')[0]; box.value = arguments[0]; box.dispatchEvent(new Event('input'))", typed);
    await ended();
    return found();
  }

  /** What is listed: the words that are marked in each passage, by its article. */
  async function found() {
    /** @type {[string, string[]][]} */
    const rows = await desk.run("return all('[data-row=passage]').map((row) => [row.dataset.article, [...row.querySelectorAll('mark')].map((m) => m.textContent)])");
    return rows;
  }

  /** @param {string} hook @param {string} value */
  async function choose(hook, value) {
    await desk.run("const control = all(`[data-hook=${arguments[0]}]`)[0]; control.value = arguments[1]; control.dispatchEvent(new Event('input'))", hook, value);
    await ended();
    return found();
  }

  /** @returns {Promise<string>} */
  const counted = () => desk.run("return all('[data-hook=search-count]')[0].textContent");
  /** @returns {Promise<string>} */
  const focused = () => desk.run("const a = desk.shadowRoot.activeElement; return a?.dataset.hook ?? a?.dataset.row ?? a?.dataset.tab ?? ''");

  it("finds passages with all the words, the newest article first, and leads to the place", async () => {
    await desk.add(ARTICLES);
    assert.equal(await desk.run("return all('[data-tab=search]')[0].checkVisibility()"), false, "there is no tab before there is a search");
    assert.deepEqual(await search("bridge old"), [["new", ["bridge", "old"]], ["old", ["bridge", "old"]], ["old", ["old", "bridge"]], ["none", ["old", "bridge"]]]);
    assert.equal(await counted(), "4 passages in 3 articles");
    assert.equal(await desk.run("return desk.view"), "search");
    assert.match(await desk.run("return all('[data-tab=search]')[0].textContent"), /4/);
    const { article, text, painted, seen } = await desk.follow("passage", "over the Ness");
    assert.deepEqual({ article, text, painted, seen }, { article: "old", text: "old\nbridge", painted: "old\nbridge", seen: true });
    // A title that is not printed in the text leads to its article.
    await desk.run("desk.show('new', [])");
    await (await desk.find("[data-row=passage][data-spans='']")).click();
    assert.equal(await desk.run("return all('.rail [aria-current]')[0].closest('li').dataset.article"), "old");
  });

  it("folds accents and marks, and marks the very characters", async () => {
    await desk.add(ARTICLES);
    assert.deepEqual(await search("muller STRASSENAMT"), [["old", ["Mu\u0308ller", "Straßenamt"]]]);
    assert.equal((await desk.follow("passage", "Ulla")).text, "Mu\u0308ller\nStraßenamt");
    assert.deepEqual(await search("\"bridge - it's tired\""), [["new", ["bridge — it’s tired"]]]);
    assert.deepEqual(await search("lorry NEAR bridge"), [["new", ["lorry", "bridge"]], ["none", ["lorry", "bridge"]]]);
    assert.deepEqual(await search("zebra"), []);
    assert.equal(await counted(), "Nothing found");
    assert.deepEqual(await search("—"), []);
    assert.match(await counted(), /no word/);
  });

  it("filters by outlet, by day and by what is quoted", async () => {
    await desk.add(ARTICLES);
    await search("bridge");
    assert.deepEqual((await choose("search-outlet", "=Łódź Post")).map(([id]) => id), ["new", "new"]);
    await choose("search-outlet", "");
    assert.deepEqual((await choose("search-from", "2031-03-03")).map(([id]) => id), ["new", "new"]);
    assert.equal(await counted(), "2 passages in 1 article · 1 article without a date left out");
    assert.deepEqual([...new Set((await choose("search-to", "2031-03-31")).map(([id]) => id))], []);
    await choose("search-to", "");
    await choose("search-from", "");
    await desk.run("all('[data-hook=search-quotes]')[0].click()");
    await ended();
    assert.match(await counted(), /quotations? in 1 article/);
    const quoted = await found();
    assert(quoted.length > 0 && quoted.every(([id, marks]) => id === "new" && marks.length > 0), JSON.stringify(quoted));
    // In the quotation, no word of the article's own is found; who is quoted is.
    assert.deepEqual(await search("engineer"), []);
    assert((await search("Ilka tired")).length > 0);
  });

  it("finds by a full name where the surname stands alone, and says so", async () => {
    await desk.add(ARTICLES);
    await search("Ilka Stromm ferry");
    const [row] = await desk.rows("passage");
    assert.equal(row?.fields["meant"], "“Stromm”: Ilka Stromm");
    assert.equal((await desk.follow("passage", "Stromm added")).text, "Stromm\nferry");
  });

  it("is at hand by a key, and gives the focus back", async () => {
    await desk.add(ARTICLES);
    const press = (/** @type {string[]} */ ...keys) => session.driver.actions().sendKeys(...keys).perform();
    await desk.run("all('[data-tab=deadlines]')[0].click(); all('[data-tab=deadlines]')[0].focus()");
    await press("/");
    assert.equal(await focused(), "search");
    await press("ferry/");
    await ended();
    assert.equal(await desk.run("return all('[data-hook=search]')[0].value"), "ferry/", "in a field it is typed");
    assert.equal(await focused(), "search", "the field keeps the focus while results come");
    await press(Key.ENTER);
    assert.equal(await focused(), "passage");
    await press("/", Key.ESCAPE);
    assert.deepEqual(await desk.run("return [all('[data-hook=search]')[0].value, desk.view, all('[data-tab=search]')[0].checkVisibility()]"), ["", "deadlines", false]);
    assert.equal(await focused(), "deadlines", "what had the focus has gone with the search");
    // Nothing has the focus.
    await desk.run("desk.shadowRoot.activeElement.blur()");
    await press("/");
    assert.equal(await focused(), "search");
    await press("x");
    await ended();
    await desk.run("all('[data-hook=search-slash]')[0].click(); all('[data-tab=quotes]')[0].focus()");
    await press("/");
    assert.equal(await focused(), "quotes", "the key can be given up");
  });

  it("shows what was found in place of a narrow page's article", async () => {
    await session.driver.manage().window().setRect({ width: 500, height: 800 });
    try {
      await desk.add(ARTICLES);
      await desk.run("all('[data-hook=open]')[0].click()");
      await search("ferry");
      const [row] = await desk.rows("passage");
      assert(row, "the rows can be seen");
      assert.equal(await desk.run("return all('.rail')[0].checkVisibility()"), false);
      await desk.follow("passage", "ferry");
      assert.equal(await focused(), "back");
      assert((await desk.marked()).seen);
      await (await desk.find("[data-hook=back]")).click();
      assert.equal(await focused(), "passage");
      assert.equal(await desk.run("return document.documentElement.scrollWidth <= innerWidth"), true);
    } finally {
      await session.driver.manage().window().setRect({ width: 1280, height: 900 });
    }
  });

  it("tells of the newest report", async () => {
    await desk.add(ARTICLES);
    await search("ferry");
    assert.equal(await counted(), "2 passages in 2 articles");
    await desk.after(() => desk.run("desk.remove('old')"));
    await ended();
    assert.deepEqual(await found(), [["new", ["ferry"]]]);
    await desk.run("all('[data-tab=quotes]')[0].click()");
    await desk.add([{ id: "more", text: "Another ferry\n\nIt runs.\n" }]);
    await desk.view("search");
    await ended();
    assert.deepEqual((await found()).map(([id]) => id), ["new", "more"]);
  });

  it("answers at once in hundreds of articles, and holds up no key", async () => {
    await desk.add(pile(300));
    /** @type {{first: number, longest: number, rows: number}} */
    const { first, longest, rows } = await session.driver.executeAsyncScript(`
      const done = arguments[0];
      const desk = document.querySelector("nut-graf").shadowRoot;
      const box = desk.querySelector("[data-hook=search]");
      let longest = 0;
      let last = performance.now();
      const beat = setInterval(() => { longest = Math.max(longest, performance.now() - last); last = performance.now(); }, 1);
      const began = performance.now();
      box.focus();
      box.value = "telephone once";
      box.dispatchEvent(new Event("input"));
      const look = () => {
        const rows = desk.querySelectorAll("[data-row=passage]").length;
        if (rows === 0) { setTimeout(look, 5); return; }
        const first = performance.now() - began;
        setTimeout(() => { clearInterval(beat); done({first, longest, rows}); }, 500);
      };
      look();`);
    assert(rows > 5);
    // For slow machines, not a measure.
    assert(first < 3000, `first rows after ${first} ms`);
    assert(longest < 1000, `${longest} ms without an answer`);
  });
});
