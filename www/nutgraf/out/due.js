// What is due: each deadline with its history, and how each day was computed.

import { basisText, clip, count, day, dueText, happenings, newestOf, OVER, standing, STATUS, words } from '../format.js';
import { cell, heading, line, note, para, strong } from './blocks.js';
import { cited } from './cite.js';
import { CERTAINTY } from './labels.js';
import { once } from './source.js';

/** @typedef {import('./source.js').Source} Source */
/** @typedef {import('./blocks.js').Cell} Cell */
/** @typedef {import('../types.js').DeadlineThread} Thread */
/** @typedef {Thread['events'][number]} Step */

/** The longest name of a deadline that has none but its words. */
const LABEL = 120;

/**
 * The deadlines by their day, those of none last: those of several steps, and those that an article alone tells of.
 */
export const threads = once((source) => {
  const { deadlines } = source.report;
  const told = new Set(deadlines.flatMap((t) => t.events.map((e) => `${e.article}\n${e.deadline}`)));
  const single = source.pieces.flatMap(({ report, text }) => report.deadlines.flatMap((deadline, index) => {
    if (told.has(`${report.id}\n${index}`)) return [];
    const { due, status, setter, addressee, action, evidence } = deadline;
    return [{
      id: `${report.id}-${index}`, label: clip(words(text, [action ?? evidence]), LABEL), setter: setter?.entity ?? null, addressee: addressee?.entity ?? null,
      events: [{ article: report.id, deadline: index, said: report.date, step: 0, first: true, status, due }], current: due,
    }];
  }));
  const key = (/** @type {Thread} */ t) => t.current?.latest ?? '9999';
  return [...deadlines, ...single].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
});

/** @param {Source} source @returns {Generator<import('./blocks.js').Block>} */
export function* due(source) {
  const newest = newestOf(source.pieces.map(({ report }) => report.date));
  for (const thread of threads(source)) {
    yield heading(thread.label);
    const all = happenings(thread.events, (e) => `${e.article}\n${deadlineOf(source, e)?.evidence.start ?? e.deadline}`);
    const status = all.at(-1)?.told.status;
    const { current } = thread;
    yield para(strong(current ? dueText(current, source.lang) : 'no date'),
      current && CERTAINTY[current.certainty] !== '' && ` (${CERTAINTY[current.certainty]})`,
      status && status !== 'pending' && ` · ${STATUS[status]}`, status && !OVER.has(status) && ` · ${standing(current, [newest], source.lang)}`);
    const facts = factsOf(source, thread);
    if (facts.length > 0) yield para(...facts.flatMap(([name, value], i) => [i > 0 && '; ', `${name}: `, value]));
    yield { kind: 'table', label: `History: ${thread.label}`, head: ['Told', 'What happened', 'How the day was computed', 'In the article’s words'], widths: [0.13, 0.19, 0.24, 0.44], rows: steps(source, all) };
  }
}

/** @param {Source} source @param {Step} step */
const deadlineOf = (source, step) => source.piece(step.article)?.report.deadlines[step.deadline];

/**
 * Who set it for whom, what is to be done, and what follows otherwise: names, or words of the newest step that has them.
 * @param {Source} source
 * @param {Thread} thread
 */
function factsOf(source, thread) {
  /** @param {'action' | 'consequence' | 'setter' | 'addressee'} slot */
  const slot = (slot) => {
    for (const step of [...thread.events].reverse()) {
      const span = deadlineOf(source, step)?.[slot];
      if (span) return words(source.piece(step.article)?.text ?? '', [span]);
    }
    return '';
  };
  return [
    ['Set by', source.entity(thread.setter)?.name || slot('setter')], ['For', source.entity(thread.addressee)?.name || slot('addressee')],
    ['To', slot('action')], ['Or else', slot('consequence')],
  ].filter(([, value]) => value !== '');
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
    cell(line(piece && evidence ? words(piece.text, [evidence]) : ''), piece ? note(...cited(source, piece, evidence ? [evidence] : [])) : note('')),
  ];
}
