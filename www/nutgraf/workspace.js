// Workspaces that last: what a reader has gathered, kept in this browser by IndexedDB and saved as one works.
//
//     const workspaces = await Workspaces.open();
//     const workspace = await workspaces.load(await workspaces.lastUsed() ?? …);    // or workspaces.create('Story')
//     workspace.articles, workspace.corrections, workspace.brought, workspace.extra  // to go on with
//     workspace.save({ articles, corrections, brought, extra });                     // at every change
//
// Two tabs on one workspace lose nothing: a Web Lock tells which of them may write it, and every save checks, in the
// transaction that writes, that nobody else has written since. Who may not, or comes too late, saves a copy.

import { NutgrafError } from './errors.js';
import { Workspace } from './open-workspace.js';
import { contentsOf, freshId, whole } from './workspace-contents.js';
import { cleanName, readWorkspaceFile, workspaceFile } from './workspace-file.js';
import { hold, openElsewhere, users } from './workspace-lock.js';
import { SCHEMA, Store } from './workspace-store.js';

export { Workspace };
export { isWorkspaceFile, workspaceFile } from './workspace-file.js';

/** @typedef {import('./types.js').Article} Article */
/** @typedef {import('./open-workspace.js').Surroundings} Surroundings */
/** @typedef {import('./workspace-file.js').Contents} Contents */
/** @typedef {import('./workspace-lock.js').Locks} Locks */
/** @typedef {import('./workspace-store.js').Head} Head */

/**
 * What the browser gives; each has the browser's own as its default. `undefined` stands for a browser without.
 * @typedef {Object} Options
 * @property {IDBFactory | undefined} [indexedDB]
 * @property {Locks | undefined} [locks]
 * @property {Pick<StorageManager, 'persist' | 'persisted'> | undefined} [storage]
 * @property {Pick<Storage, 'getItem' | 'setItem'> | undefined} [session] where a tab remembers its own workspace
 * @property {number} [patience] how long opening may take, in milliseconds
 */

/**
 * A line of the list. A workspace with `newer` was written by a newer version of the page, and stays closed.
 * @typedef {{id: string, name: string, changed: string, articles: number, newer: boolean}} Listed
 */

const LAST = 'last';
const SESSION = 'nutgraf-workspace';

const nothing = () => undefined;

/**
 * A browser's facility, or `undefined` where the page may not even ask for it.
 * @template T
 * @param {() => T} get
 */
function allowed(get) {
  try {
    return get();
  } catch {
    return undefined;
  }
}

/** All workspaces of this browser. Fires `change` when `persisted` is known. */
export class Workspaces extends EventTarget {
  #store;
  #locks;
  #storage;
  #session;
  /** @type {Set<Workspace>} */
  #open = new Set();
  #asked = false;
  /** @type {boolean | null} */
  #persisted = null;
  /** @type {Surroundings} */
  #surroundings;

