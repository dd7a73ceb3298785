import assert from 'node:assert/strict';
import { test } from 'node:test';

import { MAX_AT_ONCE, MAX_BYTES, MAX_FILES } from '../../www/nutgraf/load.js';
import * as readers from '../../www/nutgraf/read-address.js';
import { reader } from './reader.js';

/** @typedef {Omit<import('../../www/nutgraf/read-address.js').AddressOptions, 'read'>} Options */
const readAddress = (/** @type {string} */ address, /** @type {Options} */ options) => readers.readAddress(address, { ...options, read: reader });
const readAddresses = (/** @type {string[]} */ addresses, /** @type {Options} */ options) => readers.readAddresses(addresses, { ...options, read: reader });

const NESS = 'https://ness.example/desk/';

/**
 * A web of files: what each address answers.
 * @param {Record<string, string | (() => Response | Promise<Response>)>} files
 */
function web(files) {
  /** @type {string[]} */
  const asked = [];
  let running = 0;
  let most = 0;
  /** @type {typeof globalThis.fetch} */
  const fetch = async (input) => {
    const address = String(input);
    asked.push(address);
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    const file = files[address];
    return typeof file === 'function' ? file() : new Response(file ?? 'none', { status: file === undefined ? 404 : 200 });
  };
  return { fetch, asked, most: () => most };
}

/** @param {unknown[]} articles */
const manifest = (articles) => JSON.stringify({ articles });

/** @param {Awaited<ReturnType<typeof readAddress>>} batch */
const ids = (batch) => batch.articles.map((a) => a.article.id);

/** @param {Awaited<ReturnType<typeof readAddress>>} batch */
const codes = (batch) => batch.errors.map((e) => e.code);

/** @param {(controller: ReadableStreamDefaultController<Uint8Array>) => void} pull @param {() => void} [cancel] */
const streamed = (pull, cancel) => new Response(new ReadableStream({ pull, cancel: () => cancel?.() }));

test('a bad address is told, and the others are read', async () => {
  const { fetch } = web({ [`${NESS}a.txt`]: 'A' });
  const batch = await readAddresses([`${NESS}a.txt`, 'http://[x', 'no base', `${NESS}%ff.txt`, `${NESS}none.txt`], { fetch });
  assert.deepEqual(ids(batch), ['a']);
  assert.deepEqual(codes(batch), ['bad-address', 'bad-address', 'load-failed', 'load-failed']);
  assert.deepEqual(codes(await readAddress('http://[x', { fetch })), ['bad-address']);
});

test('odd entries of a manifest are told, and the others are read', async () => {
  const { fetch } = web({
    [`${NESS}index.json`]: manifest([
      { file: 'a.txt', id: '' }, { file: 'a.txt', id: 'again', date: '2031-05-14', outlet: '' }, { file: 'b.jsonl', id: 'b' }, { id: 'inline', text: 'x' },
      null, 5, {}, { file: 5 }, { file: 'a.txt', id: {} }, { file: 'a.txt', date: 5 }, { file: 'http://[x' }, { file: 'none.txt' },
    ]),
    [`${NESS}a.txt`]: 'A',
    [`${NESS}b.jsonl`]: '{"text":"1"}\n{"text":"2"}\nnope',
  });
  const batch = await readAddress(`${NESS}index.json`, { fetch });
  assert.deepEqual(batch.articles.map((a) => a.article), [
    { id: 'a', text: 'A' }, { id: 'again', text: 'A', date: '2031-05-14' }, { id: 'b-1', text: '1' }, { id: 'b-2', text: '2' }, { id: 'inline', text: 'x' },
  ]);
  assert.deepEqual(codes(batch), ['json', 'bad-entry', 'bad-entry', 'bad-entry', 'bad-entry', 'bad-article', 'bad-article', 'bad-address', 'load-failed']);
});

test('a .json at an address may be JSON Lines', async () => {
  const { fetch } = web({ [`${NESS}a.json`]: '{"id":"a","text":"x"}\n{"id":"b","text":"y"}' });
  assert.deepEqual(ids(await readAddress(`${NESS}a.json`, { fetch })), ['a', 'b']);
});

