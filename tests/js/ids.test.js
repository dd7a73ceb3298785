import assert from 'node:assert/strict';
import { test } from 'node:test';

import { freeIds } from '../../www/nutgraf/ids.js';
import { readWorkspaceFile } from '../../www/nutgraf/workspace-file.js';

test('an id that is taken gets the next number that is free', () => {
  const taken = new Set(['a', 'a-3']);
  const freeId = freeIds((id) => taken.has(id));
  const given = ['a', 'b', 'a', 'b', 'a-2'].map((id) => {
    const free = freeId(id);
    taken.add(free);
    return free;
  });
  assert.deepEqual(given, ['a-2', 'b', 'a-4', 'b-2', 'a-2-2']);
});

test('many of one id are asked after about once each', () => {
  const counted = (/** @type {number} */ n) => {
    const taken = new Set();
    let asked = 0;
    const freeId = freeIds((id) => {
      asked += 1;
      return taken.has(id);
    });
    for (let i = 0; i < n; i++) taken.add(freeId('a'));
    assert.equal(taken.size, n);
    return asked;
  };
  assert(counted(4000) < 5 * counted(1000));
});

test('a file’s articles of one id all stay', () => {
  const { articles } = readWorkspaceFile({ nutgraf: 'workspace', version: 1, articles: ['x', 'y', 'x', 'z'].map((text) => ({ id: 'a', text })) });
  assert.deepEqual(articles.map((a) => `${a.id} ${a.text}`), ['a x', 'a-2 y', 'a-3 z']);
});
