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
