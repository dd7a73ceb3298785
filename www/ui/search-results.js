// What was found, by article: made only when something is searched for.

import { day } from '../nutgraf/format.js';
import { foldSpans } from '../nutgraf/folding.js';
import { byName, found, queryOf } from '../nutgraf/search.js';
import { DATE_FIELD } from './dates.js';
import { articleLang, checkbox, collator, h, select } from './dom.js';
import { excerpt } from './excerpt.js';
import { LazyList } from './lazy-list.js';
import { row } from './row.js';
import { NO_OUTLET, SearchIndex } from './search-index.js';
import { labelled, numeral, quoted, say, sayCount } from '../nutgraf/say.js';
import { counted } from '../nutgraf/counted.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./passages.js').Passage} Passage */
/** @typedef {import('./search-index.js').Hit} Hit */
/** @typedef {import('../nutgraf/types.js').CorpusReport} CorpusReport */
/** @typedef {import('../nutgraf/types.js').Span} Span */

/** A passage in the list, and how many its article has if it is the first of them. @typedef {{passage: Passage, first: number}} Item */

/** @param {string} label @param {HTMLInputElement} input */
const dated = (label, input) => h('label', { class: 'field' }, label, input);

export class Results {
  #app;
  #told;
  #list = h('ol', { class: 'rows', part: 'list', 'data-hook': 'found' });
  #count = h('p', { class: 'count', 'aria-live': 'polite', 'data-hook': 'search-count' });
  #outlet = select({ 'aria-label': say('Outlet'), 'data-hook': 'search-outlet' }, []);
  #order = select({ 'aria-label': say('Order'), 'data-hook': 'search-order' }, [['newest', say('Newest first')], ['', say('Oldest first')]]);
  #from = h('input', { ...DATE_FIELD, 'data-hook': 'search-from' });
  #to = h('input', { ...DATE_FIELD, 'data-hook': 'search-to' });
  #days = h('div', { class: 'days' }, dated(say('From##days'), this.#from), dated(say('to##days'), this.#to));
  #quotes = false;
  /** @type {SearchIndex | null} */
  #index = null;
  /** Counts what was asked for, so that an answer that comes late is known. */
  #turn = 0;
  #typed = '';
  /** @type {import('../nutgraf/search.js').Query} */
  #query = [];
  /** @type {Item[]} */
  #items = [];
  /** @type {LazyList<Item>} */
  #rows = new LazyList(this.#list, (item) => this.#item(item), ({ passage: p }) => `${p.article}\n${p.spans[0]?.start ?? ''}`);

