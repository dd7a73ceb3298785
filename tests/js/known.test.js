import assert from 'node:assert/strict';
import { test } from 'node:test';

import { knownOf, withKnown } from '../../www/nutgraf/known.js';

const pile = (/** @type {string[]} */ ...ids) => ids.map((id) => ({ id }));
const at = '2031-05-06T10:00:00.000Z';

test('all that was kept is known, and nothing is new since nothing', () => {
  assert.deepEqual(knownOf({ articles: pile('a', 'b'), changed: at, extra: {} }), { ids: new Set(['a', 'b']), at });
  assert.equal(knownOf({ articles: [], changed: at, extra: {} }), null);
});

test('what is new stays so when the workspace is opened again', () => {
  const known = knownOf({ articles: pile('a'), changed: at, extra: {} });
  const extra = withKnown({ colour: 'red' }, known, pile('a', 'b'));
  assert.deepEqual(extra, { colour: 'red', known: { at, articles: ['a'] } });
  const again = knownOf({ articles: pile('a', 'b'), changed: '2031-05-09T10:00:00.000Z', extra: JSON.parse(JSON.stringify(extra)) });
  assert.deepEqual(again, known);
  assert.deepEqual(withKnown(extra, again, pile('a', 'b')), extra, 'a page that is only opened has nothing to save');
});

test('it is kept no more once it was seen, or is gone', () => {
  const kept = { colour: 'red', known: { at, articles: ['a'] } };
  assert.deepEqual(withKnown(kept, { ids: new Set(['a', 'b']), at }, pile('a', 'b')), { colour: 'red' });
  assert.deepEqual(withKnown(kept, { ids: new Set(['a']), at }, pile('a')), { colour: 'red' });
  assert.deepEqual(withKnown(kept, null, pile('a')), { colour: 'red' });
});

test('what is no such thing is passed over', () => {
  for (const known of [null, 3, {}, { articles: 'a', at }, { articles: ['a'] }]) {
    assert.deepEqual(knownOf({ articles: pile('a', 'b'), changed: at, extra: { known } }), { ids: new Set(['a', 'b']), at });
  }
  assert.deepEqual(knownOf({ articles: pile('a'), changed: at, extra: { known: { articles: ['a', 7], at } } }), { ids: new Set(['a']), at });
});
