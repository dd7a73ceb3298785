// Who said what, in which words.

import { citation, wording } from '../nutgraf/export.js';
import { TYPE_NAMES, clip, day, words } from '../nutgraf/format.js';
import { checkbox, copier, count, h, select } from './dom.js';
import { fill } from './lazy-list.js';
import { row } from './row.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../nutgraf/types.js').Quote} Quote */
/** @typedef {{article: string, index: number, quote: Quote, text: string, who: string, key: string, found?: string}} Item */

const NOBODY = 'No speaker named';

/**
 * What a search looks through, made when it is first asked for.
 * @param {Item} item
 */
function foundIn(item) {
  item.found ??= `${words(item.text, item.quote.content)} ${item.who} ${words(item.text, item.quote.source)}`.toLowerCase();
  return item.found;
}

/**
 * Puts quotes into an order, and says how many each speaker has.
 * @param {Item[]} items
 * @param {string} order
 * @param {(article: string) => string} dateOf
 */
function sort(items, order, dateOf) {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const { key } of items) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  const length = (/** @type {Item} */ { quote }) => quote.content.reduce((n, s) => n + s.end - s.start, 0);
  const text = (/** @type {string} */ a, /** @type {string} */ b) => (a < b ? -1 : a > b ? 1 : 0);
  /** @type {Record<string, (a: Item, b: Item) => number>} */
  const orders = {
    // Those without a speaker have nothing in common: they come last.
    speaker: (a, b) => Number(a.who === NOBODY) - Number(b.who === NOBODY) || (sizes.get(b.key) ?? 0) - (sizes.get(a.key) ?? 0) || text(a.key, b.key),
    newest: (a, b) => text(dateOf(b.article), dateOf(a.article)),
    longest: (a, b) => length(b) - length(a),
    surest: (a, b) => b.quote.confidence - a.quote.confidence,
  };
  const compare = orders[order];
  if (compare) items.sort(compare);
  return sizes;
}

