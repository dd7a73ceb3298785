// The reading view: one article's text, its parts, and what was found painted over it. The pages of a long text
// get their text as they come into sight.

import { h, sight } from './dom.js';
import { Painter, hasHighlights } from './highlight.js';
import { bringToSight } from './scroll-to.js';
import { selectedSpan } from './selection.js';
import { fillPage, spanPage } from './text-elements.js';
import { TextPages } from './text-pages.js';
import { say } from '../nutgraf/say.js';

/** @typedef {import('../nutgraf/types.js').Part} Part */
/** @typedef {import('../nutgraf/types.js').Span} Span */
/** @typedef {import('./highlight.js').Kind} Kind */
/** @typedef {import('./text-pages.js').Mark} Mark */
/** @typedef {import('./text-pages.js').Page} Page */

/** What is marked of the place that is followed. @type {readonly Kind[]} */
const PLACE = ['chosen', 'current', 'source', 'cue'];

export class Reader {
  root;
  #laid = new TextPages('', [], []);
  /** The article whose text it is. */
  #id = '';
  #painter = hasHighlights ? new Painter() : null;
  /** @type {Set<Kind>} */
  #hidden = new Set();
  /** @type {Span[]} */
  #current = [];
  /** @type {Mark[]} */
  #chosen = [];
  #editable = true;
  #onkeep;
  #seen = sight((entries) => {
    for (const entry of entries) {
      const page = entry.isIntersecting && this.#laid.pages.find((p) => p.element === entry.target);
      if (page) this.#fill(page);
    }
  }, Object.assign({ rootMargin: '1200px 0px' }, { scrollMargin: '1200px 0px' }));

  /**
   * @param {(span: Span) => void} onkeep called when the reader brings a stretch back
   * @param {string} [hook] what tests know it by
   */
  constructor(onkeep, hook = 'text') {
    this.#onkeep = onkeep;
    this.root = h('div', { class: 'text', part: 'text', tabindex: '0', role: 'document', 'aria-label': say('Article text'), 'data-hook': hook });
  }

  /** Paints with spans even where there are highlights. */
  useSpans() {
    this.#painter?.clearAll();
    this.#painter = null;
    for (const page of this.#laid.pages) if (page.filled) this.#repaint(page);
  }

  /**
   * Shows a text. Where it is the same article's text as before, the reader stays at the same place; of a copy of it in
   * another article, nothing is marked.
   * @param {string} text
   * @param {readonly Part[]} parts
   * @param {readonly Mark[]} marks
   * @param {boolean} editable whether stretches can be brought back
   * @param {string} [id] what the article is known by
   * @param {string | null} [lang] that the text is in
   */
  show(text, parts, marks, editable, id = '', lang = null) {
    const same = text === this.#laid.text && id === this.#id && !this.empty;
    this.#id = id;
    const top = same ? this.root.scrollTop : 0;
    const current = same ? this.#current : [];
    // Who said what is marked, and how, stands where it stood.
    this.#chosen = same ? this.telling : [];
    const filled = same ? this.#laid.pages.filter((p) => p.filled).length : 0;
    this.#editable = editable;
    this.#seen.disconnect();
    this.#painter?.clearAll();
    this.#current = [];
    this.#laid = new TextPages(text, parts, marks, lang);
    const held = this.root.querySelector(':focus') !== null;
    this.root.replaceChildren();
    if (held) this.root.focus({ preventScroll: true });
    for (const page of this.#laid.pages) this.root.append(page.element);
    this.#current = current;
    this.#laid.pages.forEach((page, i) => {
      if (i < Math.max(2, filled)) this.#fill(page);
      else this.#seen.observe(page.element);
    });
    if (this.#painter) for (const span of current) for (const range of this.#laid.ranges(span)) this.#painter.add('current', range);
    this.root.scrollTop = top;
  }

  /** @param {Kind} kind @param {boolean} visible */
  toggle(kind, visible) {
    if (visible) this.#hidden.delete(kind);
    else this.#hidden.add(kind);
    this.#painter?.show(kind, visible);
    this.root.classList.toggle(`hide-${kind}`, !visible);
  }

  /** Gives all pages their text, for paper. */
  fillAll() {
    for (const page of this.#laid.pages) this.#fill(page);
  }

  /** Whether anything is shown. */
  get empty() {
    return this.#laid.blocks.length === 0;
  }

  /**
   * The next marked stretch of the kinds that are shown, or the one before.
   * @param {1 | -1} by
   */
  next(by) {
    const starts = [...new Set(this.#laid.pages.flatMap((p) => p.marks).filter((m) => !this.#hidden.has(m.kind)).map((m) => m.start))].sort((a, b) => a - b);
    const at = this.#current[0]?.start ?? -1;
    const start = by > 0 ? starts.find((s) => s > at) : starts.findLast((s) => s < at);
    return this.#laid.pages.flatMap((p) => p.marks).find((m) => m.start === start && !this.#hidden.has(m.kind));
  }

  /** How far down in the text a place stands, in pixels; 0 where it is not laid out. @param {Span} span */
  heightOf(span) {
    const place = this.#laid.ranges(span)[0]?.getBoundingClientRect();
    return place ? place.top - this.root.getBoundingClientRect().top + this.root.scrollTop : 0;
  }

  /** The first stretch of the current place. @returns {Span | null} */
  get current() {
    return this.#current[0] ?? null;
  }

  /** What is marked of who says the current place, and how. */
  get telling() {
    return this.#chosen.filter((m) => m.kind !== 'chosen');
  }

  /** @param {Span} span */
  textOf({ start, end }) {
    return this.#laid.text.slice(start, end);
  }

  /** The characters that are marked as the current place, as they stand in the page. */
  get currentText() {
    return this.#current.flatMap((span) => this.#laid.ranges(span)).map((r) => r.toString()).join('\n');
  }

  /**
   * Marks a place and scrolls to it.
   * @param {readonly Span[]} spans
   * @param {readonly (Span & {kind?: Kind})[]} [others] further places of the same thing, marked more quietly
   */
  goTo(spans, others = []) {
    for (const kind of PLACE) this.#painter?.clear(kind);
    this.#current = spans.filter((s) => s.start < s.end);
    this.#chosen = others.map(({ kind = 'chosen', start, end }) => ({ kind, start, end }));
    const touched = new Set(this.#current.flatMap((s) => this.#laid.between(s)).map((b) => b.page));
    for (const page of touched) this.#fill(page);
    const first = this.#current[0];
    if (first) {
      const at = this.#laid.between(first)[0];
      const index = at ? this.#laid.pages.indexOf(at.page) : -1;
      // Neighbours first: text that came in later would push the place away.
      for (const page of this.#laid.pages.slice(Math.max(0, index - 1), index + 2)) this.#fill(page);
      for (const block of this.#laid.between(first)) block.element?.closest('details')?.setAttribute('open', '');
    }
    if (this.#painter) {
      for (const span of this.#current) for (const range of this.#laid.ranges(span)) this.#painter.add('current', range);
      for (const page of this.#laid.pages) if (page.filled) this.#paint(page, this.#chosen);
    } else for (const page of this.#laid.pages) if (page.filled) this.#repaint(page);
    const [range] = first ? this.#laid.ranges(first) : [];
    if (range) bringToSight(this.root, range);
  }

  /** The stretch that is selected in the text, in whole words; null where there is none. */
  get selected() {
    return selectedSpan(this.root, this.#laid.blocks, this.#laid.text);
  }

  /** Goes to the beginning. */
  toTop() {
    this.root.scrollTop = 0;
    const { top } = this.root.getBoundingClientRect();
    if (top < 0 || top > innerHeight) scrollBy({ top: top - 80, behavior: 'instant' });
  }

  /**
   * The offset of the word under a point of the window, or -1.
   * @param {number} x
   * @param {number} y
   * @param {EventTarget | null} target what the pointer hit
   */
  offsetAt(x, y, target) {
    return this.#laid.offsetAt(x, y, target);
  }

  /** @param {Page} page */
  #fill(page) {
    if (page.filled) return;
    page.filled = true;
    this.#seen.unobserve(page.element);
    fillPage(page, this.#laid.text, { keep: this.#onkeep, editable: this.#editable });
    if (this.#painter) this.#sign(page);
    if (this.#painter) this.#paint(page, page.marks.concat(this.#chosen));
    else this.#repaint(page);
  }

  /**
   * @param {Page} page
   * @param {readonly Mark[]} marks
   */
  #paint(page, marks) {
    const painter = this.#painter;
    if (!painter) return;
    for (const mark of marks) {
      for (const block of this.#laid.between(mark)) {
        const node = block.element?.firstChild;
        if (block.page !== page || !node || mark.sign) continue;
        if (node.nextSibling) {
          for (const range of this.#laid.ranges({ start: Math.max(mark.start, block.start), end: Math.min(mark.end, block.end) })) painter.add(mark.kind, range);
          continue;
        }
        painter.add(mark.kind, new StaticRange({
          startContainer: node, startOffset: Math.max(mark.start, block.start) - block.start,
          endContainer: node, endOffset: Math.min(mark.end, block.end) - block.start,
        }));
      }
    }
  }

  /**
   * Without highlights: the text of each block in spans, cut wherever a mark begins or ends.
   * @param {Page} page
   */
  #repaint(page) {
    const current = this.#current.map((s) => ({ kind: /** @type {Kind} */ ('current'), ...s }));
    spanPage(page, this.#laid.text, [...page.marks, ...this.#chosen, ...current]);
    this.#sign(page);
  }

  /** Puts signs behind the marks that have one. @param {Page} page */
  #sign(page) {
    for (const mark of page.marks) {
      const range = mark.sign && this.#laid.between(mark).at(-1)?.page === page && this.#laid.ranges(mark).at(-1);
      if (!range || !mark.sign) continue;
      range.collapse(false);
      range.insertNode(mark.sign());
    }
  }
}
