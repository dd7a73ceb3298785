// JSON and JSON Lines with the line of an error, which browsers tell differently or not at all.

import { NutgrafError } from './errors.js';

/** @typedef {{line: number, value?: unknown, error?: NutgrafError}} Line */

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;

/**
 * Behind the string that begins at `at`, or -1 where there is none. A pattern would remember each character to go back to
 * it, and run out of room on long strings.
 * @param {string} text
 * @param {number} at
 */
function stringEnd(text, at) {
  if (text[at] !== '"') return -1;
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) return i + 1;
    if (code < 0x20) return -1;
    if (code !== 0x5c) continue;
    ESCAPE.lastIndex = i + 1;
    const escaped = ESCAPE.exec(text);
    if (!escaped) return -1;
    i += escaped[0].length;
  }
  return -1;
}

/** @param {string} text @param {number} at */
function scalarEnd(text, at) {
  if (text[at] === '"') return stringEnd(text, at);
  NUMBER.lastIndex = at;
  return NUMBER.exec(text) ? NUMBER.lastIndex : -1;
}

/** @param {string} text @param {number} at */
function spaceEnd(text, at) {
  let end = at;
  while (' \t\r\n'.includes(text[end] ?? '-')) end += 1;
  return end;
}

/**
 * Where `text` stops being JSON: the offset of the first token that cannot stand there.
 * @param {string} text
 */
function errorAt(text) {
  let at = 0;
  /** @type {string[]} */
  const open = [];
  /** @type {'value' | 'first' | 'key' | 'after'} */
  let want = 'value';
  for (;;) {
    at = spaceEnd(text, at);
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
      const end = stringEnd(text, at);
      if (end < 0) return at;
      at = spaceEnd(text, end);
      if (text[at] !== ':') return at;
      at += 1;
      want = 'value';
    } else if (char === '{' || char === '[') {
      open.push(char);
      at += 1;
      want = 'first';
    } else {
      const end = scalarEnd(text, at);
      if (end < 0) return at;
      at = end;
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
    const error = errorAt(text);
    let line = 1;
    for (let at = text.indexOf('\n'); at >= 0 && at < error; at = text.indexOf('\n', at + 1)) line += 1;
    throw new NutgrafError('json', `line ${line} is not JSON`, { cause });
  }
}

/**
 * The values of JSON Lines, each with its line, or the error of that line; one at a time, for there may be millions.
 * @param {string} text
 * @returns {Generator<Line, void, void>}
 */
export function* parseLines(text) {
  let line = 0;
  for (let at = 0; at <= text.length;) {
    const end = text.indexOf('\n', at);
    const row = text.slice(at, end < 0 ? text.length : end);
    line += 1;
    if (row.trim() !== '') yield lineOf(row, line);
    if (end < 0) return;
    at = end + 1;
  }
}

/**
 * @param {string} row
 * @param {number} line
 * @returns {Line}
 */
function lineOf(row, line) {
  try {
    return { line, value: /** @type {unknown} */ (JSON.parse(row)) };
  } catch (cause) {
    return { line, error: new NutgrafError('json', `line ${line} is not JSON`, { cause }) };
  }
}

/**
 * A value as `JSON.stringify(value, null, 1)` writes it, with a line's end; a row of each list that stands right in it at a
 * time.
 * @param {Record<string, unknown>} value
 */
export function* jsonPieces(value) {
  /** @param {unknown} part @param {string} indent */
  const written = (part, indent) => JSON.stringify(part, null, 1).replaceAll('\n', `\n${indent}`);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  let before = '{\n ';
  for (const [name, part] of entries) {
    yield `${before}${JSON.stringify(name)}: `;
    before = ',\n ';
    if (!Array.isArray(part) || part.length === 0) {
      yield written(part, ' ');
      continue;
    }
    for (let i = 0; i < part.length; i++) yield `${i === 0 ? '[' : ','}\n  ${written(part[i] ?? null, '  ')}`;
    yield '\n ]';
  }
  yield entries.length === 0 ? '{}\n' : '\n}\n';
}
