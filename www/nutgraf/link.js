// Addresses of places: `#nutgraf=ARTICLE:START-END,START-END`, offsets in UTF-16 units, behind the page's own address.

/** @typedef {import('./types.js').Place} Place */

const KEY = '#nutgraf=';

/**
 * The page's address with a place in it.
 * @param {string} page
 * @param {string} article
 * @param {readonly import('./types.js').Span[]} spans
 */
export function linkTo(page, article, spans) {
  const url = new URL(page);
  url.hash = `${KEY}${encodeURIComponent(article)}:${spans.map((s) => `${s.start}-${s.end}`).join(',')}`;
  return url.href;
}

/**
 * The place that the end of an address names, if it names one.
 * @param {string} hash
 * @returns {Place | null}
 */
export function placeIn(hash) {
  const match = hash.startsWith(KEY) ? /^(.+):(\d+-\d+(?:,\d+-\d+)*)$/.exec(hash.slice(KEY.length)) : null;
  if (!match?.[1] || !match[2]) return null;
  const spans = match[2].split(',').map((pair) => {
    const [start = 0, end = 0] = pair.split('-').map(Number);
    return { start, end };
  });
  try {
    return { article: decodeURIComponent(match[1]), spans };
  } catch {
    return null;
  }
}
