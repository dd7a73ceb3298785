// What the page does about the warnings of a report besides telling them.

import { say } from './say.js';

/** @typedef {import('./types.js').ArticleReport} ArticleReport */
/** @typedef {import('./types.js').Article} Article */
/** @typedef {import('./types.js').Warning} Warning */
/** @typedef {import('./types.js').Span} Span */

/** Warnings of text that was left out. */
const LEFT_OUT = new Set(['nothing-found', 'shortened', 'much-left-out', 'hidden-text']);

/** Told where they belong: a date in the date's place, and another language once for all articles. */
const ELSEWHERE = new Set(['no-date', 'not-english']);

/** What can be acted on is told first; that there is no date stands over the text as well. @param {string} code */
const rank = (code) => (code === 'several-articles' ? 0 : LEFT_OUT.has(code) ? 1 : code === 'no-date' ? 3 : 2);

/** The warnings to be told of an article: of several articles in one, the first stands for all. @param {readonly Warning[]} warnings */
export function toldOf(warnings) {
  const first = warnings.findIndex(({ code }) => code === 'several-articles');
  return warnings.filter(({ code }, i) => code !== 'several-articles' || i === first).sort((a, b) => rank(a.code) - rank(b.code));
}

/** Those that an article's line in the list has. @param {ArticleReport | undefined} report */
export const listed = (report) => toldOf(report?.warnings ?? []).filter(({ code }) => !ELSEWHERE.has(code));

/**
 * A warning in the language of the page: other languages say of what kind it is, English all that the engine says.
 * @param {Warning} warning
 */
export const warningText = ({ code, message }) => say(`##warning ${code}`) || message;

/** Whether an article is said to be in another language. @param {{warnings: readonly Warning[]} | undefined} report */
export const isForeign = (report) => report?.warnings.some(({ code }) => code === 'not-english') ?? false;

/**
 * The stretch that a reader may bring back on a warning, or null. Where the warning names none, it is all that was left out.
 * @param {Warning} warning
 * @param {{parts: readonly import('./types.js').Part[]}} report
 * @param {readonly Span[]} keep what was brought back already
 * @returns {Span | null}
 */
export function stretchOf({ code, start, end }, { parts }, keep) {
  if (!LEFT_OUT.has(code)) return null;
  const out = parts.filter(({ kind }) => kind === 'boilerplate' || kind === 'appended');
  const here = start === undefined || end === undefined ? out : out.filter((part) => part.start < end && part.end > start);
  const first = here[0];
  const last = here.at(-1);
  if (!first || !last) return null;
  const span = start === undefined || end === undefined ? { start: first.start, end: last.end } : { start, end };
  return keep.some((k) => k.start <= span.start && span.end <= k.end) ? null : span;
}

/** Where other articles begin in a paste of several. @param {{warnings: readonly Warning[]}} report */
export function beginnings({ warnings }) {
  const starts = warnings.flatMap(({ code, start }) => (code === 'several-articles' && start !== undefined && start > 0 ? [start] : []));
  return [...new Set(starts)].sort((a, b) => a - b);
}

/** @typedef {{start: number, time?: string, page?: number}} Position */

/**
 * The articles that one is taken apart into. What its reader said of it is the first one's: of the others nothing is known.
 * @param {Article} article
 * @param {string} text the text that the offsets point into
 * @param {readonly number[]} starts of all but the first
 * @param {(id: string) => string} freeId
 * @returns {Article[]} the first with the id of the whole
 */
export function apart(article, text, starts, freeId) {
  const { id, html, keep = [], ...about } = article;
  const positions = /** @type {{positions?: readonly Position[]}} */ (article).positions;
  const bounds = [0, ...starts, text.length];
  return bounds.slice(1).map((to, i) => {
    const from = bounds[i] ?? 0;
    const kept = keep.filter((k) => k.start < to && k.end > from).map((k) => ({ start: Math.max(k.start, from) - from, end: Math.min(k.end, to) - from }));
    // The place at which the piece begins is the last one before it.
    const before = positions?.findLast((p) => p.start <= from);
    const placed = positions && [...(before ? [{ ...before, start: 0 }] : []), ...positions.filter((p) => p.start > from && p.start < to).map((p) => ({ ...p, start: p.start - from }))];
    return {
      ...(i === 0 ? about : {}), id: i === 0 ? id : freeId(id), text: text.slice(from, to),
      ...(kept.length > 0 ? { keep: kept } : {}), ...(placed && placed.length > 0 ? { positions: placed } : {}),
    };
  });
}

/**
 * Where in a recording or on which page a place of an article stands: "00:01:23", "p. 3", or nothing.
 * @param {ArticleReport | undefined} report
 * @param {number | undefined} offset
 */
export function positionAt(report, offset) {
  const { positions } = /** @type {{positions?: readonly Position[]}} */ (report ?? {});
  if (!positions || offset === undefined) return '';
  let [low, high] = [0, positions.length];
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((positions[mid]?.start ?? 0) <= offset) low = mid + 1;
    else high = mid;
  }
  const { time, page } = positions[low - 1] ?? {};
  return time ?? (page === undefined ? '' : `p. ${page}`);
}
