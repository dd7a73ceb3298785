// An article's row in the list: what it is, what is to be said of it, and what of it can be corrected.

import { clip, day } from '../nutgraf/format.js';
import { Field } from './article-field.js';
import { dayOf, plausible } from './dates.js';
import { articleLang, h, sentence } from './dom.js';
import { later, say } from '../nutgraf/say.js';
import { counted } from '../nutgraf/counted.js';

/** @typedef {import('../nutgraf/types.js').Article} Article */
/** @typedef {import('../nutgraf/types.js').ArticleReport} ArticleReport */
/** @typedef {import('../nutgraf/types.js').Span} Span */
/** @typedef {import('./article-field.js').Name} Name */

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
 * @property {import('../nutgraf/batch.js').Source | undefined} source where in which file it stood
 * @property {boolean} foreign whether it does not read as English
 * @property {number} apart how many more articles it may be taken apart into
 */

/**
 * @typedef {Object} Handlers
 * @property {(id: string) => void} onopen
 * @property {(id: string) => void} onremove
 * @property {(id: string, change: {date?: string, outlet?: string, title?: string}) => void} onchange
 * @property {(id: string) => void} [onretry] reads an article again that could not be read
 * @property {(id: string, span: Span) => void} onkeep brings back a stretch that was left out
 * @property {(id: string) => void} onapart takes an article apart that is several
 * @property {() => string} lang
 */

/** The list shows this much of a warning; all of it stands over the article's text. */
const MOST = 80;
/** Articles that share text are named up to this number. */
const NAMED = 5;
/** @type {Record<ArticleReport['dateBasis'], string>} */
const BASIS = { given: '', metadata: later('from the page'), dateline: later('from the dateline'), none: '' };

/** "wires.jsonl, article 2 of 3". @param {import('../nutgraf/batch.js').Source} source */
export const sourceText = ({ file, place }) => [clip(file.split('/').pop() ?? '', 60), place].filter(Boolean).join(', ');

/** One article's row; it stays the same element whatever becomes of the article, so that nothing typed in it is lost. */
export class Row {
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
    const facts = report ? counted.quotes(report.quotes.filter((q) => q.speech).length) : say(errors.length > 0 ? 'not read' : 'waiting');
    if (current) this.#open.setAttribute('aria-current', 'true');
    else this.#open.removeAttribute('aria-current');
    this.root.dataset['state'] = report ? 'read' : errors.length > 0 ? 'failed' : 'waiting';
    const lang = this.#on.lang();
    const now = JSON.stringify([title, outlet, date, basis, facts, lang, shares, sharing, errors, warnings, source, foreign, apart, readonly]);
    if (now !== this.#shown) {
      this.#shown = now;
      this.#open.replaceChildren(
        ...(outlet === '' ? [] : [h('span', { class: 'outlet' }, outlet)]),
        h('span', { class: 'title', lang: articleLang(report) }, title),
        h('span', { class: 'meta' }, h('span', { class: date ? '' : 'undated' }, date ? day(date, lang) : say('no date')),
          basis !== '' && h('span', {}, say(basis)), h('span', {}, facts), foreign && h('span', { class: 'badge', 'data-field': 'foreign' }, say('not English'))),
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
    }, say('Try again'));
    this.#notes.replaceChildren(
      ...(names.length > 0 ? [h('p', { class: 'shares' }, say('shares text with {names}', { names: more > 0 ? say('{names} and {n} more', { names: names.join(', '), n: more }) : names.join(', ') }))] : []),
      ...errors.map((e) => h('p', { class: 'error', 'data-hook': 'article-error' }, e)),
      ...(retry ? [retry] : []),
      ...warnings.map(({ message, stretch }) => h('p', { class: 'warning', 'data-hook': 'article-warning', title: message }, clip(sentence(message), MOST), ' ',
        stretch && !readonly && h('button', { type: 'button', class: 'quiet', 'data-hook': 'article-keep', onclick: () => this.#on.onkeep(this.#id, stretch) }, say('Bring back')))),
      ...(apart > 0 ? [h('button', { type: 'button', class: 'quiet', 'data-hook': 'article-apart', onclick: () => this.#on.onapart(this.#id) }, say('Take apart into {n} articles', { n: apart + 1 }))] : []));
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
    this.#editor.querySelector('summary')?.setAttribute('aria-label', say('Edit {title}', { title: values.title }));
    for (const field of this.#fields) field.stored = values[field.name];
  }

  /** The editor, closed. Its fields are made when it is opened: a list of thousands has an editor for each. */
  #box() {
    const summary = h('summary', { 'data-hook': 'edit' }, say('Edit'));
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
    this.#fields = [field('date', say('Published')), field('outlet', say('Outlet')), field('title', say('Title'))];
    return [...this.#fields.map((f) => f.root),
      h('button', { type: 'button', class: 'quiet danger', 'data-hook': 'remove', onclick: this.#onremove }, say('Remove'))];
  }
}
