// What the articles say against each other: conflicts, figures side by side, statements that recur, copies.

import { CheckBox } from './check-box.js';
import { copyCard, tellSources } from './copies.js';
import { Aside, Correctors, checkedBadge } from './corrector.js';
import { articleLang, h } from './dom.js';
import { chartPlace, DaysBox } from './drawn.js';
import { DIFFERENCE, FIGURE, RELATION, VERDICT, figureName, gravestFirst } from '../nutgraf/compared.js';
import { clip } from '../nutgraf/format.js';
import { Filters } from './filters.js';
import { Glance } from './glance.js';
import { LazyList, bounded } from './lazy-list.js';
import { NewsView } from './news-view.js';
import { comparedFacts, listNames } from './row-facts.js';
import { row } from './row.js';
import { View } from './view.js';
import { fate, wordingOf, wordsOf } from './wording.js';
import { say, sayCount } from '../nutgraf/say.js';
import { counted } from '../nutgraf/counted.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../nutgraf/types.js').Statement} Statement */
/** @typedef {import('../nutgraf/types.js').Conflict} Conflict */
/** @typedef {import('../nutgraf/types.js').Figure} Figure */
/** @typedef {import('../nutgraf/types.js').Duplicate} Duplicate */
/** @typedef {Statement['members'][number]} Member */

/** Cards of a list that are made at a time: each is as large as many a row. */
const CARDS = { step: 15 };
/** Places of a conflict, a statement or a copy that are shown at once. */
const SIDES = 12;

/** @param {number} n */
const sharedStatements = (n) => sayCount(n, { one: '{n} shared statement', other: '{n} shared statements' });

