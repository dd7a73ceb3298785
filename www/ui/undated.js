// Asks for the date of several articles at once: without one no relative date can be told.

import { DATE_FIELD, dateFault, plausible } from './dates.js';
import { h } from './dom.js';

/** @typedef {import('./article-row.js').Entry} Entry */

export class Undated {
  #date = h('input', { ...DATE_FIELD, 'aria-label': 'Date of the articles without one', 'data-hook': 'undated-date' });
  #error = h('p', { class: 'error', role: 'alert', hidden: true, 'data-hook': 'undated-error' });
  #count = h('p', {});
  root = h('form', { class: 'undated-form', hidden: true, novalidate: true, 'data-hook': 'undated' }, this.#count,
    h('div', { class: 'add-row' }, this.#date, h('button', { type: 'submit', 'data-hook': 'undated-set' }, 'Set for all')), this.#error);
  /** @type {string[]} */
  #dateless = [];
  #ondate;
  #leave;

  /**
   * @param {(ids: string[], date: string) => void} ondate dates articles together
   * @param {() => void} leave gives the focus away, for the form goes
   */
  constructor(ondate, leave) {
    this.#ondate = ondate;
    this.#leave = leave;
    this.root.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#dateAll();
    });
    this.#date.addEventListener('input', () => {
      this.#error.hidden = true;
    });
  }

  #dateAll() {
    const fault = dateFault(this.#date);
    this.#error.textContent = fault;
    this.#error.hidden = fault === '';
    if (fault !== '' || this.#date.value === '') return;
    // The form goes once all articles have a date, and the focus would go with it.
    this.#leave();
    this.#ondate([...this.#dateless], this.#date.value);
  }

  /**
   * @param {readonly Entry[]} entries
   * @param {boolean} readonly
   */
  ask(entries, readonly) {
    this.#dateless = entries.filter((e) => e.report?.dateBasis === 'none' && !plausible(e.article.date ?? '')).map((e) => e.article.id);
    const hidden = readonly || this.#dateless.length < 2;
    if (hidden && this.root.matches(':focus-within')) this.#leave();
    this.root.hidden = hidden;
    this.#count.textContent = `${this.#dateless.length.toLocaleString('en')} articles have no date`;
  }
}