test('a manifest names no manifest, and each address is fetched once', async () => {
  const { fetch, asked } = web({
    [`${NESS}index.json`]: manifest([{ file: 'index.json' }, { file: 'index.json#x' }, { file: 'other.json' }, { file: 'a.txt' }, { file: './a.txt#y', id: 'b' }]),
    [`${NESS}other.json`]: manifest([{ file: 'index.json' }, { file: 'secret.txt' }]),
    [`${NESS}a.txt`]: 'A',
  });
  const batch = await readAddresses([`${NESS}index.json`, `${NESS}index.json`, `${NESS}a.txt`], { fetch });
  assert.deepEqual(asked.sort(), [`${NESS}a.txt`, `${NESS}index.json`, `${NESS}other.json`]);
  assert.deepEqual(ids(batch), ['a', 'b', 'a', 'b', 'a']);
  assert.deepEqual(codes(batch), Array(6).fill('manifest'));
});

test('a manifest names files of its own origin, or of one that the page names', async () => {
  const files = {
    [`${NESS}index.json`]: manifest([{ file: 'https://evil.example/a.txt' }, { file: '//evil.example/b.txt' }, { file: 'data:text/plain,x' }, { file: 'http://ness.example/desk/a.txt' }, { file: 'a.txt' }]),
    [`${NESS}a.txt`]: 'A', 'https://evil.example/a.txt': 'E', 'https://evil.example/b.txt': 'F',
  };
  const alone = web(files);
  const batch = await readAddress(`${NESS}index.json`, { fetch: alone.fetch });
  assert.deepEqual([ids(batch), codes(batch)], [['a'], Array(4).fill('other-origin')]);
  assert.deepEqual(alone.asked, [`${NESS}index.json`, `${NESS}a.txt`]);
  const named = await readAddress(`${NESS}index.json`, { fetch: web(files).fetch, origins: ['https://evil.example'] });
  assert.deepEqual([ids(named), codes(named)], [['a', 'b', 'a'], Array(2).fill('other-origin')]);
  assert.equal((await readAddresses([`${NESS}index.json`, 'https://evil.example/a.txt'], { fetch: web(files).fetch })).articles.length, 4);
});

test('an entry that is sent on to another origin is not read', async () => {
  let sent = 0;
  const sentOn = (/** @type {string} */ to) => () => Object.defineProperty(streamed((body) => {
    sent += 1;
    if (sent % 5 === 0) body.close();
    else body.enqueue(new Uint8Array([0x61]));
  }), 'url', { value: to });
  const { fetch } = web({
    [`${NESS}index.json`]: manifest([{ file: 'far.txt' }]),
    [`${NESS}near.json`]: manifest([{ file: 'near.txt' }]),
    [`${NESS}far.txt`]: sentOn('https://evil.example/far.txt'),
    [`${NESS}near.txt`]: sentOn('https://ness.example/elsewhere.txt'),
  });
  const batch = await readAddress(`${NESS}index.json`, { fetch });
  assert.deepEqual([ids(batch), codes(batch)], [[], ['other-origin']]);
  // A stream makes one piece before it is asked; nothing of it was asked for.
  assert.equal(sent, 1);
  sent = 0;
  assert.deepEqual(ids(await readAddress(`${NESS}near.json`, { fetch })), ['near']);
  sent = 0;
  // What the page itself names may be anywhere.
  assert.deepEqual(ids(await readAddress(`${NESS}far.txt`, { fetch })), ['far']);
});

test('a few files are fetched at once, and no more than a manifest may name', async () => {
  const list = Array.from({ length: MAX_FILES + 5 }, (_, i) => ({ file: `${i}.txt` }));
  const { fetch, asked, most } = web({ [`${NESS}index.json`]: manifest(list), ...Object.fromEntries(list.map(({ file }) => [NESS + file, file])) });
  const batch = await readAddress(`${NESS}index.json`, { fetch });
  assert.deepEqual([batch.articles.length, asked.length, most()], [MAX_FILES, MAX_FILES + 1, MAX_AT_ONCE]);
  assert.deepEqual(batch.errors.map((e) => e.message), ['index.json names 2,005 files; the first 2,000 are read']);
});

