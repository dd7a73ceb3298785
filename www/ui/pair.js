// Two articles side by side, at passages that belong together.

import { day } from '../nutgraf/format.js';
import { articleLang, checkbox, h, select } from './dom.js';
import { across, inOrder, matches } from './matches.js';
import { Reader } from './reader.js';
import { labelled, say } from '../nutgraf/say.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./app.js').Side} Side */
/** @typedef {import('./matches.js').Match} Match */
/** @typedef {import('./text-pages.js').Mark} Mark */

/** A text that is longer is not scrolled along: all of it would have to be laid out to know where its passages are. */
const LONGEST = 200_000;

/** One of the two: whose text it is, and the text. */
class Half {
  reader = new Reader(() => undefined, 'pair-text');
  article = '';
  #which;
  #date = h('span', { class: 'date' });
  root;

  /** @param {string} name @param {string} label @param {(article: string) => void} onchoose */
  constructor(name, label, onchoose) {
    this.#which = select({ 'aria-label': label, 'data-hook': `pair-${name}` }, []);
    this.#which.addEventListener('change', () => onchoose(this.#which.value));
    this.root = h('section', { class: 'half', 'aria-label': label, 'data-half': name }, h('header', {}, this.#which, this.#date), this.reader.root);
  }

  /**
   * @param {App} app
   * @param {string} article
   * @param {readonly string[]} choice the articles that can be shown here
   * @param {readonly Mark[]} marks
   */
  show(app, article, choice, marks) {
    this.article = article;
    this.#which.replaceChildren(...choice.map((id) => {
      const { label, title } = app.origin(id);
      return h('option', { value: id, selected: id === article, lang: articleLang(app.article(id)) }, label === title ? label : labelled(label, title));
    }));
    const report = app.article(article);
    this.#date.textContent = report?.date ? day(report.date, app.lang()) : say('no date');
    this.reader.show(app.text(article), report?.parts ?? [], marks, false, article, articleLang(report));
  }
}

export class Pair {
  #app;
  #marksOf;
  #about = h('h2', { tabindex: '-1', 'data-hook': 'pair-about' });
  #place = h('span', { class: 'count', role: 'status', 'data-hook': 'pair-place' });
  #left = new Half('left', say('Article on the left'), (article) => this.#choose(this.#left, article));
  #right = new Half('right', say('Article on the right'), (article) => this.#choose(this.#right, article));
  #steps = [this.#step('←', say('Passage before'), 'pair-earlier', -1), this.#step('→', say('Next passage'), 'pair-next', 1)];
  root;
  /** @type {readonly Side[]} */
  #sides = [];
  /** @type {Match[]} */
  #matches = [];
  /** The match that is shown, or -1. */
  #at = -1;
  #locked = true;
  /** The one that the reader moves; the other follows. @type {Half | null} */
  #leader = null;
  /** Heights that belong together, of the texts as they are laid out now. @type {{key: string, pairs: [number, number][]} | null} */
  #heights = null;

