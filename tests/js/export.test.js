import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parse } from 'csv-parse/sync';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

import { citation, csv, markdown, wording } from '../../www/nutgraf/export.js';

/** @typedef {import('../../www/nutgraf/export.js').Source} Source */

const TEXT = '“We will, in time,” said Ada Roe. =SUM(A1) is “no” answer, Bo Lind wrote. The crew has until Friday to *leave*.';

/** @param {string} words */
const span = (words) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });

/** @type {Source} */
const SOURCE = {
  lang: 'en-GB',
  text: () => TEXT,
  origin: () => ({ label: 'Ness Herald', title: 'All of it', outlet: 'Ness Herald', date: '2031-03-11', url: '' }),
  report: {
    articles: [{
      id: 'a', date: '2031-03-11', dateBasis: 'given', parts: [], entities: [], times: [], warnings: [],
      quotes: [
        { kind: 'direct', content: [span('We will, in time,')], verbatim: [], speech: true, source: [span('Ada Roe')], cue: [span('said')], speaker: 'e1', confidence: 0.97 },
        { kind: 'mixed', content: [span('=SUM(A1) is “no” answer')], verbatim: [], speech: true, source: [span('Bo Lind')], cue: [span('wrote')], speaker: null, confidence: 0.8 },
        { kind: 'indirect', content: [span('The crew')], verbatim: [], speech: false, source: [], cue: [], speaker: null, confidence: 0.6 },
      ],
      deadlines: [{
        trigger: null, time: span('until Friday'), due: { value: '2031-03-14', earliest: '2031-03-14', latest: '2031-03-14', certainty: 'exact', basis: 'article date' },
        setter: null, addressee: span('The crew'), action: span('*leave*'), consequence: null, prior: null, status: 'set', evidence: span('The crew has until Friday to *leave*.'),
      }],
    }],
    entities: [{ id: 'e1', type: 'PER', name: 'Ada Roe', variants: ['Roe'], roles: ['engineer'], articles: ['a'], mentions: 1, speaks: 1, spokenOf: 2, with: [], confidence: 0.97, reasons: [] }],
    statements: [], deadlines: [], conflicts: [], duplicates: [], sources: [],
  },
};

