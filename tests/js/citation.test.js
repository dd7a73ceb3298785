import assert from 'node:assert/strict';
import { test } from 'node:test';

import { citation, wording } from '../../www/nutgraf/citation.js';

test('a citation says whose words they are and where they stand', () => {
  const origin = { label: '', title: 'All of it', outlet: 'Ness Herald', date: '2031-03-11', url: 'https://ness.example/1' };
  assert.equal(citation('“We will,”', 'Ada Roe', 'direct', origin, 'en-GB'), '“We will,” — Ada Roe (“All of it”, Ness Herald, 11 Mar 2031, https://ness.example/1)');
  assert.equal(citation('that it would', '', 'indirect', { ...origin, title: '', outlet: '', date: '', url: '' }, 'en-GB'), 'that it would — in the article’s words');
});

test('marks around a quote give way to ours, however many there are', () => {
  const direct = { kind: /** @type {const} */ ('direct'), verbatim: [], speech: true, source: [], cue: [], speaker: null, confidence: 1 };
  const said = (/** @type {string} */ text) => wording({ ...direct, content: [{ start: 0, end: text.length }] }, text);
  assert.equal(said('„‘We will,’”'), '“We will,”');
  assert.equal(said("“It’s ''so''"), '“It’s ‘‘so”'.replaceAll('‘‘', "''"));
  assert.equal(said('”»'), '“”');
  assert.equal(said(`a${"'".repeat(100_000)}b`), `“a${"'".repeat(100_000)}b”`);
});

test('a citation is one line', () => {
  const origin = { label: '', title: 'All\nof \u202eit', outlet: 'Ness\r\nHerald', date: '2031-02-30', url: 'https://ness.example/\n1' };
  assert.equal(citation('“We\nwill,”', 'Ada\u2028Roe', 'direct', origin, 'en-GB'), '“We will,” — Ada Roe (“All of it”, Ness Herald, 2031-02-30, https://ness.example/ 1)');
});
