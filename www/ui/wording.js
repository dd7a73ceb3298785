// How each outlet words a statement, told by the fullest wording.

import { differing, saidIn } from '../nutgraf/compared.js';
import { words } from '../nutgraf/format.js';
import { h } from './dom.js';
import { later, say } from '../nutgraf/say.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../nutgraf/types.js').Statement} Statement */
/** @typedef {Statement['members'][number]} Member */

/**
 * The words that are said, without what the article puts between them.
 * @param {App} app
 * @param {Member} member
 */
export function wordsOf(app, member) {
  return words(app.text(member.article), saidIn(app.article(member.article), member)).replace(/[,;:]$/, '');
}

/**
 * How a member differs from the fullest one; null where it is that, or says it in other words altogether.
 * @param {App} app
 * @param {Statement} statement
 * @param {Member} member
 */
function partsOf(app, statement, member) {
  const fullest = statement.members[statement.fullest];
  return !fullest || member === fullest ? null : differing(wordsOf(app, fullest), wordsOf(app, member));
}

/**
 * A member's own words, with those marked that the fullest wording has not. Where that has more, a sign stands, which is no text:
 * nothing that an outlet did not print can be read or copied as its words.
 * @param {App} app
 * @param {Statement} statement
 * @param {Member} member
 * @returns {(string | HTMLElement)[]}
 */
export function wordingOf(app, statement, member) {
  const parts = partsOf(app, statement, member);
  if (!parts) return [wordsOf(app, member)];
  return parts.flatMap((piece, i) => {
    if (piece.kind === 'same') return piece.text;
    if (piece.kind === 'added') {
      // What stands before a word is not marked with it.
      const added = piece.text.trimStart();
      return [piece.text.slice(0, piece.text.length - added.length), h('ins', {}, added)];
    }
    const edge = i === 0 ? ' before' : i === parts.length - 1 ? ' after' : '';
    return h('span', { class: `gap${edge}`, role: 'img', 'aria-label': say('not here: “{words}”', { words: piece.text }), title: say('The fullest wording has here: “{words}”', { words: piece.text }) });
  });
}

/**
 * What was done to the words of a member, and whether they are the first or the fullest.
 * @param {App} app
 * @param {Statement} statement
 * @param {Member} member
 * @returns {string[]}
 */
export function fate(app, statement, member) {
  const dates = statement.members.map((m) => app.article(m.article)?.date ?? '');
  const own = app.article(member.article)?.date ?? '';
  // Where one has no date, nobody knows who was first.
  const first = own !== '' && dates.every((d) => d >= own && d !== '') && dates.filter((d) => d === own).length === 1;
  if (member === statement.members[statement.fullest]) return [...(first ? [later('first##wording')] : []), later('fullest##wording')];
  const parts = partsOf(app, statement, member);
  const kinds = new Set((parts ?? []).filter((p) => /[\p{L}\p{N}]/u.test(p.text)).map((p) => p.kind));
  const done = !parts ? later('other words') : kinds.has('added') ? later('altered') : kinds.has('missing') ? later('cut##wording') : '';
  return [...(first ? [later('first##wording')] : []), ...(done === '' ? [] : [done])];
}
