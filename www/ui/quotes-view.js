// Who said what, in which words.

import { citation, richCitation, wording } from '../nutgraf/citation.js';
import { clip, count, day, TYPE_NAMES, words } from '../nutgraf/format.js';
import { isNote } from '../nutgraf/own.js';
import { positionAt } from '../nutgraf/warnings.js';
import { Aside, Correctors, correctedBadge, ownBadge } from './corrector.js';
import { checkbox, collator, copier, h, select } from './dom.js';
import { Filters } from './filters.js';
import { LazyList } from './lazy-list.js';
import { originsOf, SURE } from './row-facts.js';
import { row } from './row.js';
import { inSlices } from './slices.js';
import { View } from './view.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../nutgraf/types.js').Quote} Quote */

const NOBODY = 'No speaker named';
/** Chosen to see who refused to speak, or has not spoken: these are never listed among what was said. */
const DECLINED = 'declined';
/** Chosen to see what the reader, or who handed annotations over, noted: no quotes either. */
const NOTES = 'notes';
/** How many quotes are made ready for searching before the page gets a turn. */
const SLICE = 1500;
/** More speakers than this are listed only when the reader reaches for the list. */
const SPEAKERS = 100;
/** And never more than this: who is quoted less is found by the search. */
const MOST_SPEAKERS = 1000;

/** A quote as it is listed. Its words are taken from the text only when they are wanted. */
class Item {
  article;
  index;
  quote;
  text;
  /** Where its article is from. */
  #of;
  /** The speaker's name in the report. */
  #name;
  /** @type {string | undefined} */
  #who;
  /** @type {string | undefined} */
  #found;

  /**
   * @param {string} article
   * @param {number} index
   * @param {Quote} quote
   * @param {string} text
   * @param {string | undefined} name
   * @param {{outlets: readonly string[], days: readonly string[]}} of
   */
  constructor(article, index, quote, text, name, of) {
    this.article = article;
    this.index = index;
    this.quote = quote;
    this.text = text;
    this.#name = name;
    this.#of = of;
  }

  /** Who said it, as a reader is told. */
  get who() {
    this.#who ??= this.#name || words(this.text, this.quote.source) || NOBODY;
    return this.#who;
  }

  /** What tells speakers apart. */
  get key() {
    return this.quote.speaker ?? this.quote.document ?? (this.who === NOBODY ? ':' : `:${this.who.toLowerCase()}`);
  }

  /** What a search looks through. */
  get found() {
    this.#found ??= `${words(this.text, this.quote.content)} ${this.who} ${words(this.text, this.quote.source)}`.toLowerCase();
    return this.#found;
  }

