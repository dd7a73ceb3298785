// Runs random schedules over real elements with the real engine, and says where what is there is not what ought to be.

import './workers.js';
import { NutGraf } from '../../../www/nut-graf.js';
import { TEXTS } from './acts.js';
import { correct } from './correcting.js';
import { difference, freshReport } from './fresh.js';
import { all, misquoted, mispainted } from './look.js';
import { Model, canonical, plain } from './model.js';
import { slot, slotEdit } from './slot.js';
import { pause, until } from './waiting.js';
import { kill, trap } from './workers.js';

/** @typedef {import('../../../www/nutgraf/types.js').Article} Article */
/** @typedef {import('./acts.js').Act} Act */

/** The states of an element that has nothing to do. */
const AT_REST = new Set(['ready', 'empty', 'stopped', 'failed']);

export class Trial {
  /** @param {string | null} workspace @param {Model} model */
  constructor(workspace, model) {
    this.workspace = workspace;
    this.model = model;
    /** What stands in the slot, by id. @type {Map<string, Article>} */
    this.slotted = new Map();
    /** How often an instance of the engine was killed. */
    this.deaths = 0;
    this.names = 0;
    /** How many elements there were: an article of the page takes no other's place, so each has ids of its own. */
    this.elements = 0;
    /** @type {string[]} */
    this.wrong = [];
    this.element = this.make();
  }

  make() {
    const element = new NutGraf();
    element.addEventListener('nutgraf-report', () => this.wrong.push(...misquoted(element)));
    return element;
  }

  async begin() {
    if (this.workspace !== null) this.element.workspace = this.workspace;
    document.querySelector('#here')?.append(this.element);
    if (this.workspace === null) return;
    // What was kept comes back as it was, before anything is done to it.
    await this.opened();
    this.same();
  }

  /** When what was kept is on the desk. */
  async opened() {
    await until(() => all(this.element, '[data-hook=workspace]')[0]?.getAttribute('aria-busy') === 'false', 'the workspace is open');
  }

  /** Articles and corrections are those of the model, in its order. */
  same() {
    const { element, model } = this;
    const is = canonical([element.articles.map(plain), element.corrections]);
    const ought = canonical([[...model.articles.values()], model.corrections]);
    if (is !== ought) throw new Error(`the articles and corrections differ ${difference(is, ought)}`);
  }

  /** What the page does clears the history here, for the model cannot tell how the two mix. */
  forget() {
    this.element.corrections = this.model.corrections;
    this.model.forget();
  }

  /** A control of an article's editor, opened; the list may be drawn anew meanwhile. @param {string} hook @param {string} id of an article */
  async field(hook, id) {
    const item = () => all(this.element, 'li[data-article]').find((li) => li.dataset['article'] === id);
    const control = () => /** @type {HTMLInputElement | null | undefined} */ (item()?.querySelector(`[data-hook=${hook}]`));
    await pause();
    await until(() => {
      const box = item()?.querySelector('details');
      if (box && !box.open) {
        box.querySelector('summary')?.click();
        box.open = true;
      }
      return control();
    }, `a ${hook} of ${id} to edit`);
    return control();
  }

  /** @param {'date' | 'outlet' | 'title'} name @param {string} id @param {string} value */
  async edit(name, id, value) {
    if (!this.model.articles.has(id)) return;
    await this.field(name, id);
    // Until an article is read, its row may show what the one had that was there before. What is there already is no edit.
    await until(async () => {
      const { value: shown } = (await this.field(name, id)) ?? {};
      return shown !== value || AT_REST.has(this.state());
    }, `the ${name} of ${id}, as it is`);
    const input = await this.field(name, id);
    if (!input || input.value === value) return;
    input.value = value;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    input.dispatchEvent(new Event('blur'));
    this.model.edit(id, { [name]: value });
  }

