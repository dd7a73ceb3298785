// What the articles bring that the reader does not know yet: those that came since the workspace was opened, until they are seen.

import { clip, day, dueText, STATUS } from '../nutgraf/format.js';
import { wording } from '../nutgraf/citation.js';
import { figureName } from '../nutgraf/compared.js';
import { newsOf } from '../nutgraf/news.js';
import { deadlineOf } from '../nutgraf/threads.js';
import { articleLang, h } from './dom.js';
import { bounded } from './lazy-list.js';
import { row } from './row.js';
import { labelled, say, sayCount } from '../nutgraf/say.js';
import { counted } from '../nutgraf/counted.js';

/** @typedef {import('./app.js').App} App */

/** Rows of a list that are shown at once. */
const ROWS = 6;

export class NewsView {
  #app;
  #head = h('h3', { class: 'group' });
  #count = h('p', { class: 'count' });
  #figures = h('ul', { class: 'sides' });
  #deadlines = h('ul', { class: 'sides' });
  #statements = h('ul', { class: 'sides' });
  root = h('section', { class: 'news', hidden: true, 'data-hook': 'news' }, this.#head,
    h('div', { class: 'tools' }, this.#count, h('button', { type: 'button', class: 'quiet', 'data-hook': 'news-seen', onclick: () => this.#seen() }, say('Seen'))),
    this.#figures, this.#deadlines, this.#statements);

  /** @param {App} app */
  constructor(app) {
    this.#app = app;
  }

  #seen() {
    // The button goes with what was new, and the focus would go with it.
    const panel = this.root.closest('[role=tabpanel]');
    if (panel instanceof HTMLElement) panel.focus();
    this.#app.seen();
  }

  clear() {
    for (const list of [this.#figures, this.#deadlines, this.#statements]) list.replaceChildren();
  }

  update() {
    const report = this.#app.report();
    const before = this.#app.before();
    const fresh = before && report ? report.articles.filter((a) => !before.ids.has(a.id)) : [];
    this.clear();
    this.root.hidden = fresh.length === 0;
    if (!report || !before || fresh.length === 0) return;
    const { statements, deadlines, figures } = newsOf(report, before.ids);
    this.#head.textContent = say('New since {day}', { day: day(before.at.slice(0, 10), this.#app.lang()) });
    this.#count.textContent = [counted.articles(fresh.length), sayCount(statements.length, { one: '{n} new statement', other: '{n} new statements' }),
      sayCount(deadlines.length, { one: '{n} step of a deadline', other: '{n} steps of deadlines' }), sayCount(figures.length, { one: '{n} changed figure', other: '{n} changed figures' })].join(', ');
    bounded(this.#figures, figures, ROWS, (f) => h('li', {}, row(this.#app, 'news', f.article, [f], { 'data-news': 'figure' },
      this.#where(f.article), h('span', {}, h('strong', {}, `${f.before} → ${f.after}`), ' ', h('span', { lang: articleLang() }, clip(figureName(f.figure), 90))))));
    bounded(this.#deadlines, deadlines, ROWS, ({ thread, event, known }) => {
      const evidence = deadlineOf(this.#app, event)?.evidence;
      return h('li', {}, row(this.#app, 'news', event.article, evidence ? [evidence] : [], { 'data-news': 'deadline' },
        this.#where(event.article), h('span', {}, h('strong', {}, labelled(say(known ? STATUS[event.status] : 'new deadline'), dueText(event.due, this.#app.lang()))), ' ', h('span', { lang: articleLang() }, clip(thread.label, 90)))));
    });
    bounded(this.#statements, statements, ROWS, ({ article, quote }) => h('li', {}, row(this.#app, 'news', article, quote.content, { 'data-news': 'statement' },
      this.#where(article), h('span', { class: 'wording', lang: articleLang(this.#app.article(article)) }, clip(wording(quote, this.#app.text(article)), 240)),
      h('strong', {}, this.#app.entity(quote.speaker ?? quote.document)?.name ?? say('No speaker named')))));
  }

  /** @param {string} article */
  #where(article) {
    const { label, date } = this.#app.origin(article);
    return h('span', { class: 'outlet' }, [label, day(date, this.#app.lang())].filter(Boolean).join(' · '));
  }
}
