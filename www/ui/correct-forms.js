// The forms by which a reader corrects a quotation, a deadline or a difference. Fetched when the first one is opened.

import { clip, day, dueText, STATUS } from '../nutgraf/format.js';
import { deadlineAnchor, quoteAnchor, sideAnchor } from '../nutgraf/anchors.js';
import { h, select } from './dom.js';
import { byName } from './entity-editor.js';
import { edgesForm, ownForm } from './own-forms.js';
import { say } from '../nutgraf/say.js';
import { counted } from '../nutgraf/counted.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../nutgraf/types.js').Correction} Correction */
/** @typedef {import('../nutgraf/types.js').Conflict} Conflict */
/** @typedef {import('../nutgraf/types.js').Figure} Figure */
/** @typedef {import('../nutgraf/types.js').DeadlineThread} Thread */

/** @typedef {{what: 'conflict', of: Conflict} | {what: 'figure', of: Figure}} Difference */

/** Where it stands in the articles. @param {Difference} one */
const placesOf = (one) => (one.what === 'conflict' ? one.of.sides : one.of.cells);

/** Values of the choice of who said something that are no entity. */
const NOBODY = ' nobody';
const OTHER = ' other';
/** The steps of a deadline that have the day that holds. */
const NOW = 'now';
/** No more entities are listed: any other is found by its name. */
const LISTED = 500;

/** @param {string} label @param {string} hook @param {() => void} run */
const button = (label, hook, run) => h('button', { type: 'button', 'data-hook': hook, onclick: run }, label);

/** Says that there is nothing to do. */
const unchanged = () => {
  const root = h('p', { class: 'count', role: 'status', 'data-hook': 'unchanged' });
  return { root, tell: (/** @type {string} */ what = say('Nothing was changed.')) => {
    root.textContent = what;
  } };
};

/** A form that Enter sends. @param {() => void} send @param {...import('./dom.js').Child} children */
function form(send, ...children) {
  return h('form', { class: 'form', onsubmit: (event) => {
    event.preventDefault();
    send();
  } }, ...children);
}

/**
 * Who said a quotation: one of the entities, a name, or nobody; or it is none.
 * @param {App} app
 * @param {string} id the article's
 * @param {number} index
 */
export function quoteForm(app, id, index) {
  const article = app.article(id);
  const quote = /** @type {import('../nutgraf/types.js').Quote | undefined} */ (article?.quotes[index]);
  if (!article || !quote) return h('p', { class: 'form' }, say('This quotation is not here any more.'));
  if (quote.own && quote.content[0]) return ownForm(app, id, quote.own, quote.content[0]);
  const anchor = quoteAnchor(app.report(), article, index, app.text(id));
  const now = quote.speaker ?? quote.document ?? '';
  const people = byName(app.report());
  // Who speaks, is a person or was added by the reader stands first: a pile has thousands of places and things.
  const speaks = (/** @type {typeof people[number]} */ e) => e.type === 'PER' || e.speaks > 0 || e.own !== undefined;
  const first = people.filter(speaks).filter((e, i) => i < LISTED || e.id === now);
  const others = people.filter((e) => !speaks(e)).slice(0, LISTED - first.length > 0 ? LISTED - first.length : 0);
  const options = (/** @type {typeof people} */ list) => list.map((e) => new Option(clip(e.name, 60), e.id, false, e.id === now));
  const said = h('select', { 'data-hook': 'said-by' },
    new Option(say('Nobody named'), NOBODY, false, now === ''), new Option(say('Another name …'), OTHER),
    ...options(first), ...options(others));
  const name = h('input', { type: 'text', 'data-hook': 'said-by-name', autocomplete: 'off' });
  const named = h('label', { hidden: true }, say('Name'), name);
  said.addEventListener('change', () => {
    named.hidden = said.value !== OTHER;
    if (!named.hidden) name.focus();
  });
  const idle = unchanged();
  const send = () => {
    const typed = name.value.trim();
    if (said.value === OTHER && typed === '') {
      name.focus();
      return;
    }
    /** @type {Correction} */
    const correction = { op: 'attribute', ...anchor };
    if (said.value === OTHER) correction.name = typed;
    else if (said.value !== NOBODY) {
      correction.entity = said.value;
      const entity = app.entity(said.value);
      // The list is that of the edition in which it was opened.
      if (entity?.name !== people.find((e) => e.id === said.value)?.name) {
        idle.tell(say('The names have changed since: open this again.'));
        return;
      }
      if (entity) correction.name = entity.name;
      // Whom the reader added, the engine knows by name only.
      if (entity?.own && !entity.found) delete correction.entity;
    }
    if (said.value !== OTHER && (said.value === NOBODY ? now === '' && quote.source.length === 0 : said.value === now)) idle.tell();
    else app.correct([correction]);
  };
  return form(send, h('label', {}, say('Said by'), said, h('button', { type: 'submit', 'data-hook': 'said-by-go' }, say('Set'))), named, idle.root, edgesForm(app, id, quote),
    button(say('Not a quotation: dismiss'), 'quote-dismiss', () => app.correct([{ op: 'dismiss', what: 'quote', ...anchor }])));
}

/** The day that deadlines are due on; none where they differ. @param {Thread['events']} events */
const dayOf = (events) => {
  const [only = '', ...others] = new Set(events.map((e) => e.due.latest?.slice(0, 10) ?? ''));
  return others.length === 0 ? only : '';
};

