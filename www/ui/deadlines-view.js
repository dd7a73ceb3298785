// What is due by when, from whom, or else: one entry for each deadline with its history.

import { Aside, Correctors, correctedBadge } from './corrector.js';
import { articleLang, h, inEngine, onRoom, widthOf } from './dom.js';
import { basisText, CERTAINTY, clip, day, dueText, newestOf, OVER, standing, STATUS, words } from '../nutgraf/format.js';
import { courseOf, deadlineOf, factsOf, single, threadsOf } from '../nutgraf/threads.js';
import { Filters } from './filters.js';
import { LazyList, bounded } from './lazy-list.js';
import { originsOf, threadFacts } from './row-facts.js';
import { row } from './row.js';
import { View } from './view.js';
import { say, sayCount, sayNodes } from '../nutgraf/say.js';
import { counted } from '../nutgraf/counted.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../nutgraf/types.js').Deadline} Deadline */
/** @typedef {import('../nutgraf/types.js').DeadlineThread} Thread */
/** @typedef {import('../nutgraf/types.js').Due} Due */
/** @typedef {import('./timeline.js').Timeline} Timeline */
/** @typedef {Thread['events'][number]} Step */
/** @typedef {import('../nutgraf/format.js').Happening<Step>} Happening */

/** The basis of a day that the reader gave, in the report's words. */
const BY_READER = 'set by the reader';

/** The longest name of a deadline that has none but its words. */
const LABEL = 90;

/** Steps of a deadline that are shown at once. */
const STEPS = 12;

export class DeadlinesView extends View {
  #list = h('ol', { class: 'rows threads', part: 'list', 'data-hook': 'deadlines' });
  #count = h('p', { class: 'count', 'aria-live': 'polite' });
  #export = h('button', { type: 'button', class: 'quiet', 'data-hook': 'ics', hidden: true, onclick: () => this.app.save('calendar') }, say('Calendar file (.ics)'));

