// The reading view with its head: title, outlet and date, warnings, and which kinds are painted.

import { articleLang, h, sentence } from './dom.js';
import { clip, day } from '../nutgraf/format.js';
import { beginnings, stretchOf, toldOf, warningText } from '../nutgraf/warnings.js';
import { sourceText } from './article-row.js';
import { Reader } from './reader.js';
import { later, quoted, say } from '../nutgraf/say.js';

/** @typedef {import('../nutgraf/types.js').Span} Span */
/** @typedef {import('../nutgraf/types.js').Part} Part */
/** @typedef {import('../nutgraf/types.js').Warning} Warning */
/** @typedef {import('./text-pages.js').Mark} Mark */

/**
 * @typedef {Object} Shown
 * @property {string} [id] of the article
 * @property {string} text
 * @property {readonly Part[]} parts
 * @property {readonly Mark[]} marks
 * @property {string} title
 * @property {string} outlet
 * @property {string | null} date
 * @property {string} lang
 * @property {(article: string) => string} label
 * @property {readonly string[]} agencies that the article credits
 * @property {readonly Warning[]} warnings
 * @property {(offset: number) => Promise<import('./explain.js').Line[]>} explain what stands at a character
 * @property {(what: Added, span: Span, done: () => void) => Promise<HTMLElement>} add a form that adds a quotation, or a name
 * @property {boolean} editable
 * @property {readonly Span[]} keep what was brought back
 * @property {import('../nutgraf/batch.js').Source | undefined} source where in which file it stood
 * @property {boolean} formatted whether it may be taken as the plain text that was copied with it
 */

/** What a reader adds by selecting words. @typedef {'quote' | 'name'} Added */

/** What is added by pressing a key, or a button that is known by a hook. @type {readonly (readonly [Added, key: string, hook: string, label: string])[]} */
const ADDED = [['quote', 'a', 'own-open', later('Add as a quotation')], ['name', 'e', 'name-open', later('Add as an entity')]];

/** How long a pointer rests on a word before that is explained, in milliseconds. */
const REST = 250;
/** How far the pointer may move in a click, in pixels. */
const SLACK = 4;

const KINDS = /** @type {const} */ ([['quote', later('Quotes')], ['entity', later('Entities')], ['time', later('Times')], ['deadline', later('Deadlines')]]);

/** How the parts of a quotation that is followed are marked. */
const LEGEND = /** @type {const} */ ([['current', later('what is said')], ['source', later('who says it')], ['cue', later('how it is told')]]);

export class ReadingPane {
  reader;
  root;
  #back;
  #where = h('p', { class: 'where' });
  #warnings = h('div', { class: 'warnings' });
  #note = h('div', { class: 'note', role: 'status', hidden: true, 'data-hook': 'mark-note' });
  #legend = h('p', { class: 'note legend', 'data-hook': 'legend' });
  /** What may be done with the words that are selected. */
  #adding = h('div', { class: 'note adding', hidden: true, 'data-hook': 'adding' });
  /** Ends the wait of a pointer that rests on a word. @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;
  /** The character that is to be explained. */
  #asked = -1;
  /** @type {Shown | null} */
  #shown = null;
  #on;

