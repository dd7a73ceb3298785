// The quotations that the reader found, in the files that the engine writes: it knows nothing of them.

import { deedOf, isOwn } from '../own.js';
import { wording } from '../citation.js';
import { words } from '../format.js';
import { oneLine } from '../fold.js';
import { Source } from './source.js';

/** @typedef {import('./source.js').Input} Input */

/** What stands, behind what was done, where a table says who has corrected a row. */
const BY = 'by the reader';

/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[\s\p{Cf}'"]*[=+\-@＝＋－＠﹦﹢﹣﹫]/u;

/**
 * A cell of a table; an apostrophe keeps a spreadsheet from running what an article says, also behind a semicolon, where those of many
 * countries end a cell (as `harmless` in `src/exports/sheet.rs`).
 * @param {string} value
 */
function cell(value) {
  const safe = oneLine(value).split(';').map((piece) => (FORMULA.test(piece) ? `'${piece}` : piece)).join(';');
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param {Source} source */
const all = (source) => source.pieces.flatMap((piece) => piece.report.quotes.filter(isOwn).map((quote) => ({ piece, quote: /** @type {import('../types.js').Quote} */ (quote) })));

/**
 * The engine's table of quotes with the reader's at its end.
 * @param {string} table
 * @param {Input} input
 */
export function ownRows(table, input) {
  const source = new Source(input);
  const [head = ''] = table.replace(/^\ufeff/, '').split(/\r?\n/, 1);
  const end = table.includes('\r\n') ? '\r\n' : '\n';
  const rows = all(source).map(({ piece, quote }) => {
    const { text, origin, report } = piece;
    /** @type {Record<string, string>} */
    const told = {
      speaker: source.who(quote, text), words: words(text, quote.content), kind: quote.speech ? quote.kind : '', speech: quote.speech ? 'yes' : 'no', outlet: origin.outlet, title: origin.title, date: origin.date, url: origin.url,
      article: report.id, start: String(quote.content[0]?.start ?? ''), end: String(quote.content.at(-1)?.end ?? ''), printed: wording(quote, text), corrected: `${quote.own ? deedOf(quote.own) : ''} ${BY}`,
    };
    return head.split(',').map((name) => cell(told[name] ?? '')).join(',') + end;
  });
  return `${table}${table.endsWith('\n') ? '' : end}${rows.join('')}`;
}

/** A text without anything that Markdown takes for its own, or for an address. @param {string} text */
const plain = (text) => oneLine(text).replace(/[\\`*_{}[\]<>#|~:@&!$^]|(?<=www)\./gi, '\\$&');

/**
 * The engine's digest with a section of the reader's quotations.
 * @param {string} digest
 * @param {Input} input
 */
export function ownSection(digest, input) {
  const source = new Source(input);
  const lines = all(source).map(({ piece, quote }) => `- ${plain(source.citation(quote, piece))}${quote.own?.note === undefined ? '' : `: ${plain(quote.own.note)}`}`);
  return lines.length === 0 ? digest : `${digest.trimEnd()}\n\n## Quotations and notes of the reader\n\n${lines.join('\n')}\n`;
}
