// What was done to a pile of articles and their corrections, step by step, to take back and to do again.

/** @typedef {import('./types.js').Article} Article */
/** @typedef {import('./types.js').Correction} Correction */

/**
 * An article before and after a step; `null` where it was not there.
 * @typedef {{id: string, before: Article | null, after: Article | null}} Change
 */

/**
 * @typedef {Object} Step
 * @property {string} name what was done, as a button says it: "remove “Council sets date”"
 * @property {readonly Change[]} changes
 * @property {readonly string[]} order of the articles' ids before the step
 * @property {{before: readonly Correction[], after: readonly Correction[]} | null} corrections
 * @property {{before: readonly import('./own.js').Own[], after: readonly import('./own.js').Own[]} | null} own
 */

/** Older steps are forgotten. */
const MOST = 1000;

export class History {
  /** @type {Step[]} */
  #past = [];
  /** @type {Step[]} */
  #future = [];

  /** The name of the step that `undo` takes back, or null. */
  get undoable() {
    return this.#past.at(-1)?.name ?? null;
  }

  /** The name of the step that `redo` does again, or null. */
  get redoable() {
    return this.#future.at(-1)?.name ?? null;
  }

  /** @param {Step} step */
  push(step) {
    this.#past.push(step);
    if (this.#past.length > MOST) this.#past.shift();
    this.#future = [];
  }

  /** The step to take back. */
  back() {
    const step = this.#past.pop();
    if (step) this.#future.push(step);
    return step;
  }

  /** The step to do again. */
  forth() {
    const step = this.#future.pop();
    if (step) this.#past.push(step);
    return step;
  }

  clear() {
    this.#past = [];
    this.#future = [];
  }
}
