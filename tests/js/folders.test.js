// Folders as browsers hand them over: which files are taken, what is passed over, and what is told.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readFiles } from '../../www/nutgraf/files.js';
import { gather, ofDropped, ofFile, ofHandle, passedOver } from '../../www/nutgraf/folders.js';
import { byEnding, endingOf, isRead, isSystems } from '../../www/nutgraf/kinds.js';
import { reader } from './reader.js';

/** @typedef {{[name: string]: string | Tree}} Tree */
/** @typedef {import('../../www/nutgraf/folders.js').Entry} Entry */
/** @typedef {import('../../www/nutgraf/folders.js').Handle} Handle */

const file = (/** @type {string} */ name, /** @type {string} */ text) => new File([text], name);

/**
 * A folder as it is dropped; its files come in twos.
 * @param {string} name
 * @param {string | Tree} tree
 * @returns {FileSystemEntry}
 */
function dropped(name, tree) {
  const isFile = typeof tree === 'string';
  const rest = isFile ? [] : Object.entries(tree).map(([child, sub]) => dropped(child, sub));
  return /** @type {FileSystemEntry} */ (/** @type {unknown} */ ({
    name, isFile, isDirectory: !isFile,
    file: (/** @type {(f: File) => void} */ done) => done(file(name, String(tree))),
    createReader: () => ({ readEntries: (/** @type {(list: FileSystemEntry[]) => void} */ done, /** @type {(e: Error) => void} */ fail) => (name === 'closed' ? fail(new Error('no')) : done(rest.splice(0, 2))) }),
  }));
}

/** @param {string} name @param {string | Tree} tree @returns {Handle} */
function handle(name, tree) {
  if (typeof tree === 'string') return { kind: 'file', name, getFile: async () => file(name, tree) };
  return { kind: 'directory', name, async* values() {
    for (const [child, sub] of Object.entries(tree)) yield handle(child, sub);
  } };
}

/** @param {string} path @param {string | Tree} tree @returns {File[]} */
function listed(path, tree) {
  const name = path.split('/').pop() ?? '';
  if (typeof tree === 'string') return [Object.defineProperty(file(name, tree), 'webkitRelativePath', { value: path })];
  return Object.entries(tree).flatMap(([child, sub]) => listed(`${path}/${child}`, sub));
}

/** @type {Tree} */
const STORY = {
  'b10.txt': 'ten', 'b2.txt': 'two', 'Bridge.html': '<p>Bridge', Bridge_files: { 'frame.html': '<p>Buy', 'look.css': '' },
  'photo.JPG': 'x', 'film.mp4': 'x', '.DS_Store': 'x', 'Thumbs.db': 'x', '~$note.txt': 'x', __MACOSX: { 'b2.txt': 'x' }, '.git': { 'a.txt': 'x' },
  older: { 'a.md': '# A', 'news-archive': { 'c.txt': 'c' }, 'news.html': '<p>News', notes: 'no ending' },
};
const TAKEN = ['story/b2.txt', 'story/b10.txt', 'story/Bridge.html', 'story/older/a.md', 'story/older/news.html', 'story/older/news-archive/c.txt'];
/** @param {readonly Entry[]} entries */
const paths = (entries) => entries.map((e) => e.path).sort();

test('a folder is walked, however it is handed over', async () => {
  for (const entries of [[ofDropped(dropped('story', STORY))], [ofHandle(handle('story', STORY))], listed('story', STORY).map(ofFile)]) {
    const found = await gather(entries);
    assert.deepEqual(paths(found.files), [...TAKEN].sort());
    assert.deepEqual(found.left.sort(), ['film.mp4', 'notes', 'photo.JPG']);
    assert.deepEqual([found.parts > 0, found.more, found.closed], [true, false, []]);
  }
});

test('the files of a folder come in the order of their names, numbers counted', async () => {
  const found = await gather([ofDropped(dropped('story', { 'b10.txt': '', 'b9.txt': '', 'a.txt': '' }))]);
  assert.deepEqual(found.files.map((f) => f.name), ['a.txt', 'b9.txt', 'b10.txt']);
});

