// By what rows of the views can be chosen: whose they are, of which outlets and days, how sure, and what the reader said of them.

import { OVER } from '../nutgraf/format.js';
import { deadlineOf, partiesOf, statusOf } from '../nutgraf/threads.js';
import { say } from '../nutgraf/say.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../nutgraf/filter.js').Facts} Facts */
/** @typedef {import('../nutgraf/types.js').DeadlineThread} Thread */
/** @typedef {import('../nutgraf/types.js').CorpusReport} CorpusReport */

/** What was found in a way that is right so often, or more often, counts as sure. */
export const SURE = 0.9;

/** What the lists of the comparison are called where one chooses among them. */
export const listNames = () => ({ conflict: say('Differences'), figure: say('Figures'), statement: say('Words that recur'), duplicate: say('Copies') });

/**
 * Outlets and days of articles, each looked up once.
 * @param {App} app
 * @returns {(ids: Iterable<string>) => {outlets: string[], days: string[]}}
 */
export function originsOf(app) {
  /** @type {Map<string, {outlet: string, date: string}>} */
  const known = new Map();
  const origin = (/** @type {string} */ id) => {
    const found = known.get(id) ?? app.origin(id);
    known.set(id, found);
    return found;
  };
  return (ids) => {
    const all = [...ids].map(origin);
    return { outlets: [...new Set(all.map((o) => o.outlet))], days: [...new Set(all.map((o) => o.date))] };
  };
}

/**
 * Of a deadline: who set it and who must comply; it is sure where its day is.
 * @param {App} app
 * @param {ReturnType<typeof originsOf>} origins
 * @param {Thread} thread
 * @returns {Facts}
 */
export function threadFacts(app, origins, thread) {
  const { events, current } = thread;
  const { setter, addressee } = partiesOf(app, thread);
  return {
    ...origins(events.map((e) => e.article)), who: [...new Set([setter, addressee])].filter((name) => name !== ''),
    kind: OVER.has(statusOf(app, thread) ?? '') ? 'over' : 'open',
    sure: current?.certainty === 'exact' || current?.certainty === 'interval',
    checked: events.some((e) => deadlineOf(app, e)?.corrected),
  };
}

/**
 * Of what the comparison lists, each by itself. An open question and what may be something else is not sure.
 * @param {App} app
 * @param {Pick<CorpusReport, 'conflicts' | 'figures' | 'statements' | 'duplicates'>} report
 * @returns {[object, () => Facts][]}
 */
export function comparedFacts(app, { conflicts, figures, statements, duplicates }) {
  const origins = originsOf(app);
  const of = (/** @type {readonly {article: string}[]} */ places) => origins(places.map((p) => p.article));
  const right = (/** @type {{article: string, quote: number}} */ m) => {
    const quote = app.article(m.article)?.quotes[m.quote];
    return quote !== undefined && (quote.corrected !== undefined || quote.confidence >= SURE);
  };
  return /** @type {[object, () => Facts][]} */ ([
    ...conflicts.map((c) => [c, () => ({ ...of(c.sides), kind: 'conflict', sure: c.verdict !== 'undecided', checked: c.checked !== undefined })]),
    ...figures.map((f) => [f, () => ({ ...of(f.cells), kind: 'figure', sure: f.verdict !== 'undecided', checked: f.checked !== undefined })]),
    ...statements.map((s) => [s, () => ({
      ...of(s.members), kind: 'statement', who: [app.entity(s.speaker)?.name ?? ''].filter((name) => name !== ''), sure: s.members.every(right),
      checked: s.members.some((m) => app.article(m.article)?.quotes[m.quote]?.corrected),
    })]),
    ...duplicates.map((d) => [d, () => ({ ...origins(d.articles), kind: 'duplicate', sure: true, checked: false })]),
  ]);
}
