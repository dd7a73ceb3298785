// A report's passages, made ready for searching when they are wanted: article by article, with pauses for the page.

import { fold } from '../nutgraf/folding.js';
import { matches } from '../nutgraf/search.js';
import { passagesOf, quotesOf } from './passages.js';
import { pause } from './slices.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./passages.js').Passage} Passage */
/** @typedef {import('../nutgraf/types.js').ArticleReport} ArticleReport */
/** @typedef {import('../nutgraf/search.js').Query} Query */

/**
 * What else is asked of a passage.
 * @typedef {Object} Filter
 * @property {boolean} quotes only what is quoted
 * @property {string | null} outlet
 * @property {string} from a day, or ''
 * @property {string} to
 * @property {boolean} newest whether the newest article comes first
 */

/** An article with what was found in it. @typedef {{article: string, passages: Passage[]}} Hit */

/** How long the page may wait for its turn, in milliseconds. */
const SLICE = 24;

/** Stands for "no outlet". */
export const NO_OUTLET = '';

export class SearchIndex {
  report;
  #app;
  /** @type {Map<string, {name: string, folded: string} | undefined>} */
  #names = new Map();
  /** @type {Map<string, Passage[]>} */
  #passages = new Map();
  /** @type {Map<string, Passage[]>} */
  #quotes = new Map();
  /** The articles from the newest on; those without a date come last. @type {readonly ArticleReport[]} */
  #newest;

  /**
   * @param {import('../nutgraf/types.js').CorpusReport} report
   * @param {App} app
   */
  constructor(report, app) {
    this.report = report;
    this.#app = app;
    this.#newest = [...report.articles].sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : (a.date ?? '') > (b.date ?? '') ? -1 : 0));
  }

  /** The full name of an entity. @param {string} id */
  #name = (id) => {
    if (!this.#names.has(id)) {
      const name = this.#app.entity(id)?.name;
      const folded = fold(name ?? '');
      this.#names.set(id, name === undefined || folded === ' ' ? undefined : { name, folded });
    }
    return this.#names.get(id);
  };

  /** @param {ArticleReport} report @param {boolean} quotes */
  #of(report, quotes) {
    const kept = quotes ? this.#quotes : this.#passages;
    let list = kept.get(report.id);
    if (!list) {
      const text = this.#app.text(report.id);
      list = quotes ? quotesOf(report, text, this.#name) : passagesOf(report, text, report.title ?? '', this.#name);
      kept.set(report.id, list);
    }
    return list;
  }

  /**
   * Whether an article is looked through.
   * @param {ArticleReport} report
   * @param {Filter} filter
   */
  #wanted({ id, date }, { outlet, from, to }) {
    if (outlet !== null && this.#app.origin(id).outlet !== outlet) return false;
    if (from === '' && to === '') return true;
    return Boolean(date) && (from === '' || (date ?? '') >= from) && (to === '' || (date ?? '') <= to);
  }

  /**
   * How many articles are not looked through for want of a date.
   * @param {Filter} filter
   */
  undated({ outlet, from, to }) {
    if (from === '' && to === '') return 0;
    return this.report.articles.filter(({ id, date }) => !date && (outlet === null || this.#app.origin(id).outlet === outlet)).length;
  }

  /**
   * Searches; an empty query only makes all ready.
   * @param {Query} query
   * @param {Filter} filter
   * @param {() => boolean} wanted asked after each pause; false ends it
   * @param {(hits: readonly Hit[], done: number, all: number) => void} [soFar] told at each pause
   * @returns {Promise<Hit[] | null>} null if it was no longer wanted
   */
  async search(query, filter, wanted, soFar) {
    const articles = (filter.newest ? this.#newest : this.report.articles).filter((a) => this.#wanted(a, filter));
    /** @type {Hit[]} */
    const hits = [];
    let began = performance.now();
    for (const [i, report] of articles.entries()) {
      const passages = this.#of(report, filter.quotes).filter((p) => matches(query, p.folded, p.beside));
      if (passages.length > 0) hits.push({ article: report.id, passages });
      if (performance.now() - began < SLICE) continue;
      soFar?.(hits, i + 1, articles.length);
      await pause();
      if (!wanted()) return null;
      began = performance.now();
    }
    return hits;
  }
}
