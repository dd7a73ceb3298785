// W3C Web Annotations (https://www.w3.org/TR/annotation-model/) as quotations, notes and names of the reader's own: those of this page's
// exports that the reader had added, and those of other programs. What a program had found in the articles is found anew.

import { addressOf } from './escape.js';
import { isObject, wellFormed } from './input.js';
import { ownIn } from './own-kept.js';
import { ownAt, placeOf } from './own-places.js';
import { kindAt } from './own-report.js';

/** @typedef {import('./own.js').Own} Own */
/** Where an annotation is said to stand, and what it says. @typedef {{source: string, text: string, before: string, after: string, start: number, who: string, note: string, name?: Partial<Own> | undefined}} Handed */

/** @param {unknown} value @returns {unknown[]} */
const listOf = (value) => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);
/** @param {unknown} value @param {string} name */
const fieldOf = (value, name) => {
  const field = isObject(value) ? value[name] : undefined;
  return typeof field === 'string' ? wellFormed(field) : '';
};
/** @param {unknown} value @param {string} type */
const isOf = (value, type) => isObject(value) && listOf(value['type']).includes(type);

/**
 * What a file of annotations holds; null where it is none.
 * @param {unknown} value
 * @returns {{handed: Handed[], found: number, unread: number} | null} `found`: those that Nutgraf itself had found; `unread`: those without words
 */
export function annotationsIn(value) {
  const items = Array.isArray(value) ? /** @type {unknown[]} */ (value)
    : isOf(value, 'AnnotationPage') ? listOf(/** @type {Record<string, unknown>} */ (value)['items'])
      : isOf(value, 'AnnotationCollection') ? listOf(/** @type {{first?: {items?: unknown}}} */ (value).first?.items) : [value];
  const annotations = items.filter((item) => isOf(item, 'Annotation'));
  if (annotations.length === 0) return null;
  /** @type {Handed[]} */
  const handed = [];
  let [found, unread] = [0, 0];
  for (const annotation of annotations) {
    const { body, target } = /** @type {Record<string, unknown>} */ (annotation);
    const bodies = listOf(body);
    const own = bodies.find((b) => isObject(b) && b['nutgraf:what'] !== undefined);
    if (isObject(own) && own['nutgraf:added'] !== 'reader') {
      found += 1;
      continue;
    }
    const notes = bodies.map((b) => (typeof b === 'string' ? '' : fieldOf(b, 'value'))).filter((text) => text !== '');
    const told = isObject(own) ? { who: fieldOf(own, 'nutgraf:speaker'), note: fieldOf(own, 'nutgraf:note'), name: nameIn(own) } : { who: '', note: notes.join(' · ') };
    const places = listOf(target).flatMap((one) => placeIn(one, told));
    if (places.length === 0) unread += 1;
    handed.push(...places);
  }
  return { handed, found, unread };
}

/** What an annotation of a name says of it; undefined for any other. @param {Record<string, unknown>} body @returns {Partial<Own> | undefined} */
const nameIn = (body) => (body['nutgraf:what'] === 'name' ? {
  what: 'name', who: fieldOf(body, 'nutgraf:name'), type: /** @type {Own['type']} */ (fieldOf(body, 'nutgraf:type')), ...(body['nutgraf:only'] === true ? { only: true } : {}),
} : undefined);

/**
 * A target by its words; one that is told by its place alone leads nowhere, for texts differ.
 * @param {unknown} target
 * @param {Pick<Handed, 'who' | 'note' | 'name'>} told
 * @returns {Handed[]}
 */
function placeIn(target, told) {
  if (!isObject(target)) return [];
  const selectors = listOf(target['selector']);
  const quote = selectors.find((s) => isOf(s, 'TextQuoteSelector'));
  const position = selectors.find((s) => isOf(s, 'TextPositionSelector'));
  const text = fieldOf(quote, 'exact');
  if (text.trim() === '') return [];
  const { start } = isObject(position) ? position : {};
  return [{ source: fieldOf(target, 'source') || fieldOf(target['source'], 'id'), text, before: fieldOf(quote, 'prefix'), after: fieldOf(quote, 'suffix'), start: typeof start === 'number' ? start : -1, ...told }];
}

/** So many words stand in two articles only where one has them of the other. */
const MANY = 5;

/**
 * Whether words that are said to stand elsewhere are enough to find them by: many, or with those around them.
 * @param {Handed} handed
 * @param {string} article
 */
function isTelling({ text, before, after }, article) {
  return text.trim().split(/\s+/).length >= MANY || (before.length + after.length >= 2 * MANY && article.includes(before + text + after));
}

/** What two of the same quotations, notes or names have in common; a name is one wherever it stands. @param {Own} own */
const keyOf = ({ article, text, start, who = '', note = '', what, type, only }) => JSON.stringify(what === 'name' && !only ? [text, who, type] : [article, text, start, who, note, type]);

/** An address without what often differs. @param {string} address */
const bare = (address) => address.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/#.*$/, '').replace(/\/$/, '').toLowerCase();

/**
 * Quotations and notes at their places in the articles: in the one that an annotation names, or in the only one that has its words.
 * @param {readonly Handed[]} handed
 * @param {readonly {id: string, url: string, text: string}[]} articles
 * @param {readonly Own[]} here those that are there already
 * @returns {{own: Own[], again: number, unplaced: number}}
 */
export function placed(handed, articles, here) {
  /** @type {Own[]} */
  const own = [];
  const before = new Set(here.map(keyOf));
  const known = new Set(before);
  /** The articles by what an annotation may call them: an address as it is, an id, or an address without what often differs. @type {Map<string, typeof articles[number][]>} */
  const called = new Map();
  for (const article of articles) {
    for (const name of new Set([`=${addressOf(article.id, article)}`, `=${article.id}`, ...(article.url === '' ? [] : [`~${bare(article.url)}`])])) {
      const list = called.get(name);
      if (list) list.push(article);
      else called.set(name, [article]);
    }
  }
  let [again, unplaced] = [0, 0];
  const at = (/** @type {Handed} */ one, /** @type {typeof articles[number]} */ article) => {
    const place = placeOf({ article: article.id, text: one.text, start: one.start, before: one.before, after: one.after }, article.text);
    // Where the words stand in several places, it is not known which is meant.
    return place === 'several' ? [null, null] : typeof place === 'string' ? [] : [{ article, place }];
  };
  for (const one of handed) {
    const named = one.source === '' ? [] : [...new Set([`=${one.source}`, `~${bare(one.source)}`].flatMap((name) => called.get(name) ?? []))];
    const found = named.length > 0 ? named.flatMap((a) => at(one, a)) : articles.filter((a) => one.source === '' || isTelling(one, a.text)).flatMap((a) => at(one, a));
    const [only] = found;
    if (!only || found.length > 1) {
      unplaced += 1;
      continue;
    }
    const { article: { id, text }, place } = only;
    // Between marks somebody is quoted; anything else that another program marked is a note.
    const what = one.who === '' && !one.name && kindAt(one.text, text, place.start) === 'indirect' ? 'note' : undefined;
    const [made] = ownIn([ownAt(id, text, place, { who: one.who, note: one.note, what, ...one.name })]);
    if (!made) {
      unplaced += 1;
      continue;
    }
    const key = keyOf(made);
    // Of a name there is an annotation for each of its places.
    if (known.has(key)) again += Number(before.has(key) || made.what !== 'name');
    else {
      known.add(key);
      own.push(made);
    }
  }
  return { own, again, unplaced };
}
