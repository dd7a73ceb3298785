/**
 * A desk: a pile of articles with the reader's corrections, read again whenever something changes, with one history.
 * What `<nut-graf>` shows, without an element, so that it can be tested and used without one.
 *
 * The page's own changes (`bring`, `take`, `restore`) are not in the history; the reader's are, and can be undone.
 *
 * Events: `change` (articles, corrections, history or state), `edition` (a new report is there), `report` (an analysis is
 * done, detail `{report}`), `progress` (detail `{done, total}`), `error` (detail `{error, article}`), `restart` (detail
 * `{article}`), `own` (the reader's own quotations are others, and nothing is read anew for it).
 */

import { Nutgraf } from '../nutgraf-client.js';
import { Bringing } from './bringing.js';
import { Changes } from './changes.js';
import { Running } from './running.js';

/** @typedef {import('./types.js').Article} Article */
/** @typedef {import('./types.js').Correction} Correction */
/** @typedef {import('./types.js').CorpusReport} CorpusReport */
/** @typedef {import('./errors.js').NutgrafError} NutgrafError */
/** @typedef {import('./own.js').Own} Own */

export class Desk extends EventTarget {
  #client;
  /** What the page puts here. */
  #bringing;
  /** What the reader did. */
  #changes;
  /** What the engine is doing of it. */
  #running;

