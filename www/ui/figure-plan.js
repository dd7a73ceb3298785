// Where the values of a figure go that three articles or more tell: by days where they change from day to day, or else one under
// the other.

import { DRAWN, figureName } from '../nutgraf/compared.js';
import { day } from '../nutgraf/format.js';
import { number } from './timeline-plan.js';
import { say } from '../nutgraf/say.js';

/** @typedef {import('../nutgraf/types.js').Figure} Figure */
/** @typedef {Figure['cells'][number]} Cell */
/** What an article tells, as it is written there. @typedef {{cell: Cell, outlet: string, text: string}} Told */

/**
 * A value on a day: `up` and `top` are its height, of 1, at its least and most.
 * @typedef {Object} Dot
 * @property {number} at of the day along the line, from 0 to 1; 0 where no days are drawn
 * @property {number} up
 * @property {number} top
 * @property {NonNullable<Cell['bound']> | ''} bound
 * @property {string} text the value as the first article has it
 * @property {readonly string[]} outlets
 */

/**
 * @typedef {Object} Plan
 * @property {boolean} byDay
 * @property {Dot[]} dots by day and value
 * @property {{at: number, text: string}[]} days
 * @property {boolean} zero whether the line below stands for nothing at all
 * @property {string} told all of it in a sentence
 * @property {{outlet: string, day: string, text: string}[]} rows all of it as a table
 */

/** More values than this are not drawn one under the other; the table has them. */
const MOST = 12;

/** Outlets of one value that are named. */
const NAMED = 6;

/** @param {readonly string[]} outlets */
const named = (outlets) => (outlets.length <= NAMED ? outlets : [...outlets.slice(0, NAMED), say('{n} more', { n: outlets.length - NAMED })]);

/** A day or a month as a number. @param {string} iso */
const dayNumber = (iso) => number(iso.length === 7 ? `${iso}-01` : iso);

/** The least and the most that a value says; null where it is none that can be drawn. @param {string} value @param {string} unit */
function valueOf(value, unit) {
  if (unit === 'date' || unit === 'month') {
    const at = dayNumber(value);
    return Number.isNaN(at) ? null : { low: at, high: at };
  }
  const [, low, high] = /^(-?\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?$/.exec(value) ?? [];
  return low === undefined ? null : { low: Number(low), high: Number(high ?? low) };
}

/** Whether a height may be measured from nothing: days and ranks have no nothing. @param {string} unit */
const measured = (unit) => !['date', 'month', 'year', 'rank', 'time of day'].includes(unit);

/**
 * Lays a figure out; null where fewer than three articles tell of it, or all of them the same.
 * @param {Pick<Figure, 'unit' | 'what'>} figure
 * @param {readonly Told[]} told by each article
 * @param {string} lang
 * @returns {Plan | null}
 */
export function figurePlan({ unit, what }, told, lang) {
  const drawn = told.flatMap((one) => {
    const value = valueOf(one.cell.value, unit);
    return value ? [{ ...one, ...value, bound: one.cell.bound ?? /** @type {const} */ (''), day: one.cell.asOf?.slice(0, 10) ?? '' }] : [];
  });
  const key = (/** @type {typeof drawn[number]} */ d) => `${d.low} ${d.high} ${d.bound}`;
  if (drawn.length < DRAWN || new Set(drawn.map(key)).size < 2) return null;
  const dated = drawn.filter((d) => d.day !== '' && !Number.isNaN(dayNumber(d.day)));
  // Drawn by days only where the days say something: nobody's value may be missing, and there is more than one day.
  const byDay = dated.length === drawn.length && new Set(dated.map((d) => d.day)).size > 1;
  const ends = drawn.flatMap((d) => [d.low, d.high]);
  const zero = measured(unit) && Math.min(...ends) >= 0;
  const least = zero ? 0 : Math.min(...ends);
  const height = Math.max(...ends) - least;
  const up = (/** @type {number} */ value) => (height > 0 ? (value - least) / height : 0);
  const numbers = dated.map((d) => dayNumber(d.day));
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const at = (/** @type {string} */ iso) => (byDay ? (dayNumber(iso) - first) / (last - first) : 0);
  /** @type {Map<string, typeof drawn>} */
  const groups = new Map();
  for (const one of drawn) {
    const own = byDay ? `${one.day} ${key(one)}` : key(one);
    const group = groups.get(own);
    if (group) group.push(one);
    else groups.set(own, [one]);
  }
  const years = new Set(dated.map((d) => d.day.slice(0, 4)));
  const written = (/** @type {string} */ iso) => (iso === '' ? say('day not known') : day(iso, lang, years.size === 1));
  const all = [...groups.values()].flatMap((group) => {
    const [one] = group;
    return one ? [{ at: at(one.day), up: up(one.low), top: up(one.high), bound: one.bound, text: one.text, outlets: named([...new Set(group.map((g) => g.outlet))]), day: one.day, low: one.low }] : [];
  }).sort((a, b) => a.at - b.at || a.low - b.low);
  const sentence = all.map((d) => `${d.text} (${[byDay ? written(d.day) : '', d.outlets.join(', ')].filter(Boolean).join(', ')})`).join('; ');
  return {
    byDay, zero, dots: (byDay ? all : all.slice(0, MOST)).map(({ day: _, low: __, ...dot }) => dot),
    days: byDay ? [...new Set(all.map((d) => d.day))].map((iso) => ({ at: at(iso), text: written(iso) })) : [],
    told: say('Drawn to scale: {name}: {what}.', { name: figureName({ what }), what: sentence }),
    rows: told.map(({ cell, outlet, text }) => ({ outlet, day: cell.asOf ? day(cell.asOf, lang) : say('not known'), text })),
  };
}
