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

import { NutgrafError, codeOf, messageOf } from './nutgraf/errors.js';
import { heeding } from './nutgraf/heeding.js';
import { cleanArticle, cleanCorrection, sameArticle, wellFormed } from './nutgraf/input.js';
import { locate } from './nutgraf/addresses.js';
import { openMain, openWorker } from './nutgraf/transport.js';

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

const TRIES = 2;
/** How long an aborted request may still run before its worker is ended, in milliseconds. */
const PATIENCE = 300;
/** Failures that say nothing of the article that was being read. */
const NOT_THE_ARTICLES = /^(?:closed|lost|policy|load-failed|no-worker|engine|model-.*)$/;

export class Nutgraf extends EventTarget {
  /** @type {Map<string, Revised>} */
  #wanted = new Map();
  /** What the engine holds. @type {Map<string, Revised>} */
  #held = new Map();
  /** Wanted, and not held as wanted. @type {Set<string>} */
  #waiting = new Set();
  /** Held, and not to be. @type {Set<string>} */
  #surplus = new Set();
  #revision = 0;
  /** @type {readonly Correction[]} */
  #corrections = Object.freeze([]);
  /** The list of corrections that the engine holds. @type {readonly Correction[]} */
  #applied = this.#corrections;
  /** @type {Map<string, NutgrafError>} */
  #failures = new Map();
  /** How often the engine died of a revision. @type {Map<string, number>} */
  #deaths = new Map();
  /** @type {Transport | undefined} */
  #transport;
  /** @type {Promise<Transport> | undefined} */
  #opening;
  /** Grows with each instance of the engine that is given up. */
  #lives = 0;
  #useWorker;
  #patience;
  #referenceDate = '';
  /** The end of all that was asked for so far. @type {Promise<unknown>} */
  #last = Promise.resolve();
  /** The article that the engine is reading, and how to end that. @type {{id: string, outdate: () => void} | undefined} */
  #reading;
  /** The end of an aborted request. @type {Promise<unknown>} */
  #settling = Promise.resolve();
  /** @type {Edition | undefined} */
  #edition;
  /** Whether the edition stands for what the engine holds. */
  #current = false;

  /** @type {(() => Promise<Transport>) | undefined} */
  #opener;

  /**
   * @param {{worker?: boolean, open?: () => Promise<Transport>, patience?: number}} [options] `worker: false` works on
   *   the page's own thread; `open` reaches an engine somewhere else; `patience`: for how many milliseconds an aborted
   *   request may still run before its worker is ended
   */
  constructor({ worker = true, open, patience = PATIENCE } = {}) {
    super();
    this.#patience = patience;
    this.#useWorker = worker && typeof Worker === 'function';
    this.#opener = open;
  }

