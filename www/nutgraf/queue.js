/** Work that must not run into other work: one piece after the other, whatever becomes of each. */
export class Queue {
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();

  /** When all that was asked for so far is over. Never rejects. */
  get over() {
    return this.#last;
  }

  /**
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  do(work) {
    const run = this.#last.then(work);
    this.#last = run.catch(() => undefined);
    return run;
  }
}
