// What the page brings: articles at addresses (`src`) and articles in the element (its slot). What the page takes back
// or changes goes and changes here too; what its reader has edited stays the reader's.

import { readAddresses } from '../nutgraf/read-address.js';
import { sameArticle } from '../nutgraf/input.js';

/** @typedef {import('../nutgraf/types.js').Article} Article */
/** @typedef {import('../nutgraf/desk.js').Desk} Desk */
/** @typedef {import('../nutgraf/batch.js').Batch} Batch */

export class Sources {
  #desk;
  #on;
  /** What was brought by `src`, as it was brought. @type {Map<string, Article>} */
  #loaded = new Map();
  /** What stands in the slot. @type {Map<Element, Article>} */
  #slotted = new Map();
  /** Ids that the page gave by a property or a method. @type {Set<string>} */
  #given = new Set();
  /** @type {AbortController | undefined} */
  #loading;
  #count = 0;

  /**
   * @param {Desk} desk
   * @param {{batch: (batch: Batch, articles: Article[]) => void}} on told what came besides the articles
   */
  constructor(desk, on) {
    this.#desk = desk;
    this.#on = on;
  }

  /** Whether an article is the page's own: whoever follows a link to it finds it. @param {string} id */
  has(id) {
    return this.#given.has(id) || this.#loaded.has(id) || [...this.#slotted.values()].some((a) => a.id === id);
  }

  /** Whether articles stand in the slot. */
  get inSlot() {
    return this.#slotted.size > 0;
  }

  /** The ids of what the page brought. */
  get ids() {
    return [...new Set([...this.#given, ...this.#loaded.keys(), ...[...this.#slotted.values()].map((a) => a.id)])];
  }

  /** @param {Iterable<string>} ids */
  give(ids) {
    for (const id of ids) this.#given.add(id);
  }

  /**
   * Loads what stands at addresses in place of what was loaded before.
   * @param {string} src
   */
  async load(src) {
    this.#loading?.abort();
    const control = new AbortController();
    this.#loading = control;
    const batch = await readAddresses(src.split(/\s+/).filter(Boolean), {
      signal: control.signal, read: (name, content) => this.#desk.read(name, content),
    });
    if (control.signal.aborted) return;
    this.#loading = undefined;
    const articles = this.#fitted(batch);
    const gone = [...this.#loaded].filter(([id, article]) => !articles.some((a) => a.id === id) && this.#untouched(id, article));
    this.#loaded = new Map(articles.map((a) => [a.id, a]));
    this.#desk.take(gone.map(([id]) => id));
    this.#on.batch(batch, articles);
  }

  /** Gives up what is still being loaded; whether there was anything. */
  stop() {
    const loading = this.#loading;
    loading?.abort();
    this.#loading = undefined;
    return loading !== undefined;
  }

  /**
   * Gives a batch's articles ids that nothing else has, and hands over those that are new.
   * @param {Batch} batch
   */
  #fitted(batch) {
    const taken = new Map(this.#desk.articles.map((a) => [a.id, a]));
    /** @type {Map<string, Article>} */
    const fitted = new Map();
    /** @type {Article[]} */
    const fresh = [];
    for (const { article } of batch.articles) {
      let { id } = article;
      for (let n = 2; fitted.has(id) || !this.#mayBe(article, taken.get(id)); n++) id = `${article.id}-${n}`;
      const fit = { ...article, id };
      fitted.set(id, fit);
      // An edit of the reader's is not undone by loading the same text again.
      if (!sameText(taken.get(id), fit)) fresh.push(fit);
    }
    this.#desk.bring(fresh);
    return [...fitted.values()];
  }

  /**
   * Whether an article may have the id of one that is here: it is the same, or an earlier form that was loaded.
   * @param {Article} article
   * @param {Article | undefined} here
   */
  #mayBe(article, here) {
    return here === undefined || sameText(here, article) || this.#untouched(here.id, this.#loaded.get(here.id));
  }

  /**
   * @param {string} id
   * @param {Article | undefined} brought
   */
  #untouched(id, brought) {
    return brought !== undefined && sameArticle(this.#desk.get(id), brought);
  }

  /**
   * Takes the articles that stand in the slot now.
   * @param {readonly Element[]} elements
   */
  slot(elements) {
    const before = this.#slotted;
    this.#slotted = new Map();
    const named = new Set();
    for (const element of elements) {
      const known = before.get(element);
      let id = known?.id ?? (element.id || `slotted-${++this.#count}`);
      while (named.has(id) || !this.#mayHave(id, before)) id = `slotted-${++this.#count}`;
      named.add(id);
      const date = element.querySelector('time[datetime]')?.getAttribute('datetime')?.slice(0, 10);
      this.#slotted.set(element, { id, html: element.outerHTML, ...(date ? { date } : {}) });
    }
    const gone = [...before.values()].filter((a) => !named.has(a.id) && this.#isStill(a)).map((a) => a.id);
    if (gone.length > 0) this.#desk.take(gone);
    const changed = [...this.#slotted].filter(([element, { id, html }]) => before.get(element)?.html !== html || before.get(element)?.id !== id);
    const earlier = new Map([...before.values()].map((a) => [a.id, a]));
    if (changed.length > 0) this.#desk.bring(changed.map(([, article]) => ({ ...article, ...this.#said(article, earlier.get(article.id)) })));
  }

  /**
   * What its reader said of an article, which stays where the page says nothing new; what was brought back of its text is
   * of another text now.
   * @param {Article} article as the page has it
   * @param {Article | undefined} brought as the page had it
   */
  #said(article, brought) {
    const here = this.#desk.get(article.id);
    if (!here) return {};
    const names = /** @type {const} */ (['date', 'outlet', 'title']).filter((name) => here[name] !== brought?.[name] && article[name] === brought?.[name]);
    return Object.fromEntries(names.map((name) => [name, here[name]]));
  }

  /**
   * Whether an article of the slot may have an id: nothing else has it. It may have been that of an element which a
   * framework has drawn anew.
   * @param {string} id
   * @param {ReadonlyMap<Element, Article>} before
   */
  #mayHave(id, before) {
    return this.#desk.get(id) === undefined || [...before.values()].some((a) => a.id === id && this.#isStill(a));
  }

  /** Whether the desk has an article as the slot brought it: a workspace may have put another in its place. @param {Article} brought */
  #isStill(brought) {
    return sameText(this.#desk.get(brought.id), brought);
  }

  /**
   * Other ids have been given to what the page brought.
   * @param {ReadonlyMap<string, string>} ids by the ones of before
   */
  renamed(ids) {
    const now = (/** @type {string} */ id) => ids.get(id) ?? id;
    for (const [element, article] of this.#slotted) this.#slotted.set(element, { ...article, id: now(article.id) });
    this.#loaded = new Map([...this.#loaded].map(([id, article]) => [now(id), { ...article, id: now(id) }]));
    this.#given = new Set([...this.#given].map(now));
  }
}

/**
 * @param {Article | undefined} a
 * @param {Article} b
 */
function sameText(a, b) {
  return a !== undefined && a.text === b.text && a.html === b.html;
}
