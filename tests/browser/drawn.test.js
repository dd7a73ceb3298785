// Figures and the chronology of the pile, drawn: the same as a table or list beside it, and a file that stands alone.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { onThePage } from "./desk.js";

/** @typedef {import("./desk.js").Desk} Desk */

const TOLL = [
  ["a", "Ness Herald", "2031-03-10", "The fire in Oland killed 12 people, police said."],
  ["b", "Oland Post", "2031-03-11", "The fire in Oland killed 15 people, police said."],
  ["c", "Strand Radio", "2031-03-13", "The fire in Oland killed 19 people, police said. “We have found nobody else,” said Ada Roe, the fire chief, on Wednesday."],
].map(([id, outlet, date, text]) => ({ id: String(id), outlet, date, text: `Fire in Oland\n\n${text}\n\nThe council gave the owners until 20 March 2031 to clear the street.\n` }));

/** What a saved drawing holds, as a program that knows nothing of the page reads it. @param {Desk} desk @param {string} selector where its button is @returns {Promise<{name: string, words: string[], odd: string[] | null}>} */
async function saved(desk, selector) {
  const { name, text } = await desk.download(() => desk.run('all(arguments[0] + " [data-hook=save-drawing]")[0].click()', selector));
  assert.match(text, /^<\?xml [^>]*>\s*<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  return { name, words: [...text.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map(([, words = ""]) => words.replaceAll(/<[^>]*>/g, "")), odd: text.match(/ class=|var\(|light-dark|currentcolor/gi) };
}

describe("drawings", () => {
  /** @type {Desk} */
  let desk;
  onThePage((_, its) => {
    desk = its;
  });

  it("of a figure that three articles tell have its values to scale, the same as a table, and are saved", async () => {
    await desk.add(TOLL);
    await desk.view("compare");
    await desk.until("return (desk.chart = all('[data-hook=chart]').find((c) => c.querySelector('td:last-child').textContent.includes('12'))) !== undefined", "the chart");
    await desk.run("desk.chart.id = 'toll'");
    const chart = /** @type {{heights: number[], lefts: number[], words: string[], table: string[][], described: boolean}} */ (await desk.run(`const {chart} = desk;
      chart.querySelector("details").open = true;
      const boxes = [...chart.querySelectorAll("path")].map((p) => p.getBoundingClientRect());
      const base = chart.querySelector(".axis").getBoundingClientRect().top;
      return {heights: boxes.map((b) => base - (b.top + b.bottom) / 2), lefts: boxes.map((b) => b.left), words: [...chart.querySelectorAll("text")].map((t) => t.textContent),
        table: [...chart.querySelectorAll("tbody tr")].map((r) => [...r.children].map((c) => c.textContent)),
        described: chart.querySelector("table").id === chart.querySelector("svg[role=img]").getAttribute("aria-describedby")}`));
    const [low = 0, middle = 0, high = 0] = chart.heights;
    assert(Math.abs(low / high - 12 / 19) < 0.06 && Math.abs(middle / high - 15 / 19) < 0.06, chart.heights.join());
    const [first = 0, second = 0, third = 0] = chart.lefts;
    assert(Math.abs((second - first) / (third - first) - 1 / 3) < 0.02, chart.lefts.join());
    assert.deepEqual(chart.table.map(([outlet, , value]) => [outlet, value?.match(/\d+/)?.[0]]), [["Ness Herald", "12"], ["Oland Post", "15"], ["Strand Radio", "19"]]);
    assert(["10 Mar", "11 Mar", "13 Mar"].every((day) => chart.words.includes(day)) && chart.described, chart.words.join());
    const { name, words, odd } = await saved(desk, "#toll");
    assert.equal(name, "nutgraf-figure.svg");
    assert(words.some((w) => w.includes("19")) && words.includes("13 Mar"), words.join());
    assert.equal(odd, null, "the file needs no style sheet of the page");
  });

  it("of the pile have each day with what was said, happened and is due, and how that is known", async () => {
    await desk.add(TOLL);
    await desk.view("compare");
    await (await desk.find("[data-hook=chronology] > summary")).click();
    await desk.until("return all('[data-hook=chronology-days] [data-day]').length > 0", "the days");
    const days = /** @type {Record<string, string>} */ (await desk.run("return Object.fromEntries(all('[data-hook=chronology-days] > [data-day]').map((d) => [d.dataset.day, d.textContent]))"));
    assert(days["2031-03-12"]?.includes("nobody else") && days["2031-03-12"].includes("said “Wednesday”"), JSON.stringify(days));
    assert(days["2031-03-20"]?.includes("Due Thu 20 Mar 2031") && days["2031-03-20"].includes("from"), JSON.stringify(days));
    const title = String(await desk.run("return all('[data-hook=chronology-line] svg title')[0].textContent"));
    assert.match(title, /12 Mar: 1 statement/);
    assert.match(title, /20 Mar: 1 deadline due/);
    const { article, text } = await desk.follow("day", "nobody else");
    assert.deepEqual([article, text], ["c", "We have found nobody else,"]);
    const drawing = await saved(desk, "[data-hook=chronology-line]");
    assert.equal(drawing.name, "nutgraf-chronology.svg");
    assert(drawing.words.includes("due 20 Mar"), drawing.words.join());
    assert.equal(drawing.odd, null);
    // What was made goes when it is folded away, and comes back with the newest report.
    await (await desk.find("[data-hook=chronology] > summary")).click();
    await desk.until("return all('[data-hook=chronology-days] [data-day]').length === 0", "nothing is left");
    await desk.after(() => desk.run("desk.remove('c')"));
    await (await desk.find("[data-hook=chronology] > summary")).click();
    await desk.until("return all('[data-hook=chronology-days] [data-day]').length > 0", "the days");
    assert.equal(await desk.run("return all('[data-day=\"2031-03-12\"]').length"), 0);
  });
});
