// What axe finds in the page: nothing, in any view, wide and narrow.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bringAxe, faults } from "./axe.js";
import { Desk, onThePage } from "./desk.js";
import { browser } from "./driver.js";

describe("the page for those who do not see it, or have no mouse", { skip: browser !== "chromium" }, () => {
  /** @type {Desk} */
  let desk;
  onThePage((_, its) => {
    desk = its;
  });

  /** @param {string} where */
  const nothing = async (where) => assert.deepEqual(await faults(desk.driver), [], where);

  it("is without faults that a program can find", async () => {
    await bringAxe(desk.driver);
    await nothing("empty");
    await desk.after(() => desk.driver.executeScript("document.querySelector('#load-sample').click()"));
    await desk.after(() => desk.run(`const [article] = desk.articles;
      const quotes = desk.report.articles.find((a) => a.id === article.id).quotes.map((q) => q.content.map((s) => article.text.slice(s.start, s.end)).join(" "));
      desk.corrections = [{op: "dismiss", what: "quote", article: article.id, text: quotes[0]}, {op: "attribute", article: article.id, text: quotes[1]},
        {op: "dismiss", what: "deadline", article: article.id, text: "Nobody said so."}]`));
    for (const width of [1500, 420]) {
      await desk.driver.manage().window().setRect({ width, height: 1000 });
      for (const view of /** @type {const} */ (["quotes", "entities", "deadlines", "compare"])) {
        await desk.view(view);
        // One row's form is open, and so is what was dismissed or lost.
        await desk.run("for (const box of [all('details.editor').find((e) => e.checkVisibility()), ...all('.aside details')]) if (box) box.open = true");
        await desk.until("return all('details.editor[open]').filter((e) => e.checkVisibility()).every((e) => e.querySelector('.form'))", "the form");
        await nothing(`${view}, ${width}`);
      }
      // An open menu covers what is below it, which is then no target.
      await desk.run("for (const box of all('details:not(.menu)')) box.open = true; for (const fold of all('.filter-fold[aria-expanded=false]')) fold.click()");
      await desk.until("return all('[data-hook=chronology-days] [data-day]').length > 0", "the chronology");
      await desk.until("return all('details.editor').filter((e) => e.checkVisibility()).every((e) => e.querySelector('.form'))", "the editors' forms");
      await nothing(`all that folds is open, ${width}`);
      await desk.run("for (const box of all('details')) box.open = false");
      if (width > 1000) {
        await desk.run("for (const box of all('details.menu')) box.open = true");
        await nothing("menus");
        await desk.run("for (const box of all('details.menu')) box.open = false");
      }
      await desk.run("all('[data-hook=ledger-open]')[0].click()");
      await nothing(`ledger, ${width}`);
      await desk.run("all('[data-hook=ledger-open]')[0].click(); all('[data-hook=pair-open]')[0].click()");
      await desk.until("return all('[data-hook=pair]')[0]?.checkVisibility()", "two articles");
      await nothing(`side by side, ${width}`);
      await desk.run("all('[data-hook=pair-close]')[0].click()");
    }
  });
});
