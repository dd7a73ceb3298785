// Markdown to the plain text that a reader sees. The offsets of the report point into that text.

/** Counts the characters that were looked at. @typedef {{steps: number}} Meter */

/**
 * In time linear in the length of the source.
 * @param {string} source
 * @param {Meter} [meter]
 * @returns {{text: string, title?: string, date?: string, outlet?: string}}
 */
export function readMarkdown(source, meter = { steps: 0 }) {
  let body = source.replace(/\r\n?/g, '\n');
  /** @type {Record<string, string>} */
  const meta = {};
  const front = /^---\n([\s\S]*?)\n---\n/.exec(body);
  if (front) {
    body = body.slice(front[0].length);
    for (const line of (front[1] ?? '').split('\n')) {
      const pair = /^(\w+):\s*(?:"(.*)"|'(.*)'|(.*))$/.exec(line.trim());
      const value = pair?.[2] ?? pair?.[3] ?? pair?.[4];
      if (pair?.[1] && value) meta[pair[1].toLowerCase()] = value;
    }
  }
  const lines = body.split('\n').map((line) => plain(line, meter));
  const text = lines.join('\n').replace(/\n{3,}/g, '\n\n').trim();
  const outlet = meta['outlet'] ?? meta['publisher'];
  return {
    text,
    ...(meta['title'] ? { title: meta['title'] } : {}),
    ...(meta['date'] ? { date: meta['date'].slice(0, 10) } : {}),
    ...(outlet ? { outlet } : {}),
  };
}

/**
 * @param {string} line
 * @param {Meter} meter
 */
