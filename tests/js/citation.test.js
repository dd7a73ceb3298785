import assert from 'node:assert/strict';
import { test } from 'node:test';

import { citation, richCitation, wording } from '../../www/nutgraf/citation.js';

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

test('a denial is copied with its verb', () => {
  const text = 'Ada Roe again denied that the yard\nwas shut, and left.\n\nFar below Bo Lind did not answer.';
  const at = (/** @type {string} */ part) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });
  const quote = { kind: /** @type {const} */ ('indirect'), verbatim: [], speech: true, speaker: null, confidence: 1 };
  assert.equal(wording({ ...quote, content: [at('that the yard\nwas shut')], source: [at('Ada Roe')], cue: [at('denied')] }, text), 'Ada Roe again denied that the yard was shut');
  assert.equal(wording({ ...quote, content: [at('that the yard\nwas shut')], source: [at('Bo Lind')], cue: [] }, text), 'that the yard was shut … Bo Lind');
});

test('characters between stretches are counted as in the exports', () => {
  const quote = { kind: /** @type {const} */ ('indirect'), verbatim: [], speech: true, speaker: null, confidence: 1 };
  for (const [between, joined] of /** @type {const} */ ([['😀'.repeat(60), true], ['é'.repeat(61), false]])) {
    const text = `Roe${between}denied it`;
    const spans = { source: [{ start: 0, end: 3 }], cue: [], content: [{ start: 3 + between.length, end: text.length }] };
    assert.equal(wording({ ...quote, ...spans }, text) === text, joined);
  }
});

test('what someone did not say is told from its first word to its last', () => {
  const text = 'Ada Roe has not yet commented on the talks.';
  const at = (/** @type {string} */ words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const silent = { kind: /** @type {const} */ ('indirect'), verbatim: [], speech: false, act: /** @type {const} */ ('declined'), source: [], speaker: null, confidence: 1 };
  assert.equal(wording({ ...silent, cue: [at('has not yet')], content: [at('commented on the talks')] }, text), 'has not yet commented on the talks');
});

test('a citation is one line', () => {
  const origin = { label: '', title: 'All\nof \u202eit', outlet: 'Ness\r\nHerald', date: '2031-02-30', url: 'https://ness.example/\n1' };
  assert.equal(citation('“We\nwill,”', 'Ada\u2028Roe', 'direct', origin, 'en-GB'), '“We will,” — Ada Roe (“All of it”, Ness Herald, 2031-02-30, https://ness.example/ 1)');
});

test('a citation with its formatting has the link behind the title, and nothing that an article says as HTML', () => {
  const origin = { label: '', title: 'All of <it>', outlet: 'Ness "Herald"', date: '2031-03-11', url: 'https://ness.example/1?a=1&b=2' };
  assert.equal(richCitation('“We\nwill,”', 'Ada & Roe', 'mixed', origin, 'en-GB'),
    '<p>“We will,” — Ada &amp; Roe, partly quoted (<a href="https://ness.example/1?a=1&amp;b=2">“All of &lt;it&gt;”</a>, Ness &quot;Herald&quot;, 11 Mar 2031)</p>');
  assert.equal(richCitation('“A”', '', 'direct', { ...origin, title: '', outlet: 'Herald' }, 'en-GB'), '<p>“A” (<a href="https://ness.example/1?a=1&amp;b=2">Herald</a>, 11 Mar 2031)</p>');
  assert.equal(richCitation('“A”', '', 'direct', { ...origin, title: '', outlet: '', date: '' }, 'en-GB'), '<p>“A” (<a href="https://ness.example/1?a=1&amp;b=2">https://ness.example/1?a=1&amp;b=2</a>)</p>');
  // What is no address of the web is told, and is no link.
  assert.equal(richCitation('<b>\0\ud800', '', 'direct', { ...origin, title: 'T', outlet: '', date: '', url: 'javascript:"<x>' }, 'en-GB'), '<p>&lt;b&gt; \ufffd (“T”, javascript:&quot;&lt;x&gt;)</p>');
});
