// What other programs make of what the engine exports. What is written in it, and where, is tested beside the Rust code.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parse } from 'csv-parse/sync';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

import { write } from '../../www/nutgraf/write.js';
import { corpus } from './reader.js';

/** @typedef {import('../../www/nutgraf/types.js').Export} Export */

/** What articles say to be taken for markup, links or formulas. */
const HOSTILE = [
  '<img src=x onerror=alert(1)>', '</li></ul><script>alert(1)</script>', '<!-- ', '<https://evil.example>', '<a@evil.example>', '![x](https://evil.example)',
  '[x](javascript:alert(1))', '[x]: https://evil.example', '[x][y]', '[^1]', '[ ] x', '[x] y', 'http://evil.example', 'HTTPS://evil.example/a', 'www.evil.example',
  'WWW.evil.example', 'a@evil.example', 'mailto:a@evil.example', 'xmpp:a@evil.example', 'ftp://evil.example', '**a** __b__ *c* _d_', 'a_b_c', '~a~ ~~b~~', '`a` ``b',
  '# a', 'a #', 'a\n===', '===', '---', '- - -', '***', '___', '* a', '+ a', '- a', '-', '1. a', '12) a', '1.', '123456789. a', '> a', '```', '~~~ js', '    a',
  'a | b\n--- | ---\n1 | 2', '| a |', '|-|', '&lt;b&gt; &#60; &copy;', 'AT&T', 'a\\', '\\', 'a\\\nb', 'a  \nb', 'x!', '!', '<', '&', 'a\u2028- b', 'a\u0085# b', '\ta', 'a\0b',
  'a \u202e(b) \u2066c', 'left\u200f', 'p\n\n<div>\n\n## q', 'a:', ':-:', 'Set: x; y', '*', '**', '\u00a0a', 'x\ud800y',
];

/**
 * What is exported of an article that says something in every place that a reader or a page may fill, and in its text.
 * @param {Export} what
 * @param {string} said
 * @param {string} [url]
 */
function exported(what, said, url = '') {
  const read = corpus();
  // More than a few odd words make no sentence.
  const words = said.length > 60 ? 'it' : said;
  read.set({ id: 'a', text: `Ada Roe, who wrote ${words} on a wall, has until Friday to wash it.\n\n“We read ${words} there,” said Ada Roe.\n`, date: '2031-03-11' });
  const [article] = read.report().articles;
  assert.ok(article && article.deadlines.length > 0 && article.quotes.length > 0, said);
  const origins = [{ id: 'a', label: said, title: said, outlet: said, date: '', url }];
  const text = write(read, { what, origins, lang: 'en-GB', made: '2031-05-14T10:20:30.500Z' });
  read.free();
  return text;
}

/** @param {string} text */
const html = (text) => micromark(text, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });

/** @param {string} rendered */
const asRead = (rendered) => rendered.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** @param {string} said */
const plain = (said) => said.replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim().replace(/\p{Surrogate}/gu, '\ufffd');

test('a digest renders what an article says as text, whatever it says', () => {
  for (const said of HOSTILE) {
    const rendered = html(exported('digest', said));
    for (const [tag, name = ''] of rendered.matchAll(/<\/?(\w+)[^>]*>/g)) assert.ok(/^<\/?(?:h2|h3|ul|li|p|strong)>$/.test(tag), `${said}: ${tag} ${name}`);
    const read = asRead(rendered);
    assert.ok(read.includes(`\n${plain(said)}, ${plain(said)}, 11 Mar 2031\n`), `the title: ${said}\n${read}`);
    assert.ok(!/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u2028\0]/u.test(exported('digest', said)));
  }
});

test('a digest is in the dates of its reader', () => {
  const read = corpus();
  read.set({ id: 'a', text: 'Ada Roe has until 14 May 2031 to answer, the council said.', date: '2031-05-02' });
  const german = write(read, { what: 'digest', origins: [], lang: 'de', made: '' });
  assert.ok(german.includes('- **Mi 14. Mai 2031** (set)'), german);
  assert.throws(() => read.export(/** @type {Export} */ (/** @type {string} */ ('poem')), '[]', () => undefined, ''), { code: 'unknown-export' });
});

