// A figure that three articles or more tell, drawn to scale, with the same as a table.

import { figureName } from '../nutgraf/compared.js';
import { clip, words } from '../nutgraf/format.js';
import { articleLang, h, onRoom, widthOf } from './dom.js';
import { figurePlan } from './figure-plan.js';
import { LazyList } from './lazy-list.js';
import { em, LANE, NARROW, roomIn, s, saver, x } from './svg.js';
import { CHARACTER, lanesOf, placed } from './timeline-plan.js';
import { say } from '../nutgraf/say.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./figure-plan.js').Plan} Plan */
/** @typedef {import('./figure-plan.js').Dot} Dot */
/** @typedef {import('../nutgraf/types.js').Figure} Figure */

/** The height of what is drawn by days, in sizes of the text, and what is free above it for words. */
const HIGH = 4.5;
const TOP = 1.6;
/** The height of a value that stands under another. */
const LINE = 2.1;
/** Rows of the table that are made at a time. */
const ROWS = 20;
/** The longest value that is written beside its mark. */
const LONG = 24;

/** An exact value, one that is at least or more, at most, or about. @type {Record<Dot['bound'], string>} */
const SHAPES = {
  '': 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z', about: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z',
  'at least': 'M-5 3.5L0-5.5L5 3.5Z', 'more than': 'M-5 3.5L0-5.5L5 3.5Z', 'at most': 'M-5-3.5L0 5.5L5-3.5Z',
};

/** How many were made, for ids. */
let made = 0;

export class FigureChart {
  root = h('div', { class: 'chart', 'data-hook': 'chart' });
  #place = h('div', {});
  #plan;
  #width = 0;
  #id;

  /**
   * The chart of a figure, or null where there is nothing to draw.
   * @param {App} app
   * @param {Figure} figure
   */
  static of(app, figure) {
    const told = figure.cells.map((cell) => ({ cell, outlet: app.label(cell.article), text: clip(words(app.text(cell.article), [cell]), LONG) }));
    const plan = figurePlan(figure, told, app.lang());
    return plan ? new FigureChart(plan, figure) : null;
  }

  /** @param {Plan} plan @param {Figure} figure */
  constructor(plan, figure) {
    this.#plan = plan;
    this.#id = `chart-${++made}`;
    const name = figureName(figure);
    const body = h('tbody');
    const rows = new LazyList(body, (row) => h('tr', {}, h('th', { scope: 'row' }, row.outlet), h('td', {}, row.day), h('td', { lang: articleLang() }, row.text)), () => '',
      { step: ROWS, auto: false, hold: (button) => h('tr', {}, h('td', { colspan: 3 }, button)) });
    const table = h('table', { id: this.#id }, h('caption', { class: 'unseen', lang: articleLang() }, name),
      h('thead', {}, h('tr', {}, ...[say('Outlet'), say('As of'), say('Value')].map((head) => h('th', { scope: 'col' }, head)))), body);
    rows.fill(plan.rows);
    this.root.append(this.#place, h('div', { class: 'drawing-tools' },
      h('details', {}, h('summary', { 'aria-label': say('As a table: {name}', { name }) }, say('As a table')), h('div', { class: 'scroll' }, table)),
      saver(this.root, 'nutgraf-figure.svg', () => name)));
    this.draw(NARROW);
    onRoom(this.root, () => this.fit());
  }

  /** Draws for the room that there is. */
  fit() {
    if (this.root.clientWidth > 0) this.draw(widthOf(this.root));
  }

