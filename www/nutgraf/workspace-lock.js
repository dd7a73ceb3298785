// Which tab may write a workspace: the one that holds its Web Lock.

import { NutgrafError } from './errors.js';

/** @typedef {Pick<LockManager, 'request' | 'query'>} Locks */

const nothing = () => undefined;

/** @param {string} id */
const lockName = (id) => `nutgraf-workspace:${id}`;

/**
 * Takes a workspace's lock: what gives it back; `false` where another tab has it; `null` where there are no locks. With a
 * signal it waits until it is free.
 * @param {Locks | undefined} locks
 * @param {string} id
 * @param {AbortSignal} [signal]
 * @returns {Promise<(() => void) | false | null>}
 */
export function hold(locks, id, signal) {
  if (!locks) return Promise.resolve(null);
  return new Promise((resolve) => {
    const options = signal ? { signal } : { ifAvailable: true };
    const held = locks.request(lockName(id), options, (lock) => {
      if (!lock) return resolve(false);
      return new Promise((/** @type {(value?: undefined) => void} */ release) => resolve(() => release()));
    });
    // Given up, or not allowed here; once the lock is held this comes too late to matter.
    held.catch(() => resolve(signal?.aborted ? false : null));
  });
}

/**
 * How many tabs have a workspace open or wait for it, as far as the browser tells.
 * @param {Locks | undefined} locks
 * @param {string} id
 */
export async function users(locks, id) {
  /** @type {LockManagerSnapshot} */
  const { held = [], pending = [] } = await locks?.query().catch(nothing) ?? {};
  return [...held, ...pending].filter((lock) => lock.name === lockName(id)).length;
}

export const openElsewhere = () => new NutgrafError('workspace-open', 'it is open in another tab; close it there first');

/** A tab's claim to a workspace: whether it alone writes it, and what it does until it may. */
export class Claim {
  /** Gives the lock back. @type {(() => void) | null} */
  #release = null;
  /** @type {boolean | null} */
  #exclusive = null;
  /** Ends the wait for the lock. */
  #waiting = new AbortController();

  /** @param {(() => void) | false | null} lock as `hold` gives it */
  constructor(lock) {
    this.take(lock);
  }

  /** Whether this tab alone writes it; null where the browser cannot tell. */
  get exclusive() {
    return this.#exclusive;
  }

  /** @param {(() => void) | false | null} lock as `hold` gives it */
  take(lock) {
    this.#release = lock || null;
    this.#exclusive = lock === null ? null : lock !== false;
  }

  letGo() {
    this.#waiting.abort();
    this.#release?.();
    this.#release = null;
  }

  /**
   * Waits until the tab that has the lock lets go.
   * @param {Locks | undefined} locks
   * @param {string} id
   * @param {(lock: () => void, over: AbortSignal) => Promise<void>} got `over` tells whether the claim was let go of meanwhile
   */
  wait(locks, id, got) {
    const { signal } = this.#waiting;
    hold(locks, id, signal).then((lock) => (lock ? got(lock, signal) : undefined)).catch(nothing);
  }
}
