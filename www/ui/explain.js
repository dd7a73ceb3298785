// What a marked word of an article is: who says it, whom it names, which day it means, and how that is known.

import { byYou, isNote } from '../nutgraf/own.js';
import { basisText, clip, dueText, STATUS, timeText, TYPE_WORDS, words } from '../nutgraf/format.js';
import { labelled, quoted, say } from '../nutgraf/say.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../nutgraf/types.js').ArticleReport} ArticleReport */
/** @typedef {import('../nutgraf/types.js').Quote} Quote */
/** @typedef {import('../nutgraf/types.js').Span} Span */
/** @typedef {{kind: 'quote' | 'entity' | 'time' | 'deadline' | 'note', words: string, text: string, title?: string}} Line */

/** Words of an article are told up to this length. */
const MOST = 60;

/**
 * What stands at a character, the narrowest first.
 * @param {App} app
 * @param {string} article
 * @param {number} offset
 * @returns {Line[]}
 */
export function explain(app, article, offset) {
  const report = app.article(article);
  if (!report) return [];
  const text = app.text(article);
  const over = (/** @type {Span | null} */ span) => span !== null && span.start <= offset && offset < span.end;
  return [
    ...report.times.filter(over).map((time) => (/** @type {Line} */ ({
      kind: 'time', words: words(text, [time]), title: `TIMEX3 ${time.type} ${time.value} ${time.mod ?? ''}`.trim(),
      text: [timeText(time, app.lang()), time.basis && say('from {basis}', { basis: basisText(time.basis, app.lang(), app.label) })].filter(Boolean).join(' · '),
    }))),
    ...report.entities.filter(over).slice(-1).flatMap((mention) => mentioned(app, text, mention)),
    ...report.deadlines.filter((d) => over(d.trigger) || over(d.time)).map((d) => (/** @type {Line} */ ({
      kind: 'deadline', words: clip(words(text, [d.trigger ?? d.evidence]), MOST), text: due(app, d),
    }))),
    ...report.quotes.filter((q) => q.content.some(over)).map((quote) => (/** @type {Line} */ ({ kind: 'quote', words: '', text: said(app, text, quote) }))),
  ];
}

/**
 * @param {App} app
 * @param {string} text
 * @param {import('../nutgraf/types.js').Mention} mention
 * @returns {Line[]}
 */
function mentioned(app, text, mention) {
  const entity = app.entity(mention.entity);
  if (!entity) return [];
  const written = words(text, [mention]);
  const who = [entity.name === written ? '' : entity.name, say(TYPE_WORDS[entity.type] ?? entity.type.toLowerCase()), clip(entity.roles.slice(0, 2).join(', '), MOST)];
  return [{ kind: 'entity', words: written, text: [...who, mention.own ? byYou(mention.own) : ''].filter(Boolean).join(' · ') }];
}

/** @param {App} app @param {ArticleReport['deadlines'][number]} deadline */
function due(app, { due: day, status }) {
  const basis = day.basis && say('from {basis}', { basis: basisText(day.basis, app.lang(), app.label) });
  return [say('deadline {status}', { status: say(STATUS[status]) }), dueText(day, app.lang()), basis].filter(Boolean).join(' · ');
}

/**
 * Who says it, as the article writes it and as who that is.
 * @param {App} app
 * @param {string} text
 * @param {Quote} quote
 */
function said(app, text, quote) {
  if (isNote(quote)) return quote.own?.note === undefined ? say('your note') : labelled(say('your note'), clip(quote.own.note, 200));
  const name = app.entity(quote.speaker ?? quote.document)?.name ?? quote.own?.who ?? '';
  const source = clip(words(text, quote.source), MOST);
  const written = source !== '' && !name.toLowerCase().includes(source.toLowerCase());
  const who = name !== '' ? `${name}${written ? ` (${quoted(source)})` : ''}` : source !== '' ? quoted(source) : say('no speaker named');
  const said = say(quote.act ? 'declined to comment {who}' : quote.speech ? 'said by {who}' : 'belief of {who}', { who });
  const told = quote.via ? say('{said}, according to {via}', { said, via: clip(words(text, [quote.via]), MOST) }) : said;
  return `${told} · ${quote.own ? byYou(quote.own) : say('{percent}% sure', { percent: Math.round(quote.confidence * 100) })}`;
}
