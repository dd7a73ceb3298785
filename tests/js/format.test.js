import assert from 'node:assert/strict';
import { test } from 'node:test';

import { basisText, clip, day, dueText, happenings, standing, timeText } from '../../www/nutgraf/format.js';

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

test('a day that there is not is shown as it is given, never as another', () => {
  for (const odd of ['2025-31-08', '2025-02-30', '2025-00-10', '2025-04-31', '2025-01-00', '2025-99-99', '0000-01-01', '2025-02-29', '2025-02-30T10:00', '2025-01-011', 'soon', '20250101']) {
    assert.equal(day(odd, 'en-GB'), odd);
    assert.equal(day(odd, 'en-GB', true), odd);
    assert.equal(day(odd, 'no such language', true), odd);
    assert.equal(dueText({ value: odd, earliest: odd, latest: odd, certainty: 'exact', basis: '' }, 'en-GB'), odd);
    assert.equal(timeText({ ...time, type: 'DATE', value: '', earliest: odd, latest: '2025-03-01' }, 'en-GB'), `${odd} – 1 Mar 2025`);
  }
  for (const odd of ['2025-02-30', '2025-31-08', '13-45', '02-30', '00-01']) assert.equal(basisText(`article date ${odd}`, 'en-GB', String), `article date ${odd}`);
});

test('a due date is told with its hour', () => {
  const due = (/** @type {string} */ value, latest = '2031-06-06') => dueText({ value, earliest: '2031-06-06', latest, certainty: 'exact', basis: '' }, 'en-GB');
  assert.equal(due('2031-06-06T17:00'), 'Fri 6 Jun 2031, 17:00');
  assert.equal(due('2031-06-06'), 'Fri 6 Jun 2031');
  assert.equal(due('2031-06-06TEV'), 'Fri 6 Jun 2031');
  assert.equal(due('2031-06-06T24:00'), 'Fri 6 Jun 2031');
  assert.equal(due('2031-06-06T17:00', '2031-06-07'), '6 Jun – 7 Jun 2031');
});

test('each year is its own, from the first', () => {
  assert.equal(day('0001-01-01', 'en-GB'), '1 Jan 1');
  assert.equal(day('0099-12-31', 'en-GB'), '31 Dec 99');
  assert.equal(day('2024-02-29T08:00:00Z', 'en-GB'), '29 Feb 2024');
  assert.equal(day('9999-12-31', 'en-GB'), '31 Dec 9999');
});

test('the name of an article in a basis is not read as a date', () => {
  assert.equal(basisText('article a: article date 2031-05-14', 'en-GB', () => 'Special of 05-23'), 'Special of 05-23: article date 14 May 2031');
});

test('no character is cut in two', () => {
  assert.equal(clip('abc😀def', 4), 'abc …');
  assert.equal(clip('abcd😀def', 4), 'abcd …');
});

test('a row of a deadline is what happened to it, with all who tell of it and no sentence twice', () => {
  const told = (/** @type {number} */ step, /** @type {string} */ status, /** @type {string} */ at) => ({ step, status, at });
  const events = [told(0, 'set', 'a1'), told(1, 'pending', 'a2'), told(1, 'set', 'b1'), told(1, 'shortened', 'a1'), told(1, 'pending', 'a2'), told(2, 'pending', 'c1')];
  assert.deepEqual(happenings(events, (e) => e.at).map((h) => [h.told.status, h.sources.map((e) => e.at)]), [['set', []], ['shortened', ['a2', 'b1']], ['pending', []]]);
});

test('a deadline is open as of the newest article', () => {
  assert.equal(standing({ latest: '2031-03-14' }, ['2031-03-10', null, '2031-03-12'], 'en'), `open as of ${day('2031-03-12', 'en')}`);
  assert.equal(standing({ latest: '2031-03-14' }, ['2031-03-15'], 'en'), `its day was over as of ${day('2031-03-15', 'en')}`);
  assert.equal(standing(null, [null], 'en'), 'open when it was written');
});
