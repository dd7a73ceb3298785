// Text as a search compares it: words in plain small letters with one space between them, each of which leads back to the
// characters that it was made of. Müller, MÜLLER and Muller are one word; ’ and ', – and - part words alike.

import { wellFormed } from './input.js';

/** @typedef {import('./types.js').Span} Span */

/** Letters that are no plain letter with a mark, and what people type for them. @type {Record<string, string>} */
const LETTERS = {
  ß: 'ss', ς: 'σ', ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i', ħ: 'h', ŧ: 't', ŋ: 'n', ĸ: 'k', ȷ: 'j',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');
/** Marks on letters, and what is not seen at all: soft hyphens, joiners and marks of direction. */
const UNSEEN = /[\p{M}\p{Cf}]+/gu;
/** Scripts that put no space between their words: each character is a word. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu;
/** What parts words. Some marks that look like an apostrophe are letters by their class. */
const BETWEEN = /(?:[^\p{L}\p{N}]|[\u02b9-\u02c1\u02ee])+/gu;
/** What most English text is made of: no letter in it needs a closer look. */
const PLAIN = /^[\t-\r -~\u00a0\u2010-\u2015\u2018-\u201f\u2026]*$/;

/**
 * A text's words without a mark or capital. It begins and ends with a space, so that " word " finds a whole word, and is one
 * space where there is no word.
 * @param {string} text
 */
export function fold(text) {
  if (PLAIN.test(text)) return ` ${text.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()} `.replace(/^ +$/, ' ');
  return ` ${closely(text).trim()} `.replace(/^ +$/, ' ');
}

/** Half a character must not become one with another half once what is between them has gone. @param {string} text */
const closely = (text) => wellFormed(text).normalize('NFKD').toLowerCase().replace(UNSEEN, '').replace(LETTER, (letter) => LETTERS[letter] ?? letter)
  .replace(UNSPACED, ' $& ').replace(BETWEEN, ' ');

/** What single characters become; a page's articles have few different ones. @type {Map<string, string>} */
const known = new Map();
/** More than this are not kept. */
const MOST = 4000;

/** @param {string} character */
function folded(character) {
  let made = known.get(character);
  if (made === undefined) {
    made = closely(character);
    if (known.size < MOST) known.set(character, made);
  }
  return made;
}

/**
 * Folded text with the way back.
 * @typedef {Object} Folded
 * @property {string} text what `fold` makes of it
 * @property {(start: number, end: number) => Span[]} original where a stretch of it comes from: whole characters with their
 *   marks, a stretch for each of the spans that it lies in
 */

/**
 * The same of stretches of a text, one after the other, with the way back.
 * @param {string} text
 * @param {readonly Span[]} spans
 * @returns {Folded}
 */
export function foldSpans(text, spans) {
  let out = ' ';
  /** Where the character of each letter begins and ends, and in which of the spans. @type {number[]} */
  const starts = [-1];
  /** @type {number[]} */
  const ends = [-1];
  /** @type {number[]} */
  const of = [-1];
  spans.forEach((span, which) => {
    let at = span.start;
    for (const character of text.slice(span.start, span.end)) {
      const end = at + character.length;
      const made = folded(character);
      // A mark belongs to the letter before it.
      if (made === '' && out.at(-1) !== ' ' && of.at(-1) === which && /^\p{M}$/u.test(character)) ends[ends.length - 1] = end;
      for (const letter of made.split('')) {
        if (letter === ' ' && out.at(-1) === ' ') continue;
        out += letter;
        starts.push(at);
        ends.push(end);
        of.push(which);
      }
      at = end;
    }
    if (out.at(-1) !== ' ') {
      out += ' ';
      starts.push(-1);
      ends.push(-1);
      of.push(-1);
    }
  });
  return {
    text: out,
    original: (start, end) => {
      /** @type {Span[]} */
      const found = [];
      let last = -1;
      for (let i = start; i < end; i++) {
        // Spaces have no place of their own: what is between two words is theirs if both are found.
        if (out[i] === ' ') continue;
        const which = of[i] ?? -1;
        const span = found.at(-1);
        if (span && which === last) span.end = Math.max(span.end, ends[i] ?? span.end);
        else found.push({ start: starts[i] ?? 0, end: ends[i] ?? 0 });
        last = which;
      }
      return found;
    },
  };
}
