// What of the articles is in sight: the one that is open, the place that is marked in it, or two side by side.

import { linkTo, placeIn, wordsAt } from '../nutgraf/link.js';
import { marksOf, tellingOf } from './marks.js';
import { ReadingPane } from './reading-pane.js';
import { choose } from './row.js';
import { say } from '../nutgraf/say.js';

/** @typedef {import('../nutgraf/types.js').Span} Span */
/** @typedef {import('./app.js').Side} Side */
/** @typedef {import('../nut-graf.js').Current} Current */

export class Sight {
  #shell;
  reading;
  /** @type {string | null} */
  open = null;
  #beliefs = false;
  /** Whether marks are painted with elements. */
  #spans = false;
  /** @type {Current | null} */
  #current = null;
  /** The text that the current place is of. */
  #currentIn = '';
  /** The address that was followed last. */
  #followed = '';
  /** Two articles side by side; loaded when they are asked for. @type {import('./pair.js').Pair | undefined} */
  #pair;
  /** What knows of the reader's notes; fetched when there may be some. @type {typeof import('./signs.js') | undefined} */
  #signs;
  /** What had the focus when they were. @type {Element | null} */
  #pairedFrom = null;

  /** @param {import('./shell.js').Shell} shell */
  constructor(shell) {
    this.#shell = shell;
    this.reading = this.#makeReading();
  }