test('a file by itself is taken whatever it is called', async () => {
  const found = await gather([ofFile(file('notes', 'x')), ofFile(file('.hidden', 'x')), ofFile(file('p.jpg', 'x'))]);
  assert.deepEqual([found.files.length, found.left, found.folders], [3, [], false]);
  assert.deepEqual(passedOver(found), []);
});

test('what is passed over is told once', async () => {
  const tree = Object.fromEntries([...Array.from({ length: 8 }, (_, i) => [`${i}.jpg`, '']), ...Array.from({ length: 4 }, (_, i) => [`${i}.png`, ''])]);
  const found = await gather([ofDropped(dropped('photos', tree)), ofDropped(dropped('closed', {})), ofFile(file('a.txt', ''))]);
  const notes = passedOver(found).map((n) => [n.code, n.message]);
  assert.equal(notes.length, 2);
  assert.match(notes[0]?.[1] ?? '', /^12 files left out, of kinds that are not read: 8 \.jpg, 4 \.png\./);
  assert.deepEqual(notes[1], ['unreadable', 'The folder “closed” cannot be read whole.']);
  assert.match(passedOver(await gather([ofDropped(dropped('e', { 'x.png': '' }))]))[0]?.message ?? '', /^1 file left out, of kinds that are not read: x\.png\./);
  assert.equal(passedOver(await gather([ofDropped(dropped('e', {}))]))[0]?.message, 'There is no file in the folder.');
});

