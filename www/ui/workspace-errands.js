// What is done with the workspaces of this browser, one thing after the other: what fails is told, and holds up nothing.

import { errorOf } from '../nutgraf/errors.js';
import { Workspaces } from '../nutgraf/workspace.js';

/** @typedef {import('../nutgraf/errors.js').NutgrafError} NutgrafError */
/** @typedef {import('../nutgraf/workspace.js').Listed} Listed */

/**
 * @typedef {Object} Around
 * @property {() => boolean} wanted whether there still is anybody for whom to do it
 * @property {(busy: boolean) => void} busy
 * @property {(error: NutgrafError, lasting: boolean) => void} failed `lasting` where nothing can be kept here at all
 * @property {() => void} listed there is a new list
 * @property {() => void} done
 */

export class Errands {
  /** @type {Promise<Workspaces> | undefined} */
  #opening;
  /** @type {Workspaces | undefined} */
  #all;
  /** @type {readonly Listed[]} */
  #list = [];
  /** Why nothing can be kept here. @type {NutgrafError | null} */
  #error = null;
  /** How much is being done. */
  #doing = 0;
  /** @type {Promise<void>} */
  #last = Promise.resolve();
  #on;

  /** @param {Around} on */
  constructor(on) {
    this.#on = on;
  }

  /** When all that was asked for is done. Never rejects. */
  get ready() {
    return this.#last;
  }

  /** Whether the workspaces are open, and nothing is being done with them. */
  get idle() {
    return this.#all !== undefined && this.#doing === 0;
  }

  get list() {
    return this.#list;
  }

  get error() {
    return this.#error;
  }

  /** Has the workspaces opened, if they are not. */
  open() {
    this.#opening ??= Workspaces.open();
    return this.#opening;
  }

  /**
   * Does something with the workspaces.
   * @param {(all: Workspaces) => unknown} work
   */
  do(work) {
    this.#busy(1);
    this.#last = this.#last.then(async () => {
      const done = this.#on.wanted() && await this.#work(work);
      await this.renew();
      this.#busy(-1);
      if (done) this.#on.done();
    });
  }

  /** Does something that cannot fail. @param {() => Promise<void>} work */
  finish(work) {
    this.#last = this.#last.then(work);
  }

  /**
   * @param {(all: Workspaces) => unknown} work
   * @returns {Promise<boolean>} whether it was done
   */
  async #work(work) {
    try {
      this.#all = await this.open();
      this.#error = null;
      await work(this.#all);
      return true;
    } catch (thrown) {
      if (!this.#all) this.#opening = undefined;
      const error = errorOf(thrown);
      if (!this.#all) this.#error = error;
      this.#on.failed(error, !this.#all);
      return false;
    }
  }

  /** @param {number} more */
  #busy(more) {
    this.#doing += more;
    this.#on.busy(this.#doing > 0);
  }

  /** Lists the workspaces anew. */
  async renew() {
    try {
      this.#list = await this.#all?.list() ?? [];
    } catch {
      // The list of before is better than none.
    }
    this.#on.listed();
  }
}
