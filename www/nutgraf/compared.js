// What the page and its files both tell of the comparison, so that they tell the same.

import { diff } from './diff.js';
import { later } from './say.js';

/** @typedef {import('./types.js').ArticleReport} ArticleReport */
/** @typedef {import('./types.js').Conflict} Conflict */
/** @typedef {import('./types.js').Figure} Figure */
/** @typedef {import('./types.js').Span} Span */
/** @typedef {import('./types.js').Statement} Statement */
/** @typedef {Statement['members'][number]} Member */

/** What articles differ in. @type {Record<Conflict['kind'], string>} */
export const DIFFERENCE = {
  wording: later('wording'), attribution: later('who said it'), number: later('figures'), date: later('dates'), deadline: later('deadline'), spelling: later('spelling'),
  statement: later('said or denied'),
};

/** How the wordings of a statement stand to each other. @type {Record<Statement['relation'], string>} */
export const RELATION = { same: later('the same words'), reworded: later('reworded'), truncated: later('shortened##wording'), reported: later('told by some in their own words') };

/** @type {Record<Conflict['verdict'], string>} */
export const VERDICT = { conflict: later('conflict'), undecided: later('open question'), explained: later('explained'), same: later('no conflict') };

/** @type {Record<Figure['verdict'], string>} */
export const FIGURE = {
  agree: later('they agree'), rounding: later('rounded'), bound: later('both can be true'), later: later('later'), corrected: later('corrected'), scope: later('of other things'),
  conflict: later('conflict'), undecided: later('open question'),
};

/** The gravest first. @type {readonly Conflict['verdict'][]} */
const ORDER = ['conflict', 'undecided', 'explained', 'same'];

/** @param {readonly Conflict[]} conflicts */
export const gravestFirst = (conflicts) => [...conflicts].sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));

/** A figure that fewer articles tell is read faster than drawn. */
export const DRAWN = 3;

/** What a figure is of; one of which no word is known but its unit ends with a colon. @param {Pick<Figure, 'what'>} figure */
export const figureName = ({ what }) => what.replace(/^: |: $/g, '');

/**
 * The stretches of a statement's member that are said, without what the article puts between them.
 * @param {ArticleReport | undefined} report of its article
 * @param {Member} member
 * @returns {Span[]}
 */
export function saidIn(report, member) {
  const spans = (report?.quotes[member.quote]?.content ?? [])
    .map(({ start, end }) => ({ start: Math.max(start, member.start), end: Math.min(end, member.end) })).filter((s) => s.start < s.end);
  return spans.length > 0 ? spans : [{ start: member.start, end: member.end }];
}

/**
 * How words differ from the fullest wording; null where they are other words altogether, which read better as they are.
 * @param {string} fullest
 * @param {string} said
 */
export function differing(fullest, said) {
  const parts = diff(fullest, said);
  const length = (/** @type {'same' | 'added'} */ kind) => parts.reduce((n, p) => n + (p.kind === kind ? p.text.length : 0), 0);
  return length('same') < length('added') ? null : parts;
}