test('a table is CSV that a spreadsheet reads back, and no cell of it is a formula', () => {
  const [head, first, second, third, rest] = csv('quotes', SOURCE).split('\r\n');
  assert.match(head ?? '', /^\ufeffspeaker,words,kind,/);
  assert.match(first ?? '', /^Ada Roe,"We will, in time,",direct,yes,Ada Roe,said,,Ness Herald,All of it,2031-03-11,,a,1,18,0.97$/);
  assert.match(second ?? '', /^Bo Lind,'=SUM\(A1\) is “no” answer,mixed,yes,/);
  assert.match(third ?? '', /,no,/);
  assert.equal(rest, '');
  assert.match(csv('deadlines', SOURCE), /\r\n2031-03-14,2031-03-14,exact,set,,The crew,\*leave\*,,article date,/);
  assert.match(csv('entities', SOURCE), /\r\nAda Roe,PER,engineer,Roe,1,1,2,1,0.97,e1\r\n/);
});

test('a digest has the quotes of each speaker and what is due, with the article’s marks made harmless', () => {
  const text = markdown(SOURCE);
  assert.ok(text.includes('### Ada Roe\n\n- “We will, in time,” (Ness Herald, 11 Mar 2031)\n'), text);
  assert.ok(text.includes('- **Fri 14 Mar 2031** (set): The crew has until Friday to \\*leave\\*. (Ness Herald); date from article date'), text);
  assert.ok(!text.includes('differ'), 'an empty section is left out');
});

test('a citation says whose words they are and where they stand', () => {
  const origin = { label: '', title: 'All of it', outlet: 'Ness Herald', date: '2031-03-11', url: 'https://ness.example/1' };
  assert.equal(citation('“We will,”', 'Ada Roe', 'direct', origin, 'en-GB'), '“We will,” — Ada Roe (“All of it”, Ness Herald, 11 Mar 2031, https://ness.example/1)');
  assert.equal(citation('that it would', '', 'indirect', { ...origin, title: '', outlet: '', date: '', url: '' }, 'en-GB'), 'that it would — in the article’s words');
});

/** What articles say to be taken for markup, links or formulas. */
const HOSTILE = [
  '<img src=x onerror=alert(1)>', '</li></ul><script>alert(1)</script>', '<!-- ', '<https://evil.example>', '<a@evil.example>', '![x](https://evil.example)',
  '[x](javascript:alert(1))', '[x]: https://evil.example', '[x][y]', '[^1]', '[ ] x', '[x] y', 'http://evil.example', 'HTTPS://evil.example/a', 'www.evil.example',
  'WWW.evil.example', 'a@evil.example', 'mailto:a@evil.example', 'xmpp:a@evil.example', 'ftp://evil.example', '**a** __b__ *c* _d_', 'a_b_c', '~a~ ~~b~~', '`a` ``b',
  '# a', 'a #', 'a\n===', '===', '---', '- - -', '***', '___', '* a', '+ a', '- a', '-', '1. a', '12) a', '1.', '123456789. a', '> a', '```', '~~~ js', '    a',
  'a | b\n--- | ---\n1 | 2', '| a |', '|-|', '&lt;b&gt; &#60; &copy;', 'AT&T', 'a\\', '\\', 'a\\\nb', 'a  \nb', 'x!', '!', '<', '&', 'a\u2028- b', 'a\u0085# b', '\ta', 'a\0b',
  'a \u202e(b) \u2066c', 'left\u200f', 'p\n\n<div>\n\n## q', 'a:', ':-:', 'Set: x; y', '*', '**', '\u00a0a', 'x\ud800y',
];

/** @param {string} said in every place that an article fills */
const filled = (said) => ({
  ...SOURCE,
  text: () => said,
  origin: () => ({ label: said, title: said, outlet: said, date: '2031-03-11', url: said }),
  report: {
    ...SOURCE.report,
    articles: SOURCE.report.articles.map((a) => {
      const all = [{ start: 0, end: said.length }];
      return {
        ...a, id: said,
        quotes: a.quotes.flatMap((q) => [q, { ...q, speech: true }]).map((q) => ({ ...q, content: all, source: all, cue: all })),
        deadlines: a.deadlines.map((d) => ({ ...d, evidence: { start: 0, end: said.length }, due: { ...d.due, basis: said, earliest: said, latest: said } })),
      };
    }),
    entities: SOURCE.report.entities.map((e) => ({ ...e, name: said, roles: [said, said], variants: [said, 'x'] })),
    conflicts: [{ kind: /** @type {const} */ ('date'), about: said, verdict: /** @type {const} */ ('conflict'), why: said, sides: [{ article: 'a', start: 0, end: said.length }] }],
  },
});

/** @param {string} text */
const html = (text) => micromark(text, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });

/** @param {string} rendered */
const asRead = (rendered) => rendered.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** @param {string} said */
const plain = (said) => said.replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim().replace(/\p{Surrogate}/gu, '\ufffd');

test('a digest renders what an article says as text, whatever it says', () => {
  // What is said of a plain word makes the elements that the digest is of.
  const bare = [...html(markdown(filled('word'))).matchAll(/<[^>]*>/g)].join('');
  for (const said of HOSTILE) {
    const source = filled(said);
    const rendered = html(markdown({ ...source, origin: () => ({ ...source.origin(), url: '' }) }));
    assert.equal([...rendered.matchAll(/<[^>]*>/g)].join(''), bare, `${said}\n${rendered}`);
    const read = asRead(rendered);
    assert.ok(read.includes(`\n${plain(said)}, ${plain(said)}, 11 Mar 2031\n`), `the title: ${said}\n${read}`);
    assert.ok(read.includes(`\n${plain(said)}: ${plain(said)}; ${plain(said)} (1×)\n`), `the name: ${said}\n${read}`);
    assert.ok(!/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u2028\0]/u.test(markdown(source)));
  }
});

