// The speakers whose quotes are listed, to choose one from.

import { clip, TYPE_NAMES } from '../nutgraf/format.js';
import { collator, h, select } from './dom.js';
import { grouped, NOBODY } from './quote-items.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./quote-items.js').Item} Item */

/** More speakers than this are listed only when the reader reaches for the list. */
const SPEAKERS = 100;
/** And never more than this: who is quoted less is found by the search. */
const MOST_SPEAKERS = 1000;

export class Speakers {
  root = select({ 'aria-label': 'Speaker', 'data-hook': 'quote-speaker' }, []);
  #app;
  /** @type {readonly Item[]} */
  #items = [];
  /** Whether the speakers are still to be listed. */
  #unlisted = false;

  /** @param {App} app */
  constructor(app) {
    this.#app = app;
    for (const type of ['pointerdown', 'focus', 'keydown']) this.root.addEventListener(type, () => this.#list());
  }

  /** What tells the chosen one apart from others, or `''` for all. */
  get value() {
    return this.root.value;
  }

  /** Offers those of other quotes; the chosen one stays, where they still say something. @param {readonly Item[]} items */
  offer(items) {
    this.#items = items;
    this.#unlisted = true;
    if (this.value !== '' || this.#few()) this.#list();
    else this.root.replaceChildren(h('option', { value: '' }, 'All speakers'));
  }

  /** Forgets the quotes. */
  clear() {
    this.#items = [];
  }

  #few() {
    /** @type {Set<string>} */
    const keys = new Set();
    for (const item of this.#items) if (keys.add(item.key).size > SPEAKERS) return false;
    return true;
  }

  /** Lists the speakers, if that is still to be done. */
  #list() {
    if (!this.#unlisted) return;
    this.#unlisted = false;
    const before = this.value;
    const speakers = [...grouped(this.#items, (i) => i.key)].map(([key, items]) => (
      { key, who: items[0]?.who ?? NOBODY, document: this.#app.entity(key)?.type === 'DOC', n: items.filter((i) => i.quote.speech).length }));
    /** @type {Map<string, number>} */
    const names = new Map();
    for (const { who } of speakers) names.set(who, (names.get(who) ?? 0) + 1);
    // Two that go by one name are told apart by their type.
    const type = (/** @type {string} */ key, /** @type {string} */ who) => {
      const entity = this.#app.entity(key);
      return entity && ((names.get(who) ?? 0) > 1 || entity.type === 'DOC') ? `, ${TYPE_NAMES[entity.type] ?? entity.type}` : '';
    };
    // Documents stand apart, behind whoever speaks.
    speakers.sort((a, b) => Number(a.document) - Number(b.document) || b.n - a.n || collator.compare(a.who, b.who));
    const listed = speakers.filter((s, i) => i < MOST_SPEAKERS || s.key === before);
    const more = speakers.length - listed.length;
    this.root.replaceChildren(h('option', { value: '' }, 'All speakers'),
      ...listed.map(({ key, who, n }) => new Option(`${clip(who, 60)}${type(key, who)} (${n})`, key)),
      ...(more > 0 ? [h('option', { disabled: true }, `${more.toLocaleString('en')} more: search for the name`)] : []));
    this.root.value = speakers.some((s) => s.key === before) ? before : '';
  }
}
