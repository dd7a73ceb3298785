/**
 * `<nut-graf>`: reads a pile of news articles in the browser and shows who said what, who is who, what is due by
 * when, and where the articles differ; every row leads to its exact place in the text.
 *
 *     <script type="module" src="nut-graf.js"></script>
 *     <nut-graf></nut-graf>                                        a tool to paste and load articles into
 *     <nut-graf src="samples/index.json" view="compare"></nut-graf>
 *     <nut-graf readonly><article> … </article></nut-graf>         an article of the page, enhanced
 *
 * Attributes (each but `highlight` and `worker` also a property, in camelCase)
 *     src             addresses of articles, a manifest or JSON Lines, separated by spaces; what was loaded from an
 *                     earlier value goes
 *     workspace       keeps articles and corrections in this browser's storage, and brings them back; its value, if any,
 *                     names the workspace (as a property, `true` stands for the attribute without a value)
 *     view            `quotes` (default), `entities`, `deadlines` or `compare`; `search` while the reader searches
 *     reference-date  YYYY-MM-DD: the date of articles that bring none
 *     readonly        no way to add, edit or remove articles
 *     lang            how dates are written (`en-GB`, `en-US`, ...)
 *     highlight       `spans` paints with elements even where the browser has CSS highlights
 *     worker          `off` runs the engine on the page's own thread
 *     loading         `lazy` fetches the engine and reads only when the element comes near the window, `idle` when the
 *                     page has nothing else to do; otherwise it does so at once
 *
 * Slots: the default slot takes elements with an article each: their HTML is the input, dated by the first
 * `<time datetime>` in them, and read again when it changes; they stay as they are until the report is there, and for
 * good if it fails. `actions` takes buttons for the panel that adds articles.
 *
 * Properties
 *     articles        the articles as handed over, frozen; assign a list to replace all (`null` once one was assigned: none)
 *     corrections     the reader's corrections; assign a list to replace them
 *     report          the last report (REPORT's shape, offsets in UTF-16 units) or null, read only
 *     edition         the last report with what it was made of, or null: its offsets point into `text(id)`
 *     status          `{read, waiting, failed}`: how many articles are read, wait, and could not be read
 *     current         `{article, spans, text}`: the place that is marked, `text` as it stands in the page; or null
 *
 * All of them may be set before the element is defined. `null` and `undefined` mean that one is not given, as does the empty
 * string that some frameworks make of them. An entry that is no article or no correction is told by
 * `nutgraf-error`; the others are taken.
 *
 * Links: `#nutgraf=ARTICLE:START-END,START-END~WORDS` behind the page's address (offsets in UTF-16 units; WORDS, a hash of
 * what stands there, may be left out) goes to a place of an article. Rows of quotes offer such links where the page itself
 * brings the article: by src, by a slot, or by a program.
 *
 * Methods
 *     add(article)    adds or replaces; takes an article, a list of them, a File or a list of those
 *     text(id)        the text that the report's offsets point into
 *     remove(id)      takes an article out (`remove()` without an id is that of any element)
 *     analyse()       a promise of the report on all that was added so far
 *     show(article, spans)   goes to a place
 *     cancel()        stops the analysis, and the reading of files: what was read is shown, the rest waits; an article that takes long is ended
 *                     with the engine, and all is read again by `resume()`
 *     resume()        goes on with what was stopped or failed
 *     undo(), redo()  the reader's last step
 *
 * Events (bubbling, composed)
 *     nutgraf-report    detail `{report}`; after `cancel()` of what was read so far
 *     nutgraf-error     detail `{error, article}`: an Error with a `code`; `article` is an id or null
 *     nutgraf-progress  detail `{done, total}`
 *     nutgraf-select    detail `{article, spans, text}`: a row was followed to its place
 *
 * CSS custom properties: --nutgraf-paper, --nutgraf-ground, --nutgraf-ink, --nutgraf-muted, --nutgraf-line,
 * --nutgraf-accent, --nutgraf-on-accent, --nutgraf-quote, --nutgraf-entity, --nutgraf-time, --nutgraf-deadline,
 * --nutgraf-current, --nutgraf-on-current, --nutgraf-error, --nutgraf-warn (colours; light or dark by the page's
 * `color-scheme`), --nutgraf-font, --nutgraf-reading-font, --nutgraf-height (of the three columns on a wide page).
 * States: `:state(empty)`, `:state(busy)`, `:state(ready)`, `:state(waiting)`, `:state(stopped)`, `:state(failed)`.
 * Parts: base, toolbar, notices, add, articles, article, reading, text, views, tabs, tab, panel, list, row.
 *
 * Hooks for tests, stable: `[data-state]` on the base (`empty`, `busy`, `ready`, `waiting`, `stopped`, `failed`), with
 * `data-engine` (`worker`, `main`) and `data-pane` (`article`, `findings`: what a narrow page shows); `[data-tab=NAME]`;
 * `[data-row=quote|entity|deadline|side|figure|statement|duplicate|checked|spoke|coming|news|passage]` with `data-article`, `data-start`, `data-end`, on quotes
 * also `data-kind`, `data-speech`, `data-speaker`; `[data-field=...]` within rows; `[data-part=KIND]` on the blocks of
 * the text; `[data-notice]` with `data-code`; and `[data-hook=...]` on controls: paste, paste-date, paste-outlet,
 * paste-add, paste-plain, files, folder, articles, open, date, outlet, title, remove, undated-set, keep, quote-search, quote-beliefs, quote-order,
 * quote-copy, quote-link, export-quotes, rename, search, search-count, search-outlet, search-from, ... .
 */

