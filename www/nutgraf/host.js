// Holds one instance of the engine with any number of sets of articles, and carries out requests on them; the same in the
// worker and on the main thread.

import init, { Engine, __wbg_reset_state } from '../pkg/nutgraf.js';
import { HASHES } from '../pkg/hashes.js';
import { NutgrafError, codeOf, messageOf } from './errors.js';
import { Loader } from './load.js';
import { read } from './read.js';
import { Readers, needs } from './readers.js';
import { write } from './write.js';

/** @typedef {import('./types.js').Request} Request */
/** @typedef {import('./types.js').Answer} Answer */
/** @typedef {import('./types.js').Piece} Piece */
/** @typedef {import('./addresses.js').Files} Files */
/** @typedef {import('../pkg/nutgraf.js').Corpus} Corpus */

/** The files by their names in `HASHES`, which they keep however a bundler calls them. */
const FILES = /** @type {const} */ ({ wasm: 'nutgraf_bg.wasm', entities: 'entities.nut', quotes: 'quotes.nut', readers: 'readers_bg.wasm' });

/** Whether the module has been used; a dead instance leaves its memory behind. */
let used = false;

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
 * @param {keyof typeof FILES} file
 * @param {string} address
 * @param {RequestCache} [cache]
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function fetchFile(file, address, cache = 'default') {
  const name = FILES[file];
  /** @type {Uint8Array<ArrayBuffer>} */
  let bytes;
  try {
    const loader = new Loader({ fetch: (url, options) => fetch(url, { ...options, cache }) });
    bytes = /** @type {Uint8Array<ArrayBuffer>} */ ((await loader.load(new URL(address))).bytes);
  } catch (cause) {
    throw new NutgrafError('load-failed', `${name} could not be fetched: ${messageOf(cause)}`, { cause });
  }
  if (await isWhole(bytes, HASHES[name])) return bytes;
  if (cache === 'default') return fetchFile(file, address, 'reload');
  throw new NutgrafError('load-failed', `${name} is damaged, or of another build than the files beside it`);
}

/**
 * A file's bytes, as they were handed in or from its address.
 * @param {keyof typeof FILES} file
 * @param {string | Uint8Array} given
 */
async function take(file, given) {
  if (typeof given === 'string') return fetchFile(file, given);
  const bytes = /** @type {Uint8Array<ArrayBuffer>} */ (given);
  if (await isWhole(bytes, HASHES[FILES[file]])) return bytes;
  throw new NutgrafError('load-failed', `the bytes handed in for ${FILES[file]} are damaged, or of another build`);
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

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
async function compile(bytes) {
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    if (cause instanceof WebAssembly.CompileError && /Content Security Policy|CSP|unsafe-eval/i.test(cause.message)) {
      throw new NutgrafError('policy', 'this page’s Content-Security-Policy forbids WebAssembly: allow \'wasm-unsafe-eval\' in its script-src', { cause });
    }
    throw new NutgrafError('load-failed', `the engine could not be loaded: ${messageOf(cause)}`, { cause });
  }
}

/** Rows of a report that go over to the page at once: few enough that it answers in between. */
const ROWS = { articles: 16, entities: 500, statements: 200, deadlines: 200, conflicts: 200, figures: 200, duplicates: 500 };

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
  #files;
  /** The module, which reads files without the models. @type {Promise<void> | undefined} */
  #starting;
  /** @type {Promise<Engine> | undefined} */
  #opening;
  /** @type {Map<number, Corpus>} */
  #corpora = new Map();
  #closed = false;
  #readers = new Readers(async () => compile(await take('readers', this.#files.readers)));

  /** @param {Files} files */
  constructor(files) {
    this.#files = files;
  }

  /** @returns {Promise<Engine>} */
  #open() {
    this.#opening ??= this.#load().catch((/** @type {unknown} */ thrown) => {
      // What could not be fetched may be there the next time.
      this.#opening = undefined;
      throw thrown;
    });
    return this.#opening;
  }

  async #load() {
    const [entities, quotes] = await Promise.all([take('entities', this.#files.entities), take('quotes', this.#files.quotes), this.#start()]);
    this.#check();
    return new Engine([entities, quotes]);
  }

  /** @returns {Promise<void>} */
  #start() {
    this.#starting ??= this.#instantiate().catch((/** @type {unknown} */ thrown) => {
      this.#starting = undefined;
      throw thrown;
    });
    return this.#starting;
  }

  async #instantiate() {
    const module = await compile(await take('wasm', this.#files.wasm));
    this.#check();
    // Made anew from the same file, once there is one.
    if (used) __wbg_reset_state();
    else await init({ module_or_path: module });
    used = true;
  }

  /** Another host may have the module by now. */
  #check() {
    if (this.#closed) throw new NutgrafError('closed', 'the engine was stopped');
  }

  /**
   * @param {number} number
   * @param {Request} request
   * @param {((piece: Piece) => void) | undefined} onpiece
   * @returns {Promise<unknown>}
   */
  async #run(number, request, onpiece) {
    if (request.op === 'read') {
      await this.#start();
      const { name, content } = request;
      return (needs(name, content) ? undefined : read(name, content)) ?? this.#readers.read(name, content);
    }
    const engine = await this.#open();
    const corpus = this.#corpora.get(number) ?? engine.corpus();
    this.#corpora.set(number, corpus);
    switch (request.op) {
      case 'open': return undefined;
      case 'set': return corpus.set(request.article);
      case 'remove': return corpus.remove(request.id);
      case 'correct': return corpus.correct(request.corrections);
      case 'report': return onpiece ? pieced(corpus, onpiece) : corpus.report();
      case 'check': return corpus.check(request.text, request.speaker);
      case 'since': return corpus.since(request.earlier);
      case 'export': return write(corpus, request);
      case 'timings': return corpus.timings();
    }
  }

  /**
   * Never rejects: what goes wrong is in the answer. After a trap the host is of no use any more.
   * @param {number} number of the set of articles; a new number makes a new one
   * @param {Request} request
   * @param {(piece: Piece) => void} [onpiece] takes a long answer's lists in pieces; without it they are in the answer
   * @returns {Promise<Answer>}
   */
  async handle(number, request, onpiece) {
    try {
      return { value: await this.#run(number, request, onpiece) };
    } catch (thrown) {
      const trap = isTrap(thrown);
      const code = trap ? 'trap' : codeOf(thrown, 'engine');
      return { error: { code, message: messageOf(thrown), trap } };
    }
  }

  /** Ends it: the module may go to another host. */
  close() {
    this.#closed = true;
  }

  /** Lets go of a set of articles. @param {number} number */
  end(number) {
    this.#corpora.get(number)?.free();
    this.#corpora.delete(number);
  }
}
