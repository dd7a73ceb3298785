// What the articles tell, by the day on which it was said, happened or is due, with how each day is known.

import { OVER } from '../nutgraf/format.js';
import { courseOf, deadlineOf, threadsOf } from '../nutgraf/threads.js';
import { kindOf, number } from './timeline-plan.js';

/** @typedef {import('../nutgraf/types.js').CorpusReport} CorpusReport */
/** @typedef {import('../nutgraf/types.js').Quote} Quote */
/** @typedef {import('../nutgraf/types.js').Span} Span */
/** @typedef {import('../nutgraf/types.js').DeadlineThread} Thread */
/** @typedef {Thread['events'][number]} Step */

/** Words of a person. @typedef {{kind: 'said', article: string, quote: Quote, printed: boolean, spans: readonly Span[]}} Said `printed`: the day is that of publication, for no other is told */
/** What happened to a deadline. @typedef {{kind: 'step', article: string, thread: Thread, step: Step, spans: readonly Span[]}} Happened */
/** When it is due now. @typedef {{kind: 'due', article: string, thread: Thread, step: Step, spans: readonly Span[]}} Due */
/** @typedef {Said | Happened | Due} Entry */
/** @typedef {{day: string, entries: Entry[]}} Day */

/** The longest name of a deadline that has none but its words. */
const LABEL = 90;
/** Days that lie farther from those of the articles than this, or than these are apart, are told and not drawn. */
const FAR = 45;

/** @param {string | null | undefined} iso */
const dayOf = (iso) => (/^\d{4}-\d\d-\d\d/.test(iso ?? '') && !Number.isNaN(number(iso ?? '')) ? (iso ?? '').slice(0, 10) : '');

/** @type {Record<Entry['kind'], number>} */
const RANK = { due: 0, step: 1, said: 2 };

/** Whether nobody has a name who could stand beside it. @param {import('../nutgraf/types.js').Quote} quote */
const isNameless = (quote) => quote.speaker === null && quote.document === undefined && quote.own?.who === undefined;

/** How many statements are not listed, since who makes them has no name. @param {CorpusReport} report */
export const namelessIn = (report) => report.articles.reduce((n, a) => n + a.quotes.filter((q) => q.speech && !q.act && isNameless(q)).length, 0);

/**
 * All of it by day, the oldest first; what has no day comes last, under ''.
 * @param {CorpusReport} report
 * @param {{text: (id: string) => string, article: (id: string) => import('../nutgraf/types.js').ArticleReport | undefined}} app
 * @returns {Day[]}
 */
export function daysOf(report, app) {
  /** @type {Map<string, Entry[]>} */
  const days = new Map();
  const put = (/** @type {string} */ day, /** @type {Entry} */ entry) => {
    const list = days.get(day);
    if (list) list.push(entry);
    else days.set(day, [entry]);
  };
  for (const article of report.articles) {
    for (const quote of article.quotes) {
      if (!quote.speech || quote.act || isNameless(quote)) continue;
      const said = dayOf(quote.said?.value);
      put(said || dayOf(article.date), { kind: 'said', article: article.id, quote, printed: said === '', spans: quote.content });
    }
  }
  for (const thread of threadsOf(report, app.text, LABEL)) {
    const course = courseOf(app, thread);
    const at = (/** @type {Step} */ step) => {
      const evidence = deadlineOf(app, step)?.evidence;
      return evidence ? [evidence] : [];
    };
    for (const { told } of course) put(dayOf(told.said), { kind: 'step', article: told.article, thread, step: told, spans: at(told) });
    const { current } = thread;
    const last = course.at(-1)?.told;
    // Of what is over or has no day, nothing is due.
    if (!last || !current?.latest || OVER.has(last.status) || current.certainty === 'unresolved' || current.certainty === 'conflict') continue;
    const step = thread.events.findLast((e) => e.due.value === current.value && e.due.latest === current.latest) ?? last;
    put(dayOf(current.latest), { kind: 'due', article: step.article, thread, step, spans: at(step) });
  }
  const sorted = [...days].sort(([a], [b]) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1));
  return sorted.map(([day, entries]) => ({ day, entries: entries.sort((a, b) => RANK[a.kind] - RANK[b.kind]) }));
}

/**
 * A day on the line: how many statements stand above it, and what stands on it and below.
 * @typedef {{day: string, at: number, said: number, step: '' | 'set' | 'moved' | 'over' | 'told', due: number}} Point
 */

/**
 * Lays the days out on a line; null where there are not two of them.
 * @param {readonly Day[]} days
 * @param {readonly (string | null)[]} published the days of the articles
 * @returns {{points: Point[], most: number, before: number, after: number} | null} `before` and `after`: how many days are too far off to be drawn
 */
export function linePlan(days, published) {
  const printed = published.map(dayOf).filter((d) => d !== '').map(number);
  const dated = days.filter((d) => d.day !== '');
  const within = printed.length > 0 ? printed : dated.map((d) => number(d.day));
  if (within.length === 0) return null;
  const [first, last] = [within.reduce((a, b) => Math.min(a, b)), within.reduce((a, b) => Math.max(a, b))];
  const room = Math.max(FAR, last - first);
  const near = dated.filter((d) => number(d.day) >= first - room && number(d.day) <= last + room);
  if (near.length < 2) return null;
  const [from = 0, to = 0] = [near[0], near.at(-1)].map((d) => number(d?.day ?? ''));
  const points = near.map(({ day, entries }) => {
    const steps = new Set(entries.flatMap((e) => (e.kind === 'step' ? [kindOf(e.step.status)] : [])));
    return {
      day, at: (number(day) - from) / (to - from), said: entries.filter((e) => e.kind === 'said').length,
      step: /** @type {const} */ (['over', 'moved', 'set', 'told']).find((k) => steps.has(k)) ?? /** @type {const} */ (''), due: entries.filter((e) => e.kind === 'due').length,
    };
  });
  return {
    points, most: points.reduce((n, p) => Math.max(n, p.said), 0),
    before: dated.filter((d) => number(d.day) < first - room).length, after: dated.filter((d) => number(d.day) > last + room).length,
  };
}
