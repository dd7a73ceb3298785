import assert from 'node:assert/strict';
import { test } from 'node:test';

import { MAX_TOLD, joined } from '../../www/nutgraf/batch.js';
import * as files from '../../www/nutgraf/files.js';
import { unseen } from '../../www/nutgraf/unseen.js';
import { reader } from './reader.js';

const readText = (/** @type {string} */ text, /** @type {string} */ name) => files.readText(text, name, reader);
const readFile = (/** @type {File} */ file) => files.readFile(file, reader);

test('a broken line of JSON Lines costs that line only', async () => {
  const { articles, errors } = await readText('{"id":"a","text":"x"}\nnope\n{"id":"b"}\n\n{"html":"<p>y</p>","date":"2031-05-14"}\n', 'two.jsonl');
  assert.deepEqual(articles.map((a) => a.article), [{ id: 'a', text: 'x' }, { id: 'two-5', html: '<p>y</p>', date: '2031-05-14' }]);
  assert.deepEqual(errors.map((e) => [e.code, e.message]), [
    ['json', 'two.jsonl: line 2 is not JSON'],
    ['bad-article', 'the article “b” cannot be read: it has neither text nor html'],
  ]);
});

test('a .json may hold an article, a list of them, JSON Lines, or corrections', async () => {
  assert.equal((await readText('{"id":"a","text":"x"}', 'f.json')).articles.length, 1);
  assert.deepEqual((await readText('[{"text":"x"},{"text":"y"},3]', 'f.json')).articles.map((a) => a.article.id), ['f-1', 'f-2']);
  assert.equal((await readText('{"text":"x"}\n{"text":"y"}', 'f.json')).articles.length, 2);
  const batch = await readText('{"corrections":[{"op":"delete","entity":"e1"}]}', 'f.json');
  assert.deepEqual([batch.articles.length, batch.corrections], [0, [{ op: 'delete', entity: 'e1' }]]);
});

test('an exported report with corrections gives its corrections, not its articles', async () => {
  const exported = JSON.stringify({ articles: [{ id: 'a', parts: [], quotes: [] }], entities: [], corrections: [{ op: 'rename', entity: 'e', name: 'N' }] });
  const batch = await readText(exported, 'report.json');
  assert.deepEqual([batch.articles.length, batch.errors.length, batch.corrections?.length], [0, 0, 1]);
});

test('exported articles with their corrections are read as they were', async () => {
  const articles = [{ id: 'a', text: 'x\ud800', date: '2031-05-14', keep: [{ start: 0, end: 1 }] }, { id: 'b', html: '<p>y', outlet: 'Ness Herald', title: 'Y', url: 'https://ness.example' }];
  const corrections = [{ op: 'rename', entity: 'e', name: 'N' }, { op: 'merge', entity: 'e', with: ['f'] }];
  const batch = await readText(JSON.stringify({ articles, corrections }, null, 1), 'nutgraf-desk.json');
  // Half of a character is none.
  assert.deepEqual(batch.articles.map((a) => a.article), JSON.parse(JSON.stringify(articles).replace('\\ud800', '\ufffd')));
  assert.deepEqual([batch.corrections, batch.errors], [corrections, []]);
  assert.equal((await readText(JSON.stringify({ articles, corrections: [] }), 'nutgraf-desk.json')).articles.length, 2);
});

test('corrections that are read again are taken once, and in their order', () => {
  const rename = (/** @type {string} */ name) => ({ op: /** @type {const} */ ('rename'), entity: 'e', name });
  const [a, b] = [rename('A'), rename('B')];
  assert.deepEqual(unseen([], [a, b]), [a, b]);
  assert.deepEqual(unseen([a, b], [a]), []);
  assert.deepEqual(unseen([a], [a, b, a]), [b, a]);
  assert.deepEqual(unseen([b], [a, b]), [a, b]);
});

test('bad corrections are told, and the good ones read', async () => {
  const good = Array.from({ length: 300 }, (_, i) => ({ op: 'rename', entity: `e${i}`, name: 'N' }));
  const bad = [{ op: 'merge', entity: 'e', with: [1] }, { op: 'explode', entity: 'e' }, { op: 'rename', entity: 'e' }, { op: 'retype', entity: 'e', type: 'X' }, null, 5];
  for (const value of [{ corrections: [...bad, ...good] }, [...good, ...bad], { articles: [{ id: 'a', text: 'x' }], corrections: [...bad, ...good] }]) {
    const batch = await readText(JSON.stringify(value), 'f.json');
    assert.deepEqual(batch.corrections, good);
    assert.deepEqual(batch.errors.map((e) => e.code), bad.map(() => 'bad-correction'));
  }
  const none = await readText(JSON.stringify({ corrections: bad }), 'f.json');
  assert.deepEqual([none.corrections, none.articles.length, none.errors.length], [null, 0, bad.length]);
});

