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

/** A quote of which as much was said before has nothing new to say. */
const KNOWN = 0.6;

/** @param {CorpusReport} report @param {ReadonlySet<string>} before */
function statementsOf(report, before) {
  /** How many characters of a quote an article of before has, or another new one. @type {Map<string, number>} */
  const known = new Map();
  for (const { members } of report.statements) {
    const first = members.findIndex((m) => before.has(m.article));
    members.forEach(({ article, quote, start, end }, i) => {
      const key = `${article}\n${quote}`;
      if (first >= 0 || i > 0) known.set(key, (known.get(key) ?? 0) + end - start);
    });
  }
  const isNew = (/** @type {Quote} */ quote, /** @type {string} */ key) => (
    quote.speech && !quote.act && (known.get(key) ?? 0) < KNOWN * quote.content.reduce((n, s) => n + s.end - s.start, 0));
  return report.articles.filter((a) => !before.has(a.id)).flatMap(({ id, quotes }) => (
    quotes.flatMap((quote, i) => (isNew(quote, `${id}\n${i}`) ? [{ article: id, quote }] : []))));
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
