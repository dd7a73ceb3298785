// The bar on top: adding, progress, corrections, export and import.

import { count, h } from './dom.js';

/**
 * @typedef {Object} Handlers
 * @property {() => void} onadd
 * @property {() => void} oncancel
 * @property {() => void} onretry
 * @property {() => void} onundo
 * @property {(files: File[]) => void} onimport
 * @property {(what: Export) => void} export
 */

/** @typedef {'digest' | 'quotes' | 'entities' | 'deadlines' | 'differences' | 'report' | 'desk' | 'corrections'} Export */

/** @type {[Export, string][]} */
const EXPORTS = [
  ['digest', 'Digest (.md)'], ['quotes', 'Quotes (.csv)'], ['entities', 'Entities (.csv)'], ['deadlines', 'Deadlines (.csv)'],
  ['differences', 'Differences (.csv)'], ['report', 'Report (.json)'], ['desk', 'Articles and corrections (.json)'],
  ['corrections', 'Corrections (.json)'],
];

export class Toolbar {
  #status = h('p', { class: 'status', role: 'status', 'data-hook': 'status' });
  #progress = h('progress', { max: 1, value: 0, hidden: true, 'aria-label': 'Progress' });
  #cancel;
  #retry;
  #corrections = h('span', { class: 'corrections', hidden: true, 'data-hook': 'corrections' });
  #exports;
  #undo;
  #add;
  root;

  /** @param {Handlers} on */
  constructor(on) {
    /** @param {string} label @param {string} hook @param {() => void} run */
    const button = (label, hook, run) => h('button', { type: 'button', class: 'quiet', 'data-hook': hook, onclick: run }, label);
    const importer = h('input', { type: 'file', accept: '.json,application/json', hidden: true, 'data-hook': 'import-file', 'aria-label': 'Corrections file' });
    importer.addEventListener('change', () => {
      on.onimport([...(importer.files ?? [])]);
      importer.value = '';
    });
    this.#cancel = button('Stop', 'cancel', on.oncancel);
    this.#retry = button('Go on', 'retry', on.onretry);
    this.#undo = button('Undo', 'undo', on.onundo);
    this.#exports = h('details', { class: 'menu', 'data-hook': 'export' }, h('summary', {}, 'Export'),
      h('div', { class: 'menu-items' },
        ...EXPORTS.map(([what, label]) => button(label, `export-${what}`, () => on.export(what))),
        button('Import corrections …', 'import-corrections', () => importer.click())));
    this.#exports.addEventListener('click', (event) => {
      if (event.target instanceof HTMLButtonElement) this.#exports.open = false;
    });
    this.#add = h('button', { type: 'button', class: 'primary add-open', 'data-hook': 'add', onclick: on.onadd }, 'Add articles');
    this.root = h('div', { class: 'bar', part: 'toolbar' },
      this.#add,
      this.#status, this.#progress, this.#cancel, this.#retry,
      h('span', { class: 'grow' }), this.#corrections, this.#undo, this.#exports, importer);
    this.state('empty', 0);
    this.corrections(0);
  }

  focus() {
    this.#add.focus();
  }

  /** @param {number} n */
  corrections(n) {
    this.#corrections.hidden = n === 0;
    this.#undo.hidden = n === 0;
    this.#corrections.textContent = count(n, 'correction');
  }

  /** @param {number} done @param {number} total */
  progress(done, total) {
    this.#progress.max = total;
    this.#progress.value = done;
    this.#progress.hidden = total < 3;
    if (total > 2) this.#status.textContent = `Reading ${done} of ${total}`;
  }

  /** @param {string} state @param {number} articles */
  state(state, articles) {
    const busy = state === 'busy';
    if (!busy) this.#progress.hidden = true;
    this.#cancel.hidden = !busy;
    this.#retry.hidden = state !== 'stopped' && state !== 'failed';
    this.#exports.hidden = state === 'empty';
    /** @type {Record<string, string>} */
    const words = {
      empty: '', busy: 'Reading …', ready: `${count(articles, 'article')} read, here in your browser`,
      stopped: 'Stopped. What was read is kept.', failed: 'The analysis failed. Your articles are kept.',
    };
    this.#status.textContent = words[state] ?? '';
  }
}
