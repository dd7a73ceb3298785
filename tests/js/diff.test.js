import assert from 'node:assert/strict';
import { test } from 'node:test';

import { diff } from '../../www/nutgraf/diff.js';

/** @param {string} base @param {string} text */
const shown = (base, text) => diff(base, text)
  .map(({ kind, text: t }) => (kind === 'same' ? t : kind === 'added' ? `+${t.trim()}+` : `-${t}-`)).join('|');

test('case and punctuation alone are no difference', () => {
  assert.equal(shown('Frank, and useful.', '“frank and useful”'), '“frank and useful”');
});

test('words are told that were added, left out or replaced', () => {
  assert.equal(shown('rather useful and constructive', 'useful and very constructive'), '-rather-|useful and|+very+| constructive');
  assert.equal(shown('ten days', 'twelve days'), '-ten-|+twelve+| days');
  assert.equal(shown('a b c', ''), '-a b c-');
});

test('the pieces that are not missing make up the text', () => {
  const text = 'He said: “It’s ten days — not eleven — and the tankers won’t move.”';
  const pieces = diff('It is ten days, not eleven, and nothing moves', text);
  assert.equal(pieces.filter((p) => p.kind !== 'missing').map((p) => p.text).join(''), text);
});

test('very long texts are compared by their common ends alone', () => {
  const words = Array.from({ length: 5000 }, (_, i) => `w${i}`);
  const pieces = diff(words.join(' '), ['x', ...words.slice(1, -1), 'y'].join(' '));
  assert.ok(pieces.length > 0);
});

test('a word of millions of parts is compared', () => {
  const text = 'a.'.repeat(5_000_000);
  const pieces = diff('a', text);
  assert.equal(pieces.filter((p) => p.kind !== 'missing').map((p) => p.text).join(''), text);
});
