import assert from 'node:assert/strict';
import { test } from 'node:test';

import { correctionsIn, decode, readFile, readText, unseen } from '../../www/nutgraf/files.js';
import { parseJson } from '../../www/nutgraf/json.js';
import { readMarkdown } from '../../www/nutgraf/markdown.js';

/** @param {() => unknown} run */
const message = (run) => {
  try {
    run();
    return '';
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : '';
  }
};

test('a JSON error names its line, whatever the browser says', () => {
  assert.equal(message(() => parseJson('{\n "a": 1\n "b": 2\n}')), 'line 3 is not JSON');
  assert.equal(message(() => parseJson('[1,\n2,\n')), 'line 3 is not JSON');
  assert.equal(message(() => parseJson('{"a": [1, {"b": "x\ny"}]}')), 'line 1 is not JSON');
  assert.equal(message(() => parseJson('{}\n\n}')), 'line 3 is not JSON');
  assert.equal(message(() => parseJson('{"a":\n"\\u12"}')), 'line 2 is not JSON');
  assert.deepEqual(parseJson(' {"a": [1, -2.5e3, "\\ud83d\\ude00", null, true, {}, []]} '), { a: [1, -2500, '😀', null, true, {}, []] });
});

test('a broken line of JSON Lines costs that line only', () => {
  const { articles, errors } = readText('{"id":"a","text":"x"}\nnope\n{"id":"b"}\n\n{"html":"<p>y</p>","date":"2031-05-14"}\n', 'two.jsonl');
  assert.deepEqual(articles.map((a) => a.article), [{ id: 'a', text: 'x' }, { id: 'two-5', html: '<p>y</p>', date: '2031-05-14' }]);
  assert.deepEqual(errors.map((e) => [e.code, e.message]), [
    ['json', 'two.jsonl: line 2 is not JSON'],
    ['not-an-article', 'two.jsonl: line 3 is no article: it has neither "text" nor "html"'],
  ]);
});

test('a .json may hold an article, a list of them, JSON Lines, or corrections', () => {
  assert.equal(readText('{"id":"a","text":"x"}', 'f.json').articles.length, 1);
  assert.deepEqual(readText('[{"text":"x"},{"text":"y"},3]', 'f.json').articles.map((a) => a.article.id), ['f-1', 'f-2']);
  assert.equal(readText('{"text":"x"}\n{"text":"y"}', 'f.json').articles.length, 2);
  const batch = readText('{"corrections":[{"op":"delete","entity":"e1"}]}', 'f.json');
  assert.deepEqual([batch.articles.length, batch.corrections], [0, [{ op: 'delete', entity: 'e1' }]]);
});

test('an exported report with corrections gives its corrections, not its articles', () => {
  const exported = JSON.stringify({ articles: [{ id: 'a', parts: [], quotes: [] }], entities: [], corrections: [{ op: 'rename', entity: 'e', name: 'N' }] });
  const batch = readText(exported, 'report.json');
  assert.deepEqual([batch.articles.length, batch.errors.length, batch.corrections?.length], [0, 0, 1]);
});

test('exported articles with their corrections are read as they were', () => {
  const articles = [{ id: 'a', text: 'x\ud800', date: '2031-05-14', keep: [{ start: 0, end: 1 }] }, { id: 'b', html: '<p>y', outlet: 'Ness Herald', title: 'Y', url: 'https://ness.example' }];
  const corrections = [{ op: 'rename', entity: 'e', name: 'N' }, { op: 'merge', entity: 'e', with: ['f'] }];
  const batch = readText(JSON.stringify({ articles, corrections }, null, 1), 'nutgraf-desk.json');
  assert.deepEqual(batch.articles.map((a) => a.article), articles);
  assert.deepEqual([batch.corrections, batch.errors], [corrections, []]);
  assert.equal(readText(JSON.stringify({ articles, corrections: [] }), 'nutgraf-desk.json').articles.length, 2);
});

test('corrections that are read again are taken once, and in their order', () => {
  const rename = (/** @type {string} */ name) => ({ op: /** @type {const} */ ('rename'), entity: 'e', name });
  const [a, b] = [rename('A'), rename('B')];
  assert.deepEqual(unseen([], [a, b]), [a, b]);
  assert.deepEqual(unseen([a, b], [a]), []);
  assert.deepEqual(unseen([a], [a, b, a]), [b, a]);
  assert.deepEqual(unseen([b], [a, b]), [a, b]);
});

test('what is no correction is not taken for one', () => {
  assert.equal(correctionsIn([{ op: 'rename', entity: 'e' }]), null);
  assert.equal(correctionsIn([{ op: 'explode', entity: 'e' }]), null);
  assert.equal(correctionsIn([]), null);
});

test('HTML is told by its name or its look', () => {
  assert.ok('html' in (readText('<p>x', 'a.html').articles[0]?.article ?? {}));
  assert.ok('html' in (readText('<!DOCTYPE html><p>x', 'pasted-1').articles[0]?.article ?? {}));
  assert.ok('text' in (readText('<3 is a heart', 'a.txt').articles[0]?.article ?? {}));
});

test('bytes are decoded as what they are', () => {
  const bytes = (/** @type {string} */ s) => Uint8Array.from(s, (c) => c.charCodeAt(0));
  assert.equal(decode(bytes('\xff\xfeA\0'), 'f').text, 'A');
  assert.equal(decode(bytes('caf\xe9'), 'f').text, 'café');
  assert.equal(decode(new TextEncoder().encode('“é”'), 'f').text, '“é”');
  const damaged = decode(new Uint8Array([...new TextEncoder().encode(`${'“é” '.repeat(1000)}`), 0xe2]), 'f');
  assert.deepEqual([damaged.text.endsWith('\ufffd'), damaged.warnings], [true, ['1 damaged characters']]);
  for (const binary of ['%PDF-1.7', 'PK\x03\x04', '\x89PNG', 'a\0b']) assert.throws(() => decode(bytes(binary), 'f'), { code: 'binary' });
});

test('a file that cannot be read is an error of its batch', async () => {
  const batch = await readFile(new File([new Uint8Array([1, 0, 2])], 'x.txt'));
  assert.deepEqual(batch.errors.map((e) => [e.code, e.message]), [['binary', 'x.txt is a binary file, not text']]);
});

test('Markdown becomes the text that a reader sees', () => {
  const source = '---\ntitle: "A: b"\ndate: 2031-05-15T08:00\n---\n# Head #\n\nSome **bold**, *it* and snake_case [a link](http://x/(y)) here.\n\n> Quoted.\n\n- one\n\n***\n![A pier](p.jpg)\n';
  assert.deepEqual(readMarkdown(source), {
    text: 'Head\n\nSome bold, it and snake_case a link here.\n\nQuoted.\n\n• one\n\nA pier', title: 'A: b', date: '2031-05-15',
  });
});
