// What tests of workspaces have in common: articles, and ways to look behind them.

import assert from 'node:assert/strict';

import { cleanArticle } from '../../www/nutgraf/input.js';
import { DATABASE } from '../../www/nutgraf/workspace-store.js';
import { Browser, tick } from './tabs.js';

/** @param {string} id @param {string} [text] */
export const article = (id, text = `The story ${id} went on.`) => cleanArticle({ id, text, outlet: 'The Ledger' });

/**
 * A workspace that two tabs have open: the first has made it and saved an article in it.
 * @param {string} name
 * @param {Parameters<Browser['tab']>[0]} [options] of both tabs
 */
export async function shared(name, options) {
  const browser = new Browser();
  const [one, two] = [await browser.tab(options), await browser.tab(options)];
  const a = await one.workspaces.create(name);
  await a.save({ articles: [article('a')] });
  const b = await two.workspaces.load(a.id);
  return { browser, one, two, a, b };
}

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
