// Who said what, in which words.

import { citation, richCitation } from '../nutgraf/citation.js';
import { clip, words } from '../nutgraf/format.js';
import { isNote } from '../nutgraf/own.js';
import { Aside, Correctors } from './corrector.js';
import { checkbox, copier, h, select } from './dom.js';
import { Filters } from './filters.js';
import { LazyList } from './lazy-list.js';
import { grouped, Item, sorted } from './quote-items.js';
import { cited, quoteRow, quoteTools } from './quote-row.js';
import { originsOf } from './row-facts.js';
import { inSlices } from './slices.js';
import { Speakers } from './speakers.js';
import { View } from './view.js';
import { say, sayCount } from '../nutgraf/say.js';
import { counted } from '../nutgraf/counted.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../nutgraf/types.js').Quote} Quote */

/** Chosen to see who refused to speak, or has not spoken: these are never listed among what was said. */
const DECLINED = 'declined';
/** Chosen to see what the reader, or who handed annotations over, noted: no quotes either. */
const NOTES = 'notes';
/** How many quotes are made ready for searching before the page gets a turn. */
const SLICE = 1500;

/** @param {number} n */
const noteCount = (n) => sayCount(n, { one: '{n} note', other: '{n} notes' });
/** @param {number} n */
const declinedCount = (n) => sayCount(n, { one: '{n} declined to comment', other: '{n} declined to comment' });

