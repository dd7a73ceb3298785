// A copy of a workspace: what it is called, and how it is stored.

import { NutgrafError } from './errors.js';
import { freshId, whole } from './workspace-contents.js';
import { hold } from './workspace-lock.js';

/** @typedef {import('./workspace-file.js').Contents} Contents */
/** @typedef {import('./workspace-lock.js').Locks} Locks */
/** @typedef {import('./workspace-store.js').Store} Store */

/**
 * "NAME (copy)", or the first "NAME (copy 2)", "(copy 3)", ... that is free.
 * @param {string} name
 * @param {ReadonlySet<string>} taken
 */
export function copyName(name, taken) {
  const base = name.replace(/ \(copy(?: \d+)?\)$/, '');
  for (let n = 1; ; n++) {
    const copy = `${base} (copy${n > 1 ? ` ${n}` : ''})`;
    if (!taken.has(copy)) return copy;
  }
}

/**
 * Stores what a tab holds as a workspace of its own, and takes its lock.
 * @param {{store: Store, locks: Locks | undefined}} around
 * @param {string} name
 * @param {Contents} contents
 */
export async function storeCopy({ store, locks }, name, contents) {
  const id = freshId();
  const lock = await hold(locks, id);
  try {
    const head = await store.write(whole(id, name, contents));
    if (typeof head === 'string') throw new NutgrafError('workspace-failed', 'the browser could not store the copy');
    return { head, lock };
  } catch (thrown) {
    if (lock) lock();
    throw thrown;
  }
}