function plain(line, meter) {
  if (isRule(line) || /^\s*\[[^\]]+\]:\s+\S/.test(line)) return '';
  const text = unquoted(unheaded(line)).replace(/^\s*[-*+]\s+/, '• ');
  const shown = [images, links, references, addresses, strong, emphasis, code].reduce((rest, pass) => pass(rest, meter), text);
  return unspaced(shown.replace(/\\([\\`*_{}[\]()#+\-.!>])/g, '$1'));
}

/** @param {string} line @returns {boolean} whether it is a line across the page */
const isRule = (line) => !/[^\s*_-]/.test(line) && line.replace(/\s+/g, '').length >= 3;

/** @param {string} line */
function unheaded(line) {
  const mark = /^\s{0,3}#{1,6}\s+/.exec(line)?.[0];
  if (mark === undefined) return line;
  let end = line.length;
  while (end > mark.length && line[end - 1] === '#') end -= 1;
  return line.slice(mark.length, end).trimEnd();
}

/** @param {string} line */
function unquoted(line) {
  let at = /^\s{0,3}(?=>)/.exec(line)?.[0].length ?? -1;
  if (at < 0) return line;
  while (line[at] === '>') at += /\s/.test(line[at + 1] ?? '') ? 2 : 1;
  return line.slice(at);
}

/** Two spaces at the end of a line, or more, are a mark for a new line. @param {string} line */
function unspaced(line) {
  let end = line.length;
  while (line[end - 1] === ' ') end -= 1;
  return line.length - end >= 2 ? line.slice(0, end) : line;
}

/**
 * Finds the next place from ever later ones on, so that each character is looked at once.
 * @param {string} text
 * @param {Meter} meter
 * @param {(at: number) => boolean} wanted
 */
function finder(text, meter, wanted) {
  let found = 0;
  return (/** @type {number} */ from) => {
    for (found = Math.max(found, from); found < text.length && !wanted(found); found++) meter.steps += 1;
    return found < text.length ? found : -1;
  };
}

/**
 * Replaces marked stretches by what is in them.
 * @param {string} text
 * @param {Meter} meter
 * @param {string} marks of which one begins each stretch
 * @param {(at: number) => readonly [start: number, end: number, next: number] | null} stretch that begins at a mark: what
 *   is in it, and where the text goes on
 */
function without(text, meter, marks, stretch) {
  let out = '';
  let from = 0;
  for (let at = 0; at < text.length;) {
    meter.steps += 1;
    const found = marks.includes(text.charAt(at)) ? stretch(at) : null;
    if (found) {
      const [start, end, next] = found;
      out += text.slice(from, at) + text.slice(start, end);
      from = next;
    }
    at = found ? found[2] : at + 1;
  }
  return out + text.slice(from);
}

/** `![a pier](p.jpg)` @param {string} text @param {Meter} meter */
function images(text, meter) {
  const bracket = finder(text, meter, (at) => text[at] === ']');
  const parenthesis = finder(text, meter, (at) => text[at] === ')');
  return without(text, meter, '!', (at) => {
    if (text[at + 1] !== '[') return null;
    const end = bracket(at + 2);
    const last = end >= 0 && text[end + 1] === '(' ? parenthesis(end + 2) : -1;
    return last < 0 ? null : [at + 2, end, last + 1];
  });
}

/** `[a link](http://x/(y))` @param {string} text @param {Meter} meter */
function links(text, meter) {
  const bracket = finder(text, meter, (at) => text[at] === ']');
  // Many brackets may be closed by one, whose address is then read once.
  let known = -1;
  let after = -1;
  return without(text, meter, '[', (at) => {
    const end = bracket(at + 1);
    if (end <= at + 1 || text[end + 1] !== '(') return null;
    if (end !== known) [known, after] = [end, closing(text, end + 2, meter)];
    return after < 0 ? null : [at + 1, end, after];
  });
}

/**
 * Behind the parenthesis that closes one opened before `from`, with pairs in between but none within those; or -1.
 * @param {string} text
 * @param {number} from
 * @param {Meter} meter
 */
function closing(text, from, meter) {
  let inner = false;
  for (let at = from; at < text.length; at++) {
    meter.steps += 1;
    if (text[at] === '(') {
      if (inner) return -1;
      inner = true;
    } else if (text[at] === ')') {
      if (!inner) return at + 1;
      inner = false;
    }
  }
  return -1;
}

/** `[a link][1]` @param {string} text @param {Meter} meter */
function references(text, meter) {
  const bracket = finder(text, meter, (at) => text[at] === ']');
  const second = finder(text, meter, (at) => text[at] === ']');
  return without(text, meter, '[', (at) => {
    const end = bracket(at + 1);
    const last = end > at + 1 && text[end + 1] === '[' ? second(end + 2) : -1;
    return last < 0 ? null : [at + 1, end, last + 1];
  });
}

/** `<https://ness.example>` @param {string} text @param {Meter} meter */
function addresses(text, meter) {
  const angle = finder(text, meter, (at) => text[at] === '>');
  return without(text, meter, '<', (at) => {
    const scheme = ['http:', 'https:', 'mailto:'].find((name) => text.startsWith(name, at + 1));
    const end = scheme === undefined ? -1 : angle(at + 1 + scheme.length);
    return scheme === undefined || end <= at + 1 + scheme.length ? null : [at + 1, end, end + 1];
  });
}

/** @param {string | undefined} char */
const isInk = (char) => char !== undefined && /\S/.test(char);

/** `**a**`, `__a__` @param {string} text @param {Meter} meter */
function strong(text, meter) {
  const [stars, lines] = /** @type {const} */ (['**', '__'])
    .map((mark) => finder(text, meter, (at) => text.startsWith(mark, at) && isInk(text[at - 1])));
  return without(text, meter, '*_', (at) => {
    if (text[at + 1] !== text[at] || !isInk(text[at + 2])) return null;
    const end = (text[at] === '*' ? stars : lines)?.(at + 3) ?? -1;
    return end < 0 ? null : [at + 2, end, end + 2];
  });
}

/** `*a*`, `_a_`, not in the middle of a word @param {string} text @param {Meter} meter */
function emphasis(text, meter) {
  const inWord = (/** @type {number} */ at) => /[\w*]/.test(text[at] ?? '');
  const [stars, lines] = ['*', '_'].map((mark) => finder(text, meter, (at) => text[at] === mark && isInk(text[at - 1]) && !inWord(at + 1)));
  return without(text, meter, '*_', (at) => {
    if (inWord(at - 1) || !isInk(text[at + 1])) return null;
    const end = (text[at] === '*' ? stars : lines)?.(at + 2) ?? -1;
    return end < 0 ? null : [at + 1, end, end + 1];
  });
}

/** A word between backticks. @param {string} text @param {Meter} meter */
function code(text, meter) {
  const tick = finder(text, meter, (at) => text[at] === '`');
  return without(text, meter, '`', (at) => {
    const end = tick(at + 1);
    return end <= at + 1 ? null : [at + 1, end, end + 1];
  });
}
