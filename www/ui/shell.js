// What the element consists of, and what its parts have to do with each other. The element itself (nut-graf.js) is what a page
// sees; `desk` is the one store, whose changes are shown here.

import { NutgrafError, errorOf } from '../nutgraf/errors.js';
import { Desk } from '../nutgraf/desk.js';
import { Arrivals } from './arrivals.js';
import { h } from './dom.js';
import { Edits } from './edits.js';
import { Face } from './face.js';
import { handOut } from './handing-out.js';
import { Index } from './index.js';
import { Keeping } from './keeping.js';
import { fillAll } from './lazy-list.js';
import { Notices } from './notices.js';
import { Sight } from './sight.js';
import { dateLanguage } from './language.js';
import { OfElement } from './of-element.js';
import { Shortcuts } from './shortcuts.js';
import { Sources } from './sources.js';
import { stepName } from './steps.js';
import { dress } from './style.js';
import { Waiting } from './waiting.js';
import { say } from '../nutgraf/say.js';

/** @typedef {import('../nutgraf/types.js').CorpusReport} CorpusReport */

export class Shell extends OfElement {
  /** @type {ElementInternals | undefined} */
  #internals;
  desk = new Desk();
  index = new Index(this.desk, { renew: () => this.#received(), failed: (thrown) => this.failed(thrown, null) });
  sources = new Sources(this.desk, { batch: (batch) => this.arrivals.tellBatch(batch) });
  notices = new Notices();
  arrivals = new Arrivals(this);
  edits = new Edits(this);
  sight = new Sight(this);
  keeping = new Keeping(this);
  waiting = new Waiting(this);
  shortcuts = new Shortcuts(this);
  #wasEmpty = true;
  slot = h('slot', { class: 'input' });

  /** What the views may ask. @type {import('./app.js').App} */
  app = {
    report: () => this.index.whole,
    article: (id) => this.index.report(id),
    text: (id) => this.index.text(id),
    label: (id) => this.index.label(id),
    origin: (id) => this.index.origin(id),
    link: (article, spans) => this.sight.link(article, spans),
    entity: (id) => (id ? this.index.entity(id) : undefined),
    go: (article, spans, others) => this.sight.go(article, spans, others),
    save: (what) => this.save(what),
    correct: (corrections) => this.desk.correct(corrections, corrections[0] ? stepName(corrections[0], (id) => this.index.entity(id)?.name) : ''),
    retract: (corrections, name) => this.desk.retract(corrections, name),
    corrections: () => this.desk.edition?.corrections ?? [],
    own: () => this.desk.own,
    lost: () => this.index.lost,
    keep: (own, name) => this.desk.commit(name, [], undefined, own),
    reveal: (own) => void this.sight.reveal(own),
    check: (text, speaker) => this.desk.check(text, speaker),
    pair: (sides, about) => void this.sight.showPair(sides, about),
    failed: (what, thrown) => this.failed(new NutgrafError('load-failed', `${what}: ${errorOf(thrown).message}`), null),
    before: () => this.keeping.before,
    seen: () => this.keeping.seen(),
    widen: (wide) => this.base.classList.toggle('is-wide', wide),
    lang: () => dateLanguage(this.host),
  };

  /**
   * What is seen; another when the page speaks another language. It is made at once, in the language that is spoken, though its own may be
   * on its way: that takes some milliseconds, and the page around would move if the element had no height until then.
   */
  face = new Face(this);

  /**
   * @param {import('../nut-graf.js').NutGraf} host
   * @param {ElementInternals | undefined} internals
   */
  constructor(host, internals) {
    super(host);
    this.#internals = internals;
    const root = host.attachShadow({ mode: 'open' });
    dress(root);
    root.append(this.base);
    this.slot.addEventListener('slotchange', () => this.takeSlotted());
    this.#listen();
    this.arrivals.hear();
    this.shortcuts.hear();
    this.waiting.hear();
  }

  get toolbar() {
    return this.face.toolbar;
  }

  get list() {
    return this.face.list;
  }

  get search() {
    return this.face.search;
  }

  get views() {
    return this.face.views;
  }

  get tabs() {
    return this.face.tabs;
  }

  get base() {
    return this.face.base;
  }

  /** @returns {CorpusReport | null} */
  get report() {
    return this.desk.edition?.report ?? null;
  }

  /** The page speaks another language: all that is seen is made anew, at the place where it was. */
  retell() {
    const { base, tabs } = this;
    this.sight.retell();
    this.arrivals.retell();
    this.notices.retell();
    this.face = new Face(this);
    this.base.classList.toggle('adding', base.classList.contains('adding'));
    this.base.dataset['pane'] = base.dataset['pane'];
    base.replaceWith(this.base);
    this.keeping.retell();
    this.shortcuts.hear();
    this.changed();
    this.#received();
    this.tabs.select(tabs.current, false);
    this.sight.back();
  }

  /** Hears what the desk has to say. */
  #listen() {
    /** @param {string} name @param {(detail: any) => void} hear */
    const on = (name, hear) => this.desk.addEventListener(name, (event) => hear(/** @type {CustomEvent} */ (event).detail));
    on('change', () => this.changed());
    on('edition', () => this.#received());
    on('own', () => this.#received());
    on('report', (/** @type {{report: CorpusReport}} */ { report }) => this.tell('nutgraf-report', { report }));
    on('error', (/** @type {{error: Error, article: string | null}} */ { error, article }) => this.failed(error, article));
    on('progress', (/** @type {{done: number, total: number}} */ { done, total }) => {
      this.toolbar.progress(done, total);
      this.tell('nutgraf-progress', { done, total });
    });
    on('restart', (/** @type {{article: string | null}} */ { article }) => {
      this.notices.add('note', article === null ? say('The engine stopped and was started anew. Nothing you loaded is lost.')
        : say('The engine stopped while reading “{title}” and was started anew. Nothing you loaded is lost.', { title: this.index.title(article) }), 'restart');
    });
  }

  /** What stands in the element is its input. */
  takeSlotted() {
    this.sources.slot(this.slot.assignedElements());
  }

  /** Loads what the element's `src` names. @param {string} src */
  async load(src) {
    try {
      // What was kept comes first, so that it is not loaded once more. (The attribute that asks for it may come later.)
      await null;
      await this.keeping.ready();
      await this.sources.load(src);
    } catch (thrown) {
      this.failed(errorOf(thrown), null);
    }
  }

  /** A new edition is there, or the reader's own quotations are others. */
  #received() {
    this.index.renew();
    this.sight.renew();
    for (const { view } of this.views) view.update();
    this.sight.renewPair();
    this.tabs.count();
    this.sight.show(this.sight.open);
    this.slot.hidden = (this.report?.articles.length ?? 0) > 0;
    this.arrivals.tellForeign();
    this.sight.follow();
  }

  /** Articles, corrections, history or state have changed. */
  changed() {
    const { status, where, corrections, history, articles } = this.desk;
    const { intake, panel } = this.arrivals;
    const taking = intake.running;
    const state = taking ? 'busy' : this.desk.state;
    const empty = articles.length === 0;
    const { readonly } = this.host;
    this.base.dataset['state'] = state;
    this.base.dataset['engine'] = where;
    this.base.setAttribute('aria-busy', String(state === 'busy'));
    this.#flag(state);
    this.toolbar.state(state, status, taking || this.desk.stoppable);
    this.toolbar.corrections(corrections.length, this.report?.lostCorrections?.length ?? 0);
    this.toolbar.history(history);
    this.base.classList.toggle('is-empty', empty || (this.report === null && this.sources.inSlot));
    this.base.classList.toggle('is-readonly', readonly);
    this.base.classList.toggle('is-single', readonly && articles.length < 2);
    if (empty) this.base.classList.toggle('adding', !readonly && !this.sources.inSlot);
    // The first articles make way for themselves, unless their reader is about to paste another.
    else if (this.#wasEmpty && panel.blank) this.base.classList.remove('adding');
    this.#wasEmpty = empty;
    panel.closable = !empty;
    this.renderList();
    this.keeping.save();
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

  renderList() {
    const { arrivals } = this;
    this.list.update(this.desk.articles.map((article) => this.index.entry(article, { oddities: arrivals.oddities(article.id), source: arrivals.sourceOf(article.id) })), this.sight.open, this.host.readonly);
  }

  /** Lays out what would else come into sight by and by. */
  unfold = () => {
    for (const panel of this.base.querySelectorAll('[role=tabpanel]:not([hidden])')) fillAll(panel);
    this.sight.reading.reader.fillAll();
  };

  /** Offers a file. @param {import('./toolbar.js').Export} what */
  save(what) {
    handOut(this, what).catch((/** @type {unknown} */ thrown) => this.failed(thrown, null));
  }

  /**
   * @param {unknown} thrown
   * @param {string | null} article
   */
  failed(thrown, article) {
    const error = errorOf(thrown);
    const about = article === null ? '' : `${this.index.title(article)}: `;
    this.notices.add('error', about + error.message, error.code);
    this.tell('nutgraf-error', { error, article });
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  tell(name, detail) {
    this.host.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }
}
