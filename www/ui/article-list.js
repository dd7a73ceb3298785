// The articles on the table, with their date, outlet and title to correct.

import { count, h } from './dom.js';
import { clip, day } from '../nutgraf/format.js';
import { fill } from './lazy-list.js';

/** @typedef {import('../nutgraf/types.js').Article} Article */
/** @typedef {import('../nutgraf/types.js').ArticleReport} ArticleReport */

/**
 * @typedef {Object} Entry
 * @property {Article} article
 * @property {ArticleReport | undefined} report
 * @property {string} title
 * @property {string} outlet
 * @property {string[]} shares labels of the articles that it shares text with
 * @property {string[]} errors
 * @property {string[]} warnings
 */

/**
 * @typedef {Object} Handlers
 * @property {(id: string) => void} onopen
 * @property {(id: string) => void} onremove
 * @property {(id: string, change: {date?: string, outlet?: string, title?: string}) => void} onchange
 * @property {(ids: string[], date: string) => void} ondate dates articles together
 * @property {() => string} lang
 */

/** The list shows this much of a warning; all of it stands over the article's text. */
const MOST = 80;

/** @type {Record<ArticleReport['dateBasis'], string>} */
const BASIS = { given: '', metadata: 'from the page', dateline: 'from the dateline', none: '' };

export class ArticleList {
  #on;
  #list = h('ol', { class: 'articles', part: 'articles', 'data-hook': 'articles' });
  #head = h('h2', {}, 'Articles');
  #date = h('input', { type: 'date', 'aria-label': 'Date of the articles without one', 'data-hook': 'undated-date' });
  #undatedCount = h('p', {});
  #undated = h('form', { class: 'undated-form', hidden: true, 'data-hook': 'undated' }, this.#undatedCount,
    h('div', { class: 'add-row' }, this.#date, h('button', { type: 'submit', 'data-hook': 'undated-set' }, 'Set for all')));
  /** @type {string[]} */
  #dateless = [];
  root = h('nav', { class: 'rail', 'aria-label': 'Articles' }, this.#head, this.#undated, this.#list);
  /** @type {string | null} */
  #open = null;

  /** @param {Handlers} handlers */
  constructor(handlers) {
    this.#on = handlers;
    this.#undated.addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.#date.value !== '') this.#on.ondate(this.#dateless, this.#date.value);
    });
  }

  /**
   * Asks for the date of several articles at once: without one no relative date can be told.
   * @param {readonly Entry[]} entries
   * @param {boolean} readonly
   */
  #askDates(entries, readonly) {
    this.#dateless = entries.filter((e) => e.report?.dateBasis === 'none').map((e) => e.article.id);
    this.#undated.hidden = readonly || this.#dateless.length < 2;
    this.#undatedCount.textContent = `${this.#dateless.length} articles have no date`;
  }

  /**
   * @param {readonly Entry[]} entries
   * @param {string | null} current
   * @param {boolean} readonly
   */
  update(entries, current, readonly) {
    this.#head.textContent = count(entries.length, 'article');
    this.#askDates(entries, readonly);
    const focused = /** @type {ShadowRoot | Document} */ (this.root.getRootNode()).activeElement;
    const keep = focused instanceof HTMLElement && this.#list.contains(focused)
      ? { id: focused.closest('li')?.dataset['article'], hook: focused.dataset['hook'] } : null;
    fill(this.#list, entries, (entry) => this.#item(entry, current, readonly));
    if (keep?.id !== undefined) {
      const item = [...this.#list.children].find((li) => li instanceof HTMLElement && li.dataset['article'] === keep.id);
      const target = item?.querySelector(`[data-hook="${keep.hook ?? 'open'}"]`);
      if (target instanceof HTMLElement) target.focus();
    }
  }

  /**
   * @param {Entry} entry
   * @param {string | null} current
   * @param {boolean} readonly
   */
  #item({ article, report, title, outlet, shares, errors, warnings }, current, readonly) {
    const date = report?.date ?? article.date?.slice(0, 10) ?? '';
    const basis = report ? BASIS[report.dateBasis] : '';
    const notes = [
      ...errors.map((e) => h('p', { class: 'error', 'data-hook': 'article-error' }, e)),
      ...warnings.map((w) => h('p', { class: 'warning', 'data-hook': 'article-warning', title: w }, clip(w, MOST))),
    ];
    const facts = report ? `${count(report.quotes.filter((q) => q.speech).length, 'quote')}` : errors.length > 0 ? 'not read' : 'waiting';
    return h('li', { 'data-article': article.id, part: 'article', 'data-state': report ? 'read' : errors.length > 0 ? 'failed' : 'waiting' },
      h('button', {
        type: 'button', class: 'open', 'data-hook': 'open', 'aria-current': article.id === current ? 'true' : null,
        onclick: () => this.#on.onopen(article.id),
      },
      outlet !== '' && h('span', { class: 'outlet' }, outlet),
      h('span', { class: 'title' }, title),
      h('span', { class: 'meta' }, h('span', { class: date ? '' : 'undated' }, date ? day(date, this.#on.lang()) : 'no date'),
        basis !== '' && h('span', {}, basis), h('span', {}, facts))),
      shares.length > 0 && h('p', { class: 'shares' }, `shares text with ${[...new Set(shares)].join(', ')}`),
      ...notes,
      !readonly && this.#editor(article, date, outlet, title));
  }

  /**
   * @param {Article} article
   * @param {string} date
   * @param {string} outlet
   * @param {string} title
   */
  #editor(article, date, outlet, title) {
    /** @param {'date' | 'outlet' | 'title'} field @param {HTMLInputElement} input */
    const change = (field, input) => input.addEventListener('change', () => {
      this.#on.onchange(article.id, { [field]: input.value.trim() });
    });
    const dateInput = h('input', { type: 'date', value: date, 'data-hook': 'date' });
    const outletInput = h('input', { type: 'text', value: outlet, 'data-hook': 'outlet' });
    const titleInput = h('input', { type: 'text', value: title, 'data-hook': 'title' });
    change('date', dateInput);
    change('outlet', outletInput);
    change('title', titleInput);
    const box = h('details', { class: 'edit', open: this.#open === article.id },
      h('summary', { 'aria-label': `Edit ${title}`, 'data-hook': 'edit' }, 'Edit'),
      h('label', { class: 'field' }, 'Published', dateInput),
      h('label', { class: 'field' }, 'Outlet', outletInput),
      h('label', { class: 'field' }, 'Title', titleInput),
      h('button', { type: 'button', class: 'quiet danger', 'data-hook': 'remove', onclick: () => this.#on.onremove(article.id) }, 'Remove'));
    box.addEventListener('toggle', () => {
      if (box.open) this.#open = article.id;
      else if (this.#open === article.id) this.#open = null;
    });
    return box;
  }
}