  /**
   * @param {HTMLElement} root
   * @param {App} app
   * @param {{found: (n: number) => void, slash: (on: boolean) => void}} told `slash`: whether the key leads to the search
   */
  constructor(root, app, told) {
    this.#app = app;
    this.#told = told;
    for (const control of [this.#outlet, this.#order, this.#from, this.#to]) control.addEventListener('input', () => void this.#search());
    root.append(
      h('h2', { class: 'unseen' }, say('Found')),
      h('div', { class: 'tools' }, this.#outlet, this.#order, this.#days,
        checkbox(say('In quotations only'), false, (on) => {
          this.#quotes = on;
          void this.#search();
        }, { 'data-hook': 'search-quotes' }),
        this.#help()),
      this.#count, this.#list);
  }

  #help() {
    /** @param {string} example @param {string} what */
    const line = (example, what) => h('li', {}, h('code', { lang: articleLang() }, example), ` ${what}`);
    return h('details', { class: 'help' }, h('summary', {}, say('How to search')),
      h('ul', {},
        line('lorry bridge', say('both in one paragraph, each as the beginning of a word')),
        line('“the old bridge”', say('these words in this order')),
        line('lorry NEAR bridge', say('no more than a dozen words from one to the other')),
        h('li', {}, say('Capitals, accents and the forms of quotation marks and dashes do not matter. A full name also finds where the surname stands alone, and what that person is quoted with.'))),
      checkbox(say('The key / goes to the search field'), true, (on) => this.#told.slash(on), { 'data-hook': 'search-slash' }));
  }

  /** Looks at another report from here on. @param {CorpusReport} report */
  renew(report) {
    if (this.#index?.report === report) return;
    this.#index = new SearchIndex(report, this.#app);
    const outlets = [...new Set(report.articles.map(({ id }) => this.#app.origin(id).outlet))].sort((a, b) => collator.compare(a, b));
    const before = this.#outlet.value;
    this.#outlet.replaceChildren(h('option', { value: '' }, say('All outlets')),
      ...outlets.map((outlet) => new Option(outlet === NO_OUTLET ? say('No outlet') : outlet, `=${outlet}`)));
    this.#outlet.value = outlets.some((o) => `=${o}` === before) ? before : '';
    this.#outlet.hidden = outlets.length < 2;
    this.#days.hidden = new Set(report.articles.map((a) => a.date ?? '')).size < 2;
    this.#order.hidden = this.#days.hidden;
  }

  /** Makes all ready while the reader begins to type. @param {CorpusReport} report */
  warm(report) {
    this.renew(report);
    const turn = this.#turn;
    void this.#index?.search([], this.#filter(), () => turn === this.#turn);
  }

  /**
   * @param {CorpusReport} report
   * @param {string} typed
   */
  show(report, typed) {
    this.renew(report);
    this.#typed = typed;
    void this.#search();
  }

  /** Takes all rows away; what was made ready stays for as long as the report does. @param {CorpusReport | null} report */
  clear(report) {
    this.#turn += 1;
    this.#items = [];
    this.#rows.clear();
    this.#count.textContent = '';
    if (this.#index?.report !== report) this.#index = null;
  }

  /** Gives the focus to the first row. */
  focus() {
    const first = this.#list.querySelector('[data-row]');
    if (first instanceof HTMLElement) first.focus();
  }

  /**
   * The row of the passage at a place, if it was found.
   * @param {string} article
   * @param {number} offset
   * @returns {Element | null | undefined}
   */
  rowAt(article, offset) {
    const at = this.#items.findIndex(({ passage: p }) => p.article === article && p.spans.some((s) => s.start <= offset && offset < s.end));
    return this.#rows.rowOf(at)?.querySelector('[data-row]');
  }

  /** @returns {import('./search-index.js').Filter} */
  #filter() {
    const chosen = this.#outlet.value;
    return {
      quotes: this.#quotes, outlet: chosen === '' ? null : chosen.slice(1), newest: this.#order.value === 'newest',
      from: this.#days.hidden ? '' : this.#from.value, to: this.#days.hidden ? '' : this.#to.value,
    };
  }

  async #search() {
    const index = this.#index;
    if (!index) return;
    const turn = ++this.#turn;
    const query = queryOf(this.#typed);
    const filter = this.#filter();
    const wanted = () => turn === this.#turn;
    if (query.length === 0) {
      this.#fill(query, [], false);
      this.#count.textContent = this.#typed.trim() === '' ? '' : say('There is no word in what you search for.');
      return;
    }
    let begun = false;
    const hits = await index.search(query, filter, wanted, (some, done, all) => {
      // The first are shown at once, what comes after them when all is there.
      if (!begun && some.length > 0) {
        this.#fill(query, some, false);
        begun = true;
      }
      this.#count.textContent = sayCount(all, { one: 'Searching … {done} of {n} article', other: 'Searching … {done} of {n} articles' }, { done });
    });
    if (!hits || !wanted()) return;
    this.#fill(query, hits, begun);
    this.#tell(hits, index.undated(filter), filter.quotes);
  }

  /**
   * @param {import('../nutgraf/search.js').Query} query
   * @param {readonly Hit[]} hits
   * @param {boolean} stay whether the first of them are shown already
   */
  #fill(query, hits, stay) {
    this.#query = query;
    this.#items = hits.flatMap(({ passages }) => passages.map((passage, i) => ({ passage, first: i === 0 ? passages.length : 0 })));
    this.#rows.fill(this.#items, stay);
    this.#told.found(this.#items.length);
  }

  /** @param {readonly Hit[]} hits @param {number} undated @param {boolean} quotes */
  #tell(hits, undated, quotes) {
    const n = this.#items.length;
    const note = undated === 0 ? '' : ` · ${sayCount(undated, { one: '{n} article without a date left out', other: '{n} articles without a date left out' })}`;
    this.#count.textContent = (n === 0 ? say(quotes ? 'Nothing found in quotations' : 'Nothing found')
      : sayCount(hits.length, { one: '{what} in {n} article', other: '{what} in {n} articles' }, { what: quotes ? counted.quotations(n) : counted.passages(n) })) + note;
  }

  /** @param {Item} item */
  #item({ passage, first }) {
    const origin = this.#app.origin(passage.article);
    const where = [origin.outlet, origin.date ? day(origin.date, this.#app.lang()) : say('no date')].filter(Boolean).join(', ');
    return h('li', {},
      first > 0 && h('h3', { class: 'group', 'data-field': 'article' }, h('span', { class: 'title', lang: articleLang(this.#app.article(passage.article)) }, origin.title), h('span', { class: 'n' }, `${where} · ${numeral(first)}`)),
      this.#row(passage));
  }

  /** @param {Passage} passage */
  #row(passage) {
    const { article, title } = passage;
    const text = title === '' ? this.#app.text(article) : title;
    const spans = title === '' ? passage.spans : [{ start: 0, end: title.length }];
    const folded = foldSpans(text, spans);
    const words = found(this.#query, folded.text).flatMap(({ start, end }) => folded.original(start, end));
    const meant = byName(this.#query, folded.text, passage.meant.map((m) => m.folded)).flatMap((i) => passage.meant[i] ?? []);
    const names = meant.filter((m) => !m.speaks).flatMap((m) => m.spans);
    const printed = joined([...words, ...names]);
    // Where a speaker's name is all that was found, the place is what was said.
    const marks = printed.length > 0 ? printed : joined(meant.flatMap((m) => m.spans));
    return row(this.#app, 'passage', article, title === '' ? marks : [], {},
      h('span', { class: 'passage', 'data-field': 'passage', lang: articleLang(this.#app.article(article)) }, ...excerpt(text, spans, marks).map((run) => (run.marked ? h('mark', {}, run.text) : run.text))),
      title !== '' && h('span', { class: 'details' }, say('the title, as it was given')),
      ...meant.map(({ name, speaks, spans: [at] }) => h('span', { class: 'details', 'data-field': 'meant' }, speaks || !at ? say('{name} is quoted here', { name }) : labelled(quoted(text.slice(at.start, at.end)), name))));
  }
}

/**
 * Stretches in order, those that overlap as one.
 * @param {readonly Span[]} spans
 */
function joined(spans) {
  /** @type {Span[]} */
  const out = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else out.push({ start, end });
  }
  return out;
}
