// What the tests do to the page's <nut-graf> and ask of it, by the hooks that www/nut-graf.js promises.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach } from "node:test";
import { open, page, troubles } from "./driver.js";

/** @typedef {import("selenium-webdriver").WebDriver} WebDriver */
/** @typedef {import("selenium-webdriver").WebElement} WebElement */
/** @typedef {import("../../www/pkg/nutgraf.js").CorpusReport} CorpusReport */
/** @typedef {import("../../www/pkg/nutgraf.js").Article} Article */
/** @typedef {{name: string, bytes: number[]}} Dropped a file by its bytes */

/**
 * A row of a view.
 * @typedef {Object} Row
 * @property {string} text all its words
 * @property {Record<string, string>} fields its parts by `data-field`
 * @property {Record<string, string>} data its other `data-` values
 */

/** How long the page may take for anything, in milliseconds: for slow machines, not a measure. */
const PATIENCE = 120_000;

export class Desk {
  /** @param {WebDriver} driver */
  constructor(driver) {
    this.driver = driver;
  }

  /**
   * Opens a page and waits until its element is there, with what it keeps.
   * @param {string} address
   */
  async open(address) {
    await this.driver.manage().setTimeouts({ script: PATIENCE });
    await this.driver.get(address);
    await this.there();
  }

  /** Loads the page anew, as `open` does. */
  async reload() {
    await this.driver.navigate().refresh();
    await this.there();
  }

  /** Waits until the element is defined, and its workspace, if any, is open. */
  async there() {
    await this.driver.wait(() => this.run("return customElements.get('nut-graf') !== undefined"), PATIENCE, "the element is defined");
    await this.until(`return !desk?.hasAttribute("workspace") || all("[data-hook=workspace]")[0]?.getAttribute("aria-busy") === "false"`, "the workspace is open");
  }

  /**
   * Runs a script with `desk` for the element and `all(selector)` for what is in it.
   * @template T
   * @param {string} script
   * @param {...unknown} args
   * @returns {Promise<T>}
   */
  run(script, ...args) {
    const names = `const desk = document.querySelector("nut-graf");
      const all = (selector) => [...desk.shadowRoot.querySelectorAll(selector)];\n`;
    return this.driver.executeScript(names + script, ...args);
  }

  /**
   * The one element of this selector inside.
   * @param {string} selector
   * @returns {Promise<WebElement>}
   */
  async find(selector) {
    /** @type {WebElement[]} */
    const found = await this.run("return all(arguments[0])", selector);
    assert.equal(found.length, 1, `${selector}: ${found.length} elements`);
    const [element] = found;
    assert(element);
    return element;
  }

  /** @returns {Promise<string>} */
  state() {
    return this.run("return all('[data-state][part~=base]')[0].dataset.state");
  }

  /**
   * Does something that changes the articles, and waits for the report on them.
   * @param {() => Promise<unknown>} change
   */
  async after(change) {
    await this.run(`desk.reports = 0;
      desk.counting ??= (desk.addEventListener("nutgraf-report", () => desk.reports++), true);`);
    await change();
    await this.driver.wait(
      () => this.run("return desk.reports > 0 && all('[part~=base]')[0].dataset.state !== 'busy'"),
      PATIENCE,
      "no report came",
    );
  }

  /**
   * Waits until something holds in the page.
   * @param {string} script
   * @param {string} what
   */
  async until(script, what) {
    await this.driver.wait(() => this.run(script), PATIENCE, what);
  }

  /** @returns {Promise<CorpusReport>} */
  report() {
    return this.run("return desk.report");
  }

  /**
   * Adds articles as a program does.
   * @param {Article[]} articles
   */
  async add(articles) {
    await this.after(() => this.run("desk.add(JSON.parse(arguments[0]))", JSON.stringify(articles)));
  }

  /**
   * Pastes as a reader does.
   * @param {string} text
   * @param {{date?: string, outlet?: string}} [about]
   */
  async paste(text, { date = "", outlet = "" } = {}) {
    const box = await this.find("[data-hook=paste]");
    if (!(await box.isDisplayed())) await (await this.find("[data-hook=add]")).click();
    // A paste comes as one input event, not as key strokes.
    await this.run("arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new InputEvent('input', {bubbles: true}))", box, text);
    // How a date is typed differs by language and browser.
    await this.run("arguments[0].value = arguments[1]", await this.find("[data-hook=paste-date]"), date);
    const from = await this.find("[data-hook=paste-outlet]");
    await from.clear();
    if (outlet !== "") await from.sendKeys(outlet);
    await (await this.find("[data-hook=paste-add]")).click();
  }

  /**
   * Drops files on the element.
   * @param {Dropped[]} files
   */
  async drop(files) {
    await this.run(
      `const data = new DataTransfer();
       for (const {name, bytes} of JSON.parse(arguments[0])) data.items.add(new File([new Uint8Array(bytes)], name));
       for (const type of ["dragenter", "dragover", "drop"]) {
         desk.dispatchEvent(new DragEvent(type, {dataTransfer: data, bubbles: true, cancelable: true, composed: true}));
       }`,
      JSON.stringify(files),
    );
  }

