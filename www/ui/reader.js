// The reading view: one article's text, its parts, and what was found painted over it.
//
// A long text is laid out in pages of equal size that get their text as they come into sight; offsets are found
// through the pages and blocks, so that a jump costs the same anywhere in it.

import { h, sight } from './dom.js';
import { count } from '../nutgraf/format.js';
import { KINDS, Painter, hasHighlights } from './highlight.js';
import { pieces, whole } from './pieces.js';
import { selectedSpan } from './selection.js';

/** @typedef {import('../nutgraf/types.js').Part} Part */
/** @typedef {import('../nutgraf/types.js').Span} Span */
/** @typedef {import('./highlight.js').Kind} Kind */
/** @typedef {{kind: Kind, start: number, end: number}} Mark */
/** @typedef {{start: number, end: number, part: Part, element: HTMLElement | null, page: Page}} Block */
/** @typedef {{element: HTMLElement, blocks: Block[], marks: Mark[], filled: boolean}} Page */

/** About as many characters a page; a page without text is given the height of that many in the style sheet. */
const PAGE = 8000;
/** Left-out stretches up to this length are shown at once, longer ones fold away. */
const FOLD = 200;

/** @type {Record<string, string>} */
const LEFT_OUT = { boilerplate: 'page furniture', appended: 'another article' };

