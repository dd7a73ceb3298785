// The comparison: a sentence that is checked, the grid of speakers, the ledger, two articles side by side.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, describe, it } from "node:test";
import { Key } from "selenium-webdriver";
import { Desk, onThePage } from "./desk.js";

const HARBOUR = `Ferry to stop in June

KARLSUND — The ferry will stop on 1 June, the harbour office said.

“We will not run a boat that nobody can steer in a storm,” Ilka Stromm told reporters.

A fire in the harbour injured 14 fishermen.
`;
const COAST = `Stromm: no boat in a storm

KARLSUND — “We will not run a boat that nobody can steer,” said Ilka Stromm on Tuesday.

Bo Lind, who leads the crew, did not agree. “Nobody asked us,” he said.

The fire in the harbour injured 16 fishermen.
`;
const FAR = "It rained.\n\n".repeat(120);

describe("the comparison", () => {
  /** @type {Desk} */
  let desk;
  onThePage((_, its) => {
    desk = its;
  });
  beforeEach(async () => {
    await desk.add([
      { id: "harbour", text: HARBOUR + FAR, date: "2031-05-06", outlet: "Harbour Post" },
      { id: "coast", text: COAST + FAR, date: "2031-05-07", outlet: "Coast Daily" },
    ]);
    await desk.view("compare");
  });

  /** @param {string} hook */
  const click = async (hook) => (await desk.find(`[data-hook=${hook}]`)).click();
  /** @param {string} words @param {string} [speaker] */
  const check = async (words, speaker = "") => {
    await desk.run("all('[data-hook=check]')[0].open = true");
    const [text, who] = [await desk.find("[data-hook=check-text]"), await desk.find("[data-hook=check-speaker]")];
    await text.clear();
    await who.clear();
    if (speaker !== "") await who.sendKeys(speaker);
    await desk.run("all('[data-hook=check-answer]')[0].replaceChildren()");
    await text.sendKeys(words, Key.ENTER);
    await desk.until("return all('[data-hook=check-answer] [data-verdict]').length === 1", "an answer");
    return desk.run("return all('[data-hook=check-answer] [data-verdict]')[0].dataset.verdict");
  };

  it("says whether a sentence was said, and shows the printed words alone", async () => {
    assert.equal(await check("We will not run a boat that nobody can steer in a storm"), "exact");
    assert.equal(await check("We will run a boat that nobody can steer in a storm"), "altered");
    assert.equal(await desk.run("return all('[data-field=negation]').length"), 1);
    const [place] = await desk.rows("checked");
    assert(place?.text.includes("Harbour Post"), place?.text);
    assert.equal(await desk.run("return all('[data-row=checked] .wording')[0].textContent"), "We will not run a boat that nobody can steer in a storm");
    const marked = await desk.follow("checked", "Harbour Post");
    assert.equal(marked.text.replace(/,$/, ""), "We will not run a boat that nobody can steer in a storm");
    assert.equal(await check("Nobody asked us", "Ilka Stromm"), "other");
    assert.equal(await check("The bridge is made of cheese"), "absent");
    assert.equal((await desk.rows("checked")).length, 0);
  });

  it("asks again when the articles have changed", async () => {
    assert.equal(await check("The bridge is made of cheese"), "absent");
    await desk.add([{ id: "third", text: "Cheese\n\n“The bridge is made of cheese,” Ada Menck said.\n", date: "2031-05-08", outlet: "Third" }]);
    await desk.until("return all('[data-hook=check-answer] [data-verdict]')[0]?.dataset.verdict === 'exact'", "the new article is asked");
  });

  it("shows at a glance who is quoted where, and leads there", async () => {
    const cells = await desk.rows("spoke");
    assert.equal(cells.length, 3);
    const names = await desk.run("return all('[data-row=spoke]').map((c) => c.getAttribute('aria-label')).sort()");
    assert.deepEqual(names, ["Bo Lind in Coast Daily: 1 quote", "Ilka Stromm in Coast Daily: 1 quote", "Ilka Stromm in Harbour Post: 1 quote"]);
    await (await desk.find("[data-row=spoke][aria-label='Ilka Stromm in Harbour Post: 1 quote']")).click();
    const marked = await desk.marked();
    assert.equal(marked.article, "harbour");
    assert(marked.text.startsWith("We will not run a boat"), marked.text);
    assert(marked.seen);
  });

  it("has a ledger with a column an outlet, in which nothing stands that an outlet did not print", async () => {
    await click("ledger-open");
    await desk.until("return all('[data-hook=ledger] tbody tr').length > 0", "the ledger is there");
    assert.deepEqual(await desk.run("return all('[data-hook=ledger] thead th').map((c) => c.textContent).sort()"), ["Coast Daily", "Harbour Post", "Speaker"]);
    /** @type {{article: string, text: string}[]} */
    const cells = await desk.run("return all('[data-hook=ledger] td [data-row]').map((c) => ({article: c.dataset.article, text: c.querySelector('.wording').textContent}))");
    assert.equal(cells.length, 2);
    for (const { article, text } of cells) assert((article === "harbour" ? HARBOUR : COAST).includes(text.trim()), text);
    const chips = await desk.run("return all('[data-hook=ledger] td .badge').map((c) => c.textContent).sort()");
    assert.deepEqual(chips, ["cut", "first", "fullest"]);
    await click("ledger-open");
    assert.equal((await desk.rows("statement")).length, 2);
    assert.match(await desk.run("return all('[data-field=sources]')[0].textContent"), /^2 outlets, 1 speaker/);
  });

  it("puts the ledger’s outlets under one another on a narrow page, each with its name", async () => {
    await desk.driver.manage().window().setRect({ width: 500, height: 900 });
    try {
      await click("ledger-open");
      await desk.until("return all('[data-hook=ledger] tbody tr').length > 0", "its rows");
      /** @type {{name: string, words: string, top: number, bottom: number, wide: boolean}[]} */
      const cells = await desk.run(`const page = all('[data-hook=ledger]')[0].getBoundingClientRect();
        return [...all('[data-hook=ledger] tbody tr')[0].querySelectorAll('td')].filter((cell) => cell.checkVisibility()).map((cell) => {
          const {top, bottom, left, right} = cell.getBoundingClientRect();
          return {name: cell.querySelector('.of').checkVisibility() && cell.querySelector('.of').textContent, words: cell.textContent, top, bottom, wide: left >= page.left && right <= page.right && right - left > page.width * 0.9};
        })`);
      assert.deepEqual(cells.map((c) => c.name).sort(), ["Coast Daily", "Harbour Post"]);
      assert(cells.every((c) => c.wide && c.words.includes("nobody can steer")), JSON.stringify(cells));
      assert((cells[0]?.bottom ?? Infinity) < (cells[1]?.top ?? 0) + 1, JSON.stringify(cells));
      assert.equal(await desk.run("return document.documentElement.scrollWidth <= innerWidth"), true);
      await click("ledger-open");
      assert.equal(await desk.run("return all('[data-hook=ledger]')[0].checkVisibility()"), false);
    } finally {
      await desk.driver.manage().window().setRect({ width: 1280, height: 900 });
    }
  });

  it("puts two articles side by side at the passages that differ, and moves them together", async () => {
    const open = await desk.run("const card = all('[data-figure], [data-conflict]').find((c) => /fishermen/i.test(c.textContent)); return card.querySelector('[data-hook=pair-open]')");
    await open.click();
    await desk.until("return all('[data-hook=pair]')[0]?.checkVisibility() && all('.m-current').length + [...CSS.highlights?.get('nutgraf-current') ?? []].length >= 2", "both are marked");
    const painted = await desk.run("return all('.m-current').length > 0 ? all('.m-current').map((s) => s.textContent) : [...CSS.highlights.get('nutgraf-current')].map(String)");
    assert(painted.some((/** @type {string} */ t) => t.includes("14")) && painted.some((/** @type {string} */ t) => t.includes("16")), JSON.stringify(painted));
    assert.deepEqual(await desk.run("return all('[data-half] .date').map((d) => d.textContent).sort()"), ["6 May 2031", "7 May 2031"]);

    await click("pair-next");
    assert.match(await desk.run("return all('[data-hook=pair-place]')[0].textContent"), /^\d of \d in common$/);

    // The step settles within a frame or two.
    await desk.driver.executeAsyncScript("const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 300)))");
    // The end of the one is the end of the other, where a hand is on it.
    await desk.run(`const [left] = all("[data-hook=pair-text]");
      left.dispatchEvent(new WheelEvent("wheel", {bubbles: true}));
      left.scrollTop = left.scrollHeight;`);
    await desk.until("const [, right] = all('[data-hook=pair-text]'); return right.scrollTop + right.clientHeight > right.scrollHeight - 80", "the other follows");

    await click("pair-close");
    assert.equal(await desk.run("return all('[data-hook=pair]')[0].checkVisibility()"), false);
    assert.equal(await desk.run("return desk.shadowRoot.activeElement.dataset.hook"), "pair-open");
  });

  it("puts beside an article that differs, not one that copies it, and marks no space with a word that is changed", async () => {
    await desk.add([
      { id: "copy", text: `A copy\n\n${HARBOUR.slice(HARBOUR.indexOf("\n\n") + 2)}`, date: "2031-05-06", outlet: "Copied Post" },
      { id: "other", text: "Another wording\n\n“We will not run a ship that nobody can steer in a storm,” said Ilka Stromm on Tuesday.\n\nThe fire in the harbour injured 17 fishermen.\n", date: "2031-05-08", outlet: "Other Post" },
    ]);
    /** @type {string[][]} */
    const shown = await desk.run(`const cards = all("[data-statement], [data-figure]").filter((c) => c.querySelector("[data-hook=pair-open]") && /steer|fishermen/.test(c.textContent));
      return (async () => {
        const out = [];
        for (const card of cards) {
          card.querySelector("[data-hook=pair-open]").click();
          await new Promise((done) => setTimeout(done, 300));
          out.push(["left", "right"].map((side) => all("[data-hook=pair-" + side + "]")[0].value));
        }
        return out;
      })();`);
    assert(shown.length >= 2);
    for (const pair of shown) assert(!(pair.includes("harbour") && pair.includes("copy")), pair.join(" "));
    const marked = await desk.run("return all('[data-statement] ins').map((i) => i.textContent)");
    assert(marked.includes("ship"), marked.join("|"));
  });

  it("leaves the two when one of them goes", async () => {
    await desk.run("all('[data-hook=pair-open]')[0].click()");
    await desk.until("return all('[data-hook=pair]')[0]?.checkVisibility()", "they are there");
    await desk.after(() => desk.run("desk.remove('coast')"));
    assert.equal(await desk.run("return all('[data-hook=pair]')[0].checkVisibility()"), false);
    assert.equal(await desk.run("return all('[data-hook=text]')[0].checkVisibility()"), true);
  });

  it("leaves the focus where the reader has it when one of the two goes", async () => {
    await desk.run("all('[data-hook=pair-open]')[0].click()");
    await desk.until("return all('[data-hook=pair]')[0]?.checkVisibility()", "they are there");
    await desk.run("all('[data-hook=check]')[0].open = true; all('[data-hook=check-text]')[0].focus()");
    await desk.after(() => desk.run("desk.remove('coast')"));
    assert.equal(await desk.run("return desk.shadowRoot.activeElement.dataset.hook"), "check-text");
  });

  it("marks no place of an earlier text in the two", async () => {
    await desk.add([{ id: "third", text: `Third\n\n${COAST}`, date: "2031-05-08", outlet: "Third" }]);
    await desk.run("all('[data-statement]').find((c) => new Set([...c.querySelectorAll('[data-article]')].map((r) => r.dataset.article)).size === 3).querySelector('[data-hook=pair-open]').click()");
    await desk.until("return all('[data-hook=pair]')[0]?.checkVisibility()", "they are there");
    const right = await desk.run("return all('[data-hook=pair-right]')[0].value");
    await desk.add([{ id: right, text: `Another headline altogether\n\nIt snowed.\n\n${right === "harbour" ? HARBOUR : COAST}`, date: "2031-05-07", outlet: "Coast Daily" }]);
    await desk.run("const [left] = all('[data-hook=pair-left]'); left.value = [...left.options].find((o) => o.value !== left.value).value; left.dispatchEvent(new Event('change'))");
    const painted = await desk.run("const [, right] = all('[data-hook=pair-text]'); return [...right.querySelectorAll('.m-current'), ...[...CSS.highlights?.get('nutgraf-current') ?? []].filter((r) => right.contains(r.startContainer))].map(String)");
    assert.deepEqual(painted, []);
  });

  it("paints nothing of the two once the element is out of the page", async () => {
    await desk.run("all('[data-hook=pair-open]')[0].click()");
    await desk.until("return all('[data-hook=pair]')[0]?.checkVisibility()", "they are there");
    const left = await desk.run(`return (async () => {
      const { parentNode } = desk;
      Element.prototype.remove.call(desk);
      await new Promise((done) => setTimeout(done));
      const painted = [...CSS.highlights?.values() ?? []].reduce((sum, highlight) => sum + highlight.size, 0);
      parentNode.append(desk);
      return painted;
    })()`);
    assert.equal(left, 0);
    await desk.until("return all('[part~=base]')[0].dataset.state === 'ready'", "it is back");
    assert.equal(await desk.run("return all('[data-hook=pair]')[0].checkVisibility()"), false);
  });

  it("makes one ledger, however often it is asked for", async () => {
    await desk.run("for (let i = 0; i < 3; i++) all('[data-hook=ledger-open]')[0].click()");
    await desk.until("return all('[data-hook=ledger] tbody tr').length > 0", "the ledger is there");
    assert.equal(await desk.run("return all('[data-hook=ledger]').length"), 1);
    assert.equal(await desk.run("return all('.as-ledger').length"), 1);
  });

  it("shows a title that is no part of the text, and leads to the beginning", async () => {
    await desk.add([{ id: "ice", title: "Ice will close the upper river for good", text: `A winter story\n\n${FAR}`, date: "2031-05-08", outlet: "Ice Post" }]);
    assert.equal(await check("Ice will close the upper river for good"), "paper");
    assert.equal(await desk.run("return all('[data-row=checked] .wording')[0].textContent"), "Ice will close the upper river for good");
    assert.equal(await desk.run("return all('[data-row=checked] [data-field=title]')[0].textContent"), "the title");
    await desk.run("all('[data-row=checked]')[0].click()");
    assert.deepEqual(await desk.run("return [desk.current.article, desk.current.spans.length, all('[data-hook=text]')[0].scrollTop]"), ["ice", 0, 0]);
  });

  it("draws the history of a deadline whose row comes late", async () => {
    const story = readFileSync(new URL("../../www/samples/corpus.jsonl", import.meta.url), "utf8").trim().split("\n").map((line) => JSON.parse(line));
    const notice = (/** @type {number} */ i) => `Notice ${i}\n\nThe council gave firm Number${i} until ${1 + (i % 25)} ${["January", "February", "March"][Math.floor(i / 25)]} 2031 to leave shed ${i}.\n`;
    await desk.add([...Array.from({ length: 75 }, (_, i) => ({ id: `n${i}`, text: notice(i), date: "2030-12-20", outlet: `Paper ${i}` })), ...story]);
    await desk.view("deadlines");
    assert.equal(await desk.run("return all('.timeline').length"), 0);
    await desk.run("for (const more of all('[data-hook=deadlines] > .more-row .more')) more.click()");
    await desk.until("return all('.timeline').length > 0", "it is drawn");
  });
});

