import assert from 'node:assert/strict';
import { test } from 'node:test';

import { choices, passes } from '../../www/nutgraf/filter.js';
import { numbers, pick } from './random.js';

/** @typedef {import('../../www/nutgraf/filter.js').Facts} Facts */
/** @typedef {import('../../www/nutgraf/filter.js').Wish} Wish */

/** @type {Facts} */
const ROW = { outlets: ['Ness Herald', ''], days: ['2031-05-02', ''], who: ['Ada Roe'], kind: 'open', sure: true, checked: false };

test('a row passes where it has all that is asked for', () => {
  assert(passes(ROW, {}));
  for (const wish of /** @type {Wish[]} */ ([
    { outlet: 'Ness Herald' }, { outlet: '' }, { on: '2031-05-02' }, { on: '' }, { from: '2031-05-02' }, { from: '2031-05-01' }, { who: 'Ada Roe' }, { kind: 'open' },
    { sure: true }, { checked: false }, { outlet: '', from: '2031-05-01', who: 'Ada Roe', kind: 'open', sure: true, checked: false },
  ])) assert(passes(ROW, wish), JSON.stringify(wish));
  for (const wish of /** @type {Wish[]} */ ([
    { outlet: 'Ness' }, { on: '2031-05-01' }, { from: '2031-05-03' }, { who: '' }, { who: 'Roe' }, { kind: 'over' }, { checked: true }, { outlet: 'Ness Herald', checked: true },
  ])) assert(!passes(ROW, wish), JSON.stringify(wish));
  assert(!passes({ ...ROW, sure: false }, { sure: true }));
  assert(passes({ ...ROW, sure: false }, { sure: false }), 'whoever does not ask for what is sure gets it as well');
  assert(!passes({ ...ROW, days: [''] }, { from: '2031-05-01' }), 'what has no day is after none');
});

test('only what tells rows apart is offered', () => {
  const alike = choices([ROW, { ...ROW }]);
  assert.equal(alike.outlets.size, 2, 'of one row there are two outlets');
  const one = { outlets: ['Ness Herald'], days: ['2031-05-02'], sure: true, checked: false };
  const none = choices([one, { ...one }]);
  assert.deepEqual([none.outlets.size, none.days, none.kinds.size, none.sure, none.checked], [0, [], 0, false, false]);
  const some = choices([one, { ...one, outlets: ['Oland Post'], days: [''], kind: 'a', sure: false, checked: true }, { ...one, days: ['2031-06-01'], kind: 'b', who: ['Bo Lind'] }]);
  assert.deepEqual([[...some.outlets], some.days, [...some.kinds], [...some.who], some.sure, some.checked],
    [[['Ness Herald', 2], ['Oland Post', 1]], ['2031-06-01', '2031-05-02', ''], [['a', 1], ['b', 1]], [['Bo Lind', 1]], true, true]);
  assert.equal(choices([{ ...one, sure: false }]).sure, false, 'where nothing is sure, it is no choice');
});

test('whatever is offered leaves some rows, and asking for more never brings more', () => {
  const next = numbers(41);
  for (let round = 0; round < 200; round += 1) {
    const rows = Array.from({ length: 1 + Math.floor(next() * 8) }, () => /** @type {Facts} */ ({
      outlets: [pick(next, ['A', 'B', ''])], days: [pick(next, ['2031-05-01', '2031-05-02', ''])], who: [pick(next, ['x', 'y'])], kind: pick(next, ['k', 'l']),
      sure: next() < 0.5, checked: next() < 0.5,
    }));
    const { outlets, days, who, kinds, sure, checked } = choices(rows);
    /** @type {Wish[]} */
    const wishes = [...[...outlets.keys()].map((outlet) => ({ outlet })), ...days.map((on) => ({ on })), ...[...who.keys()].map((w) => ({ who: w })), ...[...kinds.keys()].map((kind) => ({ kind })),
      ...(sure ? [{ sure }] : []), ...(checked ? [{ checked }] : [])];
    for (const wish of wishes) {
      const left = rows.filter((r) => passes(r, wish));
      assert(left.length > 0, JSON.stringify(wish));
      const other = pick(next, wishes);
      const both = rows.filter((r) => passes(r, { ...other, ...wish }));
      assert(both.every((r) => left.includes(r) && (Object.keys(other).join() === Object.keys(wish).join() || passes(r, other))));
    }
  }
});
