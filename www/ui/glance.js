// The story at a glance: who spoke where, and what is due.

import { clip, dueText, newestOf, OVER } from '../nutgraf/format.js';
import { deadlineOf, statusOf } from '../nutgraf/threads.js';
import { articleLang, h } from './dom.js';
import { row } from './row.js';
import { say } from '../nutgraf/say.js';
import { counted } from '../nutgraf/counted.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../nutgraf/types.js').Span} Span */
/** @typedef {{n: number, article: string, spans: readonly Span[]}} Cell */

/** Columns and rows of the grid, and deadlines below it. */
const OUTLETS = 8;
const SPEAKERS = 6;
const DEADLINES = 3;

export class Glance {
  #app;
  #grid = h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': say('Who spoke in which outlet'), 'data-hook': 'glance-speakers' });
  #due = h('ul', { class: 'sides', 'data-hook': 'glance-due' });
  root = h('section', { class: 'glance', 'data-hook': 'glance' }, h('h3', { class: 'group' }, say('At a glance')), this.#grid, this.#due);

  /** @param {App} app */
  constructor(app) {
    this.#app = app;
  }

  clear() {
    this.#grid.replaceChildren();
    this.#due.replaceChildren();
  }

  update() {
    const report = this.#app.report();
    this.root.hidden = (report?.articles.length ?? 0) < 2;
    this.clear();
    if (this.root.hidden) return;
    this.#speakers();
    const newest = newestOf(report?.articles.map((a) => a.date) ?? []);
    const past = (/** @type {import('../nutgraf/types.js').DeadlineThread} */ { current }) => Number(newest !== '' && (current?.latest ?? '').slice(0, 10) < newest);
    // What is still to come stands first; of what happened to the others, the articles may not have told.
    const threads = (report?.deadlines ?? []).filter((d) => d.current?.earliest && !OVER.has(statusOf(this.#app, d) ?? '')).sort((a, b) => past(a) - past(b));
    this.#due.replaceChildren(...threads.slice(0, DEADLINES).flatMap((thread) => {
      const { current } = thread;
      // The last that gave the day which holds now.
      const event = thread.events.findLast((e) => e.due.value === current?.value) ?? thread.events.at(-1);
      const evidence = event && deadlineOf(this.#app, event)?.evidence;
      if (!current || !event || !evidence) return [];
      return [h('li', {}, row(this.#app, 'coming', event.article, [evidence], {},
        h('strong', {}, say(past(thread) ? 'Was due {day}' : 'Due {day}', { day: dueText(current, this.#app.lang()) })), h('span', { lang: articleLang() }, clip(thread.label, 120))))];
    }));
  }

  /** Who is quoted most, by the outlets that print it. */
  #speakers() {
    /** @type {Map<string, Map<string, Cell>>} */
    const grid = new Map();
    /** @type {Map<string, number>} */
    const outlets = new Map();
    for (const article of this.#app.report()?.articles ?? []) {
      const label = this.#app.label(article.id);
      for (const quote of article.quotes) {
        if (!quote.speaker || !quote.speech || quote.act) continue;
        const cells = grid.get(quote.speaker) ?? new Map();
        grid.set(quote.speaker, cells);
        const cell = cells.get(label);
        if (cell) cell.n += 1;
        else cells.set(label, { n: 1, article: article.id, spans: quote.content });
        outlets.set(label, (outlets.get(label) ?? 0) + 1);
      }
    }
    const columns = [...outlets].sort((a, b) => b[1] - a[1]).slice(0, OUTLETS).map(([label]) => label);
    const total = (/** @type {Map<string, Cell>} */ cells) => [...cells.values()].reduce((n, c) => n + c.n, 0);
    const speakers = [...grid].sort((a, b) => b[1].size - a[1].size || total(b[1]) - total(a[1])).slice(0, SPEAKERS);
    if (speakers.length === 0) return;
    const head = h('tr', {}, h('th', { scope: 'col' }, say('Quoted')), ...columns.map((label) => h('th', { scope: 'col', title: label }, clip(label, 24))));
    this.#grid.append(h('table', {}, h('thead', {}, head), h('tbody', {}, ...speakers.map(([id, cells]) => this.#line(id, cells, columns)))));
  }

  /** @param {string} speaker @param {Map<string, Cell>} cells @param {readonly string[]} columns */
  #line(speaker, cells, columns) {
    const name = this.#app.entity(speaker)?.name ?? speaker;
    return h('tr', {}, h('th', { scope: 'row', title: name }, clip(name, 40)), ...columns.map((label) => {
      const cell = cells.get(label);
      return h('td', {}, cell && row(this.#app, 'spoke', cell.article, cell.spans, { 'aria-label': say('{who} in {outlet}: {quotes}', { who: name, outlet: label, quotes: counted.quotes(cell.n) }) }, String(cell.n)));
    }));
  }
}
