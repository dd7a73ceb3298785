// What is due by when, from whom, or else: one entry for each deadline with its history.

import { calendar } from '../nutgraf/ics.js';
import { count, download, h } from './dom.js';
import { oneLine } from '../nutgraf/fold.js';
import { STATUS, basisText, clip, day, dueText, words } from '../nutgraf/format.js';
import { fill } from './lazy-list.js';
import { row } from './row.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../nutgraf/types.js').Deadline} Deadline */
/** @typedef {import('../nutgraf/types.js').DeadlineThread} Thread */
/** @typedef {import('../nutgraf/types.js').Due} Due */
/** @typedef {Thread['events'][number]} Step */

/** @type {Record<Due['certainty'], string>} */
const CERTAINTY = {
  exact: '', interval: 'on one of these days', approx: '', conflict: 'the article contradicts itself', unresolved: '',
};

export class DeadlinesView {
  root = h('div', { class: 'view deadlines' });
  #app;
  #list = h('ol', { class: 'rows threads', part: 'list', 'data-hook': 'deadlines' });
  #count = h('p', { class: 'count', 'aria-live': 'polite' });
  #export = h('button', { type: 'button', class: 'quiet', 'data-hook': 'ics', hidden: true, onclick: () => this.#calendar() }, 'Calendar file (.ics)');

  /** @type {Thread[]} */
  #threads = [];
  /** @type {(index: number) => Element | undefined} */
  #rowOf = () => undefined;

