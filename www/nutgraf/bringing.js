// What the page puts on the desk, taken in one by one: it is in no history, and what is wrong with one thing is told and
// takes no other with it.

import { NutgrafError, errorOf } from './errors.js';
import { cleanCorrections } from './input.js';

/** @typedef {import('./types.js').Article} Article */
/** @typedef {import('../nutgraf-client.js').Nutgraf} Nutgraf */

/**
 * @typedef {Object} Around
 * @property {() => void} brought told of every change
 * @property {() => void} forget forgets the reader's steps, for a list stands for all that was there
 * @property {(error: NutgrafError) => void} error
 */

/** The first id that comes a second time, if any does. @param {readonly string[]} ids */
function repeated(ids) {
  const seen = new Set();
  for (const id of ids) {
    if (seen.has(id)) return id;
    seen.add(id);
  }
  return undefined;
}

export class Bringing {
  #client;
  #on;

  /**
   * @param {Nutgraf} client
   * @param {Around} on
   */
  constructor(client, on) {
    this.#client = client;
    this.#on = on;
  }

  /**
   * @param {Iterable<unknown>} values
   * @returns {string[]} the ids of those taken in
   */
  bring(values) {
    /** @type {string[]} */
    const taken = [];
    for (const value of values) {
      try {
        taken.push(this.#client.set(/** @type {Article} */ (value)).id);
      } catch (thrown) {
        this.#on.error(errorOf(thrown));
      }
    }
    this.#on.brought();
    return taken;
  }

  /** @param {Iterable<string>} ids */
  take(ids) {
    for (const id of ids) this.#client.remove(id);
    this.#on.brought();
  }

  /**
   * @param {unknown} list
   * @returns {string[]} the ids of those taken in
   */
  replace(list) {
    if (list !== null && list !== undefined && !Array.isArray(list)) {
      this.#on.error(new NutgrafError('bad-article', 'the articles are no list'));
      return [];
    }
    this.#on.forget();
    const before = this.#client.articles.map((a) => a.id);
    const taken = this.bring(/** @type {unknown[]} */ (list ?? []));
    const twice = repeated(taken);
    if (twice !== undefined) {
      this.#on.error(new NutgrafError('same-id', `two articles have the id “${twice}”; the later one is kept`));
    }
    const kept = new Set(taken);
    this.take(before.filter((id) => !kept.has(id)));
    this.#client.arrange(taken);
    return taken;
  }

  /** @param {unknown} list */
  replaceCorrections(list) {
    const { corrections, errors } = cleanCorrections(list, 'corrections');
    for (const error of errors) this.#on.error(error);
    this.#client.corrections = corrections;
    this.#on.forget();
    this.#on.brought();
  }
}
