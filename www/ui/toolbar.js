// The bar on top: adding, progress, corrections, export and import.

import { h } from './dom.js';
import { labelled, later, say, sayCount } from '../nutgraf/say.js';
import { counted } from '../nutgraf/counted.js';

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
  [later('To read and print'), [['word', later('Digest (Word)')], ['page', later('Digest (web page)')], ['digest', later('Digest (Markdown)')]]],
  [later('For a spreadsheet'), [['quotes', later('Quotes (.csv)')], ['entities', later('Entities (.csv)')], ['deadlines', later('Deadlines (.csv)')], ['differences', later('Differences (.csv)')]]],
  [later('For programs'), [['calendar', later('Deadlines for a calendar (.ics)')], ['report', later('Report (.json)')], ['lines', later('Quotes (JSON Lines)')], ['annotations', later('Annotations (W3C)')], ['quotations', later('Quotations (schema.org)')]]],
  [later('To go on with'), [['desk', later('Articles and corrections (.json)')], ['corrections', later('Corrections (.json)')]]],
];

export class Toolbar {
  #status = h('p', { class: 'status', role: 'status', 'data-hook': 'status' });
  #progress = h('progress', { max: 1, value: 0, hidden: true, 'aria-label': say('Progress') });
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
    const importer = h('input', { type: 'file', accept: '.json,.jsonld,application/json,application/ld+json', hidden: true, 'data-hook': 'import-file', 'aria-label': say('File of corrections or annotations') });
    importer.addEventListener('change', () => {
      on.onimport([...(importer.files ?? [])]);
      importer.value = '';
    });
    this.#cancel = button(say('Stop'), 'cancel', on.oncancel);
    this.#retry = button(say('Go on'), 'retry', on.onretry);
    this.#undo = button(say('Undo'), 'undo', on.onundo);
    this.#redo = button(say('Redo'), 'redo', on.onredo);
    for (const [key, focus, other] of /** @type {const} */ ([['z', this.#undo, this.#redo], ['y', this.#redo, this.#undo]])) {
      focus.setAttribute('aria-keyshortcuts', `Control+${key.toUpperCase()}`);
      // Pressed until there is no more to do, a button must not take the focus with it.
      focus.addEventListener('click', () => {
        if (focus.hidden) (other.hidden ? this.#add : other).focus();
      });
    }
    this.#exports = h('details', { class: 'menu', 'data-hook': 'export' }, h('summary', {}, say('Export')),
      h('div', { class: 'menu-items' },
        ...EXPORTS.map(([heading, files], i) => h('div', { class: 'menu-group', role: 'group', 'aria-label': say(heading) },
          h('p', { class: 'menu-heading', 'aria-hidden': 'true' }, say(heading)),
          ...files.map(([what, label]) => button(say(label), `export-${what}`, () => on.export(what))),
          i === EXPORTS.length - 1 && button(say('Import corrections or annotations …'), 'import-corrections', () => importer.click())))));
    this.#exports.addEventListener('click', (event) => {
      if (event.target instanceof HTMLButtonElement) this.#exports.open = false;
    });
    const keys = h('button', { type: 'button', class: 'quiet keys-open', 'data-hook': 'keys', 'aria-label': say('Keyboard shortcuts'), 'aria-keyshortcuts': '?', title: say('Keyboard shortcuts'), onclick: on.onkeys }, '?');
    this.#add = h('button', { type: 'button', class: 'primary add-open', 'data-hook': 'add', onclick: on.onadd }, say('Add articles'));
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
    this.#corrections.textContent = n > 0 && lost > 0 ? sayCount(lost, { one: '{corrections}, {n} not found again', other: '{corrections}, {n} not found again' }, { corrections: counted.corrections(n) }) : counted.corrections(n);
  }

  /** What can be undone and done again. @param {{undo: string | null, redo: string | null}} history */
  history({ undo, redo }) {
    for (const [button, what, step] of /** @type {const} */ ([[this.#undo, say('Undo'), undo], [this.#redo, say('Redo'), redo]])) {
      button.hidden = step === null;
      button.title = step === null ? '' : labelled(what, step);
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
    if (total > 2) this.#status.textContent = say('Reading {done} of {total}', { done, total });
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
  if (state === 'busy') return say('Reading …');
  const all = read + waiting + failed;
  const counted = read === all ? sayCount(all, { one: '{n} article read', other: '{n} articles read' })
    : sayCount(all, { one: '{read} of {n} article read', other: '{read} of {n} articles read' }, { read });
  const rest = [waiting > 0 ? sayCount(waiting, { one: '{n} waiting', other: '{n} waiting' }) : '', failed > 0 ? sayCount(failed, { one: '{n} could not be read', other: '{n} could not be read' }) : ''].filter(Boolean).join(', ');
  const told = rest === '' ? counted : `${counted}, ${rest}`;
  if (state === 'waiting') return sayCount(waiting, { one: '{n} article waits to be read', other: '{n} articles wait to be read' });
  if (state === 'stopped') return say('Stopped: {told}', { told });
  return state === 'failed' ? say('The analysis failed: {told}. Your articles are kept.', { told }) : say('{told}, here in your browser', { told });
}
