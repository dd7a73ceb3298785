// The line over a list of findings by which its reader chooses among them. It offers only what tells its rows apart, and on a
// narrow page it is behind a button.

import { choices, passes } from '../nutgraf/filter.js';
import { clip, day } from '../nutgraf/format.js';
import { checkbox, collator, h, select } from './dom.js';
import { pause } from './slices.js';
import { say } from '../nutgraf/say.js';

/** @typedef {import('../nutgraf/filter.js').Facts} Facts */
/** @typedef {import('../nutgraf/filter.js').Wish} Wish */

/** More names, outlets and days than this are not listed: the search finds the others. */
const LISTED = 500;

/** So few rows are looked at at once; of more, none before the list is shown. */
const FEW = 100;
/** So long are rows looked at before the page gets a turn, in milliseconds. */
const TURN = 10;

/**
 * What a list calls its own.
 * @typedef {Object} Words
 * @property {string} [who] all of those that rows are of: "All speakers"
 * @property {string} sure what is sure, in a sentence
 * @property {readonly [yes: string, no: string]} [checked] left out where no row can be
 * @property {Readonly<Record<string, string>>} [kinds] their names
 */

/** @param {string} label @param {string} value */
const option = (label, value) => h('option', { value }, label);

export class Filters {
  #words;
  #who = select({ 'aria-label': say('Of whom'), 'data-filter': 'who' }, []);
  #kind = select({ 'aria-label': say('Kind'), 'data-filter': 'kind' }, []);
  #outlet = select({ 'aria-label': say('Outlet'), 'data-filter': 'outlet' }, []);
  #day = select({ 'aria-label': say('Day of publication'), 'data-filter': 'day' }, []);
  #checked = select({ 'aria-label': say('Corrected or checked'), 'data-filter': 'checked' }, []);
  #sure;
  #sureBox;
  #all = h('button', { type: 'button', class: 'quiet', hidden: true, 'data-filter': 'all', onclick: () => this.#ask() }, say('Show all'));
  #line;
  #fold;
  root;
  /** @type {Wish} */
  #wish = {};
  /** What the rows can be chosen by, as far as that is worked out. @type {Map<object, Facts>} */
  #facts = new Map();
  /** Counts what was asked for, so that an answer that comes late is known. */
  #turn = 0;
  #onchange;

  /**
   * @param {string} name of the list, for ids
   * @param {Words} words
   * @param {() => void} onchange
   */
  constructor(name, words, onchange) {
    this.#words = words;
    this.#onchange = onchange;
    this.#sureBox = checkbox(say('Sure only'), false, () => this.#changed(), { 'data-filter': 'sure', title: words.sure });
    this.#sure = /** @type {HTMLInputElement} */ (this.#sureBox.querySelector('input'));
    for (const control of this.#selects) control.addEventListener('input', () => this.#changed());
    this.#line = h('div', { class: 'filter-line', id: `filters-${name}` }, ...this.#selects, this.#sureBox, this.#all);
    this.#fold = h('button', {
      type: 'button', class: 'quiet filter-fold', 'aria-expanded': 'false', 'aria-controls': this.#line.id, 'data-filter': 'fold',
      onclick: () => {
        const open = this.root.classList.toggle('unfolded');
        this.#fold.setAttribute('aria-expanded', String(open));
      },
    });
    this.root = h('div', { class: 'filters', role: 'group', 'aria-label': say('Filters'), hidden: true, 'data-hook': `filters-${name}` }, this.#fold, this.#line);
    this.#tell();
  }

  get #selects() {
    return [this.#who, this.#kind, this.#outlet, this.#day, this.#checked];
  }

