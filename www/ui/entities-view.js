// Who is who, and the reader's corrections to it.

import { Aside } from './corrector.js';
import { h, select } from './dom.js';
import { byName, editor } from './entity-editor.js';
import { TYPE_NAMES } from '../nutgraf/format.js';
import { addedTo, byYou } from '../nutgraf/own.js';
import { Filters } from './filters.js';
import { LazyList } from './lazy-list.js';
import { originsOf, SURE } from './row-facts.js';
import { choose } from './row.js';
import { View } from './view.js';
import { labelled, say, sayCount, sayNodes } from '../nutgraf/say.js';
import { counted } from '../nutgraf/counted.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../nutgraf/types.js').Entity} Entity */
/** @typedef {import('../nutgraf/types.js').Mention} Mention */
/** @typedef {{article: string, mention: Mention}} Place */

/** Companions that are named in a row. */
const COMPANIONS = 5;

export class EntitiesView extends View {
  #list = h('ol', { class: 'rows', part: 'list', 'data-hook': 'entities' });
  #count = h('p', { class: 'count', 'aria-live': 'polite' });
  #search = h('input', { type: 'search', placeholder: say('Search names and roles'), 'aria-label': say('Search names and roles'), 'data-hook': 'entity-search' });
  #type = select({ 'aria-label': say('Type'), 'data-hook': 'entity-type' },
    [['', say('All types')], ['PER', say('People')], ['ORG', say('Organisations')], ['LOC', say('Places')], ['DOC', say('Documents')], ['MISC', say('Other')]]);
  #order = select({ 'aria-label': say('Order'), 'data-hook': 'entity-order' },
    [['mentions', say('Most mentioned')], ['speaks', say('Most quoted')], ['name', say('By name')]]);
  #filters = new Filters('entities', { sure: say('Those of which nine in ten found alike are real and of this type'), checked: [say('Corrected'), say('As found')] }, () => this.#show());
  #aside;
  /** @type {Map<string, Place[]>} */
  #places = new Map();
  /** Where the reader is in each entity's mentions. @type {Map<string, number>} */
  #at = new Map();

  /** All entities by name. @type {readonly Entity[]} */
  #byName = [];
  /** @type {Entity[]} */
  #shown = [];
  /** Editors that are open, by what they edit. @type {Map<string, HTMLDetailsElement>} */
  #editors = new Map();
  /** @type {LazyList<Entity>} */
  #rows = new LazyList(this.#list, (entity) => this.#item(entity), (entity) => entity.id);

  /** @param {App} app */
  constructor(app) {
    super('entities', app);
    for (const control of [this.#search, this.#type, this.#order]) control.addEventListener('input', () => this.#show());
    this.#aside = new Aside(app, ['entity']);
    this.root.append(h('div', { class: 'tools' }, this.#search, this.#type, this.#order), this.#filters.root, this.#count, this.#aside.root, this.#list);
  }

  /** @returns {number} */
  get size() {
    return this.report?.entities.length ?? 0;
  }

  /** @override */
  build() {
    this.#places.clear();
    this.#at.clear();
    for (const article of this.report?.articles ?? []) {
      for (const mention of article.entities) {
        const list = this.#places.get(mention.entity);
        if (list) list.push({ article: article.id, mention });
        else this.#places.set(mention.entity, [{ article: article.id, mention }]);
      }
    }
    this.#byName = byName(this.report);
    const origins = originsOf(this.app);
    void this.#filters.prepare(this.#byName.map((e) => [e, () => ({ ...origins(e.articles), sure: e.confidence >= SURE, checked: e.own !== undefined })]), this.app.lang());
    this.#aside.build();
    this.#show();
  }

  /** @override */
  clear() {
    this.#places.clear();
    this.#at.clear();
    this.#byName = [];
    this.#filters.clear();
    this.#shown = [];
    this.#rows.clear();
  }

  /**
   * The row of the entity that is mentioned at a place, if it is shown.
   * @param {string} article
   * @param {number} offset
   */
  rowAt(article, offset) {
    const mention = this.app.article(article)?.entities.find((m) => m.start <= offset && offset < m.end);
    return mention && this.#row((e) => e.id === mention.entity);
  }

  /** The row of whom a name is of that the reader added, if it is shown. @param {import('../nutgraf/own.js').Own} own */
  rowOf(own) {
    return this.#row((e) => e.own?.includes(own) === true);
  }

  /** @param {(entity: Entity) => boolean} is */
  #row(is) {
    this.fresh();
    return this.#rows.rowOf(this.#shown.findIndex(is))?.querySelector('[data-row]');
  }

  #show() {
    const wanted = this.#search.value.trim().toLowerCase();
    const order = this.#order.value;
    const type = this.#type.value;
    const items = this.#byName
      .filter((e) => (type === '' || e.type === type)
        && (wanted === '' || [e.name, ...e.variants, ...e.roles].some((n) => n.toLowerCase().includes(wanted)))
        && this.#filters.asks(e));
    if (order !== 'name') items.sort((a, b) => (order === 'speaks' ? b.speaks - a.speaks : 0) || b.mentions - a.mentions);
    this.#count.textContent = this.size === 0 ? say('No names were found.') : sayCount(items.length, { one: '{n} entity', other: '{n} entities' });
    this.#shown = items;
    this.#rows.fill(items);
  }

  /**
   * Whom it shares sentences with, most often first.
   * @param {Entity} entity
   */
  #companions(entity) {
    const named = entity.with.slice(0, COMPANIONS).flatMap(({ entity: id, sentences }) => {
      const name = this.app.entity(id)?.name;
      return name ? [`${name} (${sentences})`] : [];
    });
    return named.length > 0 && h('span', { class: 'variants', title: say('Whom it shares sentences with, and how many') }, ...sayNodes('with {names}', { names: h('span', { 'data-field': 'with' }, named.join(', ')) }));
  }

  /** How sure it is, or what of it is the reader's. @param {Entity} entity */
  #sure(entity) {
    const { own, found, confidence } = entity;
    const share = h('span', { class: 'confidence', title: say('How often entities with this much to show for them are real and of this type') }, say('{percent}% sure', { percent: Math.round(confidence * 100) }));
    if (!own?.[0]) return share;
    return h('span', { class: 'badge by-reader', 'data-field': 'own' }, found && found.mentions > 0 ? labelled(byYou(own[0]), sayCount(addedTo(entity), { one: '{n} mention', other: '{n} mentions' })) : byYou(own[0]));
  }

  /** @param {Entity} entity */
  #item(entity) {
    const places = this.#places.get(entity.id) ?? [];
    const named = places.filter((p) => p.mention.form === 'name');
    const order = named.length > 0 ? named : places;
    const variants = entity.variants.filter((v) => v !== entity.name);
    const first = order[0];
    const step = h('span', { class: 'step', 'aria-live': 'polite' });
    const button = h('button', {
      type: 'button', class: 'row entity', part: 'row', 'data-row': 'entity', 'data-entity': entity.id, 'data-type': entity.type,
      'data-article': first?.article, 'data-start': first?.mention.start, 'data-end': first?.mention.end, disabled: order.length === 0,
    },
    h('span', { class: 'name' }, h('strong', { 'data-field': 'name' }, entity.name),
      h('span', { class: `type ${entity.type}` }, say(TYPE_NAMES[entity.type] ?? entity.type))),
    entity.roles.length > 0 && h('span', { class: 'roles', 'data-field': 'roles' }, entity.roles.join(' · ')),
    variants.length > 0 && h('span', { class: 'variants' }, ...sayNodes('also {names}', { names: h('span', { 'data-field': 'variants' }, variants.join(', ')) })),
    this.#companions(entity),
    h('span', { class: 'meta' }, h('span', {}, sayCount(entity.mentions, { one: '{n} mention', other: '{n} mentions' })),
      h('span', {}, sayCount(entity.articles.length, { one: 'in {n} article', other: 'in {n} articles' })),
      entity.speaks > 0 && h('span', { class: 'speaks' }, counted.quotes(entity.speaks)),
      entity.spokenOf > 0 && h('span', { 'data-field': 'spoken-of' }, sayCount(entity.spokenOf, { one: 'named in {n} quote of others', other: 'named in {n} quotes of others' })),
      this.#sure(entity), step));
    button.addEventListener('click', () => {
      // Pressed again, a name leads to its next mention.
      const next = ((this.#at.get(entity.id) ?? -1) + 1) % order.length;
      this.#at.set(entity.id, next);
      const place = order[next];
      if (!place) return;
      button.dataset['start'] = String(place.mention.start);
      button.dataset['end'] = String(place.mention.end);
      button.dataset['article'] = place.article;
      choose(button);
      step.textContent = order.length > 1 ? say('{shown} of {all}', { shown: next + 1, all: order.length }) : '';
      this.app.go(place.article, [place.mention], places.filter((p) => p.article === place.article && p !== place).map((p) => p.mention));
    });
    // Who is in no article, but said something by the reader's word, is corrected there.
    return h('li', { class: 'with-tools' }, button, order.length > 0 && this.#editor(entity));
  }

  /**
   * The entity's editor; one that is open stays as it is when a report comes that changes nothing about the entity.
   * @param {Entity} entity
   */
  #editor(entity) {
    const key = JSON.stringify([entity.id, entity.name, entity.type, entity.variants, entity.own]);
    const before = this.#editors.get(key);
    if (before?.open) return before;
    const box = editor(this.app, entity);
    box.addEventListener('toggle', () => {
      if (box.open) this.#editors.set(key, box);
      else this.#editors.delete(key);
    });
    return box;
  }
}
