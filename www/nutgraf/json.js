// JSON and JSON Lines with the line of an error, which browsers tell differently or not at all.

import { NutgrafError } from './errors.js';

/** @typedef {{line: number, value?: unknown, error?: NutgrafError}} Line */

const SPACE = /[ \t\r\n]*/y;
const SCALAR = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/**
 * Where `text` stops being JSON: the offset of the first token that cannot stand there.
 * @param {string} text
 */
function errorAt(text) {
  let at = 0;
  /** @type {string[]} */
  const open = [];
  /** @param {RegExp} pattern */
  const eat = (pattern) => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at += match[0].length;
    return match !== null;
  };
  /** @type {'value' | 'first' | 'key' | 'after'} */
  let want = 'value';
  for (;;) {
    eat(SPACE);
    const char = text[at];
    if (char === undefined) return at;
    const inside = open.at(-1);
    if (want === 'after') {
      if (inside === undefined) return at;
      if (char === ',') want = inside === '{' ? 'key' : 'value';
      else if (char === (inside === '{' ? '}' : ']')) open.pop();
      else return at;
      at += 1;
    } else if (want === 'first' && char === (inside === '{' ? '}' : ']')) {
      open.pop();
      at += 1;
      want = 'after';
    } else if (want === 'key' || (want === 'first' && inside === '{')) {
      if (!eat(STRING)) return at;
      eat(SPACE);
      if (text[at] !== ':') return at;
      at += 1;
      want = 'value';
    } else if (char === '{' || char === '[') {
      open.push(char);
      at += 1;
      want = 'first';
    } else {
      if (!eat(SCALAR)) return at;
      want = 'after';
    }
  }
}

/**
 * @param {string} text
 * @returns {unknown}
 */
export function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const line = text.slice(0, errorAt(text)).split('\n').length;
    throw new NutgrafError('json', `line ${line} is not JSON`, { cause });
  }
}

/**
 * The values of JSON Lines, each with its line, or the error of that line.
 * @param {string} text
 * @returns {Line[]}
 */
export function parseLines(text) {
  return text.split('\n').flatMap((row, i) => lineOf(row, i + 1));
}

/**
 * @param {string} row
 * @param {number} line
 * @returns {Line[]}
 */
function lineOf(row, line) {
  if (row.trim() === '') return [];
  try {
    return [{ line, value: /** @type {unknown} */ (JSON.parse(row)) }];
  } catch (cause) {
    return [{ line, error: new NutgrafError('json', `line ${line} is not JSON`, { cause }) }];
  }
}
