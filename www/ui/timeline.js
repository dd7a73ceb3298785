// A deadline's course as a line to scale: what happened above it, on which days it was and is due below. The list that
// stands under it tells the same in words.

import { h } from './dom.js';
import { em, FLAG, LANE, NARROW, roomIn, s, saver, SHAPES, x } from './svg.js';
import { lanesOf, plan } from './timeline-plan.js';

/** @typedef {import('./timeline-plan.js').Course} Course */
/** @typedef {import('./timeline-plan.js').Plan} Plan */
/** @typedef {import('./timeline-plan.js').Word} Word */

/** What is between the line and the words, in sizes of the text. */
const NEXT = 1.1;

export class Timeline {
  root;
  #course;
  #described;
  #width = 0;
  #save;

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
    this.#save = saver(this.root, 'nutgraf-deadline.svg', () => course.label);
    this.draw(NARROW);
  }

  /**
   * Draws it for a place of this width, in sizes of its text.
   * @param {number} width
   */
  draw(width) {
    const room = roomIn(width);
    if (room === this.#width) return;
    this.#width = room;
    const made = plan(this.#course, room);
    if (made) this.root.replaceChildren(this.#svg(made), this.#save);
  }

  /** @param {Plan} made */
  #svg({ points, days, newest, above, below, told }) {
    const line = lanesOf(above) * LANE + NEXT;
    const height = line + NEXT + 0.35 + lanesOf(below) * LANE;
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
      ...above.map((w) => s('text', { class: w.kind, x: x(w.from), y: em(up(w.lane)), 'text-anchor': w.anchor }, w.text)),
      ...below.map((w) => s('text', { class: w.kind, x: x(w.from), y: em(down(w.lane)), 'text-anchor': w.anchor }, w.text)));
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
