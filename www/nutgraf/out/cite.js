// Where something is printed, and who said it, in a digest.

import { KIND, wording } from '../citation.js';
import { day, words } from '../format.js';
import { strong } from './blocks.js';
import { webAddress } from '../escape.js';
import { isForeign } from '../warnings.js';
import { at, sureOf } from './source.js';

/** @typedef {import('./blocks.js').Run} Run */
/** @typedef {import('./source.js').Source} Source */
/** @typedef {import('./source.js').Piece} Piece */
/** @typedef {import('../types.js').Quote} Quote */
/** @typedef {import('../types.js').Span} Span */

/**
 * What an article prints: of one that is not all in English, the language is not known.
 * @param {Piece} piece
 * @param {readonly Run[]} runs
 */
export const printed = (piece, runs) => (isForeign(piece.report) ? runs.map((run) => ({ ...run, foreign: true })) : runs);

/**
 * Parts with commas between those that say something.
 * @param {readonly (Run | string)[]} parts
 * @returns {Run[]}
 */
function joined(parts) {
  const told = parts.map((part) => (typeof part === 'string' ? { text: part } : part)).filter(({ text }) => text !== '');
  return told.flatMap((part, i) => (i === 0 ? [part] : [{ text: ', ' }, part]));
}

/**
 * The outlet, the title with the address behind it, the day, and the page or time.
 * @param {Source} source
 * @param {Piece} piece
 * @param {readonly Span[]} spans
 * @param {boolean} [outlet] whether the outlet is told
 */
export function cited(source, piece, spans, outlet = true) {
  const { origin } = piece;
  const href = webAddress(origin.url);
  /** @param {string} text @returns {Run} */
  const linked = (text) => (href === '' ? { text } : { text, href });
  const name = outlet ? origin.outlet : '';
  const title = origin.title === '' ? '' : `“${origin.title}”`;
  // Of an article without a title, its outlet is the link.
  const where = title !== '' ? [name, ...printed(piece, [linked(title)])] : [linked(name || origin.label || piece.report.id)];
  return joined([...where, day(origin.date, source.lang) || 'no date', at(piece, spans)]);
}

/** How a quote was said, besides its words. @param {Source} source @param {Piece} piece @param {Quote} quote */
function how(source, { text }, quote) {
  return joined([
    quote.via ? `according to ${words(text, [quote.via])}` : '', quote.addressee ? `to ${words(text, [quote.addressee])}` : '',
    quote.medium ? words(text, [quote.medium]) : '', quote.said?.value ? `said ${day(quote.said.value, source.lang)}` : '', KIND[quote.kind],
  ]);
}

/**
 * A quote with who said it, if that is asked for, where it is printed, and how sure that is.
 * @param {Source} source
 * @param {Piece} piece
 * @param {Quote} quote
 * @param {string} [who]
 * @returns {Run[]}
 */
export function quotation(source, piece, quote, who = '') {
  const details = quote.act ? [] : how(source, piece, quote);
  return [
    ...(who === '' ? [] : [strong(who), { text: ': ' }]), ...printed(piece, [{ text: wording(quote, piece.text) }]),
    ...(details.length > 0 ? [{ text: ' — ' }, ...details] : []),
    { text: ' (' }, ...cited(source, piece, quote.content), { text: `) · ${sureOf(quote)}` },
  ];
}

/** Of the text around a place, so much is shown. */
const AROUND = 60;

/**
 * A place with the words around it.
 * @param {string} text
 * @param {Span} span
 * @returns {Run[]}
 */
export function inContext(text, { start, end }) {
  const flat = (/** @type {string} */ part) => part.replace(/\s+/gu, ' ');
  const from = Math.max(0, start - AROUND);
  const before = text.slice(from, start);
  const after = text.slice(end, end + AROUND);
  // A line is shown from its start and to its end; where it is cut, no word is cut in two, nor a character.
  const lead = before.includes('\n') || from === 0 ? before.slice(before.lastIndexOf('\n') + 1) : before.replace(/^\S*\s?/, '… ');
  const rest = after.includes('\n') || end + AROUND >= text.length ? after.split('\n')[0] ?? '' : after.replace(/\s?\S*$/, ' …');
  return [{ text: flat(lead) }, { text: flat(text.slice(start, end)), as: /** @type {const} */ ('mark') }, { text: flat(rest) }].filter((r) => r.text !== '');
}