test('an address is a link in a digest if it is one of the web, and cannot end the link', () => {
  const of = (/** @type {string} */ url) => markdown({ ...SOURCE, origin: () => ({ label: '', title: 'T', outlet: '', date: '', url }) }).split('\n')[2];
  assert.equal(of('https://ness.example/a?b=c&d'), '- T <https://ness.example/a?b=c&d>');
  assert.equal(of('https://ness.example/> <img src=x onerror=alert(1)>'), '- T <https://ness.example/%3E%20%3Cimg%20src=x%20onerror=alert(1)%3E>');
  assert.equal(of('https://ness.example/\n- x?"\'`\\|{}#^'), '- T <https://ness.example/-%20x?%22%27%60%5C%7C%7B%7D#%5E>');
  for (const url of ['javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', '/a', 'https://', 'vbscript:x', 'file:///a', 'JaVaScRiPt:alert(1)//https://x']) {
    assert.ok(!html(of(url) ?? '').includes('<a'), url);
    assert.ok(asRead(html(of(url) ?? '')).includes(`T ${url}`), url);
  }
});

test('no cell of a table is a formula, wherever a spreadsheet cuts the line', () => {
  const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', ' =2+2', '\t=1', '\n=1', '\r\n=1', '\u00a0=1', '＝1+1', '＋1', '－1', '＠x', '\u200b=1', '\ufeff=1', '"=1', "'=1", '"";=1',
    'Gazette;=1+1', 'Gazette; =1+1;', 'a;"=1+1";b', 'a;;@x', '=cmd|\' /C calc\'!A0', '\u202e=1'];
  for (const said of formulas) {
    for (const table of /** @type {const} */ (['quotes', 'entities', 'deadlines', 'differences'])) {
      const text = csv(table, filled(said));
      assert.ok(!/[\r\n]/.test(text.replaceAll('\r\n', '')));
      /** @type {string[][]} */
      const rows = parse(text, { bom: true });
      for (const cut of [rows, rows.map((row) => row.flatMap((value) => value.split(';'))), text.slice(1).split('\r\n').map((line) => line.split(';'))]) {
        for (const value of cut.flat()) assert.ok(!/^[\s\p{Cf}"]*[=+\-@＝＋－＠]/u.test(value), `${said}: ${value}`);
      }
    }
  }
});

test('a table is read back as it was, but for the apostrophes and line ends', () => {
  for (const said of [...HOSTILE, 'a;b', 'a,b', '"a"', ' a ', 'a"', 'a\tb', 'a  b']) {
    /** @type {string[][]} */
    const rows = parse(csv('differences', filled(said)), { bom: true });
    const flat = said.replace(/[\p{Cc}\p{Bidi_Control}\u2028]/gu, ' ').replace(/\p{Surrogate}/gu, '\ufffd');
    assert.equal((rows[1]?.[0] ?? '').replace(/^'|(?<=;)'/g, ''), flat);
    assert.equal(rows[1]?.length, 10);
  }
  const line = csv('differences', filled('a;b')).split('\r\n')[1] ?? '';
  assert.ok(line.startsWith('"a;b",date,'), line);
});

test('marks around a quote give way to ours, however many there are', () => {
  const [direct] = SOURCE.report.articles[0]?.quotes ?? [];
  const said = (/** @type {string} */ text) => direct && wording({ ...direct, content: [{ start: 0, end: text.length }] }, text);
  assert.equal(said('„‘We will,’”'), '“We will,”');
  assert.equal(said("“It’s ''so''"), '“It’s ‘‘so”'.replaceAll('‘‘', "''"));
  assert.equal(said('”»'), '“”');
  assert.equal(said(`a${"'".repeat(100_000)}b`), `“a${"'".repeat(100_000)}b”`);
});

test('a citation is one line', () => {
  const origin = { label: '', title: 'All\nof \u202eit', outlet: 'Ness\r\nHerald', date: '2031-02-30', url: 'https://ness.example/\n1' };
  assert.equal(citation('“We\nwill,”', 'Ada\u2028Roe', 'direct', origin, 'en-GB'), '“We will,” — Ada Roe (“All of it”, Ness Herald, 2031-02-30, https://ness.example/ 1)');
});
