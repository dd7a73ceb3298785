// A server for the documentation's own pages and for those that its blocks of HTML are, under the policy that it recommends.

import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, normalize } from 'node:path';

import { out, pages } from './build.js';
import { root } from './reference.js';

const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types nutgraf";

/** @type {Record<string, string>} */
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm', '.png': 'image/png', '.webp': 'image/webp', '.svg': 'image/svg+xml', '.md': 'text/markdown', '.txt': 'text/plain' };

/** A page that a block is: its path, its HTML, and the state in which its element comes to rest. */
export const examples = () => pages().flatMap(({ name, tokens }) => tokens.flatMap(({ type, info, content }) => {
  const [, file, state = ''] = (type === 'fence' && /^html file (\S+) (\w+)$/.exec(info)) || [];
  return file === undefined ? [] : [{ path: `/try/${name}/${file}`, html: content, state }];
}));

/** The file that an address stands for. @param {string} path */
function fileOf(path) {
  const [, inside] = /^\/try\/\w+\/nutgraf\/(.*)$/.exec(path) ?? [];
  if (inside !== undefined) return `${root}www/${inside}`;
  return path.startsWith('/docs/') ? out + path.slice(6) : `${root}www${path}`;
}

/**
 * Serves, besides files, pages by their path.
 * @param {Record<string, string>} made
 */
export async function serve(made) {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const html = made[path];
    const file = fileOf(path);
    const headers = { 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' };
    if (html !== undefined) response.writeHead(200, { ...headers, 'content-type': 'text/html; charset=utf-8' }).end(html);
    else if (existsSync(file) && statSync(file).isFile()) response.writeHead(200, { ...headers, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
    // Browsers ask for an icon of their own accord.
    else response.writeHead(path === '/favicon.ico' ? 204 : 404, headers).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * Waits until the element of the page has come to rest in a state.
 * @param {import('selenium-webdriver').WebDriver} driver
 * @param {string} state
 */
export const until = (driver, state) => driver.wait(() => driver.executeScript(
  'return document.querySelector("nut-graf")?.shadowRoot?.querySelector("[part~=base]")?.dataset.state === arguments[0]', state,
), 120_000, `the element is ${state}`);

/**
 * Gives the page in Chromium a size that a window cannot have.
 * @param {import('selenium-webdriver').WebDriver} driver
 * @param {number} width
 * @param {number} height
 * @param {number} [deviceScaleFactor]
 * @returns {Promise<void>}
 */
export const resize = (driver, width, height, deviceScaleFactor = 1) => (
  /** @type {import('selenium-webdriver').WebDriver & {sendDevToolsCommand(name: string, parameters: object): Promise<void>}} */ (driver)
    .sendDevToolsCommand('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false }));
