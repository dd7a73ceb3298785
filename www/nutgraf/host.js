// Holds one instance of the engine and carries out requests on it; the same in the worker and on the main thread.

import { NutgrafError, codeOf, messageOf } from './errors.js';

/** @typedef {import('./types.js').Request} Request */
/** @typedef {import('./types.js').Answer} Answer */
/** @typedef {import('./types.js').Piece} Piece */
/** @typedef {import('../pkg/nutgraf.js').Corpus} Corpus */

const WASM = 'nutgraf_bg.wasm';
const MODELS = ['entities.nut', 'quotes.nut'];

/**
 * A program that ended in a trap, ran out of stack or out of memory cannot be used again.
 * @param {unknown} thrown
 */
function isTrap(thrown) {
  return thrown instanceof WebAssembly.RuntimeError || thrown instanceof RangeError
    || (thrown instanceof Error && thrown.name === 'InternalError');
}

/**
 * A file of the build, the very one that the rest was built with: its hash stands in pkg/hashes.js. One that is not may be
 * an older build's out of the browser's cache, so it is asked for once more, past the cache.
 * @param {URL} url
 * @param {Promise<Record<string, string>>} hashes
 * @param {RequestCache} [cache]
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function fetchFile(url, hashes, cache = 'default') {
  const name = url.pathname.split('/').pop() ?? '';
  let bytes;
  try {
    const response = await fetch(url, { cache });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw new NutgrafError('load-failed', `${name} could not be fetched: ${messageOf(cause)}`, { cause });
  }
  if (await isWhole(bytes, (await hashes)[name])) return bytes;
  if (cache === 'default') return fetchFile(url, hashes, 'reload');
  throw new NutgrafError('load-failed', `${name} is damaged, or of another build than the files beside it`);
}

/**
 * Whether bytes have a SHA-256. Browsers calculate it only on pages that came over https or from localhost; elsewhere, where
 * anybody on the way may change the scripts as well, nothing is checked.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string | undefined} hash in hexadecimal digits
 */
async function isWhole(bytes, hash) {
  if (!globalThis.crypto?.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') === hash;
}

/** Rows of a report that go over to the page at once: few enough that it answers in between. */
const ROWS = { articles: 16, entities: 500, statements: 200, deadlines: 200, conflicts: 200, duplicates: 500 };

/**
 * A report in pieces, and what is left of it.
 * @param {Corpus} corpus
 * @param {(piece: Piece) => void} onpiece
 */
function pieced(corpus, onpiece) {
  const sizes = corpus.prepare();
  try {
    for (const [name, step] of Object.entries(ROWS)) {
      const list = /** @type {keyof typeof ROWS} */ (name);
      // An empty list is told too.
      for (let from = 0; from === 0 || from < sizes[list]; from += step) onpiece({ name, rows: corpus.part(list, from, from + step) });
    }
    return corpus.rest();
  } finally {
    corpus.release();
  }
}

export class Host {
  /** @type {Corpus | undefined} */
  #corpus;
  /** @type {string} */
  #generation;

  /** @param {string} [generation] makes the module's address new, so that a dead instance is not met again */
  constructor(generation = '') {
    this.#generation = generation;
  }

  async #open() {
    if (this.#corpus) return;
    const pkg = new URL('../pkg/', import.meta.url);
    /** @param {string} name */
    const load = (name) => import(new URL(`${name}${this.#generation}`, pkg).href).catch((/** @type {unknown} */ cause) => {
      throw new NutgrafError('load-failed', `the engine could not be loaded: ${messageOf(cause)}`, { cause });
    });
    // All is under way at once. What fails first is told; what fails besides must not count as unhandled.
    /** @type {Promise<Record<string, string>>} */
    const hashes = load('hashes.js').then((module) => module.HASHES);
    hashes.catch(() => undefined);
    const files = Promise.all([WASM, ...MODELS].map((name) => fetchFile(new URL(name, pkg), hashes)));
    files.catch(() => undefined);
    /** @type {typeof import('../pkg/nutgraf.js')} */
    const engine = await load('nutgraf.js');
    const [wasm, ...models] = await files;
    try {
      await engine.default({ module_or_path: WebAssembly.compile(/** @type {Uint8Array<ArrayBuffer>} */ (wasm)) });
    } catch (cause) {
      throw new NutgrafError('load-failed', `the engine could not be loaded: ${messageOf(cause)}`, { cause });
    }
    this.#corpus = new engine.Corpus(models);
  }

  /**
   * @param {Request} request
   * @param {((piece: Piece) => void) | undefined} onpiece
   * @returns {Promise<unknown>}
   */
  async #run(request, onpiece) {
    await this.#open();
    const corpus = this.#corpus;
    if (!corpus) throw new NutgrafError('closed', 'the engine is not open');
    switch (request.op) {
      case 'open': return undefined;
      case 'set': return corpus.set(request.article);
      case 'remove': return corpus.remove(request.id);
      case 'correct': return corpus.correct(request.corrections);
      case 'report': return onpiece ? pieced(corpus, onpiece) : corpus.report();
      case 'timings': return corpus.timings();
    }
  }

  /**
   * Never rejects: what goes wrong is in the answer.
   * @param {Request} request
   * @param {(piece: Piece) => void} [onpiece] takes a long answer's lists in pieces; without it they are in the answer
   * @returns {Promise<Answer>}
   */
  async handle(request, onpiece) {
    try {
      return { value: await this.#run(request, onpiece) };
    } catch (thrown) {
      const trap = isTrap(thrown);
      const code = trap ? 'trap' : codeOf(thrown, 'engine');
      return { error: { code, message: messageOf(thrown), trap } };
    }
  }
}
