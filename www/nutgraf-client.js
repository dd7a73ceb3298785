/**
 * Nutgraf's JavaScript API: a pile of articles in, one report out, the work done in a module worker.
 *
 *     import { Nutgraf } from './nutgraf-client.js';
 *     const nutgraf = new Nutgraf();
 *     nutgraf.set({ id: 'a', text: '“We will wait,” Ada Roe said.', date: '2031-05-02' });
 *     const report = await nutgraf.analyse({ onprogress: ({ done, total }) => console.log(done, total) });
 *     report.articles[0].quotes;                       // plain objects, offsets in UTF-16 units
 *     nutgraf.close();
 *
 * TypeScript: `cargo xtask build` writes the declarations to `types/nutgraf-client.d.ts`.
 *
 * - `set`, `remove` and `corrections` change the input; `analyse` works off only what changed and gives the report.
 * - `analyse({ signal })` stops between articles; a single long one is stopped with its worker.
 * - Every failure is an `Error` with a `code`: `load-failed`, `model-missing`, ..., `trap`, `closed`. An aborted call
 *   rejects with the signal's reason.
 * - Input is kept here, on the page. When the engine's instance dies (a trap), a new one is made and fed again, and a
 *   `restart` event is sent. An article that kills the instance twice is set aside: it is in `failures`, and an
 *   `article-error` event says so; the others are analysed.
 *
 * Events: `restart` (CustomEvent, detail `{article: string | null, error: NutgrafError}`), `article-error` (detail
 * `{article: string, error: NutgrafError}`).
 */

import { NutgrafError, codeOf, messageOf } from './nutgraf/errors.js';
import { openMain, openWorker } from './nutgraf/transport.js';

export { NutgrafError };

/** @typedef {import('./nutgraf/types.js').Article} Article */
/** @typedef {import('./nutgraf/types.js').Correction} Correction */
/** @typedef {import('./nutgraf/types.js').CorpusReport} CorpusReport */
/** @typedef {import('./nutgraf/types.js').Request} Request */
/** @typedef {import('./nutgraf/transport.js').Transport} Transport */
/** @typedef {{done: number, total: number, article: string}} Progress */

const TRIES = 2;
/** How long an aborted request may still run before its worker is ended, in milliseconds. */
const PATIENCE = 300;

/**
 * @param {Article | undefined} a
 * @param {Article} b
 */
function sameArticle(a, b) {
  return a !== undefined && a.text === b.text && a.html === b.html && a.date === b.date && a.title === b.title
    && a.url === b.url && a.outlet === b.outlet && JSON.stringify(a.keep ?? []) === JSON.stringify(b.keep ?? []);
}

export class Nutgraf extends EventTarget {
  /** @type {Map<string, Article>} */
  #articles = new Map();
  /** @type {readonly Correction[]} */
  #corrections = [];
  /** What the engine must still be told. @type {Set<string>} */
  #dirty = new Set();
  /** What the engine holds. @type {Set<string>} */
  #fed = new Set();
  #correctionsDirty = false;
  /** @type {Map<string, NutgrafError>} */
  #failures = new Map();
  /** @type {Map<string, number>} */
  #deaths = new Map();
  /** @type {Transport | undefined} */
  #transport;
  /** @type {Promise<Transport> | undefined} */
  #opening;
  #lives = 0;
  #useWorker;
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();
  /** @type {CorpusReport | undefined} */
  #report;
  /** Whether the report stands for what the engine holds. */
  #fresh = false;

  /** @type {(() => Promise<Transport>) | undefined} */
  #opener;

  /**
   * @param {{worker?: boolean, open?: () => Promise<Transport>}} [options] `worker: false` works on the page's own
   *   thread; `open` reaches an engine somewhere else
   */
  constructor({ worker = true, open } = {}) {
    super();
    this.#useWorker = worker && typeof Worker === 'function';
    this.#opener = open;
  }

