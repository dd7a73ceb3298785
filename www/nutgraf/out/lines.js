// Quotes as JSON Lines: an object a line, each with all that a citation needs.

import { wording } from '../citation.js';
import { words } from '../format.js';
import { webAddress, json } from '../escape.js';
import { at, Source, byReader } from './source.js';

/**
 * @param {import('./source.js').Input} input
 */
export function* quoteLines(input) {
  const source = new Source(input);
  for (const piece of source.pieces) {
    const { report, text, origin } = piece;
    for (const [index, found] of report.quotes.entries()) {
      const quote = /** @type {import('../types.js').Quote} */ (found);
      /** @param {import('../types.js').Span | undefined} span */
      const word = (span) => (span ? words(text, [span]) : undefined);
      const line = json({
        speaker: source.who(quote, text) || null, speakerId: quote.speaker, document: quote.document,
        words: words(text, quote.content), printed: wording(quote, text), kind: quote.kind, speech: quote.speech, act: quote.act,
        source: words(text, quote.source), cue: words(text, quote.cue), via: word(quote.via), addressee: word(quote.addressee), medium: word(quote.medium),
        said: quote.said?.value, confidence: quote.confidence, corrected: quote.corrected, ...byReader(quote), what: quote.own?.what, note: quote.own?.note,
        outlet: origin.outlet, title: origin.title, date: origin.date, url: webAddress(origin.url) || origin.url, position: at(piece, quote.content) || undefined,
        article: report.id, index, spans: quote.content, verbatim: quote.verbatim, citation: source.citation(quote, piece),
      });
      yield `${line}\n`;
    }
  }
}
