// What may come in: articles and corrections from programs, files and storage, checked one by one, so that a bad one is
// told and takes no other with it.

import { NutgrafError } from './errors.js';

/** @typedef {import('./types.js').Article} Article */
/** @typedef {import('./types.js').Correction} Correction */

/** The fields of an article besides its id and its text. */
const ABOUT = /** @type {const} */ (['date', 'title', 'url', 'outlet']);

/** Its lists. */
const LISTS = /** @type {const} */ (['keep', 'authors', 'positions']);

/** @type {ReadonlySet<unknown>} */
const TYPES = new Set(['PER', 'ORG', 'LOC', 'MISC', 'DOC']);

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Text as the engine and its report hold it: half of a character that takes two units is no character, and becomes
 * U+FFFD there. The number of units stays.
 * @param {string} text
 */
export const wellFormed = (text) => text.replace(/\p{Surrogate}/gu, '\ufffd');

/**
 * An article of its own, frozen, with nothing in it but what an article has.
 * @param {unknown} value
 * @param {string} [where] for messages
 * @returns {Article}
 */
export function cleanArticle(value, where = 'what was given') {
  /** @param {string} what */
  const refuse = (what) => new NutgrafError('bad-article', `${where} is no article: ${what}`);
  if (!isObject(value)) throw refuse('an object with "id" and "text" or "html" is wanted');
  const { id, html, keep, authors, positions } = value;
  // A table has an empty cell where a field is missing.
  const text = value['text'] === '' && typeof html === 'string' && html !== '' ? undefined : value['text'];
  if (typeof id !== 'string' || id === '') throw refuse('an article needs an id');
  const named = wellFormed(id);
  /** @param {string} what */
  const odd = (what) => new NutgrafError('bad-article', `the article “${named}” cannot be read: ${what}`);
  const given = { text, html };
  for (const name of /** @type {const} */ (['text', 'html'])) {
    if (given[name] !== undefined && given[name] !== null && typeof given[name] !== 'string') throw odd(`its ${name} is no string`);
  }
  if (typeof text !== 'string' && typeof html !== 'string') throw odd('it has neither text nor html');
  /** @type {Article} */
  const article = { id: named };
  if (typeof text === 'string') article.text = wellFormed(text);
  if (typeof html === 'string') article.html = wellFormed(html);
  for (const name of ABOUT) {
    const field = value[name];
    if (field === undefined || field === null || field === '') continue;
    if (typeof field !== 'string') throw odd(name === 'date' ? 'its date is no string such as "2031-05-02"' : `its ${name} is no string`);
    article[name] = wellFormed(field);
  }
  if (keep !== undefined && keep !== null) article.keep = spansIn(keep, odd);
  if (authors !== undefined && authors !== null) article.authors = authorsIn(authors, odd);
  if (positions !== undefined && positions !== null) article.positions = positionsIn(positions, odd);
  return Object.freeze(article);
}

/**
 * @param {unknown} keep
 * @param {(what: string) => NutgrafError} odd
 */
function spansIn(keep, odd) {
  if (!Array.isArray(keep)) throw odd('"keep" is no list');
  const spans = /** @type {unknown[]} */ (keep).map((span) => {
    const { start, end } = isObject(span) ? span : {};
    if (!isOffset(start) || !isOffset(end) || start > end) throw odd('a stretch in "keep" has no start and end');
    return Object.freeze({ start, end });
  });
  return /** @type {{start: number, end: number}[]} */ (Object.freeze(spans));
}

/**
 * @param {unknown} authors
 * @param {(what: string) => NutgrafError} odd
 */
function authorsIn(authors, odd) {
  const list = /** @type {unknown[]} */ (Array.isArray(authors) ? authors : [authors]);
  if (!isNames(list)) throw odd('"authors" is no list of names');
  return /** @type {string[]} */ (Object.freeze(list.filter((name) => name.trim() !== '').map(wellFormed)));
}

/**
 * @param {unknown} positions
 * @param {(what: string) => NutgrafError} odd
 */
function positionsIn(positions, odd) {
  if (!Array.isArray(positions)) throw odd('"positions" is no list');
  const list = /** @type {unknown[]} */ (positions).map((position) => {
    const { start, time, page } = isObject(position) ? position : {};
    if (isOffset(start) && typeof time === 'string') return Object.freeze({ start, time: wellFormed(time) });
    if (isOffset(start) && isOffset(page)) return Object.freeze({ start, page });
    throw odd('one of its "positions" has no start with a time or a page');
  });
  return /** @type {import('./types.js').Position[]} */ (Object.freeze(list));
}

