// The bar on top: adding, progress, corrections, export and import.

import { h } from './dom.js';
import { count } from '../nutgraf/format.js';

/**
 * @typedef {Object} Handlers
 * @property {() => void} onadd
 * @property {() => void} oncancel
 * @property {() => void} onretry
 * @property {() => void} onundo
 * @property {() => void} onredo
 * @property {() => void} onkeys
 * @property {(files: File[]) => void} onimport
 * @property {(what: Export) => void} export
 */

/** @typedef {import('../nutgraf/types.js').Export | 'word' | 'page' | 'lines' | 'annotations' | 'quotations' | 'report' | 'desk' | 'corrections'} Export */

/** What there is to export, by what it is for. @type {readonly (readonly [string, readonly (readonly [Export, string])[]])[]} */
const EXPORTS = [
  ['To read and print', [['word', 'Digest (Word)'], ['page', 'Digest (web page)'], ['digest', 'Digest (Markdown)']]],
  ['For a spreadsheet', [['quotes', 'Quotes (.csv)'], ['entities', 'Entities (.csv)'], ['deadlines', 'Deadlines (.csv)'], ['differences', 'Differences (.csv)']]],
  ['For programs', [['calendar', 'Deadlines for a calendar (.ics)'], ['report', 'Report (.json)'], ['lines', 'Quotes (JSON Lines)'], ['annotations', 'Annotations (W3C)'], ['quotations', 'Quotations (schema.org)']]],
  ['To go on with', [['desk', 'Articles and corrections (.json)'], ['corrections', 'Corrections (.json)']]],
];

export class Toolbar {
  #status = h('p', { class: 'status', role: 'status', 'data-hook': 'status' });
  #progress = h('progress', { max: 1, value: 0, hidden: true, 'aria-label': 'Progress' });
  #cancel;
  #retry;
  #corrections = h('span', { class: 'corrections', hidden: true, 'data-hook': 'corrections' });
  #exports;
  #grow = h('span', { class: 'grow' });
  #undo;
  #redo;
  #add;
  #placed = false;
  root;

