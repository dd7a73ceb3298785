// A text laid out in pages of equal size, and the way from its offsets to what stands in the page and back. Pages get
// their elements' text when they are filled; offsets are found through the pages and blocks, so that a place is found at
// the same cost anywhere in the text.

import { h } from './dom.js';
import { pieces, whole } from './pieces.js';

/** @typedef {import('../nutgraf/types.js').Part} Part */
/** @typedef {import('../nutgraf/types.js').Span} Span */
/** @typedef {import('./highlight.js').Kind} Kind */
/** `sign` makes what stands behind it. @typedef {{kind: Kind, start: number, end: number, sign?: () => HTMLElement}} Mark */
/** @typedef {{start: number, end: number, part: Part, element: HTMLElement | null, page: Page}} Block */
/** @typedef {{element: HTMLElement, blocks: Block[], marks: Mark[], filled: boolean}} Page */

/** About as many characters a page; a page without text is given the height of that many in the style sheet. */
const PAGE = 8000;

export class TextPages {
  text;
  /** @type {Page[]} */
  pages = [];
  /** @type {Block[]} */
  blocks = [];

  /**
   * @param {string} text
   * @param {readonly Part[]} parts
   * @param {readonly Mark[]} marks
   * @param {string | null} [lang] that the text is in
   */
  constructor(text, parts, marks, lang = null) {
    this.text = text;
    this.#layOut(parts, lang);
    this.#deal(marks);
  }

  /** @param {readonly Part[]} parts @param {string | null} lang */
  #layOut(parts, lang) {
    let size = Infinity;
    /** @type {Page | undefined} */
    let page;
    for (const part of whole(this.text, parts)) {
      for (const piece of pieces(this.text, part)) {
        // A stretch that was left out is not torn apart, unless it is a book.
        const last = page?.blocks.at(-1)?.part;
        const goesOn = last?.kind === part.kind && last.reason === part.reason && (part.kind === 'appended' || part.kind === 'boilerplate');
        if (!page || size >= (goesOn ? 25 * PAGE : PAGE)) {
          page = { element: h('div', { class: 'page', lang }), blocks: [], marks: [], filled: false };
          this.pages.push(page);
          size = 0;
        }
        const block = { ...piece, part, element: null, page };
        size += piece.end - piece.start;
        page.blocks.push(block);
        this.blocks.push(block);
      }
    }
  }

  /**
   * Gives every page the marks that touch it.
   * @param {readonly Mark[]} marks
   */
  #deal(marks) {
    for (const mark of marks) {
      for (const page of new Set(this.between(mark).map((b) => b.page))) page.marks.push(mark);
    }
  }

  /**
   * The blocks that a stretch touches.
   * @param {Span} span
   */
  between(span) {
    let low = 0;
    let high = this.blocks.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((this.blocks[mid]?.end ?? 0) <= span.start) low = mid + 1;
      else high = mid;
    }
    const out = [];
    for (let i = low; i < this.blocks.length; i++) {
      const block = this.blocks[i];
      if (!block || block.start >= span.end) break;
      out.push(block);
    }
    return out;
  }

  /**
   * The ranges of a stretch in the page, one for each block that it touches.
   * @param {Span} span
   */
  ranges(span) {
    return this.between(span).flatMap((block) => {
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
   * The offset of the word under a point of the window, or -1. Told by the words' own rectangles, for browsers differ
   * in what they say of points in a shadow tree.
   * @param {number} x
   * @param {number} y
   * @param {EventTarget | null} target what the pointer hit
   */
  offsetAt(x, y, target) {
    const element = target instanceof Element ? target.closest('[data-start]') : null;
    if (target instanceof HTMLElement && target.dataset['sign']) return Number(target.dataset['sign']);
    const block = this.blocks.find((b) => b.element === element);
    if (!block?.element) return -1;
    const range = document.createRange();
    for (const word of this.text.slice(block.start, block.end).matchAll(/\S+/g)) {
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
}
