// What articles bring that came after others: statements nobody had, deadlines that moved, figures that changed.

import { happenings } from './format.js';

/** @typedef {import('./types.js').CorpusReport} CorpusReport */
/** @typedef {import('./types.js').Quote} Quote */
/** @typedef {import('./types.js').DeadlineThread} Thread */
/** @typedef {import('./types.js').Figure} Figure */

/**
 * @typedef {Object} News
 * @property {{article: string, quote: Quote}[]} statements what is said in the new articles, and in none of the others
 * @property {{thread: Thread, event: Thread['events'][number], known: boolean}[]} deadlines steps that only the new articles
 *   tell; `known` where the others tell of the deadline
 * @property {{figure: Figure, before: string, after: string, article: string, start: number, end: number}[]} figures of which
 *   the new articles tell another value than the newest of the others
 */

/** A figure that says something else, and not just otherwise. @type {ReadonlySet<string>} */
const CHANGED = new Set(['later', 'corrected', 'conflict', 'undecided']);

/**
 * @param {CorpusReport} report
 * @param {ReadonlySet<string>} before ids of the articles that are known already
 * @returns {News}
 */
export function newsOf(report, before) {
  return { statements: statementsOf(report, before), deadlines: deadlinesOf(report, before), figures: figuresOf(report, before) };
}

/** @param {CorpusReport} report @param {ReadonlySet<string>} before */
function statementsOf(report, before) {
  /** Quotes that say what an article of before says, or what another new one has said. @type {Set<string>} */
  const known = new Set();
  for (const { members } of report.statements) {
    const first = members.findIndex((m) => before.has(m.article));
    members.forEach((m, i) => {
      if (first >= 0 || i > 0) known.add(`${m.article}\n${m.quote}`);
    });
  }
  return report.articles.filter((a) => !before.has(a.id)).flatMap(({ id, quotes }) => (
    quotes.flatMap((quote, i) => (quote.speech && !quote.act && !known.has(`${id}\n${i}`) ? [{ article: id, quote }] : []))));
}

/** @param {CorpusReport} report @param {ReadonlySet<string>} before */
function deadlinesOf(report, before) {
  return report.deadlines.flatMap((thread) => {
    const told = new Set(thread.events.filter((e) => before.has(e.article)).map((e) => e.step));
    const fresh = thread.events.filter((e) => !told.has(e.step));
    return happenings(fresh, (e) => `${e.article} ${e.deadline}`).map(({ told: event }) => ({ thread, event, known: told.size > 0 }));
  });
}

/** @param {CorpusReport} report @param {ReadonlySet<string>} before */
function figuresOf(report, before) {
  return report.figures.flatMap((figure) => {
    const last = figure.cells.findLast((c) => before.has(c.article));
    const fresh = figure.cells.findLast((c) => !before.has(c.article));
    if (!last || !fresh || !CHANGED.has(figure.verdict) || last.value === fresh.value) return [];
    return [{ figure, before: last.value, after: fresh.value, article: fresh.article, start: fresh.start, end: fresh.end }];
  });
}