  /**
   * Goes to a view by its tab.
   * @param {"quotes" | "entities" | "deadlines" | "compare" | "search"} name
   */
  async view(name) {
    await (await this.find(`[data-tab=${name}]`)).click();
    assert.equal(await this.run("return desk.view"), name);
  }

  /**
   * The rows of a kind that the reader can see.
   * @param {string} kind
   * @returns {Promise<Row[]>}
   */
  rows(kind) {
    return this.run(
      `return all("[data-row=" + arguments[0] + "]").filter((row) => row.checkVisibility()).map((row) => ({
         text: row.textContent,
         fields: Object.fromEntries([...row.querySelectorAll("[data-field]")].map((f) => [f.dataset.field, f.textContent])),
         data: {...row.dataset},
       }))`,
      kind,
    );
  }

  /**
   * Clicks the row whose words hold these, and says what the page then marks.
   * @param {string} kind
   * @param {string} words
   */
  async follow(kind, words) {
    /** @type {WebElement[]} */
    const found = await this.run(
      `return all("[data-row=" + arguments[0] + "]").filter((row) => row.checkVisibility() && row.textContent.includes(arguments[1]))`,
      kind,
      words,
    );
    const [row] = found;
    assert(row, `no ${kind} row with “${words}”`);
    await row.click();
    return this.marked();
  }

  /**
   * What is marked as the current place: the element's word for it, what the browser paints, and whether it is in sight.
   * @returns {Promise<{article: string, text: string, painted: string, seen: boolean}>}
   */
  async marked() {
    // Scrolling settles within a frame or two.
    await this.driver.executeAsyncScript("const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))");
    return this.run(`
      const {article, text} = desk.current;
      const spans = all(".m-current");
      const ranges = spans.length > 0 || !CSS.highlights ? [] : [...CSS.highlights.get("nutgraf-current")];
      const painted = spans.length > 0 ? spans.map((s) => s.textContent).join("") : ranges.map(String).join("\\n");
      const place = (spans[0] ?? ranges[0])?.getBoundingClientRect();
      const view = all("[data-hook=text]")[0].getBoundingClientRect();
      const seen = place !== undefined && place.height > 0 && place.bottom > Math.max(view.top, 0)
        && place.top < Math.min(view.bottom, innerHeight);
      return {article, text, painted, seen};`);
  }

  /**
   * The notices shown, by code.
   * @returns {Promise<{code: string, text: string}[]>}
   */
  notices() {
    return this.run("return all('[data-notice]').map((n) => ({code: n.dataset.code ?? '', text: n.textContent}))");
  }

  /** Waits until all is in the workspace. */
  allSaved() {
    return this.until(`const menu = all("[data-hook=workspace]")[0];
      const state = all("[data-hook=workspace-state]")[0];
      return menu?.getAttribute("aria-busy") === "false" && state.dataset.state === "saved" && state.textContent !== ""`, "all is saved");
  }

  /** What the page would save as a file. @param {() => Promise<unknown>} ask @returns {Promise<{name: string, text: string}>} */
  async download(ask) {
    await this.run(`delete desk.saved;
      desk.makeAddress ??= URL.createObjectURL;
      let made;
      URL.createObjectURL = (blob) => { made = blob; return desk.makeAddress.call(URL, blob); };
      HTMLAnchorElement.prototype.click = function () {
        made.text().then((text) => { desk.saved = { name: this.download, text }; });
      };`);
    await ask();
    await this.until("return desk.saved !== undefined", "something is saved");
    return this.run("return desk.saved");
  }
}

/**
 * For the tests of a suite: the demo page in a browser, opened anew for each with nothing kept, which logs no error.
 * @param {(session: Awaited<ReturnType<typeof open>>, desk: Desk) => void} ready called once, before the first
 */
export function onThePage(ready) {
  /** @type {Awaited<ReturnType<typeof open>>} */
  let session;
  /** @type {Desk} */
  let desk;
  before(async () => {
    session = await open();
    desk = new Desk(session.driver);
    ready(session, desk);
  });
  after(() => session.quit());
  beforeEach(async () => {
    await emptied(session.driver);
    await desk.open(page);
  });
  afterEach(async () => {
    assert.deepEqual(await troubles(session.driver), [], "the page logs no error and the policy forbids nothing");
  });
}

/**
 * Takes away all that the page's site has stored in the browser, and leaves it at a page that does nothing.
 * @param {WebDriver} driver
 */
export async function emptied(driver) {
  await driver.get(`${page}tests/browser/blank.html`);
  /** @type {string} */
  const outcome = await driver.executeAsyncScript(`const [done] = arguments;
    localStorage.clear();
    sessionStorage.clear();
    const deleting = indexedDB.deleteDatabase("nutgraf");
    deleting.onsuccess = () => done("");
    deleting.onerror = () => done(String(deleting.error));`);
  assert.equal(outcome, "");
}

/**
 * A file to drop.
 * @param {string} name
 * @param {string | Uint8Array} content
 * @returns {Dropped}
 */
export function file(name, content) {
  return { name, bytes: [...(typeof content === "string" ? new TextEncoder().encode(content) : content)] };
}
