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
import { NutgrafError, codeOf, messageOf } from './errors.js';
import { History } from './history.js';
import { cleanCorrections, sameArticle } from './input.js';
import { say } from './say.js';

/** @typedef {import('./types.js').Article} Article */
/** @typedef {import('./types.js').Correction} Correction */
/** @typedef {import('./types.js').CorpusReport} CorpusReport */
/** @typedef {import('./history.js').Step} Step */
/** @typedef {import('./own.js').Own} Own */
/** @typedef {'empty' | 'busy' | 'ready' | 'waiting' | 'stopped' | 'failed'} State */

/** @param {unknown} thrown */
export function errorOf(thrown) {
  return thrown instanceof NutgrafError ? thrown : new NutgrafError(codeOf(thrown, 'error'), messageOf(thrown), { cause: thrown });
}

export class Desk extends EventTarget {
  #client;
  /** The edition that was told of last. @type {import('../nutgraf-client.js').Edition | undefined} */
  #edition;
  #history = new History();
  /** The quotations that the reader found. @type {readonly Own[]} */
  #own = [];
  /** @type {Set<AbortController>} */
  #running = new Set();
  #scheduled = false;
  /** Whether the reader stopped the analysis; what is not read waits until it is gone on with. */
  #stopped = false;
  #failed = false;
  /** Whether there is nobody to show anything to. */
  #resting = false;
  /** How many files are being read. */
  #reading = 0;
  /** Files that wait until there is somebody. @type {(() => void)[]} */
  #waking = [];
  /** Whether it waits until there is somebody, and nobody has stopped it. */
  #held = false;

