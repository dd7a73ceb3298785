// The views as tabs (WAI-ARIA authoring practices: arrow keys, Home and End, one tab stop).

import { h } from './dom.js';
import { arrowKeys } from './row.js';
import { shown } from './view.js';
import { say } from '../nutgraf/say.js';

/**
 * `offered: false` for one that is not there at first.
 * @typedef {{name: string, label: string, root: HTMLElement, readonly size: number, offered?: boolean}} Tab
 */

export class Tabs {
  root = h('section', { class: 'views', part: 'views', 'aria-label': say('Findings') });
  #bar = h('div', { class: 'tabs', role: 'tablist', part: 'tabs', 'aria-label': say('Findings') });
  #tabs;
  #onchange;
  /** @type {Map<string, {button: HTMLButtonElement, panel: HTMLElement, n: HTMLElement}>} */
  #parts = new Map();
  #current = '';

  /**
   * @param {readonly Tab[]} tabs
   * @param {(name: string) => void} onchange
   */
  constructor(tabs, onchange) {
    this.#tabs = tabs;
    this.#onchange = onchange;
    this.root.append(this.#bar);
    for (const { name, label, root, offered = true } of tabs) {
      const n = h('span', { class: 'n' });
      const button = h('button', {
        type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': `panel-${name}`, 'data-tab': name, part: 'tab',
        onclick: () => this.select(name, true),
      }, label, n);
      button.hidden = !offered;
      const panel = h('div', { role: 'tabpanel', id: `panel-${name}`, 'aria-labelledby': `tab-${name}`, tabindex: '-1', part: 'panel' }, root);
      arrowKeys(panel);
      this.#bar.append(button);
      this.root.append(panel);
      this.#parts.set(name, { button, panel, n });
    }
    this.#bar.addEventListener('keydown', (event) => this.#key(event));
    this.select(tabs[0]?.name ?? '', false);
  }

  get current() {
    return this.#current;
  }

  /**
   * @param {string} name
   * @param {boolean} tell
   */
  select(name, tell) {
    const chosen = this.#parts.get(name);
    if (!chosen || chosen.button.hidden || name === this.#current) return;
    this.#current = name;
    for (const [key, { button, panel }] of this.#parts) {
      const on = key === name;
      button.setAttribute('aria-selected', String(on));
      button.tabIndex = on ? 0 : -1;
      panel.hidden = !on;
    }
    const tab = this.#tabs.find((t) => t.name === name);
    if (tab) shown(tab.root);
    this.#inSight();
    if (tell) this.#onchange(name);
  }

  /**
   * Shows a tab, or takes it out of the row; the one that is open is left first.
   * @param {string} name
   * @param {boolean} offered
   */
  offer(name, offered) {
    const button = this.#parts.get(name)?.button;
    if (button) button.hidden = !offered;
  }

  /** The open tab. */
  get button() {
    return this.#parts.get(this.#current)?.button ?? null;
  }

  /** Of a row of tabs that is too long, the chosen one is in sight; the page stays where it is. */
  #inSight() {
    const bar = this.#bar;
    const tab = this.button;
    if (!tab || bar.scrollWidth <= bar.clientWidth) return;
    const left = tab.getBoundingClientRect().left - bar.getBoundingClientRect().left + bar.scrollLeft;
    bar.scrollLeft = Math.max(Math.min(bar.scrollLeft, left), left + tab.offsetWidth - bar.clientWidth);
  }

  /** Writes the sizes of the views beside their names. */
  count() {
    for (const tab of this.#tabs) {
      const n = this.#parts.get(tab.name)?.n;
      if (n) n.textContent = tab.size > 0 ? ` ${tab.size}` : '';
    }
    this.#inSight();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const tabs = this.#tabs.filter((t) => this.#parts.get(t.name)?.button.hidden === false);
    const at = tabs.findIndex((t) => t.name === this.#current);
    const last = tabs.length - 1;
    const to = event.key === 'ArrowRight' ? (at + 1) % (last + 1) : event.key === 'ArrowLeft' ? (at + last) % (last + 1)
      : event.key === 'Home' ? 0 : event.key === 'End' ? last : -1;
    const tab = tabs[to];
    if (!tab) return;
    event.preventDefault();
    this.select(tab.name, true);
    this.#parts.get(tab.name)?.button.focus();
  }
}
