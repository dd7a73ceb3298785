// The digest as a web page and as a Word document: what stands in it, and that whatever an article says stays text.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { webAddress } from '../../www/nutgraf/escape.js';
import { digestDocument, digestPage, zip } from '../../www/nutgraf/out/index.js';
import { checkPage, checkWord } from './digest-checks.js';
import { HOSTILE, hostile, story, told } from './told.js';
import { parse, unzip, within } from './unzip.js';

/** @typedef {import('../../www/nutgraf/out/source.js').Input} Input */

/** @param {Input} input */
const page = (input) => [...digestPage(input)].join('');

/** @param {string} html */
const textOf = (html) => html.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<[^>]*>/g, '\n').replace(/&(lt|gt|amp|quot|#39);/g, (_, /** @type {'lt' | 'gt' | 'amp' | 'quot' | '#39'} */ name) => ({ lt: '<', gt: '>', amp: '&', quot: '"', '#39': '\'' })[name]);

/** As one line of words. @param {string} text */
const flat = (text) => text.replace(/\s+/g, ' ');

/** @param {Input} input */
async function word(input) {
  /** @type {{name: string, content: Blob}[]} */
  const files = [];
  for (const { name, pieces } of digestDocument(input)) files.push({ name, content: new Blob([...pieces]) });
  return unzip(Buffer.from(await (await zip(files, 'application/zip')).arrayBuffer()));
}

/** The paragraphs of a document. @param {Map<string, string>} files */
function paragraphs(files) {
  const root = parse(files.get('word/document.xml') ?? assert.fail('no document'));
  return [...within(root)].filter(({ name }) => name === 'w:p').map((p) => [...within(p)].filter(({ name }) => name === 'w:t').map(({ text }) => text).join(''));
}

const withAddress = () => story().map((article) => ({ ...article, url: `https://${article.id}.example/strait?a=1&b=2` }));

test('a digest has the articles, the ledger, the deadlines, the differences, the figures and every quote with its citation', async () => {
  const input = told(withAddress(), { corrections: ['rename “Droski” to “Jevan Droski”'] });
  const html = page(input);
  checkPage(html);
  const files = await word(input);
  checkWord(files);
  const { report } = input;
  assert(report.statements.length > 2 && report.deadlines.length > 1 && report.conflicts.length > 1 && report.figures.length > 2, 'the story has all of it');
  const lines = paragraphs(files);
  for (const text of [flat(textOf(html)), lines.join(' ')]) {
    for (const { id } of report.articles) {
      const { title, outlet } = input.origin(id);
      assert(text.includes(flat(title)) && text.includes(outlet), title);
      assert(text.includes(`https://${id}.example/strait?a=1&b=2`), 'an address is there on paper too');
    }
    for (const { label } of report.deadlines) assert(text.includes(flat(label)), label);
    assert(text.includes('article date 1 May 2031, its month'), 'how a day was computed');
    for (const { about, why } of report.conflicts) assert(text.includes(about) && text.includes(why), about);
    for (const { what, why } of report.figures) assert(text.includes(what.replace(/: $/, '')) && text.includes(why), what);
    assert(text.includes('rename “Droski” to “Jevan Droski”'));
    assert(text.includes('Made by Nutgraf on 16 May 2031, 10:20 UTC'));
  }
  const said = report.articles.flatMap((a) => a.quotes.filter((q) => q.speech || q.act));
  assert(said.length > 20);
  const items = [...html.matchAll(/<p class="item">(.*?)<\/p>/g)].map(([, inside = '']) => inside).filter((inside) => /\d% sure$/.test(inside) && inside.includes('<a href="https://'));
  assert.equal(items.length, said.length, 'each quote has a link and says how sure it is');
  for (const inside of items) assert.match(textOf(inside).replaceAll('\n', ''), /\(.*“.*”, \d+ May 2031\) · \d\d% sure$/);
  assert.equal(lines.filter((line) => /^•.*“.*”, \d+ May 2031\) · \d\d% sure$/.test(line)).length, said.length);
});

test('the ledger has a row for each statement and a column for each outlet, with the fullest marked', () => {
  const input = told(story());
  const [, table = ''] = /<section id="part-2" class="wide">[\s\S]*?(<table[\s\S]*?<\/table>)/.exec(page(input)) ?? assert.fail('no ledger');
  const rows = table.match(/<tr role="row"><th role="rowheader".*?<\/tr>/g) ?? [];
  assert.equal(rows.length, input.report.statements.length);
  const outlets = [...new Set(input.report.articles.map(({ id }) => input.origin(id).outlet))];
  assert.deepEqual([...table.matchAll(/scope="col">([^<]*)</g)].map(([, name]) => name), ['Speaker', ...outlets]);
  for (const [i, row] of rows.entries()) {
    const { members, fullest } = input.report.statements[i] ?? assert.fail();
    const cells = [...row.matchAll(/<td role="cell"(?: class="(\w+)")? data-head="([^"]*)">/g)];
    const at = (/** @type {string} */ kind) => cells.filter(([, name]) => name === kind).map(([, , outlet]) => outlet);
    assert.deepEqual(at('best'), [input.origin(members[fullest]?.article ?? '').outlet]);
    const told = new Set(members.map(({ article }) => input.origin(article).outlet));
    assert.deepEqual(at('none'), outlets.filter((outlet) => !told.has(outlet)));
    assert.equal(row.split('<strong>Fullest wording</strong>').length, 2);
  }
});

test('of a wording only its own words are told, with those marked that the fullest lacks', () => {
  const article = (/** @type {string} */ id, /** @type {string} */ said) => ({ id, date: id === 'Post' ? '2031-03-10' : '2031-03-11', outlet: id, text: `“${said}” said Ada Roe, the mayor of Ness.\n` });
  const html = page(told([
    article('Herald', 'We have waited for nine long weeks for the ferry company to answer our letters, and we will wait no longer than Friday,'),
    article('Post', 'We have waited for three weeks for the ferry company to answer our letters,'),
  ]));
  const [, post = ''] = /data-head="Post"><p>(.*?)<\/p>/.exec(html) ?? [];
  assert.match(html, /<td role="cell" class="best" data-head="Herald"><p>“We have waited for nine long weeks [^<]*<\/p><p class="note"><strong>Fullest wording<\/strong>/);
  assert.equal(post, '“We have waited for <u>three</u> weeks for the ferry company to answer our letters,”');
  assert.doesNotMatch(html.replace(/<style>[\s\S]*<\/style>/, ''), /<(?:del|ins|s)>/);
});

test('with more outlets than a page is wide, each statement is a table of its own', async () => {
  const names = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven'];
  const input = told(names.map((outlet, i) => ({ id: outlet, outlet, date: `2031-03-1${i}`, text: `${outlet} heard it too.\n\n“Nobody should drive a lorry over it before the summer comes,” said Bo Lind, an engineer.\n` })));
  assert.equal(input.report.statements.length, 1);
  const html = page(input);
  checkPage(html);
  checkWord(await word(input));
  assert.match(html, /<caption>How outlets worded what Bo Lind said<\/caption>/);
  for (const name of names) assert.match(html, new RegExp(`<th role="rowheader" scope="row"><p>${name}</p></th><td role="cell"(?: class="best")? data-head="Wording"><p>“Nobody should drive`));
});

test('whatever an article, a name or a reader says is text', async () => {
  for (const said of HOSTILE) {
    const input = hostile(said);
    const { report } = input;
    assert(report.articles.every((a) => a.quotes.length + a.deadlines.length > 1), said);
    const html = page(input);
    checkPage(html);
    const shown = said.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, ' ').replace(/\p{Surrogate}|[\ufffe\uffff]/gu, '\ufffd');
    for (const text of [textOf(html), paragraphs(await word(input)).join('\n')]) {
      for (const part of [`One ${shown}`, `T ${shown}`, `rename ${shown}`, `Roe${shown}`]) assert(flat(text).includes(flat(part)), `${said}: ${part}`);
    }
    checkWord(await word(input));
  }
});

