// A text cut into stretches that are cheap to lay out.

/** @typedef {import('../nutgraf/types.js').Part} Part */
/** @typedef {import('../nutgraf/types.js').Span} Span */

/** A part longer than this is laid out in pieces. */
const PIECE = 2500;

/**
 * The parts with what stands between them, so that no word of a text is ever out of sight.
 * @param {string} text
 * @param {readonly Part[]} parts in order, without overlap
 * @returns {Part[]}
 */
export function whole(text, parts) {
  /** @type {Part[]} */
  const out = [];
  let at = 0;
  for (const part of [...parts, { start: text.length, end: text.length, kind: /** @type {const} */ ('paragraph') }]) {
    const gap = text.slice(at, part.start);
    const lead = gap.length - gap.trimStart().length;
    if (lead < gap.length) out.push({ start: at + lead, end: at + gap.trimEnd().length, kind: 'paragraph' });
    if (part.start < part.end) out.push(part);
    at = Math.max(at, part.end);
  }
  return out;
}

/**
 * A part in stretches cut after white space where there is any, and never within a character.
 * @param {string} text
 * @param {Span} part
 * @returns {Span[]}
 */
export function pieces(text, part) {
  /** @type {Span[]} */
  const out = [];
  let { start } = part;
  while (part.end - start > PIECE) {
    const window = text.slice(start + PIECE / 2, start + PIECE);
    const line = window.lastIndexOf('\n');
    const space = line >= 0 ? line : window.lastIndexOf(' ');
    let end = start + (space >= 0 ? PIECE / 2 + space + 1 : PIECE);
    if (/[\udc00-\udfff]/.test(text[end] ?? '')) end -= 1;
    out.push({ start, end });
    start = end;
  }
  out.push({ start, end: part.end });
  return out;
}
