// What is the reader's own, at its places in the articles and in the report: quotations behind those that the engine found, one with
// other edges in the place of the one that was found, and names. Fetched when there is any.

import { isName, isOwn } from './own.js';
import { calledIn, withNames } from './own-names.js';
import { LOST, placeOf } from './own-places.js';

/** @typedef {import('./types.js').CorpusReport} CorpusReport */
/** @typedef {import('./types.js').ArticleReport} ArticleReport */
/** @typedef {import('./types.js').Quote} Quote */
/** @typedef {import('./types.js').Span} Span */
/** @typedef {import('./own.js').Own} Own */
/** @typedef {import('./own.js').Lost} Lost */

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
 * A report with the reader's names, and quotations behind the engine's, so that the numbers of those hold; and what is not found again.
 * @param {CorpusReport} report
 * @param {readonly Own[]} list
 * @param {(article: ArticleReport) => string} textOf
 * @returns {{report: CorpusReport, lost: {own: Own, why: Lost, told: string}[]}} `told`: why, to be said
 */
export function withOwn(report, list, textOf) {
  if (list.length === 0) return { report, lost: [] };
  const { report: named, lost } = withNames(report, list.filter(isName), textOf);
  const articles = new Map(report.articles.map((a) => [a.id, a]));
  const called = calledIn(list);
  /** @type {Map<string, string>} */
  const ids = new Map();
  for (const { id, name, variants } of [...named.entities].reverse()) {
    for (const key of [...variants, name].map((n) => n.toLowerCase())) if (called.has(key)) ids.set(key, id);
  }
  /** @type {Map<string, Quote[]>} */
  const more = new Map();
  for (const own of list) {
    if (isName(own)) continue;
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
  return { report: { ...named, articles: named.articles.map((a) => (more.has(a.id) ? taken(a) : a)) }, lost: lost.map((l) => ({ ...l, told: LOST[l.why] })) };
}
