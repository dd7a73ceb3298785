// Deadlines as the page and its files list them: those of several steps, and those that an article alone tells of.

import { clip, happenings, words } from './format.js';

/** @typedef {import('./types.js').ArticleReport} ArticleReport */
/** @typedef {import('./types.js').CorpusReport} CorpusReport */
/** @typedef {import('./types.js').Deadline} Deadline */
/** @typedef {import('./types.js').DeadlineThread} Thread */
/** @typedef {Thread['events'][number]} Step */

/**
 * Where the articles of a report and their texts are looked up.
 * @typedef {Object} Texts
 * @property {(id: string) => ArticleReport | undefined} article
 * @property {(id: string) => string} text
 * @property {(id: string | null) => {name: string} | undefined} entity
 */

/**
 * The deadlines that stand in no thread, each with its article and its place there.
 * @param {CorpusReport} report
 */
export function single({ articles, deadlines }) {
  const told = new Set(deadlines.flatMap((t) => t.events.map((e) => `${e.article}\n${e.deadline}`)));
  return articles.flatMap((article) => article.deadlines.flatMap((deadline, index) => (told.has(`${article.id}\n${index}`) ? [] : [{ article, deadline, index }])));
}

/**
 * All deadlines by their day, those of none last; one that is alone is a thread as well, and is called by its words.
 * @param {CorpusReport} report
 * @param {(id: string) => string} textOf
 * @param {number} longest how much of its words
 * @returns {Thread[]}
 */
export function threadsOf(report, textOf, longest) {
  const alone = single(report).map(({ article: { id, date }, deadline: { due, status, setter, addressee, action, evidence }, index }) => ({
    id: `${id}-${index}`,
    // Found out where it is shown.
    get label() {
      return clip(words(textOf(id), [action ?? evidence]), longest);
    },
    setter: setter?.entity ?? null, addressee: addressee?.entity ?? null,
    events: [{ article: id, deadline: index, said: date, step: 0, first: true, status, due }], current: due,
  }));
  const key = (/** @type {Thread} */ t) => t.current?.latest ?? '9999';
  return [...report.deadlines, ...alone].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** The deadline that a step tells of. @param {Pick<Texts, 'article'>} texts @param {Step} step @returns {Deadline | undefined} */
export const deadlineOf = (texts, step) => texts.article(step.article)?.deadlines[step.deadline];

/** What happened to a deadline, no sentence twice. @param {Pick<Texts, 'article'>} texts @param {Thread} thread */
export const courseOf = (texts, { events }) => happenings(events, (e) => `${e.article}\n${deadlineOf(texts, e)?.evidence.start ?? e.deadline}`);

/** What became of a deadline last. @param {Pick<Texts, 'article'>} texts @param {Thread} thread */
export const statusOf = (texts, thread) => courseOf(texts, thread).at(-1)?.told.status;

/** The words of the newest step that has them. @param {Texts} texts @param {Thread} thread @param {'action' | 'consequence' | 'setter' | 'addressee'} name */
function slotOf(texts, { events }, name) {
  const step = events.findLast((e) => deadlineOf(texts, e)?.[name]);
  const span = step && deadlineOf(texts, step)?.[name];
  return span ? words(texts.text(step.article), [span]) : '';
}

/** Who set it for whom: names, or words of the newest step that has them. @param {Texts} texts @param {Thread} thread */
export const partiesOf = (texts, thread) => ({
  setter: texts.entity(thread.setter)?.name || slotOf(texts, thread, 'setter'), addressee: texts.entity(thread.addressee)?.name || slotOf(texts, thread, 'addressee'),
});

/** That, what is to be done, and what follows otherwise. @param {Texts} texts @param {Thread} thread */
export const factsOf = (texts, thread) => ({
  ...partiesOf(texts, thread), action: slotOf(texts, thread, 'action'), consequence: slotOf(texts, thread, 'consequence'),
});