  /** Brings back a stretch that was left out of the open article. */
  keep() {
    const { element, model } = this;
    const [button] = all(element, '[data-hook=keep]');
    const id = all(element, '[data-hook=open][aria-current=true]')[0]?.closest('li')?.dataset['article'];
    const article = id === undefined ? undefined : model.articles.get(id);
    if (!button || id === undefined || !article) return;
    const read = element.edition?.articles.get(id)?.article;
    const span = { start: Number(button.dataset['start']), end: Number(button.dataset['end']) };
    if (read?.text === article.text && read?.html === article.html) model.edit(id, { keep: [...(article.keep ?? []), span] });
    button.click();
  }

  in() {
    if (!this.element.isConnected) document.querySelector('#here')?.append(this.element);
  }

  /** @param {Act} act */
  async do(act) {
    const { element, model } = this;
    const { id, n } = act;
    const text = TEXTS[act.text] ?? '';
    const article = { id, text, ...(n > 3 ? { date: `2031-03-0${n}` } : {}) };
    const file = (/** @type {Article[]} */ articles) => new File([JSON.stringify(articles)], 'articles.json');
    const present = [...model.articles.keys()];
    const one = present[act.text % Math.max(1, present.length)] ?? '';
    const press = (/** @type {string} */ hook) => all(element, `[data-hook=${hook}]`)[0]?.click();
    switch (act.act) {
      case 'add': {
        model.add([article]);
        return element.add(file([article]));
      }
      case 'several': {
        const articles = ['a', 'b', 'c', 'd', 'e'].slice(n % 4).map((i, k) => ({ id: i, text: TEXTS[(act.text + k) % TEXTS.length] ?? '' }));
        model.add(articles);
        return element.add(file(articles));
      }
      case 'replace':
        model.articles.set(id, article);
        void element.add(article);
        return this.forget();
      case 'replaceAll':
        model.articles = new Map(['d', 'a', 'c'].slice(n % 4).map((i) => [i, { id: i, text }]));
        element.articles = [...model.articles.values()];
        return this.forget();
      case 'date': return this.edit('date', one, n === 0 ? '' : `2031-03-1${n}`);
      case 'outlet': return this.edit('outlet', one, ['Ness Herald', 'The Gauge', ''][n % 3] ?? '');
      case 'title': return this.edit('title', one, ['The bridge', 'A = B <i>', 'Falk warns'][n % 3] ?? '');
      case 'remove': {
        if (!model.articles.has(one)) return;
        const button = await this.field('remove', one);
        if (!button) return;
        model.remove(one);
        return button.click();
      }
      case 'keep': return this.keep();
      case 'correct': return correct(this, act);
      case 'undo':
      case 'redo': {
        model[act.act]();
        if (n === 0) return element[act.act]();
        if (n > 2) return press(act.act);
        const base = all(element, '[part~=base]')[0];
        return void base?.dispatchEvent(new KeyboardEvent('keydown', { key: act.act === 'undo' ? 'z' : n === 1 ? 'Z' : 'y', shiftKey: act.act === 'redo' && n === 1, ctrlKey: true, bubbles: true }));
      }
      case 'cancel': return n > 2 ? press('cancel') : element.cancel();
      case 'resume': return n > 2 ? press('retry') : element.resume();
      case 'wait': return pause(n * n * 8);
      case 'move': return document.querySelector(element.parentElement?.id === 'here' ? '#there' : '#here')?.append(element);
      case 'out': return element.remove();
      case 'in': return this.in();
      case 'kill':
        this.deaths += kill();
        return;
      case 'trap':
        this.deaths += trap();
        return;
      case 'reload': {
        const { articles, corrections } = element;
        element.remove();
        this.element = this.make();
        this.element.corrections = corrections;
        this.element.articles = articles;
        this.slotted.clear();
        this.elements += 1;
        model.forget();
        return this.in();
      }
      case 'slot': return slot(this, act);
      case 'slotEdit': return slotEdit(this, act);
      case 'bad': return element.add(/** @type {Article[]} */ (/** @type {unknown} */ ([{ id: 5 }, null, { id: 'x', text: 'x', date: new Date() }])));
      case 'view':
        element.view = ['quotes', 'entities', 'deadlines', 'compare'][n % 4] ?? '';
        return;
      case 'follow': {
        const rows = all(element, '[data-row]:not(:disabled)');
        const row = rows[act.text % Math.max(1, rows.length)];
        // Whatever has been put in an article's place since it was read.
        if (row) this.wrong.push(...mispainted(element, [row]));
        return;
      }
      case 'leave': return;
    }
  }

