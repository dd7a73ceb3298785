// What the report's kinds are called in a digest.

/** @typedef {import('../types.js').Statement} Statement */
/** @typedef {import('../types.js').Conflict} Conflict */
/** @typedef {import('../types.js').Figure} Figure */
/** @typedef {import('../types.js').Due} Due */
/** @typedef {import('../types.js').Quote} Quote */

/** @type {Record<Statement['relation'], string>} */
export const RELATION = { same: 'the same words', reworded: 'reworded', truncated: 'shortened', reported: 'told by some in their own words' };
/** @type {Record<Conflict['verdict'], string>} */
export const VERDICT = { conflict: 'Conflict', undecided: 'Open question', explained: 'Explained', same: 'No conflict' };
/** @type {Record<Figure['verdict'], string>} */
export const FIGURE = {
  agree: 'They agree', rounding: 'Rounded', bound: 'Both can be true', later: 'Later', corrected: 'Corrected', scope: 'Of other things',
  conflict: 'Conflict', undecided: 'Open question',
};
/** That a day is about right is told with it. @type {Record<Due['certainty'], string>} */
export const CERTAINTY = {
  exact: '', interval: 'on one of these days', approx: '', conflict: 'the article contradicts itself', unresolved: 'the day cannot be told',
};
/** @type {Record<Quote['kind'], string>} */
export const KIND = { direct: '', mixed: 'partly quoted', indirect: 'in the article’s words' };
