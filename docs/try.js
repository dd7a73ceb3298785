// What only a browser can tell: the pages that blocks of HTML are do what they say, and the documentation's own pages are
// whole, quiet and fit a telephone. Run by the step `docs` of `cargo xtask test`, after the pages are built.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { logging } from 'selenium-webdriver';

import { open } from '../tests/browser/driver.js';
import { pages } from './build.js';
import { examples, resize, serve, until } from './site.js';

describe('in a browser', () => {
  /** @type {Awaited<ReturnType<typeof open>>} */
  let session;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let server;
  before(async () => {
    server = await serve(Object.fromEntries(examples().map(({ path, html }) => [path, html])));
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

  for (const { name } of pages()) {
    it(`${name}.html is whole`, async () => {
      for (const width of [360, 1280]) {
        await resize(session.driver, width, 900);
        await session.driver.get(`${server.address}/docs/${name}.html`);
        const [wide, missing] = /** @type {[number, number]} */ (await session.driver.executeScript(`
          for (const image of document.images) image.loading = 'eager';
          return [document.documentElement.scrollWidth - document.documentElement.clientWidth, document.querySelectorAll('.missing').length];
        `));
        assert(wide <= 0, `${wide} pixels too wide at ${width}`);
        assert.equal(missing, 0, 'pictures that are not made');
      }
      assert.deepEqual(await troubles(), []);
    });
  }
});
