// A database of this browser: opened when it is needed, opened again when it was closed, and what goes wrong with it told as
// errors of ours. Nothing here knows what is in it.

import { wrap as wrapped } from '../vendor/idb.js';
import { NutgrafError, messageOf } from './errors.js';

/** @typedef {import('idb').IDBPDatabase} Opened */
/** @typedef {import('idb').IDBPTransaction<unknown, string[], IDBTransactionMode>} Transaction */

/**
 * @typedef {Object} Options
 * @property {string} name
 * @property {number} version of the stores
 * @property {(db: IDBDatabase) => void} make makes the stores
 * @property {IDBFactory | undefined} factory
 * @property {number | undefined} patience how long opening may take, in milliseconds
 * @property {(error: NutgrafError) => void} lost told when the browser or a newer page closes the database; except for a
 *   newer page the next call opens it again
 */

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

/** Every method that waits rejects with a `NutgrafError`. */
export class Database {
  #options;
  /** @type {Promise<Opened> | undefined} */
  #opening;
  /** A newer page has taken over. */
  #outdated = false;

  /** @param {Options} options */
  constructor(options) {
    this.#options = options;
  }

  /** @returns {Promise<Opened>} */
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

  /** @returns {Promise<Opened>} */
  #connect() {
    const { name, version, make, factory, patience = PATIENCE } = this.#options;
    return new Promise((resolve, reject) => {
      if (!factory) throw blocked();
      /** @type {IDBOpenDBRequest} */
      let request;
      try {
        request = factory.open(name, version);
      } catch (thrown) {
        throw blocked(thrown);
      }
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        reject(new NutgrafError('workspace-blocked', 'the browser’s storage does not open; close the other tabs with this page'));
      }, patience);
      request.onupgradeneeded = () => make(request.result);
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
      this.#options.lost(error);
    };
    db.onversionchange = ({ newVersion }) => {
      db.close();
      // Without a new version it is being deleted.
      this.#outdated = newVersion !== null;
      lost(this.#outdated ? newer() : new NutgrafError('workspace-failed', 'what this page had stored was deleted'));
    };
    db.onclose = () => lost(new NutgrafError('workspace-failed', 'the browser closed its storage'));
    return /** @type {Opened} */ (wrap(db));
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
  async run(stores, mode, work) {
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
}
