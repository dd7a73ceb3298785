// What tests of the desk have in common: a desk with an engine of the test's own, and what is put on it.

import assert from 'node:assert/strict';

import { Nutgraf } from '../../www/nutgraf-client.js';
import { Desk } from '../../www/nutgraf/desk.js';
import { fakeEngine } from './fake-engine.js';

/** @typedef {import('../../www/nutgraf/types.js').Article} Article */

export const tick = () => new Promise((resolve) => setImmediate(resolve));

/** @param {Desk} desk */
export async function rest(desk) {
  for (let i = 0; desk.state === 'busy'; i++) {
    assert(i < 10_000, 'never at rest');
    await tick();
  }
}

export function desk() {
  const engine = fakeEngine(tick);
  const client = new Nutgraf({ open: engine.open, patience: 5 });
  return { engine, client, desk: new Desk(client) };
}

/** @param {number} n @param {(i: number) => string} [text] @returns {Article[]} */
export const articles = (n, text = (i) => `text X${i}`) => Array.from({ length: n }, (_, i) => ({ id: `a${i}`, text: text(i) }));
/** @param {Desk} d @param {Article[]} list */
export const add = (d, list) => d.commit('add', list.map((a) => /** @type {const} */ ([a.id, a])));
/** @param {Desk} d */
export const read = (d) => /** @type {{id: string}[]} */ (d.edition?.report.articles ?? []).map((a) => a.id).sort();
