// Workspaces on disk: IndexedDB in small records, so that a save writes only what changed. Nothing here knows of tabs.
//
//     workspaces   ID            {id, schema, name, created, changed, revision, articles}: the head
//     parts        [ID, PART]    order, corrections, brought, extra
//     articles     [ID, ARTICLE] an article as handed over
//     marks        'last'        the id of the workspace used last

import { wrap as wrapped } from '../vendor/idb.js';
import { NutgrafError, messageOf } from './errors.js';

/** @typedef {import('./types.js').Article} Article */
/** @typedef {import('idb').IDBPDatabase} Database */
/** @typedef {import('idb').IDBPTransaction<unknown, string[], IDBTransactionMode>} Transaction */
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
/** How long opening may take, in milliseconds: an old tab may keep it waiting for ever. */
const PATIENCE = 10_000;

const wrap = /** @type {typeof import('idb').wrap} */ (wrapped);
const nothing = () => undefined;

/** @param {unknown} [cause] */
const blocked = (cause) => new NutgrafError('workspace-blocked', 'this browser does not let the page store anything here', { cause });

export const newer = () => new NutgrafError('workspace-newer', 'what is stored comes from a newer version of this page; load the page anew');

/**
 * @param {unknown} thrown
 * @returns {NutgrafError}
 */
export function told(thrown) {
  if (thrown instanceof NutgrafError) return thrown;
  const name = typeof thrown === 'object' && thrown !== null && 'name' in thrown ? thrown.name : '';
  if (name === 'QuotaExceededError') return new NutgrafError('workspace-full', 'the space that the browser gives this page is used up', { cause: thrown });
  if (name === 'VersionError') return newer();
  return new NutgrafError('workspace-failed', `the browser could not store it (${messageOf(thrown)})`, { cause: thrown });
}

/** @param {string} id every key of a workspace: arrays come after all strings */
const within = (id) => IDBKeyRange.bound([id], [id, []]);

/**
 * The records. Every method rejects with a `NutgrafError`. Fires `lost`, detail `{error}`, when the browser or a newer
 * page closes the database; except for a newer page the next call opens it again.
 */
export class Store extends EventTarget {
  #factory;
  #patience;
  /** @type {Promise<Database> | undefined} */
  #opening;
  /** A newer page has taken over. */
  #outdated = false;

  /**
   * @param {IDBFactory | undefined} factory
   * @param {number} [patience] how long opening may take, in milliseconds
   */
  constructor(factory, patience = PATIENCE) {
    super();
    this.#factory = factory;
    this.#patience = patience;
  }

  /** @returns {Promise<Database>} */
  open() {
    if (this.#outdated) return Promise.reject(newer());
    this.#opening ??= this.#connect().catch((thrown) => {
      this.#opening = undefined;
      throw thrown;
    });
    return this.#opening;
  }

  /** Closes the database; what is being written is still written. */
  close() {
    this.#opening?.then((db) => db.close(), nothing);
    this.#opening = undefined;
  }

  /** @returns {Promise<Database>} */
  #connect() {
    return new Promise((resolve, reject) => {
      if (!this.#factory) throw blocked();
      /** @type {IDBOpenDBRequest} */
      let request;
      try {
        request = this.#factory.open(DATABASE, VERSION);
      } catch (thrown) {
        throw blocked(thrown);
      }
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        reject(new NutgrafError('workspace-blocked', 'the browser’s storage does not open; close the other tabs with this page'));
      }, this.#patience);
      request.onupgradeneeded = () => {
        for (const name of EVERYTHING) request.result.createObjectStore(name, name === 'workspaces' ? { keyPath: 'id' } : {});
        request.result.createObjectStore('marks');
      };
      request.onerror = (event) => {
        // Else some browsers write it to the console.
        event.preventDefault();
        clearTimeout(timer);
        reject(request.error?.name === 'VersionError' ? newer() : blocked(request.error));
      };
      request.onsuccess = () => {
        clearTimeout(timer);
        if (late) request.result.close();
        else resolve(this.#watched(request.result));
      };
    });
  }

  /** @param {IDBDatabase} db */
  #watched(db) {
    /** @param {NutgrafError} error */
    const lost = (error) => {
      this.#opening = undefined;
      this.dispatchEvent(new CustomEvent('lost', { detail: { error } }));
    };
    db.onversionchange = ({ newVersion }) => {
      db.close();
      // Without a new version it is being deleted.
      this.#outdated = newVersion !== null;
      lost(this.#outdated ? newer() : new NutgrafError('workspace-failed', 'what this page had stored was deleted'));
    };
    db.onclose = () => lost(new NutgrafError('workspace-failed', 'the browser closed its storage'));
    return /** @type {Database} */ (wrap(db));
  }

  /**
   * Gives what `work` gives when all that it wrote is on disk; what fails leaves nothing behind. Writing requests are
   * handed to `issue`, for the end of the transaction tells how they went.
   * @template T
   * @param {string[]} stores
   * @param {'readonly' | 'readwrite'} mode
   * @param {(transaction: Transaction, issue: <R>(request: Promise<R> | undefined) => Promise<unknown>) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async #run(stores, mode, work) {
    const tx = await this.#begin(stores, mode);
    // A request's own error says more than that the transaction was given up for it.
    /** @type {unknown} */
    let reason;
    const done = tx.done.then(nothing, (thrown) => {
      reason ??= thrown;
      throw thrown;
    });
    done.catch(nothing);
    try {
      const answer = await work(tx, (request) => Promise.resolve(request).catch((thrown) => {
        reason ??= thrown;
      }));
      await done;
      return answer;
    } catch (thrown) {
      const first = reason ?? thrown;
      try {
        tx.abort();
      } catch {
        // It is over already.
      }
      await done.catch(nothing);
      throw told(tx.error ?? first);
    }
  }

  /**
   * @param {string[]} stores
   * @param {'readonly' | 'readwrite'} mode
   * @returns {Promise<Transaction>}
   */
  async #begin(stores, mode) {
    for (let tries = 0; ; tries++) {
      const db = await this.open();
      try {
        return /** @type {Transaction} */ (db.transaction(stores, mode, { durability: 'strict' }));
      } catch (thrown) {
        // Closed without a word, as some browsers do while they sleep, it is opened again.
        this.close();
        if (tries > 0) throw told(thrown);
      }
    }
  }

  /** @returns {Promise<Head[]>} */
  heads() {
    return this.#run(['workspaces'], 'readonly', (tx) => tx.objectStore('workspaces').getAll());
  }

  /**
   * A whole workspace, unchecked, or null where there is none of that id; `keys` names the articles.
   * @param {string} id
   * @returns {Promise<{head: Head, parts: Partial<Record<Part, unknown>>, keys: string[], articles: unknown[]} | null>}
   */
  read(id) {
    return this.#run(EVERYTHING, 'readonly', async (tx) => {
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
    return this.#run(EVERYTHING, 'readwrite', async (tx, issue) => {
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
    return this.#run(['workspaces'], 'readwrite', async (tx, issue) => {
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
    return this.#run(EVERYTHING, 'readwrite', async (tx, issue) => {
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
    return this.#run(['marks'], 'readonly', (tx) => tx.objectStore('marks').get(name));
  }

  /** @param {string} name @param {string} value */
  setMark(name, value) {
    return this.#run(['marks'], 'readwrite', async (tx, issue) => void issue(tx.objectStore('marks').put?.(value, name)));
  }
}
