/**
 * `<nut-graf>`: reads a pile of news articles in the browser and shows who said what, who is who, what is due by
 * when, and where the articles differ; every row leads to its exact place in the text.
 *
 *     <script type="module" src="nut-graf.js"></script>
 *     <nut-graf></nut-graf>                                        a tool to paste and load articles into
 *     <nut-graf src="samples/index.json" view="compare"></nut-graf>
 *     <nut-graf readonly><article> … </article></nut-graf>         an article of the page, enhanced
 *
 * Attributes (each also a property, in camelCase)
 *     src             addresses of articles, a manifest or JSON Lines, separated by spaces
 *     view            `quotes` (default), `entities`, `deadlines` or `compare`
 *     reference-date  YYYY-MM-DD: the date of articles that bring none
 *     readonly        no way to add, edit or remove articles
 *     lang            how dates are written (`en-GB`, `en-US`, ...)
 *     highlight       `spans` paints with elements even where the browser has CSS highlights
 *     worker          `off` runs the engine on the page's own thread
 *
 * Slots: the default slot takes elements with an article each: their HTML is the input, dated by the first
 * `<time datetime>` in them; they stay as they are until the report is there, and for good if it fails. `actions`
 * takes buttons for the panel that adds articles.
 *
 * Properties
 *     articles        the articles as handed over; assign a list to replace all
 *     corrections     the reader's corrections; assign a list to replace them
 *     report          the last report (REPORT's shape, offsets in UTF-16 units) or null, read only
 *     current         `{article, spans, text}`: the place that is marked, `text` as it stands in the page; or null
 *
 * Links: `#nutgraf=ARTICLE:START-END` behind the page's address (offsets in UTF-16 units) goes to a place of an article
 * that the page itself brings: by src, by a slot, or by a program. Rows of quotes offer such links.
 *
 * Methods
 *     add(article)    adds or replaces; takes an article, a list of them, a File or a list of those
 *     remove(id)      takes an article out (`remove()` without an id is that of any element)
 *     analyse()       a promise of the report on all that was added so far
 *     show(article, spans)   goes to a place
 *     cancel()        stops the analysis; what was done stays
 *
 * Events (bubbling, composed)
 *     nutgraf-report    detail `{report}`
 *     nutgraf-error     detail `{error, article}`: an Error with a `code`; `article` is an id or null
 *     nutgraf-progress  detail `{done, total}`
 *     nutgraf-select    detail `{article, spans, text}`: a row was followed to its place
 *
 * CSS custom properties: --nutgraf-paper, --nutgraf-ink, --nutgraf-muted, --nutgraf-line, --nutgraf-accent,
 * --nutgraf-quote, --nutgraf-entity, --nutgraf-time, --nutgraf-deadline, --nutgraf-current (colours), --nutgraf-font,
 * --nutgraf-reading-font, --nutgraf-height (of the three columns on a wide page).
 * Parts: base, toolbar, notices, add, articles, article, reading, text, views, tabs, tab, panel, list, row.
 *
 * Hooks for tests, stable: `[data-state]` on the base (`empty`, `busy`, `ready`, `stopped`, `failed`), with
 * `data-engine` (`worker`, `main`) and `data-pane` (`article`, `findings`: what a narrow page shows); `[data-tab=NAME]`;
 * `[data-row=quote|entity|deadline|side|statement|duplicate]` with `data-article`, `data-start`, `data-end`, on quotes
 * also `data-kind`, `data-speech`, `data-speaker`; `[data-field=...]` within rows; `[data-part=KIND]` on the blocks of
 * the text; `[data-notice]` with `data-code`; and `[data-hook=...]` on controls: paste, paste-date, paste-outlet,
 * paste-add, files, articles, open, date, outlet, title, remove, undated-set, keep, quote-search, quote-beliefs, quote-order,
 * quote-copy, quote-link, export-quotes, rename, ... .
 */

