// The line to an engine: opened when something is asked of it, and given up when the engine dies or a request takes for ever.

import { NutgrafError, errorOf } from './errors.js';
import { heeding } from './heeding.js';
import { openMain, openWorker } from './transport.js';

/** @typedef {import('./types.js').Request} Request */
/** @typedef {import('./types.js').Answer} Answer */
/** @typedef {import('./transport.js').Transport} Transport */
/** @typedef {{worker?: boolean, open?: () => Promise<Transport>, patience?: number}} Options */

/** How long an aborted request may still run before its worker is ended, in milliseconds. */
const PATIENCE = 300;

export class Line {
  /** @type {Transport | undefined} */
  #transport;
  /** @type {Promise<Transport> | undefined} */
  #opening;
  /** Grows with each instance of the engine that is given up. */
  #lives = 0;
  #useWorker = false;
  #patience;
  /** @type {(() => Promise<Transport>) | undefined} */
  #opener;
  /** The end of all that was asked for so far. @type {Promise<unknown>} */
  #last = Promise.resolve();
  /** The end of an aborted request. @type {Promise<unknown>} */
  #settling = Promise.resolve();
  #ondrop;

  /**
   * @param {Options} options
   * @param {() => void} ondrop told when an instance of the engine is given up
   */
  constructor({ worker = true, open, patience = PATIENCE }, ondrop) {
    this.#patience = patience;
    this.useWorker = worker;
    this.#opener = open;
    this.#ondrop = ondrop;
  }

  /** What makes another line like this one. @returns {Options} */
  get options() {
    return { worker: this.#useWorker, patience: this.#patience, ...(this.#opener ? { open: this.#opener } : {}) };
  }

  /** Whether the next instance may run in a worker. @param {boolean} use */
  set useWorker(use) {
    this.#useWorker = use && typeof Worker === 'function';
  }

  /** Where the engine runs. */
  get where() {
    return this.#transport?.kind ?? 'none';
  }

  /** Tells one instance of the engine from the next. */
  get life() {
    return this.#lives;
  }

  /** When a request that nobody wants any more is over. */
  get settling() {
    return this.#settling;
  }

  /**
   * Gives up the engine's instance.
   * @param {boolean} [now] whatever it is doing, and whoever shares it
   */
  drop(now) {
    if (this.#transport) this.#transport.close(now);
    else void this.#opening?.then((transport) => transport.close(), () => undefined);
    this.#transport = undefined;
    this.#opening = undefined;
    this.#lives += 1;
    this.#ondrop();
  }

  /** @returns {Promise<Transport>} */
  open() {
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
  async inTurn(signal, work) {
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
      throw errorOf(thrown, 'engine');
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
  async call(request, signal, effect) {
    signal?.throwIfAborted();
    const transport = await heeding(this.open(), signal);
    const life = this.#lives;
    const asked = transport.call(request).then((answer) => {
      if (life !== this.#lives) return answer;
      if ('value' in answer) effect?.(answer.value);
      // Whoever hears of it first buries it: a dead instance answers nobody.
      else if (answer.error.trap) this.drop();
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
    if (answer === null && life === this.#lives) this.drop(true);
  }
}