  /** Another pile, empty, whose engine is reached in the same way. */
  beside() {
    return new Nutgraf({ worker: this.#useWorker, patience: this.#patience, ...(this.#opener ? { open: this.#opener } : {}) });
  }

  /** The articles as handed over, frozen, in that order. */
  get articles() {
    return [...this.#wanted.values()].map(({ article }) => article);
  }

  /**
   * The article of that id as handed over.
   * @param {string} id
   * @returns {Article | undefined}
   */
  get(id) {
    return this.#wanted.get(wellFormed(id))?.article;
  }

  /** Articles that the engine could not take, with the reason. @returns {ReadonlyMap<string, NutgrafError>} */
  get failures() {
    return this.#failures;
  }

  /**
   * How many articles are read as they are, how many wait, and how many the engine could not take. What the last report was
   * made of is read, though the engine may have been ended since.
   */
  get status() {
    let waiting = 0;
    for (const id of this.#waiting) if (!this.#reported(id)) waiting += 1;
    const failed = this.#failures.size;
    return { read: this.#wanted.size - waiting - failed, waiting, failed };
  }

  /** Whether the last report stands for just what is wanted now. */
  get fresh() {
    const edition = this.#edition;
    if (!edition || edition.corrections !== this.#corrections) return false;
    if (edition.articles.size !== this.#wanted.size - this.#failures.size) return false;
    for (const id of edition.articles.keys()) if (!this.#reported(id)) return false;
    return true;
  }

  /** Whether the last report was made of an article as it is wanted now. @param {string} id */
  #reported(id) {
    const wanted = this.#wanted.get(id);
    return wanted !== undefined && this.#edition?.articles.get(id) === wanted;
  }

  /** Whether the next instance of the engine may run in a worker. @param {boolean} use */
  set useWorker(use) {
    this.#useWorker = use && typeof Worker === 'function';
  }

  /** Where the engine runs: `worker`, `main`, or `none` before the first analysis. */
  get where() {
    return this.#transport?.kind ?? 'none';
  }

  /** The last report with what it was made of, if any. */
  get edition() {
    return this.#edition;
  }

  /** The last report, if any. */
  get report() {
    return this.#edition?.report;
  }

  /** The date (YYYY-MM-DD) of articles that bring none, or `''`. */
  get referenceDate() {
    return this.#referenceDate;
  }

  set referenceDate(date) {
    if (date === this.#referenceDate) return;
    this.#referenceDate = date;
    for (const [id, { article, lent }] of this.#wanted) if (lent !== undefined) this.#want(article, id);
  }

  /** The reader's corrections, in the order made. @returns {readonly Correction[]} */
  get corrections() {
    return this.#corrections;
  }

  /** Throws a `NutgrafError` with the code `bad-correction`, and changes nothing, where one is none. */
  set corrections(list) {
    this.#corrections = Object.freeze(list.map((value, i) => cleanCorrection(value, `correction ${i + 1}`)));
  }

  /**
   * Adds an article, or replaces the one of that id. Throws a `NutgrafError` with the code `bad-article`, and changes
   * nothing, where it is none.
   * @param {Article} value
   * @returns {Article} the article as it is kept: a frozen copy
   */
  set(value) {
    const article = cleanArticle(value);
    const { id } = article;
    const before = this.#wanted.get(id)?.article;
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
    if (this.#reading?.id === id) this.#reading.outdate();
    this.#wanted.set(id, { article, revision: ++this.#revision, ...(lent === undefined ? {} : { lent }) });
    this.#waiting.add(id);
    this.#surplus.delete(id);
    this.#failures.delete(id);
    this.#deaths.delete(id);
  }

  /**
   * @param {string} id
   * @returns {boolean} whether there was such an article
   */
  remove(id) {
    const named = wellFormed(id);
    if (this.#reading?.id === named) this.#reading.outdate();
    this.#failures.delete(named);
    this.#deaths.delete(named);
    this.#waiting.delete(named);
    if (this.#held.has(named)) this.#surplus.add(named);
    return this.#wanted.delete(named);
  }

  /**
   * Puts the articles into an order; those it does not name go behind.
   * @param {readonly string[]} ids
   */
  arrange(ids) {
    const before = this.#wanted;
    this.#wanted = new Map();
    for (const id of [...ids, ...before.keys()]) {
      const revised = before.get(id);
      if (revised) this.#wanted.set(id, revised);
    }
  }

  /**
   * Lets the next analysis try an article again that was set aside.
   * @param {string} id
   * @returns {boolean} whether it was
   */
  retry(id) {
    const named = wellFormed(id);
    if (!this.#failures.delete(named)) return false;
    this.#deaths.delete(named);
    this.#waiting.add(named);
    return true;
  }

  /**
   * The text that the offsets of an article's report point into; before there is a report, the article's own.
   * @param {string} id
   * @returns {string}
   */
  text(id) {
    const named = wellFormed(id);
    const revised = this.#edition?.articles.get(named) ?? this.#wanted.get(named);
    const reported = this.#edition?.articles.has(named) ? this.#edition.report.articles.find((a) => a.id === named) : undefined;
    return reported?.text ?? revised?.article.text ?? '';
  }

  /** Fetches the engine ahead of the first analysis. Never rejects: what fails is told when it is needed. */
  async warm() {
    try {
      await (await this.#open()).call({ op: 'open' });
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
    return this.#inTurn(signal, () => this.#reviving(signal, async () => {
      await this.#feed(signal, onprogress);
      const report = await this.#report(signal);
      if (!this.#lend(report)) return report;
      await this.#feed(signal, onprogress);
      return this.#report(signal);
    }));
  }

  /**
   * The report on what the engine has read so far, of what is wanted; `null` where it has read nothing. For an analysis
   * that was stopped.
   * @param {{signal?: AbortSignal}} [options]
   * @returns {Promise<CorpusReport | null>}
   */
  soFar({ signal } = {}) {
    return this.#inTurn(signal, async () => {
      // An article that was replaced is read no more: its old text is not what is wanted.
      for (const id of this.#waiting) if (this.#held.has(id)) this.#surplus.add(id);
      if (this.#surplus.size === this.#held.size) return null;
      await this.#clear(signal);
      return this.#report(signal);
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
    const call = async () => /** @type {import('./nutgraf/types.js').Reading} */ (await this.#call({ op: 'read', name, content }, undefined));
    return this.#reviving(undefined, call);
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
    return this.#inTurn(signal, () => this.#reviving(signal, async () => {
      await this.#ready(signal);
      return /** @type {string} */ (await this.#call({ op: 'export', what, origins, lang, made: new Date().toISOString() }, signal));
    }));
  }

  /**
   * Whether someone said some words, by what the articles print. It is of the last analysis, as `export` is. `speaker` is a
   * name or an entity's id.
   * @param {string} text with quotation marks or without, with dots where something is left out
   * @param {{speaker?: string, signal?: AbortSignal}} [options]
   * @returns {Promise<import('./nutgraf/types.js').Check>}
   */
  check(text, { speaker, signal } = {}) {
    return this.#inTurn(signal, () => this.#reviving(signal, async () => {
      await this.#ready(signal);
      return /** @type {import('./nutgraf/types.js').Check} */ (await this.#call({ op: 'check', text: wellFormed(text), speaker: speaker && wellFormed(speaker) }, signal));
    }));
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
    return this.#inTurn(signal, () => this.#reviving(signal, async () => {
      await this.#ready(signal);
      return /** @type {import('./nutgraf/types.js').Since} */ (await this.#call({ op: 'since', earlier: articles }, signal));
    }));
  }

  /**
   * How long the last analyses took, by stage, in milliseconds.
   * @returns {Promise<Record<string, number>>}
   */
  async timings() {
    return /** @type {Record<string, number>} */ (await this.#call({ op: 'timings' }, undefined));
  }

  /** Ends the worker. The input stays; a later `analyse` starts anew. */
  close() {
    this.#drop();
  }

  /**
   * Gives up the engine's instance: the next one has everything to read.
   * @param {boolean} [now] whatever it is doing, and whoever shares it
   */
  #drop(now) {
    if (this.#transport) this.#transport.close(now);
    else void this.#opening?.then((transport) => transport.close(), () => undefined);
    this.#transport = undefined;
    this.#opening = undefined;
    this.#lives += 1;
    this.#held.clear();
    this.#surplus.clear();
    this.#current = false;
    this.#applied = Object.freeze([]);
    // Nothing to tell a new instance.
    if (this.#corrections.length === 0) this.#applied = this.#corrections;
    for (const id of this.#wanted.keys()) if (!this.#failures.has(id)) this.#waiting.add(id);
  }

  /** @returns {Promise<Transport>} */
  #open() {
    this.#opening ??= this.#start();
    return this.#opening;
  }

  /** @returns {Promise<Transport>} */
  async #start() {
    const life = this.#lives;
    try {
      const transport = await this.#reach();
      // Closed in the meantime, it answers that it is.
      if (life === this.#lives) this.#transport = transport;
      return transport;
    } catch (thrown) {
      if (life === this.#lives) this.#opening = undefined;
      throw thrown;
    }
  }

  /** @returns {Promise<Transport>} */
  async #reach() {
    if (this.#opener) return this.#opener();
    if (this.#useWorker) {
      try {
        return await openWorker();
      } catch {
        this.#useWorker = false;
      }
    }
    return openMain();
  }

  /**
   * Does a piece of work when all that was asked for before is done.
   * @template T
   * @param {AbortSignal | undefined} signal
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async #inTurn(signal, work) {
    const before = this.#last;
    let done = () => {};
    const mine = new Promise((resolve) => {
      done = () => resolve(undefined);
    });
    this.#last = before.then(() => mine);
    try {
      await heeding(before, signal);
      return await work();
    } catch (thrown) {
      if (signal?.aborted) throw signal.reason;
      throw thrown instanceof NutgrafError ? thrown : new NutgrafError(codeOf(thrown, 'engine'), messageOf(thrown), { cause: thrown });
    } finally {
      void this.#settling.then(done);
    }
  }

  /**
   * Asks the engine for something. An aborted call is over at once, but what it asked for may still happen: `effect`
   * is told of it whenever it does.
   * @param {Request} request
   * @param {AbortSignal | undefined} signal
   * @param {(value: unknown) => void} [effect]
   * @returns {Promise<unknown>}
   */
  async #call(request, signal, effect) {
    signal?.throwIfAborted();
    const transport = await heeding(this.#open(), signal);
    const life = this.#lives;
    const asked = transport.call(request).then((answer) => {
      if (life !== this.#lives) return answer;
      if ('value' in answer) effect?.(answer.value);
      // Whoever hears of it first buries it: a dead instance answers nobody.
      else if (answer.error.trap) this.#drop();
      return answer;
    });
    try {
      const answer = await heeding(asked, signal);
      if ('value' in answer) return answer.value;
      const { code, message, trap } = answer.error;
      throw new NutgrafError(code, message, { trap });
    } catch (thrown) {
      if (signal?.aborted) this.#settling = this.#settled(asked, life);
      throw thrown;
    }
  }

  /**
   * Waits a little for a request that nobody wants any more, then ends it with its worker.
   * @param {Promise<Answer>} asked
   * @param {number} life
   */
  async #settled(asked, life) {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const late = new Promise((resolve) => {
      timer = setTimeout(() => resolve(null), this.#patience);
    });
    const answer = await Promise.race([asked.catch(() => null), late]);
    clearTimeout(timer);
    if (answer === null && life === this.#lives) this.#drop(true);
  }

  /**
   * @param {string} article
   * @param {NutgrafError} error
   */
  #setAside(article, error) {
    this.#failures.set(article, error);
    this.#waiting.delete(article);
    // An earlier revision of it may still be there.
    if (this.#held.has(article)) this.#surplus.add(article);
    this.#tell('article-error', { article, error });
  }

  /** Has the engine hold what the last analysis was of. @param {AbortSignal | undefined} signal */
  async #ready(signal) {
    if (this.#current) return;
    await this.#feed(signal, undefined);
    await this.#report(signal);
  }

  /** Takes out of the engine what is not wanted. @param {AbortSignal | undefined} signal */
  async #clear(signal) {
    for (const id of this.#surplus) {
      await this.#call({ op: 'remove', id }, signal, () => {
        this.#held.delete(id);
        this.#surplus.delete(id);
        this.#current = false;
      });
    }
  }

  /**
   * Brings the engine to hold what is wanted, whatever changes meanwhile.
   * @param {AbortSignal | undefined} signal
   * @param {((progress: Progress) => void) | undefined} onprogress
   */
  async #feed(signal, onprogress) {
    let done = 0;
    let life = this.#lives;
    for (;;) {
      await this.#clear(signal);
      const [id] = this.#waiting;
      const revised = id === undefined ? undefined : this.#wanted.get(id);
      if (id === undefined || !revised) return;
      await this.#hand(id, revised, signal);
      if (life !== this.#lives) done = 0;
      else done += 1;
      life = this.#lives;
      onprogress?.({ done, total: done + this.#waiting.size, article: id });
    }
  }

  /**
   * Hands one article over.
   * @param {string} id
   * @param {Revised} revised
   * @param {AbortSignal | undefined} signal
   */
  async #hand(id, revised, signal) {
    signal?.throwIfAborted();
    const { article, lent } = revised;
    // Whoever takes out or replaces an article that takes for ever wants it to end.
    const control = new AbortController();
    const abort = () => control.abort(signal?.reason);
    signal?.addEventListener('abort', abort);
    this.#reading = { id, outdate: () => control.abort() };
    try {
      await this.#call({ op: 'set', article: lent === undefined ? article : { ...article, date: lent } }, control.signal, () => {
        this.#held.set(id, revised);
        this.#current = false;
        const wanted = this.#wanted.get(id);
        if (!wanted) this.#surplus.add(id);
        else if (wanted === revised) this.#waiting.delete(id);
      });
    } catch (thrown) {
      if (control.signal.aborted && !signal?.aborted) {
        await this.#settling;
        return;
      }
      if (signal?.aborted || !(thrown instanceof NutgrafError) || NOT_THE_ARTICLES.test(thrown.code)) throw thrown;
      // Replaced meanwhile, it is another article.
      const same = this.#wanted.get(id) === revised;
      if (!thrown.trap) {
        if (same) this.#setAside(id, thrown);
        return;
      }
      const deaths = (this.#deaths.get(id) ?? 0) + 1;
      if (same) this.#deaths.set(id, deaths);
      if (same && deaths >= TRIES) {
        this.#setAside(id, new NutgrafError('trap', 'the engine stopped twice on this article; it is set aside'));
      }
      this.#tell('restart', { article: id, error: thrown });
    } finally {
      this.#reading = undefined;
      signal?.removeEventListener('abort', abort);
    }
  }

  /** @param {AbortSignal | undefined} signal */
  async #correct(signal) {
    const list = this.#corrections;
    if (list === this.#applied) return;
    const refused = await this.#call({ op: 'correct', corrections: [...list] }, signal, () => {
      this.#applied = list;
      this.#current = false;
    });
    if (!Array.isArray(refused)) return;
    for (const { index, message } of /** @type {{index: number, message: string}[]} */ (refused)) {
      this.#tell('correction-error', { correction: list[index], error: new NutgrafError('bad-correction', message) });
    }
  }

  /**
   * Lends the reference date to articles in which no date was found; whether there were any.
   * @param {CorpusReport} report
   */
  #lend(report) {
    const date = this.#referenceDate;
    if (date === '') return false;
    const undated = report.articles.flatMap(({ id, dateBasis }) => {
      const revised = this.#wanted.get(id);
      // A date that cannot be read is left to be seen and mended.
      const without = dateBasis === 'none' && revised && revised === this.#held.get(id) && !revised.article.date && revised.lent !== date;
      return without ? [revised.article] : [];
    });
    for (const article of undated) this.#want(article, article.id, date);
    return undated.length > 0;
  }

  /**
   * @param {AbortSignal | undefined} signal
   * @returns {Promise<CorpusReport>}
   */
  async #report(signal) {
    await this.#correct(signal);
    if (this.#current && this.#edition) return this.#edition.report;
    const articles = new Map(this.#held);
    const corrections = this.#applied;
    const value = await this.#call({ op: 'report' }, signal, (made) => {
      this.#edition = Object.freeze({ report: /** @type {CorpusReport} */ (made), articles, corrections });
      this.#current = true;
    });
    return /** @type {CorpusReport} */ (value);
  }

  /**
   * Does the work once more with a new instance where the engine dies of the corpus as a whole.
   * @template T
   * @param {AbortSignal | undefined} signal
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async #reviving(signal, work) {
    for (let deaths = 1; ; deaths++) {
      try {
        return await work();
      } catch (thrown) {
        if (signal?.aborted || !(thrown instanceof NutgrafError) || !thrown.trap) throw thrown;
        if (thrown.code === 'lost') {
          deaths -= 1;
          continue;
        }
        if (deaths >= TRIES) throw thrown;
        this.#tell('restart', { article: null, error: thrown });
      }
    }
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
