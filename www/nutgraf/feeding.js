// Brings the engine to hold what is wanted, one step after another, whatever changes meanwhile, and has it report.

import { NutgrafError } from './errors.js';
import { say } from './say.js';

/** @typedef {import('./types.js').CorpusReport} CorpusReport */
/** @typedef {import('./books.js').Books} Books */
/** @typedef {import('./line.js').Line} Line */
/** @typedef {import('../nutgraf-client.js').Progress} Progress */
/** @typedef {import('../nutgraf-client.js').Revised} Revised */

const TRIES = 2;
/** Failures that say nothing of the article that was being read. */
const NOT_THE_ARTICLES = /^(?:closed|lost|policy|load-failed|no-worker|engine|model-.*)$/;

export class Feeding {
  #books;
  #line;
  #tell;

  /**
   * @param {Books} books
   * @param {Line} line
   * @param {(name: 'restart' | 'article-error' | 'correction-error', detail: unknown) => void} tell
   */
  constructor(books, line, tell) {
    this.#books = books;
    this.#line = line;
    this.#tell = tell;
  }

  /**
   * Asks for something of the last analysis, when all that was asked for before is done.
   * @param {() => import('./types.js').Request} request
   * @param {AbortSignal | undefined} signal
   * @returns {Promise<unknown>}
   */
  ask(request, signal) {
    return this.#line.inTurn(signal, () => this.reviving(signal, async () => {
      await this.#ready(signal);
      return this.#line.call(request(), signal);
    }));
  }

  /** Has the engine hold what is wanted, and report on it, where it does not yet. @param {AbortSignal | undefined} signal */
  async #ready(signal) {
    if (this.#books.current) return;
    await this.feed(signal, undefined);
    await this.report(signal);
  }

  /** Takes out of the engine what is not wanted. @param {AbortSignal | undefined} signal */
  async clear(signal) {
    const { held, surplus } = this.#books;
    for (const id of surplus) {
      await this.#line.call({ op: 'remove', id }, signal, () => {
        held.delete(id);
        surplus.delete(id);
        this.#books.current = false;
      });
    }
  }

  /**
   * Brings the engine to hold what is wanted.
   * @param {AbortSignal | undefined} signal
   * @param {((progress: Progress) => void) | undefined} onprogress
   */
  async feed(signal, onprogress) {
    let done = 0;
    let { life } = this.#line;
    for (;;) {
      await this.clear(signal);
      const [id] = this.#books.waiting;
      const revised = id === undefined ? undefined : this.#books.wanted.get(id);
      if (id === undefined || !revised) return;
      await this.#hand(id, revised, signal);
      if (life !== this.#line.life) done = 0;
      else done += 1;
      life = this.#line.life;
      onprogress?.({ done, total: done + this.#books.waiting.size, article: id });
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
    const books = this.#books;
    // Whoever takes out or replaces an article that takes for ever wants it to end.
    const control = new AbortController();
    const abort = () => control.abort(signal?.reason);
    signal?.addEventListener('abort', abort);
    books.reading = { id, outdate: () => control.abort() };
    try {
      await this.#line.call({ op: 'set', article: lent === undefined ? article : { ...article, date: lent } }, control.signal, () => {
        books.held.set(id, revised);
        books.current = false;
        const wanted = books.wanted.get(id);
        if (!wanted) books.surplus.add(id);
        else if (wanted === revised) books.waiting.delete(id);
      });
    } catch (thrown) {
      if (control.signal.aborted && !signal?.aborted) {
        await this.#line.settling;
        return;
      }
      if (signal?.aborted || !(thrown instanceof NutgrafError) || NOT_THE_ARTICLES.test(thrown.code)) throw thrown;
      // Replaced meanwhile, it is another article.
      const same = books.wanted.get(id) === revised;
      if (!thrown.trap) {
        if (same) this.#setAside(id, thrown);
        return;
      }
      if (same && books.died(id) >= TRIES) {
        this.#setAside(id, new NutgrafError('trap', say('the engine stopped twice on this article; it is set aside')));
      }
      this.#tell('restart', { article: id, error: thrown });
    } finally {
      books.reading = undefined;
      signal?.removeEventListener('abort', abort);
    }
  }

  /**
   * @param {string} article
   * @param {NutgrafError} error
   */
  #setAside(article, error) {
    this.#books.setAside(article, error);
    this.#tell('article-error', { article, error });
  }

  /** @param {AbortSignal | undefined} signal */
  async #correct(signal) {
    const list = this.#books.corrections;
    if (list === this.#books.applied) return;
    const refused = await this.#line.call({ op: 'correct', corrections: [...list] }, signal, () => {
      this.#books.applied = list;
      this.#books.current = false;
    });
    if (!Array.isArray(refused)) return;
    for (const { index, message } of /** @type {{index: number, message: string}[]} */ (refused)) {
      this.#tell('correction-error', { correction: list[index], error: new NutgrafError('bad-correction', message) });
    }
  }

  /**
   * The report on what the engine holds, a new edition where it is not there.
   * @param {AbortSignal | undefined} signal
   * @returns {Promise<CorpusReport>}
   */
  async report(signal) {
    await this.#correct(signal);
    const books = this.#books;
    if (books.current && books.edition) return books.edition.report;
    const articles = new Map(books.held);
    const corrections = books.applied;
    const value = await this.#line.call({ op: 'report' }, signal, (made) => {
      books.edition = Object.freeze({ report: /** @type {CorpusReport} */ (made), articles, corrections });
      books.current = true;
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
  async reviving(signal, work) {
    let deaths = 0;
    for (;;) {
      try {
        return await work();
      } catch (thrown) {
        if (signal?.aborted || !(thrown instanceof NutgrafError) || !thrown.trap) throw thrown;
        // Ended by something else on the page, it did not die of this work.
        if (thrown.code === 'lost') continue;
        deaths += 1;
        if (deaths >= TRIES) throw thrown;
        this.#tell('restart', { article: null, error: thrown });
      }
    }
  }
}
