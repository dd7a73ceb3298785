// The chronology of the pile: a line by day to scale, with a column for what was said on each, what happened to deadlines on the
// line, and what is due below it; under it the same as a list, with how each day is known.

import { basisText, clip, day, dueText, newestOf, STATUS, words } from '../nutgraf/format.js';
import { wording } from '../nutgraf/citation.js';
import { daysOf, linePlan, namelessIn } from './chronology-plan.js';
import { articleLang, h, inEngine, onRoom, widthOf } from './dom.js';
import { LazyList, bounded } from './lazy-list.js';
import { row } from './row.js';
import { em, FLAG, LANE, roomIn, s, saver, SHAPES, x } from './svg.js';
import { lanesOf, placed } from './timeline-plan.js';
import { labelled, later, numeral, say, sayCount, sayNodes } from '../nutgraf/say.js';
import { counted } from '../nutgraf/counted.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./chronology-plan.js').Day} Day */
/** @typedef {import('./chronology-plan.js').Entry} Entry */
/** @typedef {import('./chronology-plan.js').Point} Point */

/** Entries of a day that are shown at once. */
const SHOWN = 6;
/** Days of a list that are made at a time. */
const DAYS = { step: 20 };
/** The height of the highest column, in sizes of the text. */
const HIGH = 3.5;