/** Names deadlines, each once. @param {App} app @param {Thread['events']} events */
const anchorsOf = (app, events) => {
  const anchors = events.flatMap((e) => {
    const article = app.article(e.article);
    return article ? [deadlineAnchor(app.report(), article, e.deadline, app.text(e.article))] : [];
  });
  return [...new Map(anchors.map((a) => [JSON.stringify(a), a])).values()];
};

/**
 * When a deadline is due, who set it and of whom it is asked, in one step of it or in all; or it is none.
 * @param {App} app
 * @param {Thread} thread
 * @param {{setter: string, addressee: string}} facts
 */
export function deadlineForm(app, thread, facts) {
  const { events, current } = thread;
  const steps = [...new Set(events.map((e) => e.step))];
  const told = (/** @type {number} */ step) => events.filter((e) => e.step === step);
  const lang = app.lang();
  // Steps that only tell of the deadline have the day that holds as well: they are meant with it.
  const now = (/** @type {Thread['events'][number]} */ e) => e.due.latest === current?.latest && e.due.earliest === current?.earliest;
  const some = current?.latest && !events.every(now) && events.some(now);
  const names = steps.map((step) => {
    const [one] = told(step);
    const sources = told(step).length > 1 ? `, ${counted.passages(told(step).length)}` : one ? `, ${app.label(one.article)}` : '';
    return /** @type {const} */ ([String(step), one ? `${say(STATUS[one.status])} ${day(one.said, lang)}${sources}` : String(step)]);
  });
  const which = select({ 'data-hook': 'deadline-step' },
    [['', say('Everywhere')], ...(some ? [/** @type {const} */ ([NOW, say('Where it is {day}', { day: dueText(current, lang) })])] : []), ...names], some ? NOW : '');
  /** The steps that are meant. */
  const meant = () => events.filter((e) => which.value === '' || (which.value === NOW ? now(e) : String(e.step) === which.value));
  const due = h('input', { type: 'date', value: dayOf(meant()), 'data-hook': 'deadline-day' });
  const setter = h('input', { type: 'text', value: facts.setter, autocomplete: 'off', 'data-hook': 'deadline-setter' });
  const addressee = h('input', { type: 'text', value: facts.addressee, autocomplete: 'off', 'data-hook': 'deadline-addressee' });
  const before = { due: due.value, setter: facts.setter, addressee: facts.addressee };
  which.addEventListener('change', () => {
    // A day that the reader has given stays.
    const typed = due.value !== before.due;
    before.due = dayOf(meant());
    if (!typed) due.value = before.due;
  });
  const idle = unchanged();
  const anchors = () => anchorsOf(app, meant());
  const send = () => {
    /** @type {{due?: string, setter?: string, addressee?: string}} */
    const changed = {};
    if (due.value !== before.due && due.value !== '') changed.due = due.value;
    if (setter.value.trim() !== before.setter) changed.setter = setter.value.trim();
    if (addressee.value.trim() !== before.addressee) changed.addressee = addressee.value.trim();
    if (Object.keys(changed).length === 0) idle.tell();
    else app.correct(anchors().map((a) => ({ op: 'deadline', ...a, ...changed })));
  };
  return form(send,
    steps.length > 1 && h('label', {}, say('In'), which),
    h('label', {}, say('Due on'), due), h('label', {}, say('Set by'), setter), h('label', {}, say('For'), addressee), idle.root,
    h('div', { class: 'buttons' }, h('button', { type: 'submit', 'data-hook': 'deadline-go' }, say('Set')),
      button(say('Not a deadline: dismiss'), 'deadline-dismiss', () => app.correct(anchors().map((a) => ({ op: 'dismiss', what: 'deadline', ...a }))))));
}

/**
 * A difference that was checked, with what the reader says of it; or it is none.
 * @param {App} app
 * @param {Difference} difference
 */
export function differenceForm(app, difference) {
  const { of } = difference;
  const places = placesOf(difference);
  /** @type {(one: Difference) => Extract<Correction, {op: 'difference'}>} */
  const correction = (one) => ({
    op: 'difference', what: one.what, ...(one.what === 'conflict' ? { kind: one.of.kind } : {}),
    sides: placesOf(one).map((side) => sideAnchor(side, app.text(side.article))),
  });
  // A figure on which articles differ stands in both lists: what is said of it holds in both.
  const same = (/** @type {Difference} */ other) => other.of !== of && placesOf(other).every((p, i) => (
    i >= places.length || (p.article === places[i]?.article && p.start === places[i].start && p.end === places[i].end)));
  // Asked when it is sent: the form may stay from one report to the next.
  const all = () => {
    const report = app.report();
    /** @type {Difference[]} */
    const others = difference.what === 'conflict' ? (report?.figures ?? []).map((f) => ({ what: 'figure', of: f })) : (report?.conflicts ?? []).map((c) => ({ what: 'conflict', of: c }));
    const numeric = difference.what === 'figure' || difference.of.kind === 'number' || difference.of.kind === 'date';
    return [difference, ...(numeric ? others.filter(same) : [])].map(correction);
  };
  const note = h('input', { type: 'text', value: of.checked ?? '', autocomplete: 'off', 'data-hook': 'checked-note' });
  const send = () => {
    const told = note.value.trim();
    app.correct(all().map((c) => (told === '' ? c : { ...c, note: told })));
  };
  return form(send, h('label', {}, say('Note'), note, h('button', { type: 'submit', 'data-hook': 'checked-go' }, say('Checked'))),
    button(say('No difference: dismiss'), 'difference-dismiss', () => app.correct(all().map((c) => ({ ...c, dismissed: true })))));
}