export class Reader {
  root;
  /** @type {Page[]} */
  #pages = [];
  /** @type {Block[]} */
  #blocks = [];
  #text = '';
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
      const page = entry.isIntersecting && this.#pages.find((p) => p.element === entry.target);
      if (page) this.#fill(page);
    }
  }, Object.assign({ rootMargin: '1200px 0px' }, { scrollMargin: '1200px 0px' }));

  /**
   * @param {(span: Span) => void} onkeep called when the reader brings a stretch back
   * @param {string} [hook] what tests know it by
   */
  constructor(onkeep, hook = 'text') {
    this.#onkeep = onkeep;
    this.root = h('div', { class: 'text', part: 'text', tabindex: '0', role: 'document', 'aria-label': 'Article text', 'data-hook': hook });
  }

  /** Paints with spans even where there are highlights. */
  useSpans() {
    this.#painter?.clearAll();
    this.#painter = null;
    for (const page of this.#pages) if (page.filled) this.#repaint(page);
  }

  /**
   * Shows a text. Where it is the same article's text as before, the reader stays at the same place; of a copy of it in
   * another article, nothing is marked.
   * @param {string} text
   * @param {readonly Part[]} parts
   * @param {readonly Mark[]} marks
   * @param {boolean} editable whether stretches can be brought back
   * @param {string} [id] what the article is known by
   */
  show(text, parts, marks, editable, id = '') {
    const same = text === this.#text && id === this.#id && !this.empty;
    this.#id = id;
    const top = same ? this.root.scrollTop : 0;
    const current = same ? this.#current : [];
    const filled = same ? this.#pages.filter((p) => p.filled).length : 0;
    this.#editable = editable;
    this.#seen.disconnect();
    this.#painter?.clearAll();
    this.#text = text;
    this.#current = [];
    this.#chosen = [];
    this.#pages = [];
    this.#blocks = [];
    this.root.replaceChildren();
    this.#layOut(parts);
    this.#deal(marks);
    for (const page of this.#pages) this.root.append(page.element);
    this.#current = current;
    this.#pages.forEach((page, i) => {
      if (i < Math.max(2, filled)) this.#fill(page);
      else this.#seen.observe(page.element);
    });
    if (this.#painter) for (const span of current) for (const range of this.#ranges(span)) this.#painter.add('current', range);
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
    for (const page of this.#pages) this.#fill(page);
  }

  /** Whether anything is shown. */
  get empty() {
    return this.#blocks.length === 0;
  }

  /**
   * The next marked stretch of the kinds that are shown, or the one before.
   * @param {1 | -1} by
   */
  next(by) {
    const starts = [...new Set(this.#pages.flatMap((p) => p.marks).filter((m) => !this.#hidden.has(m.kind)).map((m) => m.start))].sort((a, b) => a - b);
    const at = this.#current[0]?.start ?? -1;
    const start = by > 0 ? starts.find((s) => s > at) : starts.findLast((s) => s < at);
    return this.#pages.flatMap((p) => p.marks).find((m) => m.start === start && !this.#hidden.has(m.kind));
  }

  /** How far down in the text a place stands, in pixels; 0 where it is not laid out. @param {Span} span */
  heightOf(span) {
    const place = this.#ranges(span)[0]?.getBoundingClientRect();
    return place ? place.top - this.root.getBoundingClientRect().top + this.root.scrollTop : 0;
  }

  /** The first stretch of the current place. @returns {Span | null} */
  get current() {
    return this.#current[0] ?? null;
  }

  /** @param {Span} span */
  textOf({ start, end }) {
    return this.#text.slice(start, end);
  }

  /** The characters that are marked as the current place, as they stand in the page. */
  get currentText() {
    return this.#current.flatMap((span) => this.#ranges(span)).map((r) => r.toString()).join('\n');
  }

  /**
   * Marks a place and scrolls to it.
   * @param {readonly Span[]} spans
   * @param {readonly Span[]} [others] further places of the same thing, marked more quietly
   */
  goTo(spans, others = []) {
    this.#clear('current');
    this.#clear('chosen');
    this.#current = spans.filter((s) => s.start < s.end);
    this.#chosen = others.map((s) => ({ kind: 'chosen', start: s.start, end: s.end }));
    const touched = new Set(this.#current.flatMap((s) => this.#between(s)).map((b) => b.page));
    for (const block of touched) this.#fill(block);
    const first = this.#current[0];
    if (first) {
      const at = this.#between(first)[0];
      const index = at ? this.#pages.indexOf(at.page) : -1;
      // Neighbours first: text that came in later would push the place away.
      for (const page of this.#pages.slice(Math.max(0, index - 1), index + 2)) this.#fill(page);
      for (const block of this.#between(first)) block.element?.closest('details')?.setAttribute('open', '');
    }
    if (this.#painter) {
      for (const span of this.#current) for (const range of this.#ranges(span)) this.#painter.add('current', range);
      for (const page of this.#pages) if (page.filled) this.#paint(page, this.#chosen);
    } else for (const page of this.#pages) if (page.filled) this.#repaint(page);
    if (first) this.#scrollTo(first);
  }

  /** The stretch that is selected in the text, in whole words; null where there is none. */
  get selected() {
    return selectedSpan(this.root, this.#blocks, this.#text);
  }

  /** Goes to the beginning. */
  toTop() {
    this.root.scrollTop = 0;
    const { top } = this.root.getBoundingClientRect();
    if (top < 0 || top > innerHeight) scrollBy({ top: top - 80, behavior: 'instant' });
  }

  /**
   * The offset of the word under a point of the window, or -1. Told by the words' own rectangles, for browsers differ
   * in what they say of points in a shadow tree.
   * @param {number} x
   * @param {number} y
   * @param {EventTarget | null} target what the pointer hit
   */
  offsetAt(x, y, target) {
    const element = target instanceof Element ? target.closest('[data-start]') : null;
    const block = this.#blocks.find((b) => b.element === element);
    if (!block?.element) return -1;
    const range = document.createRange();
    for (const word of this.#text.slice(block.start, block.end).matchAll(/\S+/g)) {
      const from = this.#place(block, block.start + word.index, false);
      const to = this.#place(block, block.start + word.index + word[0].length, true);
      if (!from || !to) continue;
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset);
      const hit = [...range.getClientRects()].some((r) => r.left <= x && x <= r.right && r.top <= y && y <= r.bottom);
      if (hit) return block.start + word.index + Math.max(0, word[0].search(/[\p{L}\p{N}]/u));
    }
    return -1;
  }

  /** @param {readonly Part[]} parts */
  #layOut(parts) {
    let size = Infinity;
    /** @type {Page | undefined} */
    let page;
    for (const part of whole(this.#text, parts)) {
      for (const piece of pieces(this.#text, part)) {
        // A stretch that was left out is not torn apart, unless it is a book.
        const last = page?.blocks.at(-1)?.part;
        const goesOn = last?.kind === part.kind && last.reason === part.reason && (part.kind === 'appended' || part.kind === 'boilerplate');
        if (!page || size >= (goesOn ? 25 * PAGE : PAGE)) {
          page = { element: h('div', { class: 'page' }), blocks: [], marks: [], filled: false };
          this.#pages.push(page);
          size = 0;
        }
        const block = { ...piece, part, element: null, page };
        size += piece.end - piece.start;
        page.blocks.push(block);
        this.#blocks.push(block);
      }
    }
  }

  /**
   * Gives every page the marks that touch it.
   * @param {readonly Mark[]} marks
   */
  #deal(marks) {
    for (const mark of marks) {
      for (const page of new Set(this.#between(mark).map((b) => b.page))) page.marks.push(mark);
    }
  }

  /**
   * The blocks that a stretch touches.
   * @param {Span} span
   */
  #between(span) {
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((this.#blocks[mid]?.end ?? 0) <= span.start) low = mid + 1;
      else high = mid;
    }
    const out = [];
    for (let i = low; i < this.#blocks.length; i++) {
      const block = this.#blocks[i];
      if (!block || block.start >= span.end) break;
      out.push(block);
    }
    return out;
  }

  /** @param {Page} page */
  #fill(page) {
    if (page.filled) return;
    page.filled = true;
    this.#seen.unobserve(page.element);
    for (let i = 0; i < page.blocks.length; i++) {
      const block = page.blocks[i];
      if (!block) continue;
      const { kind, reason } = block.part;
      if (kind !== 'boilerplate' && kind !== 'appended') {
        const before = page.blocks[i - 1];
        const gap = before?.element ? this.#text.slice(before.end, block.start) : '\n';
        if (before?.element && before.part.kind === 'dateline' && !gap.includes('\n')) {
          // A dateline and what follows it on its line are one paragraph to the eye.
          const line = h('div', { class: 'run-in' });
          before.element.replaceWith(line);
          line.append(before.element, gap, this.#blockElement(block));
        } else page.element.append(this.#blockElement(block));
        continue;
      }
      // Neighbours that were left out for one reason are one stretch to the reader.
      const group = [];
      while (page.blocks[i]?.part.kind === kind && page.blocks[i]?.part.reason === reason) group.push(page.blocks[i++]);
      i -= 1;
      page.element.append(this.#leftOut(group.flatMap((b) => b ?? [])));
    }
    if (this.#painter) this.#paint(page, page.marks.concat(this.#chosen));
    else this.#repaint(page);
  }

  /** @param {Block} block */
  #blockElement(block) {
    const tag = block.part.kind === 'headline' ? 'h2' : block.part.kind === 'heading' ? 'h3' : 'p';
    const first = block.start === block.part.start;
    block.element = h(tag, {
      class: `block ${block.part.kind}${first ? '' : ' continued'}`, 'data-start': block.start, 'data-end': block.end, 'data-part': block.part.kind,
    }, this.#text.slice(block.start, block.end));
    return block.element;
  }

  /** @param {Block[]} group */
  #leftOut(group) {
    const kind = group[0]?.part.kind ?? 'boilerplate';
    const reason = group[0]?.part.reason;
    const start = group[0]?.part.start ?? 0;
    const end = group.at(-1)?.part.end ?? 0;
    const back = h('button', {
      type: 'button', class: 'quiet', 'data-hook': 'keep', 'data-start': start, 'data-end': end,
      onclick: () => this.#onkeep({ start, end }),
    }, 'Bring back');
    const blocks = group.map((block) => this.#blockElement(block));
    if (end - start <= FOLD) {
      return h('div', { class: `left-out short ${kind}`, 'data-left-out': kind }, h('div', {}, ...blocks),
        h('p', { class: 'why' }, `left out: ${reason ?? LEFT_OUT[kind] ?? ''}`, this.#editable && back));
    }
    return h('details', { class: `left-out ${kind}`, 'data-left-out': kind },
      h('summary', {}, h('span', { class: 'why' }, `left out: ${reason ?? LEFT_OUT[kind] ?? ''} · ${count(blocks.length, 'paragraph')}`), this.#editable && back), ...blocks);
  }

  /**
   * The ranges of a stretch in the page, one for each block that it touches.
   * @param {Span} span
   */
  #ranges(span) {
    return this.#between(span).flatMap((block) => {
      if (!block.element) return [];
      const range = document.createRange();
      const from = this.#place(block, Math.max(span.start, block.start), false);
      const to = this.#place(block, Math.min(span.end, block.end), true);
      if (!from || !to) return [];
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset);
      return [range];
    });
  }

  /**
   * The text node that holds an offset.
   * @param {Block} block
   * @param {number} offset
   * @param {boolean} asEnd an end belongs to the node before it
   */
  #place(block, offset, asEnd) {
    if (!block.element) return null;
    let rest = offset - block.start;
    const walker = document.createTreeWalker(block.element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (rest < length || (asEnd && rest === length)) return { node, offset: rest };
      rest -= length;
    }
    return null;
  }

  /**
   * @param {Page} page
   * @param {readonly Mark[]} marks
   */
  #paint(page, marks) {
    const painter = this.#painter;
    if (!painter) return;
    for (const mark of marks) {
      for (const block of this.#between(mark)) {
        const node = block.element?.firstChild;
        if (block.page !== page || !node) continue;
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
    const marks = [...page.marks, ...this.#chosen, ...current];
    for (const block of page.blocks) {
      if (!block.element) continue;
      const here = marks.filter((m) => m.start < block.end && m.end > block.start);
      const cuts = [...new Set([block.start, block.end, ...here.flatMap((m) => [m.start, m.end])])]
        .filter((c) => c >= block.start && c <= block.end).sort((a, b) => a - b);
      block.element.replaceChildren(...cuts.slice(1).map((end, i) => {
        const start = cuts[i] ?? end;
        const kinds = KINDS.filter((k) => here.some((m) => m.kind === k && m.start <= start && m.end >= end));
        const text = this.#text.slice(start, end);
        return kinds.length > 0 ? h('span', { class: kinds.map((k) => `m-${k}`).join(' ') }, text) : document.createTextNode(text);
      }));
    }
  }

  /** @param {'current' | 'chosen'} kind */
  #clear(kind) {
    this.#painter?.clear(kind);
    if (kind === 'current') this.#current = [];
    else this.#chosen = [];
  }

  /** @param {Span} span */
  #scrollTo(span) {
    const range = this.#ranges(span)[0];
    if (!range) return;
    const scroller = this.root;
    const scrolls = getComputedStyle(scroller).overflowY !== 'visible';
    const settle = () => {
      const place = range.getBoundingClientRect();
      if (scrolls) {
        const view = scroller.getBoundingClientRect();
        scroller.scrollTop += place.top - view.top - Math.max(24, (view.height - place.height) / 3);
      }
      const now = range.getBoundingClientRect();
      if (!scrolls || now.top < 0 || now.bottom > innerHeight) {
        scrollBy({ top: now.top - Math.max(80, innerHeight / 4), behavior: 'instant' });
      }
    };
    settle();
    requestAnimationFrame(() => requestAnimationFrame(settle));
  }
}
