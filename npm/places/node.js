// The places of the package's files for Node, Deno and Bun, which read them from the disk.

import { readFile } from 'node:fs/promises';

/** @param {URL} url */
const read = async (url) => new Uint8Array(await readFile(url));

/** @type {import('../../www/nutgraf/addresses.js').Places} */
export const places = {
  wasm: () => read(new URL('./nutgraf_bg.wasm', import.meta.url)),
  entities: () => read(new URL('./entities.nut', import.meta.url)),
  quotes: () => read(new URL('./quotes.nut', import.meta.url)),
  readers: () => read(new URL('./readers_bg.wasm', import.meta.url)),
  worker: () => new URL('./node-worker.js', import.meta.url),
};