import { NutgrafError, locate } from './nutgraf-client.js';
import { richOf } from './nutgraf/clipboard.js';
import { Desk, errorOf } from './nutgraf/desk.js';
import { unseen } from './nutgraf/files.js';
import { ofFile } from './nutgraf/folders.js';
import { clip, count } from './nutgraf/format.js';
import { freeIds } from './nutgraf/ids.js';
import { linkTo, placeIn, wordsAt } from './nutgraf/link.js';
import { addressesIn } from './nutgraf/lone-address.js';
import { apart, beginnings, isForeign } from './nutgraf/warnings.js';
import { AddPanel } from './ui/add-panel.js';
import { ArticleList } from './ui/article-list.js';
import { CompareView } from './ui/compare-view.js';
import { DeadlinesView } from './ui/deadlines-view.js';
import { h, isTyped } from './ui/dom.js';
import { takeDrops } from './ui/drop.js';
import { explain } from './ui/explain.js';
import { EntitiesView } from './ui/entities-view.js';
import { save } from './ui/exports.js';
import { Index } from './ui/index.js';
import { Intake } from './ui/intake.js';
import { marksOf } from './ui/marks.js';
import { fillAll } from './ui/lazy-list.js';
import { Notices } from './ui/notices.js';
import { QuotesView } from './ui/quotes-view.js';
import { ReadingPane } from './ui/reading-pane.js';
import { choose } from './ui/row.js';
import { Search } from './ui/search.js';
import { Sources } from './ui/sources.js';
import { stepName } from './ui/steps.js';
import { dress } from './ui/style.js';
import { Tabs } from './ui/tabs.js';
import { Toolbar } from './ui/toolbar.js';

/** @typedef {import('./nutgraf/types.js').Article} Article */
/** @typedef {import('./nutgraf/types.js').Correction} Correction */
/** @typedef {import('./nutgraf/types.js').CorpusReport} CorpusReport */
/** @typedef {import('./nutgraf/types.js').Span} Span */
/** @typedef {import('./nutgraf/files.js').Batch} Batch */
/** @typedef {{article: string, spans: readonly Span[], text: string}} Current */

/** What a page may have set on the element before it was defined. */
const PROPERTIES = /** @type {const} */ (['src', 'view', 'referenceDate', 'readonly', 'workspace', 'lang', 'loading', 'articles', 'corrections']);

/** Whether a property is set to what means that it is not given: frameworks make an empty string of null. @param {unknown} value */
const isNothing = (value) => value === undefined || value === null || value === '';

export { locate };