import { Nutgraf, NutgrafError } from './nutgraf-client.js';
import { codeOf, messageOf } from './nutgraf/errors.js';
import { csv, markdown } from './nutgraf/export.js';
import { joined, readAddress, readFile, readText, unseen } from './nutgraf/files.js';
import { clip } from './nutgraf/format.js';
import { linkTo, placeIn } from './nutgraf/link.js';
import { AddPanel } from './ui/add-panel.js';
import { ArticleList } from './ui/article-list.js';
import { CompareView } from './ui/compare-view.js';
import { DeadlinesView } from './ui/deadlines-view.js';
import { count, download, h } from './ui/dom.js';
import { takeDrops } from './ui/drop.js';
import { EntitiesView } from './ui/entities-view.js';
import { marksOf } from './ui/marks.js';
import { fillAll } from './ui/lazy-list.js';
import { Notices } from './ui/notices.js';
import { QuotesView } from './ui/quotes-view.js';
import { ReadingPane } from './ui/reading-pane.js';
import { choose } from './ui/row.js';
import { sheet } from './ui/style.js';
import { Tabs } from './ui/tabs.js';
import { Toolbar } from './ui/toolbar.js';

/** @typedef {import('./nutgraf/types.js').Article} Article */
/** @typedef {import('./nutgraf/types.js').Correction} Correction */
/** @typedef {import('./nutgraf/types.js').CorpusReport} CorpusReport */
/** @typedef {import('./nutgraf/types.js').Span} Span */
/** @typedef {import('./nutgraf/files.js').Batch} Batch */
/** @typedef {{article: string, spans: readonly Span[], text: string}} Current */

export class NutGraf extends HTMLElement {
  static observedAttributes = ['src', 'view', 'reference-date', 'readonly', 'lang', 'highlight'];

  #client = new Nutgraf();
  /** What was odd about an article when it came in. @type {Map<string, string[]>} */
  #oddities = new Map();
  /** @type {string | null} */
  #open = null;
  #beliefs = false;
  #scheduled = false;
  #pasted = 0;
  /** Articles that the page brings, not its reader: whoever follows a link to one finds it. @type {Set<string>} */
  #brought = new Set();
  /** The address that was followed last. */
  #followed = '';
  /** The report that the views show. @type {CorpusReport | null} */
  #shown = null;
  /** @type {Set<AbortController>} */
  #running = new Set();
  /** @type {Set<Element>} */
  #slotted = new Set();
  /** @type {Current | null} */
  #current = null;

