// What is seen of the element. It is made anew when the page speaks another language, for what is said stays as it was said.

import { language, say } from '../nutgraf/say.js';
import { ArticleList } from './article-list.js';
import { CompareView } from './compare-view.js';
import { DeadlinesView } from './deadlines-view.js';
import { h } from './dom.js';
import { EntitiesView } from './entities-view.js';
import { QuotesView } from './quotes-view.js';
import { Search } from './search.js';
import { Tabs } from './tabs.js';
import { Toolbar } from './toolbar.js';

/** @typedef {import('./view.js').View & {readonly size: number, rowAt: (article: string, offset: number) => Element | null | undefined, rowOf?: (own: import('../nutgraf/own.js').Own) => Element | null | undefined}} Seen */

/** What the face begins with: its fields are made after this one, and may ask the shell. */
class OfShell {
  /** @param {import('./shell.js').Shell} shell */
  constructor(shell) {
    this.shell = shell;
  }
}

export class Face extends OfShell {
  /** The language that it was made in. */
  spoken = language();
  toolbar = new Toolbar({
    onadd: () => this.shell.arrivals.openPanel(true),
    oncancel: () => this.shell.host.cancel(),
    onretry: () => this.shell.host.resume(),
    onundo: () => this.shell.desk.undo(),
    onredo: () => this.shell.desk.redo(),
    onkeys: () => void this.shell.shortcuts.showKeys(),
    onimport: (files) => void this.shell.arrivals.take(files),
    export: (what) => this.shell.save(what),
  });
  list = new ArticleList({
    onopen: (id) => {
      this.shell.sight.closePair();
      this.shell.sight.show(id);
      this.shell.sight.pane('article');
    },
    onremove: (id) => this.shell.edits.remove(id),
    onchange: (id, change) => this.shell.edits.change([id], change),
    ondate: (ids, date) => this.shell.edits.change(ids, { date }),
    onretry: (id) => this.shell.desk.retry(id),
    onkeep: (id, span) => this.shell.edits.bringBack(id, span),
    onapart: (id) => this.shell.edits.takeApart(id),
    onnone: () => this.shell.arrivals.panel.focus(),
    lang: () => this.shell.app.lang(),
  });
  /** What was looked at before the reader searched. */
  #searchedFrom = 'quotes';
  search = new Search(this.shell.app, {
    onopen: () => {
      if (this.shell.host.view !== 'search') this.#searchedFrom = this.shell.host.view;
      this.tabs.offer('search', true);
      this.shell.host.view = 'search';
      // The attribute may have said so already, and is then not heard again.
      this.tabs.select('search', false);
      // Not by `pane`, for the focus stays in the field.
      this.base.dataset['pane'] = 'findings';
    },
    onclose: () => {
      if (this.shell.host.view === 'search') this.shell.host.view = this.#searchedFrom;
      this.tabs.offer('search', false);
    },
    onfound: () => this.tabs.count(),
    usable: () => this.shell.desk.articles.length > 0,
    rest: () => this.tabs.button,
  });
  /** @type {readonly {name: string, label: string, view: Seen}[]} */
  views = [
    { name: 'quotes', label: say('Quotes'), view: new QuotesView(this.shell.app, (on) => this.shell.sight.showBeliefs(on)) },
    { name: 'entities', label: say('Entities'), view: new EntitiesView(this.shell.app) },
    { name: 'deadlines', label: say('Deadlines'), view: new DeadlinesView(this.shell.app) },
    { name: 'compare', label: say('Compare'), view: new CompareView(this.shell.app) },
    { name: 'search', label: say('Search'), view: this.search.view },
  ];
  tabs = new Tabs(this.views.map(({ name, label, view }) => ({
    name, label, root: view.root, offered: name !== 'search', get size() {
      return view.size;
    },
  })), (name) => {
    this.shell.host.view = name;
  });
  base = h('div', { class: 'base', part: 'base', lang: this.spoken, dir: 'ltr', 'data-state': 'empty', 'data-pane': 'findings' },
    this.toolbar.root, this.shell.notices.root, this.shell.arrivals.panel.root,
    h('div', { class: 'layout' }, this.list.root, this.shell.sight.reading.root, this.tabs.root),
    this.shell.slot,
    h('div', { class: 'drop', 'aria-hidden': 'true' }, say('Drop it here')));

  /** @param {import('./shell.js').Shell} shell */
  constructor(shell) {
    super(shell);
    this.toolbar.find(this.search.root);
  }
}
