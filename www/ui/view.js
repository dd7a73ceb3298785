// What the four views have in common: each is built from the report only when it can be seen.

import { h } from './dom.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../nutgraf/types.js').CorpusReport} CorpusReport */

/** Sent to a view's root when it comes into sight. */
const SHOWN = 'nutgraf-shown';

export class View {
  root;
  app;
  /** The report that the view is made from: what is asked of it later is told of the same one. @type {CorpusReport | null} */
  report = null;
  #stale = true;

  /** @param {string} name @param {App} app */
  constructor(name, app) {
    this.app = app;
    this.root = h('div', { class: `view ${name}` });
    this.root.addEventListener(SHOWN, () => this.fresh());
  }

  /** Takes a new report. What was made from the one before goes at once, for its places may lie elsewhere now. */
  update() {
    this.report = this.app.report();
    this.#stale = true;
    const panel = this.root.closest('[role=tabpanel]');
    if (panel instanceof HTMLElement && panel.hidden) this.clear();
    else this.fresh();
  }

  /** Builds what is shown, if there has been a report since. */
  fresh() {
    if (!this.#stale) return;
    this.#stale = false;
    this.build();
  }

  /** Makes what is shown from the report. */
  build() {}

  /** Takes away what was made from a report. */
  clear() {}
}

/**
 * Tells a view that it is in sight.
 * @param {HTMLElement} root
 */
export function shown(root) {
  root.dispatchEvent(new Event(SHOWN));
}
