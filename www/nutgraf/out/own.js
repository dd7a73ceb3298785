// The quotations that the reader found, and the names that they added, in the files that the engine writes: it knows nothing of them.

import { addedTo, isOwn } from '../own.js';
import { wording } from '../citation.js';
import { count, TYPE_NAMES, words } from '../format.js';
import { oneLine } from '../fold.js';
import { BY_READER, deedOf, Source } from './source.js';

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

/** The entities that the reader added, or added names to. @param {Source} source @returns {import('./source.js').Entity[]} */
const added = (source) => source.report.entities.filter(isOwn);

/**
 * A table of the engine's with more rows at its end.
 * @param {string} table
 * @param {readonly Record<string, string>[]} more their cells by the heads of their columns
 */
function extended(table, more) {
  const [head = ''] = table.replace(/^\ufeff/, '').split(/\r?\n/, 1);
  const end = table.includes('\r\n') ? '\r\n' : '\n';
  const rows = more.map((told) => head.split(',').map((name) => cell(told[name] ?? '')).join(',') + end);
  return `${table}${table.endsWith('\n') ? '' : end}${rows.join('')}`;
}

/**
 * The engine's table of quotes with the reader's at its end.
 * @param {string} table
 * @param {Input} input
 */
export function ownRows(table, input) {
  const source = new Source(input);
  return extended(table, all(source).map(({ piece, quote }) => {
    const { text, origin, report } = piece;
    return {
      speaker: source.who(quote, text), words: words(text, quote.content), kind: quote.speech ? quote.kind : '', speech: quote.speech ? 'yes' : 'no', outlet: origin.outlet, title: origin.title, date: origin.date, url: origin.url,
      article: report.id, start: String(quote.content[0]?.start ?? ''), end: String(quote.content.at(-1)?.end ?? ''), printed: wording(quote, text), corrected: `${quote.own ? deedOf(quote.own) : ''} ${BY}`,
    };
  }));
}

/**
 * The engine's table of entities with what the reader added at its end: also to those that are in it, in a row of its own.
 * @param {string} table
 * @param {Input} input
 */
export function ownNames(table, input) {
  const source = new Source(input);
  return extended(table, added(source).map((entity) => {
    const { id, name, type, variants, own = [] } = entity;
    // How sure the program is, it cannot say of what it did not find.
    return {
      name, type, 'other names': variants.filter((v) => v !== name && own.some((o) => o.text === v)).join('; '), mentions: String(addedTo(entity)),
      articles: String(source.pieces.filter(({ report }) => /** @type {readonly import('../types.js').Mention[]} */ (report.entities).some((m) => m.own && own.includes(m.own))).length), confidence: BY_READER, id,
    };
  }));
}

/** A text without anything that Markdown takes for its own, or for an address. @param {string} text */
const plain = (text) => oneLine(text).replace(/[\\`*_{}[\]<>#|~:@&!$^]|(?<=www)\./gi, '\\$&');

/** A text with another section at its end; without one where there is nothing in it. @param {string} text @param {string} title @param {readonly string[]} lines */
const section = (text, title, lines) => (lines.length === 0 ? text : `${text.trimEnd()}\n\n## ${title}\n\n${lines.join('\n')}\n`);

/**
 * The engine's digest with sections of the reader's quotations and names.
 * @param {string} digest
 * @param {Input} input
 */
export function ownSection(digest, input) {
  const source = new Source(input);
  const lines = all(source).map(({ piece, quote }) => `- ${plain(source.citation(quote, piece))}${quote.own?.note === undefined ? '' : `: ${plain(quote.own.note)}`}`);
  const names = added(source).map((e) => `- ${plain(e.name)} (${(TYPE_NAMES[e.type] ?? e.type).toLowerCase()}): ${count(addedTo(e), 'mention')} ${BY_READER}`);
  return section(section(digest, 'Quotations and notes of the reader', lines), 'Entities of the reader', names);
}
