// Addresses of places: `#nutgraf=ARTICLE:START-END,START-END~WORDS`, offsets in UTF-16 units, behind the page's own address.
// WORDS, a hash, tells whether the article still has there what the link was made for; a link may do without.

/** @typedef {import('./types.js').Place} Place */

import { hash } from './hash.js';
import { wellFormed } from './input.js';

const KEY = '#nutgraf=';
/** The most stretches that a place has. */
const MAX_SPANS = 1000;
/** The longest address of a place, in characters. */
const MAX_LENGTH = 100_000;
/** Digits of the hash: enough that other words do not have it by chance. */
const DIGITS = 12;

/**
 * What stands at a place, in a few digits.
 * @param {string} text
 * @param {readonly import('./types.js').Span[]} spans
 */
export function wordsAt(text, spans) {
  return hash(spans.map((s) => text.slice(s.start, s.end)).join('\n')).slice(0, DIGITS);
}

/**
 * The page's address with a place in it.
 * @param {string} page
 * @param {string} article
 * @param {readonly import('./types.js').Span[]} spans
 * @param {string} text of the article
 */
export function linkTo(page, article, spans, text) {
  const url = new URL(page);
  const some = spans.slice(0, MAX_SPANS);
  url.hash = `${KEY}${encodeURIComponent(wellFormed(article))}:${some.map((s) => `${s.start}-${s.end}`).join(',')}~${wordsAt(text, some)}`;
  return url.href;
}

/**
 * The place that the end of an address names, if it names one, with the digits of its words, if it has them.
 * @param {string} end
 * @returns {(Place & {words?: string}) | null}
 */
export function placeIn(end) {
  const colon = end.lastIndexOf(':');
  if (!end.startsWith(KEY) || end.length > MAX_LENGTH || colon <= KEY.length) return null;
  const [places = '', words, more] = end.slice(colon + 1).split('~', 3);
  if (more !== undefined || (words !== undefined && !/^[0-9a-f]{1,32}$/.test(words))) return null;
  const pairs = places.split(',', MAX_SPANS + 1);
  const spans = pairs.flatMap((pair) => {
    const [, start, end] = /^(\d{1,15})-(\d{1,15})$/.exec(pair) ?? [];
    return start !== undefined && end !== undefined && Number(start) <= Number(end) ? [{ start: Number(start), end: Number(end) }] : [];
  });
  // A place of which a part cannot be read would be another place.
  if (spans.length !== pairs.length || spans.length > MAX_SPANS) return null;
  // In order and apart, all of them together are no longer than the text, however often an address names it.
  if (spans.some((span, i) => span.start < (spans[i - 1]?.end ?? 0))) return null;
  try {
    return { article: decodeURIComponent(end.slice(KEY.length, colon)), spans, ...(words === undefined ? {} : { words }) };
  } catch {
    return null;
  }
}
