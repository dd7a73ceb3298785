// The list of articles as its reader wants it: some of them, in an order, in groups.

import { fold } from '../nutgraf/folding.js';
import { day } from '../nutgraf/format.js';
import { matches, queryOf } from '../nutgraf/search.js';
import { dayOf, plausible } from './dates.js';
import { collator, h, select } from './dom.js';

/** @typedef {import('./article-row.js').Entry} Entry */
/** The head of a group. @typedef {{group: string, name: string, n: number}} Head */

/**
 * @typedef {Object} Wish
 * @property {string} words that title and outlet have
 * @property {string} order `newest`, `oldest`, `outlet`, or '' as they were added
 * @property {string} group `outlet`, `day` or ''
 */

/** With fewer articles than this there is nothing to arrange. */
export const FEW = 6;

/** Days with the newest first or the oldest; what has none comes last. @param {number} sign @returns {(a: string, b: string) => number} */
const byDay = (sign) => (a, b) => (a === b ? 0 : a === '' ? 1 : b === '' ? -1 : a < b ? -sign : sign);
/** Outlets by name; what has none comes last. @param {string} a @param {string} b */
const byOutlet = (a, b) => Number(a === '') - Number(b === '') || collator.compare(a, b);

/**
 * @param {readonly Entry[]} entries
 * @param {Wish} wish
 * @param {string} lang
 * @returns {{shown: Entry[], items: (Entry | Head)[]}} the articles that are shown, and with the heads of their groups
 */
export function arranged(entries, { words, order, group }, lang) {
  const query = queryOf(words);
  const wanted = query.length === 0 ? entries : entries.filter((e) => matches(query, fold(`${e.outlet} ${e.wholeTitle}`)));
  /** @param {readonly Entry[]} list @param {(entry: Entry) => string} key @param {(a: string, b: string) => number} compare */
  const sorted = (list, key, compare) => list.map((entry) => ({ entry, key: key(entry) })).sort((a, b) => compare(a.key, b.key)).map(({ entry }) => entry);
  const outlet = (/** @type {Entry} */ e) => e.outlet;
  const when = (/** @type {Entry} */ e) => (plausible(dayOf(e)) ? dayOf(e) : '');
  let shown = order === 'outlet' ? sorted(wanted, outlet, byOutlet) : order === '' ? [...wanted] : sorted(wanted, when, byDay(order === 'newest' ? -1 : 1));
  if (group === '') return { shown, items: shown };
  const key = group === 'outlet' ? outlet : when;
  shown = sorted(shown, key, group === 'outlet' ? byOutlet : byDay(order === 'newest' ? -1 : 1));
  /** @type {(Entry | Head)[]} */
  const items = [];
  /** @type {Head | undefined} */
  let head;
  for (const entry of shown) {
    const its = key(entry);
    if (head?.group !== its) {
      head = { group: its, name: its === '' ? `No ${group === 'outlet' ? 'outlet' : 'date'}` : group === 'outlet' ? its : day(its, lang), n: 0 };
      items.push(head);
    }
    head.n += 1;
    items.push(entry);
  }
  return { shown, items };
}

/** The controls over the list; hidden where there are few articles. */
export class Arranging {
  #words = h('input', { type: 'search', placeholder: 'Filter the list', title: 'By words of title and outlet', 'aria-label': 'Filter the list by words of title and outlet', autocomplete: 'off', 'data-hook': 'list-filter' });
  #order = select({ 'aria-label': 'Order of the articles', 'data-hook': 'list-order' },
    [['', 'As added'], ['newest', 'Newest'], ['oldest', 'Oldest'], ['outlet', 'By outlet']]);
  #group = select({ 'aria-label': 'Groups of articles', 'data-hook': 'list-group' }, [['', 'No groups'], ['outlet', 'Per outlet'], ['day', 'Per day']]);
  #told = h('p', { class: 'count', 'aria-live': 'polite', 'data-hook': 'list-count' });
  root = h('div', { class: 'arrange', hidden: true }, this.#words, this.#order, this.#group, this.#told);

  /** @param {() => void} onchange */
  constructor(onchange) {
    for (const control of [this.#words, this.#order, this.#group]) control.addEventListener('input', onchange);
    this.#words.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || this.#words.value === '') return;
      event.preventDefault();
      event.stopPropagation();
      this.#words.value = '';
      onchange();
    });
  }

  /**
   * Arranges the articles as is asked for; what cannot be asked for any more counts no more.
   * @param {readonly Entry[]} entries
   * @param {string} lang
   */
  arrange(entries, lang) {
    this.root.hidden = entries.length < FEW;
    const wish = this.root.hidden ? { words: '', order: '', group: '' } : { words: this.#words.value, order: this.#order.value, group: this.#group.value };
    const { shown, items } = arranged(entries, wish, lang);
    this.#told.textContent = wish.words.trim() === '' ? '' : `${shown.length.toLocaleString('en')} of ${entries.length.toLocaleString('en')}`;
    return { shown, items };
  }
}
