// Where two articles tell of the same thing: what both print of a statement, a figure or a difference.

import { figureName } from '../nutgraf/compared.js';
import { say } from '../nutgraf/say.js';

/** @typedef {import('../nutgraf/types.js').CorpusReport} CorpusReport */
/** @typedef {import('../nutgraf/types.js').Span} Span */
/** @typedef {{article: string, start: number, end: number}} Spot */
/** @typedef {{left: Span, right: Span, about: string}} Match */

/**
 * Passages of two articles that belong together, in the order of the left one. A passage of one article is matched once for
 * each thing that is told, with the first place of it in the other.
 * @param {CorpusReport | null} report
 * @param {string} left
 * @param {string} right
 * @returns {Match[]}
 */
export function matches(report, left, right) {
  if (!report) return [];
  /** @type {Match[]} */
  const out = [];
  /** @param {readonly Spot[]} spots @param {string} about */
  const take = (spots, about) => {
    const there = spots.find((s) => s.article === right);
    if (there) for (const here of spots) if (here.article === left) out.push({ left: here, right: there, about });
  };
  const name = new Map(report.entities.map((e) => [e.id, e.name]));
  for (const c of report.conflicts) take(c.sides, c.about);
  for (const f of report.figures) take(f.cells, figureName(f));
  for (const s of report.statements) take(s.members, name.get(s.speaker ?? '') ?? say('the same words'));
  const seen = new Set();
  return out.sort((a, b) => a.left.start - b.left.start || a.right.start - b.right.start).filter((m) => {
    const key = `${m.left.start} ${m.right.start}`;
    return !seen.has(key) && seen.add(key);
  });
}

/**
 * The most matches whose places come in one order in both articles: by these two texts can be scrolled together.
 * @param {readonly Match[]} all in the order of the left article
 * @returns {Match[]}
 */
export function inOrder(all) {
  /** For each length the last match of a row of that length that ends soonest. @type {number[]} */
  const ends = [];
  /** @type {number[]} */
  const before = [];
  all.forEach((match, i) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((all[ends[mid] ?? 0]?.right.start ?? 0) < match.right.start) low = mid + 1;
      else high = mid;
    }
    before[i] = low > 0 ? ends[low - 1] ?? -1 : -1;
    ends[low] = i;
  });
  /** @type {Match[]} */
  const out = [];
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) {
    const match = all[i];
    if (match) out.unshift(match);
  }
  return out;
}

/**
 * Where the other text is to stand when one stands at `y`: between two heights that belong together, by their distance.
 * @param {readonly (readonly [number, number])[]} pairs heights of the one and the other, rising in both
 * @param {number} y
 */
export function across(pairs, y) {
  let [a0, b0] = pairs[0] ?? [0, 0];
  for (const [a, b] of pairs) {
    if (a >= y) return a === a0 ? b : b0 + ((y - a0) / (a - a0)) * (b - b0);
    [a0, b0] = [a, b];
  }
  return b0;
}
