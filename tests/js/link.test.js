import assert from 'node:assert/strict';
import { test } from 'node:test';

import { linkTo, placeIn } from '../../www/nutgraf/link.js';

test('an address leads back to the place that it was made for', () => {
  for (const article of ['a', 'wire: 2 #x', 'é/ü%20', '🌉']) {
    const spans = [{ start: 3, end: 17 }, { start: 20, end: 31 }];
    const link = linkTo('https://ness.example/desk?x=1#old', article, spans);
    assert.ok(link.startsWith('https://ness.example/desk?x=1#nutgraf='));
    assert.deepEqual(placeIn(new URL(link).hash), { article, spans });
  }
});

test('other addresses name no place', () => {
  for (const hash of ['', '#', '#top', '#nutgraf=', '#nutgraf=a', '#nutgraf=a:1', '#nutgraf=a:1-', '#nutgraf=:1-2', '#nutgraf=%ff:1-2', '#nutgraf=a:1-2,x']) {
    assert.equal(placeIn(hash), null, hash);
  }
});
