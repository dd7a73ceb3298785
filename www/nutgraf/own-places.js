// Where the reader's own stands in an article: its words with what stands around them, and the way back to them.

import { later } from './say.js';

/** @typedef {import('./types.js').Span} Span */
/** @typedef {import('./own.js').Own} Own */
/** @typedef {import('./own.js').Lost} Lost */

/** Why it is not found again. @type {Record<Lost, string>} */
export const LOST = {
  'no-article': later('Its article is not here.'), 'no-words': later('Its words are not in the article any more.'),
  several: later('Its words stand in several places, and none of them is the one.'), taken: later('These words are in the list already: correct them there.'),
};

/** So much of what stands around it is kept. */
const AROUND = 32;

/**
 * What the reader says of a place.
 * @param {string} article
 * @param {string} text of the article
 * @param {Span} span
 * @param {{[part in 'who' | 'note' | 'what' | 'instead' | 'type' | 'entity' | 'only']?: Own[part] | undefined}} told
 * @returns {Own}
 */
export function ownAt(article, text, { start, end }, { who = '', note = '', ...told }) {
  const more = Object.entries({ who: who.trim(), note: note.trim(), ...told }).filter(([, part]) => part !== undefined && part !== '');
  return Object.freeze({
    article, text: text.slice(start, end), start, before: text.slice(Math.max(0, start - AROUND), start), after: text.slice(end, end + AROUND), ...Object.fromEntries(more),
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
