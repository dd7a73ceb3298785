// Quotations that the reader found, or whose edges the reader moved, and names that they added. They are kept beside the corrections,
// and found again by their words when an article is edited or read anew. The engine knows nothing of them: the page puts them behind
// those that it found (own-report.js), with whose they are.

import { say } from './say.js';

/** @typedef {import('./types.js').CorpusReport} CorpusReport */
/** @typedef {import('./types.js').Quote} Quote */
/** @typedef {import('./types.js').Entity} Entity */

/**
 * @typedef {Object} Own
 * @property {string} article
 * @property {string} text the words as they are printed
 * @property {number} start where they stood, in UTF-16 units
 * @property {string} before what stood before them
 * @property {string} after and behind them
 * @property {string} [who] the name of who said them, nobody where it is left out; or of whom they name
 * @property {'note' | 'name'} [what] it is no quotation, but a place with a note, or a name
 * @property {Entity['type']} [type] of a name: of what kind it is
 * @property {string} [entity] of a name: the id of whom in the list it is of
 * @property {true} [only] of a name: the same words elsewhere are not meant
 * @property {string} [note] what the reader, or who handed it over, says of them
 * @property {string} [instead] the words of the quotation that was found, whose edges these are
 */

/** @typedef {'no-article' | 'no-words' | 'several' | 'taken'} Lost */

/**
 * What of a list the engine found: quotations, entities, or where those are named.
 * @template {object} T
 * @param {readonly T[]} list
 */
export const asFound = (list) => list.flatMap((one) => (isOwn(one) ? ('found' in one && one.found ? [/** @type {T} */ (one.found)] : []) : [one]));

/** A report as the engine made it. @param {CorpusReport} report @returns {CorpusReport} */
export const withoutOwn = (report) => ({
  ...report, entities: asFound(report.entities),
  articles: report.articles.map((a) => ([...a.quotes, ...a.entities].some(isOwn) ? { ...a, quotes: asFound(a.quotes), entities: asFound(a.entities) } : a)),
});

/** Whether the reader has found it, or something of it. @param {object} one */
export const isOwn = (one) => 'own' in one && one.own !== undefined;

/** Whether it is no quotation, but a place with the reader's note. @param {Quote} quote */
export const isNote = (quote) => quote.own?.what === 'note';

/** Whether it is a name, and no quotation. @param {Own} own */
export const isName = (own) => own.what === 'name';

/** How often an entity is named by the reader's word alone. @param {Entity} entity */
export const addedTo = ({ mentions, found }) => mentions - (found?.mentions ?? 0);

/** What the reader did with it, in a word or two. @param {Own} own */
export const byYou = ({ instead, what }) => say(what === 'note' ? 'noted by you' : instead === undefined ? 'added by you' : 'edges moved by you');
