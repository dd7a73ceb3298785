// Makes the pictures of the pages, of the element itself with the sample story, into dist/docs/pictures: each as a wide page
// shows it and as a telephone does. `cargo xtask docs` runs it, with Chromium.

import { mkdirSync, writeFileSync } from 'node:fs';

import { open } from '../tests/browser/driver.js';
import { out } from './build.js';
import { resize, serve, until } from './site.js';

/** @typedef {import('../www/nut-graf.js').NutGraf} NutGraf */

const PAGE = `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A picture</title>
<script type="module" src="/nut-graf.js"></script>
<nut-graf src="/samples/index.json"></nut-graf>
</html>
`;

const SIZES = [{ name: '', width: 1240, height: 720 }, { name: '-narrow', width: 390, height: 700 }];

/** The element fills the picture to its edges. */
const PLAIN = 'body { margin: 0; background: #fdfcfa; } nut-graf { --nutgraf-height: 670px; }';
const DARK = ':root { color-scheme: dark; } body { background: #1b1b1a; } nut-graf { --nutgraf-accent: #f0a0b8; --nutgraf-reading-font: Georgia, serif; }';

/** The views that are shown, the row that is followed in each, and the style of the page. */
const PICTURES = [
  { name: 'quotes', row: '[data-row=quote]', style: PLAIN },
  { name: 'entities', row: '[data-row=entity]', style: PLAIN },
  { name: 'deadlines', row: 'li:nth-child(2) [data-row=deadline]', style: PLAIN },
  { name: 'compare', row: '[data-row=side]', style: PLAIN },
  { name: 'dark', view: 'quotes', row: '[data-row=quote]', style: PLAIN + DARK },
];

const { address, close } = await serve({ '/picture.html': PAGE });
const { driver, quit } = await open();
const devtools = /** @type {import('selenium-webdriver').WebDriver & {sendDevToolsCommand(name: string, parameters: object): Promise<void>, sendAndGetDevToolsCommand(name: string, parameters: object): Promise<{data: string}>}} */ (driver);

/**
 * Shows a view with a row followed to its place, as its reader would, and nothing cut at the top: neither the list nor the
 * text. On a narrow page, where following a row leaves the list, the list is shown.
 * @param {string} view
 * @param {string} row
 * @param {string} style
 */
const show = (view, row, style) => driver.executeAsyncScript(`
  const [view, row, style, done] = arguments;
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
  const desk = document.querySelector('nut-graf');
  const root = desk.shadowRoot;
  const top = (element) => element.getBoundingClientRect().top;
  const prepare = async () => {
    desk.view = view;
    await painted();
    if (innerWidth < 600) {
      scrollBy(0, top(root.querySelector('[part~=tabs]')));
      return;
    }
    const followed = root.querySelector(row);
    followed.click();
    // Scrolling to the place is smooth.
    await new Promise((resolve) => setTimeout(resolve, 600));
    for (const list of root.querySelectorAll('[part~=panel], [part~=list], [part~=articles]')) list.scrollTop = 0;
    const thread = followed.closest('[data-thread]');
    if (thread) root.querySelector('[part~=panel]:not([hidden])').scrollBy({ top: top(thread) - top(root.querySelector('[part~=panel]:not([hidden])')) - 8, behavior: 'instant' });
    const text = root.querySelector('[part~=text]');
    const cut = [...text.children].findLast((block) => top(block) < top(text) + 8);
    if (cut) text.scrollBy({ top: top(cut) - top(text) - 16, behavior: 'instant' });
    root.activeElement?.blur();
  };
  prepare().then(painted).then(() => done());
`, view, row, style);

/** @param {string} name */
async function take(name) {
  const { data } = await devtools.sendAndGetDevToolsCommand('Page.captureScreenshot', { format: 'webp', quality: 80 });
  writeFileSync(`${out}pictures/${name}.webp`, Buffer.from(data, 'base64'));
}

try {
  mkdirSync(`${out}pictures`, { recursive: true });
  for (const { name: size, width, height } of SIZES) {
    await resize(driver, width, height, 2);
    await devtools.sendDevToolsCommand('Emulation.setScrollbarsHidden', { hidden: true });
    await driver.get(`${address}/picture.html`);
    await until(driver, 'ready');
    for (const { name, view = name, row, style } of PICTURES) {
      await show(view, row, style);
      await take(name + size);
    }
  }
} finally {
  await quit();
  close();
}
