import assert from 'node:assert/strict';
import { test } from 'node:test';

import { calendar } from '../../www/nutgraf/ics.js';
import { hash } from '../../www/nutgraf/hash.js';

const now = new Date('2031-05-14T10:20:30.500Z');

test('an entry is an all-day event that ends after its last day', () => {
  const text = calendar([{ key: ['d1'], title: 'Open; the strait, now', details: 'one\ntwo', earliest: '2031-05-30', latest: '2031-05-31' }], now);
  for (const line of ['DTSTAMP:20310514T102030Z', 'DTSTART;VALUE=DATE:20310530', 'DTEND;VALUE=DATE:20310601',
    'SUMMARY:Open\\; the strait\\, now', 'DESCRIPTION:one\\ntwo', `UID:${hash('["d1"]')}@nutgraf`]) {
    assert.ok(text.includes(`\r\n${line}\r\n`), line);
  }
});

test('long lines are folded at 75 octets and unfold to the same', () => {
  const title = 'é'.repeat(100);
  const text = calendar([{ key: ['x'], title, details: '', earliest: '2031-01-01', latest: '2031-01-01' }], now);
  for (const line of text.split('\r\n')) assert.ok(new TextEncoder().encode(line).length <= 75);
  assert.ok(text.replaceAll('\r\n ', '').includes(`SUMMARY:${title}`));
});

test('a deadline with an hour is an event at that hour, in no zone', () => {
  const at = (/** @type {string} */ value, latest = '2031-05-30') =>
    calendar([{ key: ['d1'], title: 't', details: '', earliest: '2031-05-30', latest, value }], now);
  assert.ok(at('2031-05-30T17:05').includes('\r\nDTSTART:20310530T170500\r\n'));
  assert.ok(!at('2031-05-30T17:05').includes('DTEND'));
  // Midnight is the end of the day, a part of a day no hour, and an interval no moment.
  for (const text of [at('2031-05-30T24:00'), at('2031-05-30TMO'), at('2031-05-30T17:05', '2031-05-31'), at('P10D')]) {
    assert.ok(text.includes('\r\nDTSTART;VALUE=DATE:20310530\r\n'), text);
  }
});

/**
 * Reads a calendar as RFC 5545 has it: lines end in CRLF, are unfolded, and hold a name, parameters and a value.
 * @param {string} text
 */
function read(text) {
  assert.ok(text.endsWith('\r\n'));
  assert.ok(!/[^\r]\n|\r[^\n]/.test(text), 'no other line ends');
  return text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n').map((line) => {
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;[A-Z]+=[A-Z]+)*:(.*)$/u.exec(line) ?? assert.fail(`no content line: ${line}`);
    return { name, value };
  });
}

test('a file of many deadlines is a valid calendar', () => {
  const odd = 'A\u0000 \\ ; , “é”\r\nb\tc\u007f 😀'.repeat(9);
  const entries = Array.from({ length: 40 }, (_, i) => ({
    key: [i], title: odd, details: `${odd}\n${i}`, earliest: '2031-02-28', latest: i % 2 ? '2031-02-28' : '2031-03-01',
    value: i % 3 ? '2031-02-28' : '2031-02-28T09:30',
  }));
  const text = calendar(entries, now);
  const encoder = new TextEncoder();
  for (const line of text.split('\r\n')) assert.ok(encoder.encode(line).length <= 75, line);
  const lines = read(text);
  assert.deepEqual(lines.slice(0, 2).map((l) => `${l.name}:${l.value}`), ['BEGIN:VCALENDAR', 'VERSION:2.0']);
  assert.equal(lines.at(-1)?.value, 'VCALENDAR');
  let open = 0;
  const uids = new Set();
  for (const { name, value } of lines.slice(1, -1)) {
    if (name === 'BEGIN') assert.equal(++open, 1, 'events do not nest');
    if (name === 'END') open -= 1;
    if (name === 'UID') uids.add(value);
    if (name === 'DTSTAMP') assert.match(value, /^\d{8}T\d{6}Z$/);
    if (name === 'DTSTART' || name === 'DTEND') assert.match(value, /^\d{8}(T\d{6})?$/);
    if (name === 'SUMMARY' || name === 'DESCRIPTION') {
      assert.ok(!/[\u0000-\u0008\u000a-\u001f\u007f]/.test(value), 'no control characters');
      assert.ok(!/(^|[^\\])(\\\\)*[;,]/.test(value), 'commas and semicolons are escaped');
      assert.ok(!/^(\\[\\;,n]|[^\\])*\\([^\\;,n]|$)/.test(value), 'no other escapes');
    }
  }
  assert.equal(open, 0);
  assert.equal(uids.size, entries.length);
  const unescaped = lines.find((l) => l.name === 'SUMMARY')?.value.replace(/\\(.)/g, (_, c) => (c === 'n' ? '\n' : c));
  assert.equal(unescaped, odd.replace(/[\s\u0000\u007f]+/g, ' '));
});

const day = { title: 't', details: '', earliest: '2031-05-30', latest: '2031-05-30' };
const uids = (/** @type {string} */ text) => [...text.matchAll(/^UID:(.*)\r$/gm)].map((m) => m[1]);

test('an event keeps its name from file to file, and shares it with no other', () => {
  const first = uids(calendar([{ ...day, key: ['pay', 1] }, { ...day, key: ['leave', 1] }], now));
  const second = uids(calendar([{ ...day, key: ['other', 1] }, { ...day, title: 'renamed', key: ['pay', 1] }], new Date('2032-01-01T00:00:00Z')));
  assert.equal(new Set([...first, ...second]).size, 3);
  assert.equal(second[1], first[0]);
  // The parts do not run into each other, and two of one key are two events.
  assert.equal(new Set(uids(calendar([{ ...day, key: ['a', 'b'] }, { ...day, key: ['ab'] }, { ...day, key: ['a,b'] }, { ...day, key: ['ab'] }], now))).size, 4);
});

test('the hash is FNV-1a of 128 bits', () => {
  assert.deepEqual(['', 'a', 'foobar'].map(hash), ['6c62272e07bb014262b821756295c58d', 'd228cb696f1a8caf78912b704e4a8964', '343e1662793c64bf6f0d3597ba446f18']);
  assert.notEqual(hash('é'), hash('e'));
});

test('a day that there is not is no event, and never another day', () => {
  const at = (/** @type {string} */ earliest, latest = earliest) => calendar([{ ...day, key: [1], earliest, latest }, { ...day, key: [2] }], now);
  for (const odd of ['2025-31-08', '2025-02-30', '0000-00-00', '9999-12-31', 'x', '', '2031-01-01\r\nX:1']) assert.equal(uids(at(odd)).length, 1, odd);
  assert.equal(uids(at('2031-05-31', '2031-05-30')).length, 1);
  assert.ok(at('0001-01-01').includes('\r\nDTSTART;VALUE=DATE:00010101\r\nDTEND;VALUE=DATE:00010102\r\n'));
});

test('a line of a title or of a detail cannot begin another', () => {
  const text = calendar([{ ...day, key: ['\r\nX'], title: 'a\r\nBEGIN:VALARM\u2028b\u0085c\u202ed', details: 'one\rtwo\u0085three\ud800' }], now);
  assert.ok(text.includes('\r\nSUMMARY:a BEGIN:VALARM b c d\r\nDESCRIPTION:one\\ntwo three\ufffd\r\n'), text);
});