  /** @param {Handlers} on */
  constructor(on) {
    /** @param {string} label @param {string} hook @param {() => void} run */
    const button = (label, hook, run) => h('button', { type: 'button', class: 'quiet', 'data-hook': hook, onclick: run }, label);
    const importer = h('input', { type: 'file', accept: '.json,.jsonld,application/json,application/ld+json', hidden: true, 'data-hook': 'import-file', 'aria-label': 'File of corrections or annotations' });
    importer.addEventListener('change', () => {
      on.onimport([...(importer.files ?? [])]);
      importer.value = '';
    });
    this.#cancel = button('Stop', 'cancel', on.oncancel);
    this.#retry = button('Go on', 'retry', on.onretry);
    this.#undo = button('Undo', 'undo', on.onundo);
    this.#redo = button('Redo', 'redo', on.onredo);
    for (const [key, focus, other] of /** @type {const} */ ([['z', this.#undo, this.#redo], ['y', this.#redo, this.#undo]])) {
      focus.setAttribute('aria-keyshortcuts', `Control+${key.toUpperCase()}`);
      // Pressed until there is no more to do, a button must not take the focus with it.
      focus.addEventListener('click', () => {
        if (focus.hidden) (other.hidden ? this.#add : other).focus();
      });
    }
    this.#exports = h('details', { class: 'menu', 'data-hook': 'export' }, h('summary', {}, 'Export'),
      h('div', { class: 'menu-items' },
        ...EXPORTS.map(([heading, files], i) => h('div', { class: 'menu-group', role: 'group', 'aria-label': heading },
          h('p', { class: 'menu-heading', 'aria-hidden': 'true' }, heading),
          ...files.map(([what, label]) => button(label, `export-${what}`, () => on.export(what))),
          i === EXPORTS.length - 1 && button('Import corrections or annotations …', 'import-corrections', () => importer.click())))));
    this.#exports.addEventListener('click', (event) => {
      if (event.target instanceof HTMLButtonElement) this.#exports.open = false;
    });
    const keys = h('button', { type: 'button', class: 'quiet keys-open', 'data-hook': 'keys', 'aria-label': 'Keyboard shortcuts', 'aria-keyshortcuts': '?', title: 'Keyboard shortcuts', onclick: on.onkeys }, '?');
    this.#add = h('button', { type: 'button', class: 'primary add-open', 'data-hook': 'add', onclick: on.onadd }, 'Add articles');
    this.root = h('div', { class: 'bar', part: 'toolbar' },
      this.#add,
      this.#status, this.#progress, this.#cancel, this.#retry,
      this.#grow, this.#corrections, this.#undo, this.#redo, this.#exports, keys, importer);
    this.state('empty', { read: 0, waiting: 0, failed: 0 }, false);
    this.corrections(0, 0);
    this.history({ undo: null, redo: null });
  }

  /** Puts a menu beside that of the exports. @param {HTMLElement} menu */
  place(menu) {
    this.#exports.before(menu);
    this.#placed = true;
    this.root.classList.add('useful');
  }

  /** Puts a search field into the bar. @param {HTMLElement} field */
  find(field) {
    this.#grow.after(field);
  }

  focus() {
    this.#add.focus();
  }

  /** @param {number} n @param {number} lost how many of them are not found again */
  corrections(n, lost) {
    this.#corrections.hidden = n === 0;
    this.#corrections.textContent = `${count(n, 'correction')}${n > 0 && lost > 0 ? `, ${lost.toLocaleString('en')} not found again` : ''}`;
  }

  /** What can be undone and done again. @param {{undo: string | null, redo: string | null}} history */
  history({ undo, redo }) {
    for (const [button, what, step] of /** @type {const} */ ([[this.#undo, 'Undo', undo], [this.#redo, 'Redo', redo]])) {
      button.hidden = step === null;
      button.title = step === null ? '' : `${what}: ${step}`;
      button.setAttribute('aria-label', button.title);
    }
    // Without articles there is nothing else in the bar.
    this.root.classList.toggle('useful', this.#placed || undo !== null || redo !== null);
  }

  /** @param {number} done @param {number} total */
  progress(done, total) {
    this.#progress.max = total;
    this.#progress.value = done;
    this.#progress.hidden = total < 3;
    if (total > 2) this.#status.textContent = `Reading ${done} of ${total}`;
  }

  /**
   * Tells of files that are being read.
   * @param {string} text
   * @param {number} done
   * @param {number} total 0 where it is not known
   */
  taking(text, done, total) {
    this.#progress.max = Math.max(1, total);
    this.#progress.value = done;
    this.#progress.hidden = total < 3;
    this.#status.textContent = text;
  }

  /**
   * @param {string} state
   * @param {{read: number, waiting: number, failed: number}} articles
   * @param {boolean} stoppable
   */
  state(state, articles, stoppable) {
    const busy = state === 'busy';
    if (!busy) this.#progress.hidden = true;
    this.#cancel.hidden = !stoppable;
    this.#retry.hidden = state !== 'stopped' && state !== 'failed';
    this.#exports.hidden = state === 'empty';
    // While it is read, the progress is told.
    if (busy && this.#status.dataset['state'] === 'busy') return;
    this.#status.dataset['state'] = state;
    this.#status.textContent = status(state, articles);
  }
}

/**
 * What was read, what waits and what could not be read.
 * @param {string} state
 * @param {{read: number, waiting: number, failed: number}} articles
 */
function status(state, { read, waiting, failed }) {
  if (state === 'empty') return '';
  if (state === 'busy') return 'Reading …';
  const all = read + waiting + failed;
  const counted = read === all ? `${count(all, 'article')} read` : `${read} of ${count(all, 'article')} read`;
  const rest = [waiting > 0 ? `${waiting} waiting` : '', failed > 0 ? `${failed} could not be read` : ''].filter(Boolean).join(', ');
  const told = rest === '' ? counted : `${counted}, ${rest}`;
  if (state === 'waiting') return `${count(waiting, 'article waits', 'articles wait')} to be read`;
  if (state === 'stopped') return `Stopped: ${told}`;
  return state === 'failed' ? `The analysis failed: ${told}. Your articles are kept.` : `${told}, here in your browser`;
}
