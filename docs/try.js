// What only a browser can tell: the pages that blocks of HTML are do what they say, and the documentation's own pages are
// whole, quiet and fit a telephone. Run by the step `docs` of `cargo xtask test`, after the pages are built.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { logging } from 'selenium-webdriver';

import { open } from '../tests/browser/driver.js';
import { pages } from './build.js';
import { examples, resize, serve, until } from './site.js';

/** An article in the element, on a page whose policy forbids WebAssembly. A worker would have the policy that it is sent with. */
const forbidden = (examples().find(({ state }) => state === 'ready')?.html ?? '').replace('<title>', '<meta http-equiv="Content-Security-Policy" content="script-src \'self\'">\n<title>').replace('nutgraf/nut-graf.js', 'nut-graf.js').replace('<nut-graf', '<nut-graf worker="off"');

describe('in a browser', () => {
  /** @type {Awaited<ReturnType<typeof open>>} */
  let session;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let server;
  before(async () => {
    const made = examples().map(({ path, html }) => [path, html]);
    server = await serve({ ...Object.fromEntries(made), '/try/hosting/nutgraf/forbidden.html': forbidden });
    session = await open();
  });
  after(async () => {
    await session.quit();
    server.close();
  });

  /** What the browser complained of. */
  async function troubles() {
    const log = await session.driver.manage().logs().get(logging.Type.BROWSER);
    return log.filter(({ level }) => level.value >= logging.Level.WARNING.value).map(({ message }) => message);
  }

  it('has examples', () => assert(examples().length > 0));

  for (const { path, state } of examples()) {
    it(`${path} comes to be ${state}`, async () => {
      await session.driver.get(server.address + path);
      await until(session.driver, state);
      const quotes = await session.driver.executeScript('return document.querySelector("nut-graf").report?.articles[0]?.quotes.length ?? null');
      assert(state === 'empty' ? quotes === null : Number(quotes) > 0, `${quotes} quotes`);
      assert.deepEqual(await troubles(), []);
    });
  }

  it('without wasm-unsafe-eval the element says so, and its article stays readable', async () => {
    await session.driver.get(`${server.address}/try/hosting/nutgraf/forbidden.html`);
    await until(session.driver, 'failed');
    const [notice, height, inset] = /** @type {[string, number, number]} */ (await session.driver.executeScript(`
      const desk = document.querySelector('nut-graf');
      const article = desk.querySelector('article').getBoundingClientRect();
      return [desk.shadowRoot.querySelector('[data-notice] span').textContent, article.height, article.left - desk.getBoundingClientRect().left];
    `));
    assert.match(notice, /^This page.*wasm-unsafe-eval/);
    assert(height > 50 && inset > 10, `${height} high, ${inset} from the border`);
    // The browser complains as well.
    await troubles();
  });

  /**
   * What cannot be read on a page: what is too wide or cut, cells that are too narrow or too tall for their words, short code
   * that is broken, pictures that are not made.
   */
  const UNREADABLE = `
    for (const image of document.images) image.loading = 'eager';
    const page = document.documentElement;
    const told = [];
    const name = (element) => element.localName + ': ' + element.textContent.trim().slice(0, 50);
    if (page.scrollWidth > page.clientWidth) told.push('the page is ' + (page.scrollWidth - page.clientWidth) + ' pixels too wide');
    for (const element of document.querySelectorAll('.missing')) told.push('a picture that is not made, ' + name(element));
    for (const element of document.querySelectorAll('pre, .table')) {
      if (element.scrollWidth > element.clientWidth) told.push('cut at its right, ' + name(element));
    }
    for (const cell of document.querySelectorAll('td')) {
      // Cells are as tall as their row: what counts is what stands in them.
      const inside = document.createRange();
      inside.selectNodeContents(cell);
      const box = inside.getBoundingClientRect();
      const lines = Math.round(box.height / parseFloat(getComputedStyle(cell).lineHeight));
      const letters = cell.textContent.length;
      if (box.right > page.clientWidth) told.push('off the screen, ' + name(cell));
      if (lines > 3 && letters / lines < 12) told.push(letters + ' letters on ' + lines + ' lines, ' + name(cell));
      if (lines > 24) told.push(lines + ' lines, ' + name(cell));
    }
    for (const code of document.querySelectorAll(':not(pre) > code:not(.long), pre .word')) {
      if (code.getClientRects().length > 1) told.push('broken, ' + name(code));
    }
    return told;
  `;

  for (const { name } of pages()) {
    it(`${name}.html can be read`, async () => {
      for (const width of [360, 1280]) {
        await resize(session.driver, width, 900);
        await session.driver.get(`${server.address}/docs/${name}.html`);
        assert.deepEqual(await session.driver.executeScript(UNREADABLE), [], `at ${width}`);
      }
      assert.deepEqual(await troubles(), []);
    });
  }
});
