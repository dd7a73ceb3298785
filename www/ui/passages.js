// An article's passages as they are searched: its paragraphs without page furniture, its title, and its quotations.

import { fold, foldSpans } from '../nutgraf/folding.js';
import { whole } from './pieces.js';

/** @typedef {import('../nutgraf/types.js').ArticleReport} ArticleReport */
/** @typedef {import('../nutgraf/types.js').Quote} Quote */
/** @typedef {import('../nutgraf/types.js').Span} Span */

/**
 * Who is meant in a passage though it does not spell the name out: the name, and the stretches that stand for it.
 * @typedef {Object} Meant
 * @property {string} name
 * @property {string} folded
 * @property {boolean} speaks whether the stretches are what was said, and not a name
 * @property {Span[]} spans
 */

/**
 * @typedef {Object} Passage
 * @property {string} article
 * @property {Span[]} spans none for a title that does not stand in the text
 * @property {string} folded
 * @property {string} beside folded names of those meant, with line ends between
 * @property {Meant[]} meant
 * @property {string} title where it is not in the text
 */

/** A paragraph longer than this is searched in pieces. */
const LONG = 3000;
/** Where a sentence ends. */
const STOP = /[.!?…][”’"')\]]*\s/g;

/**
 * A stretch in pieces of sentences.
 * @param {string} text
 * @param {Span} span
 * @returns {Span[]}
 */
function sentences(text, { start, end }) {
  /** @type {Span[]} */
  const out = [];
  while (end - start > LONG) {
    const window = text.slice(start, start + LONG);
    const stop = [...window.matchAll(STOP)].at(-1);
    const cut = stop ? stop.index + stop[0].length : window.lastIndexOf(' ') + 1;
    const to = start + (cut > LONG / 4 ? cut : LONG);
    out.push({ start, end: to });
    start = to;
  }
  out.push({ start, end });
  return out;
}

/**
 * The stretches that are read as one passage each.
 * @param {string} text
 * @param {ArticleReport} report
 * @returns {Span[]}
 */
function stretches(text, { parts }) {
  /** @type {Span[]} */
  const out = [];
  let open = false;
  for (const { start, end, kind } of whole(text, parts)) {
    const last = out.at(-1);
    const left = kind === 'boilerplate' || kind === 'appended';
    // A dateline and what follows it on its line are one paragraph.
    if (open && last && !left && !text.slice(last.end, start).includes('\n')) last.end = end;
    else if (!left) out.push({ start, end });
    open = kind === 'dateline';
  }
  return out.flatMap((span) => sentences(text, span));
}

/**
 * Whose words and names stand in a passage whose full name does not.
 * @param {string} folded
 * @param {readonly (readonly [id: string, speaks: boolean, spans: readonly Span[]])[]} all
 * @param {(id: string) => {name: string, folded: string} | undefined} entity
 * @returns {Meant[]}
 */
function meantIn(folded, all, entity) {
  /** @type {Map<string, Meant>} */
  const meant = new Map();
  for (const [id, speaks, spans] of all) {
    const known = entity(id);
    if (!known || folded.includes(known.folded)) continue;
    const before = meant.get(id);
    // A name that is printed says more than that somebody speaks.
    if (!before || (before.speaks && !speaks)) meant.set(id, { ...known, speaks, spans: [...spans] });
    else if (before.speaks === speaks) before.spans.push(...spans);
  }
  return [...meant.values()];
}

/** @param {readonly Meant[]} meant */
const besideOf = (meant) => meant.map((m) => m.folded).join('\n');

/**
 * What is asked of the list of entities.
 * @typedef {(id: string) => {name: string, folded: string} | undefined} Names
 */

/**
 * The passages of an article in its order.
 * @param {ArticleReport} report
 * @param {string} text
 * @param {string} title as it is, wherever it stands
 * @param {Names} entity
 * @returns {Passage[]}
 */
export function passagesOf(report, text, title, entity) {
  const article = report.id;
  /** @type {[string, boolean, Span[]][]} */
  const all = [
    ...report.entities.filter((m) => m.form === 'name').map((m) => /** @type {[string, boolean, Span[]]} */ ([m.entity, false, [{ start: m.start, end: m.end }]])),
    ...report.quotes.flatMap(({ speaker, speech, act, content }) => (
      speaker !== null && speech && !act && content.length > 0 ? [/** @type {[string, boolean, Span[]]} */ ([speaker, true, content])] : [])),
  ].sort((a, b) => (a[2][0]?.start ?? 0) - (b[2][0]?.start ?? 0));
  let at = 0;
  const passages = stretches(text, report).map((span) => {
    const folded = fold(text.slice(span.start, span.end));
    while (at < all.length && (all[at]?.[2][0]?.start ?? 0) < span.start) at += 1;
    const from = at;
    while (at < all.length && (all[at]?.[2][0]?.start ?? 0) < span.end) at += 1;
    const meant = meantIn(folded, all.slice(from, at), entity);
    return { article, spans: [span], folded, beside: besideOf(meant), meant, title: '' };
  });
  const headline = fold(title);
  if (headline === ' ' || passages.some((p) => p.folded === headline)) return passages;
  return [{ article, spans: [], folded: headline, beside: '', meant: [], title }, ...passages];
}

/**
 * The quotations of an article in its order, each a passage though other words stand between its stretches.
 * @param {ArticleReport} report
 * @param {string} text
 * @param {Names} entity
 * @returns {Passage[]}
 */
export function quotesOf(report, text, entity) {
  return report.quotes.flatMap(({ speech, act, content, speaker }) => {
    if (!speech || act || content.length === 0) return [];
    const folded = foldSpans(text, content).text;
    const meant = speaker === null ? [] : meantIn(folded, [[speaker, true, content]], entity);
    return [{ article: report.id, spans: [...content], folded, beside: besideOf(meant), meant, title: '' }];
  });
}
