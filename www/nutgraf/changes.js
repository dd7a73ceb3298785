// What the reader did to a pile of articles, as steps that can be taken back and done again.

import { History } from './history.js';
import { sameArticle } from './input.js';

/** @typedef {import('./types.js').Article} Article */
/** @typedef {import('./types.js').Correction} Correction */
/** @typedef {import('./own.js').Own} Own */
/** @typedef {import('../nutgraf-client.js').Nutgraf} Nutgraf */

export class Changes {
  #client;
  #history = new History();
  /** The quotations that the reader found. @type {readonly Own[]} */
  #own = [];
  #onown;

  /**
   * @param {Nutgraf} client
   * @param {() => void} onown told where the reader's quotations are others, and no new edition will tell of them
   */
  constructor(client, onown) {
    this.#client = client;
    this.#onown = onown;
  }

  get own() {
    return this.#own;
  }

  set own(own) {
    this.#own = own;
  }

  /** What can be undone and done again, by name. */
  get steps() {
    return { undo: this.#history.undoable, redo: this.#history.redoable };
  }

  /** Forgets all steps; what they did stays. */
  forget() {
    this.#history.clear();
  }

  /**
   * Does something as one step; an article is taken out by `null`.
   * @param {string} name what was done
   * @param {Iterable<readonly [string, Article | null]>} changes
   * @param {readonly Correction[]} corrections
   * @param {readonly Own[]} own
   * @returns {boolean} whether it changed anything
   */
  commit(name, changes, corrections, own) {
    const order = this.#client.articles.map((a) => a.id);
    /** @type {import('./history.js').Change[]} */
    const made = [];
    for (const [id, article] of changes) {
      const before = this.#client.get(id) ?? null;
      const after = article && this.#client.set(article);
      if (!article) this.#client.remove(id);
      if (before !== after) made.push({ id, before, after });
    }
    const before = this.#client.corrections;
    if (corrections !== before) this.#client.corrections = corrections;
    const corrected = corrections === before ? null : { before, after: this.#client.corrections };
    const found = own === this.#own ? null : { before: this.#own, after: own };
    if (made.length === 0 && !corrected && !found) return false;
    this.#history.push({ name, changes: made, order, corrections: corrected, own: found });
    if (found) this.#keep(own, made.length === 0 && !corrected);
    return true;
  }

  /**
   * Takes corrections back that were made before, as one step.
   * @param {readonly Correction[]} corrections
   * @param {string} name
   * @returns {boolean} whether there were any
   */
  retract(corrections, name) {
    const gone = new Set(corrections.map((c) => JSON.stringify(c)));
    const left = this.#client.corrections.filter((c) => !gone.has(JSON.stringify(c)));
    return left.length < this.#client.corrections.length && this.commit(name, [], left, this.#own);
  }

  /** @returns {boolean} whether there was anything to take back */
  undo() {
    const step = this.#history.back();
    if (!step) return false;
    const turned = step.changes.filter(({ id, before, after }) => this.#turn(id, after, before));
    this.#client.arrange(step.order);
    if (step.corrections) this.#turnCorrections(step.corrections.after, step.corrections.before);
    if (step.own) this.#keep(step.own.before, turned.length === 0 && !step.corrections);
    return true;
  }

  /** @returns {boolean} whether there was anything to do again */
  redo() {
    const step = this.#history.forth();
    if (!step) return false;
    const turned = step.changes.filter(({ id, before, after }) => this.#turn(id, before, after));
    if (step.corrections) this.#turnCorrections(step.corrections.before, step.corrections.after);
    if (step.own) this.#keep(step.own.after, turned.length === 0 && !step.corrections);
    return true;
  }

  /**
   * @param {readonly Own[]} own
   * @param {boolean} alone whether no new edition will tell of them
   */
  #keep(own, alone) {
    this.#own = own;
    if (alone) this.#onown();
  }

  /**
   * Turns an article from one form to the other, unless the page has changed it since.
   * @param {string} id
   * @param {Article | null} from
   * @param {Article | null} to
   * @returns {boolean} whether it did
   */
  #turn(id, from, to) {
    const now = this.#client.get(id);
    if (from ? !sameArticle(now, from) : now !== undefined) return false;
    if (to) this.#client.set(to);
    else this.#client.remove(id);
    return true;
  }

  /**
   * @param {readonly Correction[]} from
   * @param {readonly Correction[]} to
   */
  #turnCorrections(from, to) {
    const now = this.#client.corrections;
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
}
