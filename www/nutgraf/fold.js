// What other programs take for more than text, made plain before it leaves the page.

import { wellFormed } from './input.js';

const ODD = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/**
 * A text without line ends, other control characters and marks that turn the direction of writing: each is a space.
 * Offsets stay.
 * @param {string} text
 */
export const flat = (text) => wellFormed(text).replace(ODD, ' ');

/**
 * The same without spaces around it, and with one between its words.
 * @param {string} text
 */
export const oneLine = (text) => flat(text).replace(/\s+/gu, ' ').trim();
