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
 *     language        `en`, `de`, `es`, `fr` (or `fr-CA`, ...): what the interface speaks, one language a page; else that of the
 *                     page around it, if it is one of these, or English
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

import { locate } from './nutgraf-client.js';
import { Life } from './ui/life.js';
import { Shell } from './ui/shell.js';

/** @typedef {import('./nutgraf/types.js').Article} Article */
/** @typedef {import('./nutgraf/types.js').Correction} Correction */
/** @typedef {import('./nutgraf/types.js').CorpusReport} CorpusReport */
/** @typedef {import('./nutgraf/types.js').Span} Span */
/** @typedef {{article: string, spans: readonly Span[], text: string}} Current */

/** Whether a property is set to what means that it is not given: frameworks make an empty string of null. @param {unknown} value */
const isNothing = (value) => value === undefined || value === null || value === '';

export { locate };

/** On a server, the class is there and never made. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? Object);

export class NutGraf extends Base {
  static observedAttributes = ['src', 'view', 'reference-date', 'readonly', 'lang', 'language', 'highlight', 'workspace', 'loading'];

  // Not every document that programs make up for their tests has elements with internals.
  #shell = new Shell(this, this.attachInternals?.());
  #life = new Life(this.#shell);
  /** Whether the page has handed over a list of articles, and one of corrections. */
  #assigned = { articles: false, corrections: false };

  connectedCallback() {
    if (this.getAttribute('worker') === 'off') this.#shell.desk.useWorker = false;
    this.#life.connect();
  }

  adoptedCallback() {
    this.#life.adopt();
  }

  disconnectedCallback() {
    this.#life.disconnect();
  }

  /** @param {string} name @param {string | null} before @param {string | null} value */
  attributeChangedCallback(name, before, value) {
    if (before !== value) this.#life.changed(name, value);
  }

  /** Sets an attribute as its property says. @param {string} name @param {unknown} value */
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
    return this.#shell.tabs.current;
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

  /** The name of the workspace, `''` for the last one used, or null where nothing is kept. @returns {string | null} */
  get workspace() {
    return this.getAttribute('workspace');
  }

  /** `true` is the last one used; the empty string keeps nothing: that is what frameworks make of null. @param {string | boolean | null | undefined} value */
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

  get language() {
    return this.getAttribute('language') ?? '';
  }

  set language(value) {
    this.#reflect('language', value);
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
    return this.#shell.desk.articles;
  }

  /** @param {readonly Article[] | null | undefined} list */
  set articles(list) {
    // A list that is not given takes nothing away that came in otherwise.
    if (isNothing(list) && !this.#assigned.articles) return;
    this.#assigned.articles = !isNothing(list);
    this.#shell.sources.give(this.#shell.desk.replace(list || []));
  }

  /** @returns {readonly Correction[]} */
  get corrections() {
    return this.#shell.desk.corrections;
  }

  /** @param {readonly Correction[] | null | undefined} list */
  set corrections(list) {
    if (isNothing(list) && !this.#assigned.corrections) return;
    this.#assigned.corrections = !isNothing(list);
    this.#shell.desk.replaceCorrections(list || []);
  }

  /** @returns {CorpusReport | null} */
  get report() {
    return this.#shell.report;
  }

  /** @returns {import('./nutgraf-client.js').Edition | null} */
  get edition() {
    return this.#shell.desk.edition ?? null;
  }

  get status() {
    return this.#shell.desk.status;
  }

  /** @returns {Current | null} */
  get current() {
    return this.#shell.sight.current;
  }

  /** @param {string} id */
  text(id) {
    return this.#shell.index.text(id);
  }

  /**
   * @param {Article | File | readonly (Article | File)[]} input
   * @returns {Promise<void>} when all of it has been taken in, not yet analysed
   */
  async add(input) {
    const list = /** @type {readonly unknown[]} */ (Array.isArray(input) ? input : [input]);
    const files = list.filter((i) => i instanceof File);
    const others = list.filter((i) => !(i instanceof File));
    if (others.length > 0) this.#shell.sources.give(this.#shell.desk.bring(others));
    if (files.length > 0) await this.#shell.arrivals.take(files);
  }

  /** Takes an article out; without an id, the element itself out of the page, as every element does. @override @param {string} [id] */
  remove(id) {
    if (id === undefined) super.remove();
    else this.#shell.desk.take([id]);
  }

  /** @param {string} article @param {readonly Span[]} spans */
  show(article, spans) {
    this.#shell.sight.go(article, spans);
  }

  cancel() {
    this.#shell.arrivals.intake.stop();
    this.#shell.desk.cancel();
  }

  resume() {
    this.#shell.waiting.arrive();
    this.#shell.desk.resume();
  }

  undo() {
    this.#shell.desk.undo();
  }

  redo() {
    this.#shell.desk.redo();
  }

  /** @returns {Promise<CorpusReport>} */
  analyse() {
    return this.#shell.desk.analyse();
  }
}

if ('customElements' in globalThis && !customElements.get('nut-graf')) customElements.define('nut-graf', NutGraf);
