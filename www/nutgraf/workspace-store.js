// Workspaces on disk: IndexedDB in small records, so that a save writes only what changed. Nothing here knows of tabs.
//
//     workspaces   ID            {id, schema, name, created, changed, revision, articles}: the head
//     parts        [ID, PART]    order, corrections, brought, extra
//     articles     [ID, ARTICLE] an article as handed over
//     marks        'last'        the id of the workspace used last

import { Database, newer } from './database.js';

/** @typedef {import('./types.js').Article} Article */
/** @typedef {'order' | 'corrections' | 'brought' | 'extra'} Part */

/**
 * What a workspace is called and how it stands; all that a list needs.
 * @typedef {Object} Head
 * @property {string} id
 * @property {number} schema
 * @property {string} name
 * @property {string} created an ISO 8601 time
 * @property {string} changed an ISO 8601 time: the last save of contents
 * @property {number} revision counts the saves
 * @property {number} articles how many there are
 */

/**
 * One save.
 * @typedef {Object} Change
 * @property {string} id
 * @property {number | null} revision the one that is being replaced; null for a new workspace
 * @property {string} [name] of a new workspace
 * @property {string} time an ISO 8601 time
 * @property {number} count of articles afterwards
 * @property {readonly Article[]} put
 * @property {readonly string[]} remove
 * @property {Partial<Record<Part, unknown>>} parts
 */

export const DATABASE = 'nutgraf';
/** Of the stores. */
const VERSION = 1;
/** Of what a workspace's records hold. */
export const SCHEMA = 1;

/** @type {Part[]} */
const PARTS = ['order', 'corrections', 'brought', 'extra'];
const EVERYTHING = ['workspaces', 'parts', 'articles'];
/** So many articles are read or written before the page gets its turn. */
const BATCH = 100;

/** @param {IDBDatabase} db */
function make(db) {
  for (const name of EVERYTHING) db.createObjectStore(name, name === 'workspaces' ? { keyPath: 'id' } : {});
  db.createObjectStore('marks');
}

/** @param {string} id every key of a workspace: arrays come after all strings */
const within = (id) => IDBKeyRange.bound([id], [id, []]);

/**
 * The records. Every method rejects with a `NutgrafError`. Fires `lost`, detail `{error}`, when the browser or a newer
 * page closes the database; except for a newer page the next call opens it again.
 */
export class Store extends EventTarget {
  #database;

  /**
   * @param {IDBFactory | undefined} factory
   * @param {number} [patience] how long opening may take, in milliseconds
   */
  constructor(factory, patience) {
    super();
    const lost = (/** @type {import('./errors.js').NutgrafError} */ error) => this.dispatchEvent(new CustomEvent('lost', { detail: { error } }));
    this.#database = new Database({ name: DATABASE, version: VERSION, make, factory, patience, lost });
  }

  /** @returns {Promise<unknown>} */
  open() {
    return this.#database.open();
  }

  /** Closes the database; what is being written is still written. */
  close() {
    this.#database.close();
  }

  /** @returns {Promise<Head[]>} */
  heads() {
    return this.#database.run(['workspaces'], 'readonly', (tx) => tx.objectStore('workspaces').getAll());
  }

  /**
   * A whole workspace, unchecked, or null where there is none of that id; `keys` names the articles.
   * @param {string} id
   * @returns {Promise<{head: Head, parts: Partial<Record<Part, unknown>>, keys: string[], articles: unknown[]} | null>}
   */
  read(id) {
    return this.#database.run(EVERYTHING, 'readonly', async (tx) => {
      /** @type {Head | undefined} */
      const head = await tx.objectStore('workspaces').get(id);
      if (!head) return null;
      if (head.schema > SCHEMA) throw newer();
      const values = await Promise.all(PARTS.map((part) => tx.objectStore('parts').get([id, part])));
      const store = tx.objectStore('articles');
      const keys = /** @type {[string, string][]} */ (await store.getAllKeys(within(id)));
      /** @type {unknown[]} */
      const articles = [];
      for (let i = 0; i < keys.length; i += BATCH) {
        const range = IDBKeyRange.bound(keys[i], keys[Math.min(i + BATCH, keys.length) - 1]);
        articles.push(...await store.getAll(range));
      }
      return { head, parts: Object.fromEntries(PARTS.map((part, i) => [part, values[i]])), keys: keys.map(([, key]) => key), articles };
    });
  }

  /**
   * Writes a change if the workspace is still at the revision that it replaces, and gives the new head; otherwise nothing
   * is touched, and the answer says whether another has written it (`changed`) or it is gone (`missing`).
   * @param {Change} change
   * @returns {Promise<Head | 'changed' | 'missing'>}
   */
  write(change) {
    return this.#database.run(EVERYTHING, 'readwrite', async (tx, issue) => {
      const { id, revision, time } = change;
      const heads = tx.objectStore('workspaces');
      /** @type {Head | undefined} */
      const stored = await heads.get(id);
      if (!stored && revision !== null) return 'missing';
      if (stored && (stored.revision !== revision || stored.schema > SCHEMA)) return 'changed';
      const base = stored ?? { id, name: change.name ?? '', created: time };
      /** @type {Head} */
      const head = { ...base, schema: SCHEMA, changed: time, revision: (revision ?? 0) + 1, articles: change.count };
      void issue(heads.put?.(head));
      for (const [part, value] of Object.entries(change.parts)) void issue(tx.objectStore('parts').put?.(value, [id, part]));
      const articles = tx.objectStore('articles');
      for (const article of change.remove) void issue(articles.delete?.([id, article]));
      for (const [i, article] of change.put.entries()) {
        const request = issue(articles.put?.(article, [id, article.id]));
        if (i % BATCH === BATCH - 1) await request;
      }
      return head;
    });
  }

  /**
   * Names a workspace; its revision stays, for a name is in nobody's way.
   * @param {string} id
   * @param {string} name
   * @returns {Promise<boolean>} whether there is such a workspace
   */
  rename(id, name) {
    return this.#database.run(['workspaces'], 'readwrite', async (tx, issue) => {
      const store = tx.objectStore('workspaces');
      /** @type {Head | undefined} */
      const head = await store.get(id);
      if (!head) return false;
      if (head.schema > SCHEMA) throw newer();
      void issue(store.put?.({ ...head, name }));
      return true;
    });
  }

  /** @param {string} id */
  erase(id) {
    return this.#database.run(EVERYTHING, 'readwrite', async (tx, issue) => {
      const heads = tx.objectStore('workspaces');
      /** @type {Head | undefined} */
      const head = await heads.get(id);
      if (head && head.schema > SCHEMA) throw newer();
      void issue(heads.delete?.(id));
      for (const name of ['parts', 'articles']) void issue(tx.objectStore(name).delete?.(within(id)));
    });
  }

  /** @param {string} name @returns {Promise<unknown>} */
  mark(name) {
    return this.#database.run(['marks'], 'readonly', (tx) => tx.objectStore('marks').get(name));
  }

  /** @param {string} name @param {string} value */
  setMark(name, value) {
    return this.#database.run(['marks'], 'readwrite', async (tx, issue) => void issue(tx.objectStore('marks').put?.(value, name)));
  }
}