/** On a server, where there are no elements, the class is there and never made. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? Object);

export class NutGraf extends Base {
  static observedAttributes = ['src', 'view', 'reference-date', 'readonly', 'lang', 'highlight', 'workspace', 'loading'];

  #desk = new Desk();
  #index = new Index(this.#desk);
  #sources = new Sources(this.#desk, { batch: (batch) => this.#tellBatch(batch) });
  /** What was odd about an article when it came in. @type {Map<string, string[]>} */
  #oddities = new Map();
  /** Where in which file an article stood. @type {Map<string, import('./nutgraf/files.js').Source>} */
  #sourceOf = new Map();
  /** The plain text of what was pasted with its formatting. @type {Map<string, string>} */
  #plainOf = new Map();
  /** Articles that were told of as not in English. @type {Set<string>} */
  #foreign = new Set();
  /** @type {string | null} */
  #open = null;
  #beliefs = false;
  #wasEmpty = true;
  #pasting = false;
  /** Whether it was taken out of the page while something was being loaded. */
  #unloaded = false;
  /** The address that was followed last. */
  #followed = '';
  /** @type {Current | null} */
  #current = null;
  /** The text that the current place is of. */
  #currentIn = '';
  /** Not in every document that programs make up for their tests. @type {ElementInternals | undefined} */
  #internals = this.attachInternals?.();
  /** Ends the wait of an element that loads later. */
  #arrive = () => {};
  /** What an element that loads later waits for. @type {IntersectionObserver | undefined} */
  #near;
  /** Whether the page has handed over a list of articles, and one of corrections. */
  #assigned = { articles: false, corrections: false };
  /** Sees what the page does to the articles that stand in the element. */
  #slotObserver = new MutationObserver(() => this.#takeSlotted());

  #intake = new Intake({
    read: (name, content, signal) => this.#desk.read(name, content, signal),
    preview: (articles) => this.#desk.preview(articles),
    batch: (batch) => this.#takeBatch(batch),
    // Their places are those of texts that may have come with them.
    handed: (handed) => void this.analyse().catch(() => null).then(() => import('./ui/handed.js')).then(({ keepHanded }) => this.#notices.add('note', keepHanded(this.#app, handed), 'annotations')),
    addresses: (addresses) => this.#answer(addresses),
    note: (text, code) => this.#notices.add('note', text, code),
    fail: (error) => this.#failed(error, null),
    change: () => this.#changed(),
    progress: (text, done, total) => this.#toolbar.taking(text, done, total),
  });

  /** @type {import('./ui/app.js').App} */
  #app = {
    report: () => this.#index.whole,
    article: (id) => this.#index.report(id),
    text: (id) => this.#index.text(id),
    label: (id) => this.#index.label(id),
    origin: (id) => this.#index.origin(id),
    link: (article, spans) => (this.#sources.has(article) ? linkTo(location.href, article, spans, this.#index.text(article)) : null),
    entity: (id) => (id ? this.#index.entity(id) : undefined),
    go: (article, spans, others) => this.#go(article, spans, others),
    save: (what) => this.#save(what),
    correct: (corrections) => this.#desk.correct(corrections, corrections[0] ? stepName(corrections[0], (id) => this.#index.entity(id)?.name) : ''),
    retract: (corrections, name) => this.#desk.retract(corrections, name),
    corrections: () => this.#desk.edition?.corrections ?? [],
    own: () => this.#desk.own,
    lost: () => this.#index.lost,
    keep: (own, name, more = []) => this.#desk.commit(name, [], more.length > 0 ? [...this.corrections, ...more] : undefined, own),
    check: (text, speaker) => this.#desk.check(text, speaker),
    pair: (sides, about) => void this.#showPair(sides, about),
    failed: (what, thrown) => this.#failed(new NutgrafError('load-failed', `${what}: ${errorOf(thrown).message}`), null),
    before: () => this.#before,
    seen: () => {
      this.#before = { ids: new Set(this.articles.map((a) => a.id)), at: new Date().toISOString() };
      for (const { view } of this.#views) view.update();
    },
    widen: (wide) => this.#base.classList.toggle('is-wide', wide),
    lang: () => this.lang || document.documentElement.lang || 'en-GB',
  };

  #notices = new Notices();
  /** What keeps the desk in this browser; loaded only where the page asks for it. @type {Promise<import('./ui/saved.js').Saved> | undefined} */
  #keeping;
  /** @type {import('./ui/saved.js').Saved | undefined} */
  #saved;
  #toolbar = new Toolbar({
    onadd: () => this.#openPanel(true),
    oncancel: () => this.cancel(),
    onretry: () => this.resume(),
    onundo: () => this.undo(),
    onredo: () => this.redo(),
    onkeys: () => void this.#showKeys(),
    onimport: (files) => void this.#take(files),
    export: (what) => this.#save(what),
  });
  #panel = new AddPanel((pasted) => void this.#paste(pasted), (entries) => void this.#intake.files(entries), () => {
    this.#openPanel(false);
    this.#toolbar.focus();
  });
  #list = new ArticleList({
    onopen: (id) => {
      this.#closePair();
      this.#show(id);
      this.#pane('article');
    },
    onremove: (id) => this.#commit(`remove “${this.#index.title(id)}”`, [[id, null]]),
    onchange: (id, change) => this.#change([id], change),
    ondate: (ids, date) => this.#change(ids, { date }),
    onretry: (id) => this.#desk.retry(id),
    onkeep: (id, span) => this.#bringBack(id, span),
    onapart: (id) => this.#takeApart(id),
    onnone: () => this.#panel.focus(),
    lang: () => this.#app.lang(),
  });
  #reading = new ReadingPane({
    onkeep: (span) => this.#bringBack(this.#open, span),
    onback: () => this.#pane('findings'),
    onpick: (offset) => this.#pick(offset),
    onstep: (span) => {
      if (this.#open !== null) this.#go(this.#open, [span]);
    },
    onapart: () => this.#takeApart(this.#open),
    onplain: () => this.#takeAsPlain(this.#open),
  });
  /** What was there when the workspace was opened. @type {{ids: ReadonlySet<string>, at: string} | null} */
  #before = null;
  /** Two articles side by side; loaded when they are asked for. @type {import('./ui/pair.js').Pair | undefined} */
  #pair;
  /** What had the focus when they were. @type {Element | null} */
  #pairedFrom = null;
  #quotes = new QuotesView(this.#app, (on) => {
    this.#beliefs = on;
    if (this.#open) this.#show(this.#open);
  });
  /** What was looked at before the reader searched. */
  #searchedFrom = 'quotes';
  #search = new Search(this.#app, {
    onopen: () => {
      if (this.view !== 'search') this.#searchedFrom = this.view;
      this.#tabs.offer('search', true);
      this.view = 'search';
      // Not by `#pane`, for the focus stays in the field.
      this.#base.dataset['pane'] = 'findings';
    },
    onclose: () => {
      if (this.view === 'search') this.view = this.#searchedFrom;
      this.#tabs.offer('search', false);
    },
    onfound: () => this.#tabs.count(),
    usable: () => this.articles.length > 0,
    rest: () => this.#tabs.button,
  });
  #views = [
    { name: 'quotes', label: 'Quotes', view: this.#quotes },
    { name: 'entities', label: 'Entities', view: new EntitiesView(this.#app) },
    { name: 'deadlines', label: 'Deadlines', view: new DeadlinesView(this.#app) },
    { name: 'compare', label: 'Compare', view: new CompareView(this.#app) },
    { name: 'search', label: 'Search', view: this.#search.view },
  ];
  #tabs = new Tabs(this.#views.map(({ name, label, view }) => ({
    name, label, root: view.root, offered: name !== 'search', get size() {
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
    h('div', { class: 'drop', 'aria-hidden': 'true' }, 'Drop it here'));

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    dress(root);
    this.#toolbar.find(this.#search.root);
    root.append(this.#base);
    this.#slot.addEventListener('slotchange', () => this.#takeSlotted());
    this.#listen();
    takeDrops(this, {
      wanted: () => !this.readonly,
      onover: (over) => this.#base.classList.toggle('dropping', over),
      onfiles: (entries) => void this.#intake.files(entries),
      ontext: (dropped) => void this.#dropText(dropped),
    });
    this.#base.addEventListener('keydown', (event) => this.#key(event));
    this.#base.addEventListener('pointerdown', ({ target }) => {
      for (const menu of this.#base.querySelectorAll('.menu[open]')) if (!(target instanceof Node && menu.contains(target))) menu.removeAttribute('open');
    });
    // Whoever reaches for the element is about to need the engine.
    for (const type of ['pointerover', 'focusin']) {
      this.addEventListener(type, () => {
        this.#arrive();
        this.#desk.warm();
      }, { once: true });
    }
  }

  /** Hears what the desk has to say. */
  #listen() {
    const desk = this.#desk;
    /** @param {string} name @param {(detail: any) => void} hear */
    const on = (name, hear) => desk.addEventListener(name, (event) => hear(/** @type {CustomEvent} */ (event).detail));
    on('change', () => this.#changed());
    on('edition', () => this.#received());
    on('own', () => this.#received());
    on('report', (/** @type {{report: CorpusReport}} */ { report }) => this.#tell('nutgraf-report', { report }));
    on('error', (/** @type {{error: Error, article: string | null}} */ { error, article }) => this.#failed(error, article));
    on('progress', (/** @type {{done: number, total: number}} */ { done, total }) => {
      this.#toolbar.progress(done, total);
      this.#tell('nutgraf-progress', { done, total });
    });
    on('restart', (/** @type {{article: string | null}} */ { article }) => {
      const about = article === null ? '' : ` while reading “${this.#index.title(article)}”`;
      this.#notices.add('note', `The engine stopped${about} and was started anew. Nothing you loaded is lost.`, 'restart');
    });
  }

  connectedCallback() {
    if (this.getAttribute('worker') === 'off') this.#desk.useWorker = false;
    this.#upgrade();
    this.#changed();
    if (this.#open !== null) this.#show(this.#open);
    addEventListener('hashchange', this.#follow);
    addEventListener('beforeprint', this.#unfold);
    addEventListener('keydown', this.#slash);
    this.#slotObserver.observe(this, { childList: true, subtree: true, characterData: true, attributes: true });
    // They may have changed while nobody was looking.
    this.#takeSlotted();
    this.#saved?.connect();
    if (this.#unloaded) {
      this.#unloaded = false;
      void this.#load(this.src);
    }
    this.#wait();
  }

  /** Style sheets do not go along into another document, as that of a frame or of a window beside the page. */
  adoptedCallback() {
    if (this.shadowRoot) dress(this.shadowRoot);
    // Nor do highlights, which are those of a window.
    this.#reading.reader.useSpans();
  }

  /** Begins at once, or when the `loading` attribute says; put back into the page, it goes on where it was. */
  #wait() {
    this.#near?.disconnect();
    const { loading } = this;
    const begin = () => {
      this.#arrive = () => {};
      this.#near?.disconnect();
      if (this.isConnected) this.#desk.wake();
    };
    if (loading === 'lazy' && typeof IntersectionObserver === 'function') {
      this.#desk.hold();
      this.#arrive = begin;
      this.#near = new IntersectionObserver((entries) => {
        if (entries.some((e) => e.isIntersecting)) this.#arrive();
      }, { rootMargin: '50%' });
      this.#near.observe(this);
    } else if (loading === 'idle' && typeof requestIdleCallback === 'function') {
      this.#desk.hold();
      this.#arrive = begin;
      requestIdleCallback(() => this.#arrive());
    } else begin();
  }

  disconnectedCallback() {
    // An element that is only moved is back before this turn is over, and its analysis need not stop.
    queueMicrotask(() => {
      if (this.isConnected) return;
      removeEventListener('hashchange', this.#follow);
      removeEventListener('beforeprint', this.#unfold);
      removeEventListener('keydown', this.#slash);
      this.#slotObserver.disconnect();
      this.#saved?.disconnect();
      this.#unloaded = this.#sources.stop();
      this.#desk.rest();
      // The page's highlights would keep the text alive.
      this.#leavePair();
      this.#reading.show(null);
      this.#current = null;
    });
  }

  /** Takes what was set on the element before it was defined: a property of its own would hide the setter for good. */
  #upgrade() {
    for (const name of PROPERTIES) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
      delete (/** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this))[name]);
      /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this))[name] = value;
    }
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} value
   */
  attributeChangedCallback(name, before, value) {
    if (before === value) return;
    if (name === 'src') void this.#load(value ?? '');
    else if (name === 'view') this.#tabs.select(value || 'quotes', false);
    else if (name === 'highlight' && value === 'spans') this.#reading.reader.useSpans();
    else if (name === 'readonly' || name === 'lang') this.#changed();
    else if (name === 'reference-date') this.#desk.referenceDate = value ?? '';
    else if (name === 'workspace') void this.#keep(value);
    else if (name === 'loading' && this.isConnected) this.#wait();
  }

  /**
   * Sets an attribute as its property says.
   * @param {string} name
   * @param {unknown} value
   */
  #reflect(name, value) {
    if (isNothing(value)) this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  }

  get src() {
    return this.getAttribute('src') ?? '';
  }

  set src(value) {
    this.#reflect('src', value);
  }

  get view() {
    return this.#tabs.current;
  }

  set view(value) {
    this.#reflect('view', value);
  }

  get referenceDate() {
    return this.getAttribute('reference-date') ?? '';
  }

  set referenceDate(value) {
    this.#reflect('reference-date', value);
  }

  get readonly() {
    return this.hasAttribute('readonly');
  }

  set readonly(value) {
    this.toggleAttribute('readonly', Boolean(value));
  }

  /**
   * The name of the workspace, `''` for the last one used, or null where nothing is kept.
   * @returns {string | null}
   */
  get workspace() {
    return this.getAttribute('workspace');
  }

  /**
   * Set to `true`, it is the last one used; the empty string keeps nothing, since that is what frameworks make of null.
   * @param {string | boolean | null | undefined} value
   */
  set workspace(value) {
    if (value === true) this.setAttribute('workspace', '');
    else this.#reflect('workspace', value === false ? null : value);
  }

  /** @override */
  get lang() {
    return this.getAttribute('lang') ?? '';
  }

  /** @override */
  set lang(value) {
    this.#reflect('lang', value);
  }

  /** @returns {'eager' | 'lazy' | 'idle'} */
  get loading() {
    const loading = this.getAttribute('loading');
    return loading === 'lazy' || loading === 'idle' ? loading : 'eager';
  }

  set loading(value) {
    this.#reflect('loading', value);
  }

  /** @returns {readonly Article[]} */
  get articles() {
    return this.#desk.articles;
  }

  /** @param {readonly Article[] | null | undefined} list */
  set articles(list) {
    // A list that is not given takes nothing away that came in otherwise.
    if (isNothing(list) && !this.#assigned.articles) return;
    this.#assigned.articles = !isNothing(list);
    this.#sources.give(this.#desk.replace(list || []));
  }

  /** @returns {readonly Correction[]} */
  get corrections() {
    return this.#desk.corrections;
  }

  /** @param {readonly Correction[] | null | undefined} list */
  set corrections(list) {
    if (isNothing(list) && !this.#assigned.corrections) return;
    this.#assigned.corrections = !isNothing(list);
    this.#desk.replaceCorrections(list || []);
  }

  /** @returns {CorpusReport | null} */
  get report() {
    return this.#desk.edition?.report ?? null;
  }

  /** @returns {import('./nutgraf-client.js').Edition | null} */
  get edition() {
    return this.#desk.edition ?? null;
  }

  get status() {
    return this.#desk.status;
  }

  /** @returns {Current | null} */
  get current() {
    return this.#current && { ...this.#current, text: this.#reading.reader.currentText };
  }

  /** @param {string} id */
  text(id) {
    return this.#index.text(id);
  }

  /**
   * @param {Article | File | readonly (Article | File)[]} input
   * @returns {Promise<void>} when all of it has been taken in, not yet analysed
   */
  async add(input) {
    const list = /** @type {readonly unknown[]} */ (Array.isArray(input) ? input : [input]);
    const files = list.filter((i) => i instanceof File);
    const others = list.filter((i) => !(i instanceof File));
    if (others.length > 0) this.#sources.give(this.#desk.bring(others));
    if (files.length > 0) await this.#take(files);
  }

  /**
   * Takes an article out; without an id, the element itself out of the page, as every element does.
   * @override
   * @param {string} [id]
   */
  remove(id) {
    if (id === undefined) super.remove();
    else this.#desk.take([id]);
  }

  /** @param {string} article @param {readonly Span[]} spans */
  show(article, spans) {
    this.#go(article, spans);
  }

  cancel() {
    this.#intake.stop();
    this.#desk.cancel();
  }

  resume() {
    this.#arrive();
    this.#desk.resume();
  }

  undo() {
    this.#desk.undo();
  }

  redo() {
    this.#desk.redo();
  }

  /** @returns {Promise<CorpusReport>} */
  analyse() {
    return this.#desk.analyse();
  }

  /** @param {import('./ui/toolbar.js').Export} what */
  #save(what) {
    this.#export(what).catch((/** @type {unknown} */ thrown) => this.#failed(thrown, null));
  }

  /**
   * Offers the report, or a table, as a file. All of it is of one edition: when a new one comes meanwhile, it is made anew.
   * @param {import('./ui/toolbar.js').Export} what
   */
  async #export(what) {
    for (let made = false; !made;) {
      const { edition, articles, corrections } = this.#desk;
      const report = this.#index.whole;
      const origins = () => report?.articles.map(({ id }) => ({ id, ...this.#index.origin(id) })) ?? [];
      made = await save(what, { report, text: (file) => this.#desk.export(file, origins(), this.#app.lang()), articles, corrections, own: this.#desk.own, made: edition?.corrections ?? [], words: (id) => this.#index.text(id), origin: (id) => this.#index.origin(id), lang: this.#app.lang(), wanted: () => what === 'desk' || what === 'corrections' || this.#desk.edition === edition });
    }
  }

  /** Goes to the place that the page's address names, once. */
  #follow = () => {
    const place = placeIn(location.hash);
    if (!place || location.hash === this.#followed || !this.#index.report(place.article)) return;
    this.#followed = location.hash;
    if (place.words !== undefined && place.words !== wordsAt(this.#index.text(place.article), place.spans)) {
      this.#notices.add('error', `“${this.#index.title(place.article)}” has changed since this link was made: the words that it led to are not there any more.`, 'link-outdated');
      this.#show(place.article);
      return;
    }
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

  #slash = (/** @type {KeyboardEvent} */ event) => this.#search.slash(event, !this.readonly);

  /** A new edition is there. */
  #received() {
    this.#index.renew();
    // A place is one of the text that it was found in.
    if (this.#current && this.#index.text(this.#current.article) !== this.#currentIn) this.#current = null;
    const { report } = this;
    if (this.#open === null || !this.#index.report(this.#open)) this.#open = this.articles.find((a) => this.#index.report(a.id))?.id ?? null;
    for (const { view } of this.#views) view.update();
    if (this.#pair?.update() === false) this.#closePair();
    this.#tabs.count();
    this.#show(this.#open);
    this.#slot.hidden = (report?.articles.length ?? 0) > 0;
    this.#tellForeign();
    this.#follow();
  }

  /** Articles, corrections, history or state have changed. */
  #changed() {
    const { status, where, corrections, history } = this.#desk;
    const taking = this.#intake.running;
    const state = taking ? 'busy' : this.#desk.state;
    const { articles } = this;
    const empty = articles.length === 0;
    this.#base.dataset['state'] = state;
    this.#base.dataset['engine'] = where;
    this.#base.setAttribute('aria-busy', String(state === 'busy'));
    this.#flag(state);
    this.#toolbar.state(state, status, taking || this.#desk.stoppable);
    this.#toolbar.corrections(corrections.length, this.report?.lostCorrections?.length ?? 0);
    this.#toolbar.history(history);
    this.#base.classList.toggle('is-empty', empty || (this.report === null && this.#sources.inSlot));
    this.#base.classList.toggle('is-readonly', this.readonly);
    this.#base.classList.toggle('is-single', this.readonly && articles.length < 2);
    if (empty) this.#base.classList.toggle('adding', !this.readonly && !this.#sources.inSlot);
    // The first articles make way for themselves, unless their reader is about to paste another.
    else if (this.#wasEmpty && this.#panel.blank) this.#base.classList.remove('adding');
    this.#wasEmpty = empty;
    this.#panel.closable = !empty;
    this.#renderList();
    this.#saved?.save();
  }

  /** Tells the page's style sheets of the state. @param {string} state */
  #flag(state) {
    const states = this.#internals?.states;
    try {
      states?.clear();
      states?.add(state);
    } catch {
      // Browsers of before 2024 want another form of names, and their style sheets have no `:state()`.
    }
  }

  #renderList() {
    this.#list.update(this.articles.map((article) => this.#index.entry(article, { oddities: this.#oddities.get(article.id) ?? [], source: this.#sourceOf.get(article.id) })), this.#open, this.readonly);
  }

  /** @param {string | null} id */
  #show(id) {
    this.#open = id;
    const report = id === null ? undefined : this.#index.report(id);
    if (!report || this.#current?.article !== id) this.#current = null;
    this.#reading.show(report ? {
      id: report.id, text: this.#index.text(report.id), parts: report.parts, marks: this.#marks(report.id), title: this.#index.title(report.id),
      outlet: this.#index.outlet(report.id), date: report.date, lang: this.#app.lang(), label: this.#app.label,
      agencies: report.agencies ?? [], warnings: report.warnings, explain: (offset) => explain(this.#app, report.id, offset), editable: !this.readonly,
      add: (span, done) => import('./ui/own-forms.js').then(({ addForm }) => addForm(this.#app, report.id, span, done)),
      keep: this.#desk.get(report.id)?.keep ?? [], source: this.#sourceOf.get(report.id), formatted: this.#isFormatted(report.id),
    } : null);
    this.#renderList();
  }

  /** @param {string} id */
  #marks(id) {
    const report = this.#index.report(id);
    return report ? marksOf(report, this.#beliefs) : [];
  }

  /**
   * Shows two articles side by side.
   * @param {readonly import('./ui/app.js').Side[]} sides
   * @param {string} about
   */
  async #showPair(sides, about) {
    const from = this.shadowRoot?.activeElement ?? null;
    // The places are those of this edition.
    const { edition } = this.#desk;
    const loaded = await import('./ui/pair.js').catch((/** @type {unknown} */ thrown) => {
      this.#app.failed('two articles cannot be shown side by side', thrown);
    });
    if (!loaded || this.#desk.edition !== edition || !this.isConnected) return;
    const { Pair } = loaded;
    this.#pairedFrom = from;
    if (!this.#pair) {
      this.#pair = new Pair(this.#app, (id) => this.#marks(id), () => this.#closePair());
      this.#reading.root.after(this.#pair.root);
    }
    this.#base.classList.add('is-paired');
    this.#base.dataset['pane'] = 'article';
    this.#pair.show(sides, about);
  }

  /** Goes back to one article, at the place that was marked in it. The focus goes along if it would be lost. */
  #closePair() {
    if (!this.#pair?.open) return;
    const held = this.#pair.root.contains(this.shadowRoot?.activeElement ?? null);
    this.#leavePair();
    if (held) this.#pane('findings');
    else this.#base.dataset['pane'] = 'findings';
    if (this.#current) this.#reading.reader.goTo(this.#current.spans);
    if (!held) return;
    if (this.#pairedFrom instanceof HTMLElement && this.#pairedFrom.isConnected) this.#pairedFrom.focus();
    if (!this.shadowRoot?.activeElement) /** @type {HTMLElement | null} */ (this.#base.querySelector('[role=tabpanel]:not([hidden])'))?.focus();
  }

  /** Lets go of the two texts. */
  #leavePair() {
    this.#pair?.close();
    this.#base.classList.remove('is-paired');
  }

  /**
   * @param {string} article
   * @param {readonly Span[]} spans
   * @param {readonly Span[]} [others]
   */
  #go(article, spans, others = []) {
    if (!this.#index.report(article)) return;
    // Out of the page nothing is laid out, though an article is open.
    if (this.#open !== article || this.#reading.reader.empty) {
      this.#show(article);
      this.#list.reveal(article);
    }
    if (this.#pair?.open && !this.#pair.goTo(article, spans)) this.#closePair();
    this.#pane('article');
    this.#reading.reader.goTo(spans, others);
    if (spans.length === 0) this.#reading.reader.toTop();
    this.#current = { article, spans, text: this.#reading.reader.currentText };
    this.#currentIn = this.#index.text(article);
    this.#tell('nutgraf-select', this.#current);
  }

  /** What a narrow page shows. @param {'article' | 'findings'} pane */
  #pane(pane) {
    const before = this.#base.dataset['pane'];
    this.#base.dataset['pane'] = pane;
    if (pane === 'article') {
      if (before !== pane) this.#reading.focusBack();
    } else {
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

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === 'Escape') this.#fold(event);
    if (event.key === '?' && !isTyped(event.target)) void this.#showKeys();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || this.readonly) return;
    // In a field, the keys undo what was typed there.
    if (isTyped(event.target)) return;
    const key = event.key.toLowerCase();
    if (key === 'z' || key === 'y') {
      event.preventDefault();
      if (key === 'y' || event.shiftKey) this.redo();
      else this.undo();
    }
  }

  async #showKeys() {
    const { keysDialog } = await import('./ui/keys.js');
    let dialog = this.#base.querySelector('dialog');
    if (!dialog) this.#base.append(dialog = keysDialog());
    if (!dialog.open) dialog.showModal();
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
    } else if (this.#pair?.open && this.#pair.root.matches(':focus-within')) this.#closePair();
  }

  /** @param {import('./ui/intake.js').Pasted} pasted */
  async #paste(pasted) {
    // What is pasted stays where it is until it is read.
    if (this.#pasting) return;
    this.#pasting = true;
    const batch = await this.#intake.text(pasted);
    this.#pasting = false;
    if (!batch) return;
    if (batch.articles.length > 0) this.#panel.clear(pasted.text);
    // What is pasted next takes the place of an address.
    else if (batch.errors.length === 0) this.#panel.select();
    this.#takeBatch(batch);
  }

  /**
   * Takes what was dragged here from another window: a link is an address, a selection is as if it were pasted.
   * @param {{text: string, html: string, links: string}} dropped
   */
  async #dropText({ text, html, links }) {
    const lone = addressesIn(links);
    if (lone.length > 0 && (text.trim() === '' || addressesIn(text).length > 0)) {
      this.#answer(lone);
      return;
    }
    const batch = await this.#intake.text({ text, rich: richOf({ text, html }), date: '', outlet: '' });
    if (batch) this.#takeBatch(batch);
  }

  /** @param {readonly File[]} files */
  async #take(files) {
    await this.#intake.files(files.map(ofFile));
  }

  /**
   * Says what to do with an address: nothing is fetched, for then others would know what is read here.
   * @param {readonly string[]} addresses
   */
  #answer(addresses) {
    const told = 5;
    const one = addresses.length === 1;
    const links = addresses.slice(0, told).map((href) => h('a', { href, target: '_blank', rel: 'noopener noreferrer', title: href }, clip(href.replace(/^https?:\/\/(?:www\.)?/, ''), 60)));
    const more = addresses.length > told ? [document.createTextNode(`and ${addresses.length - told} more`)] : [];
    const what = one ? 'That is an address, and no article.' : `Those are ${addresses.length.toLocaleString('en')} addresses, and no articles.`;
    this.#notices.take('address-alone');
    this.#notices.add('note', `${what} Nothing is fetched from other sites, so that nobody learns what you read. Open ${one ? 'it' : 'each'}, select all, copy, and paste it here; or save the page and drop the file.`, 'address-alone', ...links, ...more);
    this.#tell('nutgraf-error', { error: new NutgrafError('address-alone', what), article: null });
  }

  /**
   * Keeps the desk in this browser's storage from now on, or no more.
   * @param {string | null} name
   */
  async #keep(name) {
    if (name === null && !this.#keeping) return;
    this.#keeping ??= this.#loadSaved();
    try {
      (await this.#keeping).use(this.workspace);
    } catch (thrown) {
      this.#keeping = undefined;
      this.#failed(new NutgrafError('load-failed', `nothing can be kept in this browser: ${errorOf(thrown).message}`), null);
    }
  }

  async #loadSaved() {
    const { Saved } = await import('./ui/saved.js');
    const saved = new Saved(this.#desk, {
      brought: () => this.#sources.ids,
      renamed: (ids) => this.#sources.renamed(ids),
      opened: ({ ids, changed }) => {
        // Nothing is new since a workspace in which nothing was.
        this.#before = ids.length > 0 ? { ids: new Set(ids), at: changed } : null;
      },
      note: (kind, text, code) => this.#notices.add(kind, text, code),
      take: (files) => void this.#take(files),
      lang: () => this.#app.lang(),
    });
    this.#saved = saved;
    this.#toolbar.place(saved.menu.root);
    if (this.isConnected) saved.connect();
    return saved;
  }

  /** @param {string} src */
  async #load(src) {
    try {
      // What was kept comes first, so that it is not loaded once more. (The attribute that asks for it may come later.)
      await null;
      await (await this.#keeping?.catch(() => undefined))?.ready;
      await this.#sources.load(src);
    } catch (thrown) {
      this.#failed(errorOf(thrown), null);
    }
  }

  /**
   * Tells what came with articles that are on the desk already.
   * @param {Batch} batch
   */
  #tellBatch(batch) {
    for (const error of batch.errors) this.#failed(error, null);
    if (batch.corrections) this.#desk.bringCorrections(unseen(this.corrections, batch.corrections));
    if (batch.articles.length > 0) this.#openPanel(false);
  }

  /**
   * What the reader brings: one step of the history.
   * @param {Batch} batch
   */
  #takeBatch(batch) {
    for (const error of batch.errors) this.#failed(error, null);
    const { fresh, here } = this.#index.fit(batch.articles.map((i) => i.article));
    this.#tellHere(here);
    for (const { message, code } of batch.notes ?? []) this.#notices.add('note', message, code);
    for (const [i, article] of fresh.entries()) {
      const taken = batch.articles[i];
      if (!article || !taken) continue;
      this.#oddities.set(article.id, taken.warnings);
      if (taken.source) this.#sourceOf.set(article.id, taken.source);
      else this.#sourceOf.delete(article.id);
      if (taken.plain !== undefined) this.#plainOf.set(article.id, taken.plain);
      else this.#plainOf.delete(article.id);
    }
    const changes = fresh.flatMap((article) => (article ? [/** @type {const} */ ([article.id, article])] : []));
    const corrections = batch.corrections ? unseen(this.corrections, batch.corrections) : [];
    if (batch.corrections) {
      this.#notices.add('note', corrections.length === 0 ? 'These corrections are here already.' : `${count(corrections.length, 'correction')} read.`, 'corrections');
    }
    const focused = this.#panel.root.matches(':focus-within');
    if (batch.articles.length > 0) this.#openPanel(false);
    const what = [changes.length > 0 ? count(changes.length, 'article') : '', corrections.length > 0 ? count(corrections.length, 'correction') : ''];
    this.#commit(`add ${what.filter(Boolean).join(' and ')}`, changes, corrections.length > 0 ? [...this.corrections, ...corrections] : undefined);
    // The focus would be lost with the panel.
    if (focused && batch.articles.length > 0) this.#toolbar.focus();
  }

  /** Tells of articles that are on the desk already, each if they are few. @param {readonly string[]} here */
  #tellHere(here) {
    const few = 3;
    if (here.length > few) this.#notices.add('note', `${count(here.length, 'article is', 'articles are')} here already.`, 'already-here');
    else for (const id of here) this.#notices.add('note', `“${this.#index.title(id)}” is here already.`, 'already-here');
  }

  /** Says once which articles are in another language. */
  #tellForeign() {
    const foreign = (this.report?.articles ?? []).filter(isForeign).map(({ id }) => id);
    if (foreign.every((id) => this.#foreign.has(id))) return;
    for (const id of foreign) this.#foreign.add(id);
    const which = foreign.length === 1 ? `“${this.#index.title(foreign[0] ?? '')}” does` : `${count(foreign.length, 'article')} do`;
    this.#notices.take('not-english');
    this.#notices.add('note', `${which} not read as English. Nutgraf knows English only: of other languages it tells little, and what it tells may be wrong.`, 'not-english');
  }

  #takeSlotted() {
    this.#sources.slot(this.#slot.assignedElements());
  }

  /**
   * @param {string} name
   * @param {Iterable<readonly [string, Article | null]>} changes
   * @param {readonly Correction[]} [corrections]
   */
  #commit(name, changes, corrections) {
    this.#desk.commit(name, changes, corrections);
  }

  /**
   * @param {readonly string[]} ids
   * @param {{date?: string, outlet?: string, title?: string}} change
   */
  #change(ids, change) {
    const fields = Object.keys(change).join(' and ');
    const of = ids.length === 1 ? `“${this.#index.title(ids[0] ?? '')}”` : count(ids.length, 'article');
    const changes = ids.flatMap((id) => {
      const article = this.#desk.get(id);
      return article ? [/** @type {const} */ ([id, { ...article, ...change }])] : [];
    });
    this.#commit(`change the ${fields} of ${of}`, changes);
  }

  /**
   * An article with its report, unless it has changed since: the offsets are those of the edition.
   * @param {string | null} id
   */
  #asRead(id) {
    const article = id === null ? undefined : this.#desk.get(id);
    const report = id === null ? undefined : this.#index.report(id);
    if (!article || !report) return null;
    if (this.#index.isOf(article.id, article)) return { article, report };
    this.#notices.add('note', 'The article has changed since; it is being read again.', 'changed-since');
    return null;
  }

  /**
   * Brings a stretch of an article's text back.
   * @param {string | null} id
   * @param {Span} span
   */
  #bringBack(id, span) {
    const { article } = this.#asRead(id) ?? {};
    if (!article) return;
    this.#commit(`bring back a stretch of “${this.#index.title(article.id)}”`, [[article.id, { ...article, keep: [...(article.keep ?? []), span] }]]);
  }

  /** Makes articles of one that is several. @param {string | null} id */
  #takeApart(id) {
    const { article, report } = this.#asRead(id) ?? {};
    const starts = report ? beginnings(report) : [];
    if (!article || starts.length === 0) return;
    const taken = new Set(this.articles.map((a) => a.id));
    const free = freeIds((wanted) => taken.has(wanted));
    const pieces = apart(article, this.#index.text(article.id), starts, () => {
      const fresh = free(article.id);
      taken.add(fresh);
      return fresh;
    });
    const source = this.#sourceOf.get(article.id);
    if (source) for (const piece of pieces) this.#sourceOf.set(piece.id, source);
    this.#commit(`take “${this.#index.title(article.id)}” apart into ${pieces.length} articles`, pieces.map((piece) => [piece.id, piece]));
  }

  /** Whether an article was pasted with its formatting, and is read by it. @param {string} id */
  #isFormatted(id) {
    return this.#plainOf.has(id) && this.#desk.get(id)?.html !== undefined;
  }

  /** Reads what was pasted as plain text after all. @param {string | null} id */
  #takeAsPlain(id) {
    const text = id === null ? undefined : this.#plainOf.get(id);
    const article = id === null ? undefined : this.#desk.get(id);
    if (text === undefined || !article) return;
    const { html, keep, ...about } = article;
    this.#commit(`take “${this.#index.title(article.id)}” as plain text`, [[article.id, { ...about, text }]]);
  }

  /**
   * @param {unknown} thrown
   * @param {string | null} article
   */
  #failed(thrown, article) {
    const error = errorOf(thrown);
    const about = article === null ? '' : `${this.#index.title(article)}: `;
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

if ('customElements' in globalThis && !customElements.get('nut-graf')) customElements.define('nut-graf', NutGraf);
