// What of a passage is shown: all of a short one, of a long one the words around each find.

/** @typedef {import('../nutgraf/types.js').Span} Span */
/** @typedef {{text: string, marked: boolean}} Run */

/** A passage up to this length is shown whole. */
const WHOLE = 340;
/** Of a longer one, about so many characters before and after each find. */
const BEFORE = 90;
const AFTER = 130;
/** And so many stretches at the most. */
const MOST = 3;

/**
 * The runs of a passage, with the words that were found marked and an ellipsis where something is left out.
 * @param {string} text
 * @param {readonly Span[]} spans of the passage
 * @param {readonly Span[]} marks within them, in order
 * @returns {Run[]}
 */
export function excerpt(text, spans, marks) {
  const windows = spans.reduce((n, s) => n + s.end - s.start, 0) <= WHOLE ? spans : around(text, spans, marks);
  /** @type {Run[]} */
  const runs = [];
  const add = (/** @type {string} */ words, /** @type {boolean} */ marked) => {
    if (words !== '') runs.push({ text: words.replace(/\s+/gu, ' '), marked });
  };
  windows.forEach((window, i) => {
    if (i > 0) add(' … ', false);
    else if (window.start > (spans[0]?.start ?? 0)) add('… ', false);
    let at = window.start;
    for (const { start, end } of marks) {
      if (start < at || end > window.end) continue;
      add(text.slice(at, start), false);
      add(text.slice(start, end), true);
      at = end;
    }
    add(text.slice(at, window.end), false);
  });
  if ((windows.at(-1)?.end ?? 0) < (spans.at(-1)?.end ?? 0)) add(' …', false);
  return runs;
}

/**
 * @param {string} text
 * @param {readonly Span[]} spans
 * @param {readonly Span[]} marks
 */
function around(text, spans, marks) {
  /** @type {Span[]} */
  const windows = [];
  const first = spans[0] ?? { start: 0, end: 0 };
  // Where nothing is marked, it is the beginning that is shown.
  for (const mark of marks.length > 0 ? marks : [{ start: first.start, end: Math.min(first.end, first.start + BEFORE) }]) {
    const span = spans.find((s) => s.start <= mark.start && mark.end <= s.end);
    if (!span) continue;
    const start = Math.max(span.start, wordStart(text, mark.start - BEFORE));
    const end = Math.min(span.end, wordEnd(text, mark.end + AFTER));
    const last = windows.at(-1);
    if (last && start <= last.end && last.start >= span.start) last.end = Math.max(last.end, end);
    else if (windows.length < MOST) windows.push({ start, end });
    else break;
  }
  return windows;
}

/** How far a word may reach. */
const WORD = 40;

/** The beginning of the word at a place, never within a character. @param {string} text @param {number} at */
function wordStart(text, at) {
  if (at <= 0) return 0;
  const space = text.slice(at, at + WORD).search(/\s\S/u);
  return space >= 0 ? at + space + 1 : character(text, at);
}

/** @param {string} text @param {number} at */
function wordEnd(text, at) {
  if (at >= text.length) return text.length;
  const space = text.slice(at - WORD, at).search(/\s\S*$/u);
  return space >= 0 ? at - WORD + space : character(text, at);
}

/** @param {string} text @param {number} at */
const character = (text, at) => (/[\udc00-\udfff\p{M}]/u.test(text[at] ?? '') ? at + 1 : at);