export class QuotesView {
  root = h('div', { class: 'view quotes' });
  #app;
  #list = h('ol', { class: 'rows', part: 'list', 'data-hook': 'quotes' });
  #count = h('p', { class: 'count', 'aria-live': 'polite' });
  #search = h('input', { type: 'search', placeholder: 'Search the quotes', 'aria-label': 'Search the quotes', 'data-hook': 'quote-search' });
  #speaker = select({ 'aria-label': 'Speaker', 'data-hook': 'quote-speaker' }, []);
  #kind = select({ 'aria-label': 'Kind of quote', 'data-hook': 'quote-kind' },
    [['', 'All kinds'], ['direct', 'Direct'], ['mixed', 'Partly quoted'], ['indirect', 'Reported']]);
  #order = select({ 'aria-label': 'Order', 'data-hook': 'quote-order' },
    [['', 'In order'], ['speaker', 'By speaker'], ['newest', 'Newest first'], ['longest', 'Longest first'], ['surest', 'Surest first']]);
  #beliefs = false;
  /** @type {Item[]} */
  #items = [];
  /** @type {Item[]} */
  #shown = [];
  /** @type {(index: number) => Element | undefined} */
  #rowOf = () => undefined;

  /** @param {App} app @param {(shown: boolean) => void} onbeliefs */
  constructor(app, onbeliefs) {
    this.#app = app;
    for (const control of [this.#search, this.#speaker, this.#kind, this.#order]) control.addEventListener('input', () => this.#show());
    this.root.append(
      h('div', { class: 'tools' }, this.#search, this.#speaker, this.#kind, this.#order,
        checkbox('Beliefs and findings', false, (on) => {
          this.#beliefs = on;
          onbeliefs(on);
          this.#show();
        }, { 'data-hook': 'quote-beliefs' })),
      this.#count, this.#list);
  }

  update() {
    const report = this.#app.report();
    this.#items = (report?.articles ?? []).flatMap((article) => {
      const text = this.#app.text(article.id);
      return article.quotes.map((quote, index) => {
        const who = this.#app.entity(quote.speaker)?.name ?? words(text, quote.source);
        return { article: article.id, index, quote, text, who: who || NOBODY, key: quote.speaker ?? `:${who.toLowerCase()}` };
      });
    });
    this.#listSpeakers();
    this.#show();
  }

  /** @returns {number} */
  get size() {
    return this.#items.filter((i) => i.quote.speech).length;
  }

  /**
   * The row of the innermost quote at a place, if it is shown.
   * @param {string} article
   * @param {number} offset
   */
  rowAt(article, offset) {
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
    return this.#rowOf(best)?.querySelector('[data-row]');
  }

  #listSpeakers() {
    const before = this.#speaker.value;
    /** @type {Map<string, {who: string, n: number}>} */
    const speakers = new Map();
    for (const { key, who, quote } of this.#items) {
      const entry = speakers.get(key) ?? { who, n: 0 };
      if (quote.speech) entry.n += 1;
      speakers.set(key, entry);
    }
    /** @type {Map<string, number>} */
    const names = new Map();
    for (const { who } of speakers.values()) names.set(who, (names.get(who) ?? 0) + 1);
    // Two that go by one name are told apart by their type.
    const type = (/** @type {string} */ key, /** @type {string} */ who) => {
      const entity = (names.get(who) ?? 0) > 1 ? this.#app.entity(key) : undefined;
      return entity ? `, ${TYPE_NAMES[entity.type] ?? entity.type}` : '';
    };
    const sorted = [...speakers].sort(([, a], [, b]) => b.n - a.n || a.who.localeCompare(b.who));
    this.#speaker.replaceChildren(h('option', { value: '' }, 'All speakers'),
      ...sorted.map(([key, { who, n }]) => h('option', { value: key }, `${clip(who, 60)}${type(key, who)} (${n})`)));
    this.#speaker.value = speakers.has(before) ? before : '';
  }

  #show() {
    const wanted = this.#search.value.trim().toLowerCase();
    const items = this.#items.filter((i) => (this.#beliefs || i.quote.speech) && (wanted === '' || foundIn(i).includes(wanted))
      && (this.#speaker.value === '' || i.key === this.#speaker.value) && (this.#kind.value === '' || i.quote.kind === this.#kind.value));
    const hidden = this.#items.filter((i) => !i.quote.speech).length;
    const note = !this.#beliefs && hidden > 0 ? ` · ${count(hidden, 'belief or finding', 'beliefs and findings')} not shown` : '';
    this.#count.textContent = this.#items.length === 0 ? 'No quotes were found.' : `${count(items.length, 'quote')}${note}`;
    const grouped = this.#order.value === 'speaker';
    const sizes = sort(items, this.#order.value, (id) => this.#app.article(id)?.date ?? '');
    this.#shown = items;
    this.#rowOf = fill(this.#list, items, (item, i) => {
      const first = grouped && items[i - 1]?.key !== item.key;
      return h('li', {}, first && h('h3', { class: 'group' }, clip(item.who, 90), h('span', { class: 'n' }, ` ${sizes.get(item.key) ?? 0}`)),
        h('div', { class: 'with-tools' }, this.#row(item), this.#tools(item)));
    });
  }

  /** @param {Item} item */
  #row({ article, index, quote, text, who }) {
    const source = words(text, quote.source);
    const entity = this.#app.entity(quote.speaker);
    const cue = words(text, quote.cue);
    const said = quote.said?.value ? `on ${day(quote.said.value, this.#app.lang())}` : '';
    const { medium } = quote;
    // "said in a televised address" has told it.
    const told = medium && quote.cue.some((c) => c.start <= medium.start && medium.end <= c.end);
    const details = [
      source !== '' && entity && !entity.name.toLowerCase().includes(source.toLowerCase()) ? `“${source}”` : '', cue, said,
      quote.addressee ? `to ${words(text, [quote.addressee])}` : '', medium && !told ? words(text, [medium]) : '',
    ].filter((d) => d !== '').join(' · ');
    const percent = Math.round(quote.confidence * 100);
    return row(this.#app, 'quote', article, quote.content, {
      'data-index': index, 'data-kind': quote.kind, 'data-speech': String(quote.speech), 'data-speaker': quote.speaker ?? '',
    },
    h('span', { class: `said ${quote.kind}` }, ...this.#wording(quote, text)),
    h('span', { class: 'by' }, h('strong', { class: who === NOBODY ? 'nobody' : 'who', 'data-field': 'speaker', title: who }, clip(who, 60)), details && h('span', { class: 'details' }, details)),
    h('span', { class: 'meta' }, h('span', { class: 'outlet' }, this.#app.label(article)),
      !quote.speech && h('span', { class: 'badge' }, 'belief'),
      h('span', { class: 'confidence', title: `Quotes found this way are right ${percent} times in 100` }, `${percent}% sure`)));
  }

  /** @param {Item} item */
  #tools({ article, quote, text, who }) {
    const name = who === NOBODY ? '' : who;
    return h('span', { class: 'row-tools' },
      copier('Copy', 'Copy the quote with its citation', 'quote-copy', () => citation(wording(quote, text), name, quote.kind, this.#app.origin(article), this.#app.lang())),
      this.#app.link(article, quote.content) !== null
        && copier('Link', 'Copy a link to this quote', 'quote-link', () => this.#app.link(article, quote.content) ?? ''));
  }

  /**
   * The words: a direct quote between marks of our own, otherwise with what the article prints between marks set off.
   * @param {Quote} quote
   * @param {string} text
   */
  #wording(quote, text) {
    if (quote.kind === 'direct') return [h('span', { 'data-field': 'content' }, wording(quote, text))];
    /** @type {(string | Node)[]} */
    const out = [];
    quote.content.forEach((span, i) => {
      if (i > 0) out.push(' … ');
      let at = span.start;
      for (const part of quote.verbatim) {
        if (part.start < at || part.end > span.end) continue;
        out.push(text.slice(at, part.start), h('mark', {}, text.slice(part.start, part.end)));
        at = part.end;
      }
      out.push(text.slice(at, span.end));
    });
    return [h('span', { 'data-field': 'content' }, ...out)];
  }
}
