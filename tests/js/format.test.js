import assert from 'node:assert/strict';
import { test } from 'node:test';

import { basisText, timeText } from '../../www/nutgraf/format.js';

const time = { start: 0, end: 1, type: /** @type {const} */ ('DURATION'), value: 'P3W' };

test('a time is told in words, not in the values of TIMEX3', () => {
  assert.equal(timeText(time, 'en-GB'), '3 weeks');
  assert.equal(timeText({ ...time, value: 'P1Y6M', mod: 'APPROX' }, 'en-GB'), 'about 1 year 6 months');
  assert.equal(timeText({ ...time, value: 'PT4H', mod: 'LESS_THAN' }, 'en-GB'), 'less than 4 hours');
  assert.equal(timeText({ ...time, value: 'P1DT12H' }, 'en-GB'), '1 day 12 hours');
  assert.equal(timeText({ ...time, value: 'PXD' }, 'en-GB'), 'some days');
  const day = { ...time, type: /** @type {const} */ ('DATE'), value: '2031-05-23', earliest: '2031-05-23', latest: '2031-05-23' };
  assert.equal(timeText(day, 'en-GB'), '23 May 2031');
  assert.equal(timeText({ ...day, type: 'TIME', value: '2031-05-23T17:30' }, 'en-GB'), '23 May 2031 17:30');
  assert.equal(timeText({ ...day, earliest: '2031-05-21' }, 'en-GB'), '21 May 2031 – 23 May 2031');
  assert.equal(timeText({ start: 0, end: 1, type: 'DATE', value: 'PAST_REF' }, 'en-GB'), 'no date');
});

test('the basis of a date names days and articles as a reader does', () => {
  const label = (/** @type {string} */ id) => `Outlet of ${id}`;
  assert.equal(basisText('article wire-1: article date 2031-05-14 + 05-23 (coming)', 'en-GB', label), 'Outlet of wire-1: article date 14 May 2031 + 23 May (coming)');
  assert.equal(basisText('article date 2031-05-14, its week', 'en-GB', label), 'article date 14 May 2031, its week');
});
