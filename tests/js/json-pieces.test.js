import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonPieces } from '../../www/nutgraf/json.js';
import { inPieces, inSlices } from '../../www/ui/slices.js';

test('JSON in pieces is the JSON that it would be whole', () => {
  for (const value of [{}, { a: [], b: {}, c: undefined, d: null }, { list: [1, null, undefined, { x: 'one\ntwo', y: [[], [3]] }, 'z'], deep: { list: [{ n: 1 }] }, last: '“”\ud800' }]) {
    assert.equal([...jsonPieces(value)].join(''), `${JSON.stringify(value, null, 1)}\n`);
  }
});

test('long work is done in slices, in order, and ends when it is no longer wanted', async () => {
  const items = Array.from({ length: 25 }, (_, i) => i);
  /** @type {number[]} */
  const seen = [];
  const done = inSlices(items, 10, (item) => seen.push(item));
  assert.equal(seen.length, 10, 'the first slice is done at once, and no more');
  assert.equal(await done, true);
  assert.deepEqual(seen, items);
  assert.equal(await inSlices(items, 10, () => undefined, () => false), false);
});

test('a long text comes in parts that make it up', async () => {
  const pieces = Array.from({ length: 1000 }, (_, i) => `${i}é\n`);
  const parts = await inPieces(pieces);
  assert.ok(parts && parts.length > 3);
  assert.equal(await new Blob(parts).text(), pieces.join(''));
  assert.equal(await inPieces(pieces, () => false), null);
});
