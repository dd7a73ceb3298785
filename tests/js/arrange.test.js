import assert from 'node:assert/strict';
import { test } from 'node:test';

import { arranged } from '../../www/ui/arrange.js';

/** @typedef {import('../../www/ui/article-row.js').Entry} Entry */

/**
 * @param {string} id
 * @param {string} outlet
 * @param {string} [date]
 * @param {string} [read] the day that was found in it
 */
const entry = (id, outlet, date, read) => /** @type {Entry} */ (/** @type {unknown} */ ({
  article: { id, date }, report: read === undefined ? undefined : { date: read }, title: `${id} …`, wholeTitle: `Title of ${id}`, outlet,
}));
const LIST = [entry('müll', 'Ness Herald', '2031-03-02'), entry('b', '', undefined, '2031-03-01'), entry('c', 'Łódź Post', 'soon'), entry('d', 'Averil Wire', '2031-03-02T08:00:00Z'), entry('e', 'Ness Herald')];

/** @param {Partial<import('../../www/ui/arrange.js').Wish>} wish */
const ids = (wish) => arranged(LIST, { words: '', order: '', group: '', ...wish }, 'en-GB').items.map((i) => ('group' in i ? `${i.name} (${i.n})` : i.article.id));

test('as added, by day and by outlet; what has none comes last', () => {
  assert.deepEqual(ids({}), ['müll', 'b', 'c', 'd', 'e']);
  assert.deepEqual(ids({ order: 'newest' }), ['müll', 'd', 'b', 'c', 'e']);
  assert.deepEqual(ids({ order: 'oldest' }), ['b', 'müll', 'd', 'c', 'e']);
  assert.deepEqual(ids({ order: 'outlet' }), ['d', 'c', 'müll', 'e', 'b']);
});

test('some of them, by words of title and outlet', () => {
  assert.deepEqual(ids({ words: 'MULL' }), ['müll']);
  assert.deepEqual(ids({ words: 'lodz po' }), ['c']);
  assert.deepEqual(ids({ words: 'herald title' }), ['müll', 'e']);
  assert.deepEqual(ids({ words: '  ' }).length, 5);
  assert.deepEqual(ids({ words: 'zebra', group: 'day' }), []);
});

test('in groups, in order within each', () => {
  assert.deepEqual(ids({ group: 'outlet', order: 'newest' }), ['Averil Wire (1)', 'd', 'Łódź Post (1)', 'c', 'Ness Herald (2)', 'müll', 'e', 'No outlet (1)', 'b']);
  assert.deepEqual(ids({ group: 'day' }), ['1 Mar 2031 (1)', 'b', '2 Mar 2031 (2)', 'müll', 'd', 'No date (2)', 'c', 'e']);
  assert.deepEqual(ids({ group: 'day', order: 'newest', words: 'title' })[0], '2 Mar 2031 (2)');
});
