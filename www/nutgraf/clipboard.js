// What comes from a clipboard or another window: the text, and its HTML where that says more than the text does.

/** @typedef {{text: string, html: string}} Copied what was copied, in both forms; either may be empty */

/**
 * @typedef {Object} Rich
 * @property {string} html a page or a part of one, without what only says how it looks
 * @property {string} text the same as plain text
 * @property {string} url of the page that it was copied from, where that is told
 * @property {string} host of the site, where the address or the links tell
 */

/** HTML with nothing of this in it says no more than its text: a line out of a paragraph, or the colours of program code. */
const STRUCTURE = /<(?:p|h[1-6]|a|article|section|blockquote|li|td|figure)(?=[\s>])/i;

/** Sites that other sites link to; a link to one tells nothing of where the text is from. */
const LINKED = /(?:^|\.)(?:facebook|twitter|x|instagram|youtube|youtu|linkedin|pinterest|reddit|whatsapp|wa|t|tiktok|threads|bsky|google|apple|wikipedia|archive|doubleclick|addtoany|mailchi|bit)\.(?:com|net|org|be|me|co|app|ly|gov|uk)$/i;

/** So many links tell the site, if so large a share of them leads to it. */
const FEW = 3;
const SHARE = 0.6;

/** Windows' own head: offsets, and the page's address. */
const HEAD = /^Version:[\d.]+\r?\n(?:[A-Za-z]+:[^\r\n]*\r?\n)*/;

/** A declaration that only says how text looks; what may hide it stays. */
const LOOKS = /^\s*(?:-webkit-|-moz-|-ms-|mso-|font(?!-size)|letter-|orphans|widows|word-|white-space|text-(?!indent)|line-height|margin|padding|border|outline|list-style|box-|float|caret|transition|background-(?:repeat|position|size|attachment|clip|origin|image)|vertical-align|cursor|unicode-bidi|direction|tab-size|hyphens|break|page-break|min-|flex|grid|gap|align|justify|--)/i;

/**
 * HTML without what browsers and word processors copy along of its looks, and without pictures that stand in it: twenty times
 * the length of its text. Only what stands within tags is touched.
 * @param {string} html
 */
function bare(html) {
  return html.replace(/<!--[\s\S]*?-->/g, '').replace(/<[a-z][^<>]*>/gi, (tag) => tag
    .replace(/\sstyle=(?:"([^"]*)"|'([^']*)')/gi, (_, double, single) => {
      const kept = String(double ?? single ?? '').replaceAll('&quot;', '\'').split(';').filter((one) => one.trim() !== '' && !LOOKS.test(one)).join(';').replaceAll('"', '\'');
      return kept === '' ? '' : ` style="${kept}"`;
    })
    .replace(/\s(?:src|srcset|href)=(?:"data:[^"]*"|'data:[^']*')/gi, ''));
}

/** An address of a page on the web, without what leads to a place in it. @param {string} address */
function pageOf(address) {
  try {
    const url = new URL(address.trim().replaceAll('&amp;', '&'));
    if (!/^https?:$/.test(url.protocol) || !url.hostname.includes('.')) return null;
    url.hash = '';
    return url;
  } catch {
    return null;
  }
}

/** The value of an attribute in a tag. @param {string} tag @param {string} name */
function attribute(tag, name) {
  const [, double, single, none] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag) ?? [];
  return double ?? single ?? none ?? '';
}

/** @param {string} html */
function canonical(html) {
  for (const [tag] of html.matchAll(/<(?:link|meta)\s[^>]*>/gi)) {
    const named = attribute(tag, 'rel').toLowerCase() === 'canonical' ? attribute(tag, 'href') : attribute(tag, 'property').toLowerCase() === 'og:url' ? attribute(tag, 'content') : '';
    const url = pageOf(named);
    if (url) return url;
  }
  return null;
}

/** @param {string} host */
const short = (host) => host.replace(/^(?:www|m|amp|edition)\./i, '');

/**
 * The host that most links of a text lead to; empty where they do not tell.
 * @param {string} html
 */
function commonHost(html) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  let all = 0;
  for (const [tag] of html.matchAll(/<a\s[^>]*>/gi)) {
    const url = pageOf(attribute(tag, 'href'));
    if (!url) continue;
    const host = short(url.hostname);
    if (LINKED.test(host)) continue;
    all += 1;
    counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  const [host, most] = [...counts].sort(([, n], [, m]) => m - n)[0] ?? ['', 0];
  return most >= FEW && most >= all * SHARE ? host : '';
}

/**
 * The HTML of what was copied, if it says more than the text does.
 * @param {Copied} copied
 * @returns {Rich | null}
 */
export function richOf({ text, html }) {
  if (html === '' || text.trim() === '') return null;
  const head = HEAD.exec(html)?.[0] ?? '';
  const source = pageOf(/^SourceURL:(.+)$/im.exec(head)?.[1] ?? '');
  const whole = html.slice(head.length);
  if (!STRUCTURE.test(whole)) return null;
  const start = whole.indexOf('<!--StartFragment-->');
  const end = whole.lastIndexOf('<!--EndFragment-->');
  // What stands before and behind the fragment are the boxes that it stood in; the page's head may tell of it.
  const fragment = start >= 0 && end > start ? whole.slice(start + '<!--StartFragment-->'.length, end) : whole;
  if (!STRUCTURE.test(fragment)) return null;
  const url = source ?? canonical(whole);
  // Google's documents come in a box that says of all of it that it is not bold.
  const unboxed = fragment.replace(/<b(?=\s)([^>]*\sid="docs-internal-guid-[^>]*)>([\s\S]*)<\/b>/i, '<div$1>$2</div>');
  return { html: bare(unboxed), text, url: url?.href ?? '', host: url ? short(url.hostname) : commonHost(fragment) };
}

/** @param {string} text */
const flat = (text) => text.replace(/[\s\u00ad\u200b\ufeff]+/gu, ' ').trim();

/** How much of the prose may be missing in the one reading that is in the other. */
const LESS = 0.3;

/** @typedef {{kind: string, start: number, end: number}} Part */

/** What is the article's, of a reading. @param {string} text @param {readonly Part[]} parts */
const body = (text, parts) => parts.filter(({ kind }) => kind !== 'boilerplate' && kind !== 'appended').map(({ start, end }) => flat(text.slice(start, end)));

/** @param {string} text */
const length = (text) => (text === '' ? 0 : text.split(' ').length);

/**
 * How much of the prose that a plain reading has is not in a rich one, in words.
 * @param {{text: string, parts: readonly Part[]}} rich
 * @param {{text: string, parts: readonly Part[]}} plain
 * @returns {{missing: number, all: number, less: boolean}} `less`: so much that the plain one is to be taken
 */
export function missing(rich, plain) {
  const kept = body(rich.text, rich.parts).join(' ');
  let [lost, all] = [0, 0];
  for (const paragraph of body(plain.text, plain.parts)) {
    const words = length(paragraph);
    // Menus and captions are lines, prose is sentences.
    if (words < 5 || !(words >= 12 || /[.!?…][”"’')\]]*$/u.test(paragraph))) continue;
    all += words;
    // A paragraph may be laid out otherwise: it is looked for by its ends.
    const ends = [paragraph.slice(0, 40), paragraph.slice(-40)].map((part) => part.trim());
    if (!ends.some((part) => kept.includes(part))) lost += words;
  }
  return { missing: lost, all, less: all > 0 && lost > all * LESS };
}