  /** The articles as handed over, in that order. */
  get articles() {
    return [...this.#articles.values()];
  }

  /**
   * The article of that id as handed over.
   * @param {string} id
   * @returns {Article | undefined}
   */
  get(id) {
    return this.#articles.get(id);
  }

  /** Articles that the engine could not take, with the reason. @returns {ReadonlyMap<string, NutgrafError>} */
  get failures() {
    return this.#failures;
  }

  /** Whether the next instance of the engine may run in a worker. @param {boolean} use */
  set useWorker(use) {
    this.#useWorker = use && typeof Worker === 'function';
  }

  /** Where the engine runs: `worker`, `main`, or `none` before the first analysis. */
  get where() {
    return this.#transport?.kind ?? 'none';
  }

  /** The last report, if any. */
  get report() {
    return this.#report;
  }

  /** The reader's corrections, in the order made. @returns {readonly Correction[]} */
  get corrections() {
    return this.#corrections;
  }

  set corrections(list) {
    this.#corrections = [...list];
    this.#correctionsDirty = true;
  }

  /**
   * Adds an article, or replaces the one of that id.
   * @param {Article} article
   */
  set(article) {
    if (typeof article.id !== 'string' || article.id === '') {
      throw new NutgrafError('bad-article', 'an article needs an id');
    }
    if (sameArticle(this.#articles.get(article.id), article)) return;
    this.#articles.set(article.id, { ...article });
    this.#dirty.add(article.id);
    this.#failures.delete(article.id);
    this.#deaths.delete(article.id);
  }

  /**
   * @param {string} id
   * @returns {boolean} whether there was such an article
   */
  remove(id) {
    this.#failures.delete(id);
    this.#deaths.delete(id);
    this.#dirty.delete(id);
    return this.#articles.delete(id);
  }

  /**
   * The text that the offsets of an article's report point into.
   * @param {string} id
   * @returns {string}
   */
  text(id) {
    return this.#report?.articles.find((a) => a.id === id)?.text ?? this.#articles.get(id)?.text ?? '';
  }

  /** Fetches the engine ahead of the first analysis. Never rejects: what fails is told when it is needed. */
  async warm() {
    await this.#call({ op: 'open' }, undefined).catch(() => undefined);
  }

  /**
   * Analyses what changed and gives the report on all articles. Calls wait for one another.
   * @param {{signal?: AbortSignal, onprogress?: (progress: Progress) => void}} [options]
   * @returns {Promise<CorpusReport>}
   */
  analyse(options = {}) {
    const run = this.#last.then(() => this.#analyse(options));
    this.#last = run.catch(() => undefined);
    return run;
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

  #drop() {
    if (this.#transport) this.#transport.close();
    else void this.#opening?.then((transport) => transport.close(), () => undefined);
    this.#transport = undefined;
    this.#opening = undefined;
    this.#lives += 1;
    this.#fed.clear();
    this.#fresh = false;
    this.#correctionsDirty = this.#corrections.length > 0;
    for (const id of this.#articles.keys()) if (!this.#failures.has(id)) this.#dirty.add(id);
  }

  /** @returns {Promise<Transport>} */
  #open() {
    this.#opening ??= this.#start();
    return this.#opening;
  }

  /** @returns {Promise<Transport>} */
  async #start() {
    const opening = async () => {
      if (this.#opener) return this.#opener();
      if (this.#useWorker) {
        try {
          return await openWorker();
        } catch {
          this.#useWorker = false;
        }
      }
      return openMain();
    };
    const life = this.#lives;
    try {
      const transport = await opening();
      // Closed in the meantime, it answers that it is.
      if (life === this.#lives) this.#transport = transport;
      return transport;
    } catch (thrown) {
      this.#opening = undefined;
      throw thrown;
    }
  }

  /**
   * @param {Request} request
   * @param {AbortSignal | undefined} signal
   * @returns {Promise<unknown>}
   */
  async #call(request, signal) {
    const transport = await this.#open();
    signal?.throwIfAborted();
    let timer;
    const abort = () => {
      timer = setTimeout(() => this.#drop(), PATIENCE);
    };
    signal?.addEventListener('abort', abort);
    const answer = await transport.call(request);
    signal?.removeEventListener('abort', abort);
    clearTimeout(timer);
    if ('value' in answer) return answer.value;
    signal?.throwIfAborted();
    throw new NutgrafError(answer.error.code, answer.error.message, { trap: answer.error.trap });
  }

  /**
   * @param {string | null} article
   * @param {NutgrafError} error
   */
  #restart(article, error) {
    this.#drop();
    this.dispatchEvent(new CustomEvent('restart', { detail: { article, error } }));
  }

  /**
   * @param {string} article
   * @param {NutgrafError} error
   */
  #setAside(article, error) {
    this.#failures.set(article, error);
    this.#dirty.delete(article);
    this.dispatchEvent(new CustomEvent('article-error', { detail: { article, error } }));
  }

  /**
   * Hands one article over; false if the instance died of it and all must be handed over again.
   * @param {Article} article
   * @param {AbortSignal | undefined} signal
   */
  async #feed(article, signal) {
    try {
      await this.#call({ op: 'set', article }, signal);
      this.#fed.add(article.id);
      return true;
    } catch (thrown) {
      this.#dirty.add(article.id);
      if (!(thrown instanceof NutgrafError) || thrown.code === 'closed' || thrown.code === 'load-failed'
        || thrown.code.startsWith('model-')) throw thrown;
      if (!thrown.trap) {
        this.#setAside(article.id, thrown);
        return true;
      }
      const deaths = (this.#deaths.get(article.id) ?? 0) + 1;
      this.#deaths.set(article.id, deaths);
      if (deaths >= TRIES) {
        this.#setAside(article.id, new NutgrafError('trap', 'the engine stopped twice on this article; it is set aside'));
      }
      this.#restart(article.id, thrown);
      return false;
    }
  }

  /** @param {AbortSignal | undefined} signal */
  async #forget(signal) {
    for (const id of [...this.#fed]) {
      if (this.#articles.has(id) && !this.#failures.has(id)) continue;
      this.#fresh = false;
      await this.#call({ op: 'remove', id }, signal);
      this.#fed.delete(id);
    }
  }

  /**
   * @param {{signal?: AbortSignal, onprogress?: (progress: Progress) => void}} options
   * @returns {Promise<CorpusReport>}
   */
  async #analyse({ signal, onprogress }) {
    for (let deaths = 0; ;) {
      try {
        await this.#forget(signal);
        let done = 0;
        for (let again = true; again;) {
          again = false;
          for (const [id, article] of [...this.#articles]) {
            if (!this.#dirty.delete(id)) continue;
            this.#fresh = false;
            if (!(await this.#feed(article, signal))) {
              again = true;
              break;
            }
            done += 1;
            onprogress?.({ done, total: done + this.#dirty.size, article: id });
          }
        }
        if (this.#correctionsDirty) {
          this.#fresh = false;
          await this.#call({ op: 'correct', corrections: [...this.#corrections] }, signal);
          this.#correctionsDirty = false;
        }
        if (this.#fresh && this.#report) return this.#report;
        const report = /** @type {CorpusReport} */ (await this.#call({ op: 'report' }, signal));
        this.#report = report;
        this.#fresh = true;
        return report;
      } catch (thrown) {
        if (signal?.aborted) throw signal.reason;
        if (!(thrown instanceof NutgrafError)) {
          throw new NutgrafError(codeOf(thrown, 'engine'), messageOf(thrown), { cause: thrown });
        }
        deaths += 1;
        if (!thrown.trap || deaths >= TRIES) {
          if (thrown.trap) this.#drop();
          throw thrown;
        }
        this.#restart(null, thrown);
      }
    }
  }
}
