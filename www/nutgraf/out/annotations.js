// The quotes, deadlines and names as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), one page of them.

import { basisText, CERTAINTY, day, dueText, isHalved, STATUS, TYPE_NAMES, words } from '../format.js';
import { addressOf, json, urn } from '../escape.js';
import { isNote } from '../own.js';
import { BY_READER, NOBODY, Source, byReader, sureOf } from './source.js';

/** @typedef {import('./source.js').Piece} Piece */
/** @typedef {import('../types.js').Quote} Quote */
/** @typedef {import('../types.js').Deadline} Deadline */
/** @typedef {import('../types.js').Mention} Mention */
/** @typedef {import('../types.js').Span} Span */

/** Characters before and after that tell a stretch from others of the same words. */
const AROUND = 32;

/** What the model has no word for is told in words of Nutgraf's own. */
const CONTEXT = ['http://www.w3.org/ns/anno.jsonld', { nutgraf: 'urn:x-nutgraf:term:' }];

/**
 * Counts characters, as annotations do, of a text whose offsets count UTF-16 units.
 * @param {string} text
 * @returns {(offset: number) => number}
 */
export function characters(text) {
  /** The second halves of characters that are two units long. @type {number[]} */
  const halves = [];
  for (const { index } of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) halves.push(index + 1);
  return (offset) => {
    let [low, high] = [0, halves.length];
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((halves[mid] ?? 0) < offset) low = mid + 1;
      else high = mid;
    }
    return offset - low;
  };
}

/**
 * Targets, one for each stretch: by its words with those around it, and by its place.
 * @param {Piece} piece
 * @param {readonly Span[]} spans
 * @param {(offset: number) => number} count
 */
function targets({ report, text, origin }, spans, count) {
  const source = addressOf(report.id, origin);
  const all = spans.map(({ start, end }) => {
    let from = Math.max(0, start - AROUND);
    let to = Math.min(text.length, end + AROUND);
    if (isHalved(text, from)) from += 1;
    if (isHalved(text, to)) to -= 1;
    return {
      source,
      selector: [
        { type: 'TextQuoteSelector', exact: text.slice(start, end), prefix: text.slice(from, start), suffix: text.slice(end, to) },
        { type: 'TextPositionSelector', start: count(start), end: count(end) },
      ],
    };
  });
  return all.length === 1 ? all[0] : all;
}

/**
 * @param {string} value what a person reads
 * @param {'describing' | 'identifying' | 'commenting'} purpose
 * @param {Record<string, unknown>} facts
 */
const body = (value, purpose, facts) => ({
  type: 'TextualBody', purpose, format: 'text/plain', language: 'en', value,
  ...Object.fromEntries(Object.entries(facts).map(([name, fact]) => [`nutgraf:${name}`, fact ?? undefined])),
});

/** @type {Record<Quote['kind'], string>} */
const KINDS = { direct: 'direct quotation', mixed: 'partly quoted', indirect: 'told in the article’s words' };

/** @param {Source} source @param {Piece} piece @param {Quote} quote */
function quoteBody(source, { text }, quote) {
  if (isNote(quote)) return body(quote.own?.note ?? '', 'commenting', { what: 'note', added: 'reader', note: quote.own?.note });
  const who = source.who(quote, text);
  const how = quote.act ? 'declined to comment' : quote.speech ? KINDS[quote.kind] : 'a belief, intention or finding, not said';
  return body(`${who || NOBODY}: ${how}, ${sureOf(quote)}`, 'describing', {
    what: 'quote', kind: quote.kind, speech: quote.speech, act: quote.act, speaker: who || undefined, speakerId: quote.speaker ?? quote.document,
    source: words(text, quote.source) || undefined, confidence: quote.confidence, corrected: quote.corrected, ...byReader(quote), note: quote.own?.note,
  });
}

/** @param {Source} source @param {Deadline} deadline */
function deadlineBody({ lang }, { due, status, corrected }) {
  const { earliest, latest, certainty } = due;
  const told = [dueText(due, lang), CERTAINTY[certainty], STATUS[status]].filter(Boolean).join(', ');
  const basis = corrected ? '; corrected by the reader' : due.basis === '' ? '' : `; computed from ${basisText(due.basis, lang, (id) => id)}`;
  return body(`Deadline: ${told}${basis}`, 'describing', { what: 'deadline', status, due: due.value || undefined, earliest, latest, certainty, basis: due.basis || undefined, corrected });
}

/** @param {Source} source @param {Mention} mention */
function nameBody(source, { entity, type, own }) {
  const name = source.entity(entity)?.name ?? entity;
  const told = `${name} (${(TYPE_NAMES[type] ?? type).toLowerCase()})`;
  if (own) return body(`${told}, ${BY_READER}`, 'identifying', { what: 'name', entity, type, name, added: 'reader', only: own.only });
  return body(told, 'identifying', { what: 'name', entity, type, name, confidence: source.entity(entity)?.confidence });
}

/** @param {Source} source @param {Piece} piece */
function* annotationsOf(source, piece) {
  const { report, text } = piece;
  const count = characters(text);
  /** @param {string} what @param {readonly Span[]} spans @param {{purpose: string}} body */
  const annotation = (what, spans, body) => ({
    id: urn('annotation', `${report.id}:${what}`), type: 'Annotation', motivation: body.purpose, body, target: targets(piece, spans, count),
  });
  for (const [i, quote] of report.quotes.entries()) yield annotation(`quote-${i}`, quote.content, quoteBody(source, piece, quote));
  for (const [i, deadline] of report.deadlines.entries()) yield annotation(`deadline-${i}`, [deadline.evidence], deadlineBody(source, deadline));
  for (const [i, mention] of report.entities.entries()) if (mention.form === 'name') yield annotation(`name-${i}`, [mention], nameBody(source, mention));
}

/**
 * @param {import('./source.js').Input} input
 */
export function* webAnnotations(input) {
  const source = new Source(input);
  const total = source.pieces.reduce((n, { report: r }) => n + r.quotes.length + r.deadlines.length + r.entities.filter((m) => m.form === 'name').length, 0);
  const all = {
    id: urn('export', source.made), type: 'AnnotationCollection', label: `What Nutgraf found in ${source.pieces.length} articles, ${day(source.made.slice(0, 10), 'en-GB')}`, total,
    generator: { id: 'urn:x-nutgraf:program', type: 'Software', name: 'Nutgraf' },
  };
  yield `{"@context":${json(CONTEXT)},"id":${json(`${all.id}:page-1`)},"type":"AnnotationPage","partOf":${json(all)},"startIndex":0,"items":[`;
  let first = true;
  for (const piece of source.pieces) {
    for (const annotation of annotationsOf(source, piece)) {
      yield `${first ? '' : ','}\n${json({ ...annotation, generated: source.made || undefined })}`;
      first = false;
    }
  }
  yield '\n]}\n';
}
