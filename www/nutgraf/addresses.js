// Where the files of the build are, or what a page says that they are.

import { NutgrafError, messageOf } from './errors.js';
import { places } from './places.js';

/** The address of a file, absolute or relative to the page, or its bytes. @typedef {string | URL | Uint8Array | ArrayBuffer} Given */

/** A file, or what gives it when the engine is started. @typedef {Given | (() => Given | Promise<Given>)} Place */

/**
 * Places of the files of the build: the engine, its two models, the readers of documents, which are fetched when a file
 * comes that needs them, and the worker's script, which has an address only.
 * @typedef {{wasm: Place, entities: Place, quotes: Place, readers: Place, worker: string | URL | (() => string | URL)}} Places
 */

/** What a thread of the engine's gets: absolute addresses, or bytes. @typedef {Record<'wasm' | 'entities' | 'quotes' | 'readers', string | Uint8Array>} Files */

/** @type {Places} */
const known = { ...places };

/** @param {string | URL} address */
const absolute = (address) => new URL(address, 'document' in globalThis ? document.baseURI : undefined).href;

/**
 * Says where some of the files are kept, before the engine is used first.
 * @param {Partial<Places>} others
 */
export function locate(others) {
  for (const [name, place] of Object.entries(others)) {
    if (!(name in known)) throw new NutgrafError('bad-place', `there is no file “${name}”: it is one of ${Object.keys(known).join(', ')}`);
    if (place !== undefined) Object.assign(known, { [name]: place });
  }
}

/** @param {keyof Files} name @returns {Promise<string | Uint8Array>} */
async function file(name) {
  const place = known[name];
  try {
    const given = typeof place === 'function' ? await place() : place;
    if (given instanceof ArrayBuffer) return new Uint8Array(given);
    return given instanceof Uint8Array ? given : absolute(given);
  } catch (cause) {
    throw new NutgrafError('load-failed', `the file “${name}” cannot be had: ${messageOf(cause)}`, { cause });
  }
}

/** What a thread needs. @returns {Promise<Files>} */
export async function files() {
  const [wasm, entities, quotes, readers] = await Promise.all([file('wasm'), file('entities'), file('quotes'), file('readers')]);
  return { wasm, entities, quotes, readers };
}

/** The absolute address of the worker's script. */
export const workerAddress = () => absolute(typeof known.worker === 'function' ? known.worker() : known.worker);
