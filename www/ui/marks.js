// What the reading view paints for an article.

import { isNote } from '../nutgraf/own.js';

/** @typedef {import('../nutgraf/types.js').ArticleReport} ArticleReport */
/** @typedef {import('../nutgraf/types.js').Quote} Quote */
/** @typedef {import('../nutgraf/types.js').Span} Span */
/** @typedef {import('./text-pages.js').Mark} Mark */

/**
 * Who says what stands at a place, and by which words that is told.
 * @param {ArticleReport | undefined} report
 * @param {readonly Span[]} spans
 * @returns {Mark[]}
 */
export function tellingOf(report, [at]) {
  const quote = at && /** @type {readonly Quote[]} */ (report?.quotes ?? []).find((q) => q.content.some((c) => c.start === at.start && c.end === at.end));
  if (!quote) return [];
  const marks = (/** @type {Mark['kind']} */ kind) => quote[/** @type {'source' | 'cue'} */ (kind)].map(({ start, end }) => ({ kind, start, end }));
  return [...marks('source'), ...marks('cue')];
}

/**
 * @param {ArticleReport} report
 * @param {boolean} beliefs whether beliefs and findings are shown like speech
 * @returns {Mark[]}
 */
export function marksOf(report, beliefs) {
  /** @type {Mark[]} */
  const out = [];
  for (const quote of /** @type {readonly Quote[]} */ (report.quotes)) {
    // A note is nobody's words.
    if ((!quote.speech && !beliefs) || isNote(quote)) continue;
    for (const { start, end } of quote.content) out.push({ kind: 'quote', start, end });
  }
  for (const { form, start, end } of report.entities) if (form === 'name') out.push({ kind: 'entity', start, end });
  for (const { start, end } of report.times) out.push({ kind: 'time', start, end });
  for (const { trigger, time, evidence } of report.deadlines) {
    const spans = [trigger, time].filter((s) => s !== null);
    for (const { start, end } of spans.length > 0 ? spans : [evidence]) out.push({ kind: 'deadline', start, end });
  }
  return out;
}
