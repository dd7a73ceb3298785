// What watches a page with hostile articles while everything is done in it: whether anything ran, was fetched, or became more
// than text.
import assert from "node:assert/strict";
import { troubles } from "../driver.js";
import { WALK } from "./walk.js";

/** @typedef {import("../desk.js").Desk} Desk */
/** @typedef {import("./site.js").HostileSite} HostileSite */

export const VIEWS = /** @type {const} */ (["quotes", "entities", "deadlines", "compare"]);
const EXPORTS = ["word", "page", "digest", "quotes", "entities", "deadlines", "differences", "report", "lines", "annotations", "quotations", "desk", "corrections"];

/** Lays all rows out and follows those of every fourth article, others in each view; says where a row led elsewhere. */
export const FOLLOW = `
  dispatchEvent(new Event("beforeprint"));
  const rows = all("[data-row]").filter((row) => row.checkVisibility() && !row.disabled);
  const ids = desk.articles.map((a) => a.id).filter((_, i) => i % 4 === arguments[0]);
  const wrong = [];
  for (const id of ids) {
    const row = rows.find((row) => row.dataset.article === id);
    row?.click();
    if (row && desk.current?.article !== row.dataset.article) wrong.push(id);
  }
  for (const button of all(".warnings button, .toggle")) button.click();
  return {rows: rows.length, wrong};`;

export class Witness {
  /** What stands in the page besides the element's own tree. */
  around = "";

  /**
   * @param {import("selenium-webdriver").WebDriver} driver
   * @param {Desk} desk
   * @param {HostileSite} site
   */
  constructor(driver, desk, site) {
    this.driver = driver;
    this.desk = desk;
    this.site = site;
  }

  /** @returns {Promise<string>} */
  outside() {
    return this.desk.run("return location.href.split('#')[0] + ' ' + document.title + ' ' + frames.length + ' ' + document.documentElement.outerHTML.replace(/ (?:hidden|highlight|workspace|src|view)=\"[^\"]*\"/g, '')");
  }

  /** @param {string} address */
  async begin(address) {
    await this.desk.open(address);
    this.around = await this.outside();
  }

  /** Asks all witnesses. */
  async nothingHappened() {
    // What was set off has had its turn.
    await this.driver.executeAsyncScript("requestAnimationFrame(() => setTimeout(arguments[0], 50))");
    assert.deepEqual(await this.desk.run("return window.__traps.ran"), [], "something ran");
    assert.deepEqual(this.site.missed, [], "something was fetched");
    assert.equal(this.site.reached, 0, "another origin was reached");
    assert.deepEqual(await this.desk.run(`const root = desk.shadowRoot; ${WALK}`), [], "an article became an element");
    assert.equal(await this.outside(), this.around, "the page around the element has changed");
    assert.deepEqual(await this.desk.run("return [{}.polluted, [].polluted, Object.keys(Object.prototype).length]"), [null, null, 0]);
    assert.deepEqual(await troubles(this.driver), []);
  }

  /** All rows of all views, in the way of painting that the browser has. */
  async lookAtAll() {
    for (const [i, view] of VIEWS.entries()) {
      await this.desk.view(view);
      /** @type {{rows: number, wrong: string[]}} */
      const { rows, wrong } = await this.desk.run(FOLLOW, i);
      assert.deepEqual(wrong, [], view);
      assert(rows > 0 || view === "deadlines" || view === "compare", `the ${view} view has rows`);
      await this.desk.run("for (const box of all('.editor, .edit, .menu, .left-out')) box.open = true");
      await this.nothingHappened();
      await this.desk.run("for (const box of all('.editor, .edit, .menu')) box.open = false");
    }
    await this.desk.run("const box = all('[data-hook=search]')[0]; box.value = 'a'; box.dispatchEvent(new Event('input'))");
    await this.desk.until("return /passages? in/.test(all('[data-hook=search-count]')[0]?.textContent ?? '')", "the search ends");
    /** @type {{rows: number, wrong: string[]}} */
    const { rows, wrong } = await this.desk.run(FOLLOW, 0);
    assert.deepEqual(wrong, []);
    assert(rows > 0, "the search has rows");
    await this.nothingHappened();
    await this.desk.run("const box = all('[data-hook=search]')[0]; box.value = ''; box.dispatchEvent(new Event('input'))");
  }

  /** What the page hands out as files, by name. */
  async exported() {
    await this.desk.view("deadlines");
    await this.desk.run(`window.__traps.saved.length = 0;
      for (const name of arguments[0]) all("[data-hook=export-" + name + "]")[0].click();
      const calendar = all("[data-hook=ics]")[0];
      if (!calendar.hidden) calendar.click();
      window.__traps.wanted = arguments[0].length + (calendar.hidden ? 0 : 1);`, EXPORTS);
    await this.desk.until("return window.__traps.saved.length >= window.__traps.wanted", "all files");
    /** @type {[string, string, string][]} */
    const saved = await this.driver.executeAsyncScript(`const done = arguments[0];
      Promise.all(window.__traps.saved.map(async ({name, href, text}) => [name, href, await text])).then(done);`);
    for (const [name, href] of saved) {
      assert.match(name, /^(?:nutgraf-[a-z]+\.(?:docx|html|md|csv|jsonl|jsonld|json)|deadlines\.ics)$/);
      assert(href.startsWith(`blob:${this.site.address}`), href);
    }
    return new Map(saved.map(([name, , text]) => [name.replace("nutgraf-", ""), text]));
  }
}