  /** Whether anything is asked for. */
  get active() {
    return Object.keys(this.#wish).length > 0;
  }

  /** @param {Facts} facts */
  passes(facts) {
    return passes(facts, this.#wish);
  }

  /**
   * Whether a row is asked for; one of which nothing is known yet is, until it is.
   * @param {object} row
   */
  asks(row) {
    const facts = this.active ? this.#facts.get(row) : undefined;
    return facts === undefined || this.passes(facts);
  }

  /**
   * Works out what rows can be chosen by, in slices, and offers it.
   * @param {readonly (readonly [row: object, facts: () => Facts])[]} rows
   * @param {string} lang
   */
  async prepare(rows, lang) {
    const turn = ++this.#turn;
    /** @type {Map<object, Facts>} */
    const facts = new Map();
    this.#facts = facts;
    let late = false;
    let since = rows.length > FEW ? -Infinity : performance.now();
    for (const [row, of] of rows) {
      if (performance.now() - since > TURN) {
        await pause();
        late = true;
        if (turn !== this.#turn) return;
        since = performance.now();
      }
      facts.set(row, of());
    }
    // Whoever asked at once has shown nothing yet.
    const shown = late && this.active;
    this.offer(facts.values(), lang);
    if (shown) this.#onchange();
  }

  /** Forgets the rows. */
  clear() {
    this.#turn += 1;
    this.#facts = new Map();
  }

  /**
   * Offers what tells these rows apart. What was chosen stays as long as there is such a row.
   * @param {Iterable<Facts>} rows
   * @param {string} lang
   */
  offer(rows, lang) {
    const { outlets, days, who, kinds, sure, checked } = choices(rows);
    const words = this.#words;
    const many = (/** @type {Map<string, number>} */ counts) => [...counts].sort((a, b) => b[1] - a[1] || collator.compare(a[0], b[0])).slice(0, LISTED);
    const byName = (/** @type {Map<string, number>} */ counts) => [...counts].sort((a, b) => Number(a[0] === '') - Number(b[0] === '') || collator.compare(a[0], b[0])).slice(0, LISTED);
    const written = (/** @type {string} */ iso) => (iso === '' ? say('No date') : day(iso, lang));
    const some = days.filter((d) => d !== '').slice(0, LISTED);
    /** @param {string} label @param {readonly HTMLOptionElement[]} options */
    const group = (label, options) => h('optgroup', { label }, ...options);
    offerIn(this.#who, words.who ?? say('All'), words.who === undefined ? [] : many(who).map(([name, n]) => option(`${clip(name, 60)} (${n})`, `=${name}`)));
    offerIn(this.#kind, say('All kinds'), [...kinds].map(([kind, n]) => option(`${words.kinds?.[kind] ?? kind} (${n})`, `=${kind}`)));
    offerIn(this.#outlet, say('All outlets'), byName(outlets).map(([outlet]) => option(outlet === '' ? say('No outlet') : clip(outlet, 60), `=${outlet}`)));
    // The first of the days is the newest, and from it on there is only itself; from the last on there are all.
    offerIn(this.#day, say('All days'), days.length === 0 ? [] : [
      group(say('On##days'), [...some, ...(days.includes('') ? [''] : [])].map((d) => option(written(d), `on:${d}`))),
      ...(some.length > 2 ? [group(say('From##days'), some.slice(1, -1).map((d) => option(say('From {day}', { day: written(d) }), `from:${d}`)))] : []),
    ]);
    offerIn(this.#checked, say('Checked or not'), checked && words.checked ? words.checked.map((label, i) => option(label, i === 0 ? 'yes' : 'no')) : []);
    this.#sureBox.hidden = !sure;
    if (!sure) this.#sure.checked = false;
    const offered = [...this.#selects, this.#sureBox].filter((control) => !control.hidden).length;
    this.root.hidden = offered === 0;
    this.root.classList.toggle('many', offered > 4);
    this.#take();
  }

  /** Reads what is asked for. */
  #take() {
    const chosen = (/** @type {HTMLSelectElement} */ control) => (control.value === '' ? undefined : control.value.slice(1));
    const [, by, date = ''] = /^(on|from):(.*)$/.exec(this.#day.value) ?? [];
    /** @type {Wish} */
    const wish = {
      outlet: chosen(this.#outlet), who: chosen(this.#who), kind: chosen(this.#kind), [by ?? 'on']: by ? date : undefined,
      sure: this.#sure.checked || undefined, checked: this.#checked.value === '' ? undefined : this.#checked.value === 'yes',
    };
    this.#wish = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined));
    this.#tell();
  }

  /** Says how much is asked for, also where the line is folded away. */
  #tell() {
    const n = Object.keys(this.#wish).length;
    this.#all.hidden = n === 0;
    this.#fold.textContent = n === 0 ? say('Filter') : say('Filter ({n})', { n });
    for (const control of this.#selects) control.classList.toggle('on', control.value !== '');
  }

  #changed() {
    this.#take();
    this.#onchange();
  }

  /** Asks for nothing any more. */
  #ask() {
    for (const control of this.#selects) control.value = '';
    this.#sure.checked = false;
    // The button goes, and the focus would go with it.
    const next = [...this.#selects, this.#sure].find((control) => control.checkVisibility());
    next?.focus();
    this.#changed();
  }
}

/**
 * Puts choices into a drop-down, which is hidden where there are none; what was chosen stays if it is there.
 * @param {HTMLSelectElement} control
 * @param {string} all what no choice is called
 * @param {readonly HTMLElement[]} options
 */
function offerIn(control, all, options) {
  const before = control.value;
  control.replaceChildren(option(all, ''), ...options);
  control.value = before;
  if (control.selectedIndex < 0) control.value = '';
  control.hidden = options.length === 0;
}
