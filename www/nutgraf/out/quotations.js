// Quotations for search engines and other programs: schema.org's Quotation, as JSON-LD. Only words that an article prints between
// marks are told as somebody's: what it tells in its own words is no quotation.

import { words } from '../format.js';
import { addressOf, json, urn, webAddress } from '../escape.js';
import { Source, sureOf } from './source.js';

/** @typedef {import('./source.js').Piece} Piece */
/** @typedef {import('../types.js').Quote} Quote */

/** @type {Record<string, string>} */
const TYPES = { PER: 'Person', ORG: 'Organization' };

/** The article. @param {Piece} piece */
function newsArticle({ report, origin }) {
  const url = webAddress(origin.url);
  return {
    '@type': 'NewsArticle', '@id': addressOf(report.id, origin), headline: origin.title || undefined, datePublished: origin.date || undefined,
    publisher: origin.outlet === '' ? undefined : { '@type': 'Organization', name: origin.outlet }, url: url || undefined,
  };
}

/** @param {Source} source @param {Piece} piece @param {Quote} quote @param {number} index */
function quotation(source, piece, quote, index) {
  const { text } = piece;
  const entity = source.entity(quote.speaker);
  const type = entity && TYPES[entity.type];
  const who = source.who(quote, text);
  return {
    '@type': 'Quotation',
    '@id': urn('annotation', `${piece.report.id}:quote-${index}`),
    text: words(text, quote.kind === 'direct' ? quote.content : quote.verbatim),
    inLanguage: 'en',
    // Who has no type of those that speak, or no entry, is told by name alone; in a document nobody speaks.
    spokenByCharacter: quote.document || who === '' ? undefined : entity && type ? { '@type': type, '@id': urn('entity', entity.id), name: entity.name } : who,
    citation: quote.document ? { '@type': 'CreativeWork', '@id': urn('entity', quote.document), name: who } : undefined,
    isPartOf: newsArticle(piece),
    dateCreated: /^\d{4}-\d\d-\d\d/.exec(quote.said?.value ?? '')?.[0],
    description: `${quote.kind === 'direct' ? 'Direct quotation' : 'Words quoted in a sentence of the article'}, ${quote.own ? '' : 'found by Nutgraf, '}${sureOf(quote)}`,
  };
}

/**
 * @param {import('./source.js').Input} input
 */
export function* schemaQuotations(input) {
  const source = new Source(input);
  yield '{"@context":"https://schema.org","@graph":[';
  let first = true;
  for (const piece of source.pieces) {
    for (const [index, quote] of piece.report.quotes.entries()) {
      if (!quote.speech || quote.act || (quote.kind !== 'direct' && quote.verbatim.length === 0)) continue;
      yield `${first ? '' : ','}\n${json(quotation(source, piece, quote, index))}`;
      first = false;
    }
  }
  yield '\n]}\n';
}
