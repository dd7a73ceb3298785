// Where articles come in: a paste box, and pickers of files and folders. Dropping works all over the element.

import { richOf } from '../nutgraf/clipboard.js';
import { ofFile, ofHandle } from '../nutgraf/folders.js';
import { ACCEPT } from '../nutgraf/formats.js';
import { readKinds } from '../nutgraf/kinds.js';
import { DATE_FIELD } from './dates.js';
import { h } from './dom.js';
import { say } from '../nutgraf/say.js';

/** @typedef {import('./intake.js').Pasted} Pasted */
/** @typedef {import('../nutgraf/folders.js').Entry} Entry */
/** @typedef {import('../nutgraf/folders.js').Handle} Handle */

/** Text without what a field makes of its spaces and lines. @param {string} text */
const flat = (text) => text.replace(/\s+/gu, ' ').trim();

export class AddPanel {
  #text = h('textarea', { rows: 6, spellcheck: 'false', placeholder: say('Paste an article here …'), 'aria-label': say('Text of an article'), 'data-hook': 'paste' });
  #date = h('input', { ...DATE_FIELD, 'aria-label': say('Date of publication'), 'data-hook': 'paste-date' });
  #outlet = h('input', { type: 'text', placeholder: say('Outlet'), 'aria-label': say('Outlet'), 'data-hook': 'paste-outlet' });
  #files = h('input', { type: 'file', multiple: true, hidden: true, 'data-hook': 'files', 'aria-label': say('Files with articles'), accept: ACCEPT });
  #folder = h('input', { type: 'file', webkitdirectory: true, hidden: true, 'data-hook': 'folder', 'aria-label': say('A folder with articles') });
  #cancel = h('button', { type: 'button', class: 'quiet', 'data-hook': 'add-close' }, say('Close'));
  #copiedFrom = h('span', {});
  #asPlain = h('button', { type: 'button', class: 'quiet', 'data-hook': 'paste-plain' });
  #formatted = h('p', { class: 'formatted', role: 'status', hidden: true, 'data-hook': 'paste-formatted' }, this.#copiedFrom, ' ', this.#asPlain);
  /** What was pasted last into the empty box, with its HTML. @type {import('../nutgraf/clipboard.js').Rich | null} */
  #rich = null;
  #plain = false;
  #onfiles;
  root;

  /**
   * @param {(pasted: Pasted) => void} onpaste
   * @param {(entries: Entry[]) => void} onfiles
   * @param {() => void} onclose
   */
  constructor(onpaste, onfiles, onclose) {
    this.#onfiles = onfiles;
    this.#cancel.addEventListener('click', onclose);
    for (const input of [this.#files, this.#folder]) {
      input.addEventListener('change', () => {
        onfiles([...(input.files ?? [])].map(ofFile));
        input.value = '';
      });
    }
    this.root = h('form', { class: 'add', part: 'add', 'aria-label': say('Add articles') },
      this.#text, this.#formatted,
      h('div', { class: 'add-row' },
        h('label', { class: 'field' }, say('Published'), this.#date),
        h('label', { class: 'field' }, say('Outlet'), this.#outlet),
        h('button', { type: 'submit', class: 'primary', 'data-hook': 'paste-add' }, say('Read this article')),
        h('span', { class: 'or' }, say('or')),
        h('button', { type: 'button', 'data-hook': 'choose-files', title: say('Kinds that are read: {kinds}', { kinds: readKinds() }), onclick: () => this.#files.click() }, say('Choose files …')),
        h('button', { type: 'button', 'data-hook': 'choose-folder', onclick: () => void this.#chooseFolder() }, say('Choose a folder …')),
        h('slot', { name: 'actions' }), this.#cancel, this.#files, this.#folder),
      h('p', { class: 'hint' }, say('Or drop files, folders, or what you have selected on a page, anywhere here. Nothing leaves this page, and it fetches nothing from other sites.')));
    this.#text.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.root.requestSubmit();
    });
    this.#text.addEventListener('paste', (event) => this.#pasted(event));
    this.#text.addEventListener('input', () => this.#told());
    this.#asPlain.addEventListener('click', () => {
      this.#plain = !this.#plain;
      this.#told();
    });
    this.root.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#told();
      onpaste({ text: this.#text.value, rich: this.#plain ? null : this.#rich, date: this.#date.value, outlet: this.#outlet.value.trim() });
    });
  }

  /** @param {ClipboardEvent} event */
  #pasted(event) {
    const data = event.clipboardData;
    const text = data?.getData('text/plain') ?? '';
    const files = [...(data?.files ?? [])];
    // Word processors hand over a picture of the text besides.
    if (files.length > 0 && text === '') {
      event.preventDefault();
      this.#onfiles(files.map(ofFile));
      return;
    }
    const { value, selectionStart, selectionEnd } = this.#text;
    const alone = (value.slice(0, selectionStart) + value.slice(selectionEnd)).trim() === '';
    this.#rich = alone ? richOf({ text, html: data?.getData('text/html') ?? '' }) : null;
    this.#plain = false;
  }

  /** Says how the text that stands in the box is going to be read. */
  #told() {
    // Once changed by hand, it is what stands there that counts.
    if (this.#rich && flat(this.#rich.text) !== flat(this.#text.value)) this.#rich = null;
    this.#formatted.hidden = this.#rich === null;
    if (!this.#rich) return;
    const { host } = this.#rich;
    this.#copiedFrom.textContent = this.#plain ? say('It is read as plain text.')
      : host === '' ? say('Copied with its headings and links: they are read too.') : say('Copied from {host} with its headings and links: they are read too.', { host });
    this.#asPlain.textContent = this.#plain ? say('Read the headings and links too') : say('Take it as plain text');
  }

  async #chooseFolder() {
    const { showDirectoryPicker } = /** @type {{showDirectoryPicker?: () => Promise<Handle>}} */ (/** @type {unknown} */ (globalThis));
    try {
      if (!showDirectoryPicker) throw new TypeError('this browser has none');
      this.#onfiles([ofHandle(await showDirectoryPicker())]);
    } catch (thrown) {
      // Not in a frame of another site; closed without a choice, nothing is wanted.
      if (!(thrown instanceof DOMException && thrown.name === 'AbortError')) this.#folder.click();
    }
  }

  /** Whether the panel can be closed, which it cannot while there is no article. @param {boolean} closable */
  set closable(closable) {
    this.#cancel.hidden = !closable;
  }

  /** Takes what stands in another one. @param {AddPanel} before */
  takeOver(before) {
    this.#text.value = before.#text.value;
    this.#date.value = before.#date.value;
    this.#outlet.value = before.#outlet.value;
    this.#rich = before.#rich;
    this.#plain = before.#plain;
    this.#told();
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
    this.#told();
  }

  focus() {
    this.#text.focus();
  }

  select() {
    this.#text.select();
  }
}