  /** @param {App} app */
  constructor(app) {
    this.#app = app;
    this.root.append(h('div', { class: 'tools' }, this.#count, this.#export), this.#list);
  }

  /** @returns {number} */
  get size() {
    return this.#sorted().length;
  }

  /**
   * The row of the deadline whose sentence stands at a place.
   * @param {string} article
   * @param {number} offset
   */
  rowAt(article, offset) {
    const at = (/** @type {Step} */ step) => {
      const evidence = this.#deadline(step)?.evidence;
      return step.article === article && evidence !== undefined && evidence.start <= offset && offset < evidence.end;
    };
    const index = this.#threads.findIndex((t) => t.events.some(at));
    const step = this.#threads[index]?.events.findIndex(at) ?? -1;
    return this.#rowOf(index)?.querySelectorAll('[data-row]')[step];
  }

  update() {
    const threads = this.#sorted();
    this.#count.textContent = threads.length === 0 ? 'No deadlines were found.' : count(threads.length, 'deadline');
    this.#export.hidden = this.#entries().length === 0;
    this.#threads = threads;
    this.#rowOf = fill(this.#list, threads, (thread) => h('li', {}, this.#thread(thread)));
  }

  #sorted() {
    const key = (/** @type {Thread} */ t) => t.current?.latest ?? '9999';
    return [...(this.#app.report()?.deadlines ?? []), ...this.#single()].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  }

  /**
   * Deadlines of articles that stand in no thread, a thread each.
   * @returns {Thread[]}
   */
  #single() {
    const report = this.#app.report();
    const told = new Set(report?.deadlines.flatMap((t) => t.events.map((e) => `${e.article}\n${e.deadline}`)));
    return (report?.articles ?? []).flatMap(({ id, date, deadlines }) => deadlines.flatMap((deadline, index) => {
      if (told.has(`${id}\n${index}`)) return [];
      const { due, status, setter, addressee, action, evidence } = deadline;
      return [{
        id: `${id}-${index}`, label: clip(words(this.#app.text(id), [action ?? evidence]), 90), setter: setter?.entity ?? null,
        addressee: addressee?.entity ?? null, events: [{ article: id, deadline: index, said: date, step: 0, first: true, status, due }], current: due,
      }];
    }));
  }

  /** @param {Step} step */
  #deadline(step) {
    return this.#app.article(step.article)?.deadlines[step.deadline];
  }

  /**
   * The words of a slot in the newest step that has it.
   * @param {Thread} thread
   * @param {'action' | 'consequence' | 'setter' | 'addressee'} slot
   */
  #slot(thread, slot) {
    for (const step of [...thread.events].reverse()) {
      const span = this.#deadline(step)?.[slot];
      if (span) return words(this.#app.text(step.article), [span]);
    }
    return '';
  }

  /** @param {Thread} thread */
  #facts(thread) {
    return {
      setter: this.#app.entity(thread.setter)?.name ?? this.#slot(thread, 'setter'),
      addressee: this.#app.entity(thread.addressee)?.name ?? this.#slot(thread, 'addressee'),
      action: this.#slot(thread, 'action'),
      consequence: this.#slot(thread, 'consequence'),
    };
  }

  /** @param {Thread} thread */
  #thread(thread) {
    const lang = this.#app.lang();
    const { setter, addressee, action, consequence } = this.#facts(thread);
    const status = thread.events.at(-1)?.status;
    /** @param {string} name @param {string} value */
    const fact = (name, value) => (value === '' ? [] : [h('dt', {}, name), h('dd', { 'data-field': name.toLowerCase() }, value)]);
    return h('article', { class: 'thread', 'data-thread': thread.id, 'aria-label': thread.label },
      h('header', {},
        h('span', { class: `due ${thread.current?.certainty ?? 'unresolved'}`, 'data-field': 'due' }, thread.current ? dueText(thread.current, lang) : 'no date'),
        status && h('span', { class: 'badge' }, STATUS[status])),
      h('h3', {}, thread.label),
      h('dl', {}, ...fact('Set by', setter), ...fact('For', addressee), ...fact('To', action), ...fact('Or else', consequence)),
      h('ol', { class: 'steps' }, ...thread.events.map((step, i) => h('li', {}, this.#step(thread, step, thread.events[i - 1])))));
  }

  /**
   * @param {Thread} thread
   * @param {Step} step
   * @param {Step | undefined} before the step above it; what it tells of the date is not told again
   */
  #step(thread, step, before) {
    const lang = this.#app.lang();
    const deadline = this.#deadline(step);
    const text = this.#app.text(step.article);
    const place = deadline ? [deadline.evidence] : [];
    const certainty = CERTAINTY[step.due.certainty];
    const again = before?.step === step.step && before.due.value === step.due.value && dueText(before.due, lang) === dueText(step.due, lang);
    return row(this.#app, 'deadline', step.article, place, { 'data-status': step.status, 'data-due': step.due.latest ?? '' },
      h('span', { class: 'by' }, h('strong', {}, STATUS[step.status]), step.said && h('span', {}, day(step.said, lang)),
        h('span', { class: 'outlet' }, this.#app.label(step.article)),
        step.first && thread.events.some((e) => e.step === step.step && !e.first) && h('span', { class: 'badge' }, 'reported first')),
      !again && h('span', { class: 'when' }, dueText(step.due, lang), certainty && h('span', { class: 'details' }, certainty)),
      deadline && h('span', { class: 'evidence' }, clip(words(text, [deadline.evidence]), 220)),
      step.due.basis !== '' && !(again && before.due.basis === step.due.basis) && h('span', { class: 'basis', title: 'From what the date was computed' }, `${step.due.certainty === 'unresolved' ? '' : 'from '}${basisText(step.due.basis, lang, this.#app.label)}`));
  }

  #entries() {
    return this.#sorted().flatMap((thread) => {
      const due = thread.current;
      if (!due?.earliest || !due.latest || due.certainty === 'unresolved' || due.certainty === 'conflict') return [];
      const { setter, addressee, action, consequence } = this.#facts(thread);
      const details = [
        setter && `Set by: ${setter}`, addressee && `For: ${addressee}`, action && `To: ${action}`, consequence && `Or else: ${consequence}`,
        due.basis && `Date from: ${due.basis}`, `Reported by: ${[...new Set(thread.events.map((e) => this.#app.label(e.article)))].join(', ')}`,
      ].filter(Boolean).map(oneLine).join('\n');
      return [{ key: this.#key(thread), title: thread.label, details, earliest: due.earliest, latest: due.latest, value: due.value }];
    });
  }

  /**
   * What tells a deadline from those of other piles and stays when the pile grows: how the article begins that told of it
   * first, where and in which words, and when it was due. Ids of threads and articles are those of one pile only.
   * @param {Thread} thread
   */
  #key(thread) {
    const [first] = thread.events;
    const deadline = first && this.#deadline(first);
    if (!deadline) return [thread.label];
    const { evidence, action, time } = deadline;
    const text = this.#app.text(first.article);
    return [text.slice(0, 200), text.slice(evidence.start, evidence.end), evidence.start, time?.start ?? null, action?.start ?? null, first.due.value];
  }

  #calendar() {
    download('deadlines.ics', 'text/calendar', calendar(this.#entries(), new Date()));
  }
}
