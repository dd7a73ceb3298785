// The ledger: a row a statement, a column an outlet, each with its own words.

import { clip, day } from '../nutgraf/format.js';
import { articleLang, h } from './dom.js';
import { LazyList } from './lazy-list.js';
import { row } from './row.js';
import { fate, wordingOf } from './wording.js';
import { say, sayCount } from '../nutgraf/say.js';
import { counted } from '../nutgraf/counted.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../nutgraf/types.js').Statement} Statement */
/** @typedef {Statement['members'][number]} Member */

/** Columns; outlets that print fewer of the statements have none. */
const COLUMNS = 8;
/** Rows that are made at a time. */
const STEP = 15;

export class Ledger {
  #app;
  #head = h('tr', { role: 'row' });
  #body = h('tbody', { role: 'rowgroup', 'data-hook': 'ledger-rows' });
  #note = h('p', { class: 'count' });
  // The roles are told, for on a narrow page the parts of the table stand under one another, and are none to every browser.
  root = h('div', { class: 'ledger', 'data-hook': 'ledger' }, this.#note,
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': say('Ledger of statements') },
      h('table', { role: 'table' }, h('thead', { role: 'rowgroup' }, this.#head), this.#body)));
  /** @type {string[]} */
  #outlets = [];
  /** @type {LazyList<Statement>} */
  #rows;

  /** @param {App} app */
  constructor(app) {
    this.#app = app;
    this.#rows = new LazyList(this.#body, (s) => this.#row(s), (s) => s.id, {
      step: STEP, hold: (button) => h('tr', { class: 'more-row' }, h('td', { colspan: COLUMNS + 1 }, button)),
    });
  }

  /** @param {readonly Statement[]} statements */
  fill(statements) {
    /** @type {Map<string, number>} */
    const sizes = new Map();
    for (const { members } of statements) for (const label of new Set(members.map((m) => this.#app.label(m.article)))) sizes.set(label, (sizes.get(label) ?? 0) + 1);
    const outlets = [...sizes].sort((a, b) => b[1] - a[1]).map(([label]) => label);
    this.#outlets = outlets.slice(0, COLUMNS);
    const more = outlets.length - this.#outlets.length;
    this.#note.textContent = [counted.statements(statements.length), say('marked words are not in the fullest wording; […] stands where an outlet leaves out some of it'),
      more > 0 ? sayCount(more, { one: '{n} outlet with fewer of these statements in the list only', other: '{n} outlets with fewer of these statements in the list only' }) : ''].filter(Boolean).join(' · ');
    this.#head.replaceChildren(h('th', { scope: 'col', role: 'columnheader' }, say('Speaker')), ...this.#outlets.map((label) => h('th', { scope: 'col', role: 'columnheader' }, clip(label, 40))));
    this.#rows.fill(statements);
  }

  clear() {
    this.#rows.clear();
  }

  /** @param {Statement} statement */
  #row(statement) {
    const name = this.#app.entity(statement.speaker)?.name ?? say('no speaker named');
    const pair = h('button', { type: 'button', class: 'quiet', 'data-hook': 'ledger-pair' }, say('Side by side'));
    pair.addEventListener('click', () => this.#app.pair(statement.members.map((m) => ({ article: m.article, spans: [m] })), name));
    return h('tr', { role: 'row', 'data-statement': statement.id },
      h('th', { scope: 'row', role: 'rowheader' }, h('span', { class: statement.speaker ? 'who' : 'nobody' }, clip(name, 60)), pair),
      ...this.#outlets.map((label) => {
        const cells = statement.members.filter((m) => this.#app.label(m.article) === label).map((m) => this.#cell(statement, m));
        // Where there are no columns, each cell says whose it is.
        return h('td', { role: 'cell' }, ...(cells.length > 0 ? [h('span', { class: 'outlet of' }, clip(label, 40)), ...cells] : []));
      }));
  }

  /** @param {Statement} statement @param {Member} member */
  #cell(statement, member) {
    const app = this.#app;
    const chips = fate(app, statement, member);
    const date = app.article(member.article)?.date;
    return row(app, 'statement', member.article, [member], { 'data-quote': member.quote },
      h('span', { class: 'wording', lang: articleLang(app.article(member.article)) }, ...wordingOf(app, statement, member)),
      h('span', { class: 'meta' }, date && h('span', {}, day(date, app.lang())), ...chips.map((chip) => h('span', { class: 'badge' }, say(chip)))));
  }
}
