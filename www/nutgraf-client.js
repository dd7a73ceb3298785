/**
 * Nutgraf's JavaScript API: a pile of articles in, one report out, the work done in a module worker.
 *
 *     import { Nutgraf } from './nutgraf-client.js';
 *     const nutgraf = new Nutgraf();
 *     nutgraf.set({ id: 'a', text: '“We will wait,” Ada Roe said.', date: '2031-05-02' });
 *     const report = await nutgraf.analyse({ onprogress: ({ done, total }) => console.log(done, total) });
 *     report.articles[0].quotes;                       // plain objects, offsets in UTF-16 units
 *     nutgraf.text('a');                               // the text that these offsets point into
 *     nutgraf.close();
 *
 * TypeScript: `cargo xtask build` writes the declarations to `types/nutgraf-client.d.ts`.
 *
 * - `set`, `remove` and `corrections` say what is wanted. `analyse` brings the engine there, article by article, and
 *   gives the report; what is changed before the report is made is taken up too (`fresh` tells whether all was).
 * - A report stands for the articles as they were when it was made. `edition` keeps the two together: take text from
 *   there (or from `text`), never from an article that may have been replaced since.
 * - `analyse({ signal })` is heeded at every step: while it waits for an earlier call, while the engine starts, between
 *   articles, and within a long one, whose worker is ended. What was not read waits for the next call.
 * - Every failure is an `Error` with a `code`: `load-failed`, `model-missing`, ..., `trap`, `closed`. An aborted call
 *   rejects with the signal's reason.
 * - Input is kept here, on the page. When the engine's instance dies (a trap), a new one is made and fed again, and a
 *   `restart` event is sent. An article that the engine refuses, or that kills the instance twice, is set aside: it is
 *   in `failures`, and an `article-error` event says so; the others are analysed. `retry` tries it again.
 *
 * Events: `restart` (CustomEvent, detail `{article: string | null, error: NutgrafError}`), `article-error` (detail
 * `{article: string, error: NutgrafError}`), `correction-error` (detail `{correction: Correction, error: NutgrafError}`).
 */

import { locate } from './nutgraf/addresses.js';
import { Books } from './nutgraf/books.js';
import { NutgrafError } from './nutgraf/errors.js';
import { Feeding } from './nutgraf/feeding.js';
import { cleanArticle, cleanCorrection, wellFormed } from './nutgraf/input.js';
import { Line } from './nutgraf/line.js';

export { NutgrafError, locate };

/** @typedef {import('./nutgraf/types.js').Article} Article */
/** @typedef {import('./nutgraf/types.js').Correction} Correction */
/** @typedef {import('./nutgraf/types.js').CorpusReport} CorpusReport */
/** @typedef {import('./nutgraf/types.js').Request} Request */
/** @typedef {import('./nutgraf/types.js').Answer} Answer */
/** @typedef {import('./nutgraf/transport.js').Transport} Transport */
/** @typedef {{done: number, total: number, article: string}} Progress */

/**
 * An article at one of its revisions: every change gives it a new one. `lent` is the reference date, where it has none.
 * @typedef {{article: Article, revision: number, lent?: string}} Revised
 */

/**
 * A report with what it was made of.
 * @typedef {Object} Edition
 * @property {CorpusReport} report
 * @property {ReadonlyMap<string, Revised>} articles as they were read
 * @property {readonly Correction[]} corrections
 */

export class Nutgraf extends EventTarget {
  #books = new Books();
  #line;
  #feeding;

  /**
   * @param {{worker?: boolean, open?: () => Promise<Transport>, patience?: number}} [options] `worker: false` works on
   *   the page's own thread; `open` reaches an engine somewhere else; `patience`: for how many milliseconds an aborted
   *   request may still run before its worker is ended
   */
  constructor({ worker, open, patience } = {}) {
    super();
    this.#line = new Line({ worker, open, patience }, () => this.#books.lost());
    this.#feeding = new Feeding(this.#books, this.#line, (name, detail) => this.dispatchEvent(new CustomEvent(name, { detail })));
  }