  /**
   * For `open`.
   * @param {Options} options
   */
  constructor(options) {
    super();
    const own = /** @param {keyof Options} name */ (name) => name in options;
    this.#store = new Store(own('indexedDB') ? options.indexedDB : allowed(() => globalThis.indexedDB), options.patience);
    this.#locks = own('locks') ? options.locks : allowed(() => navigator.locks);
    this.#storage = own('storage') ? options.storage : allowed(() => navigator.storage);
    this.#session = own('session') ? options.session : allowed(() => sessionStorage);
    this.#surroundings = {
      store: this.#store, locks: this.#locks, used: (id) => this.#use(id), kept: () => this.#persist(), closed: (w) => this.#open.delete(w),
    };
  }

  /**
   * Rejects with a `NutgrafError`: `workspace-blocked` where nothing can be stored, `workspace-newer` where a newer
   * version of the page has been here.
   * @param {Options} [options]
   * @returns {Promise<Workspaces>}
   */
  static async open(options = {}) {
    const workspaces = new Workspaces(options);
    await workspaces.#store.open();
    return workspaces;
  }

  /** Whether the browser has promised to keep what is stored; null until it has been asked. */
  get persisted() {
    return this.#persisted;
  }

  /** All of them, the last changed first. @returns {Promise<Listed[]>} */
  async list() {
    const heads = await this.#store.heads();
    return heads.map(({ id, name, changed, articles, schema }) => ({
      id, name: cleanName(name), changed: String(changed), articles: Number(articles) || 0, newer: schema > SCHEMA,
    })).sort((a, b) => (a.changed < b.changed ? 1 : -1));
  }

  /**
   * A new, empty one, open.
   * @param {string} name
   * @returns {Promise<Workspace>}
   */
  async create(name) {
    const { id } = await this.#write(cleanName(name), { articles: [], corrections: [], brought: [], extra: {} });
    return this.load(id);
  }

  /**
   * Opens one; rejects with `workspace-gone`, `workspace-newer` or `workspace-failed`. What is damaged in it is in the
   * workspace's `errors`.
   * @param {string} id
   * @returns {Promise<Workspace>}
   */
  async load(id) {
    const lock = await hold(this.#locks, id);
    try {
      const stored = await this.#store.read(id);
      if (!stored) throw new NutgrafError('workspace-gone', 'there is no such workspace any more');
      const workspace = new Workspace(this.#surroundings, stored.head, contentsOf(stored), lock);
      this.#open.add(workspace);
      this.#use(id);
      return workspace;
    } catch (thrown) {
      if (lock) lock();
      throw thrown;
    }
  }

  /**
   * @param {string} id
   * @param {string} name
   * @returns {Promise<void>}
   */
  async rename(id, name) {
    const named = cleanName(name);
    if (!await this.#store.rename(id, named)) throw new NutgrafError('workspace-gone', 'there is no such workspace any more');
    for (const workspace of this.#open) if (workspace.id === id) workspace.named(named);
  }

  /**
   * Deletes one for good; if it is open here, it is closed. Rejects with `workspace-open` where another tab has it open.
   * @param {string} id
   * @returns {Promise<void>}
   */
  async forget(id) {
    const own = [...this.#open].filter((w) => w.id === id);
    if (own[0] && own.length === 1 && await own[0].forget(id)) return;
    const lock = await hold(this.#locks, id);
    try {
      if (lock === false || await users(this.#locks, id) > 1) throw openElsewhere();
      await this.#store.erase(id);
    } finally {
      if (lock) lock();
    }
  }

  /**
   * The workspace that this tab, or else any tab, opened last, if it is still there.
   * @returns {Promise<string | null>}
   */
  async lastUsed() {
    const ids = new Set((await this.#store.heads()).map((head) => head.id));
    const here = allowed(() => this.#session?.getItem(SESSION));
    if (here && ids.has(here)) return here;
    const last = await this.#store.mark(LAST);
    return typeof last === 'string' && ids.has(last) ? last : null;
  }

  /**
   * The whole of one, as stored, for a file; ready for JSON.
   * @param {string} id
   */
  async exportFile(id) {
    for (const workspace of this.#open) if (workspace.id === id) await workspace.settled();
    const stored = await this.#store.read(id);
    if (!stored) throw new NutgrafError('workspace-gone', 'there is no such workspace any more');
    return workspaceFile({ name: cleanName(stored.head.name), ...contentsOf(stored) });
  }

  /**
   * Makes a new workspace, not opened, of such a file's value. `errors` tells which of its entries are left out. Rejects
   * with `bad-workspace` where it is no such file.
   * @param {unknown} value
   * @returns {Promise<{id: string, name: string, articles: number, errors: NutgrafError[]}>}
   */
  async importFile(value) {
    const { name, errors, ...contents } = readWorkspaceFile(value);
    const { id, articles } = await this.#write(name, contents);
    return { id, name, articles, errors };
  }

  /** Closes all that is open here, once it is on disk. */
  async close() {
    await Promise.all([...this.#open].map((workspace) => workspace.close()));
    this.#store.close();
  }

  /**
   * @param {string} name
   * @param {Contents} contents
   * @returns {Promise<Head>}
   */
  async #write(name, contents) {
    const head = await this.#store.write(whole(freshId(), name, contents));
    if (typeof head === 'string') throw new NutgrafError('workspace-failed', 'the browser could not store it');
    if (contents.articles.length > 0) this.#persist();
    return head;
  }

  /** @param {string} id */
  #use(id) {
    allowed(() => this.#session?.setItem(SESSION, id));
    this.#store.setMark(LAST, id).catch(nothing);
  }

  /** Asks the browser, once, to keep what is stored even when space runs short. Some browsers ask the reader. */
  #persist() {
    if (this.#asked) return;
    this.#asked = true;
    const ask = async () => {
      const storage = this.#storage;
      if (!storage) return;
      this.#persisted = await storage.persisted() || await storage.persist();
      this.dispatchEvent(new Event('change'));
    };
    ask().catch(nothing);
  }
}