  /** What it can be chosen by. */
  get facts() {
    const checked = this.quote.corrected !== undefined;
    return { ...this.#of, sure: checked || this.quote.confidence >= SURE, checked };
  }

  get length() {
    return this.quote.content.reduce((n, s) => n + s.end - s.start, 0);
  }
}

/** @param {string} a @param {string} b */
const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Items that have something in common, in the order in which the first of each comes.
 * @template K
 * @param {readonly Item[]} items
 * @param {(item: Item) => K} of
 */
function grouped(items, of) {
  /** @type {Map<K, Item[]>} */
  const groups = new Map();
  for (const item of items) {
    const key = of(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/**
 * As they stand in the articles: the reader's own are behind the engine's in the report.
 * @param {readonly Item[]} items
 * @returns {Item[]}
 */
const inPlace = (items) => (items.some((i) => i.quote.own)
  ? [...grouped(items, (i) => i.article)].flatMap(([, group]) => group.sort((a, b) => (a.quote.content[0]?.start ?? 0) - (b.quote.content[0]?.start ?? 0))) : [...items]);

/**
 * Quotes in an order. There are many more of them than of speakers and articles: those are what is sorted.
 * @param {readonly Item[]} items
 * @param {string} order
 * @param {(article: string) => string} dateOf
 * @returns {Item[]}
 */
function sorted(items, order, dateOf) {
  if (order === 'speaker') {
    // Those without a speaker have nothing in common: they come last.
    const nobody = (/** @type {Item[]} */ group) => Number(group[0]?.who === NOBODY);
    return [...grouped(items, (i) => i.key)].sort(([a, left], [b, right]) => nobody(left) - nobody(right) || right.length - left.length || byText(a, b))
      .flatMap(([, group]) => group);
  }
  if (order === 'newest') {
    return [...grouped(items, (i) => dateOf(i.article))].sort(([a], [b]) => byText(b, a)).flatMap(([, group]) => group);
  }
  const size = order === 'longest' ? (/** @type {Item} */ i) => i.length : order === 'surest' ? (/** @type {Item} */ i) => i.quote.confidence : null;
  if (!size) return inPlace(items);
  return items.map((item) => ({ item, size: size(item) })).sort((a, b) => b.size - a.size).map(({ item }) => item);
}

export class QuotesView extends View {
  #list = h('ol', { class: 'rows', part: 'list', 'data-hook': 'quotes' });
  #count = h('p', { class: 'count', 'aria-live': 'polite' });
  #copy = copier('Copy these', 'Copy these quotes, each with its citation', 'quotes-copy', () => this.#cited(this.#shown, citation), () => this.#cited(this.#shown, richCitation));
  #search = h('input', { type: 'search', placeholder: 'Search the quotes', 'aria-label': 'Search the quotes', 'data-hook': 'quote-search' });
  #speaker = select({ 'aria-label': 'Speaker', 'data-hook': 'quote-speaker' }, []);
  #kind = select({ 'aria-label': 'Kind of quote', 'data-hook': 'quote-kind' },
    [['', 'All kinds'], ['direct', 'Direct'], ['mixed', 'Partly quoted'], ['indirect', 'Reported'], [DECLINED, 'Declined to comment'], [NOTES, 'Your notes']]);
  #order = select({ 'aria-label': 'Order', 'data-hook': 'quote-order' },
    [['', 'In order'], ['speaker', 'By speaker'], ['newest', 'Newest first'], ['longest', 'Longest first'], ['surest', 'Surest first']]);
  #filters = new Filters('quotes', { sure: 'Quotes of which those found alike are right in 9 of 10 cases or more', checked: ['Corrected', 'As found'] }, () => this.#show());
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
  /** Whether the speakers are still to be listed. */
  #unlisted = false;
  #aside;
  #correctors = new Correctors();

  /** @param {App} app @param {(shown: boolean) => void} onbeliefs */
  constructor(app, onbeliefs) {
    super('quotes', app);
    this.#aside = new Aside(app, ['quote']);
    for (const control of [this.#search, this.#speaker, this.#kind, this.#order]) control.addEventListener('input', () => this.#show());
    for (const type of ['pointerdown', 'focus', 'keydown']) this.#speaker.addEventListener(type, () => this.#listSpeakers());
    this.root.append(
      h('div', { class: 'tools' }, this.#search, this.#speaker, this.#kind, this.#order,
        checkbox('Beliefs and findings', false, (on) => {
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
    this.#unlisted = true;
    const chosen = this.#speaker.value;
    if (chosen !== '' || this.#fewSpeakers()) this.#listSpeakers();
    else this.#speaker.replaceChildren(h('option', { value: '' }, 'All speakers'));
    this.#show();
  }

  /** @override */
  clear() {
    this.#turn += 1;
    this.#items = [];
    this.#shown = [];
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

  #fewSpeakers() {
    /** @type {Set<string>} */
    const keys = new Set();
    for (const item of this.#items) if (keys.add(item.key).size > SPEAKERS) return false;
    return true;
  }

  /** Lists the speakers to choose from, if that is still to be done. */
  #listSpeakers() {
    if (!this.#unlisted) return;
    this.#unlisted = false;
    const before = this.#speaker.value;
    const speakers = [...grouped(this.#items, (i) => i.key)].map(([key, items]) => (
      { key, who: items[0]?.who ?? NOBODY, document: this.app.entity(key)?.type === 'DOC', n: items.filter((i) => i.quote.speech).length }));
    /** @type {Map<string, number>} */
    const names = new Map();
    for (const { who } of speakers) names.set(who, (names.get(who) ?? 0) + 1);
    // Two that go by one name are told apart by their type.
    const type = (/** @type {string} */ key, /** @type {string} */ who) => {
      const entity = this.app.entity(key);
      return entity && ((names.get(who) ?? 0) > 1 || entity.type === 'DOC') ? `, ${TYPE_NAMES[entity.type] ?? entity.type}` : '';
    };
    // Documents stand apart, behind whoever speaks.
    speakers.sort((a, b) => Number(a.document) - Number(b.document) || b.n - a.n || collator.compare(a.who, b.who));
    const listed = speakers.filter((s, i) => i < MOST_SPEAKERS || s.key === before);
    const more = speakers.length - listed.length;
    this.#speaker.replaceChildren(h('option', { value: '' }, 'All speakers'),
      ...listed.map(({ key, who, n }) => new Option(`${clip(who, 60)}${type(key, who)} (${n})`, key)),
      ...(more > 0 ? [h('option', { disabled: true }, `${more.toLocaleString('en')} more: search for the name`)] : []));
    this.#speaker.value = speakers.some((s) => s.key === before) ? before : '';
  }

  #show() {
    const turn = ++this.#turn;
    if (this.#indexed || this.#search.value.trim() === '') {
      this.#fill();
      return;
    }
    if (this.#items.length > SLICE) this.#count.textContent = 'Searching …';
    void inSlices(this.#items, SLICE, (item) => item.found, () => turn === this.#turn).then((done) => {
      if (!done || turn !== this.#turn) return;
      this.#indexed = true;
      this.#fill();
    });
  }

  /** Lists the quotes that are asked for. */
  #fill() {
    const wanted = this.#search.value.trim().toLowerCase();
    const speaker = this.#speaker.value;
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
    const note = !this.#beliefs && hidden > 0 ? ` · ${count(hidden, 'belief or finding', 'beliefs and findings')} not shown` : '';
    const apart = declined > 0 ? ` · ${declined.toLocaleString('en')} declined to comment` : '';
    const notes = near.filter((i) => isNote(i.quote)).length;
    const found = kind === NOTES ? count(items.length, 'note') : kind === DECLINED ? `${items.length.toLocaleString('en')} declined to comment` : `${count(items.length, 'quote')}${note}${apart}${notes > 0 ? ` · ${count(notes, 'note')}` : ''}`;
    this.#count.textContent = this.#items.length === 0 ? 'No quotes were found.' : found;
    this.#shown = sorted(items, this.#order.value, (id) => this.app.article(id)?.date ?? '');
    this.#sizes = this.#order.value === 'speaker' ? new Map([...grouped(items, (i) => i.key)].map(([key, group]) => [key, group.length])) : null;
    this.#copy.hidden = items.length === 0;
    this.#rows.fill(this.#shown);
  }

  /** @param {Item} item @param {number} index */
  #item(item, index) {
    const first = this.#sizes !== null && this.#shown[index - 1]?.key !== item.key;
    return h('li', {}, first && h('h3', { class: 'group' }, clip(item.who, 90), h('span', { class: 'n' }, ` ${this.#sizes?.get(item.key) ?? 0}`)),
      h('div', { class: 'with-tools' }, this.#row(item), this.#tools(item)),
      this.#corrector(item));
  }

  /** @param {Item} item */
  #corrector({ article, index, quote, text, who }) {
    const state = () => JSON.stringify([text, quote, who, this.app.article(article)?.quotes.map((q) => q.content)]);
    return this.#correctors.make(words(text, quote.content), 'quote-editor', `${article}\n${index}`, state, (forms) => forms.quoteForm(this.app, article, index));
  }

  /** @param {Item} item */
  #row({ article, index, quote, text, who }) {
    const source = words(text, quote.source);
    const entity = this.app.entity(quote.speaker ?? quote.document);
    const cue = words(text, quote.cue);
    const said = quote.said?.value ? `on ${day(quote.said.value, this.app.lang())}` : '';
    const { medium } = quote;
    // "said in a televised address" has told it.
    const told = medium && quote.cue.some((c) => c.start <= medium.start && medium.end <= c.end);
    const details = [
      source !== '' && entity && !entity.name.toLowerCase().includes(source.toLowerCase()) ? `“${source}”` : '', cue, said,
      quote.via ? `according to ${words(text, [quote.via])}` : '',
      quote.addressee ? `to ${words(text, [quote.addressee])}` : '', medium && !told ? words(text, [medium]) : '',
    ].filter((d) => d !== '').join(' · ');
    const percent = Math.round(quote.confidence * 100);
    const at = positionAt(this.app.article(article), quote.content[0]?.start);
    return row(this.app, 'quote', article, quote.content, {
      'data-index': index, 'data-kind': quote.kind, 'data-speech': String(quote.speech), 'data-speaker': quote.speaker ?? '', 'data-act': quote.act,
    },
    h('span', { class: `said ${quote.kind}` }, ...this.#wording(quote, text)),
    isNote(quote) ? h('span', { class: 'by' }, h('span', { class: 'details', 'data-field': 'note' }, quote.own?.note ?? '')) : h('span', { class: 'by' }, h('strong', { class: who === NOBODY ? 'nobody' : 'who', 'data-field': 'speaker', title: who }, clip(who, 60)), details && h('span', { class: 'details' }, details)),
    h('span', { class: 'meta' }, h('span', { class: 'outlet' }, this.app.label(article)),
      at !== '' && h('span', { class: 'position', 'data-field': 'position' }, at),
      quote.act ? h('span', { class: 'badge', 'data-field': 'act' }, 'declined to comment') : !quote.speech && !isNote(quote) && h('span', { class: 'badge' }, 'belief'),
      quote.own ? ownBadge(quote.own) : quote.corrected ? correctedBadge() : h('span', { class: 'confidence', title: `Quotes found this way are right ${percent} times in 100` }, `${percent}% sure`)));
  }

  /**
   * Quotes with their citations.
   * @param {readonly Item[]} items
   * @param {typeof citation} as
   */
  #cited(items, as) {
    return items.map(({ article, quote, text, who }) => {
      const origin = { ...this.app.origin(article), at: positionAt(this.app.article(article), quote.content[0]?.start) };
      return as(wording(quote, text), who === NOBODY ? '' : who, quote.kind, origin, this.app.lang());
    }).join('\n\n');
  }

  /** @param {Item} item */
  #tools(item) {
    const { article, quote } = item;
    return h('span', { class: 'row-tools' },
      copier('Copy', 'Copy the quote with its citation', 'quote-copy', () => this.#cited([item], citation), () => this.#cited([item], richCitation)),
      this.app.link(article, quote.content) !== null
        && copier('Link', 'Copy a link to this quote', 'quote-link', () => this.app.link(article, quote.content) ?? ''));
  }

  /**
   * The words: a direct quote between marks of our own, otherwise with what the article prints between marks set off.
   * @param {Quote} quote
   * @param {string} text
   */
  #wording(quote, text) {
    if (quote.kind === 'direct' || quote.act) return [h('span', { 'data-field': 'content' }, wording(quote, text))];
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
