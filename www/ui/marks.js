// What the reading view paints for an article.

import { isNote } from '../nutgraf/own.js';

/** @typedef {import('../nutgraf/types.js').ArticleReport} ArticleReport */
/** @typedef {import('../nutgraf/types.js').Quote} Quote */
/** @typedef {import('./text-pages.js').Mark} Mark */

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
