// The forms by which a reader adds a name by selecting words, and corrects it or takes it back. Fetched when the first one is opened.

import { TYPE_NAMES } from '../nutgraf/format.js';
import { isFree, placesOf } from '../nutgraf/own-names.js';
import { LOST, ownAt } from '../nutgraf/own-places.js';
import { checkbox, h, select } from './dom.js';
import { partners } from './entity-editor.js';
import { cut, edgesOf } from './own-forms.js';
import { quoted, say, sayCount } from '../nutgraf/say.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../nutgraf/own.js').Own} Own */
/** @typedef {import('../nutgraf/types.js').Entity} Entity */
/** @typedef {import('../nutgraf/types.js').Span} Span */

/** The kinds that a name may be of; a document has an issuer, and is the engine's. */
const KINDS = /** @type {const} */ (['PER', 'ORG', 'LOC', 'MISC']);
/** What of the words is no name. */
const POSSESSIVE = /[’']s?$/u;

/** @param {string} label @param {string} hook @param {() => void} run */
const button = (label, hook, run) => h('button', { type: 'button', 'data-hook': hook, onclick: run }, label);

/** @param {Entity['type']} type */
const kinds = (type) => select({ 'data-hook': 'name-type' }, KINDS.map((kind) => /** @type {const} */ ([kind, say(TYPE_NAMES[kind] ?? kind)])), type);

/** How often a name stands in the articles, and in how many. @param {App} app @param {Own} own */
function told(app, own) {
  const report = app.report();
  const places = report ? placesOf(own, report, (a) => app.text(a.id)) : [];
  const n = places.reduce((sum, { spans }) => sum + spans.length, 0);
  return { n, text: `${sayCount(n, { one: '{n} mention', other: '{n} mentions' })} ${sayCount(places.length, { one: 'in {n} article', other: 'in {n} articles' })}` };
}

/**
 * A form that adds a name, at a place of an article and wherever else the same words stand.
 * @param {App} app
 * @param {string} id the article's
 * @param {Span} given
 * @param {() => void} done it is added, or given up
 */
export function addNameForm(app, id, given, done) {
  const text = app.text(id);
  const [possessive = ''] = POSSESSIVE.exec(text.slice(given.start, given.end)) ?? [];
  // A name ends with its paragraph.
  const [line = ''] = text.slice(given.start, given.end - possessive.length).split('\n');
  const edges = edgesOf(text, { start: given.start, end: given.start + line.trimEnd().length }, () => tell());
  const words = () => text.slice(edges.span.start, edges.span.end);
  const name = h('input', { type: 'text', value: words(), autocomplete: 'off', 'data-hook': 'name-name' });
  const type = kinds('PER');
  const same = partners(app, { id: '', type: 'PER' }, 'name-same');
  const fresh = [h('label', {}, say('Type'), type), h('label', {}, say('Name'), name)];
  const only = checkbox(say('Only here'), false, () => tell(), { 'data-hook': 'name-only' });
  const count = h('span', { role: 'status', 'data-hook': 'name-count' });
  const fault = h('p', { class: 'error', role: 'alert', 'data-hook': 'own-fault' });
  const one = /** @type {HTMLInputElement} */ (only.querySelector('input'));
  const made = () => {
    const known = app.entity(same.value);
    return ownAt(id, text, edges.span, {
      what: 'name', who: known?.name ?? name.value, type: known?.type ?? /** @type {Entity['type']} */ (type.value), entity: known?.id, only: (!only.hidden && one.checked) || undefined,
    });
  };
  let before = words();
  const tell = () => {
    // A name that the reader has typed stays.
    if (name.value === before) name.value = words();
    before = words();
    const everywhere = told(app, { ...made(), only: undefined });
    only.hidden = everywhere.n < 2;
    count.textContent = one.checked ? told(app, made()).text : everywhere.text;
  };
  same.addEventListener('change', () => {
    for (const label of fresh) label.hidden = same.value !== '';
  });
  tell();
  return h('form', { class: 'form own-form', 'aria-label': say('Add as an entity'), onsubmit: (event) => {
    event.preventDefault();
    const article = app.article(id);
    if (app.text(id) !== text) fault.textContent = say('The article has changed since: select the words again.');
    else if (!article || !isFree(article, edges.span) || told(app, made()).n === 0) fault.textContent = say(LOST.taken);
    else if (same.value === '' && name.value.trim() === '') name.focus();
    else {
      const own = made();
      app.keep([...app.own(), own], say('add {what}', { what: cut(text, edges.span) }));
      done();
      app.reveal(own);
    }
  } }, edges.root, ...fresh, h('label', {}, say('Same as'), same), h('div', { class: 'buttons' }, count, only), fault,
  h('div', { class: 'buttons' }, h('button', { type: 'submit', 'data-hook': 'own-add' }, say('Add')), h('button', { type: 'button', class: 'quiet', 'data-hook': 'own-cancel', onclick: done }, say('Cancel'))));
}

/**
 * A form for what the reader added to an entity, or for one that is all theirs.
 * @param {App} app
 * @param {Entity} entity
 */
export function namesForm(app, { id, name, type, own = [], found }) {
  const mine = new Set(own);
  const change = (/** @type {Partial<Own>} */ told) => app.keep(app.own().map((o) => (mine.has(o) ? Object.freeze({ ...o, ...told }) : o)), say('change {what}', { what: quoted(name) }));
  const remove = (/** @type {Own} */ one) => button(own.length === 1 ? say('Remove') : `${say('Remove')} ${quoted(one.text)}`, 'name-remove',
    () => app.keep(app.own().filter((o) => o !== one), say('remove {what}', { what: quoted(one.text) })));
  const removes = h('div', { class: 'buttons' }, ...own.map(remove));
  if (found) return h('div', { class: 'form' }, removes);
  const called = h('input', { type: 'text', value: name, autocomplete: 'off', 'data-hook': 'name-name' });
  const kind = kinds(type);
  const same = partners(app, { id, type }, 'name-same');
  return h('form', { class: 'form', onsubmit: (event) => {
    event.preventDefault();
    const who = called.value.trim();
    if (who !== '') change({ who, type: /** @type {Entity['type']} */ (kind.value), entity: undefined });
  } }, h('label', {}, say('Name'), called), h('label', {}, say('Type'), kind),
  h('div', { class: 'buttons' }, h('button', { type: 'submit', 'data-hook': 'name-set' }, say('Set'))),
  h('label', {}, say('Same as'), same, button(say('Merge'), 'merge-go', () => {
    const known = app.entity(same.value);
    if (known) change({ who: known.name, type: known.type, entity: known.id });
  })), removes);
}
