// What tests of workspaces have in common: articles, and ways to look behind them.

import assert from 'node:assert/strict';

import { cleanArticle } from '../../www/nutgraf/input.js';
import { DATABASE } from '../../www/nutgraf/workspace-store.js';
import { tick } from './tabs.js';

/** @typedef {import('./tabs.js').Browser} Browser */

/** @param {string} id @param {string} [text] */
export const article = (id, text = `The story ${id} went on.`) => cleanArticle({ id, text, outlet: 'The Ledger' });

/** @param {string} code */
export const coded = (code) => (/** @type {unknown} */ thrown) => {
  assert.equal(/** @type {any} */ (thrown).code, code);
  return true;
};

/** @param {{articles: readonly {id: string}[]}} contents */
export const ids = ({ articles }) => articles.map((a) => a.id).join(' ');

/**
 * @param {EventTarget} target
 * @param {string} name
 */
export function heard(target, name) {
  /** @type {any[]} */
  const events = [];
  target.addEventListener(name, (event) => events.push(/** @type {CustomEvent} */ (event).detail));
  return events;
}

/**
 * Writes to the database behind everybody's back.
 * @param {Browser} browser
 * @param {(db: IDBDatabase) => void} work
 */
export async function behind(browser, work, version = 1) {
  const db = /** @type {IDBDatabase} */ (await new Promise((resolve, reject) => {
    const request = browser.factory.open(DATABASE, version);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  }));
  work(db);
  for (let i = 0; i < 10; i++) await tick();
  db.close();
}

export const RENAME = /** @type {const} */ ({ op: 'rename', entity: 'e1', name: 'Ada Roe' });
