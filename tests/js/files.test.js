import assert from 'node:assert/strict';
import { test } from 'node:test';

import { MAX_TOLD, decode, joined, readFile, readText, unseen } from '../../www/nutgraf/files.js';
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
    ['bad-article', 'the article “b” cannot be read: it has neither text nor html'],
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

test('bad corrections are told, and the good ones read', () => {
  const good = Array.from({ length: 300 }, (_, i) => ({ op: 'rename', entity: `e${i}`, name: 'N' }));
  const bad = [{ op: 'merge', entity: 'e', with: [1] }, { op: 'explode', entity: 'e' }, { op: 'rename', entity: 'e' }, { op: 'retype', entity: 'e', type: 'X' }, null, 5];
  for (const value of [{ corrections: [...bad, ...good] }, [...good, ...bad], { articles: [{ id: 'a', text: 'x' }], corrections: [...bad, ...good] }]) {
    const batch = readText(JSON.stringify(value), 'f.json');
    assert.deepEqual(batch.corrections, good);
    assert.deepEqual(batch.errors.map((e) => e.code), bad.map(() => 'bad-correction'));
  }
  const none = readText(JSON.stringify({ corrections: bad }), 'f.json');
  assert.deepEqual([none.corrections, none.articles.length, none.errors.length], [null, 0, bad.length]);
});

test('odd items of JSON are told, and the good ones read', () => {
  const odd = [5, null, 'x', [], { id: 'a' }, { id: 'a', text: 5 }, { id: {}, text: 'x' }, { id: 'a', text: 'x', date: 20310514 }, { id: 'a', text: 'x', keep: [{ start: -1 }] }];
  const rows = [...odd, { id: '', text: 'none' }, { id: 7, text: 'number' }, { id: null, html: '<p>x', text: null }, { id: 'b', text: 'both', html: '<p>' }];
  for (const batch of [readText(JSON.stringify(rows), 'f.json'), readText(rows.map((r) => JSON.stringify(r)).join('\n'), 'f.jsonl'), readText(rows.map((r) => JSON.stringify(r)).join('\n'), 'f.json')]) {
    assert.deepEqual(batch.articles.map((a) => a.article), [{ id: 'f-10', text: 'none' }, { id: '7', text: 'number' }, { id: 'f-12', html: '<p>x' }, { id: 'b', text: 'both' }]);
    assert.equal(batch.errors.length, odd.length);
    // Whoever takes them in may date them.
    for (const { article } of batch.articles) article.date = '2031-05-14';
  }
});

test('many errors are told as a few and a number', () => {
  const batch = readText(`${'nope\n'.repeat(1000)}{"id":"a","text":"x"}\n`, 'f.jsonl');
  assert.deepEqual([batch.articles.length, batch.errors.length, batch.errors.at(-1)?.message], [1, MAX_TOLD + 1, 'and 980 more that cannot be read']);
  const all = joined([batch, readText('nope', 'g.jsonl'), batch]);
  assert.deepEqual([all.articles.length, all.errors.length, all.errors.at(-1)?.message], [2, MAX_TOLD + 1, 'and 1,981 more that cannot be read']);
});

test('a broken list is told as that, not line by line', () => {
  assert.deepEqual(readText('[\n1\n,\n"x"\n', 'f.json').errors.map((e) => e.message), ['f.json: line 5 is not JSON']);
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
  assert.equal(batch.errors[0]?.message, 'x.txt: it cannot be read; if it is a folder, choose the files in it');
  assert.equal(batch.errors.length, odd.length);
});

test('a file has an id, whatever its name', () => {
  for (const name of ['', '.txt', 'x', '.']) assert.ok((readText('x', name).articles[0]?.article.id ?? '') !== '', name);
});

/** How Markdown's marks were once found: as plain patterns, which take quadratic time. @param {string} line */
const byPatterns = (line) => line
  .replace(/^\s{0,3}#{1,6}\s+(.*?)\s*#*$/, '$1').replace(/^\s{0,3}(?:>\s?)+/, '').replace(/^\s*[-*+]\s+/, '• ')
  .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\[([^\]]+)\]\((?:[^()]|\([^()]*\))*\)/g, '$1').replace(/\[([^\]]+)\]\[[^\]]*\]/g, '$1')
  .replace(/<((?:https?|mailto):[^>]+)>/g, '$1').replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
  .replace(/(?<![\w*])([*_])(?=\S)(.+?)(?<=\S)\1(?![\w*])/g, '$2').replace(/`([^`]+)`/g, '$1').replace(/\\([\\`*_{}[\]()#+\-.!>])/g, '$1').replace(/ {2,}$/, '');

test('Markdown is read by its scanner as by plain patterns', () => {
  const bits = ['*', '*', '_', '`', '[', ']', '(', ')', '!', '<', '>', '#', ' ', ' ', 'a', 'b', '\\', 'https:', '-', '**', '__', '](', '!['];
  let seed = 7;
  const below = (/** @type {number} */ n) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return (seed >> 8) % n;
  };
  for (let i = 0; i < 20_000; i++) {
    const line = `x${Array.from({ length: below(20) }, () => bits[below(bits.length)]).join('')}y`;
    assert.equal(readMarkdown(line).text, byPatterns(line).trim(), JSON.stringify(line));
  }
});

test('Markdown takes time in step with its length, whatever is in it', () => {
  const runs = ['![', '**a ', 'a **', '[', '[[a](', '](', '[a](b', '[a](()', '[a][', '<http:', '`', '`a', '_a ', '*a', '__', '***a', '> ', '# ', ' #', '\\', '- ', '![](', '(', 'a`b'];
  const work = (/** @type {string} */ source) => {
    const meter = { steps: 0 };
    readMarkdown(source, meter);
    return meter.steps;
  };
  for (const run of [...runs, ...runs.map((r) => ` ${r} `)]) {
    for (const end of ['', 'x', ')', ']']) {
      const [one, four] = [work(`a${run.repeat(1000)}${end}`), work(`a${run.repeat(4000)}${end}`)];
      assert.ok(one > 0 && four < 4.2 * one && four < 40 * 4000 * run.length, `${run}: ${one}, ${four}`);
    }
  }
});

test('long runs of spaces, marks and strings are read', () => {
  const spaces = ' '.repeat(300_000);
  assert.equal(readMarkdown(`a${spaces}b`).text.length, 300_002);
  assert.equal(readMarkdown(`# a${spaces}b`).text.length, 300_002);
  assert.equal(readMarkdown(`${'>'.repeat(9_000_000)}a`).text, 'a');
  assert.equal(message(() => parseJson(`["${'a'.repeat(20_000_000)}",\n"${'\\n'.repeat(5_000_000)}",\n`)), 'line 3 is not JSON');
});