describe("reading", () => {
  /** @type {Desk} */
  let desk;
  onThePage((_, its) => {
    desk = its;
  });
  beforeEach(() => desk.add([{ id: "coast", text: COAST, date: "2031-05-07", outlet: "Coast Daily" }]));

  /** What is told of the marked words, by kind. @returns {Promise<Record<string, string>>} */
  const told = () => desk.run("return Object.fromEntries(all('[data-hook=mark-note] [data-field]').map((p) => [p.dataset.field, p.textContent]))");

  it("goes from mark to mark by keys, and says what each is", async () => {
    const text = await desk.find("[data-hook=text]");
    await desk.run("all('[data-hook=text]')[0].focus()");
    /** @type {Record<string, string>} */
    const seen = {};
    for (let i = 0; i < 12; i++) {
      await text.sendKeys("n");
      await desk.until("return all('[data-hook=mark-note]')[0].checkVisibility()", "what the mark is");
      Object.assign(seen, await told());
    }
    assert.match(seen["quote"] ?? "", /^Said by .+ · \d+% sure$/);
    assert.match(seen["entity"] ?? "", /person/);
    assert.match(seen["time"] ?? "", /6 May 2031 · from/);
    const last = (await desk.marked()).text;
    await text.sendKeys("p");
    assert.notEqual((await desk.marked()).text, last);
  });

  it("marks source and cue with the words of a quote, and says which is which", async () => {
    /** @type {() => Promise<{source: string[], cue: string[]}>} */
    const parts = () => desk.run(`return Object.fromEntries(["source", "cue"].map((kind) => [kind, all(".m-current").length > 0 ? all(".m-" + kind + "").map((s) => s.textContent)
      : [...CSS.highlights.get("nutgraf-" + kind) ?? []].map((r) => r.startContainer.textContent.slice(r.startOffset, r.endOffset))]))`);
    const legend = () => desk.run("return all('[data-hook=legend]').filter((p) => p.checkVisibility()).flatMap((p) => [...p.children].map((s) => s.textContent))");
    assert.deepEqual(await legend(), []);
    const all = { source: ["he"], cue: ["said"] };
    await desk.follow("quote", "Nobody asked us");
    assert.deepEqual(await parts(), all);
    assert.deepEqual(await legend(), ["what is said", "who says it", "how it is told"]);
    // A new report on the same text takes nothing away.
    await desk.add([{ id: "other", text: "It rained.", date: "2031-05-08" }]);
    assert.deepEqual(await parts(), all);
    // The next place has parts of its own, or none.
    await desk.view("entities");
    await desk.run("all('[data-row=entity]')[0].click()");
    assert.deepEqual(await parts(), { source: [], cue: [] });
    assert.deepEqual(await legend(), []);
    await desk.run("desk.setAttribute('highlight', 'spans')");
    await desk.view("quotes");
    await desk.follow("quote", "Nobody asked us");
    assert.deepEqual(await parts(), all);
  });

  it("lists its keys, and gives the focus back", async () => {
    await (await desk.find("[data-hook=add]")).sendKeys("?");
    await desk.until("return all('dialog')[0]?.open", "the dialog");
    await (await desk.find("[data-hook=keys-close]")).click();
    assert.equal(await desk.run("return all('dialog')[0].open"), false);
    assert.equal(await desk.run("return desk.shadowRoot.activeElement?.dataset.hook"), "add");
  });
});
