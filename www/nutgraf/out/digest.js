// A digest of the report: what there is to read, in order, whatever the kind of file.

import { count } from '../format.js';
import { articles, people, preface, provenance, range, whoIsWho } from './about.js';
import { differences, figures } from './differs.js';
import { due, threads } from './due.js';
import { isWide, ledger } from './ledger.js';
import { bySpeaker, declinations, declined, said } from './said.js';
import { NOBODY } from './source.js';

/** @typedef {import('./source.js').Source} Source */
/** @typedef {import('./blocks.js').Section} Section */

/** @param {Source} source */
export function titleOf(source) {
  return [`Digest of ${count(source.pieces.length, 'article')}`, range(source)].filter(Boolean).join(', ');
}

/** What is in a digest, in a line. @param {Source} source */
function inIt(source) {
  const speakers = bySpeaker(source).filter(({ who }) => who !== NOBODY);
  const { report } = source;
  const open = report.conflicts.filter(({ verdict }) => verdict === 'conflict').length;
  const n = (/** @type {number} */ size, /** @type {string} */ one) => (size === 0 ? '' : count(size, one));
  return [
    speakers.length === 0 ? '' : `${count(speakers.reduce((sum, { said }) => sum + said.length, 0), 'quote')} by ${count(speakers.length, 'speaker')}`,
    n(report.statements.length, 'statement').replace(/(?<=.)$/, ' that several articles print'), n(threads(source).length, 'deadline'),
    report.conflicts.length === 0 ? '' : `${count(report.conflicts.length, 'difference')}, ${open === 0 ? 'none of them a conflict' : `of which ${count(open, 'is a conflict', 'are conflicts')}`}`,
    n(report.figures.length, 'figure').replace(/(?<=.)$/, ' that several articles tell'),
  ].filter(Boolean).join('; ');
}

/** What stands before the first section. @param {Source} source */
export const opening = (source) => preface(source, inIt(source));

/**
 * The sections that have something to say.
 * @param {Source} source
 * @returns {Section[]}
 */
export function sections(source) {
  const { report } = source;
  /** @type {(Section & {size: number})[]} */
  const all = [
    { title: 'The articles', size: source.pieces.length, blocks: () => articles(source) },
    { title: 'The ledger: one statement, each outlet’s words', size: report.statements.length, wide: isWide(source), blocks: () => ledger(source) },
    { title: 'What is due', size: threads(source).length, blocks: () => due(source) },
    { title: 'Where the articles differ', size: report.conflicts.length, blocks: () => differences(source) },
    { title: 'Figures side by side', size: report.figures.length, blocks: () => figures(source) },
    { title: 'Who said what', size: source.pieces.reduce((n, { report }) => n + report.quotes.length, 0) - declinations(source).length, blocks: () => said(source) },
    { title: 'Who declined to comment', size: declinations(source).length, blocks: () => declined(source) },
    { title: 'Who is who', size: people(source).length, blocks: () => whoIsWho(source) },
    { title: 'What is whose in this file', size: 1, blocks: () => provenance(source) },
  ];
  return all.filter(({ size }) => size > 0);
}
