// The articles on the table, with their date, outlet and title to correct.

import { count } from '../nutgraf/format.js';
import { Arranging } from './arrange.js';
import { Row } from './article-row.js';
import { h } from './dom.js';
import { LazyList } from './lazy-list.js';
import { Undated } from './undated.js';

/** @typedef {import('./article-row.js').Entry} Entry */
/** @typedef {import('./arrange.js').Head} Head */

/**
 * @typedef {import('./article-row.js').Handlers & {
 *   ondate: (ids: string[], date: string) => void,
 *   onnone?: () => void,
 * }} Handlers `ondate` dates articles together; `onnone` is called when the last article was taken out, for the focus to go somewhere
 */

export class ArticleList {
  #on;
  #list = h('ol', { class: 'articles', part: 'articles', 'data-hook': 'articles', tabindex: '-1' });
  #head = h('h2', {}, 'Articles');
  #undated = new Undated((ids, date) => this.#on.ondate(ids, date), () => this.#list.focus());
  #arranging = new Arranging(() => this.#fill());
  root = h('nav', { class: 'rail', 'aria-label': 'Articles' }, this.#head, this.#arranging.root, this.#undated.root, this.#list);
  /** @type {readonly Entry[]} */
  #entries = [];
  /** What is listed of them. @type {readonly Entry[]} */
  #shown = [];
  /** The same with the heads of groups. @type {readonly (Entry | Head)[]} */
  #items = [];
  /** The rows by their article, each kept as long as it is in the list. @type {Map<string, Row>} */
  #rows = new Map();
  /** @type {LazyList<Entry | Head>} */
  #lazy = new LazyList(this.#list, (item) => ('group' in item ? head(item) : this.#row(item)), (item) => ('group' in item ? '' : item.article.id));
  /** @type {string | null} */
  #current = null;
  #readonly = false;

  /** @param {Handlers} handlers */
  constructor(handlers) {
    this.#on = handlers;
  }

  /**
   * @param {readonly Entry[]} entries
   * @param {string | null} current
   * @param {boolean} readonly
   */
  update(entries, current, readonly) {
    this.#head.textContent = count(entries.length, 'article');
    this.#entries = entries;
    this.#current = current;
    this.#readonly = readonly;
    if (this.#rows.size > 0) {
      const ids = new Set(entries.map((e) => e.article.id));
      for (const id of [...this.#rows.keys()]) if (!ids.has(id)) this.#rows.delete(id);
    }
    this.#fill();
    this.#undated.ask(entries, readonly);
  }

  /** Lists the articles as the reader wants them. */
  #fill() {
    const { shown, items } = this.#arranging.arrange(this.#entries, this.#on.lang());
    this.#shown = shown;
    this.#items = items;
    this.#lazy.fill(items, true);
  }

  /** Where an article stands in the list, if it does. @param {string} id */
  #indexOf(id) {
    return this.#items.findIndex((item) => !('group' in item) && item.article.id === id);
  }

  /**
   * Brings an article's row into sight, made if need be.
   * @param {string} id
   */
  reveal(id) {
    const row = this.#lazy.rowOf(this.#indexOf(id));
    if (!row) return;
    // Only the list moves, not the page that it stands in.
    for (const box of [this.#list, this.root]) {
      if (getComputedStyle(box).overflowX === 'visible') continue;
      const view = box.getBoundingClientRect();
      const place = row.getBoundingClientRect();
      if (place.top < view.top || place.bottom > view.bottom) box.scrollTop += place.top - view.top - (view.height - place.height) / 2;
      if (place.left < view.left || place.right > view.right) box.scrollLeft += place.left - view.left - (view.width - place.width) / 2;
    }
  }

  /** @param {Entry} entry */
  #row(entry) {
    const { id } = entry.article;
    let row = this.#rows.get(id);
    if (!row) {
      row = new Row(id, this.#on, () => this.#remove(id));
      this.#rows.set(id, row);
    }
    row.update(entry, id === this.#current, this.#readonly);
    return row.root;
  }

  /**
   * Takes an article out; its neighbour gets the focus.
   * @param {string} id
   */
  #remove(id) {
    const index = this.#shown.findIndex((e) => e.article.id === id);
    const next = this.#shown[index + 1] ?? this.#shown[index - 1];
    if (next) {
      this.#lazy.rowOf(this.#items.indexOf(next));
      this.#rows.get(next.article.id)?.focus();
    }
    this.#on.onremove(id);
    if (!next) this.#on.onnone?.();
  }
}

/** The head of a group of articles. @param {Head} group */
const head = ({ name, n }) => h('li', { class: 'list-group' }, h('h3', {}, name, h('span', { class: 'n' }, ` ${n.toLocaleString('en')}`)));