  /** @type {import('./ui/app.js').App} */
  #app = {
    report: () => this.report,
    article: (id) => this.#reports.get(id),
    text: (id) => this.#texts.get(id) ?? '',
    label: (id) => this.#label(id),
    origin: (id) => this.#origin(id),
    link: (article, spans) => (this.#brought.has(article) ? linkTo(location.href, article, spans) : null),
    entity: (id) => (id ? this.#entities.get(id) : undefined),
    go: (article, spans, others) => this.#go(article, spans, others),
    correct: (correction) => {
      this.corrections = [...this.corrections, correction];
    },
    lang: () => this.lang || document.documentElement.lang || 'en-GB',
  };
  /** @type {Map<string, import('./nutgraf/types.js').ArticleReport>} */
  #reports = new Map();
  /** @type {Map<string, string>} */
  #texts = new Map();
  /** @type {Map<string, import('./nutgraf/types.js').Entity>} */
  #entities = new Map();

  #notices = new Notices();
  #toolbar = new Toolbar({
    onadd: () => this.#openPanel(true),
    oncancel: () => this.cancel(),
    onretry: () => this.#schedule(),
    onundo: () => {
      this.corrections = this.corrections.slice(0, -1);
    },
    onimport: (files) => void this.#take(files),
    export: (what) => this.#export(what),
  });
  #panel = new AddPanel((pasted) => this.#paste(pasted), (files) => void this.#take(files), () => {
    this.#openPanel(false);
    this.#toolbar.focus();
  });
  #list = new ArticleList({
    onopen: (id) => {
      this.#show(id);
      this.#pane('article');
    },
    onremove: (id) => this.remove(id),
    onchange: (id, change) => this.#change(id, change),
    ondate: (ids, date) => {
      for (const id of ids) this.#change(id, { date });
    },
    lang: () => this.#app.lang(),
  });
  #reading = new ReadingPane(
    (span) => this.#keep(span),
    () => this.#pane('findings'),
    (offset) => this.#pick(offset),
  );
  #quotes = new QuotesView(this.#app, (on) => {
    this.#beliefs = on;
    if (this.#open) this.#show(this.#open);
  });
  #views = [
    { name: 'quotes', label: 'Quotes', view: this.#quotes },
    { name: 'entities', label: 'Entities', view: new EntitiesView(this.#app) },
    { name: 'deadlines', label: 'Deadlines', view: new DeadlinesView(this.#app) },
    { name: 'compare', label: 'Compare', view: new CompareView(this.#app) },
  ];
  #tabs = new Tabs(this.#views.map(({ name, label, view }) => ({
    name, label, root: view.root, get size() {
      return view.size;
    },
  })), (name) => {
    this.view = name;
  });
  #slot = h('slot', { class: 'input' });
  #base = h('div', { class: 'base', part: 'base', 'data-state': 'empty', 'data-pane': 'findings' },
    this.#toolbar.root, this.#notices.root, this.#panel.root,
    h('div', { class: 'layout' }, this.#list.root, this.#reading.root, this.#tabs.root),
    this.#slot,
    h('div', { class: 'drop', 'aria-hidden': 'true' }, 'Drop the files here'));

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#base);
    this.#slot.addEventListener('slotchange', () => this.#takeSlotted());
    this.#client.addEventListener('restart', (event) => {
      const { article } = /** @type {CustomEvent<{article: string | null}>} */ (event).detail;
      const about = article === null ? '' : ` while reading “${this.#title(article)}”`;
      this.#notices.add('note', `The engine stopped${about} and was started anew. Nothing you loaded is lost.`, 'restart');
    });
    this.#client.addEventListener('article-error', (event) => {
      const { article, error } = /** @type {CustomEvent<{article: string, error: NutgrafError}>} */ (event).detail;
      this.#failed(error, article);
    });
    takeDrops(this, {
      wanted: () => !this.readonly,
      onover: (over) => this.#base.classList.toggle('dropping', over),
      onfiles: (files) => void this.#take(files),
    });
    this.#base.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#fold(event);
    });
    this.#base.addEventListener('pointerdown', ({ target }) => {
      for (const menu of this.#base.querySelectorAll('.menu[open]')) if (!(target instanceof Node && menu.contains(target))) menu.removeAttribute('open');
    });
    // Whoever reaches for the element is about to need the engine.
    for (const type of ['pointerover', 'focusin']) this.addEventListener(type, () => void this.#client.warm(), { once: true });
  }

  connectedCallback() {
    if (this.getAttribute('worker') === 'off') this.#client.useWorker = false;
    if (this.#open === null) this.#render();
    else this.#show(this.#open);
    addEventListener('hashchange', this.#follow);
    addEventListener('beforeprint', this.#unfold);
    // Moved within the page, it goes on where it was stopped.
    if (this.#base.dataset['state'] === 'stopped') this.#schedule();
  }

  disconnectedCallback() {
    removeEventListener('hashchange', this.#follow);
    removeEventListener('beforeprint', this.#unfold);
    this.cancel();
    this.#client.close();
    // The page's highlights would keep the text alive.
    this.#reading.show(null);
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} value
   */
  attributeChangedCallback(name, before, value) {
    if (before === value) return;
    if (name === 'src' && value) void this.#load(value);
    else if (name === 'view') this.#tabs.select(value ?? 'quotes', false);
    else if (name === 'highlight' && value === 'spans') this.#reading.reader.useSpans();
    else if (name === 'readonly' || name === 'lang') this.#render();
    else if (name === 'reference-date') this.#schedule();
  }

  get src() {
    return this.getAttribute('src') ?? '';
  }

  set src(value) {
    this.setAttribute('src', value);
  }

  get view() {
    return this.#tabs.current;
  }

  set view(value) {
    this.setAttribute('view', value);
  }

  get referenceDate() {
    return this.getAttribute('reference-date') ?? '';
  }

  set referenceDate(value) {
    this.setAttribute('reference-date', value);
  }

  get readonly() {
    return this.hasAttribute('readonly');
  }

  set readonly(value) {
    this.toggleAttribute('readonly', value);
  }

  /** @returns {Article[]} */
  get articles() {
    return this.#client.articles;
  }

  set articles(list) {
    const ids = new Set(list.map((a) => a.id));
    for (const { id } of this.#client.articles) if (!ids.has(id)) this.#client.remove(id);
    for (const article of list) this.#bring(article);
    this.#schedule();
  }

  /** @param {Article} article */
  #bring(article) {
    this.#client.set(article);
    this.#brought.add(article.id);
  }

  /** @returns {readonly Correction[]} */
  get corrections() {
    return this.#client.corrections;
  }

  set corrections(list) {
    this.#client.corrections = list;
    this.#schedule();
  }

  /** @returns {CorpusReport | null} */
  get report() {
    return this.#client.report ?? null;
  }

  /** @returns {Current | null} */
  get current() {
    return this.#current && { ...this.#current, text: this.#reading.reader.currentText };
  }

  /**
   * @param {Article | File | readonly (Article | File)[]} input
   * @returns {Promise<void>} when all of it has been taken in, not yet analysed
   */
  async add(input) {
    const list = /** @type {readonly (Article | File)[]} */ (Array.isArray(input) ? input : [input]);
    const files = list.filter((i) => i instanceof File);
    for (const article of list) if (!(article instanceof File)) this.#bring(article);
    this.#schedule();
    if (files.length > 0) await this.#take(files);
  }

  /**
   * Takes an article out; without an id, the element itself out of the page, as every element does.
   * @override
   * @param {string} [id]
   */
  remove(id) {
    if (id === undefined) {
      super.remove();
      return;
    }
    this.#client.remove(id);
    this.#oddities.delete(id);
    if (this.#open === id) this.#open = null;
    this.#schedule();
  }

  /** @param {string} article @param {readonly Span[]} spans */
  show(article, spans) {
    this.#go(article, spans);
  }

  cancel() {
    for (const control of this.#running) control.abort(new NutgrafError('cancelled', 'the analysis was stopped'));
  }

  /** @returns {Promise<CorpusReport>} */
  async analyse() {
    this.#scheduled = false;
    const control = new AbortController();
    this.#running.add(control);
    this.#state('busy');
    /** @param {string} state */
    const end = (state) => {
      this.#running.delete(control);
      if (this.#running.size === 0) this.#state(state);
    };
    try {
      const onprogress = (/** @type {{done: number, total: number}} */ { done, total }) => {
        this.#toolbar.progress(done, total);
        this.#tell('nutgraf-progress', { done, total });
      };
      let report = await this.#client.analyse({ signal: control.signal, onprogress });
      if (this.#dateUndated(report)) report = await this.#client.analyse({ signal: control.signal, onprogress });
      if (report !== this.#shown) this.#received(report);
      end(this.articles.length === 0 ? 'empty' : 'ready');
      this.#tell('nutgraf-report', { report });
      return report;
    } catch (thrown) {
      if (!control.signal.aborted) this.#failed(thrown, null);
      end(control.signal.aborted ? 'stopped' : 'failed');
      throw thrown;
    }
  }

  /**
   * Offers the report, or the table, as a file.
   * @param {import('./ui/toolbar.js').Export} what
   */
  #export(what) {
    const { report, corrections, articles } = this;
    if (!report) return;
    const json = (/** @type {string} */ name, /** @type {unknown} */ value) => download(`nutgraf-${name}.json`, 'application/json', `${JSON.stringify(value, null, 1)}\n`);
    const source = { report, text: this.#app.text, origin: this.#app.origin, lang: this.#app.lang() };
    if (what === 'report') json(what, { ...report, corrections });
    else if (what === 'corrections') json(what, { corrections });
    else if (what === 'desk') json(what, { articles, corrections });
    else if (what === 'digest') download('nutgraf-digest.md', 'text/markdown', markdown(source));
    else download(`nutgraf-${what}.csv`, 'text/csv', csv(what, source));
  }

  /** Goes to the place that the page's address names, once. */
  #follow = () => {
    const place = placeIn(location.hash);
    if (!place || location.hash === this.#followed || !this.#reports.has(place.article)) return;
    this.#followed = location.hash;
    this.#go(place.article, place.spans);
    this.#reading.reader.root.scrollIntoView({ block: 'nearest' });
    const first = place.spans[0];
    if (first) this.#pick(first.start);
  };

  /** Lays out what would else come into sight by and by. */
  #unfold = () => {
    for (const panel of this.#base.querySelectorAll('[role=tabpanel]:not([hidden])')) fillAll(panel);
    this.#reading.reader.fillAll();
  };

  #schedule() {
    this.#render();
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      if (!this.#scheduled) return;
      this.#scheduled = false;
      if (this.articles.length === 0 && !this.report) return;
      // What went wrong has been shown and told by an event.
      this.analyse().catch(() => undefined);
    });
  }

  /**
   * Gives articles without a date of their own the reference date; whether there were any.
   * @param {CorpusReport} report
   */
  #dateUndated(report) {
    if (this.referenceDate === '') return false;
    const undated = report.articles.filter((a) => a.dateBasis === 'none');
    for (const { id } of undated) {
      const article = this.#client.get(id);
      if (article && !article.date) this.#client.set({ ...article, date: this.referenceDate });
    }
    return undated.length > 0;
  }

  /** @param {CorpusReport} report */
  #received(report) {
    this.#shown = report;
    this.#reports = new Map(report.articles.map((a) => [a.id, a]));
    this.#entities = new Map(report.entities.map((e) => [e.id, e]));
    const given = new Map(this.articles.map((a) => [a.id, a.text ?? '']));
    this.#texts = new Map(report.articles.map((a) => [a.id, a.text ?? given.get(a.id) ?? '']));
    if (this.#open === null || !this.#reports.has(this.#open)) this.#open = this.articles.find((a) => this.#reports.has(a.id))?.id ?? null;
    for (const { view } of this.#views) view.update();
    this.#tabs.count();
    this.#show(this.#open);
    this.#slot.hidden = report.articles.length > 0;
    this.#follow();
  }

  /** @param {string} state */
  #state(state) {
    this.#base.dataset['state'] = state;
    this.#base.dataset['engine'] = this.#client.where;
    this.#toolbar.state(state, this.articles.length);
    this.#render();
  }

  #render() {
    const { articles } = this;
    const empty = articles.length === 0;
    this.#base.classList.toggle('is-empty', empty || (this.#reports.size === 0 && this.#slotted.size > 0));
    this.#base.classList.toggle('is-readonly', this.readonly);
    this.#base.classList.toggle('is-single', this.readonly && articles.length < 2);
    if (empty) this.#base.classList.toggle('adding', !this.readonly && this.#slotted.size === 0);
    this.#panel.closable = !empty;
    this.#toolbar.corrections(this.corrections.length);
    this.#list.update(articles.map((article) => {
      const failure = this.#client.failures.get(article.id);
      const report = this.#reports.get(article.id);
      return {
        article, report, title: this.#title(article.id), outlet: article.outlet ?? report?.outlet ?? '',
        shares: (this.report?.duplicates ?? []).filter((d) => d.articles.includes(article.id))
          .flatMap((d) => d.articles.filter((id) => id !== article.id).map((id) => this.#label(id))),
        errors: failure ? [failure.message] : [],
        // That there is no date is told where the date would stand.
        warnings: [...(this.#oddities.get(article.id) ?? []), ...(report?.warnings ?? []).filter((w) => w.code !== 'no-date').map((w) => w.message)],
      };
    }), this.#open, this.readonly);
  }

  /** @param {string} id */
  #title(id) {
    const article = this.#client.get(id);
    const report = this.#reports.get(id);
    const headline = report?.parts.find((p) => p.kind === 'headline');
    const text = this.#texts.get(id) ?? article?.text ?? '';
    const first = headline ? text.slice(headline.start, headline.end) : text.trimStart().slice(0, 200).split('\n')[0];
    return clip((article?.title ?? report?.title ?? first) || id, 110);
  }

  /** @param {string} id @returns {import('./nutgraf/export.js').Origin} */
  #origin(id) {
    const article = this.#client.get(id);
    const report = this.#reports.get(id);
    const date = report?.date ?? article?.date?.slice(0, 10) ?? '';
    return { label: this.#label(id), title: this.#title(id), outlet: article?.outlet ?? report?.outlet ?? '', date, url: article?.url ?? '' };
  }

  /** @param {string} id */
  #label(id) {
    const article = this.#client.get(id);
    return article?.outlet ?? this.#reports.get(id)?.outlet ?? clip(this.#title(id), 60);
  }

  /** @param {string | null} id */
  #show(id) {
    this.#open = id;
    const report = id === null ? undefined : this.#reports.get(id);
    const article = id === null ? undefined : this.#client.get(id);
    this.#reading.show(report && article ? {
      text: this.#texts.get(report.id) ?? '', parts: report.parts, marks: marksOf(report, this.#beliefs), title: this.#title(report.id),
      outlet: article.outlet ?? report.outlet ?? '', date: report.date, lang: this.#app.lang(), label: this.#app.label,
      agencies: report.agencies ?? [], warnings: report.warnings, times: report.times, editable: !this.readonly,
    } : null);
    this.#render();
  }

  /**
   * @param {string} article
   * @param {readonly Span[]} spans
   * @param {readonly Span[]} [others]
   */
  #go(article, spans, others = []) {
    if (!this.#reports.has(article)) return;
    if (this.#open !== article) this.#show(article);
    this.#pane('article');
    this.#reading.reader.goTo(spans, others);
    this.#current = { article, spans, text: this.#reading.reader.currentText };
    this.#tell('nutgraf-select', this.#current);
  }

  /** What a narrow page shows. @param {'article' | 'findings'} pane */
  #pane(pane) {
    this.#base.dataset['pane'] = pane;
    if (pane === 'article') this.#reading.focusBack();
    else {
      const row = this.#base.querySelector('[data-row][aria-current]');
      if (row instanceof HTMLElement) row.focus();
    }
  }

  /**
   * Shows the row of what stands at a character of the open article.
   * @param {number} offset
   */
  #pick(offset) {
    const article = this.#open;
    if (article === null || this.#tabs.root.offsetParent === null) return;
    const first = this.#views.filter((v) => v.name === this.view);
    for (const { name, view } of [...first, ...this.#views]) {
      const row = view.rowAt(article, offset);
      if (!(row instanceof HTMLElement)) continue;
      this.view = name;
      choose(row);
      row.scrollIntoView({ block: 'nearest' });
      return;
    }
  }

  /** @param {boolean} open */
  #openPanel(open) {
    this.#base.classList.toggle('adding', open);
    if (open) this.#panel.focus();
  }

  /**
   * Closes what the key was pressed in: a menu, a form, or the panel that adds articles.
   * @param {KeyboardEvent} event
   */
  #fold({ target }) {
    const element = target instanceof Element ? target : null;
    const box = element?.closest('.menu[open], .edit[open], .editor[open]');
    if (box) {
      box.removeAttribute('open');
      box.querySelector('summary')?.focus();
    } else if (this.articles.length > 0 && this.#panel.root.matches(':focus-within')) {
      this.#openPanel(false);
      this.#toolbar.focus();
    }
  }

  /** @param {import('./ui/add-panel.js').Pasted} pasted */
  #paste({ text, date, outlet }) {
    if (text.trim() === '') {
      this.#failed(new NutgrafError('empty', 'There is no text to read: paste an article first.'), null);
      return;
    }
    const batch = readText(text, `pasted-${++this.#pasted}`);
    for (const { article } of batch.articles) {
      if (date !== '') article.date = date;
      if (outlet !== '') article.outlet = outlet;
    }
    this.#panel.clear();
    this.#takeBatch(batch);
  }

  /** @param {readonly File[]} files */
  async #take(files) {
    this.#takeBatch(joined(await Promise.all(files.map(readFile))));
  }

  /** @param {string} src */
  async #load(src) {
    const batches = await Promise.all(src.split(/\s+/).filter(Boolean).map((address) => readAddress(address)));
    this.#takeBatch(joined(batches), true);
  }

  /**
   * @param {Batch} batch
   * @param {boolean} [brought] whether the page brings it
   */
  #takeBatch(batch, brought = false) {
    for (const error of batch.errors) this.#failed(error, null);
    for (const { article, warnings } of batch.articles) {
      const before = this.articles.find((a) => a.text === article.text && a.html === article.html && (a.date ?? '') === (article.date ?? ''));
      if (before) {
        this.#notices.add('note', `“${this.#title(before.id)}” is here already.`, 'already-here');
        continue;
      }
      const taken = new Set(this.articles.map((a) => a.id));
      let { id } = article;
      for (let n = 2; taken.has(id); n++) id = `${article.id}-${n}`;
      this.#client.set({ ...article, id });
      if (brought) this.#brought.add(id);
      if (warnings.length > 0) this.#oddities.set(id, warnings);
    }
    if (batch.corrections) {
      const fresh = unseen(this.corrections, batch.corrections);
      this.#client.corrections = [...this.corrections, ...fresh];
      this.#notices.add('note', fresh.length === 0 ? 'These corrections are here already.' : `${count(fresh.length, 'correction')} read.`, 'corrections');
    }
    const focused = this.#panel.root.matches(':focus-within');
    if (batch.articles.length > 0) this.#openPanel(false);
    if (batch.articles.length > 0 || batch.corrections) this.#schedule();
    // The focus would be lost with the panel.
    if (focused && batch.articles.length > 0) this.#toolbar.focus();
  }

  #takeSlotted() {
    const elements = this.#slot.assignedElements();
    for (const element of elements) {
      if (this.#slotted.has(element)) continue;
      this.#slotted.add(element);
      const date = element.querySelector('time[datetime]')?.getAttribute('datetime')?.slice(0, 10);
      const id = element.id || `slotted-${this.#slotted.size}`;
      this.#bring({ id, html: element.outerHTML, ...(date ? { date } : {}) });
    }
    if (elements.length > 0) this.#schedule();
  }

  /**
   * @param {string} id
   * @param {{date?: string, outlet?: string, title?: string}} change
   */
  #change(id, change) {
    const article = this.#client.get(id);
    if (!article) return;
    const changed = { ...article, ...change };
    for (const key of /** @type {const} */ (['date', 'outlet', 'title'])) if (changed[key] === '') delete changed[key];
    this.#client.set(changed);
    this.#schedule();
  }

  /** @param {Span} span */
  #keep(span) {
    const article = this.#open === null ? undefined : this.#client.get(this.#open);
    if (!article) return;
    this.#client.set({ ...article, keep: [...(article.keep ?? []), span] });
    this.#schedule();
  }

  /**
   * @param {unknown} thrown
   * @param {string | null} article
   */
  #failed(thrown, article) {
    const error = thrown instanceof NutgrafError ? thrown : new NutgrafError(codeOf(thrown, 'error'), messageOf(thrown), { cause: thrown });
    const about = article === null ? '' : `${this.#title(article)}: `;
    this.#notices.add('error', about + error.message, error.code);
    this.#tell('nutgraf-error', { error, article });
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }
}

if (!customElements.get('nut-graf')) customElements.define('nut-graf', NutGraf);
