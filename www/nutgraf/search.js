// What a reader searches for, and where a passage has it. Words are compared folded (`folding.js`).
//
//     lorry bridge          both in one passage, each as the beginning of a word: "lorry-bridge", "bridges"
//     "the old bridge"      these words in this order, whole
//     lorry NEAR bridge     the two with no more than a dozen words from one to the other

import { fold } from './folding.js';

/** @typedef {{start: number, end: number}} Stretch of folded text */

/**
 * Words that must stand side by side.
 * @typedef {Object} Term
 * @property {string} words folded, with a space before, and one behind where the last word must be whole
 */

/** Terms of which each must stand near the one before it; alone, it may stand anywhere. @typedef {Term[]} Chain */

/** @typedef {readonly Chain[]} Query all of which a passage must have */

/** So many words on from the first of two may the second stand. */
const NEAR = 12;
/** Marks that open or close a phrase. */
const PHRASE = /["“”„‟«»″]([^"“”„‟«»″]*)(["“”„‟«»″]?)|[^\s"“”„‟«»″]+/gu;

/**
 * Reads what was typed. A phrase that is not closed yet is one all the same; its last word may go on.
 * @param {string} typed
 * @returns {Query} empty where there is no word in it
 */
export function queryOf(typed) {
  /** @type {Chain[]} */
  const chains = [];
  let near = false;
  const tokens = [...typed.matchAll(PHRASE)];
  tokens.forEach(([token, phrase, closing], i) => {
    const last = i === tokens.length - 1;
    if (token === 'NEAR' && !near && !last && chains.length > 0) {
      near = true;
      return;
    }
    const folded = fold(phrase ?? token);
    if (folded === ' ') return;
    const term = { words: phrase !== undefined && closing !== '' ? folded : folded.trimEnd() };
    const before = chains.at(-1);
    if (near && before) before.push(term);
    else chains.push([term]);
    near = false;
  });
  return chains;
}

/** Where a term stands: the stretch, and which words of the text it begins and ends with. @typedef {Stretch & {first: number, last: number}} Found */

/**
 * The places of a term, each to the end of its last word.
 * @param {string} text folded
 * @param {Term} term
 * @returns {Found[]}
 */
function places(text, { words }) {
  const length = words.trimEnd().length;
  const more = words.trim().split(' ').length - 1;
  /** @type {Found[]} */
  const found = [];
  let first = -1;
  let counted = 0;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    for (let space = text.indexOf(' ', counted); space >= 0 && space <= at; space = text.indexOf(' ', space + 1)) first += 1;
    counted = at + 1;
    found.push({ start: at + 1, end: text.indexOf(' ', at + length), first, last: first + more });
  }
  return found;
}

/** Whether two places are near each other, and are not one. @param {Found} a @param {Found} b */
const near = (a, b) => (a.last < b.first && b.first - a.last <= NEAR) || (b.last < a.first && a.first - b.last <= NEAR);

/**
 * Where the terms of a chain stand, each near those beside it; null where they do not.
 * @param {string} text folded
 * @param {Chain} chain
 * @returns {Found[] | null}
 */
function linked(text, chain) {
  const found = chain.map((term) => places(text, term));
  const keep = (/** @type {number} */ i, /** @type {number} */ beside) => {
    found[i] = (found[i] ?? []).filter((a) => found[beside]?.some((b) => near(a, b)));
  };
  // From the first to the last, and back to those that lead there.
  for (let i = 1; i < found.length; i++) keep(i, i - 1);
  for (let i = found.length - 2; i >= 0; i--) keep(i, i + 1);
  return found.every((list) => list.length > 0) ? found.flat() : null;
}

/** @param {Term} term @param {string} text */
const has = ({ words }, text) => text.includes(words);

/**
 * Whether a passage has all that is asked for. What stands beside it, such as the name of who speaks in it, counts for single
 * words and phrases.
 * @param {Query} query
 * @param {string} text folded
 * @param {string} [beside] folded, with line ends between
 */
export function matches(query, text, beside = '') {
  return query.length > 0 && query.every((chain) => {
    const [first] = chain;
    if (!first) return false;
    if (chain.length === 1) return has(first, text) || has(first, beside);
    return chain.every((term) => has(term, text)) && linked(text, chain) !== null;
  });
}

/**
 * The places of all that is asked for, in order, joined where they overlap.
 * @param {Query} query
 * @param {string} text folded
 * @returns {Stretch[]}
 */
export function found(query, text) {
  const all = query.flatMap((chain) => linked(text, chain) ?? []).sort((a, b) => a.start - b.start);
  /** @type {Stretch[]} */
  const joined = [];
  for (const { start, end } of all) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/**
 * Which of some names make up for what the text itself has not.
 * @param {Query} query
 * @param {string} text folded
 * @param {readonly string[]} names folded
 * @returns {number[]} their indexes
 */
export function byName(query, text, names) {
  const missing = query.flatMap((chain) => (chain[0] && chain.length === 1 && !has(chain[0], text) ? [chain[0]] : []));
  return names.flatMap((name, i) => (missing.some((term) => has(term, name)) ? [i] : []));
}
