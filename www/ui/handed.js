// Annotations, and quotations that a reader added, in files that are handed in.

import { annotationsIn, placed } from '../nutgraf/annotations-in.js';
import { isObject } from '../nutgraf/input.js';
import { isName } from '../nutgraf/own.js';
import { ownIn } from '../nutgraf/own-kept.js';
import { labelled, say, sayCount } from '../nutgraf/say.js';

/** @typedef {import('../nutgraf/own.js').Own} Own */
/** @typedef {import('../nutgraf/folders.js').Entry} Entry */
/** @typedef {{annotations: import('../nutgraf/annotations-in.js').Handed[], own: Own[], found: number, unread: number}} HandedOver */

/** Larger files are none that a person has annotated. */
const MOST = 16 * 1024 * 1024;

/**
 * The files without those of annotations, and what was in them.
 * @param {readonly Entry[]} files
 * @param {AbortSignal} [signal] once it is aborted, no file is looked at any more
 * @returns {Promise<{files: Entry[], handed: HandedOver | null}>}
 */
export async function takeOut(files, signal) {
  /** @type {HandedOver} */
  const handed = { annotations: [], own: [], found: 0, unread: 0 };
  /** @type {Entry[]} */
  const rest = [];
  for (const entry of files) {
    const value = signal?.aborted ? null : await valueOf(entry);
    const annotations = annotationsIn(value);
    if (annotations) {
      handed.annotations.push(...annotations.handed);
      handed.found += annotations.found;
      handed.unread += annotations.unread;
      continue;
    }
    // A file of articles may bring quotations along.
    if (isObject(value) && Array.isArray(value['articles'])) handed.own.push(...ownIn(value['quotations']));
    rest.push(entry);
  }
  const some = rest.length < files.length || handed.own.length > 0;
  return { files: rest, handed: some ? handed : null };
}

/** What a file of JSON holds that may be of use here; null for any other. @param {Entry} entry @returns {Promise<unknown>} */
async function valueOf({ name, file }) {
  if (!/\.json(?:ld)?$/i.test(name) || !file) return null;
  try {
    const its = await file();
    if (its.size > MOST) return null;
    const text = await its.text();
    return /"Annotation(?:Page|Collection)?"|"quotations"/.test(text) ? /** @type {unknown} */ (JSON.parse(text)) : null;
  } catch {
    // Whoever reads files tells what is wrong with it.
    return null;
  }
}

/**
 * Makes what was handed over the reader's own, as one step, and says what came of it.
 * @param {import('./app.js').App} app
 * @param {HandedOver} handed
 * @returns {string}
 */
export function keepHanded(app, { annotations, own, found, unread }) {
  const report = app.report();
  const articles = (report?.articles ?? []).map(({ id }) => ({ id, url: app.origin(id).url, text: app.text(id) }));
  const told = placed(annotations, articles, app.own());
  const here = new Set(app.own().map((o) => JSON.stringify(o)));
  const fresh = [...own.filter((o) => !here.has(JSON.stringify(o))), ...told.own];
  if (fresh.length > 0) app.keep([...app.own(), ...fresh], sayCount(fresh.length, { one: 'take in {n} annotation', other: 'take in {n} annotations' }));
  const notes = fresh.filter((o) => o.what === 'note').length;
  const names = fresh.filter(isName).length;
  const quotations = fresh.length - notes - names;
  const again = told.again + own.length - (fresh.length - told.own.length);
  return `${[
    quotations > 0 ? sayCount(quotations, { one: '{n} quotation read as yours', other: '{n} quotations read as yours' }) : '', notes > 0 ? sayCount(notes, { one: '{n} note read as yours, in the list of kinds of quotes', other: '{n} notes read as yours, in the list of kinds of quotes' }) : '',
    names > 0 ? labelled(say('added by you'), sayCount(names, { one: '{n} entity', other: '{n} entities' })) : '',
    again > 0 ? sayCount(again, { one: '{n} here already', other: '{n} here already' }) : '', told.unplaced > 0 ? sayCount(told.unplaced, { one: '{n} fit no article here, or several', other: '{n} fit no article here, or several' }) : '',
    unread > 0 ? say('{n} without words', { n: unread }) : '', found > 0 ? sayCount(found, { one: '{n} left out that Nutgraf finds itself', other: '{n} left out that Nutgraf finds itself' }) : '',
  ].filter(Boolean).join('; ') || say('No annotations were read')}.`;
}
