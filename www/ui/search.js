// The search field and its tab. What searches is loaded when the reader reaches for the field.

import { h, isTyped } from './dom.js';
import { View } from './view.js';
import { say } from '../nutgraf/say.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./search-results.js').Results} Results */

/**
 * @typedef {Object} Handlers
 * @property {() => void} onopen something is searched for
 * @property {() => void} onclose nothing is any more
 * @property {(n: number) => void} onfound
 * @property {() => boolean} usable whether there is anything to search
 * @property {() => HTMLElement | null} rest where the focus goes that came from nowhere
 */

class SearchView extends View {
  size = 0;
  /** What was typed. */
  typed = '';
  #told;
  /** @type {Promise<Results> | undefined} */
  #loading;
  /** @type {Results | undefined} */
  #results;

  /** @param {App} app @param {{found: (n: number) => void, slash: (on: boolean) => void}} told */
  constructor(app, told) {
    super('search', app);
    this.#told = { ...told, found: (/** @type {number} */ n) => {
      this.size = n;
      told.found(n);
    } };
  }

  async #load() {
    const { Results } = await import('./search-results.js');
    // What was said of a load that failed.
    this.root.replaceChildren();
    this.#results = new Results(this.root, this.app, this.#told);
    return this.#results;
  }

  /** Loads what searches; what did not arrive is asked for again next time. */
  #ready() {
    this.#loading ??= this.#load();
    return this.#loading.catch(() => {
      this.#loading = undefined;
    });
  }

  /** Makes ready what will be searched. */
  async warm() {
    const results = await this.#ready();
    const report = this.app.report();
    if (report && this.typed === '') results?.warm(report);
  }

  /** @param {string} typed */
  ask(typed) {
    this.typed = typed;
    this.update();
  }

  focus() {
    this.#results?.focus();
  }

  /** @override */
  build() {
    const { report, typed } = this;
    if (!report || typed === '') {
      this.clear();
      return;
    }
    if (this.#results) this.#results.show(report, typed);
    else {
      void this.#ready().then((results) => {
        if (!results) this.root.replaceChildren(h('p', { class: 'count error' }, say('The search could not be loaded.')));
        else if (this.report === report && this.typed === typed) results.show(report, typed);
      });
    }
  }

  /** @override */
  clear() {
    this.size = 0;
    this.#results?.clear(this.report);
  }

  /** @param {string} article @param {number} offset */
  rowAt(article, offset) {
    return this.typed === '' ? undefined : this.#results?.rowAt(article, offset);
  }
}

export class Search {
  view;
  #input = h('input', {
    type: 'search', placeholder: say('Search all text'), 'aria-label': say('Search all articles'), 'aria-keyshortcuts': '/', title: say('Search all articles (/)'),
    enterkeyhint: 'search', autocomplete: 'off', spellcheck: 'false', 'data-hook': 'search',
  });
  root = h('form', { class: 'find', role: 'search' }, this.#input);
  #on;
  /** Whether the key leads here. */
  #slash = true;
  /** What had the focus before. @type {HTMLElement | null} */
  #before = null;

  /** @param {App} app @param {Handlers} on */
  constructor(app, on) {
    this.#on = on;
    this.view = new SearchView(app, { found: on.onfound, slash: (slash) => {
      this.#slash = slash;
      if (slash) this.#input.setAttribute('aria-keyshortcuts', '/');
      else this.#input.removeAttribute('aria-keyshortcuts');
    } });
    this.#input.addEventListener('focus', ({ relatedTarget }) => {
      if (relatedTarget instanceof HTMLElement) this.#before = relatedTarget;
      void this.view.warm();
    });
    this.#input.addEventListener('input', () => this.#ask());
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.root.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#ask();
      this.view.focus();
    });
  }

  #ask() {
    const typed = this.#input.value.trim();
    const { typed: before } = this.view;
    if (typed === before) {
      if (typed !== '') this.#on.onopen();
      return;
    }
    this.view.ask(typed);
    if (typed === '') this.#on.onclose();
    else this.#on.onopen();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      this.view.focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.#input.value = '';
      this.#ask();
      const { rest } = this.#on;
      const back = this.#before?.isConnected && this.#before.checkVisibility() ? this.#before : rest();
      if (back) back.focus();
      else this.#input.blur();
    }
  }

  /**
   * Takes the focus at "/", unless it is typed somewhere.
   * @param {KeyboardEvent} event
   * @param {boolean} anywhere whether the key leads here though the focus is not in the element
   */
  slash(event, anywhere) {
    if (event.key !== '/' || !this.#slash || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !this.#on.usable()) return;
    const [target] = event.composedPath();
    if (!(target instanceof HTMLElement) || isTyped(target)) return;
    const within = target.getRootNode() === this.root.getRootNode();
    if (!within && !(anywhere && target === target.ownerDocument.body)) return;
    event.preventDefault();
    this.#input.focus();
    this.#input.select();
    this.#before = within ? target : null;
  }
}