test('of no article, of one, and of one without anything there is a digest too', async () => {
  for (const articles of [[], [{ id: 'a', text: '“It is tired,” said Ada Roe.' }], [{ id: 'a', text: '' }]]) {
    const input = told(articles);
    const html = page(input);
    checkPage(html);
    checkWord(await word(input));
    assert.match(html, new RegExp(`<h1>Digest of ${articles.length} articles?</h1>`));
    assert.match(html, /No correction was made\./);
    assert.doesNotMatch(html, /<h2>The ledger/);
  }
});

test('a place without words has a cell all the same', async () => {
  const input = told([{ id: 'a', text: '' }]);
  input.report.conflicts.push({ kind: 'date', about: 'the day', verdict: 'undecided', why: '', sides: [{ article: 'a', start: 0, end: 0 }, { article: 'gone', start: 0, end: 4 }] });
  checkPage(page(input));
  checkWord(await word(input));
});

test('only an address of the web is a link', () => {
  for (const url of ['javascript:alert(1)', 'data:text/html,a', 'file:///a', 'ftp://ness.example/a', 'custom://ness.example/a', 'blob:https://ness.example/a', '/a', 'https://', 'http:', '']) assert.equal(webAddress(url), '', url);
  assert.equal(webAddress(' HTTPS://Ness.example/a b?q="<>`|{}^\\#é'), 'https://ness.example/a%20b?q=%22%3C%3E%60%7C%7B%7D%5E%5C#%C3%A9');
});

