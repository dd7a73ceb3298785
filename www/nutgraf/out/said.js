// Who said what, and who declined to speak, each quote with its citation.

import { count } from '../format.js';
import { heading, item, para } from './blocks.js';
import { quotation } from './cite.js';
import { NOBODY, once } from './source.js';

/** @typedef {import('./source.js').Source} Source */
/** @typedef {import('./source.js').Piece} Piece */
/** @typedef {import('../types.js').Quote} Quote */
/** @typedef {{piece: Piece, quote: Quote}} Said */

/** @param {Source} source @param {(quote: Quote) => boolean} wanted @returns {Said[]} */
const quotes = (source, wanted) => source.pieces.flatMap((piece) => piece.report.quotes.filter(wanted).map((quote) => ({ piece, quote })));

/**
 * Quotes by speaker: those of most quotes first, those without a speaker last.
 */
export const bySpeaker = once((source) => {
  /** @type {Map<string, {who: string, entity: string | null, said: Said[]}>} */
  const groups = new Map();
  for (const one of quotes(source, (q) => q.speech && !q.act)) {
    const { piece, quote } = one;
    const who = source.who(quote, piece.text) || NOBODY;
    const entity = quote.speaker ?? quote.document ?? null;
    const key = entity ?? `:${who.toLowerCase()}`;
    const group = groups.get(key);
    if (group) group.said.push(one);
    else groups.set(key, { who, entity, said: [one] });
  }
  const nobody = (/** @type {{who: string}} */ { who }) => Number(who === NOBODY);
  return [...groups.values()].sort((a, b) => nobody(a) - nobody(b) || b.said.length - a.said.length);
});

/** @param {Source} source */
export function* said(source) {
  for (const { who, entity, said } of bySpeaker(source)) {
    yield heading(who);
    const roles = source.entity(entity)?.roles.slice(0, 3).join('; ') ?? '';
    yield { .../** @type {import('./blocks.js').Paragraph} */ (para(roles === '' ? '' : `${roles} · `, count(said.length, 'quote'))), style: /** @type {const} */ ('note') };
    for (const { piece, quote } of said) yield item(...quotation(source, piece, quote));
  }
  const beliefs = quotes(source, (q) => !q.speech && !q.act && !q.own).length;
  if (beliefs > 0) yield para(`Not listed: ${count(beliefs, 'belief, intention or finding', 'beliefs, intentions and findings')} that the articles give to somebody, and that nobody said.`);
}

export const declinations = once((source) => quotes(source, (q) => q.act === 'declined'));

/** Who refused to speak, or has not spoken. @param {Source} source */
export function* declined(source) {
  for (const { piece, quote } of declinations(source)) yield item(...quotation(source, piece, quote, source.who(quote, piece.text) || NOBODY));
}
