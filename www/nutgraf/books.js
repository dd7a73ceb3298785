// What is wanted of the engine, what it holds, and what was made of it: the books that the client keeps, without an engine.

import { cleanArticle, sameArticle, wellFormed } from './input.js';

/** @typedef {import('./types.js').Article} Article */
/** @typedef {import('./types.js').Correction} Correction */
/** @typedef {import('./types.js').CorpusReport} CorpusReport */
/** @typedef {import('./errors.js').NutgrafError} NutgrafError */
/** @typedef {import('../nutgraf-client.js').Edition} Edition */
/** @typedef {import('../nutgraf-client.js').Revised} Revised */

export class Books {
  /** @type {Map<string, Revised>} */
  wanted = new Map();
  /** What the engine holds. @type {Map<string, Revised>} */
  held = new Map();
  /** Wanted, and not held as wanted. @type {Set<string>} */
  waiting = new Set();
  /** Held, and not to be. @type {Set<string>} */
  surplus = new Set();
  #revision = 0;
  /** @type {readonly Correction[]} */
  corrections = Object.freeze([]);
  /** The list of corrections that the engine holds. @type {readonly Correction[]} */
  applied = this.corrections;
  /** @type {Map<string, NutgrafError>} */
  failures = new Map();
  /** How often the engine died of a revision. @type {Map<string, number>} */
  #deaths = new Map();
  #referenceDate = '';
  /** The article that the engine is reading, and how to end that. @type {{id: string, outdate: () => void} | undefined} */
  reading;
  /** @type {Edition | undefined} */
  edition;
  /** Whether the edition stands for what the engine holds. */
  current = false;

  /** How many articles are read as they are, wait, and could not be read. */
  get status() {
    let waiting = 0;
    for (const id of this.waiting) if (!this.#reported(id)) waiting += 1;
    const failed = this.failures.size;
    return { read: this.wanted.size - waiting - failed, waiting, failed };
  }

  /** Whether the edition stands for just what is wanted now. */
  get fresh() {
    const { edition } = this;
    if (!edition || edition.corrections !== this.corrections) return false;
    if (edition.articles.size !== this.wanted.size - this.failures.size) return false;
    for (const id of edition.articles.keys()) if (!this.#reported(id)) return false;
    return true;
  }

  /** Whether the edition was made of an article as it is wanted now. @param {string} id */
  #reported(id) {
    const wanted = this.wanted.get(id);
    return wanted !== undefined && this.edition?.articles.get(id) === wanted;
  }

  get referenceDate() {
    return this.#referenceDate;
  }

  set referenceDate(date) {
    if (date === this.#referenceDate) return;
    this.#referenceDate = date;
    for (const [id, { article, lent }] of this.wanted) if (lent !== undefined) this.#want(article, id);
    // What has been read without a date gets this one.
    if (this.edition) this.lend(this.edition.report);
  }

  /**
   * @param {Article} value
   * @returns {Article} as it is kept
   */
  set(value) {
    const article = cleanArticle(value);
    const { id } = article;
    const before = this.wanted.get(id)?.article;
    if (before && sameArticle(before, article)) return before;
    this.#want(article, id);
    return article;
  }

  /**
   * Gives an article a new revision, to be read.
   * @param {Article} article
   * @param {string} id
   * @param {string} [lent]
   */
  #want(article, id, lent) {
    if (this.reading?.id === id) this.reading.outdate();
    this.wanted.set(id, { article, revision: ++this.#revision, ...(lent === undefined ? {} : { lent }) });
    this.waiting.add(id);
    this.surplus.delete(id);
    this.failures.delete(id);
    this.#deaths.delete(id);
  }

  /** @param {string} id */
  remove(id) {
    const named = wellFormed(id);
    if (this.reading?.id === named) this.reading.outdate();
    this.failures.delete(named);
    this.#deaths.delete(named);
    this.waiting.delete(named);
    if (this.held.has(named)) this.surplus.add(named);
    return this.wanted.delete(named);
  }

  /** @param {readonly string[]} ids */
  arrange(ids) {
    const before = this.wanted;
    this.wanted = new Map();
    for (const id of [...ids, ...before.keys()]) {
      const revised = before.get(id);
      if (revised) this.wanted.set(id, revised);
    }
  }

  /** @param {string} id */
  retry(id) {
    const named = wellFormed(id);
    if (!this.failures.delete(named)) return false;
    this.#deaths.delete(named);
    this.waiting.add(named);
    return true;
  }

  /** @param {string} id */
  text(id) {
    const named = wellFormed(id);
    const revised = this.edition?.articles.get(named) ?? this.wanted.get(named);
    const reported = this.edition?.articles.has(named) ? this.edition.report.articles.find((a) => a.id === named) : undefined;
    return reported?.text ?? revised?.article.text ?? '';
  }

  /**
   * Sets an article aside that the engine could not take.
   * @param {string} article
   * @param {NutgrafError} error
   */
  setAside(article, error) {
    this.failures.set(article, error);
    this.waiting.delete(article);
    // An earlier revision of it may still be there.
    if (this.held.has(article)) this.surplus.add(article);
  }

  /** Notes that the engine died of an article as it is wanted now; how often it has. @param {string} id */
  died(id) {
    const deaths = (this.#deaths.get(id) ?? 0) + 1;
    this.#deaths.set(id, deaths);
    return deaths;
  }

  /** Notes that the engine's instance is gone: the next one has everything to read. */
  lost() {
    this.held.clear();
    this.surplus.clear();
    this.current = false;
    this.applied = Object.freeze([]);
    // Nothing to tell a new instance.
    if (this.corrections.length === 0) this.applied = this.corrections;
    for (const id of this.wanted.keys()) if (!this.failures.has(id)) this.waiting.add(id);
  }

  /** Wants no revision to be held that is not the one wanted: an article that was replaced is read no more. */
  outdate() {
    for (const id of this.waiting) if (this.held.has(id)) this.surplus.add(id);
  }

  /**
   * Lends the reference date to articles in which no date was found; whether there were any.
   * @param {CorpusReport} report
   */
  lend(report) {
    const date = this.#referenceDate;
    if (date === '') return false;
    const undated = report.articles.flatMap(({ id, dateBasis }) => {
      const revised = this.wanted.get(id);
      // A date that cannot be read is left to be seen and mended.
      const without = dateBasis === 'none' && revised && revised === this.edition?.articles.get(id) && !revised.article.date && revised.lent !== date;
      return without ? [revised.article] : [];
    });
    for (const article of undated) this.#want(article, article.id, date);
    return undated.length > 0;
  }
}