  /**
   * Draws for a place of this width, in sizes of its text.
   * @param {number} width
   */
  draw(width) {
    const room = roomIn(width);
    if (room === this.#width) return;
    this.#width = room;
    this.#place.replaceChildren(this.#plan.byDay ? this.#byDay(room) : this.#byValue(room));
  }

  /** @param {number} height @param {...Element} parts */
  #svg(height, ...parts) {
    return s('svg', { role: 'img', 'aria-describedby': this.#id, width: '100%', height: em(height) }, s('title', {}, this.#plan.told), ...parts);
  }

  /** Days along the line, values above it. @param {number} room */
  #byDay(room) {
    const { dots, days, zero } = this.#plan;
    const line = TOP + HIGH + (zero ? 0 : 0.8);
    const y = (/** @type {number} */ up) => TOP + HIGH * (1 - up);
    const below = placed(days.map((d) => ({ at: d.at, text: d.text, kind: 'day' })), room);
    const lanes = lanesOf(below);
    return this.#svg(line + 0.4 + lanes * LANE,
      s('line', { class: 'axis', x1: '0', x2: '100%', y1: em(line), y2: em(line) }),
      ...dots.map((d) => s('line', { class: 'lead', x1: x(d.at), x2: x(d.at), y1: em(y(d.up)), y2: em(line) })),
      ...dots.flatMap((d) => (d.up === d.top ? [] : [s('line', { class: 'range', x1: x(d.at), x2: x(d.at), y1: em(y(d.up)), y2: em(y(d.top)) })])),
      ...dots.map((d) => mark(d, x(d.at), em(y((d.up + d.top) / 2)))),
      ...values(dots, room, y).map((w) => s('text', { class: 'value', x: w.x, y: em(w.y), 'text-anchor': w.anchor }, w.text)),
      ...below.map((w) => s('text', { class: 'day', x: x(w.from), y: em(line + (w.lane + 1) * LANE), 'text-anchor': w.anchor }, w.text)));
  }

  /** A value under the other, each with its outlets. @param {number} room */
  #byValue(room) {
    const { dots, zero } = this.#plan;
    return this.#svg(dots.length * LINE, ...dots.flatMap((d, i) => {
      const y = i * LINE + 1.6;
      const of = clip(d.outlets.join(', '), Math.max(8, Math.floor(room / CHARACTER) - d.text.length - 4));
      return [
        s('text', { x: x(0), y: em(i * LINE + 0.95) }, s('tspan', { class: 'value' }, d.text), s('tspan', {}, `  ${of}`)),
        s('line', { class: 'axis', x1: x(0), x2: x(1), y1: em(y), y2: em(y) }),
        ...(zero ? [s('line', { class: 'range', x1: x(0), x2: x(d.top), y1: em(y), y2: em(y) })] : d.up === d.top ? [] : [s('line', { class: 'range', x1: x(d.up), x2: x(d.top), y1: em(y), y2: em(y) })]),
        mark(d, x((d.up + d.top) / 2), em(y)),
      ];
    }));
  }
}

/** @param {Dot} dot @param {string} left @param {string} y */
const mark = ({ bound }, left, y) => s('svg', { class: 'mark', x: left, y }, s('path', { class: bound === '' ? 'exact' : bound === 'about' ? 'about' : 'bound', d: SHAPES[bound] }));

/**
 * Where the values are written beside their marks: where none lies over another, or over a mark. One without room is left out.
 * @param {readonly Dot[]} dots
 * @param {number} room
 * @param {(up: number) => number} y
 */
function values(dots, room, y) {
  /** @type {{left: number, right: number, top: number, bottom: number}[]} */
  const taken = dots.map((d) => ({ left: d.at * room - 0.4, right: d.at * room + 0.4, top: y(d.top) - 0.4, bottom: y(d.up) + 0.4 }));
  return dots.flatMap((d) => {
    const [at, long] = [d.at * room, d.text.length * CHARACTER];
    const middle = y((d.up + d.top) / 2);
    const places = /** @type {const} */ ([
      ['start', at + 0.7, middle + 0.35, at + 0.7], ['end', at - 0.7, middle + 0.35, at - 0.7 - long],
      ['middle', at, y(d.top) - 0.65, at - long / 2], ['middle', at, y(d.up) + 1.4, at - long / 2],
    ]);
    for (const [anchor, place, base, left] of places) {
      const box = { left, right: left + long, top: base - 0.9, bottom: base + 0.25 };
      if (left < -0.2 || box.right > room + 0.2 || taken.some((t) => t.left < box.right && box.left < t.right && t.top < box.bottom && box.top < t.bottom)) continue;
      taken.push(box);
      return [{ x: x(place / room), y: base, anchor, text: d.text }];
    }
    return [];
  });
}
