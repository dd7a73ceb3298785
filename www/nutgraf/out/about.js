// The articles of a digest, who is who in them, and from what and by whom the digest was made.

import { count, day, TYPE_NAMES } from '../format.js';
import { addedTo, isOwn } from '../own.js';
import { listed } from '../warnings.js';
import { cell, item, line, note, para, strong } from './blocks.js';
import { printed } from './cite.js';
import { webAddress } from '../escape.js';
import { BY_READER, sure } from './source.js';

/** @typedef {import('./source.js').Source} Source */
/** @typedef {import('./blocks.js').Block} Block */
/** @typedef {import('./blocks.js').Cell} Cell */

/** The days of the articles, from the first to the last. @param {Source} source */
export function range(source) {
  const days = source.pieces.map(({ origin }) => origin.date.slice(0, 10)).filter((d) => d !== '').sort();
  const [first, last] = [days[0], days.at(-1)].map((d) => day(d, source.lang));
  return first === last ? first ?? '' : `${first} – ${last}`;
}

/** When the file was made, in UTC. @param {Source} source */
const when = ({ made, lang }) => `${day(made.slice(0, 10), lang)}, ${made.slice(11, 16)} UTC`;

/** Whether anything in it was added by the reader. @param {Source} source */
const hasOwn = ({ report }) => report.entities.some(isOwn) || report.articles.some((a) => a.quotes.some(isOwn));

/** What the file is, before all else. @param {Source} source @param {string} inIt */
export function* preface(source, inIt) {
  const corrected = source.corrections.length;
  yield para(`Made by Nutgraf on ${when(source)} from the articles below, in the browser of whoever read them. `, strong('A program found what stands here.'),
    ` Read each passage in its article before you rely on it. ${corrected === 0 ? (hasOwn(source) ? 'What the reader added is told as theirs.' : 'The reader corrected nothing.') : `${count(corrected, 'correction')} of the reader’s ${corrected === 1 ? 'is' : 'are'} in it.`}`);
  if (inIt !== '') yield para(inIt);
}

/** @param {Source} source @returns {Generator<Block>} */
export function* articles(source) {
  yield { kind: 'table', label: 'The articles', head: ['Outlet', 'Title', 'Date', 'Found in it'], widths: [0.2, 0.5, 0.13, 0.17], rows: rows(source) };
  for (const { articles, agencies } of source.report.sources.filter((s) => s.articles.length > 1)) {
    const names = articles.map((id) => source.piece(id)?.origin.label ?? id);
    yield item('Count as one source, for they share text: ', names.join(', '), agencies.length > 0 && `; they credit ${agencies.join(', ')}`);
  }
}

/** @param {Source} source @returns {Generator<Cell[]>} */
function* rows(source) {
  for (const piece of source.pieces) {
    const { report, origin } = piece;
    const href = webAddress(origin.url);
    const title = origin.title || origin.label || report.id;
    const found = [count(report.quotes.filter((q) => q.speech && !q.act).length, 'quote'), report.deadlines.length > 0 && count(report.deadlines.length, 'deadline')];
    yield [
      { ...cell(line(origin.outlet || 'not named')), head: true },
      // On paper, a link is no more than its address.
      cell(line(...printed(piece, [href === '' ? { text: title } : { text: title, href }])), note(origin.url.trim()), ...listed(report).map(({ message }) => note(`Note: ${message}`))),
      cell(line(day(origin.date, source.lang) || 'not known')), cell(line(found.filter(Boolean).join(', '))),
    ];
  }
}

/** @param {Source} source */
export const people = (source) => source.report.entities.filter(({ type }) => type !== 'LOC' && type !== 'DOC');

/** How often somebody is named, and how sure that is. @param {import('./source.js').Entity} entity */
function named(entity) {
  const { mentions, confidence, own, found } = entity;
  if (mentions === 0) return 'named by the reader';
  const times = `named ${count(mentions, 'time')}`;
  if (!own) return `${times}, ${sure(confidence)}`;
  // Of what the program found it tells how sure that is.
  return found && found.mentions > 0 ? `${times}, ${sure(confidence)}, ${addedTo(entity)} of them ${BY_READER}` : `${times}, ${BY_READER}`;
}

/** @param {Source} source @returns {Generator<Block>} */
export function* whoIsWho(source) {
  for (const e of people(source)) {
    yield item(strong(e.name), e.roles.length > 0 && `: ${e.roles.join('; ')}`, ` (${(TYPE_NAMES[e.type] ?? e.type).toLowerCase()}, ${named(e)})`);
  }
}

/** @param {Source} source @returns {Generator<Block>} */
export function* provenance(source) {
  yield para(strong('The articles’: '), 'words in “quotation marks” and passages under “In its words” and “In the article’s words” are copied letter for letter, but for line breaks and the marks themselves. “in the article’s words” behind a statement means that it is told and not quoted.');
  yield para(strong('The program’s: '), 'what was taken for a quotation, who is told to have said it, who is who, the days that were computed, and each verdict with its reason. “90% sure” means that of quotations, or of names, found in the same way, 90 of 100 were right when people read them; no figure is given where none was measured. What is not here was not found, which does not mean that it is not in the articles.');
  yield para(strong('The reader’s: '), 'the choice of articles, and outlets, titles, dates and addresses where the articles brought none or were changed. ',
    source.corrections.length === 0 ? 'No correction was made.' : `The report was made with ${count(source.corrections.length, 'correction')}:`);
  for (const correction of source.corrections) yield item(correction);
}
