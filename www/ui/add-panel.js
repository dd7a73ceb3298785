// Where articles come in: a paste box and a file picker. Dropping files works all over the element.

import { ACCEPT } from '../nutgraf/formats.js';
import { DATE_FIELD } from './article-list.js';
import { h } from './dom.js';

/**
 * @typedef {Object} Pasted
 * @property {string} text
 * @property {string} date
 * @property {string} outlet
 */

export class AddPanel {
  #text = h('textarea', { rows: 6, spellcheck: 'false', placeholder: 'Paste an article here …', 'aria-label': 'Text of an article', 'data-hook': 'paste' });
  #date = h('input', { ...DATE_FIELD, 'aria-label': 'Date of publication', 'data-hook': 'paste-date' });
  #outlet = h('input', { type: 'text', placeholder: 'Outlet', 'aria-label': 'Outlet', 'data-hook': 'paste-outlet' });
  #files = h('input', {
    type: 'file', multiple: true, hidden: true, 'data-hook': 'files', 'aria-label': 'Files with articles',
    accept: ACCEPT,
  });
  #cancel = h('button', { type: 'button', class: 'quiet', 'data-hook': 'add-close' }, 'Close');
  root;

  /**
   * @param {(pasted: Pasted) => void} onpaste
   * @param {(files: File[]) => void} onfiles
   * @param {() => void} onclose
   */
  constructor(onpaste, onfiles, onclose) {
    this.#cancel.addEventListener('click', onclose);
    this.#files.addEventListener('change', () => {
      onfiles([...(this.#files.files ?? [])]);
      this.#files.value = '';
    });
    this.root = h('form', { class: 'add', part: 'add', 'aria-label': 'Add articles' },
      this.#text,
      h('div', { class: 'add-row' },
        h('label', { class: 'field' }, 'Published', this.#date),
        h('label', { class: 'field' }, 'Outlet', this.#outlet),
        h('button', { type: 'submit', class: 'primary', 'data-hook': 'paste-add' }, 'Read this article'),
        h('span', { class: 'or' }, 'or'),
        h('button', { type: 'button', 'data-hook': 'choose-files', onclick: () => this.#files.click() }, 'Choose files …'),
        h('slot', { name: 'actions' }), this.#cancel, this.#files),
      h('p', { class: 'hint' }, 'Or drop files anywhere here: text, HTML, Markdown, JSON, JSON Lines, CSV. Nothing leaves this page.'));
    this.#text.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.root.requestSubmit();
    });
    this.root.addEventListener('submit', (event) => {
      event.preventDefault();
      onpaste({ text: this.#text.value, date: this.#date.value, outlet: this.#outlet.value.trim() });
    });
  }

  /** Whether the panel can be closed, which it cannot while there is no article. @param {boolean} closable */
  set closable(closable) {
    this.#cancel.hidden = !closable;
  }

  /** Whether nothing is written in it. */
  get blank() {
    return this.#text.value === '';
  }

  /** Empties it, unless something else than the text that was read stands in it by now. @param {string} read */
  clear(read) {
    if (this.#text.value !== read) return;
    this.#text.value = '';
    this.#outlet.value = '';
  }

  focus() {
    this.#text.focus();
  }
}
