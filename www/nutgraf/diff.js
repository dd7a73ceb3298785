// Token-level differences between two wordings.

/** @typedef {{kind: 'same' | 'added' | 'missing', text: string}} Piece */

/** A word has a few parts; a pattern that takes any number runs out of room on millions. */
const TOKEN = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+){0,50}|[^\s\p{L}\p{N}]/gu;
/** Beyond this many cells the middle is shown as replaced whole: a quotation is never that long. */
const MAX_CELLS = 4_000_000;

/** @param {string} token */
const key = (token) => token.toLowerCase().replaceAll('’', "'");
/** @param {string} token */
const isWord = (token) => /[\p{L}\p{N}]/u.test(token);

/**
 * How `text` differs from `base`: its own pieces in order, with what it lacks between them. Case and punctuation
 * alone make no difference.
 * @param {string} base
 * @param {string} text
 * @returns {Piece[]}
 */
export function diff(base, text) {
  const a = (base.match(TOKEN) ?? []).filter(isWord);
  const tokens = [...text.matchAll(TOKEN)].filter((m) => isWord(m[0]));
  const b = tokens.map((m) => m[0]);
  const kept = common(a.map(key), b.map(key));

  /** @type {Piece[]} */
  const out = [];
  /** @param {Piece['kind']} kind @param {string} piece */
  const push = (kind, piece) => {
    const last = out.at(-1);
    if (last?.kind === kind) last.text += (kind === 'missing' ? ' ' : '') + piece;
    else out.push({ kind, text: piece });
  };
  /** For each token the partner of the next one that has any. @type {number[]} */
  const upTo = [];
  let next = a.length;
  for (let j = kept.length - 1; j >= 0; j--) {
    const partner = kept[j] ?? -1;
    if (partner >= 0) next = partner;
    upTo[j] = next;
  }
  let i = 0;
  let at = 0;
  tokens.forEach((token, j) => {
    // What was replaced stands before what replaces it.
    for (const stop = upTo[j] ?? 0; i < stop; i++) push('missing', a[i] ?? '');
    const same = (kept[j] ?? -1) >= 0;
    if (same) i += 1;
    const end = token.index + token[0].length;
    push(same ? 'same' : 'added', text.slice(at, end));
    at = end;
  });
  for (; i < a.length; i++) push('missing', a[i] ?? '');
  if (at < text.length) push(out.at(-1)?.kind === 'added' ? 'added' : 'same', text.slice(at));
  return out;
}

/**
 * For each element of `b` its partner in `a` on a longest common subsequence, or -1.
 * @param {string[]} a
 * @param {string[]} b
 */
function common(a, b) {
  /** @type {number[]} */
  const out = b.map(() => -1);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) out[head] = head++;
  let tailA = a.length;
  let tailB = b.length;
  while (tailA > head && tailB > head && a[tailA - 1] === b[tailB - 1]) out[--tailB] = --tailA;
  const n = tailA - head;
  const m = tailB - head;
  if (n * m === 0 || n * m > MAX_CELLS) return out;
  const width = m + 1;
  const best = new Uint32Array((n + 1) * width);
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      best[i * width + j] = a[head + i] === b[head + j]
        ? (best[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
    }
  }
  for (let i = 0, j = 0; i < n && j < m;) {
    if (a[head + i] === b[head + j]) out[head + j++] = head + i++;
    else if ((best[(i + 1) * width + j] ?? 0) >= (best[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return out;
}
