// What the element speaks: the language of the page, or the one that it is told; and that it stands upright in a page that is written
// from right to left.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { bringAxe, faults } from "./axe.js";
import { Desk } from "./desk.js";
import { browser, open, page, troubles } from "./driver.js";

const ARTICLES = JSON.stringify([
  { id: "a", date: "2031-03-11", outlet: "Herald", text: "“We are at number nine now,” said Ilka Stromm, who reads the gauge. The board has until 14 March 2031 to open the lock." },
  { id: "b", date: "2031-03-12", outlet: "Pilot", text: "“We are at number nine now,” said Ilka Stromm on Tuesday. The board has until 14 March 2031 to open the lock." },
]);

/** An article in English and one that is not all of it, which alone has the word “Pegel”. */
const MIXED = JSON.stringify([
  { id: "a", date: "2031-03-11", outlet: "Herald", text: "Gauge rises at the lock\n\n“We are at number nine now, and it goes on rising,” said Ilka Stromm, who reads the gauge. The board has until 14 March 2031 to open the lock." },
  { id: "m", date: "2031-03-12", outlet: "Bote", text: "Der Pegel an der Schleuse steigt weiter\n\nDer Pegel steigt seit Tagen, und niemand im Dorf weiß, wie lange die Schleuse noch hält. Die Leute stehen am Ufer und sehen zu.\n\n“We are at number nine now, and the Pegel goes on rising,” said Ilka Stromm, who reads the gauge.\n\nAm Abend soll der Rat darüber sprechen, ob die Schule geschlossen wird. Bis dahin bleibt nur das Warten." },
]);