export class CompareView extends View {
  #count = h('p', { class: 'count', 'aria-live': 'polite' });
  #check;
  #glance;
  #news;
  #wide = h('button', { type: 'button', class: 'quiet wide', 'aria-pressed': 'false', 'data-hook': 'ledger-open', onclick: () => void this.#turn() }, say('Ledger'));
  /** Made when it is asked for. @type {import('./ledger.js').Ledger | undefined} */
  #ledger;
  /** @type {Promise<void> | undefined} */
  #making;
  /** The statements that are listed. @type {Statement[]} */
  #told = [];
  /** What is listed, counted. */
  #listed = '';
  #conflicts = h('ol', { class: 'rows', part: 'list', 'data-hook': 'conflicts' });
  #figures = h('ol', { class: 'rows', part: 'list', 'data-hook': 'figures' });
  #statements = h('ol', { class: 'rows', part: 'list', 'data-hook': 'statements' });
  #duplicates = h('ol', { class: 'rows', part: 'list', 'data-hook': 'duplicates' });
  #sources = h('section', { hidden: true, 'data-hook': 'sources' });
  #filters = new Filters('compare', {
    who: say('All speakers'), sure: say('Without open questions, and without words of which the quotation is not sure'), checked: [say('Checked'), say('Not checked')], kinds: listNames(),
  }, () => this.#show());
  #days;
  #aside;
  #correctors = new Correctors();
  /** @type {HTMLElement[]} */
  #sections;
  /** @type {LazyList<Conflict>} */
  #conflictRows = new LazyList(this.#conflicts, (c) => h('li', {}, this.#conflict(c)), (c) => `${c.kind} ${c.about}`, CARDS);
  /** @type {LazyList<Figure>} */
  #figureRows = new LazyList(this.#figures, (f) => h('li', {}, this.#figure(f)), (f) => f.id, CARDS);
  /** @type {LazyList<Statement>} */
  #statementRows = new LazyList(this.#statements, (s) => h('li', {}, this.#statement(s)), (s) => s.id, CARDS);
  /** @type {LazyList<Duplicate>} */
  #duplicateRows = new LazyList(this.#duplicates, (d) => h('li', {}, copyCard(this.app, d)), (d) => d.articles.join(' '), CARDS);

  /** @param {App} app */
  constructor(app) {
    super('compare', app);
    this.#aside = new Aside(app, ['conflict', 'figure']);
    this.#check = new CheckBox(app);
    this.#glance = new Glance(app);
    this.#news = new NewsView(app);
    this.#days = new DaysBox(app);
    /** @param {string} title @param {HTMLElement} list */
    const section = (title, list) => h('section', {}, h('h3', { class: 'group' }, title), list);
    this.#sections = [
      section(say('Where they differ'), this.#conflicts),
      section(say('Figures side by side'), this.#figures),
      section(say('Words that recur'), this.#statements),
      section(say('Copies and shared passages'), this.#duplicates),
    ];
    this.#statements.parentElement?.classList.add('statements');
    this.root.append(this.#check.root, h('div', { class: 'tools' }, this.#count, this.#wide), this.#news.root, this.#glance.root, this.#days.root, this.#filters.root, this.#aside.root, ...this.#sections, this.#sources);
  }

  /** @returns {number} */
  get size() {
    const { report } = this;
    return report ? report.conflicts.length + report.figures.length + report.statements.length + report.duplicates.length : 0;
  }

  /** @returns {Element | undefined} */
  rowAt() {
    return undefined;
  }

  /** @override */
  build() {
    const report = this.report ?? { conflicts: [], figures: [], statements: [], duplicates: [] };
    void this.#filters.prepare(comparedFacts(this.app, report), this.app.lang());
    this.#show();
    this.#check.update();
    this.#glance.update();
    this.#news.update();
    this.#days.update();
    tellSources(this.app, this.#sources, this.report);
    this.#aside.build();
  }

  /** Lists what is asked for. */
  #show() {
    const { report } = this;
    /** @template {object} T @param {readonly T[]} list */
    const asked = (list) => list.filter((one) => this.#filters.asks(one));
    const conflicts = asked(gravestFirst(report?.conflicts ?? []));
    const figures = asked(report?.figures ?? []);
    const statements = asked(report?.statements ?? []);
    const duplicates = asked(report?.duplicates ?? []);
    this.#listed = [conflicts.length > 0 && sayCount(conflicts.length, { one: '{n} difference', other: '{n} differences' }), figures.length > 0 && sayCount(figures.length, { one: '{n} shared figure', other: '{n} shared figures' }),
      statements.length > 0 && sharedStatements(statements.length), duplicates.length > 0 && sayCount(duplicates.length, { one: '{n} shared text', other: '{n} shared texts' })].filter(Boolean).join(', ');
    [conflicts, figures, statements, duplicates].forEach((list, i) => this.#sections[i]?.toggleAttribute('hidden', list.length === 0));
    this.#conflictRows.fill(conflicts);
    this.#figureRows.fill(figures);
    this.#statementRows.fill(statements);
    this.#ledger?.fill(statements);
    this.#told = statements;
    this.#tellCount();
    this.#wide.hidden = (report?.statements.length ?? 0) === 0;
    if (this.#wide.hidden && this.#isWide) void this.#turn();
    this.#duplicateRows.fill(duplicates);
  }

  /** How much of what is shown. */
  #tellCount() {
    const articles = this.report?.articles.length;
    const told = this.#told.length;
    this.#count.textContent = articles === undefined ? ''
      : this.#isWide ? told === 0 ? say('0 shared statements among these: turn the ledger off for the rest') : sharedStatements(told)
        : articles < 2 ? say('Two articles or more are wanted for a comparison.')
          : this.size === 0 ? say('The articles share no statements and contradict each other nowhere that was found.')
            : this.#listed || say('None of {n}', { n: this.size });
  }

  get #isWide() {
    return this.#wide.getAttribute('aria-pressed') === 'true';
  }

  /** Turns to the ledger, which takes the room of the list of articles, or back to the cards. */
  async #turn() {
    const wide = !this.#isWide;
    this.#wide.setAttribute('aria-pressed', String(wide));
    try {
      if (wide) await (this.#making ??= this.#make());
    } catch (thrown) {
      this.#making = undefined;
      this.#wide.setAttribute('aria-pressed', 'false');
      this.app.failed(say('the ledger cannot be shown'), thrown);
    }
    this.root.classList.toggle('as-ledger', this.#isWide);
    this.#tellCount();
    this.app.widen(this.#isWide);
  }

  async #make() {
    const { Ledger } = await import('./ledger.js');
    this.#ledger = new Ledger(this.app);
    this.#ledger.fill(this.#told);
    this.#statements.after(this.#ledger.root);
  }

  /** @override */
  clear() {
    this.#filters.clear();
    this.#told = [];
    this.#ledger?.clear();
    this.#check.clear();
    this.#glance.clear();
    this.#news.clear();
    this.#days.clear();
    for (const rows of [this.#conflictRows, this.#figureRows, this.#statementRows, this.#duplicateRows]) rows.clear();
    this.#sources.replaceChildren();
  }

  /** @param {Conflict} conflict */
  #conflict(conflict) {
    const sides = h('ul', { class: 'sides' });
    const lang = articleLang(...conflict.sides.map((s) => this.app.article(s.article)));
    bounded(sides, conflict.sides, SIDES, (side) => h('li', {}, row(this.app, 'side', side.article, [side], {},
      h('span', { class: 'outlet' }, this.app.label(side.article)), this.#context(side))));
    return h('article', { class: `card ${conflict.verdict}`, 'data-conflict': conflict.kind, 'data-verdict': conflict.verdict },
      h('header', {}, h('span', { class: 'badge' }, say(VERDICT[conflict.verdict])), h('span', { class: 'kind' }, say(DIFFERENCE[conflict.kind])), conflict.checked !== undefined && checkedBadge(conflict.checked), this.#pair(conflict.sides, conflict.about)),
      this.#corrector(conflict.about, { what: 'conflict', of: conflict }),
      h('h4', { 'data-field': 'about', lang }, conflict.about),
      conflict.why !== '' && h('p', { class: 'why', 'data-field': 'why', lang }, conflict.why),
      sides);
  }

  /** @param {Figure} figure */
  #figure(figure) {
    const sides = h('ul', { class: 'sides' });
    bounded(sides, figure.cells, SIDES, (cell) => h('li', {}, row(this.app, 'figure', cell.article, [cell], {},
      h('span', { class: 'outlet' }, this.app.label(cell.article)), this.#context(cell))));
    return h('article', { class: 'card', 'data-figure': figure.id, 'data-verdict': figure.verdict },
      h('header', {}, h('span', { class: 'badge' }, say(FIGURE[figure.verdict])), figure.checked !== undefined && checkedBadge(figure.checked), this.#pair(figure.cells, figureName(figure))),
      this.#corrector(figure.what, { what: 'figure', of: figure }),
      h('h4', { lang: articleLang() }, figureName(figure)),
      h('p', { class: 'why', lang: articleLang() }, figure.why),
      chartPlace(this.app, figure),
      sides);
  }

  /** @param {string} about @param {import('./correct-forms.js').Difference} difference */
  #corrector(about, difference) {
    const { what, of } = difference;
    const places = difference.what === 'conflict' ? difference.of.sides : difference.of.cells;
    const state = () => JSON.stringify([places.map((p) => [p, this.app.text(p.article)]), of.checked]);
    const place = places.map((p) => `${p.article}:${p.start}-${p.end}`).join(' ');
    return this.#correctors.make(about, `${what}-editor`, place, state, (forms) => forms.differenceForm(this.app, difference));
  }

  /**
   * A place with the words around it.
   * @param {{article: string, start: number, end: number}} side
   */
  #context(side) {
    const text = this.app.text(side.article);
    const before = text.slice(Math.max(0, side.start - 60), side.start).split('\n').at(-1) ?? '';
    const after = text.slice(side.end, side.end + 60).split('\n')[0] ?? '';
    return h('span', { class: 'context', lang: articleLang(this.app.article(side.article)) }, before.replace(/^\S*\s/, '… '), h('mark', {}, clip(text.slice(side.start, side.end), 300)),
      after.replace(/\s\S*$/, ' …'));
  }

  /** @param {Statement} statement */
  #statement(statement) {
    const fullest = statement.members[statement.fullest];
    const speaker = this.app.entity(statement.speaker)?.name ?? '';
    /** Members that print the same words stand together. @type {Map<string, Member[]>} */
    const wordings = new Map();
    for (const member of statement.members) {
      const key = wordsOf(this.app, member).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
      const list = wordings.get(key);
      if (list) list.push(member);
      else wordings.set(key, [member]);
    }
    // The fullest wording leads, for the others are told by how they differ from it.
    const groups = [...wordings.values()].sort((a, b) => Number(b.some((m) => m === fullest)) - Number(a.some((m) => m === fullest)));
    for (const group of groups) group.sort((a, b) => Number(b === fullest) - Number(a === fullest));
    const members = groups.flatMap((group) => group.map((member, i) => ({ member, again: i > 0 })));
    const sides = h('ul', { class: 'sides' });
    bounded(sides, members, SIDES, ({ member, again }) => h('li', {}, this.#member(statement, member, again)));
    return h('article', { class: 'card', 'data-statement': statement.id, 'data-relation': statement.relation },
      h('header', {}, speaker !== '' && h('strong', {}, speaker), h('span', { class: 'badge' }, say(RELATION[statement.relation])),
        h('span', { class: 'kind', 'data-field': 'sources', title: say('Copies and the text of an agency count as one text') }, this.#printedBy(statement, speaker, wordings.size)),
        this.#pair(statement.members, speaker || say('The same words'))),
      sides);
  }

  /**
   * Who printed it. One man's remark in four papers is no four witnesses of anything.
   * @param {Statement} statement
   * @param {string} speaker
   * @param {number} wordings
   */
  #printedBy({ members, sources }, speaker, wordings) {
    const outlets = new Set(members.map((m) => this.app.label(m.article))).size;
    const articles = new Set(members.map((m) => m.article)).size;
    return [say(speaker === '' ? '{outlets}, no speaker named' : '{outlets}, 1 speaker', { outlets: counted.outlets(outlets) }), sayCount(wordings, { one: '{n} wording', other: '{n} wordings' }),
      sources < articles ? sayCount(sources, { one: '{articles} of {n} text', other: '{articles} of {n} texts' }, { articles: counted.articles(articles) }) : ''].filter(Boolean).join(' · ');
  }

  /** @param {Statement} statement @param {Member} member @param {boolean} again */
  #member(statement, member, again) {
    return row(this.app, 'statement', member.article, [member], { 'data-quote': member.quote, class: `row statement${again ? ' again' : ''}` },
      h('span', { class: 'outlet' }, this.app.label(member.article), ...fate(this.app, statement, member).flatMap((chip) => [' ', h('span', { class: 'badge' }, say(chip))])),
      again ? h('span', { class: 'details' }, say('the same words')) : h('span', { class: 'wording', lang: articleLang(this.app.article(member.article)) }, ...wordingOf(this.app, statement, member)));
  }

  /**
   * A button that shows two articles side by side, where there are two.
   * @param {readonly {article: string, start: number, end: number}[]} spots
   * @param {string} about
   */
  #pair(spots, about) {
    if (new Set(spots.map((s) => s.article)).size < 2) return null;
    const sides = spots.map((spot) => ({ article: spot.article, spans: [spot] }));
    return h('button', { type: 'button', class: 'quiet', 'data-hook': 'pair-open', onclick: () => this.app.pair(sides, about) }, say('Side by side'));
  }
}
