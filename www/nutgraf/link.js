// Addresses of places: `#nutgraf=ARTICLE:START-END,START-END`, offsets in UTF-16 units, behind the page's own address.

/** @typedef {import('./types.js').Place} Place */

import { wellFormed } from './input.js';

const KEY = '#nutgraf=';
/** The most stretches that a place has. */
const MAX_SPANS = 1000;
/** The longest address of a place, in characters. */
const MAX_LENGTH = 100_000;

/**
 * The page's address with a place in it.
 * @param {string} page
 * @param {string} article
 * @param {readonly import('./types.js').Span[]} spans
 */
export function linkTo(page, article, spans) {
  const url = new URL(page);
  url.hash = `${KEY}${encodeURIComponent(wellFormed(article))}:${spans.slice(0, MAX_SPANS).map((s) => `${s.start}-${s.end}`).join(',')}`;
  return url.href;
}

/**
 * The place that the end of an address names, if it names one.
 * @param {string} hash
 * @returns {Place | null}
 */
export function placeIn(hash) {
  const colon = hash.lastIndexOf(':');
  if (!hash.startsWith(KEY) || hash.length > MAX_LENGTH || colon <= KEY.length) return null;
  const pairs = hash.slice(colon + 1).split(',', MAX_SPANS + 1);
  const spans = pairs.flatMap((pair) => {
    const [, start, end] = /^(\d{1,15})-(\d{1,15})$/.exec(pair) ?? [];
    return start !== undefined && end !== undefined && Number(start) <= Number(end) ? [{ start: Number(start), end: Number(end) }] : [];
  });
  // A place of which a part cannot be read would be another place.
  if (spans.length !== pairs.length || spans.length > MAX_SPANS) return null;
  try {
    return { article: decodeURIComponent(hash.slice(KEY.length, colon)), spans };
  } catch {
    return null;
  }
}
