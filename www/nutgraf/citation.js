// A quote with its citation.

import { oneLine } from './fold.js';
import { day, printed, words } from './format.js';
import { escaped, webAddress } from './escape.js';
import { later, sayIn } from './say.js';

/** @typedef {import('./types.js').Quote} Quote */

/** How words are told that are not quoted whole. @type {Record<Quote['kind'], string>} */
export const KIND = { direct: '', mixed: later('partly quoted'), indirect: later('in the article’s words') };

/**
 * Where an article is from.
 * @typedef {{label: string, title: string, outlet: string, date: string, url: string, at?: string}} Origin `at`: the time or page of a place in it
 */

const OPENING = '"“”„«‘\'`';
const CLOSING = '"“”»’\'`';

/**
 * A text without the quotation marks around it.
 * @param {string} text
 */
function inside(text) {
  let start = 0;
  let end = text.length;
  while (start < end && OPENING.includes(text.charAt(start))) start += 1;
  while (end > start && CLOSING.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/**
 * The words of a quote: a direct one between marks of our own, any other as it is printed, with who said it and how: without
 * its "denied", a denial is an assertion.
 * @param {Quote} quote
 * @param {string} text
 */
export function wording(quote, text) {
  if (quote.kind === 'direct') return `“${inside(words(text, quote.content))}”`;
  return printed(text, [...quote.source, ...quote.cue, ...quote.content]);
}

/**
 * A quote as one line of running text, with who said it and where it is printed.
 * @param {string} said
 * @param {string} who
 * @param {Quote['kind']} kind
 * @param {Origin} origin
 * @param {string} lang
 */
export function citation(said, who, kind, origin, lang) {
  const title = origin.title === '' ? '' : sayIn(lang, '“{words}”', { words: origin.title });
  return put(said, named(who, kind, lang), [title, origin.outlet, day(origin.date, lang), origin.at ?? '', origin.url].map(oneLine));
}

/**
 * The same as HTML, for programs that take text with its formatting: the title, or else the outlet, is a link in place of the
 * bare address.
 * @param {string} said
 * @param {string} who
 * @param {Quote['kind']} kind
 * @param {Origin} origin
 * @param {string} lang
 */
export function richCitation(said, who, kind, origin, lang) {
  const url = webAddress(origin.url);
  const linked = (/** @type {string} */ text) => (text === '' || url === '' ? text : `<a href="${escaped(url)}">${text}</a>`);
  const title = origin.title === '' ? '' : linked(sayIn(lang, '“{words}”', { words: html(origin.title) }));
  const outlet = origin.title === '' ? linked(html(origin.outlet)) : html(origin.outlet);
  const address = origin.title === '' && origin.outlet === '' ? linked(html(origin.url)) : url === '' ? html(origin.url) : '';
  return `<p>${put(html(said), html(named(who, kind, lang)), [title, outlet, html(day(origin.date, lang)), html(origin.at ?? ''), address])}</p>`;
}

/** @param {string} text */
const html = (text) => escaped(oneLine(text));

/** Who said it and how. @param {string} who @param {Quote['kind']} kind @param {string} lang */
function named(who, kind, lang) {
  return [who, sayIn(lang, KIND[kind])].filter(Boolean).join(', ');
}

/** @param {string} said @param {string} by @param {readonly string[]} where */
function put(said, by, where) {
  const printed = where.filter(Boolean).join(', ');
  return oneLine(`${said}${by === '' ? '' : ` — ${by}`}${printed === '' ? '' : ` (${printed})`}`);
}
