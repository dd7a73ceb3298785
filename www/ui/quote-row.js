// A quote's row: its words, who said them, and where they stand; to copy with its citation.

import { citation, richCitation, wording } from '../nutgraf/citation.js';
import { clip, day, words } from '../nutgraf/format.js';
import { isNote } from '../nutgraf/own.js';
import { positionAt } from '../nutgraf/warnings.js';
import { correctedBadge, ownBadge } from './corrector.js';
import { articleLang, copier, h } from './dom.js';
import { NOBODY } from './quote-items.js';
import { row } from './row.js';
import { quoted, say } from '../nutgraf/say.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./quote-items.js').Item} Item */
/** @typedef {import('../nutgraf/types.js').Quote} Quote */

/** @param {App} app @param {Item} item */
export function quoteRow(app, { article, index, quote, text, who }) {
  const source = words(text, quote.source);
  const entity = app.entity(quote.speaker ?? quote.document);
  const cue = words(text, quote.cue);
  const said = quote.said?.value ? say('on {day}', { day: day(quote.said.value, app.lang()) }) : '';
  const { medium } = quote;
  // "said in a televised address" has told it.
  const told = medium && quote.cue.some((c) => c.start <= medium.start && medium.end <= c.end);
  const details = [
    source !== '' && entity && !entity.name.toLowerCase().includes(source.toLowerCase()) ? quoted(source) : '', cue, said,
    quote.via ? say('according to {who}', { who: words(text, [quote.via]) }) : '',
    quote.addressee ? say('to {who}', { who: words(text, [quote.addressee]) }) : '', medium && !told ? words(text, [medium]) : '',
  ].filter((d) => d !== '').join(' · ');
  const shown = who === NOBODY ? say(who) : who;
  const percent = Math.round(quote.confidence * 100);
  const at = positionAt(app.article(article), quote.content[0]?.start);
  return row(app, 'quote', article, quote.content, {
    'data-index': index, 'data-kind': quote.kind, 'data-speech': String(quote.speech), 'data-speaker': quote.speaker ?? '', 'data-act': quote.act,
  },
  h('span', { class: `said ${quote.kind}`, lang: articleLang(app.article(article)) }, ...worded(quote, text)),
  isNote(quote) ? h('span', { class: 'by' }, h('span', { class: 'details', 'data-field': 'note' }, quote.own?.note ?? '')) : h('span', { class: 'by' }, h('strong', { class: who === NOBODY ? 'nobody' : 'who', 'data-field': 'speaker', title: shown }, clip(shown, 60)), details && h('span', { class: 'details' }, details)),
  h('span', { class: 'meta' }, h('span', { class: 'outlet' }, app.label(article)),
    at !== '' && h('span', { class: 'position', 'data-field': 'position' }, at),
    quote.act ? h('span', { class: 'badge', 'data-field': 'act' }, say('declined to comment')) : !quote.speech && !isNote(quote) && h('span', { class: 'badge' }, say('belief')),
    quote.own ? ownBadge(quote.own) : quote.corrected ? correctedBadge() : h('span', { class: 'confidence', title: say('Quotes found this way are right {percent} times in 100', { percent }) }, say('{percent}% sure', { percent }))));
}

/**
 * Quotes with their citations.
 * @param {App} app
 * @param {readonly Item[]} items
 * @param {typeof citation} as
 */
export function cited(app, items, as) {
  const lang = app.lang();
  return items.map(({ article, quote, text, who }) => {
    const origin = { ...app.origin(article), at: positionAt(app.article(article), quote.content[0]?.start) };
    return as(wording(quote, text), who === NOBODY ? '' : who, quote.kind, origin, lang);
  }).join('\n\n');
}

/** What can be copied of a quote. @param {App} app @param {Item} item */
export function quoteTools(app, item) {
  const { article, quote } = item;
  return h('span', { class: 'row-tools' },
    copier(say('Copy'), say('Copy the quote with its citation'), 'quote-copy', () => cited(app, [item], citation), () => cited(app, [item], richCitation)),
    app.link(article, quote.content) !== null
      && copier(say('Link'), say('Copy a link to this quote'), 'quote-link', () => app.link(article, quote.content) ?? ''));
}

/**
 * The words: a direct quote between marks of our own, otherwise with what the article prints between marks set off.
 * @param {Quote} quote
 * @param {string} text
 */
function worded(quote, text) {
  if (quote.kind === 'direct' || quote.act) return [h('span', { 'data-field': 'content' }, wording(quote, text))];
  /** @type {(string | Node)[]} */
  const out = [];
  quote.content.forEach((span, i) => {
    if (i > 0) out.push(' … ');
    let at = span.start;
    for (const part of quote.verbatim) {
      if (part.start < at || part.end > span.end) continue;
      out.push(text.slice(at, part.start), h('mark', {}, text.slice(part.start, part.end)));
      at = part.end;
    }
    out.push(text.slice(at, span.end));
  });
  return [h('span', { 'data-field': 'content' }, ...out)];
}