export class Chronology {
  #app;
  #drawing = h('div', { class: 'timeline', 'data-hook': 'chronology-line' });
  #place = h('div', {});
  #list = h('ol', { class: 'rows', id: 'chronology-days', 'data-hook': 'chronology-days' });
  #note = h('p', { class: 'count' });
  root = h('div', { class: 'chronology' }, this.#drawing, this.#note, this.#list);
  /** @type {LazyList<Day>} */
  #rows = new LazyList(this.#list, (one) => this.#day(one), (one) => one.day, DAYS);
  /** @type {ReturnType<typeof linePlan>} */
  #plan = null;
  #newest = '';
  #width = 0;

  /** @param {App} app */
  constructor(app) {
    this.#app = app;
    this.#drawing.append(this.#place, saver(this.#drawing, 'nutgraf-chronology.svg', () => say('Chronology')));
    onRoom(this.#drawing, () => this.#fit());
  }

  clear() {
    this.#rows.clear();
    this.#place.replaceChildren();
    this.#plan = null;
  }

  update() {
    const report = this.#app.report();
    this.clear();
    if (!report) return;
    const days = daysOf(report, this.#app);
    this.#plan = linePlan(days, report.articles.map((a) => a.date));
    this.#newest = newestOf(report.articles.map((a) => a.date));
    this.#drawing.hidden = this.#plan === null;
    const { before = 0, after = 0 } = this.#plan ?? {};
    const off = offOf(before, after);
    const nameless = namelessIn(report);
    this.#note.textContent = [days.length === 0 ? say('Nothing is told of any day.') : off === '' ? '' : say('Not drawn, but listed: {what}.', { what: off }),
      nameless === 0 ? '' : sayCount(nameless, { one: 'Not listed: {n} statement of somebody without a name.', other: 'Not listed: {n} statements of somebody without a name.' })].filter(Boolean).join(' ');
    this.#note.hidden = this.#note.textContent === '';
    this.#rows.fill(days);
    this.#width = 0;
    this.#fit();
  }

  /** Draws for the room that there is. */
  #fit() {
    const room = roomIn(widthOf(this.#drawing));
    if (!this.#plan || room === this.#width) return;
    this.#width = room;
    this.#place.replaceChildren(this.#svg(this.#plan, room));
  }

  /** @param {NonNullable<ReturnType<typeof linePlan>>} plan @param {number} room */
  #svg({ points, most }, room) {
    const lang = this.#app.lang();
    const same = new Set(points.map((p) => p.day.slice(0, 4))).size === 1;
    const written = (/** @type {string} */ iso) => day(iso, lang, same);
    const high = most > 0 ? HIGH : 0;
    const line = high + 2;
    const [first, last] = [points[0], points.at(-1)];
    const ends = new Set([first, last].flatMap((p) => (p && p.due === 0 ? [written(p.day)] : [])));
    const dues = points.filter((p) => p.due > 0);
    // The ends of the line are told; and days that something is due.
    const below = placed([
      ...dues.map((p) => ({ at: p.at, text: say(p.day < this.#newest ? 'was due {day}' : 'due {day}', { day: written(p.day) }), kind: p.day < this.#newest ? 'was' : 'now' })),
      ...[first, last].flatMap((p) => (p && p.due === 0 ? [{ at: p.at, text: written(p.day), kind: 'end' }] : [])),
      ...points.filter((p) => p.day === this.#newest && p.due === 0 && p !== first && p !== last).map((p) => ({ at: p.at, text: say('newest article {day}', { day: written(p.day) }), kind: 'newest' })),
    ], room);
    const lanes = lanesOf(below);
    const down = (/** @type {number} */ lane) => line + 1.1 + (lane + 1) * LANE - 0.35;
    const top = (/** @type {Point} */ p) => line - 0.55 - high * (p.said / Math.max(1, most));
    // Figures over columns stand only where there is room for each.
    const gap = room / Math.max(1, points.length);
    return s('svg', { role: 'img', 'aria-describedby': this.#list.id, width: '100%', height: em(line + 1.45 + lanes * LANE) },
      s('title', {}, say('Drawn to scale, by day: {what}.', { what: points.map((p) => labelled(written(p.day), told(p))).join('; ') })),
      ...below.filter((w) => !ends.has(w.text)).map((w) => s('line', { class: 'lead', x1: x(w.at), x2: x(w.at), y1: em(line), y2: em(down(w.lane) - 0.95) })),
      ...points.filter((p) => p.said > 0).map((p) => s('line', { class: 'column', x1: x(p.at), x2: x(p.at), y1: em(line - 0.55), y2: em(top(p)) })),
      s('line', { class: 'axis', x1: '0', x2: '100%', y1: em(line), y2: em(line) }),
      ...points.filter((p) => p.step !== '').map((p) => s('svg', { class: 'mark', x: x(p.at), y: em(line) }, s('path', { class: p.step, d: SHAPES[p.step || 'told'] }))),
      ...dues.map((p) => s('svg', { class: 'mark', x: x(p.at), y: em(line + 0.75) }, s('path', { class: p.day < this.#newest ? 'was' : 'now', d: FLAG }))),
      ...points.filter((p) => p.said > 0 && (gap > 1.6 || p.said === most)).map((p) => s('text', { x: x(p.at), y: em(top(p) - 0.35), 'text-anchor': 'middle' }, numeral(p.said))),
      ...below.map((w) => s('text', { class: w.kind, x: x(w.from), y: em(down(w.lane)), 'text-anchor': w.anchor }, w.text)));
  }

  /** @param {Day} one */
  #day({ day: iso, entries }) {
    const list = h('ul', { class: 'sides' });
    bounded(list, entries, SHOWN, (entry) => h('li', {}, this.#entry(entry)));
    return h('li', { 'data-day': iso }, h('h4', { class: 'group' }, iso === '' ? say('Without a day') : day(iso, this.#app.lang()), h('span', { class: 'n' }, ` ${numeral(entries.length)}`)), list);
  }

  /** @param {Entry} entry */
  #entry(entry) {
    const lang = this.#app.lang();
    const { article, spans } = entry;
    const text = this.#app.text(article);
    const outlet = h('span', { class: 'outlet' }, this.#app.label(article));
    if (entry.kind === 'said') {
      const { quote, printed } = entry;
      const who = this.#app.entity(quote.speaker ?? quote.document)?.name ?? quote.own?.who ?? '';
      return row(this.#app, 'day', article, spans, { 'data-day-kind': 'said' }, outlet, h('span', { class: 'wording', lang: articleLang(this.#app.article(article)) }, clip(wording(quote, text), 200)),
        h('span', { class: 'by' }, h('strong', {}, clip(who, 60)), h('span', { class: 'basis', 'data-field': 'basis' }, printed ? say('day of publication') : say('said “{when}”', { when: words(text, quote.said ? [quote.said] : []) }))));
    }
    const { thread, step } = entry;
    const [due, basis] = entry.kind === 'due' ? [thread.current, thread.current?.basis ?? ''] : [step.due, step.due.basis];
    const what = entry.kind === 'due' ? say(due?.latest && due.latest.slice(0, 10) < this.#newest ? 'Was due {day}' : 'Due {day}', { day: due ? dueText(due, lang) : '' })
      : step.due.certainty === 'unresolved' ? say(STATUS[step.status]) : labelled(say(STATUS[step.status]), dueText(step.due, lang));
    return row(this.#app, 'day', article, spans, { 'data-day-kind': entry.kind }, outlet,
      h('span', {}, h('strong', {}, what), ' ', h('span', { lang: articleLang() }, clip(thread.label, 120))),
      basis !== '' && h('span', { class: 'basis', 'data-field': 'basis' }, ...sayNodes('from {basis}', { basis: inEngine(basisText(basis, lang, this.#app.label)) })));
  }
}

/** What a day holds, in words. @param {Point} point */
const told = ({ said, step, due }) => [said > 0 ? counted.statements(said) : '', step !== '' ? say(STEPS[step]) : '',
  due > 0 ? sayCount(due, { one: '{n} deadline due', other: '{n} deadlines due' }) : ''].filter(Boolean).join(', ');

/** What happened to a deadline on a day. */
const STEPS = { set: later('a deadline set'), moved: later('a deadline moved'), over: later('a deadline over'), told: later('a deadline told of') };

/** The days that are too far away to be drawn. @param {number} before @param {number} after */
function offOf(before, after) {
  const [some, others] = [sayCount(before, { one: '{n} day long before', other: '{n} days long before' }), sayCount(after, { one: '{n} day long after', other: '{n} days long after' })];
  return before > 0 && after > 0 ? say('{some} and {others}', { some, others }) : before > 0 ? some : after > 0 ? others : '';
}
