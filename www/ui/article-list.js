// The articles on the table, with their date, outlet and title to correct.

import { clip, count, day } from '../nutgraf/format.js';
import { Arranging } from './arrange.js';
import { DATE_FIELD, dateFault, dayOf, plausible } from './dates.js';
import { h, sentence } from './dom.js';
import { LazyList } from './lazy-list.js';

/** @typedef {import('../nutgraf/types.js').Article} Article */
/** @typedef {import('../nutgraf/types.js').ArticleReport} ArticleReport */
/** @typedef {import('../nutgraf/types.js').Span} Span */

/**
 * An article as the list shows it. All but the article and its report are asked for only where a row is made, so they
 * may be getters.
 * @typedef {Object} Entry
 * @property {Article} article
 * @property {ArticleReport | undefined} report
 * @property {string} title as it is shown: a long one is cut
 * @property {string} wholeTitle
 * @property {string} outlet
 * @property {readonly string[]} shares labels of some articles that it shares text with
 * @property {number} sharing how many there are
 * @property {readonly string[]} errors
 * @property {readonly {message: string, stretch: Span | null}[]} warnings each with what may be brought back
 * @property {import('../nutgraf/files.js').Source | undefined} source where in which file it stood
 * @property {boolean} foreign whether it does not read as English
 * @property {number} apart how many more articles it may be taken apart into
 */

/**
 * @typedef {Object} Handlers
 * @property {(id: string) => void} onopen
 * @property {(id: string) => void} onremove
 * @property {(id: string, change: {date?: string, outlet?: string, title?: string}) => void} onchange
 * @property {(ids: string[], date: string) => void} ondate dates articles together
 * @property {(id: string) => void} [onretry] reads an article again that could not be read
 * @property {(id: string, span: Span) => void} onkeep brings back a stretch that was left out
 * @property {(id: string) => void} onapart takes an article apart that is several
 * @property {() => void} [onnone] called when the last article was taken out, for the focus to go somewhere
 * @property {() => string} lang
 */

/** @typedef {import('./arrange.js').Head} Head */
/** @typedef {'date' | 'outlet' | 'title'} Name */

/** The list shows this much of a warning; all of it stands over the article's text. */
const MOST = 80;
/** Articles that share text are named up to this number. */
const NAMED = 5;
/** @type {Record<ArticleReport['dateBasis'], string>} */
const BASIS = { given: '', metadata: 'from the page', dateline: 'from the dateline', none: '' };

/** "wires.jsonl, article 2 of 3". @param {import('../nutgraf/files.js').Source} source */
export const sourceText = ({ file, place }) => [clip(file.split('/').pop() ?? '', 60), place].filter(Boolean).join(', ');