test('an address is a link in a digest if it is one of the web, and cannot end the link', () => {
  const of = (/** @type {string} */ url) => exported('digest', 'T', url).split('\n')[2] ?? '';
  assert.equal(of('https://ness.example/a?b=c&d'), '- T, T, 11 Mar 2031 <https://ness.example/a?b=c&d>');
  for (const url of ['https://ness.example/> <img src=x onerror=alert(1)>', 'https://ness.example/\n- x?"\'`\\|{}#^', 'https://ness.example/é']) {
    const [, href = ''] = /^<p>.*<\/p>$|href="([^"]*)"/.exec(html(of(url))) ?? [];
    const bare = (/** @type {string} */ address) => decodeURI(new URL(address.replaceAll('&amp;', '&')).href);
    assert.equal(bare(href), bare(url));
  }
  for (const url of ['javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', '/a', 'https://', 'vbscript:x', 'file:///a', 'JaVaScRiPt:alert(1)//https://x']) {
    assert.ok(!html(of(url)).includes('<a'), url);
    assert.ok(asRead(html(of(url))).includes(`2031 ${url}`), url);
  }
});

test('no cell of a table is a formula, wherever a spreadsheet cuts the line', () => {
  const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', ' =2+2', '\t=1', '\n=1', '\r\n=1', '\u00a0=1', '＝1+1', '＋1', '－1', '＠x', '\u200b=1', '\ufeff=1', '"=1', "'=1", '"";=1',
    'Gazette;=1+1', 'Gazette; =1+1;', 'a;"=1+1";b', 'a;;@x', '=cmd|\' /C calc\'!A0', '\u202e=1'];
  for (const said of [...formulas, ...HOSTILE]) {
    for (const table of /** @type {const} */ (['quotes', 'entities', 'deadlines', 'differences'])) {
      const text = exported(table, said);
      assert.ok(!/[\r\n]/.test(text.replaceAll('\r\n', '')));
      /** @type {string[][]} */
      const rows = parse(text, { bom: true });
      for (const cut of [rows, rows.map((row) => row.flatMap((value) => value.split(';'))), text.slice(1).split('\r\n').map((line) => line.split(';'))]) {
        for (const value of cut.flat()) assert.ok(!/^[\s\p{Cf}"]*[=+\-@＝＋－＠]/u.test(value), `${said}: ${value}`);
      }
      // A table is read back as it was, but for the apostrophes and line ends.
      const flat = said.replace(/[\p{Cc}\p{Bidi_Control}\u2028]/gu, ' ').replace(/\p{Surrogate}/gu, '\ufffd');
      if (table === 'quotes' && !formulas.includes(said)) assert.equal((rows[1]?.[7] ?? '').replace(/^'|(?<=;)'/g, ''), flat);
    }
  }
});

test('a calendar has the lines of RFC 5545 and no others', () => {
  for (const said of [...HOSTILE, 'A\u0000 \\ ; , “é”\r\nb\tc\u007f 😀'.repeat(9)]) {
    const text = exported('calendar', said);
    assert.ok(text.endsWith('\r\n') && !/[^\r]\n|\r[^\n]/.test(text), 'no other line ends');
    for (const line of text.split('\r\n')) assert.ok(new TextEncoder().encode(line).length <= 75, line);
    const lines = text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n');
    for (const line of lines) {
      assert.match(line, /^(?:(?:BEGIN|END):V(?:CALENDAR|EVENT)|VERSION:2\.0|PRODID:[\w/ -]+|CALSCALE:GREGORIAN|UID:[\da-f]{32}(?:-\d+)?@nutgraf|DTSTAMP:20310514T102030Z|DT(?:START|END);VALUE=DATE:203103\d\d|(?:SUMMARY|DESCRIPTION):(?:[^\\;,\p{Cc}]|\\[\\;,n])*|TRANSP:TRANSPARENT)$/u);
    }
    assert.equal(lines.filter((l) => l === 'BEGIN:VEVENT').length, 1);
  }
});
