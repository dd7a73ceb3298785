// Where the marks and words of a drawn deadline go. All lengths are in widths of an "m" of its text.

import { day, MOVED, OVER, STATUS } from '../nutgraf/format.js';
import { later, say } from '../nutgraf/say.js';

/** @typedef {import('../nutgraf/types.js').Due} Due */
/** @typedef {{said: string | null, status: keyof typeof STATUS, due: Due}} Told what an article tells of the deadline */

/**
 * @typedef {Object} Course
 * @property {string} label
 * @property {readonly Told[]} happenings in order
 * @property {Due | null} current
 * @property {string} newest the day of the newest article, or ''
 * @property {string} lang
 */

/** What happened on a day. @typedef {{at: number, kind: 'set' | 'moved' | 'over' | 'told', text: string}} Point */
/** A day, or the days, on which it was or is due. @typedef {{from: number, to: number, now: boolean, text: string}} Days */
/** Words beside the line, `lane` lines away from it; they stand at `from`. @typedef {{at: number, from: number, anchor: 'start' | 'middle' | 'end', lane: number, text: string, kind: string}} Word */

/**
 * Places from 0 to 1 along the line.
 * @typedef {Object} Plan
 * @property {Point[]} points
 * @property {Days[]} days
 * @property {number | null} newest
 * @property {Word[]} above
 * @property {Word[]} below
 * @property {string} told all of it in a sentence
 */

/** About how wide a character is. */
export const CHARACTER = 0.56;
/** What is between two words side by side. */
const GAP = 0.8;
/** Words for what holds now are bold, and so much wider. */
const BOLD = 1.1;
/** More lines of words than this are not made; what they would tell stands in the list. Where there is little room for each, there are more. */
const lanesIn = (/** @type {number} */ width) => (width < 32 ? 8 : 4);

/** What is told of a day. */
const VERBS = { was: later('was due {day}'), now: later('due {day}'), also: later('also told: {day}'), told: later('told as due: {day}') };

/** A day as a number. @param {string} iso */
export const number = (iso) => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / 86_400_000;

/** What a status is drawn as. @param {Told['status']} status @returns {Point['kind']} */
export const kindOf = (status) => (MOVED.has(status) ? 'moved' : OVER.has(status) ? 'over' : status === 'set' || status === 'conditional' ? 'set' : 'told');

/** Which words are placed first. @type {Record<string, number>} */
const RANK = { end: 0, now: 0, newest: 1, moved: 1, over: 1, set: 2, was: 3, told: 4 };

/**
 * Lays a deadline's course out; null where there is not enough of it for a line.
 * @param {Course} course
 * @param {number} width
 * @returns {Plan | null}
 */
export function plan({ label, happenings, current, newest, lang }, width) {
  const dated = happenings.flatMap((told) => (told.said !== null && !Number.isNaN(number(told.said)) ? [{ ...told, said: told.said.slice(0, 10) }] : []));
  if (dated.length < 2) return null;
  const dues = daysOf(happenings, current);
  const ends = [...dated.map((t) => t.said), ...dues.flatMap((d) => [d.earliest, d.latest]), ...(newest === '' ? [] : [newest])].map(number);
  const first = Math.min(...ends);
  const span = Math.max(...ends) - first;
  if (!(span > 0)) return null;
  const at = (/** @type {string} */ iso) => (number(iso) - first) / span;
  const years = new Set([...dated.map((t) => t.said), ...dues.map((d) => d.latest), newest].filter(Boolean).map((iso) => iso.slice(0, 4)));
  const written = (/** @type {string} */ iso) => day(iso, lang, years.size === 1);

  /** @type {Map<string, Told[]>} */
  const byDay = new Map();
  for (const told of dated) {
    const of = byDay.get(told.said);
    if (of) of.push(told);
    else byDay.set(told.said, [told]);
  }
  const points = [...byDay].map(([said, of]) => {
    const kinds = of.map((t) => kindOf(t.status));
    const kind = /** @type {Point['kind'][]} */ (['over', 'moved', 'set']).find((k) => kinds.includes(k)) ?? 'told';
    return { at: at(said), kind, text: `${[...new Set(of.map((t) => say(STATUS[t.status])))].join(', ')} ${written(said)}` };
  });
  const days = dues.map(({ earliest, latest, now, verb, sure }) => {
    const when = earliest === latest ? written(latest) : `${written(earliest)} – ${written(latest)}`;
    return { from: at(earliest), to: at(latest), now, text: `${say(verb, { day: when })}${sure ? '' : ' (?)'}` };
  });
  const line = newest === '' ? null : at(newest);
  const newestText = say('newest article {day}', { day: newest === '' ? '' : written(newest) });
  const above = placed(points.map((p) => ({ at: p.at, text: p.text, kind: p.kind })), width);
  const below = placed([
    ...days.map((d) => ({ at: (d.from + d.to) / 2, text: d.text, kind: d.now ? 'now' : 'was' })),
    ...(line === null ? [] : [{ at: line, text: newestText, kind: 'newest' }]),
  ], width);
  const told = say('Drawn to scale: {name}: {what}.', { name: label, what: [...points.map((p) => p.text), ...days.map((d) => d.text), ...(line === null ? [] : [newestText])].join('; ') });
  return { points, days, newest: line, above, below, told };
}