  /**
   * @param {App} app
   * @param {(article: string) => Mark[]} marksOf
   * @param {() => void} onclose
   */
  constructor(app, marksOf, onclose) {
    this.#app = app;
    this.#marksOf = marksOf;
    this.root = h('section', { class: 'pair', hidden: true, 'aria-label': say('Side by side'), 'data-hook': 'pair' },
      h('header', { class: 'pair-head' },
        h('button', { type: 'button', class: 'quiet', 'data-hook': 'pair-close', onclick: onclose }, say('← One article')),
        this.#about, h('div', { class: 'steps-to' }, this.#place, ...this.#steps),
        checkbox(say('Scroll together'), true, (on) => {
          this.#locked = on;
        }, { 'data-hook': 'pair-lock' })),
      h('div', { class: 'halves' }, this.#left.root, this.#right.root));
    for (const half of [this.#left, this.#right]) this.#follow(half);
  }

  /** @param {string} label @param {string} name @param {string} hook @param {number} by */
  #step(label, name, hook, by) {
    return h('button', { type: 'button', 'aria-label': name, title: name, 'data-hook': hook, onclick: () => this.#move(by) }, label);
  }

  /** Whose scrolling the other one follows: that which the reader has a hand on. @param {Half} half */
  #follow(half) {
    const { root } = half.reader;
    for (const type of ['wheel', 'pointerdown', 'touchstart', 'keydown']) {
      root.addEventListener(type, () => {
        this.#leader = half;
      }, { passive: true });
    }
    root.addEventListener('scroll', () => this.#scrolled(half), { passive: true });
  }

  get open() {
    return !this.root.hidden;
  }

  /**
   * @param {readonly Side[]} sides places that belong together; the first is shown, and the first of another article that differs from it
   * @param {string} about what they are of
   */
  show(sides, about) {
    const first = sides[0];
    const others = sides.filter((s) => s.article !== first?.article);
    if (!first || others.length === 0) return;
    const second = others.find((s) => this.#told(s) !== this.#told(first)) ?? others[0] ?? first;
    this.#sides = sides;
    this.root.hidden = false;
    this.#about.textContent = about;
    this.#fill(first, second);
    this.#about.focus({ preventScroll: true });
  }

  /** What a side tells: the value of a figure, or else its words. @param {Side} side */
  #told({ article, spans }) {
    return spans.map((s) => (/** @type {{value?: string}} */ (s).value ?? this.#app.text(article).slice(s.start, s.end).toLowerCase()).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()).join(' ');
  }

  /** Goes, and lets go of the texts. */
  close() {
    this.root.hidden = true;
    this.#sides = [];
    this.#matches = [];
    this.#heights = null;
    for (const half of [this.#left, this.#right]) half.reader.show('', [], [], false);
  }

  /**
   * Goes to a place of one of the two articles; whether it is one of theirs.
   * @param {string} article
   * @param {Side['spans']} spans
   */
  goTo(article, spans) {
    const half = [this.#left, this.#right].find((side) => side.article === article);
    if (!half) return false;
    this.#leader = null;
    half.reader.goTo(spans);
    return true;
  }

  /** Takes a new report: the places may lie elsewhere now. Whether there is still something to show. */
  update() {
    const here = [this.#left.article, this.#right.article].every((id) => this.#app.article(id));
    if (this.open && !here) return false;
    // A place of the edition before may lie elsewhere in this one.
    this.#sides = this.#sides.map(({ article }) => ({ article, spans: [] }));
    if (this.open) this.#fill({ article: this.#left.article, spans: [] }, { article: this.#right.article, spans: [] });
    return true;
  }

  /** @param {Side} left @param {Side} right */
  #fill(left, right) {
    const choice = [...new Set([...this.#sides.map((s) => s.article), left.article, right.article])].filter((id) => this.#app.article(id));
    this.#leader = null;
    this.#heights = null;
    this.#left.show(this.#app, left.article, choice.filter((id) => id !== right.article), this.#marksOf(left.article));
    this.#right.show(this.#app, right.article, choice.filter((id) => id !== left.article), this.#marksOf(right.article));
    this.#matches = matches(this.#app.report(), left.article, right.article);
    const at = (/** @type {Match} */ m) => left.spans.some((s) => s.start <= m.left.start && m.left.start < s.end);
    this.#at = this.#matches.findIndex(at);
    if (left.spans.length > 0) this.#left.reader.goTo(left.spans);
    if (right.spans.length > 0) this.#right.reader.goTo(right.spans);
    this.#tell();
  }

  /** @param {Half} half @param {string} article */
  #choose(half, article) {
    const side = this.#sides.find((s) => s.article === article) ?? { article, spans: [] };
    const other = half === this.#left ? this.#right : this.#left;
    const there = this.#sides.find((s) => s.article === other.article) ?? { article: other.article, spans: [] };
    if (half === this.#left) this.#fill(side, there);
    else this.#fill(there, side);
  }

  /** @param {number} by */
  #move(by) {
    const n = this.#matches.length;
    if (n === 0) return;
    this.#at = this.#at < 0 ? (by > 0 ? 0 : n - 1) : (this.#at + by + n) % n;
    const match = this.#matches[this.#at];
    if (!match) return;
    this.#leader = null;
    this.#about.textContent = match.about;
    this.#left.reader.goTo([match.left]);
    this.#right.reader.goTo([match.right]);
    this.#tell();
  }

  #tell() {
    const n = this.#matches.length;
    this.#place.textContent = n === 0 ? say('no passages in common') : this.#at < 0 ? say('{n} in common', { n }) : say('{at} of {n} in common', { at: this.#at + 1, n });
    for (const button of this.#steps) button.disabled = n === 0;
  }

  /** @param {Half} half */
  #scrolled(half) {
    if (!this.#locked || half !== this.#leader) return;
    const other = half === this.#left ? this.#right : this.#left;
    const pairs = this.#pairs();
    if (pairs.length === 0) return;
    const turned = half === this.#left ? pairs : pairs.map(([a, b]) => /** @type {[number, number]} */ ([b, a]));
    const middle = half.reader.root.clientHeight / 3;
    other.reader.root.scrollTop = across(turned, half.reader.root.scrollTop + middle) - middle;
  }

  /** The heights of passages that belong together, from the beginnings of the two texts to their ends. */
  #pairs() {
    const [left, right] = [this.#left, this.#right].map((half) => half.reader);
    if (!left || !right || [this.#left, this.#right].some((half) => this.#app.text(half.article).length > LONGEST)) return [];
    for (const reader of [left, right]) reader.fillAll();
    const key = [left, right].map(({ root }) => `${root.scrollHeight} ${root.clientWidth}`).join(' ');
    if (this.#heights?.key === key) return this.#heights.pairs;
    /** @type {[number, number][]} */
    const pairs = [[0, 0]];
    for (const match of inOrder(this.#matches)) {
      const [a, b] = [left.heightOf(match.left), right.heightOf(match.right)];
      const [a0, b0] = pairs.at(-1) ?? [0, 0];
      if (a > a0 && b > b0) pairs.push([a, b]);
    }
    pairs.push([left.root.scrollHeight, right.root.scrollHeight]);
    this.#heights = { key, pairs };
    return pairs;
  }
}