  #makeReading() {
    const shell = this.#shell;
    return new ReadingPane({
      onkeep: (span) => shell.edits.bringBack(this.open, span),
      onback: () => this.pane('findings'),
      onpick: (offset) => this.#pick(offset),
      onstep: (span) => {
        if (this.open !== null) this.go(this.open, [span]);
      },
      onapart: () => shell.edits.takeApart(this.open),
      onplain: () => shell.edits.takeAsPlain(this.open),
    });
  }

  /** Paints with elements from now on, as those must that have no highlights. */
  useSpans() {
    this.#spans = true;
    this.reading.reader.useSpans();
  }

  /** Is made anew in another language. */
  retell() {
    this.closePair();
    this.#pair = undefined;
    this.reading.show(null);
    this.reading = this.#makeReading();
    if (this.#spans) this.reading.reader.useSpans();
  }

  /** Goes to the place in sight once more, in an interface that was made anew. */
  back() {
    if (this.#current) this.#mark(this.#current.article, this.#current.spans);
  }

  /** @returns {Current | null} */
  get current() {
    return this.#current && { ...this.#current, text: this.reading.reader.currentText };
  }

  /** Whether beliefs are marked too. @param {boolean} on */
  showBeliefs(on) {
    this.#beliefs = on;
    if (this.open) this.show(this.open);
  }

  /** The page's address of a place, where the page itself brings the article. @param {string} article @param {readonly Span[]} spans */
  link(article, spans) {
    const { sources, index } = this.#shell;
    return sources.has(article) ? linkTo(location.href, article, spans, index.text(article)) : null;
  }

  /** Lets go of what is in sight: the page's highlights would keep the text alive. */
  rest() {
    this.#leavePair();
    this.reading.show(null);
    this.#current = null;
  }

  /** A new edition is there: what is in sight is of it from now on. */
  renew() {
    const { index, desk } = this.#shell;
    // A place is one of the text that it was found in.
    if (this.#current && index.text(this.#current.article) !== this.#currentIn) this.#current = null;
    if (this.open === null || !index.report(this.open)) this.open = desk.articles.find((a) => index.report(a.id))?.id ?? null;
  }

  /** Two articles side by side are of a new edition, or one of them is gone. */
  renewPair() {
    if (this.#pair?.update() === false) this.closePair();
  }

  /** @param {string | null} id */
  show(id) {
    this.open = id;
    const report = id === null ? undefined : this.#shell.index.report(id);
    if (!report || this.#current?.article !== id) this.#current = null;
    this.reading.show(report ? {
      id: report.id, text: this.#shell.index.text(report.id), parts: report.parts, marks: this.#marks(report.id), title: this.#shell.index.title(report.id),
      outlet: this.#shell.index.outlet(report.id), date: report.date, lang: this.#shell.app.lang(), label: this.#shell.app.label,
      agencies: report.agencies ?? [], warnings: report.warnings, explain: (offset) => import('./explain.js').then(({ explain }) => [...this.#signs?.notesAt(this.#shell.app.report(), report, offset) ?? [], ...explain(this.#shell.app, report.id, offset)]), editable: !this.#shell.host.readonly,
      add: async (what, ...place) => {
        await this.#shell.index.prepare();
        return (what === 'name' ? (await import('./name-forms.js')).addNameForm : (await import('./own-forms.js')).addForm)(this.#shell.app, report.id, ...place);
      },
      keep: this.#shell.desk.get(report.id)?.keep ?? [], source: this.#shell.arrivals.sourceOf(report.id), formatted: this.#shell.arrivals.isFormatted(report.id),
    } : null);
    this.#shell.renderList();
  }

  /**
   * @param {string} article
   * @param {readonly Span[]} spans
   * @param {readonly Span[]} [others]
   */
  go(article, spans, others = []) {
    if (!this.#shell.index.report(article)) return;
    // Out of the page nothing is laid out, though an article is open.
    if (this.open !== article || this.reading.reader.empty) {
      this.show(article);
      this.#shell.list.reveal(article);
    }
    if (this.#pair?.open && !this.#pair.goTo(article, spans)) this.closePair();
    this.pane('article');
    this.#mark(article, spans, others);
    if (spans.length === 0) this.reading.reader.toTop();
    this.#current = { article, spans, text: this.reading.reader.currentText };
    this.#currentIn = this.#shell.index.text(article);
    this.#shell.tell('nutgraf-select', this.#current);
  }

  /** Of a quotation, who says it and how is marked as well. @param {string} article @param {readonly Span[]} spans @param {readonly Span[]} [others] */
  #mark(article, spans, others = []) {
    this.reading.goTo(spans, others.length > 0 ? others : tellingOf(this.#shell.index.report(article), spans));
  }

  /** What a narrow page shows. @param {'article' | 'findings'} pane */
  pane(pane) {
    const before = this.#shell.base.dataset['pane'];
    this.#shell.base.dataset['pane'] = pane;
    if (pane === 'article') {
      if (before !== pane) this.reading.focusBack();
    } else {
      const row = this.#shell.base.querySelector('[data-row][aria-current]');
      if (row instanceof HTMLElement) row.focus();
    }
  }

  /**
   * Shows the row of what stands at a character of the open article.
   * @param {number} offset
   */
  #pick(offset) {
    const article = this.open;
    if (article === null || this.#shell.tabs.root.offsetParent === null) return;
    const first = this.#shell.views.filter((v) => v.name === this.#shell.host.view);
    for (const { name, view } of [...first, ...this.#shell.views]) {
      const row = view.rowAt(article, offset);
      if (!(row instanceof HTMLElement)) continue;
      this.#point(name, row);
      return;
    }
  }

  /** @param {string} name of its view @param {HTMLElement} row */
  #point(name, row) {
    this.#shell.host.view = name;
    choose(row);
    row.scrollIntoView({ block: 'nearest' });
  }

  /** Shows the row of what the reader added, where its list shows it. @param {import('../nutgraf/own.js').Own} own */
  async reveal(own) {
    await this.#shell.index.ready;
    for (const { name, view } of this.#shell.views) {
      const row = view.rowOf?.(own);
      if (!(row instanceof HTMLElement)) continue;
      this.#point(name, row);
      // The bar grows by a button that undoes it.
      requestAnimationFrame(() => requestAnimationFrame(() => row.scrollIntoView({ block: 'nearest' })));
    }
  }

  /** Goes to the place that the page's address names, once. */
  follow = () => {
    const place = placeIn(location.hash);
    if (!place || location.hash === this.#followed || !this.#shell.index.report(place.article)) return;
    this.#followed = location.hash;
    if (place.words !== undefined && place.words !== wordsAt(this.#shell.index.text(place.article), place.spans)) {
      this.#shell.notices.add('error', say('“{title}” has changed since this link was made: the words that it led to are not there any more.', { title: this.#shell.index.title(place.article) }), 'link-outdated');
      this.show(place.article);
      return;
    }
    this.go(place.article, place.spans);
    this.reading.reader.root.scrollIntoView({ block: 'nearest' });
    const first = place.spans[0];
    if (first) this.#pick(first.start);
  };

  /** @param {string} id */
  #marks(id) {
    const report = this.#shell.index.report(id);
    return report ? [...marksOf(report, this.#beliefs), ...this.#notes(report)] : [];
  }

  /** Where the reader left a note. @param {import('../nutgraf/types.js').ArticleReport} report */
  #notes(report) {
    const { desk, app } = this.#shell;
    if (desk.own.length + desk.corrections.length === 0) return [];
    if (!this.#signs) {
      void import('./signs.js').then((signs) => {
        this.#signs = signs;
        this.show(this.open);
      }, () => undefined);
    }
    return this.#signs?.signsIn(app.report(), report) ?? [];
  }

  /**
   * Shows two articles side by side.
   * @param {readonly Side[]} sides
   * @param {string} about
   */
  async showPair(sides, about) {
    const from = this.#shell.host.shadowRoot?.activeElement ?? null;
    // The places are those of this edition.
    const { edition } = this.#shell.desk;
    const loaded = await import('./pair.js').catch((/** @type {unknown} */ thrown) => {
      this.#shell.app.failed(say('two articles cannot be shown side by side'), thrown);
    });
    if (!loaded || this.#shell.desk.edition !== edition || !this.#shell.host.isConnected) return;
    const { Pair } = loaded;
    this.#pairedFrom = from;
    if (!this.#pair) {
      this.#pair = new Pair(this.#shell.app, (id) => this.#marks(id), () => this.closePair());
      this.reading.root.after(this.#pair.root);
    }
    this.#shell.base.classList.add('is-paired');
    this.#shell.base.dataset['pane'] = 'article';
    this.#pair.show(sides, about);
  }

  /** Goes back to one article, at the place that was marked in it. The focus goes along if it would be lost. */
  closePair() {
    if (!this.#pair?.open) return;
    const held = this.#pair.root.contains(this.#shell.host.shadowRoot?.activeElement ?? null);
    this.#leavePair();
    if (held) this.pane('findings');
    else this.#shell.base.dataset['pane'] = 'findings';
    if (this.#current) this.#mark(this.#current.article, this.#current.spans);
    if (!held) return;
    if (this.#pairedFrom instanceof HTMLElement && this.#pairedFrom.isConnected) this.#pairedFrom.focus();
    if (!this.#shell.host.shadowRoot?.activeElement) /** @type {HTMLElement | null} */ (this.#shell.base.querySelector('[role=tabpanel]:not([hidden])'))?.focus();
  }

  /** Lets go of the two texts. */
  #leavePair() {
    this.#pair?.close();
    this.#shell.base.classList.remove('is-paired');
  }

  /** Whether two articles stand side by side, and the focus is in one of them. */
  get inPair() {
    return Boolean(this.#pair?.open && this.#pair.root.matches(':focus-within'));
  }
}
