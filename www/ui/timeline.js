// A deadline's course as a line to scale: what happened above it, on which days it was and is due below. The list that
// stands under it tells the same in words.

import { h } from './dom.js';
import { plan } from './timeline-plan.js';

/** @typedef {import('./timeline-plan.js').Course} Course */
/** @typedef {import('./timeline-plan.js').Plan} Plan */
/** @typedef {import('./timeline-plan.js').Word} Word */

const SVG = 'http://www.w3.org/2000/svg';
/** The height of a line of words, and what is between the line and the words, in sizes of the text. */
const LANE = 1.35;
const NEXT = 1.1;
/** The drawing keeps so much free at either end, of 1. */
const EDGE = 0.02;
/** Drawn for a telephone until its place is known. */
const NARROW = 21;

/** The shape of what happened, around its place: a thing can be told without its colour. */
const SHAPES = { set: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z', moved: 'M0-6.5L6.5 0L0 6.5L-6.5 0Z', over: 'M-5-5H5V5H-5Z', told: 'M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0Z' };
/** A flag over a day on which it is due. */
const FLAG = 'M-5-8H5L0 0Z';

/**
 * @param {string} tag
 * @param {Record<string, string | number>} props
 * @param {...(Element | string)} children
 */
function s(tag, props, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(props)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** @param {number} at */
const x = (at) => `${(100 * (EDGE + at * (1 - 2 * EDGE))).toFixed(2)}%`;
/** @param {number} size */
const em = (size) => `${size.toFixed(2)}em`;

export class Timeline {
  root;
  #course;
  #described;
  #width = 0;

  /**
   * The drawing of a deadline with a course; null for one without.
   * @param {Course} course
   * @param {string} described the id of the list that tells the same
   */
  static of(course, described) {
    return plan(course, NARROW) ? new Timeline(course, described) : null;
  }

  /** @param {Course} course @param {string} described */
  constructor(course, described) {
    this.#course = course;
    this.#described = described;
    this.root = h('div', { class: 'timeline', 'data-hook': 'timeline' });
    this.draw(NARROW);
  }

  /**
   * Draws it for a place of this width, in sizes of its text.
   * @param {number} width
   */
  draw(width) {
    const room = Math.max(NARROW, Math.floor(width)) * (1 - 2 * EDGE);
    if (room === this.#width) return;
    this.#width = room;
    const made = plan(this.#course, room);
    if (made) this.root.replaceChildren(this.#svg(made));
  }

  /** @param {Plan} made */
  #svg({ points, days, newest, above, below, told }) {
    const lanes = (/** @type {readonly Word[]} */ words) => words.reduce((n, w) => Math.max(n, w.lane + 1), 0);
    const line = lanes(above) * LANE + NEXT;
    const height = line + NEXT + 0.35 + lanes(below) * LANE;
    const y = em(line);
    const up = (/** @type {number} */ lane) => line - NEXT - lane * LANE;
    const down = (/** @type {number} */ lane) => line + NEXT + (lane + 1) * LANE - 0.35;
    const was = days.filter((d) => !d.now);
    const now = days.find((d) => d.now);
    return s('svg', { role: 'img', 'aria-describedby': this.#described, width: '100%', height: em(height) },
      s('title', {}, told),
      ...above.map((w) => s('line', { class: 'lead', x1: x(w.at), x2: x(w.at), y1: em(up(w.lane) + 0.25), y2: y })),
      ...below.filter((w) => w.kind !== 'newest').map((w) => s('line', { class: 'lead', x1: x(w.at), x2: x(w.at), y1: y, y2: em(down(w.lane) - 0.95) })),
      ...(newest === null ? [] : [s('line', { class: 'newest', x1: x(newest), x2: x(newest), y1: em(line - NEXT + 0.25), y2: em(newestEnd(below, down, line)) })]),
      s('line', { class: 'axis', x1: '0', x2: '100%', y1: y, y2: y }),
      ...[...was, ...(now ? [now] : [])].flatMap((d) => [
        ...(d.from === d.to ? [] : [s('line', { class: `days ${d.now ? 'now' : 'was'}`, x1: x(d.from), x2: x(d.to), y1: y, y2: y })]),
        s('svg', { class: 'mark', x: x((d.from + d.to) / 2), y }, s('path', { class: d.now ? 'now' : 'was', d: FLAG })),
      ]),
      ...points.map((p) => s('svg', { class: 'mark', x: x(p.at), y }, s('path', { class: p.kind, d: SHAPES[p.kind] }))),
      ...above.map((w) => s('text', { class: w.kind, x: x(w.at), y: em(up(w.lane)), 'text-anchor': w.anchor }, w.text)),
      ...below.map((w) => s('text', { class: w.kind, x: x(w.at), y: em(down(w.lane)), 'text-anchor': w.anchor }, w.text)));
  }
}

/**
 * Where the newest article's line ends: at its words, or a little below where there was no room for them.
 * @param {readonly Word[]} below
 * @param {(lane: number) => number} down
 * @param {number} line
 */
function newestEnd(below, down, line) {
  const word = below.find((w) => w.kind === 'newest');
  return word ? down(word.lane) - 0.95 : line + NEXT;
}
