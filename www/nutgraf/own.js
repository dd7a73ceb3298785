// Quotations that the reader found, or whose edges the reader moved. They are kept beside the corrections, and found again by their
// words when an article is edited or read anew. The engine knows nothing of them: the page puts them behind those that it found, and one
// with other edges in the place of the one that was found, with whose it is.

import { isObject, wellFormed } from './input.js';
import { later, say } from './say.js';

/** @typedef {import('./types.js').CorpusReport} CorpusReport */
/** @typedef {import('./types.js').ArticleReport} ArticleReport */
/** @typedef {import('./types.js').Quote} Quote */
/** @typedef {import('./types.js').Span} Span */

/**
 * @typedef {Object} Own
 * @property {string} article
 * @property {string} text the words as they are printed
 * @property {number} start where they stood, in UTF-16 units
 * @property {string} before what stood before them
 * @property {string} after and behind them
 * @property {string} [who] the name of who said them; nobody where it is left out
 * @property {'note'} [what] it is no quotation, but a place with a note
 * @property {string} [note] what the reader, or who handed it over, says of them
 * @property {string} [instead] the words of the quotation that was found, whose edges these are
 */

/** @typedef {'no-article' | 'no-words' | 'several'} Lost */

/** Why a quotation is not found again. @type {Record<Lost, string>} */
export const LOST = {
  'no-article': later('Its article is not here.'), 'no-words': later('Its words are not in the article any more.'),
  several: later('Its words stand in several places, and none of them is the one.'),
};

/** So much of what stands around it is kept. */
const AROUND = 32;

/**
 * A quotation of the reader's at a place.
 * @param {string} article
 * @param {string} text of the article
 * @param {Span} span
 * @param {{who?: string | undefined, note?: string | undefined, what?: 'note' | undefined, instead?: string | undefined}} told
 * @returns {Own}
 */
export function ownAt(article, text, { start, end }, { who = '', note = '', what, instead = '' }) {
  return Object.freeze({
    article, text: text.slice(start, end), start, before: text.slice(Math.max(0, start - AROUND), start), after: text.slice(end, end + AROUND),
    ...(who.trim() === '' ? {} : { who: who.trim() }), ...(note.trim() === '' ? {} : { note: note.trim() }),
    ...(what === undefined ? {} : { what }), ...(instead === '' ? {} : { instead }),
  });
}

/**
 * What of a list from a file or from storage is a quotation.
 * @param {unknown} list
 * @returns {Own[]}
 */
export function ownIn(list) {
  return (Array.isArray(list) ? list : []).flatMap((/** @type {unknown} */ value) => {
    if (!isObject(value)) return [];
    const { article, text, start, before = '', after = '', who = '', note = '', instead = '' } = value;
    if (typeof article !== 'string' || typeof text !== 'string' || text.trim() === '' || typeof start !== 'number') return [];
    if (![before, after, who, note, instead].every((part) => typeof part === 'string')) return [];
    const told = Object.fromEntries(Object.entries({ before, after, who, note, instead }).filter(([name, part]) => part !== '' || name === 'before' || name === 'after').map(([name, part]) => [name, wellFormed(String(part))]));
    return [/** @type {Own} */ (Object.freeze({ article: wellFormed(article), text: wellFormed(text), start, ...told, ...(value['what'] === 'note' ? { what: 'note' } : {}) }))];
  });
}

/** How many of the characters before, or behind, a place in a text are those that were kept. @param {string} around @param {string} text @param {number} at @param {1 | -1} by */
function alike(around, text, at, by) {
  const most = Math.min(around.length, AROUND);
  let n = 0;
  while (n < most && (by > 0 ? around[n] === text[at + n] : around.at(-1 - n) === text[at - 1 - n])) n += 1;
  return n;
}

/**
 * Where its words stand: where they stood, or where most of what stood around them does.
 * @param {Own} own
 * @param {string} text
 * @returns {Span | Lost}
 */
export function placeOf({ text: words, start, before, after }, text) {
  /** The places around which most is the same. @type {number[]} */
  let best = [];
  let most = -1;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const around = alike(before, text, at, -1) + alike(after, text, at + words.length, 1);
    if (around > most) [most, best] = [around, []];
    if (around === most) best.push(at);
  }
  const [one] = best.length > 1 ? best.filter((at) => at === start) : best;
  if (one !== undefined) return { start: one, end: one + words.length };
  return best.length === 0 ? 'no-words' : 'several';
}

