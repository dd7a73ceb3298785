// One thread of the engine's, shared by all who read on a page: what one of them does to it costs the others nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Nutgraf } from '../../www/nutgraf-client.js';
import { Hub } from '../../www/nutgraf/transport.js';

/** @typedef {import('../../www/nutgraf/types.js').ToEngine} ToEngine */
/** @typedef {import('../../www/nutgraf/types.js').Request} Request */

const tick = () => new Promise((resolve) => setImmediate(resolve));
const TRAP = { error: { code: 'trap', message: 'unreachable', trap: true } };

/** Threads that hold articles by set, die of DEADLY texts and never finish SLOW ones. */
/** @param {number} [grace] */
function threads(grace) {
  const made = { started: 0, ended: 0, hubs: /** @type {Hub[]} */ ([]) };
  const start = () => {
    made.started += 1;
    /** @type {Map<number, Map<string, string>>} */
    const sets = new Map();
    let last = Promise.resolve();
    let dead = false;
    /** @param {ToEngine} message */
    const carryOut = async (message) => {
      await tick();
      if (dead || 'files' in message) return;
      if ('end' in message) {
        sets.delete(message.end);
        return;
      }
      const { id, corpus, request } = message;
      const set = sets.get(corpus) ?? new Map();
      sets.set(corpus, set);
      if (request.op === 'set' && request.article.text === 'SLOW') await new Promise(() => {});
      if (request.op === 'set' && request.article.text === 'DEADLY') hub.take({ id, answer: TRAP });
      else {
        if (request.op === 'set') set.set(request.article.id, request.article.text);
        if (request.op === 'remove') set.delete(request.id);
        if (request.op === 'report') hub.take({ id, piece: { name: 'articles', rows: [...set.keys()].sort().map((a) => ({ id: a })) } });
        hub.take({ id, answer: { value: request.op === 'report' ? {} : undefined } });
      }
    };
    /** @type {Hub} */
    const hub = new Hub({
      kind: 'worker',
      post: (message) => {
        last = last.then(() => carryOut(message));
      },
      end: () => {
        dead = true;
        made.ended += 1;
      },
    }, grace);
    made.hubs.push(hub);
    return hub;
  };
  const open = async () => {
    const last = made.hubs.at(-1);
    return (last && !last.ended ? last : start()).open();
  };
  return { made, client: () => new Nutgraf({ open, patience: 5 }) };
}

/** @param {Nutgraf} client @param {Record<string, string>} texts */
const add = (client, texts) => Object.entries(texts).forEach(([id, text]) => client.set({ id, text }));
/** @param {Nutgraf} client */
const ids = async (client) => (await client.analyse()).articles.map((a) => a.id).join();

test('clients share a thread and nothing else', async () => {
  const { made, client } = threads();
  const [one, two] = [client(), client()];
  add(one, { a: 'x', b: 'x' });
  add(two, { a: 'y', c: 'y' });
  assert.deepEqual(await Promise.all([ids(one), ids(two)]), ['a,b', 'a,c']);
  assert.equal(made.started, 1);
  one.close();
  assert.equal(made.ended, 0);
  add(two, { d: 'y' });
  assert.equal(await ids(two), 'a,c,d');
  two.close();
  assert.equal(made.ended, 1, 'the last one ends it');
  assert.equal(await ids(one), 'a,b', 'and it starts anew');
});

test('an article that kills the thread is set aside where it is, and the others read on in silence', async () => {
  const { client } = threads();
  const [one, two] = [client(), client()];
  /** @type {string[]} */
  const told = [];
  for (const [name, c] of /** @type {const} */ ([['one', one], ['two', two]])) {
    for (const type of ['restart', 'article-error']) c.addEventListener(type, () => told.push(`${name} ${type}`));
  }
  add(one, { a: 'x', b: 'DEADLY', c: 'x' });
  add(two, Object.fromEntries('klmnop'.split('').map((id) => [id, 'y'])));
  assert.deepEqual(await Promise.all([ids(one), ids(two)]), ['a,c', 'k,l,m,n,o,p']);
  assert.equal(one.failures.get('b')?.code, 'trap');
  assert.equal(two.failures.size, 0);
  assert.deepEqual(told.filter((t) => t.startsWith('two')), []);
});

test('who stops an article that takes for ever ends the thread, and the others read on', async () => {
  const { made, client } = threads();
  const [one, two] = [client(), client()];
  add(one, { a: 'SLOW' });
  const control = new AbortController();
  const stopped = one.analyse({ signal: control.signal });
  stopped.catch(() => undefined);
  await tick();
  add(two, { k: 'y' });
  const other = ids(two);
  for (let i = 0; i < 5; i++) await tick();
  control.abort(new Error('enough'));
  await assert.rejects(stopped, { message: 'enough' });
  assert.equal(await other, 'k');
  assert.equal(made.started, 2);
});

test('a thread that dies by itself is mourned by whose request it was', async () => {
  const { made, client } = threads();
  const [one, two] = [client(), client()];
  add(one, { a: 'SLOW' });
  /** @type {(string | null)[]} */
  const restarts = [];
  one.addEventListener('restart', (event) => restarts.push(/** @type {CustomEvent<{article: string | null}>} */ (event).detail.article));
  two.addEventListener('restart', () => restarts.push('two'));
  const first = ids(one);
  await tick();
  add(two, { k: 'y' });
  const other = ids(two);
  for (let i = 0; i < 5; i++) await tick();
  made.hubs[0]?.died();
  for (let i = 0; i < 5; i++) await tick();
  one.set({ id: 'a', text: 'x' });
  assert.deepEqual(await Promise.all([first, other]), ['a', 'k']);
  assert.deepEqual(restarts, ['a']);
});

test('what waits in the queue of one that has closed keeps nobody waiting for ever', async () => {
  const { made, client } = threads(5);
  const [one, two, three] = [client(), client(), client()];
  add(one, { a: 'x' });
  add(two, { k: 'SLOW' });
  add(three, { z: 'y' });
  const first = ids(one);
  const second = ids(two);
  second.catch(() => undefined);
  // Its article is in the queue behind another's when it closes.
  while (made.hubs.length === 0) await tick();
  two.close();
  const third = ids(three);
  assert.equal(await first, 'a');
  await assert.rejects(second, { code: 'closed' });
  assert.equal(await third, 'z');
});