  #filters = new Filters('deadlines', {
    who: say('All parties'), sure: say('Those of which the day, or the days, are known'), checked: [say('Corrected'), say('As found')], kinds: { open: say('Open##deadline'), over: say('Over') },
  }, () => this.#show());

  /** All of them. @type {Thread[]} */
  #all = [];
  /** Those that are shown. @type {Thread[]} */
  #threads = [];
  /** The day of the newest article. */
  #newest = '';
  /** @type {LazyList<Thread>} */
  #rows = new LazyList(this.#list, (thread) => h('li', {}, this.#thread(thread)), (thread) => thread.id);
  /** What happened to each deadline that has a row. @type {WeakMap<Thread, { all: Happening[], list: LazyList<Happening> }>} */
  #steps = new WeakMap();

  /** What is or may be drawn in the rows that there are. @type {{place: HTMLElement, course: import('./timeline.js').Course, steps: string, timeline: Timeline | null | undefined}[]} */
  #drawings = [];
  /** What draws, once there was something to draw. @type {typeof import('./timeline.js').Timeline | undefined} */
  #pen;
  /** @type {Promise<void> | undefined} */
  #fetching;
  #listId = 0;
  #correctors = new Correctors();
  #aside;

  /** @param {App} app */
  constructor(app) {
    super('deadlines', app);
    onRoom(this.#list, () => this.#draw());
    this.#aside = new Aside(app, ['deadline']);
    this.root.append(h('div', { class: 'tools' }, this.#count, this.#export), this.#filters.root, this.#aside.root, this.#list);
  }

  /** @returns {number} */
  get size() {
    // Those that stand in no thread are shown each for itself.
    return this.report ? this.report.deadlines.length + single(this.report).length : 0;
  }

  /**
   * The row of the deadline whose sentence stands at a place.
   * @param {string} article
   * @param {number} offset
   */
  rowAt(article, offset) {
    const index = this.app.article(article)?.deadlines.findIndex(({ evidence: e }) => e.start <= offset && offset < e.end) ?? -1;
    if (index < 0) return undefined;
    this.fresh();
    const at = (/** @type {Step} */ step) => step.article === article && step.deadline === index;
    const thread = this.#threads.find((t) => t.events.some(at));
    if (!thread) return undefined;
    this.#rows.rowOf(this.#threads.indexOf(thread));
    const steps = this.#steps.get(thread);
    const own = thread.events.find(at)?.step;
    const place = steps?.list.rowOf(steps.all.findIndex((h) => h.told.step === own));
    const rows = /** @type {HTMLElement[]} */ ([...place?.querySelectorAll('[data-row]') ?? []]);
    const start = this.app.article(article)?.deadlines[index]?.evidence.start;
    const found = rows.find(({ dataset: d }) => d.article === article && d.start === String(start)) ?? rows[0];
    found?.closest('details')?.setAttribute('open', '');
    return found;
  }

  /** @override */
  build() {
    const origins = originsOf(this.app);
    this.#all = this.report ? threadsOf(this.report, this.app.text, LABEL) : [];
    this.#newest = newestOf((this.report?.articles ?? []).map(({ date }) => date));
    void this.#filters.prepare(this.#all.map((thread) => [thread, () => threadFacts(this.app, origins, thread)]), this.app.lang());
    this.#export.hidden = !this.#all.some(dated);
    this.#aside.build();
    this.#show();
  }

  /** Lists those that are asked for. */
  #show() {
    const size = this.#all.length;
    this.#threads = this.#all.filter((thread) => this.#filters.asks(thread));
    const shown = this.#threads.length;
    this.#count.textContent = size === 0 ? say('No deadlines were found.') : shown < size ? say('{shown} of {all}', { shown, all: counted.deadlines(size) }) : counted.deadlines(size);
    this.#drawings = [];
    this.#rows.fill(this.#threads);
    this.#draw();
  }

  /** Fetches what draws. Without it, the steps tell the same. */
  #fetchPen() {
    this.#fetching ??= import('./timeline.js').then(({ Timeline }) => {
      this.#pen = Timeline;
      this.#draw();
    }).catch(() => {
      this.#fetching = undefined;
    });
  }

  /** @override */
  clear() {
    this.#all = [];
    this.#filters.clear();
    this.#threads = [];
    this.#drawings = [];
    this.#rows.clear();
  }

  /** Draws for the room that there is. */
  #draw() {
    const Pen = this.#pen;
    this.#drawings = this.#drawings.filter(({ place }) => place.isConnected);
    if (!Pen) {
      // Rows that have something to draw may come into sight long after the first ones.
      if (this.#drawings.length > 0) this.#fetchPen();
      return;
    }
    for (const drawing of this.#drawings) {
      if (drawing.timeline !== undefined) continue;
      drawing.timeline = Pen.of(drawing.course, drawing.steps);
      drawing.place.replaceChildren(...(drawing.timeline ? [drawing.timeline.root] : []));
    }
    const timelines = this.#drawings.flatMap(({ timeline }) => timeline ?? []);
    const [first] = timelines;
    if (!first || first.root.clientWidth === 0) return;
    const width = widthOf(first.root);
    for (const timeline of timelines) timeline.draw(width);
  }

  /** @param {Thread} thread */
  #thread(thread) {
    const lang = this.app.lang();
    const { setter, addressee, action, consequence } = factsOf(this.app, thread);
    const { label, events } = thread;
    const steps = h('ol', { class: 'steps', id: `steps-${++this.#listId}` });
    const all = courseOf(this.app, thread);
    const list = bounded(steps, all, STEPS, ({ told, sources }, i) => h('li', {}, this.#step(thread, told, all[i - 1]?.told),
      sources.length > 0 && h('details', { class: 'sources' }, h('summary', {}, sayCount(sources.length, { one: '{n} more source', other: '{n} more sources' })), ...sources.map((step) => this.#step(thread, step, told)))));
    this.#steps.set(thread, { all, list });
    const place = all.length > 1 && h('div', {});
    if (place) this.#drawings.push({ place, course: { label, happenings: all.map(({ told }) => told), current: thread.current, newest: this.#newest, lang }, steps: steps.id, timeline: undefined });
    const status = all.at(-1)?.told.status;
    /** @param {string} field @param {string} name @param {string} value */
    const fact = (field, name, value) => (value === '' ? [] : [h('dt', {}, name), h('dd', { 'data-field': field, lang: articleLang() }, value)]);
    return h('article', { class: 'thread', 'data-thread': thread.id, 'aria-label': label },
      h('header', {},
        h('span', { class: `due ${thread.current?.certainty ?? 'unresolved'}`, 'data-field': 'due' }, thread.current ? dueText(thread.current, lang) : say('no date')),
        status && status !== 'pending' && h('span', { class: 'badge' }, say(STATUS[status])),
        status && !OVER.has(status) && h('span', { class: 'badge', 'data-field': 'open' }, standing(thread.current, [this.#newest], lang)),
        events.some((e) => deadlineOf(this.app, e)?.corrected) && correctedBadge()),
      this.#corrector(thread, { setter, addressee }),
      h('h3', { lang: articleLang() }, label),
      h('dl', {}, ...fact('set by', say('Set by'), setter), ...fact('for', say('For'), addressee), ...fact('to', say('To##deadline'), action), ...fact('or else', say('Or else'), consequence)),
      place,
      steps);
  }

  /** From what the day of a step was computed. @param {Step} step */
  #basis({ due }) {
    const basis = basisText(due.basis, this.app.lang(), this.app.label);
    return due.certainty === 'unresolved' ? [inEngine(basis)] : sayNodes('from {basis}', { basis: inEngine(basis) });
  }

  /** @param {Thread} thread @param {{setter: string, addressee: string}} facts */
  #corrector(thread, facts) {
    const [first] = thread.events;
    const { app } = this;
    // The form names its steps by their articles, and each deadline by its words.
    const state = () => JSON.stringify([thread.events, thread.current, facts, thread.events.map((e) => [app.label(e.article), app.text(e.article), app.article(e.article)?.deadlines.map((d) => d.evidence)])]);
    return this.#correctors.make(thread.label, 'deadline-editor', `${first?.article} ${first?.deadline}`, state, (forms) => forms.deadlineForm(app, thread, facts));
  }

  /**
   * @param {Thread} thread
   * @param {Step} step
   * @param {Step | undefined} before the step above it; what it tells of the date is not told again
   */
  #step(thread, step, before) {
    const lang = this.app.lang();
    const deadline = deadlineOf(this.app, step);
    const text = this.app.text(step.article);
    const place = deadline ? [deadline.evidence] : [];
    // Of a day that cannot be told there is no date to add it to.
    const certainty = step.due.certainty === 'unresolved' ? '' : say(CERTAINTY[step.due.certainty]);
    const again = before?.step === step.step && before.due.value === step.due.value && dueText(before.due, lang) === dueText(step.due, lang);
    return row(this.app, 'deadline', step.article, place, { 'data-status': step.status, 'data-due': step.due.latest ?? '' },
      h('span', { class: 'by' }, h('strong', {}, say(STATUS[step.status])), step.said && h('span', {}, day(step.said, lang)),
        h('span', { class: 'outlet' }, this.app.label(step.article)),
        step.first && thread.events.some((e) => e.step === step.step && !e.first) && h('span', { class: 'badge' }, say('reported first'))),
      !again && h('span', { class: 'when' }, dueText(step.due, lang), certainty && h('span', { class: 'details' }, certainty)),
      deadline && h('span', { class: 'evidence', lang: articleLang(this.app.article(step.article)) }, clip(words(text, [deadline.evidence]), 220)),
      step.due.basis !== '' && !(again && before.due.basis === step.due.basis) && h('span', { class: 'basis', title: say('From what the date was computed') }, deadline?.corrected && step.due.basis === BY_READER ? say('set by you') : h('span', {}, ...this.#basis(step))));
  }
}

/** Whether a deadline has a day for a calendar. @param {Thread} thread */
function dated({ current: due }) {
  return Boolean(due?.earliest && due.latest && due.certainty !== 'unresolved' && due.certainty !== 'conflict');
}
