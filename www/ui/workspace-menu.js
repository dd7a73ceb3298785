// The menu of workspaces: which one is open and whether it is saved, the others, and what can be done with them.

import { h } from './dom.js';
import { labelled, say } from '../nutgraf/say.js';
import { counted } from '../nutgraf/counted.js';

/** @typedef {import('../nutgraf/errors.js').NutgrafError} NutgrafError */

/**
 * @typedef {Object} Handlers
 * @property {(id: string) => void} onopen
 * @property {() => void} onnew
 * @property {(name: string) => void} onrename the current one
 * @property {(id: string) => void} onforget asked twice already
 * @property {() => void} onexport the current one
 * @property {(files: File[]) => void} onimport
 * @property {() => string} lang
 */

/**
 * @typedef {Object} Shown
 * @property {{id: string, name: string} | null} current null where none is open
 * @property {readonly {id: string, name: string, changed: string, articles: number, newer?: boolean}[]} list
 * @property {'saved' | 'saving' | 'unsaved'} state
 * @property {NutgrafError | null} [error] why it is unsaved
 * @property {boolean | null} [exclusive] false where another tab has it open
 */

export class WorkspaceMenu {
  #on;
  #name = h('span', { class: 'workspace-title' });
  #state = h('span', { class: 'n', 'data-hook': 'workspace-state' });
  #shared = h('p', { class: 'hint', hidden: true, 'data-hook': 'workspace-shared' },
    say('Open in another tab too: what you change here is saved as a copy.'));
  #list = h('ul', { 'aria-label': say('Workspaces'), hidden: true, 'data-hook': 'workspaces' });
  #input = h('input', { type: 'text', maxlength: 200, 'aria-label': say('Name of the workspace'), 'data-hook': 'workspace-name' });
  #renaming;
  #forgetting;
  /** Buttons for the current workspace. @type {HTMLButtonElement[]} */
  #about;
  root;
  /** @type {Shown} */
  #shown = { current: null, list: [], state: 'saved' };
  /** What the list was made of. */
  #listed = '';

  /** @param {Handlers} on */
  constructor(on) {
    this.#on = on;
    /** @param {string} label @param {string} hook @param {() => void} run */
    const button = (label, hook, run) => h('button', { type: 'button', class: 'quiet', 'data-hook': hook, onclick: run }, label);
    /** @param {string} label @param {string} hook @param {() => void} run */
    const closing = (label, hook, run) => button(label, hook, () => {
      this.#close();
      run();
    });
    const importer = h('input', { type: 'file', accept: '.json,application/json', multiple: true, hidden: true, 'data-hook': 'workspace-file', 'aria-label': say('File of a workspace') });
    importer.addEventListener('change', () => {
      on.onimport([...(importer.files ?? [])]);
      importer.value = '';
    });
    this.#renaming = h('form', { hidden: true }, this.#input, h('button', { type: 'submit', 'data-hook': 'workspace-rename-go' }, say('Rename')));
    this.#renaming.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#rename();
    });
    const sure = closing(say('Forget for good'), 'workspace-forget-sure', () => {
      if (this.#shown.current) on.onforget(this.#shown.current.id);
    });
    sure.classList.add('danger');
    const keep = button(say('Keep'), 'workspace-keep', () => {
      this.#fold();
      forget.focus();
    });
    this.#forgetting = h('div', { hidden: true, role: 'group', 'aria-label': say('Forget this workspace?') }, keep, sure);
    const rename = button(say('Rename …'), 'workspace-rename', () => this.#unfold(this.#renaming, this.#input));
    const forget = button(say('Forget …'), 'workspace-forget', () => this.#unfold(this.#forgetting, keep));
    this.#about = [rename, closing(say('Save as file'), 'workspace-export', on.onexport), forget];
    this.root = h('details', { class: 'menu', 'data-hook': 'workspace' },
      h('summary', {}, this.#name, ' ', this.#state),
      h('div', { class: 'menu-items workspace-items' }, this.#shared, this.#list,
        closing(say('New workspace'), 'workspace-new', on.onnew), closing(say('Open file …'), 'workspace-import', () => importer.click()),
        rename, this.#renaming, ...this.#about.slice(1), this.#forgetting, importer));
    this.root.addEventListener('toggle', () => {
      if (!this.root.open) this.#fold();
    });
    this.update(this.#shown);
  }

  /** @param {Shown} shown */
  update(shown) {
    // A name or a question is about the workspace that was open when it was asked.
    if (shown.current?.id !== this.#shown.current?.id) this.#fold();
    this.#shown = shown;
    const { current, state, error, exclusive } = shown;
    this.#name.textContent = current?.name ?? say('Workspace');
    this.#state.textContent = { saved: current ? say('Saved in this browser') : '', saving: say('Saving …'), unsaved: error ? labelled(say('Not saved'), error.message) : say('Not saved') }[state];
    this.#state.dataset['state'] = state;
    if (error) this.#state.dataset['code'] = error.code;
    else delete this.#state.dataset['code'];
    this.#state.className = state === 'unsaved' ? 'error' : 'n';
    this.#shared.hidden = exclusive !== false;
    for (const button of this.#about) button.disabled = current === null;
    this.#fill();
  }

  /** Draws the list again only where it is another one, and keeps the focus in it. */
  #fill() {
    const { current, list } = this.#shown;
    const lang = this.#on.lang();
    const listed = JSON.stringify([current?.id, list, lang]);
    if (listed === this.#listed) return;
    this.#listed = listed;
    const focused = /** @type {ShadowRoot | Document} */ (this.root.getRootNode()).activeElement;
    const id = focused instanceof HTMLElement && this.#list.contains(focused) ? focused.dataset['id'] : undefined;
    this.#list.replaceChildren(...list.map((entry) => this.#item(entry, lang)));
    this.#list.hidden = list.length === 0;
    if (id === undefined) return;
    const same = [...this.#list.querySelectorAll('button')].find((button) => button.dataset['id'] === id);
    (same ?? this.root.querySelector('summary'))?.focus();
  }

  /**
   * @param {Shown['list'][number]} entry
   * @param {string} lang
   */
  #item({ id, name, changed, articles, newer }, lang) {
    const open = id === this.#shown.current?.id;
    const facts = newer ? say('from a newer version of this page') : `${counted.articles(articles)}, ${moment(changed, lang)}`;
    return h('li', {}, h('button', {
      type: 'button', class: 'quiet', 'data-hook': 'workspace-open', 'data-id': id, 'aria-current': open ? 'true' : null, disabled: newer === true,
      onclick: () => {
        this.#close();
        if (!open) this.#on.onopen(id);
      },
    }, h('span', { class: 'workspace-title' }, name), ' ', h('span', { class: 'n' }, facts)));
  }

  #rename() {
    const { current } = this.#shown;
    const name = this.#input.value.trim();
    this.#close();
    if (current && name !== '' && name !== current.name) this.#on.onrename(name);
  }

  /**
   * Shows the form of one thing, and of no other.
   * @param {HTMLElement} form
   * @param {HTMLElement} first what takes the focus
   */
  #unfold(form, first) {
    this.#fold();
    this.#input.value = this.#shown.current?.name ?? '';
    form.hidden = false;
    first.focus();
    if (first === this.#input) this.#input.select();
  }

  /** Takes back what was asked; the focus is not lost with it. */
  #fold() {
    for (const form of [this.#renaming, this.#forgetting]) {
      if (form.hidden) continue;
      const focused = /** @type {ShadowRoot | Document} */ (this.root.getRootNode()).activeElement;
      if (form.contains(focused)) this.root.querySelector('summary')?.focus();
      form.hidden = true;
    }
  }

  #close() {
    this.#fold();
    const focused = /** @type {ShadowRoot | Document} */ (this.root.getRootNode()).activeElement;
    this.root.open = false;
    if (this.root.contains(focused)) this.root.querySelector('summary')?.focus();
  }
}

/**
 * A day and the time of it, as the reader's clock has it.
 * @param {string} time ISO 8601
 * @param {string} lang
 */
function moment(time, lang) {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return say('at an unknown time');
  return date.toLocaleString(lang, { dateStyle: 'medium', timeStyle: 'short' });
}
