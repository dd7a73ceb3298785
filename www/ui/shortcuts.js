// What keys and presses do wherever they come from within the element; views have keys of their own.

import { isTyped } from './dom.js';

export class Shortcuts {
  #shell;

  /** @param {import('./shell.js').Shell} shell */
  constructor(shell) {
    this.#shell = shell;
  }

  hear() {
    const { base } = this.#shell;
    base.addEventListener('keydown', (event) => this.#key(event));
    base.addEventListener('pointerdown', ({ target }) => {
      for (const menu of base.querySelectorAll('.menu[open]')) if (!(target instanceof Node && menu.contains(target))) menu.removeAttribute('open');
    });
  }

  /** Heard on the page: it leads to the search. */
  slash = (/** @type {KeyboardEvent} */ event) => this.#shell.search.slash(event, !this.#shell.host.readonly);

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { host, desk } = this.#shell;
    if (event.key === 'Escape') this.#fold(event);
    if (event.key === '?' && !isTyped(event.target)) void this.showKeys();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || host.readonly) return;
    // In a field, the keys undo what was typed there.
    if (isTyped(event.target)) return;
    const key = event.key.toLowerCase();
    if (key === 'z' || key === 'y') {
      event.preventDefault();
      if (key === 'y' || event.shiftKey) desk.redo();
      else desk.undo();
    }
  }

  async showKeys() {
    const { keysDialog } = await import('./keys.js');
    let dialog = this.#shell.base.querySelector('dialog');
    if (!dialog) this.#shell.base.append(dialog = keysDialog());
    if (!dialog.open) dialog.showModal();
  }

  /**
   * Closes what the key was pressed in: a menu, a form, or the panel that adds articles.
   * @param {KeyboardEvent} event
   */
  #fold({ target }) {
    const { desk, arrivals, sight } = this.#shell;
    const element = target instanceof Element ? target : null;
    const box = element?.closest('.menu[open], .edit[open], .editor[open]');
    if (box) {
      box.removeAttribute('open');
      box.querySelector('summary')?.focus();
    } else if (desk.articles.length > 0 && arrivals.panel.root.matches(':focus-within')) arrivals.closePanel();
    else if (sight.inPair) sight.closePair();
  }
}
