// Makes the pictures of the pages, of the element itself with the sample story, into dist/docs/pictures. `cargo xtask docs`
// runs it, with Chromium.

import { mkdirSync, writeFileSync } from 'node:fs';

import { open } from '../tests/browser/driver.js';
import { out } from './build.js';
import { resize, serve, until } from './site.js';

/** @typedef {import('../www/nut-graf.js').NutGraf} NutGraf */

const PAGE = `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<title>A picture</title>
<script type="module" src="/nut-graf.js"></script>
<nut-graf src="/samples/index.json"></nut-graf>
</html>
`;

const { address, close } = await serve({ '/picture.html': PAGE });
const { driver, quit } = await open();

/** @param {string} name */
async function take(name) {
  // A picture is of what has been painted.
  await driver.executeAsyncScript('const [done] = arguments; requestAnimationFrame(() => requestAnimationFrame(() => done()))');
  writeFileSync(`${out}pictures/${name}.png`, Buffer.from(await driver.takeScreenshot(), 'base64'));
}

/** Shows a view. @param {string} view */
const show = (view) => driver.executeScript('document.querySelector("nut-graf").view = arguments[0]', view);

/** Follows the first row of a sort to its place, as its reader would. @param {string} row */
const follow = (row) => driver.executeScript(`
  const desk = document.querySelector('nut-graf');
  const first = desk.shadowRoot.querySelector('[data-row=' + arguments[0] + '][data-article]');
  desk.show(first.dataset.article, [{ start: Number(first.dataset.start), end: Number(first.dataset.end) }]);
`, row);

try {
  mkdirSync(`${out}pictures`, { recursive: true });
  await resize(driver, 1240, 720, 2);
  await driver.get(`${address}/picture.html`);
  await until(driver, 'ready');
  await follow('quote');
  await take('quotes');
  await show('entities');
  await take('entities');
  await show('deadlines');
  await follow('deadline');
  await take('deadlines');
  await show('compare');
  await take('compare');
  await driver.executeScript(`
    const style = new CSSStyleSheet();
    style.replaceSync(':root { color-scheme: dark; background: #141413; } nut-graf { --nutgraf-accent: #f0a0b8; --nutgraf-reading-font: Georgia, serif; }');
    document.adoptedStyleSheets = [style];
  `);
  await show('quotes');
  await follow('quote');
  await take('dark');
} finally {
  await quit();
  close();
}
