// What a page of a text is made of: its blocks, and what was left out of the text, to be brought back.

import { count } from '../nutgraf/format.js';
import { h } from './dom.js';
import { KINDS } from './highlight.js';

/** @typedef {import('../nutgraf/types.js').Span} Span */
/** @typedef {import('./text-pages.js').Block} Block */
/** @typedef {import('./text-pages.js').Mark} Mark */
/** @typedef {import('./text-pages.js').Page} Page */
/** @typedef {{keep: (span: Span) => void, editable: boolean}} Keeping `keep` is called when the reader brings a stretch back */

/** Left-out stretches up to this length are shown at once, longer ones fold away. */
const FOLD = 200;

/** @type {Record<string, string>} */
const LEFT_OUT = { boilerplate: 'page furniture', appended: 'another article' };

/**
 * Gives a page its text.
 * @param {Page} page
 * @param {string} text
 * @param {Keeping} keeping
 */
export function fillPage(page, text, keeping) {
  for (let i = 0; i < page.blocks.length; i++) {
    const block = page.blocks[i];
    if (!block) continue;
    const { kind, reason } = block.part;
    if (kind !== 'boilerplate' && kind !== 'appended') {
      const before = page.blocks[i - 1];
      const gap = before?.element ? text.slice(before.end, block.start) : '\n';
      if (before?.element && before.part.kind === 'dateline' && !gap.includes('\n')) {
        // A dateline and what follows it on its line are one paragraph to the eye.
        const line = h('div', { class: 'run-in' });
        before.element.replaceWith(line);
        line.append(before.element, gap, blockElement(block, text));
      } else page.element.append(blockElement(block, text));
      continue;
    }
    // Neighbours that were left out for one reason are one stretch to the reader.
    const group = [];
    while (page.blocks[i]?.part.kind === kind && page.blocks[i]?.part.reason === reason) group.push(page.blocks[i++]);
    i -= 1;
    page.element.append(leftOut(group.flatMap((b) => b ?? []), text, keeping));
  }
}

/**
 * @param {Block} block
 * @param {string} text
 */
function blockElement(block, text) {
  const tag = block.part.kind === 'headline' ? 'h2' : block.part.kind === 'heading' ? 'h3' : 'p';
  const first = block.start === block.part.start;
  block.element = h(tag, {
    class: `block ${block.part.kind}${first ? '' : ' continued'}`, 'data-start': block.start, 'data-end': block.end, 'data-part': block.part.kind,
  }, text.slice(block.start, block.end));
  return block.element;
}

/**
 * A stretch that was left out.
 * @param {Block[]} group
 * @param {string} text
 * @param {Keeping} keeping
 */
function leftOut(group, text, { keep, editable }) {
  const kind = group[0]?.part.kind ?? 'boilerplate';
  const reason = group[0]?.part.reason;
  const start = group[0]?.part.start ?? 0;
  const end = group.at(-1)?.part.end ?? 0;
  const back = h('button', {
    type: 'button', class: 'quiet', 'data-hook': 'keep', 'data-start': start, 'data-end': end,
    onclick: () => keep({ start, end }),
  }, 'Bring back');
  const blocks = group.map((block) => blockElement(block, text));
  if (end - start <= FOLD) {
    return h('div', { class: `left-out short ${kind}`, 'data-left-out': kind }, h('div', {}, ...blocks),
      h('p', { class: 'why' }, `left out: ${reason ?? LEFT_OUT[kind] ?? ''}`, editable && back));
  }
  return h('details', { class: `left-out ${kind}`, 'data-left-out': kind },
    h('summary', {}, h('span', { class: 'why' }, `left out: ${reason ?? LEFT_OUT[kind] ?? ''} · ${count(blocks.length, 'paragraph')}`), editable && back), ...blocks);
}

/**
 * Without highlights: the text of each block in spans, cut wherever a mark begins or ends.
 * @param {Page} page
 * @param {string} text
 * @param {readonly Mark[]} marks
 */
export function spanPage(page, text, marks) {
  for (const block of page.blocks) {
    if (!block.element) continue;
    const here = marks.filter((m) => m.start < block.end && m.end > block.start);
    const cuts = [...new Set([block.start, block.end, ...here.flatMap((m) => [m.start, m.end])])]
      .filter((c) => c >= block.start && c <= block.end).sort((a, b) => a - b);
    block.element.replaceChildren(...cuts.slice(1).map((end, i) => {
      const start = cuts[i] ?? end;
      const kinds = KINDS.filter((k) => here.some((m) => m.kind === k && m.start <= start && m.end >= end));
      const piece = text.slice(start, end);
      return kinds.length > 0 ? h('span', { class: kinds.map((k) => `m-${k}`).join(' ') }, piece) : document.createTextNode(piece);
    }));
  }
}
