// Quotes as they are listed: who said each, what a search finds in it, and the orders that they can stand in.

import { words } from '../nutgraf/format.js';
import { SURE } from './row-facts.js';

/** @typedef {import('../nutgraf/types.js').Quote} Quote */

export const NOBODY = 'No speaker named';

/** A quote as it is listed. Its words are taken from the text only when they are wanted. */
export class Item {
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
export function grouped(items, of) {
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
export function sorted(items, order, dateOf) {
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