test('odd items of JSON are told, and the good ones read', async () => {
  const odd = [5, null, 'x', [], { id: 'a' }, { id: 'a', text: 5 }, { id: {}, text: 'x' }, { id: 'a', text: 'x', date: 20310514 }, { id: 'a', text: 'x', keep: [{ start: -1 }] }];
  const rows = [...odd, { id: '', text: 'none' }, { id: 7, text: 'number' }, { id: null, html: '<p>x', text: null }, { id: 'b', text: 'both', html: '<p>' }];
  for (const batch of [await readText(JSON.stringify(rows), 'f.json'), await readText(rows.map((r) => JSON.stringify(r)).join('\n'), 'f.jsonl'), await readText(rows.map((r) => JSON.stringify(r)).join('\n'), 'f.json')]) {
    assert.deepEqual(batch.articles.map((a) => a.article), [{ id: 'f-10', text: 'none' }, { id: '7', text: 'number' }, { id: 'f-12', html: '<p>x' }, { id: 'b', text: 'both' }]);
    assert.equal(batch.errors.length, odd.length);
    // Whoever takes them in may date them.
    for (const { article } of batch.articles) article.date = '2031-05-14';
  }
});

test('many errors are told as a few and a number', async () => {
  const batch = await readText(`${'nope\n'.repeat(1000)}{"id":"a","text":"x"}\n`, 'f.jsonl');
  assert.deepEqual([batch.articles.length, batch.errors.length, batch.errors.at(-1)?.message], [1, MAX_TOLD + 1, 'and 980 more that cannot be read']);
  const all = joined([batch, await readText('nope', 'g.jsonl'), batch]);
  assert.deepEqual([all.articles.length, all.errors.length, all.errors.at(-1)?.message], [2, MAX_TOLD + 1, 'and 1,981 more that cannot be read']);
});

test('a broken list is told as that, not line by line', async () => {
  assert.deepEqual((await readText('[\n1\n,\n"x"\n', 'f.json')).errors.map((e) => e.message), ['f.json: line 5 is not JSON']);
});

test('HTML is told by its name or its look', async () => {
  assert.ok('html' in ((await readText('<p>x', 'a.html')).articles[0]?.article ?? {}));
  assert.ok('html' in ((await readText('<!DOCTYPE html><p>x', 'pasted-1')).articles[0]?.article ?? {}));
  assert.ok('text' in ((await readText('<3 is a heart', 'a.txt')).articles[0]?.article ?? {}));
});

test('a file that cannot be read is an error of its batch', async () => {
  const batch = await readFile(new File([new Uint8Array([1, 0, 2])], 'x.txt'));
  assert.deepEqual(batch.errors.map((e) => [e.code, e.message]), [['binary', 'x.txt is a binary file, not text']]);
});

test('a file of any kind is read, with its warnings', async () => {
  const bytes = (/** @type {string} */ s) => Uint8Array.from(s, (c) => c.charCodeAt(0));
  const one = async (/** @type {string} */ name, /** @type {string} */ content) => (await readFile(new File([bytes(content)], name))).articles[0];
  assert.deepEqual(await one('a.md', '---\ntitle: T\n---\n# T\n\nIt *rained*.'), { article: { id: 'a', text: 'T\n\nIt rained.', title: 'T' }, warnings: [] });
  assert.deepEqual(await one('a.txt', 'caf\xe9'), { article: { id: 'a', text: 'café' }, warnings: ['read as windows-1252, for it is not UTF-8'] });
  assert.equal((await one('a.html', '<meta charset=koi8-r>\xcd\xc9\xd2'))?.article.html, '<meta charset=koi8-r>мир');
  assert.deepEqual((await one('a.html', '<meta charset=klingon>\xe9'))?.warnings, ['read as windows-1252']);
  assert.equal((await one('a.txt', '\xff\xfeA\0'))?.article.text, 'A');
  assert.deepEqual(await one('t.csv', 'text,date\n"a, b",2031-05-14\n'), { article: { id: 't-1', text: 'a, b', date: '2031-05-14' }, item: 1, warnings: [] });
  assert.deepEqual(await one('e.txt', ''), { article: { id: 'e', text: '' }, warnings: ['e.txt is empty'] });
});

test('a file never takes others with it, whatever it does', async () => {
  /** @param {Partial<Record<keyof File, unknown>>} odd */
  const file = (odd) => /** @type {File} */ (/** @type {unknown} */ ({ name: 'x.txt', size: 1, ...odd }));
  const throwing = { get name() {
    throw new Error('no name');
  } };
  const odd = [
    file({ arrayBuffer: () => Promise.reject(new DOMException('a directory', 'NotReadableError')) }),
    file({ arrayBuffer: () => {
      throw new TypeError('no');
    } }),
    file({}), file({ arrayBuffer: () => Promise.resolve(null), name: 5 }), file({ size: 1e12 }), file({ arrayBuffer: () => Promise.reject(Object.create(null)) }),
    /** @type {File} */ (/** @type {unknown} */ (throwing)), /** @type {File} */ (/** @type {unknown} */ (null)),
  ];
  const batch = joined(await Promise.all([new File(['one'], 'a.txt'), ...odd, new File(['two'], 'b.txt'), new File(['[1'], 'c.json')].map(readFile)));
  assert.deepEqual(batch.articles.map((a) => a.article.id), ['a', '5', 'b']);
  assert.equal(batch.errors[0]?.message, 'x.txt: it cannot be read; it may have been moved, or its reading may not be allowed');
  assert.equal(batch.errors.length, odd.length);
});

test('a file has an id, whatever its name', async () => {
  for (const name of ['', '.txt', 'x', '.']) assert.ok(((await readText('x', name)).articles[0]?.article.id ?? '') !== '', name);
});
