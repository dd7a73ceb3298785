// Paints stretches of text: with the CSS Custom Highlight API, or by classes on spans where it is missing.

/** @typedef {'quote' | 'entity' | 'time' | 'deadline' | 'chosen' | 'current' | 'source' | 'cue' | 'note'} Kind a note is not painted, it has a sign */

/** From the lowest layer to the topmost. @type {readonly Kind[]} */
export const KINDS = ['quote', 'deadline', 'entity', 'time', 'chosen', 'current', 'source', 'cue'];

export const hasHighlights = typeof Highlight === 'function' && typeof CSS !== 'undefined' && 'highlights' in CSS;

/** The page's highlights are shared by all elements on it. @type {Map<Kind, Highlight>} */
const shared = new Map();

/** @param {Kind} kind */
function highlightOf(kind) {
  let highlight = shared.get(kind);
  if (!highlight) {
    highlight = new Highlight();
    highlight.priority = KINDS.indexOf(kind);
    shared.set(kind, highlight);
    CSS.highlights.set(`nutgraf-${kind}`, highlight);
  }
  return highlight;
}

/** One reading view's ranges, by kind. */
export class Painter {
  /** @type {Map<Kind, AbstractRange[]>} */
  #ranges = new Map();
  /** @type {Set<Kind>} */
  #hidden = new Set();

  /** @param {Kind} kind @param {AbstractRange} range */
  add(kind, range) {
    const list = this.#ranges.get(kind);
    if (list) list.push(range);
    else this.#ranges.set(kind, [range]);
    if (!this.#hidden.has(kind)) highlightOf(kind).add(range);
  }

  /** @param {Kind} kind */
  clear(kind) {
    const highlight = highlightOf(kind);
    for (const range of this.#ranges.get(kind) ?? []) highlight.delete(range);
    this.#ranges.delete(kind);
  }

  clearAll() {
    for (const kind of [...this.#ranges.keys()]) this.clear(kind);
  }

  /** @param {Kind} kind @param {boolean} visible */
  show(kind, visible) {
    if (visible) this.#hidden.delete(kind);
    else this.#hidden.add(kind);
    const highlight = highlightOf(kind);
    for (const range of this.#ranges.get(kind) ?? []) {
      if (visible) highlight.add(range);
      else highlight.delete(range);
    }
  }
}
