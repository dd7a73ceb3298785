// Did they say that? A sentence that the reader brings, put to the articles.

import { clip, day, words } from '../nutgraf/format.js';
import { articleLang, h } from './dom.js';
import { bounded } from './lazy-list.js';
import { row } from './row.js';
import { language, later, say, sayCount } from '../nutgraf/say.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../nutgraf/types.js').Check} Check */
/** @typedef {Check['places'][number]} Place */
/** @typedef {Place['changes'][number]} Change */
/** @typedef {import('../nutgraf/types.js').Span} Span */

/** What is said of all places together, and of one. @type {Record<Check['verdict'], readonly [whole: string, place: string]>} */
const VERDICTS = {
  exact: [later('Yes, in these words'), later('these words')],
  cut: [later('Yes, but something is left out'), later('cut##wording')],
  altered: [later('Not in these words'), later('other words')],
  reported: [later('Only in an article’s own words'), later('told, not quoted')],
  other: [later('Yes, but somebody else did'), later('somebody else')],
  paper: [later('An article says it, nobody is quoted'), later('the article itself')],
  absent: [later('Not in these articles'), ''],
};

/** Places that are shown at once. */
const PLACES = 6;
/** Speakers that are offered while one types. */
const OFFERED = 200;

export class CheckBox {
  #app;
  #text = h('textarea', { rows: 2, 'aria-label': say('Words to check'), placeholder: say('Paste a sentence: “…”'), 'data-hook': 'check-text' });
  #names = h('datalist', { id: 'check-speakers' });
  #speaker = h('input', { type: 'text', list: 'check-speakers', 'aria-label': say('Said by'), placeholder: say('Said by (anybody)'), 'data-hook': 'check-speaker' });
  #answer = h('div', { class: 'answer', role: 'status', 'data-hook': 'check-answer' });
  #places = h('ul', { class: 'sides', 'data-hook': 'check-places' });
  #form = h('form', { class: 'check-form' }, this.#text,
    h('div', { class: 'add-row' }, this.#speaker, this.#names, h('button', { type: 'submit', 'data-hook': 'check-go' }, say('Check'))));
  root = h('details', { class: 'check-box', 'data-hook': 'check' }, h('summary', {}, say('Did they say that?')), this.#form, this.#answer, this.#places);
  /** Counts what was asked, so that an answer that comes late is known. */
  #turn = 0;
  /** What was asked last and is answered below. @type {{text: string, speaker: string} | null} */
  #asked = null;

  /** @param {App} app */
  constructor(app) {
    this.#app = app;
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#ask();
    });
    this.#text.addEventListener('keydown', (event) => {
      // A sentence has no lines of its own: Enter asks, as in every form.
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#ask();
    });
  }

  /** Takes a new report: what was asked is asked of it again. */
  update() {
    const speakers = (this.#app.report()?.entities ?? []).filter((e) => e.speaks > 0).sort((a, b) => b.speaks - a.speaks).slice(0, OFFERED);
    this.#names.replaceChildren(...speakers.map((e) => h('option', { value: e.name })));
    if (this.#asked) void this.#answerTo(this.#asked);
  }

  /** Takes away what was made from a report. */
  clear() {
    this.#turn += 1;
    this.#answer.replaceChildren();
    this.#places.replaceChildren();
  }

  #ask() {
    const text = this.#text.value.trim();
    this.#asked = text === '' ? null : { text, speaker: this.#speaker.value.trim() };
    if (this.#asked) void this.#answerTo(this.#asked);
    else this.clear();
  }

  /** @param {{text: string, speaker: string}} asked */
  async #answerTo({ text, speaker }) {
    const turn = ++this.#turn;
    this.#answer.replaceChildren(h('p', { class: 'count' }, say('Looking …')));
    this.#places.replaceChildren();
    try {
      const check = await this.#app.check(text, speaker);
      if (turn === this.#turn) this.#show(check);
    } catch (thrown) {
      if (turn === this.#turn) this.#answer.replaceChildren(h('p', { class: 'error' }, thrown instanceof Error ? thrown.message : String(thrown)));
    }
  }

  /** @param {Check} check */
  #show(check) {
    const [whole] = VERDICTS[check.verdict];
    const told = check.places.length;
    this.#answer.replaceChildren(
      h('p', { class: `verdict ${check.verdict}`, 'data-verdict': check.verdict }, h('strong', {}, say(whole))),
      // The engine gives its reason in English. In other languages the verdict and what follows say it.
      ...(language() === 'en' ? [h('p', { class: 'why' }, check.reason)] : []),
      ...(check.negation ? [h('p', { class: 'warning', 'data-field': 'negation' }, say('A “not” stands on one side only: the sense is another.'))] : []),
      ...(check.figure ? [h('p', { class: 'warning', 'data-field': 'figure' }, say('The figures are not the same.'))] : []),
      ...(told > 0 ? [h('p', { class: 'count' }, sayCount(told, { one: '{n} place', other: '{n} places' }))] : []));
    bounded(this.#places, check.places, PLACES, (place) => h('li', {}, this.#place(place)));
  }

  /** @param {Place} place */
  #place(place) {
    const { article, name, changes, cuts, verdict, asked, spans } = place;
    // A title that is no part of the text has no place in it.
    const inTitle = spans.length === 0;
    const origin = this.#app.origin(article);
    const found = place.verdict === 'paper' ? '' : name ?? say('no speaker named');
    const text = this.#app.text(article);
    const notes = [...changes.map(changeText), ...cuts.map((cut) => cutText(cut, clip(words(text, [cut]), 120)))];
    return row(this.#app, 'checked', article, spans, { 'data-verdict': verdict },
      h('span', { class: 'outlet' }, [origin.label, day(origin.date, this.#app.lang())].filter(Boolean).join(' · '), ' ', h('span', { class: 'badge' }, say(VERDICTS[asked || name === undefined ? verdict : 'other'][1])),
        inTitle && ' ', inTitle && h('span', { class: 'badge', 'data-field': 'title' }, say('the title'))),
      h('span', { class: 'wording', lang: articleLang(this.#app.article(article)) }, ...(inTitle ? [origin.title] : marked(text, spans, changes))),
      found !== '' && h('span', { class: 'by' }, h('strong', { class: name === undefined ? 'nobody' : 'who' }, clip(found, 60))),
      ...notes.map((note) => h('span', { class: 'details', 'data-field': 'change' }, note)));
  }
}

/**
 * What an article has that the words have not, or the other way round.
 * @param {Change} change
 */
function changeText({ kind, printed, checked }) {
  if (kind === 'added') return say('“{checked}” is not printed here', { checked });
  return kind === 'removed' ? say('printed here besides: “{printed}”', { printed }) : say('printed here: “{printed}”, not “{checked}”', { printed, checked });
}

/**
 * The words as they are printed, with those set off that differ. Nothing that is not printed stands among them.
 * @param {string} text
 * @param {readonly Span[]} spans
 * @param {readonly Change[]} changes
 */
function marked(text, spans, changes) {
  /** @type {(string | Node)[]} */
  const out = [];
  spans.forEach((span, i) => {
    if (i > 0) out.push(' … ');
    let at = span.start;
    for (const { start, end } of changes) {
      if (start < at || end > span.end || start === end) continue;
      out.push(text.slice(at, start), h('mark', {}, text.slice(start, end)));
      at = end;
    }
    out.push(text.slice(at, span.end));
  });
  return out;
}

/**
 * What is left out between the words that were asked for.
 * @param {Place['cuts'][number]} cut
 * @param {string} words
 */
function cutText({ shown, negation }, words) {
  if (negation) return say(shown ? 'left out, as the dots say: “{words}”, with a “not”' : 'left out: “{words}”, with a “not”', { words });
  return say(shown ? 'left out, as the dots say: “{words}”' : 'left out: “{words}”', { words });
}
