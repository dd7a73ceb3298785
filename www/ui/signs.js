// Signs in the text where the reader left a note, or checked a difference. Fetched when there is anything of the reader's.

import { byYou, isNote } from '../nutgraf/own.js';
import { clip } from '../nutgraf/format.js';
import { labelled, say } from '../nutgraf/say.js';
import { h } from './dom.js';

/** @typedef {import('../nutgraf/types.js').CorpusReport} CorpusReport */
/** @typedef {import('../nutgraf/types.js').ArticleReport} ArticleReport */
/** @typedef {import('../nutgraf/types.js').Quote} Quote */
/** @typedef {import('../nutgraf/types.js').Span} Span */
/** @typedef {import('./text-pages.js').Mark} Mark */
/** @typedef {Span & {text: string, what: 'checked' | 'note'}} Note */

/** A note is told up to this length; whole, it stands in its row. */
const MOST = 200;

/** @param {string} what @param {string | undefined} note */
const told = (what, note) => (note === undefined || note === '' ? what : labelled(what, clip(note, MOST)));

/**
 * What the reader checked, by its articles. A figure on which articles differ is among the differences too, and is told once.
 * @param {CorpusReport} report
 */
function checkedIn({ conflicts, figures }) {
  /** @type {Map<string, Map<string, Note>>} */
  const all = new Map();
  const add = (/** @type {string | undefined} */ note, /** @type {readonly ({article: string} & Span)[]} */ places) => {
    if (note === undefined) return;
    const text = told(say('checked by you'), note);
    for (const { article, start, end } of places) {
      const list = all.get(article) ?? new Map();
      all.set(article, list);
      list.set(JSON.stringify([start, end, text]), { start, end, text, what: 'checked' });
    }
  };
  for (const { checked, sides } of conflicts) add(checked, sides);
  for (const { checked, cells } of figures) add(checked, cells);
  return all;
}

/** Reports do not change. @type {WeakMap<CorpusReport, ReturnType<typeof checkedIn>>} */
const known = new WeakMap();

/**
 * The places of an article that have a note of the reader's, or were checked.
 * @param {CorpusReport | null} report
 * @param {ArticleReport} article
 * @returns {Note[]}
 */
export function notesIn(report, { id, quotes }) {
  const all = report && (known.get(report) ?? checkedIn(report));
  if (report && all) known.set(report, all);
  return [
    ...all?.get(id)?.values() ?? [],
    .../** @type {readonly Quote[]} */ (quotes).flatMap((quote) => {
      const { own, content } = quote;
      const [start, end] = [content[0]?.start, content.at(-1)?.end];
      if (!own || start === undefined || end === undefined || (own.note === undefined && !isNote(quote))) return [];
      return [{ start, end, text: told(isNote(quote) ? say('your note') : byYou(own), own.note), what: /** @type {const} */ ('note') }];
    }),
  ];
}

/**
 * The same as marks, one for each end of a place, with the sign that stands there. It has no text of its own: an article keeps its
 * characters, and who copies them copies no sign.
 * @param {CorpusReport | null} report
 * @param {ArticleReport} article
 * @returns {Mark[]}
 */
export function signsIn(report, article) {
  /** @type {Map<number, Note[]>} */
  const ends = new Map();
  for (const note of notesIn(report, article)) ends.set(note.end, [...ends.get(note.end) ?? [], note]);
  return [...ends].map(([end, notes]) => {
    const { start, what } = notes.reduce((a, b) => (b.start > a.start ? b : a));
    const text = notes.map((n) => n.text).join(' · ');
    return { kind: 'note', start, end, sign: () => h('span', { class: `sign ${what}`, role: 'note', tabindex: '0', 'aria-label': text, title: text, 'data-sign': start }) };
  });
}

/**
 * What is told of the notes at a character.
 * @param {CorpusReport | null} report
 * @param {ArticleReport} article
 * @param {number} offset
 * @returns {import('./explain.js').Line[]}
 */
export const notesAt = (report, article, offset) => notesIn(report, article).filter((n) => n.start <= offset && offset < n.end)
  .map(({ text }) => ({ kind: 'note', words: '', text }));