  /** @param {Nutgraf} [client] */
  constructor(client = new Nutgraf()) {
    super();
    this.#client = client;
    this.#changes = new Changes(client, () => this.#tell('own', null));
    this.#running = new Running(client, (name, detail) => this.#tell(name, detail));
    this.#bringing = new Bringing(client, {
      brought: () => this.#running.schedule(), forget: () => this.#changes.forget(), error: (error) => this.#tell('error', { error, article: null }),
    });
    for (const name of ['restart', 'article-error', 'correction-error']) {
      client.addEventListener(name, (event) => {
        const { detail } = /** @type {CustomEvent<{article?: string | null, error: NutgrafError}>} */ (event);
        if (name === 'restart') this.#tell('restart', detail);
        else this.#tell('error', { error: detail.error, article: detail.article ?? null });
      });
    }
  }

  get articles() {
    return this.#client.articles;
  }

  get corrections() {
    return this.#client.corrections;
  }

  /** The quotations that the reader found, or whose edges they moved. */
  get own() {
    return this.#changes.own;
  }

  /**
   * The last edition, from the event that tells of it on: what is shown then is of this one, and of no newer one, such as
   * the client makes to find out which articles have no date.
   */
  get edition() {
    return this.#running.edition;
  }

  get failures() {
    return this.#client.failures;
  }

  get where() {
    return this.#client.where;
  }

  /** How many articles are read, wait, and could not be read. */
  get status() {
    return this.#client.status;
  }

  /** Whether there is anything to stop: a file that is read is read to its end. */
  get stoppable() {
    return this.#running.stoppable;
  }

  /** What can be undone and done again, by name. */
  get history() {
    return this.#changes.steps;
  }

  get state() {
    return this.#running.state;
  }

  /** @param {boolean} use */
  set useWorker(use) {
    this.#client.useWorker = use;
  }

  /** The date of articles that bring none, or `''`. @param {string} date */
  set referenceDate(date) {
    if (date === this.#client.referenceDate) return;
    this.#client.referenceDate = date;
    this.#running.schedule();
  }

  /** @param {string} id */
  get(id) {
    return this.#client.get(id);
  }

  warm() {
    void this.#client.warm();
  }

  /**
   * Takes in what the page brings. What is no article is told as an error, and takes no other with it.
   * @param {Iterable<unknown>} values
   * @returns {string[]} the ids of those taken in
   */
  bring(values) {
    return this.#bringing.bring(values);
  }

  /** Takes out what the page brought. @param {Iterable<string>} ids */
  take(ids) {
    this.#bringing.take(ids);
  }

  /**
   * Lets a list stand for all articles, as the page says.
   * @param {unknown} list
   * @returns {string[]} the ids of those taken in
   */
  replace(list) {
    return this.#bringing.replace(list);
  }

  /** Lets a list stand for all corrections, as the page says. What is none is told as an error. @param {unknown} list */
  replaceCorrections(list) {
    this.#bringing.replaceCorrections(list);
  }

  /**
   * Takes in corrections that the page brings besides those that are there.
   * @param {readonly Correction[]} list
   */
  bringCorrections(list) {
    if (list.length === 0) return;
    this.#client.corrections = [...this.corrections, ...list];
    this.#running.schedule();
  }

  /**
   * Puts everything as it was kept somewhere, without a history.
   * @param {{articles: readonly unknown[], corrections: unknown, own?: readonly Own[]}} kept
   */
  restore({ articles, corrections, own = [] }) {
    this.#changes.own = own;
    this.#running.forgive();
    this.replaceCorrections(corrections);
    return this.replace(articles);
  }

  /**
   * The reader's change of articles (`null` takes one out) and corrections, as one step of the history.
   * @param {string} name what was done
   * @param {Iterable<readonly [string, Article | null]>} changes
   * @param {readonly Correction[]} [corrections]
   * @param {readonly Own[]} [own] the quotations that they found
   */
  commit(name, changes, corrections = this.corrections, own = this.own) {
    if (this.#changes.commit(name, changes, corrections, own)) this.#running.schedule();
  }

  /**
   * @param {Correction | readonly Correction[]} said one, or several that are one step
   * @param {string} name
   */
  correct(said, name) {
    const list = 'op' in said ? [said] : said;
    if (list.length > 0) this.commit(name, [], [...this.corrections, ...list]);
  }

  /**
   * Takes corrections back that were made before.
   * @param {readonly Correction[]} corrections
   * @param {string} name
   */
  retract(corrections, name) {
    if (this.#changes.retract(corrections, name)) this.#running.schedule();
  }

  undo() {
    if (this.#changes.undo()) this.#running.schedule();
  }

  redo() {
    if (this.#changes.redo()) this.#running.schedule();
  }

  /** @param {string} id */
  retry(id) {
    if (this.#client.retry(id)) this.#running.schedule();
  }

  /** Stops the analysis. What was read is shown, the rest waits. */
  cancel() {
    this.#running.cancel();
  }

  /** Goes on with what was stopped or failed. */
  resume() {
    this.#running.schedule();
  }

  /** Ends the engine, once no file is read any more: nobody is looking. `wake` goes on from there. */
  rest() {
    this.#running.rest();
  }

  /** Reads nothing until it is woken. */
  hold() {
    this.#running.hold();
  }

  wake() {
    this.#running.wake();
  }

  /**
   * What is found in a file's bytes or in a text, as the client's `read` has it. A desk that waits to be woken reads no files
   * either; one that rests reads what it is given, and rests again.
   * @param {Parameters<Running['read']>} file its name, its content, and a signal that is heeded until the engine has it
   */
  read(...file) {
    return this.#running.read(...file);
  }

  /**
   * What the engine makes of articles by themselves, which are not on the desk.
   * @param {readonly Article[]} articles
   * @returns {Promise<readonly import('./types.js').ArticleReport[]>}
   */
  async preview(articles) {
    // The thread that they share stays for what comes after.
    this.warm();
    const client = this.#client.beside();
    try {
      for (const article of articles) client.set(article);
      return (await client.analyse()).articles;
    } finally {
      client.close();
    }
  }

  /**
   * The report as the text of a file, as the client's `export` has it. An engine that has died has the articles to read again,
   * and there is a new edition then.
   * @param {import('./types.js').Export} what
   * @param {readonly import('./types.js').Called[]} origins
   * @param {string} lang
   */
  async export(what, origins, lang) {
    const text = await this.#client.export(what, { origins, lang });
    this.#running.revived();
    return text;
  }

  /**
   * Whether somebody said some words, as the client's `check` has it.
   * @param {string} text
   * @param {string} speaker anybody where it is empty
   */
  async check(text, speaker) {
    const check = await this.#client.check(text, { speaker });
    this.#running.revived();
    return check;
  }

  /**
   * Has all that is not read yet read.
   * @returns {Promise<CorpusReport>} rejects where it is stopped or the engine cannot be had
   */
  analyse() {
    return this.#running.analyse();
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
