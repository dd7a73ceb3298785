// The ledger: how each outlet worded what several articles print of one speaker, side by side.

import { KIND, wording } from '../citation.js';
import { RELATION, differing, saidIn } from '../compared.js';
import { count, words } from '../format.js';
import { cell, heading, line, note, para, strong } from './blocks.js';
import { cited, printed } from './cite.js';
import { NOBODY, called, sureOf } from './source.js';
import { sayIn } from '../say.js';

/** @typedef {import('./source.js').Source} Source */
/** @typedef {import('./source.js').Piece} Piece */
/** @typedef {import('./blocks.js').Run} Run */
/** @typedef {import('./blocks.js').Cell} Cell */
/** @typedef {import('../types.js').Statement} Statement */
/** @typedef {Statement['members'][number]} Member */

/** More columns than this have no room beside each other. */
const COLUMNS = 6;
/** So many have room on the short side of the paper. */
const NARROW = 3;

/**
 * The words of a member as its article prints them: of what is quoted directly the part that is the statement, with dots where the
 * quotation goes on; of a sentence all that is told, without which a part may mean something else. Of words between marks, those
 * that the fullest wording lacks are marked. Nothing of another wording is told among them.
 * @param {Piece} piece
 * @param {Member} member
 * @param {string} fullest the words of the fullest wording, or ''
 * @returns {Run[]}
 */
function worded({ report, text }, member, fullest) {
  const quote = report.quotes[member.quote];
  if (!quote) return [{ text: words(text, [member]) }];
  if (quote.kind !== 'direct') return [{ text: wording(quote, text) }];
  const content = saidIn(report, member);
  const before = (quote.content[0]?.start ?? 0) < (content[0]?.start ?? 0) ? '… ' : '';
  const after = (quote.content.at(-1)?.end ?? 0) > (content.at(-1)?.end ?? 0) ? ' …' : '';
  const said = wording({ ...quote, content }, text).slice(1, -1);
  return [{ text: `“${before}` }, ...marked(said, fullest).filter(({ text }) => text !== ''), { text: `${after}”` }];
}

/**
 * @param {string} said
 * @param {string} fullest
 * @returns {Run[]}
 */
function marked(said, fullest) {
  const parts = fullest === '' ? null : differing(fullest, said);
  if (!parts) return [{ text: said }];
  return parts.filter(({ kind }) => kind !== 'missing').flatMap(({ kind, text }) => {
    if (kind !== 'added') return [{ text }];
    const added = text.trimStart();
    return [{ text: text.slice(0, text.length - added.length) }, { text: added, as: /** @type {const} */ ('other') }];
  });
}

/** What the articles are called, in their order. @param {Source} source */
function outlets(source) {
  return [...new Set(source.pieces.map(called))];
}

/** @param {Source} source @param {Statement} statement */
function* membersOf(source, statement) {
  for (const [i, member] of statement.members.entries()) {
    const piece = source.piece(member.article);
    if (piece) yield { piece, member, best: i === statement.fullest };
  }
}

/** @param {Source} source @param {Statement} statement */
function told(source, statement) {
  const members = [...membersOf(source, statement)];
  const best = members.find((m) => m.best);
  const fullest = best ? words(best.piece.text, saidIn(best.piece.report, best.member)) : '';
  return members.map(({ piece, member, best }) => {
    const quote = piece.report.quotes[member.quote];
    const kind = quote ? KIND[quote.kind] : '';
    return {
      piece, best,
      lines: [
        line(...printed(piece, worded(piece, member, best ? '' : fullest))),
        note(best && strong('Fullest wording'), best && ' · ', kind, kind !== '' && ' · ', ...cited(source, piece, [member], false), quote && ` · ${sureOf(quote)}`),
      ],
    };
  });
}

/** Who said it, and how many print it. @param {Source} source @param {Statement} statement */
function summary(source, statement) {
  const pieces = [...membersOf(source, statement)].map(({ piece }) => piece);
  const articles = new Set(pieces).size;
  const apart = statement.sources < articles ? `; ${statement.sources.toLocaleString('en')} if copies and shared agency text count once` : '';
  return {
    speaker: source.entity(statement.speaker)?.name || NOBODY,
    about: `${sayIn('en', RELATION[statement.relation])} · ${count(new Set(pieces.map(called)).size, 'outlet')}, ${count(articles, 'article')}${apart}`,
  };
}

/** Whether every outlet has a column. @param {Source} source */
const isGrid = (source) => outlets(source).length <= COLUMNS;

/** Whether the columns want the long side of the paper. @param {Source} source */
export const isWide = (source) => isGrid(source) && outlets(source).length > NARROW;

/** @param {Source} source @returns {Generator<import('./blocks.js').Block>} */
export function* ledger(source) {
  const { statements } = source.report;
  yield para('Each row is one statement of one speaker: however many outlets print it, one person said it. ', { text: 'Underlined', as: 'other' },
    ' are words of a direct quotation that the fullest wording does not have; “—” means that no such words were found in that outlet’s articles.');
  const columns = outlets(source);
  if (isGrid(source)) {
    const first = 0.16;
    yield {
      kind: 'table', label: 'The ledger: a row for each statement, a column for each outlet', head: ['Speaker', ...columns],
      widths: [first, ...columns.map(() => (1 - first) / columns.length)],
      rows: rows(source, columns),
    };
    return;
  }
  for (const statement of statements) {
    const { speaker, about } = summary(source, statement);
    yield heading(speaker);
    yield { kind: 'line', ...note(about) };
    yield {
      kind: 'table', label: `How outlets worded what ${speaker} said`, head: ['Outlet', 'Wording'], widths: [0.22, 0.78],
      rows: told(source, statement).sort((a, b) => Number(b.best) - Number(a.best))
        .map(({ piece, lines, best }) => [{ ...cell(line(called(piece))), head: true }, { ...cell(...lines), best }]),
    };
  }
}

/**
 * @param {Source} source
 * @param {readonly string[]} columns
 * @returns {Generator<Cell[]>}
 */
function* rows(source, columns) {
  for (const statement of source.report.statements) {
    const { speaker, about } = summary(source, statement);
    const members = told(source, statement);
    yield [{ ...cell(line(strong(speaker)), note(about)), head: true }, ...columns.map((column) => {
      const here = members.filter(({ piece }) => called(piece) === column);
      return here.length === 0 ? cell(line('—')) : { ...cell(...here.flatMap(({ lines }) => lines)), best: here.some(({ best }) => best) };
    })];
  }
}