test('of some million bytes an archive is whole', async () => {
  const long = Array.from({ length: 200_000 }, (_, i) => i.toString(36)).join(' ');
  const blob = await zip([{ name: 'a.txt', content: new Blob([long]) }, { name: 'é.txt', content: new Blob([]) }], 'application/zip');
  assert.equal(blob.type, 'application/zip');
  assert(blob.size < long.length / 2, 'it is deflated');
  assert.deepEqual([...unzip(Buffer.from(await blob.arrayBuffer()))], [['a.txt', long], ['é.txt', '']]);
});

test('without a way to deflate, files are stored as they are', async (t) => {
  const { CompressionStream } = globalThis;
  t.after(() => Object.assign(globalThis, { CompressionStream }));
  for (const none of [undefined, class { constructor() { throw new TypeError('no such format'); } }]) {
    Object.assign(globalThis, { CompressionStream: none });
    const blob = await zip([{ name: 'a.txt', content: new Blob(['aaaa']) }], '');
    assert.deepEqual([...unzip(Buffer.from(await blob.arrayBuffer()))], [['a.txt', 'aaaa']]);
  }
});

test('a digest says of no words that they are English which may be of another language', async () => {
  const german = 'Der Pegel an der Schleuse steigt weiter\n\nDer Pegel steigt seit Tagen, und niemand im Dorf weiß, wie lange die Schleuse noch hält. Die Leute stehen am Ufer und sehen zu.\n\n“We are at number nine now, and the Pegel goes on rising,” said Ilka Stromm, who reads the gauge.\n\nAm Abend soll der Rat darüber sprechen, ob die Schule geschlossen wird. Bis dahin bleibt nur das Warten.\n';
  const input = told([
    { id: 'a', date: '2031-03-11', outlet: 'Herald', text: '“We are at number nine now, and it goes on rising,” said Ilka Stromm, who reads the gauge. The board has until 14 March 2031 to open the lock.' },
    { id: 'm', date: '2031-03-12', outlet: 'Bote', text: german },
  ]);
  const html = page(input);
  checkPage(html);
  // But for what the program says of both: who is who, and where they differ.
  const shown = [...html.matchAll(/<(\w+)([^<>]*)>([^<>]*Pegel goes on[^<>]*|[^<>]*Der Pegel an der Schleuse[^<>]*)</g)].filter(([, tag, , text]) => tag !== 'h3' && !text?.includes('but one has'));
  assert(shown.length >= 5, 'its title, the ledger, the difference, the quote, the citations');
  for (const [whole, , rest] of shown) assert(rest?.includes('lang=""'), whole);
  assert.doesNotMatch(html, /lang=""[^<>]*>[^<>]*it goes on rising/);
  const files = await word(input);
  checkWord(files);
  assert.match(files.get('word/document.xml') ?? '', /<w:lang w:val="x-none"\/><\/w:rPr><w:t xml:space="preserve">“?Der Pegel an der Schleuse/);
});
