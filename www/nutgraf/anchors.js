// How a correction names a quotation, a deadline or a side of a difference: by its words, and by which of those of the
// same words it is, as `src/corpus/corrected` finds it again.

import { words } from './format.js';
import { asFound } from './own.js';

/** @typedef {import('./types.js').ArticleReport} ArticleReport */
/** @typedef {import('./types.js').CorpusReport} CorpusReport */
/** @typedef {import('./types.js').Dismissed} Dismissed */
/** @typedef {import('./types.js').Span} Span */

/** What names something in an article. @typedef {{article: string, text: string, nth?: number, of?: number}} Anchor */

/** So much of what stands beside a side of a difference is told with it. */
const BESIDE = 40;

/** A sign before a figure, in letters: what is a key is its own. @type {Record<string, string>} */
const SIGNS = { '-': 'minus', '+': 'plus', '±': 'plusminus', '.': 'point' };

/**
 * What two texts are compared by, as `key` in `src/corpus/corrected/anchor.rs` makes it: letters and digits in lower case, with
 * signs of currencies and what stands between two digits or as a sign before one.
 * @param {string} text
 */
export function keyOf(text) {
  let out = '';
  // What stands since the last letter, digit or sign of a currency.
  let between = '';
  for (const given of text) {
    const c = /[\u2010-\u2013\u2212]/.test(given) ? '-' : /\p{White_Space}/u.test(given) ? ' ' : given;
    const currency = /[$%\u2030\u00b0\u00a2-\u00a5\u20a0-\u20cf]/.test(c);
    if (!currency && !/[\p{Alphabetic}\p{N}]/u.test(c)) {
      if (c !== ' ' || !between.endsWith(' ')) between += c;
      continue;
    }
    if (/\p{N}/u.test(c)) {
      if (/\p{N}$/u.test(out)) out += between;
      // “Covid-19” is no figure below nothing.
      else if (!/\p{Alphabetic}$/u.test(out) || between.includes(' ')) out += SIGNS[between.at(-1) ?? ''] ?? '';
    } else if (currency && between.endsWith('-')) out += '-';
    between = '';
    out += c.toLowerCase();
  }
  return out;
}

/**
 * The name of one of several things in an article, counted with those that are dismissed.
 * @param {string} article
 * @param {readonly string[]} texts the words of those that are there, in the report's order
 * @param {number} index
 * @param {readonly {index?: number, about: string}[]} gone those that are dismissed
 * @returns {Anchor}
 */
export function anchorOf(article, texts, index, gone) {
  const dismissed = new Map(gone.map((d) => [d.index ?? -1, d.about]));
  const own = keyOf(texts[index] ?? '');
  let [nth, of, here] = [0, 0, 0];
  for (let at = 0; here < texts.length || dismissed.has(at); at += 1) {
    const away = dismissed.get(at);
    if (keyOf(away ?? texts[here] ?? '') === own) of += 1;
    if (away === undefined) {
      if (here === index) nth = of;
      here += 1;
    }
  }
  const anchor = { article, text: texts[index] ?? '' };
  return of > 1 ? { ...anchor, nth, of } : anchor;
}

/**
 * @param {CorpusReport | null} report
 * @param {Dismissed['what']} what
 * @param {string} article
 */
const gone = (report, what, article) => (report?.dismissed ?? []).filter((d) => d.what === what && d.article === article);

/**
 * The name of a quotation.
 * @param {CorpusReport | null} report
 * @param {ArticleReport} article
 * @param {number} index
 * @param {string} text
 */
export const quoteAnchor = (report, article, index, text) => (
  anchorOf(article.id, asFound(article.quotes).map((q) => words(text, q.content)), index, gone(report, 'quote', article.id)));

/**
 * The name of a deadline: its sentence.
 * @param {CorpusReport | null} report
 * @param {ArticleReport} article
 * @param {number} index
 * @param {string} text
 */
export const deadlineAnchor = (report, article, index, text) => (
  anchorOf(article.id, article.deadlines.map((d) => words(text, [d.evidence])), index, gone(report, 'deadline', article.id)));

/**
 * A side of a difference with the words beside it, none of them cut.
 * @param {{article: string} & Span} side
 * @param {string} text
 */
export function sideAnchor({ article, start, end }, text) {
  const before = text.slice(Math.max(0, start - BESIDE), start);
  const after = text.slice(end, end + BESIDE);
  return {
    article, text: words(text, [{ start, end }]),
    before: (start > BESIDE ? before.replace(/^\S*/u, '') : before).replace(/\s+/gu, ' ').trim(),
    after: (end + BESIDE < text.length ? after.replace(/\S*$/u, '') : after).replace(/\s+/gu, ' ').trim(),
  };
}