test('a body without end is given up at the limit', async () => {
  let sent = 0;
  let cancelled = false;
  const piece = new Uint8Array(4 * 1024 * 1024).fill(0x61);
  const endless = () => streamed((to) => {
    sent += piece.length;
    to.enqueue(piece);
  }, () => {
    cancelled = true;
  });
  const { fetch } = web({ [`${NESS}big.txt`]: endless, [`${NESS}a.txt`]: 'A' });
  const batch = await readAddresses([`${NESS}big.txt`, `${NESS}a.txt`], { fetch });
  assert.deepEqual([ids(batch), codes(batch), cancelled], [['a'], ['too-large'], true]);
  assert.ok(sent <= MAX_BYTES + 3 * piece.length, String(sent));
});

test('many large files are given up at the limit of all', async () => {
  const piece = new Uint8Array(60 * 1024 * 1024).fill(0x61);
  const large = () => {
    let left = 1;
    return streamed((to) => (left-- > 0 ? to.enqueue(piece) : to.close()));
  };
  const { fetch } = web(Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`${NESS}${i}.txt`, large])));
  const batch = await readAddresses(Array.from({ length: 6 }, (_, i) => `${NESS}${i}.txt`), { fetch });
  assert.deepEqual([batch.articles.length, codes(batch)], [4, ['too-large', 'too-large']]);
});

test('a server that falls silent is given up, before its answer or within it', async () => {
  /** @type {Set<() => void>} */
  const waits = new Set();
  const idle = (/** @type {() => void} */ stalled) => {
    waits.add(stalled);
    return () => waits.delete(stalled);
  };
  const silences = [() => new Promise(() => undefined), () => {
    let first = true;
    return streamed((to) => {
      if (first) to.enqueue(new Uint8Array([0x61]));
      first = false;
      return /** @type {any} */ (new Promise(() => undefined));
    });
  }];
  for (const silence of silences) {
    const { fetch } = web({ [`${NESS}a.txt`]: 'A', [`${NESS}b.txt`]: /** @type {() => Promise<Response>} */ (silence) });
    const reading = readAddresses([`${NESS}b.txt`, `${NESS}a.txt`], { fetch, idle });
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(waits.size, 1);
    for (const stalled of waits) stalled();
    const batch = await reading;
    assert.deepEqual([ids(batch), codes(batch), waits.size], [['a'], ['stalled'], 0]);
  }
});

test('a signal is heeded at every step', async () => {
  const reason = new Error('enough');
  const files = { [`${NESS}index.json`]: manifest([{ file: 'a.txt' }, { file: 'b.txt' }]), [`${NESS}a.txt`]: 'A', [`${NESS}b.txt`]: 'B' };
  const early = web(files);
  const none = await readAddress(`${NESS}index.json`, { fetch: early.fetch, signal: AbortSignal.abort(reason) });
  assert.deepEqual([none.articles, codes(none), none.errors[0]?.cause], [[], ['cancelled'], reason]);
  assert.equal(early.asked.length, 0);
  for (let turns = 0; turns < 12; turns++) {
    const control = new AbortController();
    const reading = readAddress(`${NESS}index.json`, { fetch: web(files).fetch, signal: control.signal });
    let ended = false;
    const settled = reading.finally(() => {
      ended = true;
    });
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
    const before = ended;
    control.abort(reason);
    const batch = await settled;
    assert.deepEqual([ids(batch), codes(batch)], before ? [['a', 'b'], []] : [[], ['cancelled']]);
  }
  // One that hangs, and heeds no signal itself.
  const control = new AbortController();
  const hanging = readAddress(`${NESS}x.txt`, { fetch: () => new Promise(() => undefined), idle: () => () => undefined, signal: control.signal });
  control.abort(reason);
  assert.deepEqual(codes(await hanging), ['cancelled']);
});