/**
 * The days on which it was due, each once, and on which it is. A day from which it was moved away, or that is over with, was due;
 * of any other that is not the present one it is only known that it was told.
 * @param {readonly Told[]} happenings
 * @param {Due | null} current
 */
function daysOf(happenings, current) {
  const key = (/** @type {Due | null} */ due) => `${due?.earliest} ${due?.latest}`;
  const moves = (/** @type {Told} */ { status }) => MOVED.has(status) || status === 'set';
  const over = OVER.has(happenings.at(-1)?.status ?? '');
  const since = happenings.findIndex((t) => moves(t) && key(t.due) === key(current));
  /** @type {Map<string, {earliest: string, latest: string, now: boolean, verb: string, sure: boolean}>} */
  const found = new Map();
  [...happenings, ...(current ? [{ due: current, status: /** @type {const} */ ('set') }] : [])].forEach((told, i) => {
    const { due } = told;
    if (!due.earliest || !due.latest || due.certainty === 'unresolved' || Number.isNaN(number(due.earliest) + number(due.latest)) || found.has(key(due))) return;
    const now = key(due) === key(current);
    const verb = over && (now || !current) ? VERBS.was : now ? VERBS.now : since > i && moves({ said: null, ...told }) ? VERBS.was : current ? VERBS.also : VERBS.told;
    found.set(key(due), { earliest: due.earliest, latest: due.latest, now, verb, sure: due.certainty !== 'conflict' && due.certainty !== 'approx' });
  });
  return [...found.values()];
}

/**
 * On which side of its place a word may stand, the best first: away from neighbours that are near.
 * @param {{x: number, long: number}} word
 * @param {readonly {x: number, long: number}[]} all
 * @param {number} width
 * @returns {Word['anchor'][]}
 */
function sides(word, all, width) {
  const near = (/** @type {number} */ sign) => all.some((o) => o !== word && (o.x - word.x) * sign > 0 && Math.abs(o.x - word.x) < (o.long + word.long) / 2 + GAP);
  const [before, after] = [near(-1), near(1)];
  const order = /** @type {Word['anchor'][]} */ (after && !before ? ['end', 'start', 'middle'] : before && !after ? ['start', 'end', 'middle'] : ['middle', 'start', 'end']);
  const fit = order.filter((anchor) => leftOf(word, anchor) >= 0 && leftOf(word, anchor) + word.long <= width);
  return fit.length > 0 ? fit : ['middle'];
}

/** @param {{x: number, long: number}} word @param {Word['anchor']} anchor */
const leftOf = ({ x, long }, anchor) => (anchor === 'middle' ? x - long / 2 : anchor === 'start' ? x : x - long);

/** Where a word begins that fits at its place by no side: as near to it as there is room. @param {{x: number, long: number}} word @param {number} width */
const within = (word, width) => Math.max(0, Math.min(leftOf(word, 'middle'), width - word.long));

/** How many lines words take. @param {readonly Word[]} words */
export const lanesOf = (words) => words.reduce((n, w) => Math.max(n, w.lane + 1), 0);

/**
 * Gives words their lines, the weightiest first, so that none lies over another, nor, if that can be had, over what leads to another.
 * @param {readonly {at: number, text: string, kind: string}[]} words
 * @param {number} width
 * @returns {Word[]}
 */
export function placed(words, width) {
  const all = words.map((w) => ({ ...w, x: w.at * width, long: w.text.length * CHARACTER * (w.kind === 'now' ? BOLD : 1) }));
  /** @type {{at: number, text: string, kind: string, anchor: Word['anchor'], lane: number, left: number, right: number, x: number, from: number}[]} */
  const done = [];
  for (const word of [...all].sort((a, b) => (RANK[a.kind] ?? 9) - (RANK[b.kind] ?? 9) || a.at - b.at)) {
    const { x, long } = word;
    const apart = (/** @type {number} */ lane, /** @type {number} */ left) => done.every((other) => (
      other.lane !== lane || left + long + GAP <= other.left || other.right + GAP <= left));
    const free = (/** @type {number} */ lane, /** @type {number} */ left) => done.every((other) => {
      if (other.lane === lane) return true;
      // What leads to the farther of two goes past the nearer.
      const [near, far] = other.lane < lane ? [other, { x }] : [{ left, right: left + long }, other];
      return far.x < near.left - GAP / 2 || far.x > near.right + GAP / 2;
    });
    const anchors = sides(word, all, width);
    const places = Array.from({ length: lanesIn(width) }, (_, lane) => anchors.map((anchor) => ({ lane, anchor, left: anchor === 'middle' ? within(word, width) : leftOf(word, anchor) }))).flat();
    const open = places.filter(({ lane, left }) => apart(lane, left));
    const place = open.find(({ lane, left }) => free(lane, left)) ?? open[0];
    if (place) done.push({ at: word.at, text: word.text, kind: word.kind, x, ...place, right: place.left + long, from: word.at + (place.left - leftOf(word, place.anchor)) / width });
  }
  return done.map(({ at, from, anchor, lane, text, kind }) => ({ at, from, anchor, lane, text, kind }));
}