  /**
   * @param {Object} on
   * @param {(span: Span) => void} on.onkeep
   * @param {() => void} on.onback
   * @param {(offset: number) => void} on.onpick called when the reader clicks a character
   * @param {(span: Span) => void} on.onstep goes to a mark
   * @param {() => void} on.onapart takes the article apart that is several
   * @param {() => void} on.onplain takes it as the plain text that was copied with it
   */
  constructor(on) {
    this.#on = on;
    const { onback, onpick } = on;
    this.reader = new Reader(on.onkeep);
    const down = { x: 0, y: 0 };
    this.reader.root.addEventListener('pointerdown', (event) => {
      down.x = event.clientX;
      down.y = event.clientY;
    });
    this.reader.root.addEventListener('click', (event) => {
      // Whoever selects text picks nothing. (Browsers do not agree on what a selection in a shadow tree is.)
      if (Math.hypot(event.clientX - down.x, event.clientY - down.y) > SLACK || event.detail > 1) return;
      const offset = this.reader.offsetAt(event.clientX, event.clientY, event.target);
      if (offset < 0) return;
      void this.#explain(offset);
      // A note is told where it stands; what else stands there is not what was pressed.
      if (!(event.target instanceof HTMLElement && event.target.dataset['sign'])) onpick(offset);
    });
    this.reader.root.addEventListener('pointermove', (event) => {
      clearTimeout(this.#resting);
      if (event.pointerType !== 'mouse' || event.buttons !== 0) return;
      // Once the event is over, it tells of no element in a shadow tree.
      const { target } = event;
      this.#resting = setTimeout(() => {
        const offset = this.reader.offsetAt(event.clientX, event.clientY, target);
        if (offset >= 0) void this.#explain(offset);
      }, REST);
    });
    this.reader.root.addEventListener('pointerleave', () => clearTimeout(this.#resting));
    this.reader.root.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.key !== 'n' && event.key !== 'p')) return;
      const mark = this.reader.next(event.key === 'n' ? 1 : -1);
      if (!mark) return;
      event.preventDefault();
      on.onstep({ start: mark.start, end: mark.end });
      void this.#explain(mark.start);
      onpick(mark.start);
    });
    this.reader.root.addEventListener('focusin', ({ target }) => {
      const offset = this.reader.offsetAt(0, 0, target);
      if (offset >= 0) void this.#explain(offset);
    });
    for (const type of ['pointerup', 'keyup', 'touchend', 'contextmenu']) {
      // The selection is what it will be when the event is over.
      this.reader.root.addEventListener(type, () => setTimeout(() => this.#offer(), 0));
    }
    this.reader.root.addEventListener('keydown', (event) => {
      const [what] = ADDED.find(([, key]) => key === event.key) ?? [];
      if (!what || event.ctrlKey || event.metaKey || event.altKey) return;
      const span = this.reader.selected ?? this.reader.current;
      if (!span) return;
      event.preventDefault();
      void this.#add(what, span);
    });
    this.#adding.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      this.#added();
    });
    const toggles = KINDS.map(([kind, label]) => {
      const button = h('button', { type: 'button', class: `toggle ${kind}`, 'aria-pressed': 'true', 'data-toggle': kind }, say(label));
      button.addEventListener('click', () => {
        const on = button.getAttribute('aria-pressed') !== 'true';
        button.setAttribute('aria-pressed', String(on));
        this.reader.toggle(kind, on);
      });
      return button;
    });
    this.#back = h('button', { type: 'button', class: 'quiet back', 'data-hook': 'back', onclick: onback }, say('← Findings'));
    this.root = h('section', { class: 'reading', part: 'reading', 'aria-label': say('Reading view') },
      h('header', {},
        this.#back,
        this.#where,
        h('div', { class: 'toggles', role: 'group', 'aria-label': say('Show in the text') }, ...toggles)),
      this.#warnings,
      this.reader.root,
      h('div', { class: 'foot' }, this.#legend, this.#note, this.#adding));
    this.show(null);
  }

  /**
   * Marks a place, with what tells who says it, and says how those are marked.
   * @param {Parameters<Reader['goTo']>} place
   */
  goTo(...place) {
    this.reader.goTo(...place);
    // What was told of another place is not of this one.
    if (!place[0].some((s) => s.start <= this.#asked && this.#asked < s.end)) this.#note.hidden = true;
    this.#explainMarks();
  }

  #explainMarks() {
    const kinds = new Set(this.reader.telling.map((m) => m.kind));
    this.#legend.hidden = kinds.size === 0;
    this.#legend.replaceChildren(...LEGEND.flatMap(([kind, label]) => (kind === 'current' || kinds.has(kind) ? h('span', { class: `k-${kind}` }, say(label)) : [])));
  }

  /** Takes the focus where the findings have made way for the text. */
  focusBack() {
    if (this.#back.offsetParent !== null) this.#back.focus({ preventScroll: true });
  }

  /**
   * @param {Warning} warning
   * @param {Shown} shown
   */
  #warning(warning, shown) {
    const { code, start, end } = warning;
    const stretch = shown.editable ? stretchOf(warning, shown, shown.keep) : null;
    const several = code === 'several-articles' && shown.editable ? beginnings(shown).length : 0;
    return h('p', { class: 'warning', 'data-code': code }, h('span', {}, sentence(warningText(warning))),
      start !== undefined && end !== undefined && h('button', { type: 'button', class: 'quiet', 'data-hook': 'warning-show', onclick: () => this.reader.goTo([{ start, end }]) }, say('Show')),
      stretch && h('button', { type: 'button', class: 'quiet', 'data-hook': 'warning-keep', onclick: () => this.#on.onkeep(stretch) }, say('Bring back')),
      several > 0 && h('button', { type: 'button', class: 'quiet', 'data-hook': 'take-apart', onclick: this.#on.onapart }, say('Take apart into {n} articles', { n: several + 1 })));
  }

  /** The way back from the formatting that was copied. @param {Shown} shown */
  #wayBack({ formatted, editable }) {
    if (!formatted || !editable) return [];
    return [h('p', { class: 'formatted' }, h('span', {}, say('Read with the headings and links that were copied.')),
      h('button', { type: 'button', class: 'quiet', 'data-hook': 'as-plain', onclick: this.#on.onplain }, say('Take it as plain text')))];
  }

  /**
   * Says what is marked at a character, and how that is known.
   * @param {number} offset
   */
  async #explain(offset) {
    const shown = this.#shown;
    this.#asked = offset;
    const lines = await shown?.explain(offset).catch(() => null) ?? [];
    // Another place was asked for meanwhile, or another text is shown.
    if (this.#asked !== offset || this.#shown !== shown) return;
    this.#note.hidden = lines.length === 0;
    this.#note.replaceChildren(...lines.map(({ kind, words, text, title }) => h('p', { 'data-field': kind, title },
      words !== '' && h('q', { lang: articleLang(this.#shown ?? undefined) }, words), words === '' ? sentence(text) : ` ${text}`)));
  }

  /** Offers nothing to add, and takes the form away. */
  #clear() {
    this.#adding.replaceChildren();
    this.#adding.hidden = true;
  }

  /** It is added, or given up: the focus would go with the form. */
  #added() {
    this.#clear();
    this.reader.root.focus({ preventScroll: true });
  }

  /** Offers to add what is selected. */
  #offer() {
    if (this.#adding.querySelector('form')) return;
    const span = this.reader.selected;
    this.#adding.hidden = span === null;
    if (!span) return;
    this.#adding.replaceChildren(...ADDED.map(([what, , hook, label]) => h('button', { type: 'button', class: 'quiet', 'data-hook': hook, onclick: () => void this.#add(what, span) }, say(label))),
      h('span', { lang: articleLang(this.#shown ?? undefined) }, quoted(clip(this.reader.textOf(span), 60))));
  }

  /** @param {Added} what @param {Span} span */
  async #add(what, span) {
    const shown = this.#shown;
    const form = await shown?.add(what, span, () => this.#added()).catch(() => null);
    if (!form || this.#shown?.text !== shown?.text) return;
    this.#adding.replaceChildren(form);
    this.#adding.hidden = false;
    form.querySelector('input')?.focus();
  }

  /** @param {Shown | null} shown */
  show(shown) {
    this.root.classList.toggle('blank', shown === null);
    // What is being added is of one text.
    if (shown?.id !== this.#shown?.id || shown?.text !== this.#shown?.text) this.#clear();
    this.#shown = shown;
    this.#note.hidden = true;
    if (!shown) {
      this.#where.textContent = '';
      this.#warnings.replaceChildren();
      this.reader.show('', [], [], false);
      this.#explainMarks();
      return;
    }
    const { id, text, parts, marks, title, outlet, date, lang, agencies, warnings, editable, source } = shown;
    this.#where.replaceChildren(outlet ? h('strong', {}, outlet) : h('strong', { lang: articleLang(shown) }, clip(title, 48)), h('span', {}, date ? day(date, lang) : say('no date')),
      ...(agencies.length > 0 ? [h('span', { 'data-field': 'agencies' }, say('credits {agencies}', { agencies: agencies.join(', ') }))] : []),
      ...(source ? [h('span', { 'data-field': 'source', title: source.file }, sourceText(source))] : []));
    const focused = this.#warnings.matches(':focus-within');
    this.#warnings.replaceChildren(...toldOf(warnings).map((w) => this.#warning(w, shown)), ...this.#wayBack(shown));
    // The button that was pressed has gone with what it was for.
    if (focused) this.reader.root.focus({ preventScroll: true });
    this.reader.show(text, parts, marks, editable, id, articleLang(shown));
    this.#explainMarks();
  }
}
