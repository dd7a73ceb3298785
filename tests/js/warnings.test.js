// What the page does about warnings: bringing back, taking apart, and where in a recording or a book something stands.
import assert from 'node:assert/strict';
import { it } from 'node:test';

import { apart, beginnings, isForeign, listed, positionAt, stretchOf, toldOf } from '../../www/nutgraf/warnings.js';

/** @typedef {import('../../www/nutgraf/types.js').ArticleReport} ArticleReport */
/** @typedef {import('../../www/nutgraf/types.js').Part} Part */

/** @type {Part[]} */
const parts = [{ start: 0, end: 10, kind: 'paragraph' }, { start: 11, end: 20, kind: 'boilerplate' }, { start: 21, end: 30, kind: 'paragraph' }, { start: 31, end: 40, kind: 'appended' }];
const warning = (/** @type {string} */ code, /** @type {{start?: number, end?: number}} */ span = {}) => ({ code, message: 'm', ...span });

it('offers to bring back what a warning says was left out', () => {
  assert.deepEqual(stretchOf(warning('much-left-out', { start: 11, end: 40 }), { parts }, []), { start: 11, end: 40 });
  assert.deepEqual(stretchOf(warning('nothing-found'), { parts }, []), { start: 11, end: 40 }, 'all of it, where it does not say what');
  assert.equal(stretchOf(warning('shortened', { start: 21, end: 30 }), { parts }, []), null, 'nothing is left out there');
  assert.equal(stretchOf(warning('nothing-found'), { parts: parts.slice(0, 1) }, []), null);
  assert.equal(stretchOf(warning('no-date', { start: 11, end: 20 }), { parts }, []), null);
  assert.equal(stretchOf(warning('hidden-text', { start: 11, end: 20 }), { parts }, [{ start: 5, end: 25 }]), null, 'it is back');
});

it('tells in the list what is not told elsewhere', () => {
  const report = /** @type {ArticleReport} */ ({ warnings: ['no-date', 'not-english', 'shortened'].map((code) => warning(code)) });
  const several = ['no-date', 'other', 'shortened', 'several-articles', 'several-articles'].map((code) => warning(code));
  assert.deepEqual(toldOf(several).map((w) => w.code), ['several-articles', 'shortened', 'other', 'no-date']);
  assert.deepEqual(listed(report).map((w) => w.code), ['shortened']);
  assert.deepEqual([isForeign(report), isForeign(undefined), listed(undefined)], [true, false, []]);
});

it('takes an article apart where others begin', () => {
  const text = 'One.\nIt rained.\nTwo.\nIt snowed.\nThree.';
  const starts = beginnings({ warnings: [warning('several-articles', { start: 32, end: 33 }), warning('several-articles', { start: 16 }), warning('several-articles', { start: 16 }), warning('several-articles'), warning('shortened', { start: 3 })] });
  assert.deepEqual(starts, [16, 32]);
  let n = 1;
  const article = { id: 'a', html: '<p>', title: 'T', date: '2031-03-11', keep: [{ start: 2, end: 18 }], positions: [{ start: 0, page: 1 }, { start: 10, page: 2 }, { start: 33, page: 3 }] };
  const pieces = apart(article, text, starts, (id) => `${id}-${++n}`);
  assert.deepEqual(pieces, [
    { id: 'a', title: 'T', date: '2031-03-11', text: 'One.\nIt rained.\n', keep: [{ start: 2, end: 16 }], positions: [{ start: 0, page: 1 }, { start: 10, page: 2 }] },
    { id: 'a-2', text: 'Two.\nIt snowed.\n', keep: [{ start: 0, end: 2 }], positions: [{ start: 0, page: 2 }] },
    { id: 'a-3', text: 'Three.', positions: [{ start: 0, page: 2 }, { start: 1, page: 3 }] },
  ]);
  assert.equal(pieces.map((p) => p.text).join(''), text, 'no letter is lost');
});

it('says at which time or on which page a place is', () => {
  const report = /** @type {ArticleReport} */ (/** @type {unknown} */ ({ positions: [{ start: 5, time: '00:00:01' }, { start: 9, time: '00:01:23' }, { start: 20, page: 3 }] }));
  assert.deepEqual([0, 5, 8, 9, 19, 20, 99].map((at) => positionAt(report, at)), ['', '00:00:01', '00:00:01', '00:01:23', '00:01:23', 'p. 3', 'p. 3']);
  assert.deepEqual([positionAt(undefined, 3), positionAt(report, undefined), positionAt(/** @type {ArticleReport} */ ({}), 3)], ['', '', '']);
});
