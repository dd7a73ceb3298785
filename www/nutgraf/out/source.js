// What an export is made of, looked up: the report with its texts, and what a reader calls articles and speakers.

import { citation, wording } from '../citation.js';
import { words } from '../format.js';
import { positionAt } from '../warnings.js';

/** @typedef {import('../types.js').ArticleReport} ArticleReport */
/** @typedef {import('../own.js').Own} Own */
/** @typedef {import('../types.js').Entity} Entity */
/** @typedef {import('../types.js').Quote} Quote */
/** @typedef {import('../types.js').Span} Span */
/** @typedef {import('../citation.js').Origin} Origin */

/**
 * What an export is a function of.
 * @typedef {Object} Input
 * @property {import('../types.js').CorpusReport} report
 * @property {(id: string) => string} text of an article, that the report's offsets point into
 * @property {(id: string) => Origin} origin where an article is from
 * @property {string} lang how dates are written
 * @property {string} made when the file is made (RFC 3339, in UTC)
 * @property {readonly string[]} [corrections] what the reader corrected before the report was made, in words
 */

/** An article of the report with its text. @typedef {{report: ArticleReport, text: string, origin: Origin}} Piece */

/**
 * What several parts of a digest ask of a source, made once.
 * @template T
 * @param {(source: Source) => T} make
 * @returns {(source: Source) => T}
 */
export function once(make) {
  /** @type {WeakMap<Source, {made: T}>} */
  const kept = new WeakMap();
  return (source) => {
    const known = kept.get(source) ?? { made: make(source) };
    kept.set(source, known);
    return known.made;
  };
}

/** Who is told to have said what no source stands at. */
export const NOBODY = 'No speaker named';

export class Source {
  report;
  lang;
  made;
  corrections;
  /** The articles, in the report's order. @type {readonly Piece[]} */
  pieces;
  #byId;
  #entities;

  /** @param {Input} input */
  constructor({ report, text, origin, lang, made, corrections = [] }) {
    this.report = report;
    this.lang = lang;
    this.made = made;
    this.corrections = corrections;
    this.pieces = report.articles.map((article) => ({ report: article, text: text(article.id), origin: origin(article.id) }));
    this.#byId = new Map(this.pieces.map((piece) => [piece.report.id, piece]));
    this.#entities = new Map(report.entities.map((e) => [e.id, e]));
  }

  /** @param {string} id */
  piece(id) {
    return this.#byId.get(id);
  }

  /** The report of an article. @param {string} id */
  article(id) {
    return this.#byId.get(id)?.report;
  }

  /** An article's text; '' where there is none of that id. @param {string} id */
  text = (id) => this.#byId.get(id)?.text ?? '';

  /** @param {string | null | undefined} id @returns {Entity | undefined} */
  entity(id) {
    return id ? this.#entities.get(id) : undefined;
  }

  /** Who said a quote: a name, or the source as it is written; '' where there is none. @param {Quote} quote @param {string} text */
  who(quote, text) {
    return this.entity(quote.speaker ?? quote.document)?.name || words(text, quote.source) || (quote.own?.who ?? '');
  }

  /** A quote with where it is printed, as one line of running text. @param {Quote} quote @param {Piece} piece */
  citation(quote, piece) {
    return citation(wording(quote, piece.text), this.who(quote, piece.text), quote.kind, { ...piece.origin, at: at(piece, quote.content) }, this.lang);
  }
}

/**
 * The time or page of a place, where the article has such.
 * @param {Piece} piece
 * @param {readonly Span[]} spans
 */
export const at = ({ report }, spans) => positionAt(report, spans[0]?.start);

/** What an article is called in a column: its outlet, or else its title. @param {Piece} piece */
export const called = ({ origin, report }) => origin.outlet || origin.label || origin.title || report.id;

/**
 * A share as a reader is told it. Nothing is told as certain that is not.
 * @param {number} share
 */
export const sure = (share) => `${Math.min(99, Math.round(share * 100))}% sure`;

/** What the reader did with it, in a word or two. @param {Own} own */
export const deedOf = ({ instead, what }) => (what === 'note' ? 'noted' : instead === undefined ? 'added' : 'edges moved');

/**
 * How sure a quote is; whose it is by the reader's word is no matter of shares.
 * @param {Quote} quote
 */
export const sureOf = (quote) => (quote.own ? `${deedOf(quote.own)} by the reader${quote.own.note === undefined ? '' : `: ${quote.own.note}`}` : quote.corrected ? 'speaker corrected by the reader' : sure(quote.confidence));

/** Of a name, or an entity, that the reader added. */
export const BY_READER = 'added by the reader';

/** What of a quote is the reader's, for programs: all of it, or its edges. @param {Quote} quote */
export const byReader = (quote) => ({ added: quote.own && !quote.found ? 'reader' : undefined, edges: quote.found ? 'reader' : undefined });
