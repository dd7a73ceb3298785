// The desk and its client when the engine takes for ever, dies, is stopped, or has a file to read.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Nutgraf } from '../../www/nutgraf-client.js';
import { Desk } from '../../www/nutgraf/desk.js';
import { add, articles, desk, read, rest, tick } from './desks.js';
import { TRAP, fakeEngine } from './fake-engine.js';

/**
 * As AbortSignal.timeout, but Node waits for it.
 * @param {number} ms
 */
function expiring(ms) {
  const control = new AbortController();
  setTimeout(() => control.abort(new DOMException('too late', 'TimeoutError')), ms);
  return control.signal;
}

test('a signal is heeded at every step', async (t) => {
  const never = () => new Promise(() => {});
  const aborted = AbortSignal.abort(new Error('enough'));

  await t.test('aborted already', async () => {
    const { client } = desk();
    client.set({ id: 'a', text: 'X' });
    await assert.rejects(client.analyse({ signal: aborted }), { message: 'enough' });
    assert.equal(read(new Desk(client)).length, 0);
  });
  await t.test('while an earlier call is not done', async () => {
    const { client } = desk();
    client.set({ id: 'a', text: 'SLOW' });
    const first = client.analyse();
    first.catch(() => undefined);
    await assert.rejects(client.analyse({ signal: expiring(10) }), { name: 'TimeoutError' });
    client.remove('a');
    client.set({ id: 'b', text: 'X' });
    assert.equal((await first).articles[0]?.id, 'b', 'the earlier call is not disturbed');
  });
  await t.test('while the engine does not start', async () => {
    const client = new Nutgraf({ open: /** @type {any} */ (never), patience: 5 });
    client.set({ id: 'a', text: 'X' });
    await assert.rejects(client.analyse({ signal: expiring(10) }), { name: 'TimeoutError' });
  });
  await t.test('within an article that takes for ever', async () => {
    const { client } = desk();
    client.set({ id: 'a', text: 'X' });
    client.set({ id: 'b', text: 'SLOW' });
    await assert.rejects(client.analyse({ signal: expiring(30) }), { name: 'TimeoutError' });
    assert.deepEqual(client.status.failed, 0, 'it is not the article’s fault');
    client.remove('b');
    assert.equal((await client.analyse()).articles.length, 1);
  });
});

test('an article that takes for ever ends when it is taken out or replaced', async () => {
  for (const change of /** @type {((c: Nutgraf) => unknown)[]} */ ([(c) => c.remove('b'), (c) => c.set({ id: 'b', text: 'X' })])) {
    const { client } = desk();
    for (const a of [{ id: 'a', text: 'X' }, { id: 'b', text: 'SLOW' }, { id: 'c', text: 'X' }]) client.set(a);
    const analysis = client.analyse();
    for (let i = 0; i < 20; i++) await tick();
    change(client);
    const ids = (await analysis).articles.map((a) => a.id);
    assert(ids.includes('a') && ids.includes('c'));
    assert.equal(ids.includes('b'), client.get('b') !== undefined);
  }
});

test('an article that was set aside can be tried again', async () => {
  let broken = true;
  const engine = fakeEngine(tick);
  const open = async () => {
    const transport = await engine.open();
    const { call } = transport;
    return { ...transport, call: (/** @type {import('../../www/nutgraf/types.js').Request} */ r) => (r.op === 'set' && broken ? Promise.resolve(TRAP) : call(r)) };
  };
  const d = new Desk(new Nutgraf({ open, patience: 5 }));
  add(d, articles(1));
  await rest(d);
  assert.deepEqual([...d.failures.keys()], ['a0']);
  broken = false;
  d.retry('a0');
  await rest(d);
  assert.deepEqual(read(d), ['a0']);
  assert.equal(d.failures.size, 0);
});

test('a file is read out of the page too, and the engine rests again', async () => {
  const { desk: d, engine } = desk();
  d.rest();
  const { articles: [found] } = await d.read('a.txt', 'X1');
  assert.equal(found?.article.text, 'X1');
  await tick();
  assert.equal(engine.living, 0);
});

test('taken out of the page in the middle of a file, it is read to its end by the engine that has it', async () => {
  const { desk: d, engine } = desk();
  const reading = d.read('a.txt', 'X1');
  await tick();
  d.rest();
  assert.equal((await reading).articles.length, 1);
  assert.equal(engine.opened, 1);
  await tick();
  assert.equal(engine.living, 0);
});

test('what waits to be seen reads no files before it is', async () => {
  const { desk: d, engine } = desk();
  d.hold();
  const control = new AbortController();
  const stopped = assert.rejects(d.read('a.txt', 'X1', control.signal), { name: 'AbortError' });
  let read = false;
  const reading = d.read('b.txt', 'X2').then(() => { read = true; });
  for (let i = 0; i < 20; i++) await tick();
  assert.deepEqual([read, engine.opened, d.state], [false, 0, 'empty']);
  control.abort();
  d.wake();
  await Promise.all([reading, stopped]);
  assert.equal(engine.opened, 1);
});

test('an engine that dies twice of a file is the file’s fault, and one that dies of something else is not', async () => {
  const { desk: d, client, engine } = desk();
  await assert.rejects(d.read('a.txt', 'DEADLY'), { code: 'trap' });
  assert.equal(engine.opened, 2);
  // An analysis that is given up takes the engine with it, and the file is read by the next.
  client.set({ id: 'a', text: 'SLOW' });
  const control = new AbortController();
  const analysis = assert.rejects(client.analyse({ signal: control.signal }), { name: 'AbortError' });
  for (let i = 0; i < 10; i++) await tick();
  const reading = client.read('b.txt', 'X2');
  control.abort();
  await analysis;
  assert.equal((await reading).articles.length, 1);
});

test('Stop is offered for what can be stopped', async () => {
  const { desk: d } = desk();
  const reading = d.read('a.txt', 'X1');
  assert.deepEqual([d.state, d.stoppable], ['busy', false]);
  await reading;
  add(d, articles(3));
  assert.equal(d.stoppable, true);
  await rest(d);
  assert.equal(d.stoppable, false);
});

test('an engine that is ended with an endless article leaves what was reported read', async () => {
  const { engine, desk: d } = desk();
  add(d, articles(3));
  await rest(d);
  add(d, [{ id: 'slow', text: 'SLOW X' }]);
  for (let i = 0; i < 20; i++) await tick();
  const { calls } = engine;
  d.cancel();
  d.commit('remove', [['slow', null]]);
  d.resume();
  await rest(d);
  // Longer than the client's patience: the instance that hangs has been given up.
  await new Promise((resolve) => setTimeout(resolve, 60));
  assert.equal(engine.living, 0);
  assert.equal(d.state, 'ready');
  assert.deepEqual(d.status, { read: 3, waiting: 0, failed: 0 });
  assert.equal(engine.calls, calls, 'nothing was read again');
  add(d, [{ id: 'b', text: 'Xb' }]);
  await rest(d);
  assert.deepEqual(read(d), ['a0', 'a1', 'a2', 'b']);
});
