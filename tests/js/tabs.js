// Browser tabs for tests of storage: each has its own connection to one database and its own view of one lock manager,
// can die at any moment, and can be told that the disk is full.

import 'fake-indexeddb/auto';
import { IDBFactory, forceCloseDatabase } from 'fake-indexeddb';

import { Workspaces } from '../../www/nutgraf/workspace.js';

/** @typedef {import('../../www/nutgraf/workspace.js').Options} Options */

/** Lets the database and whoever waits for it take a turn. */
export const tick = () => new Promise((resolve) => setImmediate(resolve));

/** @param {() => boolean} met */
export async function until(met) {
  for (let i = 0; i < 10_000 && !met(); i++) await tick();
  if (!met()) throw new Error(`never came true: ${met}`);
}

/** Web Locks as their standard has them, as far as they are used here: exclusive locks, in the order asked for. */
class LockManager {
  /** @type {{name: string, tab: object, free: () => void}[]} */
  held = [];
  /** @type {{name: string, tab: object, grant: () => void}[]} */
  pending = [];

  /** @param {string} name */
  #next(name) {
    if (this.held.some((lock) => lock.name === name)) return;
    const i = this.pending.findIndex((wait) => wait.name === name);
    if (i >= 0) this.pending.splice(i, 1)[0]?.grant();
  }

  /**
   * @param {object} tab
   * @param {string} name
   * @param {LockOptions} options
   * @param {(lock: unknown) => unknown} run
   */
  async request(tab, name, { ifAvailable, signal }, run) {
    await tick();
    signal?.throwIfAborted();
    if (this.held.some((lock) => lock.name === name)) {
      if (ifAvailable) {
        run(null);
        return;
      }
      await new Promise((resolve, reject) => {
        const wait = { name, tab, grant: () => resolve(undefined) };
        this.pending.push(wait);
        signal?.addEventListener('abort', () => {
          const i = this.pending.indexOf(wait);
          if (i >= 0) this.pending.splice(i, 1);
          reject(signal.reason);
        });
      });
    }
    /** @type {() => void} */
    let free = () => undefined;
    const freed = new Promise((resolve) => {
      free = () => resolve(undefined);
    });
    const lock = { name, tab, free };
    this.held.push(lock);
    // The tab's death frees the lock as well as the end of what it was taken for.
    await Promise.race([freed, Promise.resolve(run({ name }))]);
    this.held.splice(this.held.indexOf(lock), 1);
    this.#next(name);
  }

  /** @param {object} tab */
  die(tab) {
    this.pending = this.pending.filter((wait) => wait.tab !== tab);
    for (const lock of this.held.filter((l) => l.tab === tab)) lock.free();
  }
}

/** A browser: what its tabs share. */
export class Browser {
  factory = new IDBFactory();
  locks = new LockManager();
  /** What its tabs wrote or deleted: `put articles w,a`. @type {string[]} */
  log = [];
  /** Requests of any kind. */
  requests = 0;
  /** How transactions were opened. @type {Set<string>} */
  durability = new Set();
  /** Whether the disk is full, and what finds it so: the transaction, the call, or the request. @type {false | 'late' | 'at once' | 'request'} */
  full = false;
  persists = 0;

  /** @param {Options & {secure?: boolean}} [options] `secure: false` for a page without locks */
  async tab({ secure = true, ...options } = {}) {
    const tab = new Tab(this, secure);
    tab.workspaces = await Workspaces.open({ ...tab.surroundings, ...options });
    return tab;
  }

  /**
   * Counts what is asked for, and fails where the disk is full.
   * @param {any} tx
   */
  watch(tx) {
    for (const name of tx.objectStoreNames) {
      const store = tx.objectStore(name);
      for (const op of ['put', 'delete', 'get', 'getAll', 'getAllKeys']) {
        const run = store[op].bind(store);
        store[op] = (/** @type {unknown[]} */ ...args) => {
          this.requests += 1;
          if (op === 'put') this.log.push(`put ${name} ${args[1] ?? 'head'}`);
          if (op === 'delete') this.log.push(`delete ${name}`);
          if (op === 'put' && this.full === 'at once') throw new DOMException('full', 'QuotaExceededError');
          if (op === 'put' && this.full === 'late') queueMicrotask(() => tx._state === 'finished' || tx._abort('QuotaExceededError'));
          const request = run(...args);
          if (op === 'put' && this.full === 'request') {
            tx._requests.at(-1).operation = () => {
              throw new DOMException('full', 'QuotaExceededError');
            };
          }
          return request;
        };
      }
    }
  }
}

class Tab {
  #browser;
  /** @type {any[]} */
  #databases = [];
  /** @type {Set<any>} */
  #transactions = new Set();
  dead = false;
  /** @type {Workspaces} */
  workspaces = /** @type {any} */ (undefined);
  /** @type {Options} */
  surroundings;

  /** @param {Browser} browser @param {boolean} secure */
  constructor(browser, secure) {
    this.#browser = browser;
    /** @type {Map<string, string>} */
    const session = new Map();
    this.surroundings = {
      indexedDB: /** @type {any} */ ({ open: (/** @type {string} */ name, /** @type {number} */ version) => this.#open(name, version) }),
      locks: secure ? /** @type {any} */ ({
        request: (/** @type {string} */ name, /** @type {LockOptions} */ options, /** @type {(lock: unknown) => unknown} */ run) => (
          browser.locks.request(this, name, options, run)),
        query: async () => ({ held: [...browser.locks.held], pending: [...browser.locks.pending] }),
      }) : undefined,
      storage: { persisted: async () => false, persist: async () => (browser.persists += 1) > 0 },
      session: { getItem: (key) => session.get(key) ?? null, setItem: (key, value) => void session.set(key, value) },
    };
  }

  /** @param {string} name @param {number} version */
  #open(name, version) {
    if (this.dead) throw new DOMException('dead', 'InvalidStateError');
    const request = this.#browser.factory.open(name, version);
    request.addEventListener('success', () => {
      const db = /** @type {any} */ (request.result);
      if (this.dead) return db.close();
      this.#databases.push(db);
      const begin = db.transaction.bind(db);
      db.transaction = (/** @type {string[]} */ stores, /** @type {string} */ mode, /** @type {IDBTransactionOptions} */ options) => {
        const tx = begin(stores, mode, options);
        this.#transactions.add(tx);
        for (const end of ['complete', 'abort']) tx.addEventListener(end, () => this.#transactions.delete(tx));
        this.#browser.durability.add(`${mode} ${options?.durability}`);
        this.#browser.watch(tx);
        return tx;
      };
    });
    return request;
  }

  /** The tab's process ends: what was not committed never happened, its locks are free. */
  die() {
    this.dead = true;
    for (const tx of this.#transactions) {
      try {
        tx.abort();
      } catch {
        // Committed already.
      }
    }
    for (const db of this.#databases) db.close();
    this.#browser.locks.die(this);
  }

  /**
   * The browser closes the connections, as it does when storage is cleared or fails.
   * @param {'in silence'} [how] some browsers tell nobody
   */
  lose(how) {
    for (const db of this.#databases.splice(0)) {
      if (how) db.close();
      else forceCloseDatabase(db);
    }
  }
}