  /** @param {Nutgraf} [client] */
  constructor(client = new Nutgraf()) {
    super();
    this.#client = client;
    for (const name of ['restart', 'article-error', 'correction-error']) {
      client.addEventListener(name, (event) => {
        const { detail } = /** @type {CustomEvent<{article?: string | null, error: NutgrafError}>} */ (event);
        if (name === 'restart') this.#tell('restart', detail);
        else this.#error(detail.error, detail.article ?? null);
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
    return this.#own;
  }

  /**
   * The last edition, from the event that tells of it on: what is shown then is of this one, and of no newer one, such as
   * the client makes to find out which articles have no date.
   */
  get edition() {
    return this.#edition;
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

  /** Whether what was told of last stands for just what is wanted now. */
  get #fresh() {
    return this.#client.fresh && this.#client.edition === this.#edition;
  }

  /** Whether there is anything to stop: a file that is read is read to its end. */
  get stoppable() {
    return this.#running.size > 0 || this.#scheduled;
  }

  /** What can be undone and done again, by name. */
  get history() {
    return { undo: this.#history.undoable, redo: this.#history.redoable };
  }

  /** @returns {State} */
  get state() {
    if (this.stoppable || this.#reading > 0) return 'busy';
    if (this.#failed) return 'failed';
    const { waiting } = this.#client.status;
    if (this.#held && !this.#stopped && waiting > 0) return 'waiting';
    if ((this.#stopped || this.#resting) && (waiting > 0 || !this.#fresh) && this.#client.articles.length > 0) return 'stopped';
    return this.#client.articles.length === 0 ? 'empty' : 'ready';
  }

  /** @param {boolean} use */
  set useWorker(use) {
    this.#client.useWorker = use;
  }

  /** The date of articles that bring none, or `''`. @param {string} date */
  set referenceDate(date) {
    if (date === this.#client.referenceDate) return;
    this.#client.referenceDate = date;
    this.#schedule();
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
    /** @type {string[]} */
    const taken = [];
    for (const value of values) {
      try {
        taken.push(this.#client.set(/** @type {Article} */ (value)).id);
      } catch (thrown) {
        this.#error(errorOf(thrown), null);
      }
    }
    this.#schedule();
    return taken;
  }

  /**
   * Takes out what the page brought.
   * @param {Iterable<string>} ids
   */
  take(ids) {
    for (const id of ids) this.#client.remove(id);
    this.#schedule();
  }

  /**
   * Lets a list stand for all articles, as the page says.
   * @param {unknown} list
   * @returns {string[]} the ids of those taken in
   */
  replace(list) {
    if (list !== null && list !== undefined && !Array.isArray(list)) {
      this.#error(new NutgrafError('bad-article', 'the articles are no list'), null);
      return [];
    }
    this.#history.clear();
    const before = this.#client.articles.map((a) => a.id);
    const taken = this.bring(/** @type {unknown[]} */ (list ?? []));
    const kept = new Set(taken);
    if (kept.size < taken.length) {
      const seen = new Set();
      const twice = taken.find((id) => seen.size === seen.add(id).size) ?? '';
      this.#error(new NutgrafError('same-id', `two articles have the id “${twice}”; the later one is kept`), null);
    }
    this.take(before.filter((id) => !kept.has(id)));
    this.#client.arrange(taken);
    return taken;
  }

  /**
   * Lets a list stand for all corrections, as the page says. What is none is told as an error.
   * @param {unknown} list
   */
  replaceCorrections(list) {
    const { corrections, errors } = cleanCorrections(list, 'corrections');
    for (const error of errors) this.#error(error, null);
    this.#client.corrections = corrections;
    this.#history.clear();
    this.#schedule();
  }

  /**
   * Takes in corrections that the page brings besides those that are there.
   * @param {readonly Correction[]} list
   */
  bringCorrections(list) {
    if (list.length === 0) return;
    this.#client.corrections = [...this.corrections, ...list];
    this.#schedule();
  }

  /**
   * Puts everything as it was kept somewhere, without a history.
   * @param {{articles: readonly unknown[], corrections: unknown, own?: readonly Own[]}} kept
   */
  restore({ articles, corrections, own = [] }) {
    this.#keep(own, false);
    this.#stopped = false;
    this.#failed = false;
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
  commit(name, changes, corrections = this.corrections, own = this.#own) {
    const order = this.#client.articles.map((a) => a.id);
    /** @type {import('./history.js').Change[]} */
    const made = [];
    for (const [id, article] of changes) {
      const before = this.#client.get(id) ?? null;
      const after = article && this.#client.set(article);
      if (!article) this.#client.remove(id);
      if (before !== after) made.push({ id, before, after });
    }
    const before = this.corrections;
    if (corrections !== before) this.#client.corrections = corrections;
    const corrected = corrections === before ? null : { before, after: this.corrections };
    const found = own === this.#own ? null : { before: this.#own, after: own };
    if (made.length === 0 && !corrected && !found) return;
    this.#history.push({ name, changes: made, order, corrections: corrected, own: found });
    if (found) this.#keep(own, made.length === 0 && !corrected);
    this.#schedule();
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
    const gone = new Set(corrections.map((c) => JSON.stringify(c)));
    const left = this.corrections.filter((c) => !gone.has(JSON.stringify(c)));
    if (left.length < this.corrections.length) this.commit(name, [], left);
  }

  undo() {
    const step = this.#history.back();
    if (!step) return;
    for (const { id, before, after } of step.changes) this.#turn(id, after, before);
    this.#client.arrange(step.order);
    if (step.corrections) this.#turnCorrections(step.corrections.after, step.corrections.before);
    if (step.own) this.#keep(step.own.before, !step.corrections);
    this.#schedule();
  }

  redo() {
    const step = this.#history.forth();
    if (!step) return;
    for (const { id, before, after } of step.changes) this.#turn(id, before, after);
    if (step.corrections) this.#turnCorrections(step.corrections.before, step.corrections.after);
    if (step.own) this.#keep(step.own.after, !step.corrections);
    this.#schedule();
  }

  /**
   * @param {readonly Own[]} own
   * @param {boolean} alone whether no new edition will tell of them
   */
  #keep(own, alone) {
    this.#own = own;
    if (alone) this.#tell('own', null);
  }

  /**
   * Turns an article from one form to the other, unless the page has changed it since.
   * @param {string} id
   * @param {Article | null} from
   * @param {Article | null} to
   */
  #turn(id, from, to) {
    const now = this.#client.get(id);
    if (from ? !sameArticle(now, from) : now !== undefined) return;
    if (to) this.#client.set(to);
    else this.#client.remove(id);
  }

  /**
   * @param {readonly Correction[]} from
   * @param {readonly Correction[]} to
   */
  #turnCorrections(from, to) {
    const now = this.corrections;
    /** @type {(list: readonly Correction[]) => Set<string>} */
    const told = (list) => new Set(list.map((c) => JSON.stringify(c)));
    if (JSON.stringify(now) === JSON.stringify(from)) {
      this.#client.corrections = to;
      return;
    }
    // The page has changed the list since: only what the step added or took is turned.
    const before = told(from);
    const after = told(to);
    const here = told(now);
    this.#client.corrections = [
      ...now.filter((c) => after.has(JSON.stringify(c)) || !before.has(JSON.stringify(c))),
      ...to.filter((c) => !before.has(JSON.stringify(c)) && !here.has(JSON.stringify(c))),
    ];
  }

  /** @param {string} id */
  retry(id) {
    if (this.#client.retry(id)) this.#schedule();
  }

  /** Stops the analysis. What was read is shown, the rest waits. */
  cancel() {
    if (!this.stoppable) return;
    this.#stopped = true;
    this.#scheduled = false;
    for (const control of this.#running) control.abort(new NutgrafError('cancelled', say('the analysis was stopped')));
    this.#client.soFar().then((report) => {
      // Gone on with in the meantime, the analysis tells of its own report.
      const told = report !== null && this.#running.size === 0;
      if (told) this.#publish();
      this.#tell('change', null);
      if (told) this.#tell('report', { report });
    }, () => this.#tell('change', null));
  }

  /** Goes on with what was stopped or failed. */
  resume() {
    this.#schedule();
  }

  /** Ends the engine, once no file is read any more: nobody is looking. `wake` goes on from there. */
  rest() {
    this.#resting = true;
    this.#arrived();
    for (const control of this.#running) control.abort(new NutgrafError('cancelled', 'the element was taken out of the page'));
    if (this.#reading === 0) this.#client.close();
  }

  /** Reads nothing until it is woken. */
  hold() {
    if (this.#running.size > 0) return;
    this.#resting = true;
    this.#held = true;
    this.#tell('change', null);
  }

  wake() {
    this.#resting = false;
    this.#arrived();
    if (!this.#stopped && !this.#failed && (this.#client.articles.length > 0 || this.edition) && !this.#fresh) this.#schedule();
  }

  /** Nothing waits any more to be seen. */
  #arrived() {
    this.#held = false;
    for (const go of this.#waking.splice(0)) go();
  }

  /**
   * What is found in a file's bytes or in a text, as the client's `read` has it. A desk that waits to be woken reads no files
   * either; one that rests reads what it is given, and rests again.
   * @param {string} name
   * @param {string | Uint8Array} content
   * @param {AbortSignal} [signal] heeded until the engine has it
   * @returns {Promise<import('./types.js').Reading>}
   */
  async read(name, content, signal) {
    while (this.#held) await new Promise((go) => this.#waking.push(() => go(undefined)));
    signal?.throwIfAborted();
    this.#reading += 1;
    if (this.#reading === 1) this.#tell('change', null);
    try {
      return await this.#client.read(name, content);
    } finally {
      this.#reading -= 1;
      if (this.#resting && !this.#held && this.#reading === 0) this.#client.close();
      // Whoever takes in what was found goes first.
      if (this.#reading === 0) setTimeout(() => this.#tell('change', null), 0);
    }
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
    this.#revived();
    return text;
  }

  /**
   * Whether somebody said some words, as the client's `check` has it.
   * @param {string} text
   * @param {string} speaker anybody where it is empty
   */
  async check(text, speaker) {
    const check = await this.#client.check(text, { speaker });
    this.#revived();
    return check;
  }

  /** Lets a new edition be the one that is shown, where an engine that had died read the articles again. */
  #revived() {
    if (this.#client.edition === this.#edition || this.#running.size > 0) return;
    this.#publish();
    this.#tell('change', null);
  }

  /**
   * Has all that is not read yet read.
   * @returns {Promise<CorpusReport>} rejects where it is stopped or the engine cannot be had
   */
  async analyse() {
    this.#scheduled = false;
    this.#stopped = false;
    this.#failed = false;
    const control = new AbortController();
    this.#running.add(control);
    this.#tell('change', null);
    const options = {
      signal: control.signal,
      onprogress: (/** @type {{done: number, total: number}} */ { done, total }) => this.#tell('progress', { done, total }),
    };
    try {
      const report = await this.#client.analyse(options);
      this.#running.delete(control);
      if (this.#client.edition !== this.#edition) this.#publish();
      this.#tell('change', null);
      this.#tell('report', { report });
      return report;
    } catch (thrown) {
      this.#running.delete(control);
      if (!control.signal.aborted) {
        this.#failed = true;
        this.#error(errorOf(thrown), null);
      }
      this.#tell('change', null);
      throw thrown;
    }
  }

  /** Lets the client's last edition be the one that is shown. */
  #publish() {
    this.#edition = this.#client.edition;
    this.#tell('edition', null);
  }

  /** Reads again, once for all changes of a turn of the event loop. */
  #schedule() {
    if (this.#scheduled) return;
    if (this.#resting) {
      this.#tell('change', null);
      return;
    }
    this.#scheduled = true;
    this.#tell('change', null);
    queueMicrotask(() => {
      if (!this.#scheduled) return;
      this.#scheduled = false;
      if (this.#resting) {
        this.#tell('change', null);
        return;
      }
      // Some frameworks hand the same list over whenever they render, perhaps on hearing of a report.
      const idle = this.#fresh || (this.articles.length === 0 && !this.edition);
      if (idle) {
        this.#stopped = false;
        this.#failed = false;
        this.#tell('change', null);
      }
      // What went wrong has been told by an event.
      else this.analyse().catch(() => undefined);
    });
  }

  /**
   * @param {NutgrafError} error
   * @param {string | null} article
   */
  #error(error, article) {
    this.#tell('error', { error, article });
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