/** Whether a place lies between quotation marks of its paragraph. @param {string} text @param {number} at */
function isQuoted(text, at) {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const open = (line.match(/[“„«]/g) ?? []).length - (line.match(/[”»]/g) ?? []).length;
  return open > 0 || (line.match(/"/g) ?? []).length % 2 === 1;
}

/** How words at a place are quoted. @param {string} words @param {string} text @param {number} at @returns {Quote['kind']} */
export function kindAt(words, text, at) {
  return /["“”„«»]/.test(words) ? 'mixed' : isQuoted(text, at) ? 'direct' : 'indirect';
}

/**
 * It as the engine's quotations are. What does not stand between marks is told as the article's own words.
 * @param {Own} own
 * @param {Span} span
 * @param {string} text
 * @param {ReadonlyMap<string, string>} ids of entities by their names in small letters
 * @returns {Quote}
 */
function asQuote(own, span, text, ids) {
  const kind = kindAt(own.text, text, span.start);
  return { kind, content: [span], verbatim: kind === 'direct' ? [span] : [], speech: own.what !== 'note', source: [], cue: [], speaker: ids.get(own.who?.toLowerCase() ?? '') ?? null, confidence: 1, corrected: 'reader', own };
}

/**
 * A quotation that was found, with the reader's edges: whose it is, and what it is, stay.
 * @param {Quote} found
 * @param {Quote} own
 * @returns {Quote}
 */
function withEdges(found, own) {
  const [span] = own.content;
  const inside = (/** @type {Span[]} */ list) => (span ? list.flatMap((v) => (v.start < span.end && span.start < v.end ? [{ start: Math.max(v.start, span.start), end: Math.min(v.end, span.end) }] : [])) : []);
  const verbatim = own.kind === 'mixed' ? inside(found.verbatim) : own.verbatim;
  const moved = { ...found, kind: own.kind, content: own.content, verbatim, corrected: own.corrected, own: own.own, found };
  return own.own?.who === undefined ? moved : { ...moved, speaker: own.speaker, document: undefined };
}

/** Which quotation of an article has the reader's edges now. @param {ArticleReport} article @param {Quote} quote @param {string} text */
function foundFor({ quotes }, { own, content: [span] }, text) {
  return own?.instead === undefined || !span ? -1
    : quotes.findIndex(({ content: [first, more] }) => first && !more && text.slice(first.start, first.end) === own.instead && first.start < span.end && span.start < first.end);
}

/**
 * A report with the reader's quotations behind the engine's, so that the numbers of those hold; and which are not found again.
 * @param {CorpusReport} report
 * @param {readonly Own[]} list
 * @param {(article: ArticleReport) => string} textOf
 * @returns {{report: CorpusReport, lost: {own: Own, why: Lost}[]}}
 */
export function withOwn(report, list, textOf) {
  if (list.length === 0) return { report, lost: [] };
  const articles = new Map(report.articles.map((a) => [a.id, a]));
  /** @type {Map<string, string>} */
  const ids = new Map();
  for (const { id, name, variants } of [...report.entities].reverse()) for (const called of [...variants, name]) ids.set(called.toLowerCase(), id);
  /** @type {Map<string, Quote[]>} */
  const more = new Map();
  /** @type {{own: Own, why: Lost}[]} */
  const lost = [];
  for (const own of list) {
    const article = articles.get(own.article);
    const text = article ? textOf(article) : '';
    const place = article ? placeOf(own, text) : 'no-article';
    if (typeof place === 'string') lost.push({ own, why: place });
    else more.set(own.article, [...(more.get(own.article) ?? []), asQuote(own, place, text, ids)]);
  }
  const taken = (/** @type {ArticleReport} */ article) => {
    /** @type {Quote[]} */
    const quotes = [...article.quotes];
    for (const own of more.get(article.id) ?? []) {
      const at = foundFor(article, own, textOf(article));
      const found = quotes[at];
      if (found && !isOwn(found)) quotes[at] = withEdges(found, own);
      else quotes.push(own);
    }
    return { ...article, quotes };
  };
  return { report: { ...report, articles: report.articles.map((a) => (more.has(a.id) ? taken(a) : a)) }, lost };
}

/** Quotations as the engine found them. @param {readonly Quote[]} quotes */
export const asFound = (quotes) => quotes.flatMap((q) => (isOwn(q) ? (q.found ? [q.found] : []) : [q]));

/** A report as the engine made it. @param {CorpusReport} report @returns {CorpusReport} */
export const withoutOwn = (report) => ({ ...report, articles: report.articles.map((a) => (a.quotes.some(isOwn) ? { ...a, quotes: asFound(a.quotes) } : a)) });

/** Whether the reader has found it, or its edges. @param {Quote} quote */
export const isOwn = (quote) => quote.own !== undefined;

/** Whether it is no quotation, but a place with the reader's note. @param {Quote} quote */
export const isNote = (quote) => quote.own?.what === 'note';

/** What the reader did with a quotation, in a word or two. @param {Own} own */
export const deedOf = ({ instead, what }) => (what === 'note' ? 'noted' : instead === undefined ? 'added' : 'edges moved');

/** The same, and that it was the reader. @param {Own} own */
export const byYou = ({ instead, what }) => say(what === 'note' ? 'noted by you' : instead === undefined ? 'added by you' : 'edges moved by you');

/**
 * What is kept in a workspace beside its articles, with these quotations. Where there are none, nothing stands for them.
 * @param {Readonly<Record<string, unknown>>} extra
 * @param {readonly Own[]} own
 */
export function extraWith(extra, own) {
  const { quotations: _, ...rest } = extra;
  return own.length === 0 ? rest : { ...rest, quotations: own };
}