  /** What the element says that it does. */
  state() {
    return all(this.element, '[part~=base]')[0]?.dataset['state'] ?? '';
  }

  /** Waits until nothing is done any more, and asks whether all is right. */
  async settle() {
    this.in();
    const { element, model } = this;
    const state = () => this.state();
    await pause();
    await until(() => {
      if (state() === 'stopped' || state() === 'failed') element.resume();
      return state() === 'ready' || state() === 'empty';
    }, () => `rest; it is ${state()}, ${JSON.stringify(element.status)}`);
    const { failed } = element.status;
    if (failed > 0 && this.deaths < 2) throw new Error(`${failed} articles could not be read`);
    this.same();
    if (failed > 0) {
      // What died twice is tried again when it is handed over again.
      for (const a of element.articles) void element.add({ ...a, url: 'https://example.org/' });
      for (const a of model.articles.values()) void element.add(a);
      await pause();
      await until(() => state() === 'ready', 'rest after another try');
    }
    const { report } = element;
    const articles = [...model.articles.values()];
    if (canonical(element.status) !== canonical({ read: articles.length, waiting: 0, failed: 0 })) throw new Error(`the status is ${JSON.stringify(element.status)}`);
    const is = canonical(report);
    const ought = canonical(await freshReport(articles, model.corrections));
    if (is !== ought && (report || articles.length > 0)) throw new Error(`the report is not that of a fresh run ${difference(is ?? '', ought ?? '')}`);
    this.wrong.push(...misquoted(element), ...mispainted(element));
    if (this.wrong.length > 0) throw new Error(this.wrong[0]);
    if (failed > 0) return;
    for (const [hook, steps] of /** @type {const} */ ([['undo', model.past], ['redo', model.future]])) {
      const [button] = all(element, `[data-hook=${hook}]`);
      if (button?.hidden !== (steps.length === 0)) throw new Error(`${steps.length} steps to ${hook}, the button is ${button?.hidden ? 'hidden' : 'there'}`);
    }
  }

  /** Waits until all is in the browser's storage. */
  async kept() {
    this.in();
    await pause();
    await this.opened();
    await until(() => all(this.element, '[data-hook=workspace-state]')[0]?.dataset['state'] === 'saved', 'all is saved');
  }
}

/**
 * Runs a schedule from an act on, until its end or until the page is to be loaded anew.
 * @param {readonly Act[]} acts
 * @param {number} from
 * @param {string | null} workspace
 * @param {unknown} kept what there was before the page was loaded anew
 * @returns {Promise<{wrong?: string, leave?: number, kept?: unknown}>}
 */
async function run(acts, from, workspace, kept) {
  const trial = new Trial(workspace, new Model(kept));
  try {
    await trial.begin();
    for (let i = from; i < acts.length; i++) {
      const act = acts[i];
      if (act?.act === 'leave') {
        trial.same();
        await trial.kept();
        return { leave: i + 1, kept: trial.model.toJSON() };
      }
      if (act) await trial.do(act);
      trial.wrong.push(...misquoted(trial.element));
    }
    await trial.settle();
    trial.element.remove();
    await pause();
    return {};
  } catch (thrown) {
    trial.element.remove();
    return { wrong: thrown instanceof Error ? `${thrown.message}\n${thrown.stack ?? ''}` : String(thrown) };
  }
}

Object.assign(window, { trial: { run, freshReport } });