  /** Another pile, empty, whose engine is reached in the same way. */
  beside() {
    return new Nutgraf(this.#line.options);
  }

  /** The articles as handed over, frozen, in that order. */
  get articles() {
    return [...this.#books.wanted.values()].map(({ article }) => article);
  }

  /**
   * The article of that id as handed over.
   * @param {string} id
   * @returns {Article | undefined}
   */
  get(id) {
    return this.#books.wanted.get(wellFormed(id))?.article;
  }

  /** Articles that the engine could not take, with the reason. @returns {ReadonlyMap<string, NutgrafError>} */
  get failures() {
    return this.#books.failures;
  }

  /**
   * How many articles are read as they are, how many wait, and how many the engine could not take. What the last report was
   * made of is read, though the engine may have been ended since.
   */
  get status() {
    return this.#books.status;
  }

  /** Whether the last report stands for just what is wanted now. */
  get fresh() {
    return this.#books.fresh;
  }

  /** Whether the next instance of the engine may run in a worker. @param {boolean} use */
  set useWorker(use) {
    this.#line.useWorker = use;
  }

  /** Where the engine runs: `worker`, `main`, or `none` before the first analysis. */
  get where() {
    return this.#line.where;
  }

  /** The last report with what it was made of, if any. */
  get edition() {
    return this.#books.edition;
  }

  /** The last report, if any. */
  get report() {
    return this.#books.edition?.report;
  }

  /** The date (YYYY-MM-DD) of articles that bring none, or `''`. */
  get referenceDate() {
    return this.#books.referenceDate;
  }

  set referenceDate(date) {
    this.#books.referenceDate = date;
  }

  /** The reader's corrections, in the order made. @returns {readonly Correction[]} */
  get corrections() {
    return this.#books.corrections;
  }

  /** Throws a `NutgrafError` with the code `bad-correction`, and changes nothing, where one is none. */
  set corrections(list) {
    this.#books.corrections = Object.freeze(list.map((value, i) => cleanCorrection(value, `correction ${i + 1}`)));
  }

  /**
   * Adds an article, or replaces the one of that id. Throws a `NutgrafError` with the code `bad-article`, and changes
   * nothing, where it is none.
   * @param {Article} value
   * @returns {Article} the article as it is kept: a frozen copy
   */
  set(value) {
    return this.#books.set(value);
  }

  /**
   * @param {string} id
   * @returns {boolean} whether there was such an article
   */
  remove(id) {
    return this.#books.remove(id);
  }

  /**
   * Puts the articles into an order; those it does not name go behind.
   * @param {readonly string[]} ids
   */
  arrange(ids) {
    this.#books.arrange(ids);
  }

  /**
   * Lets the next analysis try an article again that was set aside.
   * @param {string} id
   * @returns {boolean} whether it was
   */
  retry(id) {
    return this.#books.retry(id);
  }

  /**
   * The text that the offsets of an article's report point into; before there is a report, the article's own.
   * @param {string} id
   * @returns {string}
   */
  text(id) {
    return this.#books.text(id);
  }

  /** Fetches the engine ahead of the first analysis. Never rejects: what fails is told when it is needed. */
  async warm() {
    try {
      await (await this.#line.open()).call({ op: 'open' });
    } catch {
      // The first analysis meets it too.
    }
  }

  /**
   * Has the engine read what is not read yet and gives the report on all articles. Calls wait for one another.
   * @param {{signal?: AbortSignal, onprogress?: (progress: Progress) => void}} [options]
   * @returns {Promise<CorpusReport>}
   */
  analyse({ signal, onprogress } = {}) {
    return this.#line.inTurn(signal, () => this.#feeding.reviving(signal, async () => {
      await this.#feeding.feed(signal, onprogress);
      const report = await this.#feeding.report(signal);
      if (!this.#books.lend(report)) return report;
      await this.#feeding.feed(signal, onprogress);
      return this.#feeding.report(signal);
    }));
  }

  /**
   * The report on what the engine has read so far, of what is wanted; `null` where it has read nothing. For an analysis
   * that was stopped.
   * @param {{signal?: AbortSignal}} [options]
   * @returns {Promise<CorpusReport | null>}
   */
  soFar({ signal } = {}) {
    return this.#line.inTurn(signal, async () => {
      this.#books.outdate();
      if (this.#books.surplus.size === this.#books.held.size) return null;
      await this.#feeding.clear(signal);
      return this.#feeding.report(signal);
    });
  }

  /**
   * The articles in a file's bytes, or in a text as if it were a file of that name: text, HTML, Markdown, JSON, JSON Lines or
   * CSV. They are not added to the pile.
   * @param {string} name
   * @param {string | Uint8Array} content
   * @returns {Promise<import('./nutgraf/types.js').Reading>}
   */
  read(name, content) {
    // What is read may bring the engine down, but so may what it was doing: only who does it twice is to blame.
    const call = async () => /** @type {import('./nutgraf/types.js').Reading} */ (await this.#line.call({ op: 'read', name, content }, undefined));
    return this.#feeding.reviving(undefined, call);
  }

  /**
   * The report as the text of a file for other programs: `digest` is Markdown, `calendar` iCalendar, the others are CSV for
   * spreadsheets. It is of the last analysis: after a change call `analyse` first. `origins` is what a reader calls the
   * articles, where that is not what they say themselves.
   * @param {import('./nutgraf/types.js').Export} what
   * @param {{origins?: readonly import('./nutgraf/types.js').Called[], lang?: string, signal?: AbortSignal}} [options]
   * @returns {Promise<string>}
   */
  export(what, { origins = [], lang = 'en-GB', signal } = {}) {
    const call = this.#feeding.ask(() => ({ op: 'export', what, origins, lang, made: new Date().toISOString() }), signal);
    return /** @type {Promise<string>} */ (call);
  }

  /**
   * Whether someone said some words, by what the articles print. It is of the last analysis, as `export` is. `speaker` is a
   * name or an entity's id.
   * @param {string} text with quotation marks or without, with dots where something is left out
   * @param {{speaker?: string, signal?: AbortSignal}} [options]
   * @returns {Promise<import('./nutgraf/types.js').Check>}
   */
  check(text, { speaker, signal } = {}) {
    const call = this.#feeding.ask(() => ({ op: 'check', text: wellFormed(text), speaker: speaker && wellFormed(speaker) }), signal);
    return /** @type {Promise<import('./nutgraf/types.js').Check>} */ (call);
  }

  /**
   * What is new since an earlier set of articles: those that are new, edited or gone, words that are new or withdrawn, deadlines
   * moved and figures changed. It is of the last analysis, as `export` is; the earlier articles are read for this alone.
   * @param {Iterable<Article>} earlier
   * @param {{signal?: AbortSignal}} [options]
   * @returns {Promise<import('./nutgraf/types.js').Since>}
   */
  async since(earlier, { signal } = {}) {
    const articles = Array.from(earlier, (article) => cleanArticle(article));
    return /** @type {import('./nutgraf/types.js').Since} */ (await this.#feeding.ask(() => ({ op: 'since', earlier: articles }), signal));
  }

  /**
   * How long the last analyses took, by stage, in milliseconds.
   * @returns {Promise<Record<string, number>>}
   */
  async timings() {
    return /** @type {Record<string, number>} */ (await this.#line.call({ op: 'timings' }, undefined));
  }

  /** Ends the worker. The input stays; a later `analyse` starts anew. */
  close() {
    this.#line.drop();
  }
}
