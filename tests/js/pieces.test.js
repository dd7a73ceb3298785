import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pieces, whole } from '../../www/ui/pieces.js';

/** @typedef {import('../../www/nutgraf/types.js').Part} Part */

test('words between, before and after the parts are shown as well', () => {
  const text = 'Before.\n\nA part.  Between.\nB part.\nAfter. ';
  /** @type {Part[]} */
  const parts = [{ start: 9, end: 16, kind: 'headline' }, { start: 27, end: 34, kind: 'paragraph' }];
  assert.deepEqual(whole(text, parts).map((p) => text.slice(p.start, p.end)), ['Before.', 'A part.', 'Between.', 'B part.', 'After.']);
  assert.deepEqual(whole('', []), []);
  assert.deepEqual(whole(' \n', []), []);
});

test('a long part is cut after white space, and loses nothing', () => {
  const text = `x ${'some words and '.repeat(1000)}`;
  const cut = pieces(text, { start: 2, end: text.length });
  assert.ok(cut.length > 5 && cut.every((s) => s.end - s.start <= 2500));
  assert.equal(cut.map((s) => text.slice(s.start, s.end)).join(''), text.slice(2));
  assert.ok(cut.slice(0, -1).every((s) => text[s.end - 1] === ' '));
});

test('no character is cut in two', () => {
  const text = `a${'🌉'.repeat(5000)}`;
  for (const { start, end } of pieces(text, { start: 0, end: text.length })) {
    // Half a character cannot be encoded.
    assert.doesNotThrow(() => encodeURIComponent(text.slice(start, end)));
  }
});
