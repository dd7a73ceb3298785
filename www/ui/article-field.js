// A field of an article that its reader may correct.

import { DATE_FIELD, dateFault } from './dates.js';
import { h } from './dom.js';
import { day } from '../nutgraf/format.js';
import { language, say } from '../nutgraf/say.js';

/** @typedef {'date' | 'outlet' | 'title'} Name */

/** A field of an article. What is typed counts when Enter is pressed or the field is left; Escape takes it back. */
export class Field {
  root;
  name;
  #input;
  #error = h('span', { class: 'error', role: 'alert', hidden: true });
  #stored;
  #onchange;

  /**
   * @param {Name} name
   * @param {string} label
   * @param {string} stored
   * @param {(value: string) => void} onchange
   */
  constructor(name, label, stored, onchange) {
    this.name = name;
    this.#stored = stored;
    this.#onchange = onchange;
    this.#input = h('input', { ...(name === 'date' ? DATE_FIELD : { type: 'text' }), value: stored, 'data-hook': name });
    this.#error.dataset['hook'] = `${name}-error`;
    this.root = h('label', { class: 'field' }, label, this.#input, this.#error);
    this.#input.addEventListener('blur', () => this.#commit());
    this.#input.addEventListener('keydown', ({ key }) => {
      if (key === 'Enter') this.#commit();
      else if (key === 'Escape') this.#restore();
    });
  }

  /** What the article has. It is shown unless the reader is at work here. @param {string} value */
  set stored(value) {
    const untouched = this.#input.value.trim() === this.#stored && !this.#input.validity.badInput;
    this.#stored = value;
    if (untouched && this.#input.value.trim() !== value) this.#input.value = value;
  }

  #commit() {
    const value = this.#input.value.trim();
    const fault = this.name === 'date' ? dateFault(this.#input) : '';
    this.#tell(fault === '' ? '' : `${fault} ${this.#stored === '' ? say('The article has no date yet.') : say('{date} stays.', { date: language() === 'en' ? this.#stored : day(this.#stored, language()) })}`);
    if (fault !== '' || value === this.#stored) return;
    this.#stored = value;
    this.#onchange(value);
  }

  #restore() {
    this.#input.value = this.#stored;
    this.#tell('');
  }

  /** @param {string} fault */
  #tell(fault) {
    this.#error.textContent = fault;
    this.#error.hidden = fault === '';
    this.#input.setAttribute('aria-invalid', String(fault !== ''));
  }
}