export class ArticleList {
  #on;
  #list = h('ol', { class: 'articles', part: 'articles', 'data-hook': 'articles', tabindex: '-1' });
  #head = h('h2', {}, 'Articles');
  #date = h('input', { ...DATE_FIELD, 'aria-label': 'Date of the articles without one', 'data-hook': 'undated-date' });
  #dateError = h('p', { class: 'error', role: 'alert', hidden: true, 'data-hook': 'undated-error' });
  #undatedCount = h('p', {});
  #undated = h('form', { class: 'undated-form', hidden: true, novalidate: true, 'data-hook': 'undated' }, this.#undatedCount,
    h('div', { class: 'add-row' }, this.#date, h('button', { type: 'submit', 'data-hook': 'undated-set' }, 'Set for all')), this.#dateError);
  /** @type {string[]} */
  #dateless = [];
  #arranging = new Arranging(() => this.#fill());
  root = h('nav', { class: 'rail', 'aria-label': 'Articles' }, this.#head, this.#arranging.root, this.#undated, this.#list);
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
    this.#undated.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#dateAll();
    });
    this.#date.addEventListener('input', () => {
      this.#dateError.hidden = true;
    });
  }

  #dateAll() {
    const fault = dateFault(this.#date);
    this.#dateError.textContent = fault;
    this.#dateError.hidden = fault === '';
    if (fault !== '' || this.#date.value === '') return;
    // The form goes once all articles have a date, and the focus would go with it.
    this.#list.focus();
    this.#on.ondate([...this.#dateless], this.#date.value);
  }

  /**
   * Asks for the date of several articles at once: without one no relative date can be told.
   * @param {readonly Entry[]} entries
   * @param {boolean} readonly
   */
  #askDates(entries, readonly) {
    this.#dateless = entries.filter((e) => e.report?.dateBasis === 'none' && !plausible(e.article.date ?? '')).map((e) => e.article.id);
    const hidden = readonly || this.#dateless.length < 2;
    if (hidden && this.#undated.matches(':focus-within')) this.#list.focus();
    this.#undated.hidden = hidden;
    this.#undatedCount.textContent = `${this.#dateless.length.toLocaleString('en')} articles have no date`;
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
    this.#askDates(entries, readonly);
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

/** One article's row; it stays the same element whatever becomes of the article, so that nothing typed in it is lost. */
class Row {
  root;
  #id;
  #on;
  #onremove;
  #open;
  #notes = h('div', { class: 'notes' });
  /** @type {HTMLElement | null} */
  #editor = null;
  /** @type {Field[]} */
  #fields = [];
  /** What is shown, to see whether it has changed. */
  #shown = '';
  /** @type {Record<Name, string>} */
  #values = { date: '', outlet: '', title: '' };

  /**
   * @param {string} id
   * @param {Handlers} on
   * @param {() => void} onremove
   */
  constructor(id, on, onremove) {
    this.#id = id;
    this.#on = on;
    this.#onremove = onremove;
    this.#open = h('button', { type: 'button', class: 'open', 'data-hook': 'open', onclick: () => on.onopen(id) });
    this.root = h('li', { 'data-article': id, part: 'article' }, this.#open, this.#notes);
  }

  focus() {
    this.#open.focus();
  }

  /**
   * @param {Entry} entry
   * @param {boolean} current
   * @param {boolean} readonly
   */
  update({ article, report, title, wholeTitle, outlet, shares, sharing, errors, warnings, source, foreign, apart }, current, readonly) {
    const given = article.date !== undefined && plausible(article.date);
    const date = dayOf({ article, report });
    const basis = report && !given ? BASIS[report.dateBasis] : '';
    const facts = report ? count(report.quotes.filter((q) => q.speech).length, 'quote') : errors.length > 0 ? 'not read' : 'waiting';
    if (current) this.#open.setAttribute('aria-current', 'true');
    else this.#open.removeAttribute('aria-current');
    this.root.dataset['state'] = report ? 'read' : errors.length > 0 ? 'failed' : 'waiting';
    const lang = this.#on.lang();
    const now = JSON.stringify([title, outlet, date, basis, facts, lang, shares, sharing, errors, warnings, source, foreign, apart, readonly]);
    if (now !== this.#shown) {
      this.#shown = now;
      this.#open.replaceChildren(
        ...(outlet === '' ? [] : [h('span', { class: 'outlet' }, outlet)]),
        h('span', { class: 'title' }, title),
        h('span', { class: 'meta' }, h('span', { class: date ? '' : 'undated' }, date ? day(date, lang) : 'no date'),
          basis !== '' && h('span', {}, basis), h('span', {}, facts), foreign && h('span', { class: 'badge', 'data-field': 'foreign' }, 'not English')),
        ...(source ? [h('span', { class: 'meta source', 'data-field': 'source', title: source.file }, sourceText(source))] : []));
      this.#tell({ shares, sharing, errors, warnings, apart: readonly ? 0 : apart }, readonly);
    }
    this.#edit(readonly, { date: plausible(date) ? date : '', outlet, title: wholeTitle });
  }

  /**
   * @param {Pick<Entry, 'shares' | 'sharing' | 'errors' | 'warnings' | 'apart'>} entry
   * @param {boolean} readonly
   */
  #tell({ shares, sharing, errors, warnings, apart }, readonly) {
    const focused = this.#notes.matches(':focus-within');
    // Articles of one outlet have one label.
    const names = [...new Set(shares)].slice(0, NAMED);
    const more = sharing <= shares.length ? new Set(shares).size - names.length : sharing - names.length;
    const retry = errors.length > 0 && this.#on.onretry && h('button', {
      type: 'button', class: 'quiet', 'data-hook': 'article-retry', onclick: () => this.#on.onretry?.(this.#id),
    }, 'Try again');
    this.#notes.replaceChildren(
      ...(names.length > 0 ? [h('p', { class: 'shares' }, `shares text with ${names.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}`)] : []),
      ...errors.map((e) => h('p', { class: 'error', 'data-hook': 'article-error' }, e)),
      ...(retry ? [retry] : []),
      ...warnings.map(({ message, stretch }) => h('p', { class: 'warning', 'data-hook': 'article-warning', title: message }, clip(sentence(message), MOST), ' ',
        stretch && !readonly && h('button', { type: 'button', class: 'quiet', 'data-hook': 'article-keep', onclick: () => this.#on.onkeep(this.#id, stretch) }, 'Bring back'))),
      ...(apart > 0 ? [h('button', { type: 'button', class: 'quiet', 'data-hook': 'article-apart', onclick: () => this.#on.onapart(this.#id) }, `Take apart into ${apart + 1} articles`)] : []));
    // The button that was pressed has gone with the error.
    if (focused) this.focus();
  }

  /**
   * @param {boolean} readonly
   * @param {Record<Name, string>} values
   */
  #edit(readonly, values) {
    this.#values = values;
    if (readonly) {
      this.#editor?.remove();
      this.#editor = null;
      this.#fields = [];
      return;
    }
    if (!this.#editor) {
      this.#editor = this.#box();
      this.root.append(this.#editor);
    }
    this.#editor.querySelector('summary')?.setAttribute('aria-label', `Edit ${values.title}`);
    for (const field of this.#fields) field.stored = values[field.name];
  }

  /** The editor, closed. Its fields are made when it is opened: a list of thousands has an editor for each. */
  #box() {
    const summary = h('summary', { 'data-hook': 'edit' }, 'Edit');
    const box = h('details', { class: 'edit' }, summary);
    const fill = () => {
      if (this.#fields.length === 0) box.append(...this.#form());
    };
    // The event of opening comes later than the click that opens.
    summary.addEventListener('click', fill);
    box.addEventListener('toggle', () => {
      if (box.open) fill();
    });
    return box;
  }

  #form() {
    /** @param {Name} name @param {string} label */
    const field = (name, label) => new Field(name, label, this.#values[name], (value) => this.#on.onchange(this.#id, { [name]: value }));
    this.#fields = [field('date', 'Published'), field('outlet', 'Outlet'), field('title', 'Title')];
    return [...this.#fields.map((f) => f.root),
      h('button', { type: 'button', class: 'quiet danger', 'data-hook': 'remove', onclick: this.#onremove }, 'Remove')];
  }
}

/** A field of an article. What is typed counts when Enter is pressed or the field is left; Escape takes it back. */
class Field {
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
    this.#tell(fault === '' ? '' : `${fault} ${this.#stored === '' ? 'The article has no date yet.' : `${this.#stored} stays.`}`);
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