describe("the languages of the element", () => {
  /** @type {Awaited<ReturnType<typeof open>>} */
  let session;
  /** @type {Desk} */
  let desk;
  before(async () => {
    session = await open();
    desk = new Desk(session.driver);
    await session.driver.manage().setTimeouts({ script: 60_000 });
  });
  after(() => session.quit());
  beforeEach(() => session.driver.get(`${page}tests/browser/blank.html`));

  /**
   * Puts an element into a part of the page that is in a language.
   * @param {string} lang
   * @param {string} [language] what the element is told to speak
   * @param {string} [dir]
   */
  const put = async (lang, language, dir = "ltr") => {
    await session.driver.wait(() => session.driver.executeScript("return window.load !== undefined"), 60_000);
    assert.equal(await session.driver.executeAsyncScript(`const [lang, language, dir, done] = arguments;
      const box = Object.assign(document.createElement("div"), { lang, dir });
      const element = document.createElement("nut-graf");
      if (language) element.setAttribute("language", language);
      box.append(element);
      document.body.append(box);
      load("/nut-graf.js").then(() => done(""), (error) => done(String(error)));`, lang, language ?? "", dir), "");
  };
  const read = () => desk.after(() => desk.run("desk.add(JSON.parse(arguments[0]))", ARTICLES));
  /** @param {string} language */
  const speaks = (language) => desk.until(`return all('[part~=base]')[0].lang === '${language}' && !all('[part~=base]')[0].classList.contains('is-unsaid')`, `it speaks ${language}`);
  /** @returns {Promise<string[]>} */
  const tabs = () => desk.run("return all('[role=tab]').filter((t) => !t.hidden).map((t) => t.textContent.trim())");
  /** @param {string} selector @returns {Promise<string>} */
  const text = (selector) => desk.run(`return all('${selector}')[0].textContent`);

  it("speaks as it is told, and counts and dates as that language does", async () => {
    await put("en-GB", "de");
    await speaks("de");
    await read();
    assert.deepEqual((await tabs()).map((tab) => tab.replace(/\d+$/, "n")), ["Zitate n", "Namen n", "Fristen n", "Vergleich n"]);
    assert.equal(await text("[data-hook=status]"), "2 Artikel gelesen, hier in Ihrem Browser");
    await desk.view("deadlines");
    assert.equal(await text("[data-field=due]"), "Fr., 14. März 2031");
    // What an article prints is English, and said so.
    assert.equal(await desk.run("return all('.evidence')[0].closest('[lang]').lang"), "en");
    assert.deepEqual(await troubles(session.driver), []);
  });

  it("speaks the language of the page around it, and English where it has no other", async () => {
    await put("fr-CA");
    await speaks("fr");
    assert.equal(await text("[data-hook=add]"), "Ajouter des articles");
    await session.driver.get(`${page}tests/browser/blank.html`);
    await put("pl");
    await speaks("en");
    assert.equal(await text("[data-hook=add]"), "Add articles");
  });

  it("is told anew in another language, with all that was done", async () => {
    await put("en-GB");
    await read();
    await desk.view("compare");
    await desk.run("desk.corrections = [{op: 'dismiss', what: 'quote', article: 'a', text: 'We are at number nine now,'}]");
    await desk.until("return all('[data-hook=corrections]')[0].textContent === '1 correction'", "it is corrected");
    await desk.run("desk.language = 'es'");
    await speaks("es");
    assert.equal(await desk.run("return desk.view"), "compare");
    assert.equal(await text("[data-hook=corrections]"), "1 corrección");
    assert.equal(await text("[data-tab=compare]").then((t) => t.split(" ")[0]), "Comparación");
    assert.equal(await desk.run("return all('[part~=base]').length"), 1);
    assert.equal(await desk.run("return desk.articles.length"), 2);
    // Another element is of the same page.
    await desk.run("document.body.append(document.createElement('nut-graf'))");
    assert.equal(await session.driver.executeScript("return [...document.querySelectorAll('nut-graf')].at(-1).shadowRoot.querySelector('[data-hook=add]').textContent"), "Añadir artículos");
    assert.deepEqual(await troubles(session.driver), []);
  });

  it("stands upright in a page that is written from right to left, wide and narrow, and the other way round itself", async () => {
    await put("ar", "de", "rtl");
    await speaks("de");
    await read();
    for (const width of [1400, 360]) {
      await session.driver.manage().window().setRect({ width, height: 900 });
      for (const dir of ["ltr", "rtl"]) {
        await desk.run("all('[part~=base]')[0].dir = arguments[0]", dir);
        for (const view of /** @type {const} */ (["quotes", "deadlines", "compare"])) {
          await desk.view(view);
          assert.deepEqual(await desk.run(`const { left, right } = desk.getBoundingClientRect();
            return all('button, input, select, h2, h3, .row').filter((e) => e.checkVisibility() && !e.closest('.scroll')).filter((e) => { const box = e.getBoundingClientRect(); return box.width > 1 && (box.left < left - 1 || box.right > right + 1) })
              .map((e) => e.outerHTML.slice(0, 120))`), [], `${view}, ${width}, ${dir}`);
          assert.equal(await session.driver.executeScript("return document.documentElement.scrollWidth > innerWidth"), false, `${view}, ${width}, ${dir}`);
        }
      }
    }
    await session.driver.manage().window().setRect({ width: 1400, height: 900 });
  });

  it("is without faults that a program can find", { skip: browser !== "chromium" }, async () => {
    await put("de");
    await speaks("de");
    await read();
    await bringAxe(session.driver);
    for (const view of /** @type {const} */ (["quotes", "entities", "deadlines", "compare"])) {
      await desk.view(view);
      assert.deepEqual(await faults(session.driver, "nut-graf"), [], view);
    }
  });

  it("says of no article that it is English which is not, wherever its words are shown", async () => {
    for (const language of ["de", "en"]) {
      await session.driver.get(`${page}tests/browser/blank.html`);
      await put("en-GB", language);
      await speaks(language);
      await desk.after(() => desk.run("desk.add(JSON.parse(arguments[0]))", MIXED));
      /** Where a word is shown, and in which language that is said to be. @param {string} word @returns {Promise<Record<string, string[]>>} */
      const langs = (word) => desk.run(`const found = {};
        for (const element of all("*")) {
          const here = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.includes(arguments[0]));
          if (!here || element.closest(".outlet, .unseen, [data-hook=notices]")) continue; // Sentences of the interface name it.
          const place = element.closest("[data-hook=articles]") ? "list" : element.closest("[data-hook=pair-text]") ? "pair" : element.closest("option") ? "option"
            : element.closest("[data-hook=text]") ? "text" : element.closest("[data-row]")?.dataset.row ?? element.closest("[data-hook]")?.dataset.hook ?? element.className;
          (found[place] ??= []).push(element.closest("[lang]").lang);
        }
        return found;`, word);
      /** @param {Record<string, string[]>} found @param {string} lang @param {readonly string[]} places */
      const only = (found, lang, places) => {
        for (const place of places) assert(found[place], `${place} among ${Object.keys(found).join(", ")}`);
        for (const [place, its] of Object.entries(found)) assert.deepEqual([...new Set(its)], [lang], `${language}: ${place}`);
      };
      await desk.follow("quote", "Pegel");
      only(await langs("Pegel"), "", ["text", "quote"]);
      await desk.view("compare");
      await desk.run("const box = all('[data-hook=check]')[0]; box.open = true; all('[data-hook=check-text]')[0].value = 'the Pegel goes on rising'; all('[data-hook=check] form')[0].requestSubmit()");
      await desk.until("return all('[data-row=checked]').length > 0", "it is answered");
      await desk.run("all('[data-hook=ledger-open]')[0].click()");
      await desk.until("return all('[data-hook=ledger] tbody tr').length > 0", "the ledger is there");
      await desk.run("all('[data-hook=chronology] > summary')[0].click()");
      await desk.until("return all('[data-row=day]').length > 0", "the chronology is there");
      await desk.run("all('[data-hook=ledger-pair]')[0].click()");
      await desk.until("return all('[data-hook=pair]')[0]?.checkVisibility()", "two are side by side");
      only(await langs("Pegel"), "", ["statement", "checked", "day", "pair", "option"]);
      only(await langs("it goes on rising"), "en", ["pair", "day", "side"]);
      await desk.run("const box = all('[data-hook=search]')[0]; box.value = 'Pegel'; box.dispatchEvent(new Event('input', { bubbles: true }))");
      await desk.until("return all('[data-row=passage]').length > 0", "it is found");
      only(await langs("Pegel"), "", ["passage"]);
    }
    assert.deepEqual(await troubles(session.driver), []);
  });

  it("is chosen on the demo page, which remembers it", async () => {
    await session.driver.get(page);
    const choose = (/** @type {string} */ value) => session.driver.executeScript("const s = document.querySelector('#language'); s.value = arguments[0]; s.dispatchEvent(new Event('change'))", value);
    await desk.until("return document.querySelector('#language').checkVisibility()", "the choice");
    assert.deepEqual(await session.driver.executeScript("return import('./nutgraf/say.js').then(({LANGUAGES}) => [[...document.querySelector('#language').options].map((o) => o.value), LANGUAGES])"), [["en", "de", "es", "fr"], ["en", "de", "es", "fr"]]);
    await choose("fr");
    await speaks("fr");
    await session.driver.navigate().refresh();
    await desk.until("return document.querySelector('nut-graf')?.language === 'fr'", "it is remembered");
    await speaks("fr");
    await choose("en");
    await speaks("en");
    assert.equal(await text("[data-hook=add]"), "Add articles");
  });
});
