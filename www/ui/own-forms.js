// The forms by which a reader adds a quotation, moves the edges of one, or takes one back. Fetched when the first one is opened.

import { clip, words } from '../nutgraf/format.js';
import { LOST, ownAt } from '../nutgraf/own-places.js';
import { h } from './dom.js';
import { byName } from './entity-editor.js';
import { quoted, say } from '../nutgraf/say.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../nutgraf/own.js').Own} Own */
/** @typedef {import('../nutgraf/types.js').Span} Span */

/** Names that are offered while one types. */
const OFFERED = 200;
/** So much of what stands around the words is shown. */
const AROUND = 48;
/** Words are looked for so far from an edge. */
const FAR = 400;

let forms = 0;

/** @param {string} label @param {string} name @param {string} hook @param {() => void} run */
const button = (label, name, hook, run) => h('button', { type: 'button', class: 'quiet', 'data-hook': hook, 'aria-label': name, title: name, onclick: run }, label);

/** Where words begin, or end, in a text. @param {string} text @param {number} from @param {number} to @param {boolean} ends */
const edgesIn = (text, from, to, ends) => [...text.slice(Math.max(0, from), to).matchAll(/[\p{L}\p{N}$€£]+(?:[’'.,-][\p{L}\p{N}]+)*%?/gu)].map((m) => Math.max(0, from) + m.index + (ends ? m[0].length : 0));

/**
 * The words of a quotation, with buttons that move each edge by a word.
 * @param {string} text of the article
 * @param {Span} given
 * @param {() => void} [changed] told when an edge has moved
 */
export function edgesOf(text, given, changed = () => {}) {
  const span = { ...given };
  const shown = h('p', { class: 'edges', 'aria-live': 'polite', 'data-hook': 'edges' });
  const show = () => {
    const before = text.slice(Math.max(0, span.start - AROUND), span.start).split('\n').at(-1) ?? '';
    const after = text.slice(span.end, span.end + AROUND).split('\n')[0] ?? '';
    shown.replaceChildren(before.replace(/^\S*\s/, '… '), h('mark', {}, text.slice(span.start, span.end)), after.replace(/\s\S*$/, ' …'));
  };
  /** @param {'start' | 'end'} edge @param {number} by */
  const move = (edge, by) => {
    const at = span[edge];
    const all = edgesIn(text, at - FAR, at + FAR, edge === 'end');
    const next = by < 0 ? all.findLast((e) => e < at) : all.find((e) => e > at);
    if (next === undefined || (edge === 'start' ? next >= span.end : next <= span.start)) return;
    span[edge] = next;
    show();
    changed();
  };
  show();
  const root = h('div', { class: 'edge-tools' }, shown, h('div', { class: 'buttons' },
    h('span', {}, say('Begins')), button('←', say('Begin a word earlier'), 'start-earlier', () => move('start', -1)), button('→', say('Begin a word later'), 'start-later', () => move('start', 1)),
    h('span', {}, say('Ends')), button('←', say('End a word earlier'), 'end-earlier', () => move('end', -1)), button('→', say('End a word later'), 'end-later', () => move('end', 1))));
  return { root, get span() {
    return { ...span };
  } };
}

/** A field for who said it, with the names of the articles. @param {App} app @param {string} value */
function saidBy(app, value) {
  const people = byName(app.report());
  const list = h('datalist', { id: `own-names-${++forms}` }, ...people.filter((e) => e.type === 'PER' || e.speaks > 0 || e.own).slice(0, OFFERED).map((e) => h('option', { value: e.name })));
  const input = h('input', { type: 'text', list: list.id, value, autocomplete: 'off', placeholder: say('nobody named'), 'data-hook': 'own-who' });
  return { input, root: h('label', {}, say('Said by'), input, list) };
}

/**
 * A form that adds a quotation, at a place of an article.
 * @param {App} app
 * @param {string} id the article's
 * @param {Span} given
 * @param {() => void} done it is added, or given up
 */
export function addForm(app, id, given, done) {
  const text = app.text(id);
  const edges = edgesOf(text, given);
  const who = saidBy(app, '');
  const fault = h('p', { class: 'error', role: 'alert', 'data-hook': 'own-fault' });
  return h('form', { class: 'form own-form', 'aria-label': say('Add a quotation'), onsubmit: (event) => {
    event.preventDefault();
    const { start, end } = edges.span;
    if (app.text(id) !== text) fault.textContent = say('The article has changed since: select the words again.');
    else if (app.article(id)?.quotes.some((q) => q.content.length === 1 && q.content[0]?.start === start && q.content[0].end === end)) fault.textContent = say(LOST.taken);
    else {
      const own = ownAt(id, text, edges.span, { who: who.input.value });
      app.keep([...app.own(), own], say('add {what}', { what: cut(text, edges.span) }));
      done();
      app.reveal(own);
    }
  } }, edges.root, who.root, fault,
  h('div', { class: 'buttons' }, h('button', { type: 'submit', 'data-hook': 'own-add' }, say('Add')), h('button', { type: 'button', class: 'quiet', 'data-hook': 'own-cancel', onclick: done }, say('Cancel'))));
}

/** @param {string} text @param {Span} span */
export const cut = (text, span) => quoted(clip(words(text, [span]), 40));

/**
 * A form for one of the reader's own quotations: who said it, its edges, or none of it.
 * @param {App} app
 * @param {string} id
 * @param {Own} own
 * @param {Span} given
 */
export function ownForm(app, id, own, given) {
  const text = app.text(id);
  const edges = edgesOf(text, given);
  const quote = /** @type {readonly import('../nutgraf/types.js').Quote[] | undefined} */ (app.article(id)?.quotes)?.find((q) => q.own === own);
  const named = own.who ?? (own.instead === undefined ? '' : app.entity(quote?.speaker ?? quote?.document)?.name ?? '');
  const who = saidBy(app, named);
  return h('form', { class: 'form own-form', onsubmit: (event) => {
    event.preventDefault();
    const changed = ownAt(id, text, edges.span, { who: who.input.value === named ? own.who : who.input.value, note: own.note, what: own.what, instead: own.instead });
    app.keep(app.own().map((o) => (o === own ? changed : o)), say('change {what}', { what: cut(text, given) }));
  } }, own.what !== 'note' && who.root, edges.root,
  h('div', { class: 'buttons' }, h('button', { type: 'submit', 'data-hook': 'own-set' }, say('Set')),
    h('button', { type: 'button', 'data-hook': 'own-remove', onclick: () => app.keep(app.own().filter((o) => o !== own), say('remove {what}', { what: cut(text, given) })) }, own.instead === undefined ? say('Remove') : say('As it was found'))));
}

/**
 * Moves the edges of a quotation that the engine found: whose it is stays, and what the articles say against each other goes on from
 * the edges that were found.
 * @param {App} app
 * @param {string} id
 * @param {import('../nutgraf/types.js').Quote} quote
 */
export function edgesForm(app, id, { content: [given, more] }) {
  if (!given || more) return null;
  const text = app.text(id);
  const edges = edgesOf(text, given);
  const said = h('p', { class: 'count', role: 'status' }, say('Compare goes on from the words as they were found.'));
  return h('details', { class: 'edge-box', 'data-hook': 'edge-box' }, h('summary', {}, say('Move its edges')), edges.root,
    h('button', { type: 'button', 'data-hook': 'edges-go', onclick: () => {
      const { start, end } = edges.span;
      if (start === given.start && end === given.end) said.textContent = say('Move an edge first.');
      else app.keep([...app.own(), ownAt(id, text, edges.span, { instead: text.slice(given.start, given.end) })], say('move the edges of {what}', { what: cut(text, given) }));
    } }, say('Set these edges')), said);
}
