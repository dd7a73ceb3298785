// What is due: each deadline with its history, and how each day was computed.

import { basisText, CERTAINTY, count, day, dueText, newestOf, OVER, standing, STATUS, words } from '../format.js';
import { courseOf, deadlineOf, factsOf, threadsOf } from '../threads.js';
import { cell, heading, line, note, para, strong } from './blocks.js';
import { cited, printed } from './cite.js';
import { once } from './source.js';

/** @typedef {import('./source.js').Source} Source */
/** @typedef {import('./blocks.js').Cell} Cell */
/** @typedef {import('../types.js').DeadlineThread} Thread */
/** @typedef {Thread['events'][number]} Step */

/** The longest name of a deadline that has none but its words. */
const LABEL = 120;

/** The deadlines by their day, those of none last. */
export const threads = once((source) => threadsOf(source.report, source.text, LABEL));

/** @param {Source} source @returns {Generator<import('./blocks.js').Block>} */
export function* due(source) {
  const newest = newestOf(source.pieces.map(({ report }) => report.date));
  for (const thread of threads(source)) {
    yield heading(thread.label);
    const all = courseOf(source, thread);
    const status = all.at(-1)?.told.status;
    const { current } = thread;
    yield para(strong(current ? dueText(current, source.lang) : 'no date'),
      current && CERTAINTY[current.certainty] !== '' && ` (${CERTAINTY[current.certainty]})`,
      status && status !== 'pending' && ` · ${STATUS[status]}`, status && !OVER.has(status) && ` · ${standing(current, [newest], source.lang)}`);
    const facts = told(source, thread);
    if (facts.length > 0) yield para(...facts.flatMap(([name, value], i) => [i > 0 && '; ', `${name}: `, value]));
    yield { kind: 'table', label: `History: ${thread.label}`, head: ['Told', 'What happened', 'How the day was computed', 'In the article’s words'], widths: [0.13, 0.19, 0.24, 0.44], rows: steps(source, all) };
  }
}

/** What is known of a deadline besides its day. @param {Source} source @param {Thread} thread */
function told(source, thread) {
  const { setter, addressee, action, consequence } = factsOf(source, thread);
  return [['Set by', setter], ['For', addressee], ['To', action], ['Or else', consequence]].filter(([, value]) => value !== '');
}

/**
 * @param {Source} source
 * @param {readonly import('../format.js').Happening<Step>[]} all
 * @returns {Generator<Cell[]>}
 */
function* steps(source, all) {
  for (const { told, sources } of all) {
    yield row(source, told, sources.length > 0 ? `also told of in ${count(sources.length, 'more passage')}, below` : '');
    for (const step of sources) yield row(source, step, 'the same step');
  }
}

/**
 * @param {Source} source
 * @param {Step} step
 * @param {string} more
 * @returns {Cell[]}
 */
function row(source, step, more) {
  const piece = source.piece(step.article);
  const deadline = deadlineOf(source, step);
  const evidence = deadline?.evidence;
  const { certainty, basis } = step.due;
  const label = (/** @type {string} */ id) => source.piece(id)?.origin.label || id;
  return [
    { ...cell(line(step.said ? day(step.said, source.lang) : 'day not known')), head: true },
    cell(line(strong(STATUS[step.status]), ': ', dueText(step.due, source.lang)), note(CERTAINTY[certainty]), note(more), note(deadline?.corrected ? 'corrected by the reader' : '')),
    cell(line(basis === '' ? 'The article does not tell.' : basisText(basis, source.lang, label))),
    cell(line(...(piece && evidence ? printed(piece, [{ text: words(piece.text, [evidence]) }]) : [])), piece ? note(...cited(source, piece, evidence ? [evidence] : [])) : note('')),
  ];
}
