// When the engine reads what is wanted: what runs, what waits, and what was stopped or failed.

import { NutgrafError, errorOf } from './errors.js';

/** @typedef {import('./types.js').CorpusReport} CorpusReport */
/** @typedef {import('../nutgraf-client.js').Nutgraf} Nutgraf */
/** @typedef {'empty' | 'busy' | 'ready' | 'waiting' | 'stopped' | 'failed'} State */

export class Running {
  #client;
  #tell;
  /** The edition that was told of last. @type {import('../nutgraf-client.js').Edition | undefined} */
  #edition;
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

  /**
   * @param {Nutgraf} client
   * @param {(name: 'change' | 'edition' | 'report' | 'progress' | 'error', detail: unknown) => void} tell
   */
  constructor(client, tell) {
    this.#client = client;
    this.#tell = tell;
  }

  get edition() {
    return this.#edition;
  }

  /** Whether what was told of last stands for just what is wanted now. */
  get #fresh() {
    return this.#client.fresh && this.#client.edition === this.#edition;
  }

  /** Whether there is anything to stop: a file that is read is read to its end. */
  get stoppable() {
    return this.#running.size > 0 || this.#scheduled;
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

  /** Forgets that it was stopped or failed. */
  forgive() {
    this.#stopped = false;
    this.#failed = false;
  }

  /** Stops the analysis. What was read is shown, the rest waits. */
  cancel() {
    if (!this.stoppable) return;
    this.#stopped = true;
    this.#scheduled = false;
    for (const control of this.#running) control.abort(new NutgrafError('cancelled', 'the analysis was stopped'));
    this.#client.soFar().then((report) => {
      // Gone on with in the meantime, the analysis tells of its own report.
      const told = report !== null && this.#running.size === 0;
      if (told) this.#publish();
      this.#tell('change', null);
      if (told) this.#tell('report', { report });
    }, () => this.#tell('change', null));
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
    if (!this.#stopped && !this.#failed && (this.#client.articles.length > 0 || this.#edition) && !this.#fresh) this.schedule();
  }

  /** Nothing waits any more to be seen. */
  #arrived() {
    this.#held = false;
    for (const go of this.#waking.splice(0)) go();
  }

  /**
   * What is found in a file's bytes or in a text. Who waits to be woken reads no files either; who rests reads what is given,
   * and rests again.
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

  /** Lets a new edition be the one that is shown, where an engine that had died read the articles again. */
  revived() {
    if (this.#client.edition === this.#edition || this.#running.size > 0) return;
    this.#publish();
    this.#tell('change', null);
  }

  /** @returns {Promise<CorpusReport>} rejects where it is stopped or the engine cannot be had */
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
        this.#tell('error', { error: errorOf(thrown), article: null });
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
  schedule() {
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
      const idle = this.#fresh || (this.#client.articles.length === 0 && !this.#edition);
      if (idle) {
        this.forgive();
        this.#tell('change', null);
      }
      // What went wrong has been told by an event.
      else this.analyse().catch(() => undefined);
    });
  }
}
