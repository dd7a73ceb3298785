// Holds one instance of the engine and carries out requests on it; the same in the worker and on the main thread.

import { NutgrafError, codeOf, messageOf } from './errors.js';

/** @typedef {import('./types.js').Request} Request */
/** @typedef {import('./types.js').Answer} Answer */
/** @typedef {import('./types.js').Piece} Piece */
/** @typedef {import('../pkg/nutgraf.js').Corpus} Corpus */

const MODELS = ['entities.nut', 'quotes.nut'];

/**
 * A program that ended in a trap, ran out of stack or out of memory cannot be used again.
 * @param {unknown} thrown
 */
function isTrap(thrown) {
  return thrown instanceof WebAssembly.RuntimeError || thrown instanceof RangeError
    || (thrown instanceof Error && thrown.name === 'InternalError');
}

/** @param {URL} url */
async function fetchBytes(url) {
  const name = url.pathname.split('/').pop();
  let response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw new NutgrafError('load-failed', `${name} could not be fetched: ${messageOf(cause)}`, { cause });
  }
  if (!response.ok) throw new NutgrafError('load-failed', `${name} could not be fetched: HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
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
    const models = Promise.all(MODELS.map((name) => fetchBytes(new URL(name, pkg))));
    models.catch(() => undefined);
    /** @type {typeof import('../pkg/nutgraf.js')} */
    let engine;
    try {
      engine = await import(new URL(`nutgraf.js${this.#generation}`, pkg).href);
      await engine.default();
    } catch (cause) {
      throw new NutgrafError('load-failed', `the engine could not be loaded: ${messageOf(cause)}`, { cause });
    }
    this.#corpus = new engine.Corpus(await models);
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
