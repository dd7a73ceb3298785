import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hash } from '../../www/nutgraf/hash.js';
import { linkTo, placeIn, wordsAt } from '../../www/nutgraf/link.js';

const TEXT = 'The old bridge over the Ness will be shut.';

test('a link knows the words that it was made for', () => {
  const spans = [{ start: 4, end: 14 }];
  const { words } = placeIn(new URL(linkTo('https://ness.example/', 'a', spans, TEXT)).hash) ?? {};
  assert.equal(wordsAt(TEXT, spans), words);
  assert.equal(wordsAt(`${TEXT} More.`, spans), words);
  assert.notEqual(wordsAt(`x${TEXT}`, spans), words);
});

test('an address leads back to the place that it was made for', () => {
  for (const article of ['a', 'wire: 2 #x', 'é/ü%20', '🌉']) {
    const spans = [{ start: 3, end: 17 }, { start: 20, end: 31 }];
    const link = linkTo('https://ness.example/desk?x=1#old', article, spans, TEXT);
    assert.ok(link.startsWith('https://ness.example/desk?x=1#nutgraf='));
    assert.deepEqual(placeIn(new URL(link).hash), { article, spans, words: wordsAt(TEXT, spans) });
  }
});

test('other addresses name no place', () => {
  for (const hash of ['', '#', '#top', '#nutgraf=', '#nutgraf=a', '#nutgraf=a:1', '#nutgraf=a:1-', '#nutgraf=:1-2', '#nutgraf=%ff:1-2', '#nutgraf=a:1-2,x', '#nutgraf=a:1-2~', '#nutgraf=a:1-2~xyz', '#nutgraf=a:1-2~ab~cd']) {
    assert.equal(placeIn(hash), null, hash);
  }
});

test('a place is within bounds, whatever an address says', () => {
  const of = (/** @type {string} */ places) => placeIn(`#nutgraf=a:${places}`);
  for (const odd of ['9-3', '0-1e9', '1-99999999999999999999', `1-${'9'.repeat(400)}`, '-1-2', '1-2,5-4', '5-6,1-2', '0-9,0-9', '1-4,3-6', '１-２', ' 1-2', '1-2,', Array.from({ length: 1001 }, (_, i) => `${2 * i}-${2 * i + 1}`).join(','), Array(1e6).fill('1-2').join(',')]) {
    assert.equal(of(odd), null, odd.slice(0, 40));
  }
  assert.equal(of(Array.from({ length: 1000 }, (_, i) => `${2 * i}-${2 * i + 1}`).join(','))?.spans.length, 1000);
  assert.deepEqual(of('3-3')?.spans, [{ start: 3, end: 3 }]);
  assert.equal(placeIn(`#nutgraf=${'a:1-2'.repeat(1e6)}x`), null);
});

test('a link can be made to any article', () => {
  const span = { start: 1, end: 2 };
  assert.equal(placeIn(new URL(linkTo('https://ness.example/', 'a\ud800', [span], TEXT)).hash)?.article, 'a\ufffd');
  const many = linkTo('https://ness.example/', 'a', Array.from({ length: 5000 }, (_, i) => ({ start: 2 * i, end: 2 * i + 1 })), TEXT);
  assert.equal(placeIn(new URL(many).hash)?.spans.length, 1000);
});

test('the hash is FNV-1a of 128 bits', () => {
  assert.deepEqual(['', 'a', 'foobar'].map(hash), ['6c62272e07bb014262b821756295c58d', 'd228cb696f1a8caf78912b704e4a8964', '343e1662793c64bf6f0d3597ba446f18']);
  assert.notEqual(hash('é'), hash('e'));
});
