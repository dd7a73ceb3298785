// A page with the element in a browser, and what must hold of it.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import process from 'node:process';

import { logging } from 'selenium-webdriver';

import { first, second } from './articles.js';

/** @type {Record<string, {program: string[], driver: string[]}>} */
const BROWSERS = {
  chromium: { program: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'], driver: ['/usr/bin/chromedriver'] },
  firefox: { program: ['/usr/bin/firefox-esr', '/usr/bin/firefox'], driver: ['/usr/bin/geckodriver'] },
};

/** Waits for a report on the element that the page has and gives what it holds. */
const REPORT = `
  const done = arguments[arguments.length - 1];
  const [wanted, articles] = arguments;
  const time = setTimeout(() => done({ error: 'no report in time; ' + seen() }), 100000);
  const element = () => document.querySelector('nut-graf');
  const base = () => element()?.shadowRoot?.querySelector('[data-state]');
  const seen = () => JSON.stringify({ ...base()?.dataset, notices: [...base()?.querySelectorAll('[data-notice]') ?? []].map((n) => n.textContent), ids: element()?.report?.articles.map((a) => a.id) });
  const look = () => {
    const report = element()?.report;
    if (base()?.dataset.state === 'failed') return end({ error: seen() });
    if (report && report.articles.map((a) => a.id).join() === wanted && base().dataset.state === 'ready') {
      return end({ engine: base().dataset.engine, quotes: report.articles.map((a) => a.quotes.length), rows: element().shadowRoot.querySelectorAll('[data-row=quote]').length });
    }
    setTimeout(look, 50);
  };
  const end = (result) => { clearTimeout(time); done(result); };
  customElements.whenDefined('nut-graf').then(() => {
    if (articles) element().articles = articles;
    look();
  });`;

export class Page {
  /** @type {import('selenium-webdriver').WebDriver} */
  #driver;
  #quit;
  #name;

  /** @param {string} name @param {{driver: import('selenium-webdriver').WebDriver, quit: () => Promise<void>}} opened */
  constructor(name, { driver, quit }) {
    this.#name = name;
    this.#driver = driver;
    this.#quit = quit;
  }

  /** Opens a browser without a page. @param {string} name */
  static async open(name) {
    const known = BROWSERS[name];
    if (!known) throw new Error(`no browser ${name}`);
    process.env['NUTGRAF_PAGE'] ??= 'about:blank';
    process.env['NUTGRAF_BROWSER'] = name;
    process.env['NUTGRAF_BROWSER_PROGRAM'] ??= known.program.find(existsSync);
    process.env['NUTGRAF_BROWSER_DRIVER'] ??= known.driver.find(existsSync);
    const { open } = await import('../browser/driver.js');
    const page = new Page(name, await open());
    await page.#driver.manage().setTimeouts({ script: 120_000, pageLoad: 120_000 });
    return page;
  }

  /** @param {string} address */
  async visit(address) {
    await this.#driver.get(address);
  }

  /**
   * The element shows a report on articles of these ids.
   * @param {string} ids
   * @param {readonly unknown[]} [articles] handed over first
   */
  async #report(ids, articles) {
    /** @type {{error?: string, engine?: string, quotes?: number[], rows?: number}} */
    const result = await this.#driver.executeAsyncScript(REPORT, ids, articles ?? null);
    assert.equal(result.error, undefined);
    assert.equal(result.engine, 'worker');
    return result;
  }

  /** Articles that are handed over are read in the worker, and shown. */
  async reads() {
    const { quotes, rows } = await this.#report('bridge,ferry', [first, second]);
    assert.deepEqual(quotes, [1, 2]);
    assert(rows && rows > 0, 'they are shown');
  }

  /** The element and a client share the page's one worker. */
  async shares() {
    await this.#driver.executeScript('const Before = Worker; globalThis.started = 0; globalThis.Worker = class extends Before { constructor(...given) { super(...given); started += 1; } };');
    await this.reads();
    const both = await this.#driver.executeAsyncScript(`const done = arguments[1];
      client.set(arguments[0]);
      client.analyse().then((report) => done([report.articles.length, client.where, started]), (error) => done(String(error)));`, first);
    assert.deepEqual(both, [1, 'worker', 1]);
  }

  /** @param {string} id */
  async #press(id) {
    await this.#driver.executeScript('document.getElementById(arguments[0]).click()', id);
  }

  /** The element of an app stays right while its articles change, it is moved, taken out and put back. */
  async lives() {
    await this.#report('bridge');
    await this.#driver.executeScript('document.querySelector("nut-graf").marked = true');
    await this.#press('change');
    assert.deepEqual((await this.#report('ferry')).quotes, [2]);
    const given = await this.#driver.executeScript("const names = ['src', 'workspace', 'view', 'reference-date', 'readonly', 'lang']; return names.filter((name) => document.querySelector('nut-graf').hasAttribute(name))");
    assert.deepEqual(given, [], 'what an app leaves open is not given');
    const below = () => this.#driver.executeScript('return !document.querySelector("nut-graf").nextElementSibling');
    assert.equal(await below(), false);
    await this.#press('move');
    await this.#report('ferry');
    assert.equal(await below(), true, 'it was moved');
    assert.equal(await this.#driver.executeScript('return document.querySelector("nut-graf").marked'), true, 'it is the same element');
    await this.#press('change');
    await this.#report('bridge');
    await this.#press('toggle');
    assert.equal(await this.#driver.executeScript('return document.querySelector("nut-graf")'), null, 'it is gone');
    await this.#press('change');
    await this.#press('toggle');
    await this.#report('ferry');
    const heard = Number(await this.#driver.executeScript('return document.querySelector("output").textContent'));
    assert(heard >= 4, `the app hears of each report: ${heard}`);
  }

  /** Errors and warnings of the console, which only Chromium tells. @returns {Promise<string[]>} */
  async troubles() {
    if (this.#name !== 'chromium') return [];
    const log = await this.#driver.manage().logs().get(logging.Type.BROWSER);
    return log.filter((entry) => entry.level.value >= logging.Level.WARNING.value).map((entry) => entry.message);
  }

  close() {
    return this.#quit();
  }
}
