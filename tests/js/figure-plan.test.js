import assert from 'node:assert/strict';
import { test } from 'node:test';

import { figurePlan } from '../../www/ui/figure-plan.js';
import { numbers, pick } from './random.js';

/** @typedef {import('../../www/ui/figure-plan.js').Told} Told */

/** @param {string} value @param {string} [asOf] @param {string} [outlet] @param {Told['cell']['bound']} [bound] @returns {Told} */
const told = (value, asOf, outlet = 'Ness Herald', bound = undefined) => ({ cell: { article: 'a', start: 0, end: 1, value, asOf, bound }, outlet, text: value });
/** @param {readonly Told[]} all @param {string} [unit] */
const drawn = (all, unit = 'count') => figurePlan({ unit, what: 'crew: ' }, all, 'en-GB');

test('fewer than three, or all the same, are not drawn', () => {
  assert.equal(drawn([told('12', '2031-05-01'), told('15', '2031-05-02')]), null);
  assert.equal(drawn([told('12', '2031-05-01'), told('12', '2031-05-02'), told('12', '2031-05-03')]), null);
  assert.equal(drawn([told('12', '2031-05-01'), told('15', '2031-05-02'), told('some', '2031-05-03')]), null, 'what is no number is no third');
  assert(drawn([told('12', '2031-05-01'), told('12', '2031-05-02', 'Oland Post', 'at least'), told('12', '2031-05-03')]), '“at least 12” is another thing to say');
});

test('values by days stand to scale, from nothing on', () => {
  const plan = drawn([told('40', '2031-05-01'), told('60-80', '2031-05-03'), told('80', '2031-05-11', 'Oland Post'), told('80', '2031-05-11', 'Strand Radio')]);
  assert(plan);
  assert.deepEqual(plan.dots.map((d) => [d.at, d.up, d.top, d.outlets]), [[0, 0.5, 0.5, ['Ness Herald']], [0.2, 0.75, 1, ['Ness Herald']], [1, 1, 1, ['Oland Post', 'Strand Radio']]]);
  assert.deepEqual([plan.byDay, plan.zero, plan.days.map((d) => d.text)], [true, true, ['1 May', '3 May', '11 May']]);
  assert.equal(plan.told, 'Drawn to scale: crew: 40 (1 May, Ness Herald); 60-80 (3 May, Ness Herald); 80 (11 May, Oland Post, Strand Radio).');
  assert.deepEqual(plan.rows[3], { outlet: 'Strand Radio', day: '11 May 2031', text: '80' });
});

test('where a day is not known, or there is but one, values stand under one another', () => {
  for (const last of [told('20', undefined, 'Oland Post'), told('20', '2031-05-01', 'Oland Post')]) {
    const plan = drawn([told('10', '2031-05-01'), told('10', '2031-05-01', 'Strand Radio'), last]);
    assert(plan && !plan.byDay);
    assert.deepEqual(plan.dots.map((d) => [d.text, d.top, d.outlets]), [['10', 0.5, ['Ness Herald', 'Strand Radio']], ['20', 1, ['Oland Post']]]);
  }
  assert.equal(drawn([told('10'), told('11'), told('12')])?.rows[0]?.day, 'not known');
});

test('days and ranks have no nothing to measure from', () => {
  const days = drawn([told('2031-06-01', '2031-05-01'), told('2031-06-03', '2031-05-02'), told('2031-06-05', '2031-05-03')], 'date');
  assert.deepEqual([days?.zero, days?.dots.map((d) => d.up)], [false, [0, 0.5, 1]]);
  assert.equal(drawn([told('2', '2031-05-01'), told('3', '2031-05-02'), told('4', '2031-05-03')], 'rank')?.zero, false);
  assert.equal(drawn([told('-5', '2031-05-01'), told('3', '2031-05-02'), told('4', '2031-05-03')], 'degrees')?.zero, false, 'below nothing');
});

test('whatever is told, all of it is drawn within the chart, and all is in the table', () => {
  const next = numbers(7);
  for (let round = 0; round < 300; round += 1) {
    const all = Array.from({ length: 3 + Math.floor(next() * 6) }, () => told(pick(next, ['1', '2.5', '10-12', '1000000', 'x']), pick(next, ['2031-05-01', '2031-05-09', '2032-01-01', undefined]), pick(next, ['A', 'B']), pick(next, [undefined, 'about', 'at most'])));
    const plan = drawn(all);
    if (!plan) continue;
    assert.equal(plan.rows.length, all.length);
    for (const d of plan.dots) assert([d.at, d.up, d.top].every((n) => n >= 0 && n <= 1) && d.up <= d.top && d.outlets.length > 0, JSON.stringify(d));
  }
});
