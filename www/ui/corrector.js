// What the views have in common for the reader's corrections: the editor of a row, made when it is opened; the badge of a
// row that was corrected; and what was dismissed or not found again, to bring back or to forget.

import { clip } from '../nutgraf/format.js';
import { byYou, isName } from '../nutgraf/own.js';
import { articleLang, h, sentence } from './dom.js';
import { row } from './row.js';
import { labelled, quoted, say, sayCount } from '../nutgraf/say.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../nutgraf/types.js').Correction} Correction */
/** @typedef {import('../nutgraf/types.js').Dismissed} Dismissed */
/** @typedef {typeof import('./correct-forms.js')} Forms */

/** The editors of a view's rows. What is typed in an open one stays when a report comes that changes nothing about its row. */
export class Correctors {
  /** Those that are open, and what they were made from. @type {Map<string, {box: HTMLDetailsElement, state: string}>} */
  #open = new Map();

  /**
   * An editor. Its form is fetched and made when it is opened: a list of thousands has an editor for each row.
   * @param {string} of what it corrects, for those who do not see it
   * @param {string} hook
   * @param {string} key what its row is known by
   * @param {() => string} state all that its form is made from
   * @param {(forms: Forms) => HTMLElement} form
   */
  make(of, hook, key, state, form) {
    const own = `${hook} ${key}`;
    const before = this.#open.get(own);
    if (before?.box.open && before.state === state()) return before.box;
    const box = h('details', { class: 'editor', 'data-hook': hook },
      h('summary', { 'aria-label': say('Correct {what}', { what: clip(of, 80) }), title: say('Correct') }, say('Correct')));
    box.addEventListener('toggle', async () => {
      if (!box.open) {
        if (this.#open.get(own)?.box === box) this.#open.delete(own);
        return;
      }
      // One that was closed may have been made anew meanwhile.
      if (box.isConnected) this.#open.set(own, { box, state: state() });
      if (box.childElementCount > 1) return;
      const forms = await import('./correct-forms.js');
      if (box.childElementCount === 1) box.append(form(forms));
    });
    return box;
  }
}

/** Says that a row is as its reader corrected it. */
export const correctedBadge = () => h('span', { class: 'badge by-reader', 'data-field': 'corrected' }, say('corrected by you'));

/** Says that the reader has found it, with what is said of it. @param {import('../nutgraf/own.js').Own} own */
export const ownBadge = (own) => h('span', { class: 'badge by-reader', 'data-field': 'own', title: own.note ?? '' }, own.what === 'note' ? say('your note') : own.note === undefined ? byYou(own) : labelled(byYou(own), clip(own.note, 120)));

/** Says that its reader has checked it. @param {string} note */
export const checkedBadge = (note) => (
  h('span', { class: 'badge by-reader', 'data-field': 'checked', title: note }, note === '' ? say('checked by you') : labelled(say('checked by you'), clip(note, 120))));

/** Of which kinds of things a correction is. @param {Correction} correction @returns {string} */
const kindOf = (correction) => {
  if (correction.op === 'attribute') return 'quote';
  if (correction.op === 'deadline') return 'deadline';
  return correction.op === 'dismiss' || correction.op === 'difference' ? correction.what : '';
};

/** The words by which a correction names what it is of. @param {Correction} correction */
const wordsOf = (correction) => ('text' in correction ? correction.text : 'sides' in correction ? correction.sides.map((s) => `“${clip(s.text, 60)}”`).join(' / ') : '');

/** What the reader dismissed, and what was not found again, of some kinds of things. */
export class Aside {
  root = h('div', { class: 'aside', hidden: true });
  #app;
  #kinds;
  #dismissed = h('details', { 'data-hook': 'dismissed' });
  #lost = h('details', { 'data-hook': 'lost' });

  /** @param {App} app @param {readonly (Dismissed['what'] | 'entity')[]} kinds */
  constructor(app, kinds) {
    this.#app = app;
    this.#kinds = /** @type {ReadonlySet<string>} */ (new Set(kinds));
    this.root.append(this.#dismissed, this.#lost);
  }

  /** Tells of the newest report. The focus stays, or goes to what is in its place. */
  build() {
    const report = this.#app.report();
    const made = this.#app.corrections();
    const dismissed = (report?.dismissed ?? []).filter((d) => this.#kinds.has(d.what));
    const lost = (report?.lostCorrections ?? []).flatMap((l) => {
      const correction = made[l.correction];
      return correction && this.#kinds.has(kindOf(correction)) ? [{ ...l, of: correction }] : [];
    });
    const names = this.#kinds.has('entity');
    const mine = names || this.#kinds.has('quote') ? this.#app.lost().filter(({ own }) => isName(own) === names) : [];
    const root = this.root.getRootNode();
    const active = root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
    const held = [this.#dismissed, this.#lost].find((box) => active !== null && box.contains(active));
    this.root.hidden = dismissed.length + lost.length + mine.length === 0;
    fill(this.#dismissed, say('dismissed by you ({n})', { n: dismissed.length }), dismissed.map((d) => {
      const correction = made[d.correction];
      return h('li', {},
        row(this.#app, 'dismissed', d.article, d.spans, {}, h('span', { class: 'context', lang: articleLang(this.#app.article(d.article)) }, clip(d.about, 220)),
          h('span', { class: 'outlet' }, this.#app.label(d.article))),
        correction && h('button', { type: 'button', class: 'quiet', 'data-hook': 'bring-back', 'aria-label': say('Bring back “{words}”', { words: clip(d.about, 80) }),
          onclick: () => this.#app.retract([correction], say('bring back “{words}”', { words: clip(d.about, 40) })) }, say('Bring back')));
    }));
    fill(this.#lost, sayCount(lost.length + mine.length, { one: '{n} correction not found again', other: '{n} corrections not found again' }), [...lost.map(({ of, message }) => h('li', {},
      h('p', { class: 'context' }, clip(wordsOf(of), 220)), h('p', { class: 'count', lang: articleLang() }, message),
      h('button', { type: 'button', class: 'quiet', 'data-hook': 'forget', 'aria-label': say('Forget it: the correction of “{words}”', { words: clip(wordsOf(of), 80) }),
        onclick: () => this.#app.retract([of], say('forget a correction')) }, say('Forget it')))),
    ...mine.map(({ own, told }) => h('li', {},
      h('p', { class: 'context' }, `${quoted(clip(own.text, 220))}${own.who === undefined ? '' : ` — ${own.who}`}`), h('p', { class: 'count' }, `${sentence(byYou(own))}. ${say(told)}`),
      h('button', { type: 'button', class: 'quiet', 'data-hook': 'forget', 'aria-label': say(names ? 'Forget it: the correction of “{words}”' : 'Forget it: the quotation “{words}”', { words: clip(own.text, 80) }),
        onclick: () => this.#app.keep(this.#app.own().filter((o) => o !== own), say(names ? 'forget a correction' : 'forget a quotation')) }, say('Forget it'))))]);
    if (held) this.#focus(held);
  }

  /** @param {HTMLElement} held */
  #focus(held) {
    const next = held.querySelector('li button:not([data-row])') ?? (held.hidden ? null : held.querySelector('summary'));
    const other = next ?? this.root.closest('[tabindex]');
    if (other instanceof HTMLElement) other.focus();
  }
}

/** @param {HTMLDetailsElement} box @param {string} title @param {readonly HTMLElement[]} items */
function fill(box, title, items) {
  box.hidden = items.length === 0;
  if (items.length === 0) box.open = false;
  box.replaceChildren(h('summary', {}, title), h('ol', { class: 'rows' }, ...items));
}
