// What is selected within an element of a shadow tree: browsers do not agree on how to ask for it.

/** @typedef {import('../nutgraf/types.js').Span} Span */
/** @typedef {Pick<Range, 'startContainer' | 'startOffset' | 'endContainer' | 'endOffset'>} Stretch */

/**
 * @param {HTMLElement} element
 * @returns {Stretch | null} null where nothing is selected in it
 */
function selectedIn(element) {
  const root = element.getRootNode();
  const range = root instanceof ShadowRoot ? composed(root) : first(document.getSelection());
  if (!range || (range.startContainer === range.endContainer && range.startOffset === range.endOffset)) return null;
  return element.contains(range.startContainer) && element.contains(range.endContainer) ? range : null;
}

/** @param {ShadowRoot} root @returns {Stretch | null} */
function composed(root) {
  const selection = /** @type {(Selection & {getComposedRanges?: (options: {shadowRoots: ShadowRoot[]}) => Stretch[]}) | null} */ (document.getSelection());
  // Chromium of before 2025 has it on the root, Firefox gives what is in the shadow tree as it is.
  const own = /** @type {ShadowRoot & {getSelection?: () => Selection | null}} */ (root).getSelection?.();
  if (own) return first(own);
  const [range] = selection?.getComposedRanges?.({ shadowRoots: [root] }) ?? [];
  return range ?? first(selection);
}

/** @param {Selection | null} selection @returns {Stretch | null} */
const first = (selection) => (selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null);

/**
 * The stretch of a text that is selected, in whole words; null where there is none.
 * @param {HTMLElement} root
 * @param {readonly {start: number, element: HTMLElement | null}[]} blocks of the text
 * @param {string} text
 * @returns {Span | null}
 */
export function selectedSpan(root, blocks, text) {
  const range = selectedIn(root);
  if (!range) return null;
  const offset = (/** @type {Node} */ node, /** @type {number} */ at) => {
    const element = (node instanceof Element ? node : node.parentElement)?.closest('[data-start]');
    const block = blocks.find((b) => b.element === element);
    if (!block?.element) return -1;
    const before = document.createRange();
    before.setStart(block.element, 0);
    before.setEnd(node, at);
    return block.start + before.toString().length;
  };
  const ends = [offset(range.startContainer, range.startOffset), offset(range.endContainer, range.endOffset)];
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const chosen = text.slice(from, to);
  if (from < 0 || chosen.trim() === '') return null;
  let start = from + chosen.length - chosen.trimStart().length;
  let end = start + chosen.trim().length;
  // A pointer often stops within a word.
  const inside = (/** @type {number} */ at) => /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && /[\p{L}\p{N}]/u.test(text[at] ?? '');
  while (inside(start)) start -= 1;
  while (inside(end)) end += 1;
  return { start, end };
}