export class QuotesView extends View {
  #list = h('ol', { class: 'rows', part: 'list', 'data-hook': 'quotes' });
  #count = h('p', { class: 'count', 'aria-live': 'polite' });
  #copy = copier(say('Copy these'), say('Copy these quotes, each with its citation'), 'quotes-copy', () => cited(this.app, this.#shown, citation), () => cited(this.app, this.#shown, richCitation));
  #search = h('input', { type: 'search', placeholder: say('Search the quotes'), 'aria-label': say('Search the quotes'), 'data-hook': 'quote-search' });
  #speakers;
  #kind = select({ 'aria-label': say('Kind of quote'), 'data-hook': 'quote-kind' },
    [['', say('All kinds')], ['direct', say('Direct')], ['mixed', say('Partly quoted')], ['indirect', say('Reported')], [DECLINED, say('Declined to comment')], [NOTES, say('Your notes')]]);
  #order = select({ 'aria-label': say('Order'), 'data-hook': 'quote-order' },
    [['', say('In order')], ['speaker', say('By speaker')], ['newest', say('Newest first')], ['longest', say('Longest first')], ['surest', say('Surest first')]]);
  #filters = new Filters('quotes', { sure: say('Quotes of which those found alike are right in 9 of 10 cases or more'), checked: [say('Corrected'), say('As found')] }, () => this.#show());
  #beliefs = false;
  /** @type {Item[]} */
  #items = [];
  /** @type {Item[]} */
  #shown = [];
  /** The items that can be searched. */
  #indexed = false;
  /** Counts what was asked for, so that an answer that comes late is known. */
  #turn = 0;
  /** How many of the shown quotes each speaker has, where they stand by speaker. @type {Map<string, number> | null} */
  #sizes = null;
  /** @type {LazyList<Item>} */
  #rows = new LazyList(this.#list, (item, i) => this.#item(item, i), (item) => `${item.article}\n${item.index}`);
  #aside;
  #correctors = new Correctors();

  /** @param {App} app @param {(shown: boolean) => void} onbeliefs */
  constructor(app, onbeliefs) {
    super('quotes', app);
    this.#aside = new Aside(app, ['quote']);
    this.#speakers = new Speakers(app);
    for (const control of [this.#search, this.#speakers.root, this.#kind, this.#order]) control.addEventListener('input', () => this.#show());
    this.root.append(
      h('div', { class: 'tools' }, this.#search, this.#speakers.root, this.#kind, this.#order,
        checkbox(say('Beliefs and findings'), false, (on) => {
          this.#beliefs = on;
          onbeliefs(on);
          this.#show();
        }, { 'data-hook': 'quote-beliefs' }), this.#filters.root),
      h('div', { class: 'tools of-all' }, this.#count, this.#copy), this.#aside.root, this.#list);
  }

  /** @override */
  build() {
    const origins = originsOf(this.app);
    this.#items = (this.report?.articles ?? []).flatMap((article) => {
      const text = this.app.text(article.id);
      const of = origins([article.id]);
      return article.quotes.map((/** @type {Quote} */ quote, index) => new Item(article.id, index, quote, text, this.app.entity(quote.speaker ?? quote.document)?.name ?? quote.own?.who, of));
    });
    this.#filters.offer(this.#items.map((i) => i.facts), this.app.lang());
    this.#aside.build();
    this.#indexed = false;
    this.#speakers.offer(this.#items);
    this.#show();
  }

  /** @override */
  clear() {
    this.#turn += 1;
    this.#items = [];
    this.#shown = [];
    this.#speakers.clear();
    this.#rows.clear();
  }

  /** @returns {number} */
  get size() {
    return (this.report?.articles ?? []).reduce((n, { quotes }) => n + quotes.reduce((m, q) => m + Number(q.speech), 0), 0);
  }

  /**
   * The row of the innermost quote at a place, if it is shown.
   * @param {string} article
   * @param {number} offset
   */
  rowAt(article, offset) {
    const over = (/** @type {Quote} */ quote) => quote.content.some(({ start, end }) => start <= offset && offset < end);
    if (!this.app.article(article)?.quotes.some(over)) return undefined;
    this.fresh();
    let best = -1;
    let length = Infinity;
    this.#shown.forEach((item, i) => {
      if (item.article !== article) return;
      for (const { start, end } of item.quote.content) {
        if (start > offset || end <= offset || end - start >= length) continue;
        best = i;
        length = end - start;
      }
    });
    return this.#rows.rowOf(best)?.querySelector('[data-row]');
  }

  /** The row of a quotation that the reader added, if it is shown. @param {import('../nutgraf/own.js').Own} own */
  rowOf(own) {
    this.fresh();
    return this.#rows.rowOf(this.#shown.findIndex((i) => i.quote.own === own))?.querySelector('[data-row]');
  }

  #show() {
    const turn = ++this.#turn;
    if (this.#indexed || this.#search.value.trim() === '') {
      this.#fill();
      return;
    }
    if (this.#items.length > SLICE) this.#count.textContent = say('Searching …');
    void inSlices(this.#items, SLICE, (item) => item.found, () => turn === this.#turn).then((done) => {
      if (!done || turn !== this.#turn) return;
      this.#indexed = true;
      this.#fill();
    });
  }

  /** Lists the quotes that are asked for. */
  #fill() {
    const wanted = this.#search.value.trim().toLowerCase();
    const speaker = this.#speakers.value;
    const kind = this.#kind.value;
    const asked = (/** @type {Quote} */ quote) => {
      if (isNote(quote)) return kind === NOTES;
      if (quote.act) return kind === DECLINED;
      return (this.#beliefs || quote.speech) && (kind === '' || quote.kind === kind);
    };
    const { active } = this.#filters;
    const near = this.#items.filter((i) => (!active || this.#filters.passes(i.facts)) && (speaker === '' || i.key === speaker) && (wanted === '' || i.found.includes(wanted)));
    const items = near.filter((i) => asked(i.quote));
    const hidden = near.filter((i) => !i.quote.speech && !i.quote.act && !isNote(i.quote)).length;
    const declined = near.filter((i) => i.quote.act).length;
    const note = !this.#beliefs && hidden > 0 ? ` · ${sayCount(hidden, { one: '{n} belief or finding not shown', other: '{n} beliefs and findings not shown' })}` : '';
    const apart = declined > 0 ? ` · ${declinedCount(declined)}` : '';
    const notes = near.filter((i) => isNote(i.quote)).length;
    const found = kind === NOTES ? noteCount(items.length) : kind === DECLINED ? declinedCount(items.length) : `${counted.quotes(items.length)}${note}${apart}${notes > 0 ? ` · ${noteCount(notes)}` : ''}`;
    this.#count.textContent = this.#items.length === 0 ? say('No quotes were found.') : found;
    this.#shown = sorted(items, this.#order.value, (id) => this.app.article(id)?.date ?? '');
    this.#sizes = this.#order.value === 'speaker' ? new Map([...grouped(items, (i) => i.key)].map(([key, group]) => [key, group.length])) : null;
    this.#copy.hidden = items.length === 0;
    this.#rows.fill(this.#shown);
  }

  /** @param {Item} item @param {number} index */
  #item(item, index) {
    const first = this.#sizes !== null && this.#shown[index - 1]?.key !== item.key;
    return h('li', {}, first && h('h3', { class: 'group' }, clip(item.who, 90), h('span', { class: 'n' }, ` ${this.#sizes?.get(item.key) ?? 0}`)),
      h('div', { class: 'with-tools' }, quoteRow(this.app, item), quoteTools(this.app, item)),
      this.#corrector(item));
  }

  /** @param {Item} item */
  #corrector({ article, index, quote, text, who }) {
    const state = () => JSON.stringify([text, quote, who, this.app.article(article)?.quotes.map((q) => q.content)]);
    return this.#correctors.make(words(text, quote.content), 'quote-editor', `${article}\n${index}`, state, (forms) => forms.quoteForm(this.app, article, index));
  }
}
