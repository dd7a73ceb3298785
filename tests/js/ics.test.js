import assert from 'node:assert/strict';
import { test } from 'node:test';

import { calendar } from '../../www/nutgraf/ics.js';

const now = new Date('2031-05-14T10:20:30.500Z');

test('an entry is an all-day event that ends after its last day', () => {
  const text = calendar([{ uid: 'd1', title: 'Open; the strait, now', details: 'one\ntwo', earliest: '2031-05-30', latest: '2031-05-31' }], now);
  for (const line of ['DTSTAMP:20310514T102030Z', 'DTSTART;VALUE=DATE:20310530', 'DTEND;VALUE=DATE:20310601',
    'SUMMARY:Open\\; the strait\\, now', 'DESCRIPTION:one\\ntwo', 'UID:d1@nutgraf']) {
    assert.ok(text.includes(`\r\n${line}\r\n`), line);
  }
});

test('long lines are folded at 75 octets and unfold to the same', () => {
  const title = 'é'.repeat(100);
  const text = calendar([{ uid: 'x', title, details: '', earliest: '2031-01-01', latest: '2031-01-01' }], now);
  for (const line of text.split('\r\n')) assert.ok(new TextEncoder().encode(line).length <= 75);
  assert.ok(text.replaceAll('\r\n ', '').includes(`SUMMARY:${title}`));
});