/** @param {unknown} value @returns {value is number} */
const isOffset = (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/**
 * The same article or one that the engine would read alike.
 * @param {Article | undefined} a
 * @param {Article} b
 */
export function sameArticle(a, b) {
  return a !== undefined && a.text === b.text && a.html === b.html && ABOUT.every((name) => a[name] === b[name])
    && LISTS.every((name) => JSON.stringify(a[name] ?? []) === JSON.stringify(b[name] ?? []));
}

/** @param {unknown} value @returns {value is string[]} */
const isNames = (value) => Array.isArray(value) && value.every((name) => typeof name === 'string');

/** Well-formed, if it is text. @param {unknown} value */
const whole = (value) => (typeof value === 'string' ? wellFormed(value) : value);

/** Corrections of quotations, deadlines and differences. */
const OF_FINDINGS = new Set(['attribute', 'deadline', 'dismiss', 'difference']);

/** @param {Error} error @returns {never} */
const thrown = (error) => {
  throw error;
};

/**
 * The fields of these names that hold text, well-formed, and those that count; `null` where one holds something else.
 * @param {Record<string, unknown>} value
 * @param {readonly string[]} texts
 * @param {readonly string[]} [numbers]
 * @param {readonly string[]} [needed] those of them that must be there
 * @returns {Record<string, string | number> | null}
 */
function fieldsOf(value, texts, numbers = [], needed = []) {
  /** @type {Record<string, string | number>} */
  const out = {};
  for (const name of [...texts, ...numbers]) {
    const field = value[name];
    if (field === undefined || field === null) {
      if (needed.includes(name)) return null;
    } else if (typeof field === 'string' && texts.includes(name)) out[name] = wellFormed(field);
    else if (isOffset(field) && field <= 0xffff_ffff && numbers.includes(name)) out[name] = field;
    else return null;
  }
  return out;
}

/** What else a correction of a quotation or a deadline says. @type {Readonly<Record<string, readonly string[]>>} */
const SAID = { attribute: ['entity', 'name'], deadline: ['due', 'setter', 'addressee'], dismiss: ['what'] };
/** @type {ReadonlySet<unknown>} */
const CORRECTABLE = new Set(['quote', 'deadline', 'conflict', 'figure']);
/** @type {ReadonlySet<unknown>} */
const CONFLICTS = new Set(['wording', 'attribution', 'number', 'date', 'deadline', 'spelling', 'statement']);

/**
 * A correction of a quotation, a deadline or a difference; `null` where it is none.
 * @param {Record<string, unknown>} value
 * @returns {Correction | null}
 */
function ofFindings(value) {
  const { op, what, sides, kind, dismissed } = value;
  if ((op === 'dismiss' || op === 'difference') && !CORRECTABLE.has(what)) return null;
  if (op !== 'difference') {
    const fields = fieldsOf(value, ['article', 'text', ...SAID[String(op)] ?? []], ['nth', 'of'], ['article', 'text']);
    return fields && /** @type {Correction} */ (/** @type {unknown} */ (Object.freeze({ op, ...fields })));
  }
  const told = fieldsOf(value, ['note']);
  if (!told || !Array.isArray(sides) || (dismissed !== undefined && typeof dismissed !== 'boolean')) return null;
  if (kind !== undefined && kind !== null && !CONFLICTS.has(kind)) return null;
  const named = /** @type {unknown[]} */ (sides).map((side) => isObject(side) && fieldsOf(side, ['article', 'text', 'before', 'after'], [], ['article', 'text']));
  if (named.some((side) => !side)) return null;
  return /** @type {Correction} */ (/** @type {unknown} */ (Object.freeze({
    op, what, ...(kind === undefined || kind === null ? {} : { kind }), sides: Object.freeze(named.map((side) => Object.freeze(side))),
    ...(dismissed === true ? { dismissed } : {}), ...told,
  })));
}

/**
 * A correction of its own, frozen.
 * @param {unknown} value
 * @param {string} [where] for messages
 * @returns {Correction}
 */
export function cleanCorrection(value, where = 'what was given') {
  const refuse = () => new NutgrafError('bad-correction', `${where} is no correction`);
  if (!isObject(value)) throw refuse();
  const { op, type } = value;
  if (typeof op === 'string' && OF_FINDINGS.has(op)) return ofFindings(value) ?? thrown(refuse());
  if (typeof value['entity'] !== 'string') throw refuse();
  const others = Array.isArray(value['with']) ? value['with'].map(whole) : value['with'];
  const names = Array.isArray(value['names']) ? value['names'].map(whole) : value['names'];
  const [entity, name] = [wellFormed(value['entity']), whole(value['name'])];
  if (op === 'delete') return Object.freeze({ op, entity });
  if (op === 'rename' && typeof name === 'string') return Object.freeze({ op, entity, name });
  if (op === 'retype' && TYPES.has(type)) return Object.freeze({ op, entity, type: /** @type {'PER'} */ (type) });
  if (op === 'merge' && isNames(others)) return Object.freeze({ op, entity, with: [...others] });
  if (op === 'split' && isNames(names)) return Object.freeze({ op, entity, names: [...names] });
  throw refuse();
}

/**
 * The good ones of a list of corrections, in order, and an error for each other.
 * @param {unknown} list
 * @param {string} [where] for messages
 * @returns {{corrections: Correction[], errors: NutgrafError[]}}
 */
export function cleanCorrections(list, where = 'the list') {
  /** @type {{corrections: Correction[], errors: NutgrafError[]}} */
  const out = { corrections: [], errors: [] };
  if (list === null || list === undefined) return out;
  if (!Array.isArray(list)) return { ...out, errors: [new NutgrafError('bad-correction', `${where} is no list of corrections`)] };
  for (const [i, value] of /** @type {unknown[]} */ (list).entries()) {
    try {
      out.corrections.push(cleanCorrection(value, `${where}, correction ${i + 1},`));
    } catch (thrown) {
      if (!(thrown instanceof NutgrafError)) throw thrown;
      out.errors.push(thrown);
    }
  }
  return out;
}
