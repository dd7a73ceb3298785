// The reading view with its head: title, outlet and date, warnings, and which kinds are painted.

import { h } from './dom.js';
import { basisText, clip, day, timeText } from '../nutgraf/format.js';
import { Reader } from './reader.js';

/** @typedef {import('../nutgraf/types.js').Span} Span */
/** @typedef {import('../nutgraf/types.js').Part} Part */
/** @typedef {import('../nutgraf/types.js').Warning} Warning */
/** @typedef {import('../nutgraf/types.js').Time} Time */
/** @typedef {import('./reader.js').Mark} Mark */

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
 * @property {readonly Time[]} times
 * @property {boolean} editable
 */

/** How far the pointer may move in a click, in pixels. */
const SLACK = 4;

const KINDS = /** @type {const} */ ([['quote', 'Quotes'], ['entity', 'Entities'], ['time', 'Times'], ['deadline', 'Deadlines']]);

export class ReadingPane {
  reader;
  root;
  #back;
  #where = h('p', { class: 'where' });
  #warnings = h('div', { class: 'warnings' });
  #note = h('p', { class: 'note', role: 'status', hidden: true, 'data-hook': 'time-note' });
  /** @type {Shown | null} */
  #shown = null;

  /**
   * @param {(span: Span) => void} onkeep
   * @param {() => void} onback
   * @param {(offset: number) => void} onpick called when the reader clicks a character
   */
  constructor(onkeep, onback, onpick) {
    this.reader = new Reader(onkeep);
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
      this.#explain(offset);
      onpick(offset);
    });
    const toggles = KINDS.map(([kind, label]) => {
      const button = h('button', { type: 'button', class: `toggle ${kind}`, 'aria-pressed': 'true', 'data-toggle': kind }, label);
      button.addEventListener('click', () => {
        const on = button.getAttribute('aria-pressed') !== 'true';
        button.setAttribute('aria-pressed', String(on));
        this.reader.toggle(kind, on);
      });
      return button;
    });
    this.#back = h('button', { type: 'button', class: 'quiet back', 'data-hook': 'back', onclick: onback }, '← Findings');
    this.root = h('section', { class: 'reading', part: 'reading', 'aria-label': 'Reading view' },
      h('header', {},
        this.#back,
        this.#where,
        h('div', { class: 'toggles', role: 'group', 'aria-label': 'Show in the text' }, ...toggles)),
      this.#warnings,
      this.#note,
      this.reader.root);
    this.show(null);
  }

  /** Takes the focus where the findings have made way for the text. */
  focusBack() {
    if (this.#back.offsetParent !== null) this.#back.focus({ preventScroll: true });
  }

  /** @param {Warning} warning */
  #warning({ code, message, start, end }) {
    if (start === undefined || end === undefined) return h('p', { class: 'warning', 'data-code': code }, message);
    return h('p', { class: 'warning', 'data-code': code }, message, ' ',
      h('button', { type: 'button', class: 'quiet', onclick: () => this.reader.goTo([{ start, end }]) }, 'Show'));
  }

  /**
   * Says what a time expression was resolved to, and from what.
   * @param {number} offset
   */
  #explain(offset) {
    const shown = this.#shown;
    const time = shown?.times.find((t) => t.start <= offset && offset < t.end);
    this.#note.hidden = !shown || !time;
    if (!shown || !time) return;
    this.#note.title = `TIMEX3 ${time.type} ${time.value} ${time.mod ?? ''}`.trim();
    this.#note.replaceChildren(h('q', {}, shown.text.slice(time.start, time.end)), ` ${timeText(time, shown.lang)}`,
      time.basis ? ` · from ${basisText(time.basis, shown.lang, shown.label)}` : '');
  }

  /** @param {Shown | null} shown */
  show(shown) {
    this.root.classList.toggle('blank', shown === null);
    this.#shown = shown;
    this.#note.hidden = true;
    if (!shown) {
      this.#where.textContent = '';
      this.#warnings.replaceChildren();
      this.reader.show('', [], [], false);
      return;
    }
    const { id, text, parts, marks, title, outlet, date, lang, agencies, warnings, editable } = shown;
    this.#where.replaceChildren(h('strong', {}, outlet || clip(title, 48)), h('span', {}, date ? day(date, lang) : 'no date'),
      ...(agencies.length > 0 ? [h('span', { 'data-field': 'agencies' }, `credits ${agencies.join(', ')}`)] : []));
    this.#warnings.replaceChildren(...warnings.map((w) => this.#warning(w)));
    this.reader.show(text, parts, marks, editable, id);
  }
}
