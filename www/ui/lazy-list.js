// A list that makes its rows as they come into sight, so that fifty thousand cost no more than fifty.

import { h, sight } from './dom.js';
import { say } from '../nutgraf/say.js';

/** How many rows are made at a time. */
const STEP = 60;
/** How many rows are made before one that lies far from those there are. */
const BEFORE = 20;
/** Asks a list's buttons for all the rows that are left. */
const ALL = 'nutgraf-all';

/**
 * @typedef {Object} Options
 * @property {number} [step] how many rows are made at a time
 * @property {boolean} [auto] whether rows are made as they come into sight, or only when asked for
 * @property {(button: HTMLElement) => HTMLElement} [hold] the row of a button for more; an item of a list by default
 */

/**
 * The rows of a list from one index to another; what lies before and after is made when it is asked for.
 * @template T
 */
export class LazyList {
  #list;
  #row;
  #key;
  #step;
  #auto;
  /** @type {readonly T[]} */
  #items = [];
  /** @type {HTMLElement[]} */
  #rows = [];
  #from = 0;
  #more;
  #earlier;
  #moreRow;
  #earlierRow;
  #seen;

  /**
   * @param {HTMLElement} list where the rows go
   * @param {(item: T, index: number) => HTMLElement} row makes the row of an item, or gives the one that it has
   * @param {(item: T) => string} key what an item is known by when the list is filled anew
   * @param {Options} [options]
   */
  constructor(list, row, key, { step = STEP, auto = true, hold = (button) => h('li', { class: 'more-row' }, button) } = {}) {
    this.#list = list;
    this.#row = row;
    this.#key = key;
    this.#step = step;
    this.#auto = auto;
    /** @param {string} name @param {(size: number) => void} run */
    const button = (name, run) => h('button', { type: 'button', class: 'more', 'data-hook': name, onclick: () => run(step), [`on${ALL}`]: () => run(Infinity) });
    this.#more = button('more', (size) => this.#extend(size));
    this.#earlier = button('earlier', (size) => this.#extendBack(size));
    this.#moreRow = hold(this.#more);
    this.#earlierRow = hold(this.#earlier);
    this.#seen = sight((entries) => {
      if (entries.some((e) => e.isIntersecting)) this.#extend(step);
    });
  }

  /**
   * Shows other items. The focus stays with the item that has it, or goes to the one in its place.
   * @param {readonly T[]} items
   * @param {boolean} [stay] whether as many rows stay, for rows that are kept from one time to the next
   */
  fill(items, stay = false) {
    const focus = this.#focused();
    const shown = this.#rows.length;
    this.#items = items;
    this.#from = stay ? Math.min(this.#from, Math.max(0, items.length - this.#step)) : 0;
    this.#make(this.#from, stay ? Math.max(shown, this.#step) : this.#step);
    if (focus) this.#focus(focus);
  }

  /** Takes all rows away. */
  clear() {
    this.#items = [];
    this.#rows = [];
    this.#from = 0;
    this.#seen.disconnect();
    this.#list.replaceChildren();
  }

  /**
   * The row of an item, made if need be. One far down is made with its neighbours only.
   * @param {number} index
   * @returns {HTMLElement | undefined}
   */
  rowOf(index) {
    if (index < 0 || index >= this.#items.length) return undefined;
    const end = this.#from + this.#rows.length;
    if (index >= end && index < end + this.#step) this.#extend(this.#step);
    else if (index < this.#from || index >= end) {
      const focus = this.#focused();
      this.#make(Math.max(0, index - Math.min(BEFORE, this.#step >> 1)), this.#step);
      if (focus) this.#focus({ ...focus, key: '', index });
    }
    return this.#rows[index - this.#from];
  }

  /** @param {number} from @param {number} size */
  #make(from, size) {
    this.#from = from;
    this.#rows = this.#items.slice(from, from + size).map((item, i) => this.#row(item, from + i));
    this.#place();
  }

  /** @param {number} size */
  #extend(size) {
    const end = this.#from + this.#rows.length;
    const focused = holds(this.#more);
    this.#rows.push(...this.#items.slice(end, end + size).map((item, i) => this.#row(item, end + i)));
    this.#place();
    // A button that has done all its work takes the focus with it.
    if (focused && !this.#more.isConnected) focusIn(this.#rows[end - this.#from]);
  }

  /** @param {number} size */
  #extendBack(size) {
    const focused = holds(this.#earlier);
    const from = Math.max(0, this.#from - size);
    const rows = this.#items.slice(from, this.#from).map((item, i) => this.#row(item, from + i));
    this.#from = from;
    this.#rows.unshift(...rows);
    this.#place();
    if (focused && !this.#earlier.isConnected) focusIn(this.#rows[rows.length - 1]);
  }

  /** Puts the rows into the list; one that is in its place is not touched, so that it keeps focus and selection. */
  #place() {
    const left = this.#items.length - this.#from - this.#rows.length;
    const wanted = [...(this.#from > 0 ? [this.#earlierRow] : []), ...this.#rows, ...(left > 0 ? [this.#moreRow] : [])];
    this.#earlier.textContent = say('Show earlier ({n})', { n: this.#from });
    this.#more.textContent = this.#auto ? say('Show more ({n} left)', { n: left }) : say('and {n} more', { n: left });
    arrange(this.#list, wanted);
    // Observed anew, so that a button still in sight is reported again.
    this.#seen.disconnect();
    if (left > 0 && this.#auto) this.#seen.observe(this.#moreRow);
  }

  /** What has the focus, and the item that it belongs to: what that is known by and where it is. */
  #focused() {
    const active = activeIn(this.#list);
    const index = active ? this.#rows.findIndex((row) => row.contains(active)) : -1;
    const item = this.#items[this.#from + index];
    return !active || index < 0 || item === undefined ? null : { active, key: this.#key(item), index: this.#from + index };
  }

  /** @param {{active: HTMLElement, key: string, index: number}} focus */
  #focus({ active, key, index }) {
    if (activeIn(this.#list)) return;
    const same = this.#items.findIndex((item) => this.#key(item) === key);
    const row = this.rowOf(same >= 0 ? same : Math.min(index, this.#items.length - 1));
    // It may have been moved into the new row, and have lost the focus by that.
    if (active.isConnected) active.focus();
    if (activeIn(this.#list)) return;
    if (row) focusIn(row);
    else focusOn(this.#list.closest('[tabindex]'));
  }
}

/**
 * Makes a list's children these, in this order, and touches none that is in its place.
 * @param {HTMLElement} list
 * @param {readonly HTMLElement[]} wanted
 */
function arrange(list, wanted) {
  const stay = new Set(wanted);
  for (const child of [...list.children]) if (!(child instanceof HTMLElement && stay.has(child))) child.remove();
  let at = list.firstElementChild;
  for (const element of wanted) {
    if (element === at) at = at.nextElementSibling;
    else list.insertBefore(element, at);
  }
}

/** What has the focus in an element, if it is there. @param {HTMLElement} element */
function activeIn(element) {
  const root = element.getRootNode();
  const active = root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
  return active instanceof HTMLElement && element.contains(active) ? active : null;
}

/** @param {HTMLElement} element */
const holds = (element) => activeIn(element) !== null;

/** @param {Element | null | undefined} element */
function focusOn(element) {
  if (element instanceof HTMLElement) element.focus();
}

/** Gives the focus to the first of an element's buttons. @param {Element | undefined} element */
function focusIn(element) {
  focusOn(element?.querySelector('button:not(:disabled)'));
}

/**
 * A list within a row: the first few of what may be thousands, and a button for the others.
 * @template T
 * @param {HTMLElement} list
 * @param {readonly T[]} items
 * @param {number} most
 * @param {(item: T, index: number) => HTMLElement} row
 * @returns {LazyList<T>}
 */
export function bounded(list, items, most, row) {
  const lazy = new LazyList(list, row, () => '', { step: most, auto: false });
  lazy.fill(items);
  return lazy;
}

/**
 * Makes all rows of the lists in an element, as paper cannot be scrolled.
 * @param {Element} root
 */
export function fillAll(root) {
  // A row may hold a list of its own.
  for (let left = [...root.querySelectorAll('.more')]; left.length > 0;) {
    for (const more of left) more.dispatchEvent(new Event(ALL));
    const done = new Set(left);
    left = [...root.querySelectorAll('.more')].filter((more) => !done.has(more));
  }
}
