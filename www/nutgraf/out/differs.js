// Where the articles differ, with the verdict and why, and the figures that several tell, side by side.

import { DIFFERENCE, FIGURE, VERDICT, figureName, gravestFirst } from '../compared.js';
import { day, sentence } from '../format.js';
import { cell, heading, line, para, strong } from './blocks.js';
import { cited, inContext, printed } from './cite.js';
import { called } from './source.js';

/** @typedef {import('./source.js').Source} Source */
/** @typedef {import('./blocks.js').Block} Block */
/** @typedef {import('./blocks.js').Cell} Cell */

/**
 * Places of articles beside each other.
 * @param {Source} source
 * @param {string} label
 * @param {readonly {article: string, start: number, end: number, asOf?: string}[]} places
 * @param {boolean} dated whether it is told as of which day each holds
 * @returns {Block}
 */
function beside(source, label, places, dated) {
  /** @returns {Generator<Cell[]>} */
  function* rows() {
    for (const place of places) {
      const piece = source.piece(place.article);
      if (!piece) continue;
      yield [
        { ...cell(line(called(piece))), head: true }, cell(line(...printed(piece, inContext(piece.text, place)))),
        ...(dated ? [cell(line(day(place.asOf, source.lang) || 'not known'))] : []), cell(line(...cited(source, piece, [place], false))),
      ];
    }
  }
  const [head, widths] = dated ? [['Outlet', 'In its words', 'As of', 'Article'], [0.17, 0.42, 0.13, 0.28]] : [['Outlet', 'In its words', 'Article'], [0.18, 0.5, 0.32]];
  return { kind: 'table', label, head, widths, rows: rows() };
}

/** That the reader has checked it, with what they say of it. @param {string | undefined} note */
const byReader = (note) => note !== undefined && ` · checked by the reader${note === '' ? '' : `: ${note}`}`;

/** @param {Source} source @returns {Generator<Block>} */
export function* differences(source) {
  for (const { kind, about, verdict, why, sides, checked } of gravestFirst(source.report.conflicts)) {
    yield heading(about);
    yield para(strong(sentence(VERDICT[verdict])), ` (${DIFFERENCE[kind]})`, why !== '' && `: ${why}`, byReader(checked));
    yield beside(source, about, sides, false);
  }
}

/** @param {Source} source @returns {Generator<Block>} */
export function* figures(source) {
  for (const { what, verdict, why, cells, checked } of source.report.figures) {
    const about = figureName({ what });
    yield heading(about);
    yield para(strong(sentence(FIGURE[verdict])), why !== '' && `: ${why}`, byReader(checked));
    yield beside(source, about, cells, true);
  }
}