test('limits are named', async () => {
  const tree = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.txt`, '']));
  for (const most of [{ files: 10, looked: 1000 }, { files: 100, looked: 10 }]) {
    const found = await gather([ofDropped(dropped('many', tree))], { most });
    assert(found.files.length <= 10 && found.files.length >= 9, String(found.files.length));
    assert.match(passedOver(found, most)[0]?.message ?? '', /^At most 10 files are (?:read|looked at) at once: the rest was not taken/);
  }
});

test('a folder without end is looked into until Stop', async () => {
  const control = new AbortController();
  /** @type {Entry} */
  const endless = { name: 'endless', path: 'endless', async* children() {
    for (let i = 0; ; i++) {
      if (i === 50) control.abort(new Error('stop'));
      yield ofFile(file(`${i}.txt`, ''));
    }
  } };
  await assert.rejects(gather([endless], { signal: control.signal }), /stop/);
});

test('files are read in order, with where they stood, and those that fail cost themselves only', async () => {
  const entries = [ofFile(file('two.jsonl', '{"text":"one"}\n{"text":"two"}\n')), { name: 'gone.txt', path: 'gone.txt', file: () => Promise.reject(new Error('gone')) }, ...(await gather([ofDropped(dropped('story', { 'a.txt': 'It rained.' }))])).files];
  /** @type {string[]} */
  const told = [];
  const { batch, read, untaken } = await readFiles(entries, reader, { onfile: (done, name) => told.push(name) });
  assert.deepEqual(batch.articles.map((a) => a.source), [
    { file: 'two.jsonl', place: 'line 1' }, { file: 'two.jsonl', place: 'line 2' }, { file: 'story/a.txt', place: '' }]);
  assert.deepEqual(batch.errors.map((e) => e.message), ['gone.txt: gone']);
  assert.deepEqual([read, untaken, told.sort()], [3, [], ['a.txt', 'gone.txt', 'two.jsonl']]);
});

test('a place in a file is its line or its number, where the reader of the file tells', async () => {
  const place = async (/** @type {Record<string, unknown>} */ told) => {
    const read = async () => /** @type {import('../../www/nutgraf/types.js').Reading} */ ({ articles: [{ article: { id: 'a', text: 'x' }, warnings: [], ...told }], corrections: null, errors: [], more: 0 });
    return (await readFiles([ofFile(file('a.jsonl', 'x'))], read)).batch.articles[0]?.source?.place;
  };
  assert.deepEqual([await place({ line: 1200 }), await place({ item: 3 }), await place({})], ['line 1,200', 'no. 3', '']);
});

test('many files that are no text are one note, a few are told each', async () => {
  const picture = (/** @type {string} */ name) => ofFile(new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10])], name));
  const few = await readFiles(['a.png', 'b.png'].map(picture), reader);
  assert.deepEqual([few.batch.errors.length, few.batch.notes], [2, undefined]);
  const many = await readFiles([...Array.from({ length: 40 }, (_, i) => picture(`${i}.png`)), ofFile(file('a.txt', 'x')), picture('x.gif')], reader);
  assert.deepEqual([many.batch.articles.length, many.batch.errors.length], [1, 0]);
  assert.deepEqual(many.batch.notes?.map((n) => n.message), ['41 files left out, which are no text: 40 .png, 1 .gif.']);
});

test('more bytes than are read at once are not taken, and named', async () => {
  const entries = Array.from({ length: 5 }, (_, i) => ofFile(file(`${i}.txt`, 'x'.repeat(10))));
  const { batch, untaken, read } = await readFiles(entries, reader, { most: 25 });
  assert.deepEqual([batch.articles.length, untaken, read], [2, ['2.txt', '3.txt', '4.txt'], 2]);
});

test('what is refused takes no room from the files after it', async () => {
  const large = Object.defineProperty(file('film.txt', 'x'), 'size', { value: 65 * 1024 * 1024 });
  const picture = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, ...Array.from({ length: 16 }, () => 1)])], 'a.png');
  const { batch, untaken, read } = await readFiles([ofFile(large), ofFile(picture)], reader, { most: 25 });
  assert.deepEqual([batch.articles.length, batch.errors.map(({ code }) => code).sort(), untaken, read], [0, ['binary', 'too-large'], [], 2]);
  const after = await readFiles([large, ...['a', 'b'].map((name) => file(`${name}.txt`, 'x'.repeat(10)))].map(ofFile), reader, { most: 25 });
  assert.deepEqual([after.batch.articles.length, after.batch.errors.map((e) => e.message), after.untaken], [2, ['film.txt: larger than 64 MB'], []]);
});

test('on Stop, what was read is there', async () => {
  const control = new AbortController();
  const entries = Array.from({ length: 50 }, (_, i) => ofFile(file(`${i}.txt`, 'x')));
  const { batch, read } = await readFiles(entries, reader, { signal: control.signal, onfile: (done) => {
    if (done === 10) control.abort(new Error('stop'));
  } });
  assert(read >= 10 && read < 50 && batch.articles.length >= 10, `${read} read`);
  assert.deepEqual(batch.errors, []);
});

test('what reads a kind of file may be out of reach', async () => {
  const unreachable = () => Promise.reject(Object.assign(new Error('offline'), { code: 'load-failed' }));
  const { batch } = await readFiles([ofFile(file('a.docx', 'x')), ofFile(file('b.txt', 'x'))], unreachable);
  assert.deepEqual(batch.errors.map((e) => [e.code, e.message.slice(0, 70)]), [
    ['load-failed', 'a.docx: what reads .docx files could not be fetched. Try again when yo'], ['load-failed', 'b.txt: offline']]);
});

test('files are known by their names', () => {
  assert.deepEqual(['a.TXT', 'a.b.html', 'a', '.txt', 'a.', 'a.tar.gz'].map(endingOf), ['.txt', '.html', '', '', '', '.gz']);
  assert.deepEqual(['a.TXT', 'a.jsonl', 'a.png', 'a'].map(isRead), [true, true, false, false]);
  assert.deepEqual(['.DS_Store', 'Thumbs.db', '~$a.docx', '__MACOSX', 'Desktop.ini', 'a.txt', 'Library'].map(isSystems), [true, true, true, true, true, false, false]);
  assert.equal(byEnding(['a.a', 'a.b', 'a.b', 'a.c', 'a.d', 'a.e', 'a.f', 'a.g', 'a.h', 'x']), '2 .b, 1 without an ending, 1 .a, 1 .c, 1 .d, 1 .e, 3 of other kinds');
});
