// The client against an engine of the test's own, which can be made to die.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Nutgraf } from '../../www/nutgraf-client.js';

/** @typedef {import('../../www/nutgraf/types.js').Request} Request */
/** @typedef {import('../../www/nutgraf/types.js').Answer} Answer */

const TRAP = { error: { code: 'trap', message: 'unreachable', trap: true } };

/**
 * @param {(request: Request, instance: number) => Answer | Promise<Answer> | undefined} [odd] answers in place of the engine
 */
function engine(odd = () => undefined) {
  /** @type {string[]} */
  const log = [];
  let instances = 0;
  const open = async () => {
    const instance = ++instances;
    /** @type {Set<string>} */
    const held = new Set();
    return {
      kind: /** @type {const} */ ('main'),
      close: () => log.push('close'),
      call: async (/** @type {Request} */ request) => {
        log.push(request.op === 'set' ? `set ${request.article.id}` : request.op === 'remove' ? `remove ${request.id}` : request.op);
        const answer = await odd(request, instance);
        if (answer) return answer;
        if (request.op === 'set') held.add(request.article.id);
        if (request.op === 'remove') held.delete(request.id);
        return { value: request.op === 'report' ? { articles: [...held].map((id) => ({ id })) } : undefined };
      },
    };
  };
  return { open, log, ids: (/** @type {{articles: {id: string}[]}} */ r) => r.articles.map((a) => a.id).sort().join() };
}

/** @param {Nutgraf} nutgraf @param {string} ids */
const setAll = (nutgraf, ids) => [...ids].forEach((id) => nutgraf.set({ id, text: `text ${id}` }));

test('only what changed is analysed again', async () => {
  const { open, log, ids } = engine();
  const nutgraf = new Nutgraf({ open });
  setAll(nutgraf, 'ab');
  assert.equal(ids(await nutgraf.analyse()), 'a,b');
  log.length = 0;
  nutgraf.set({ id: 'a', text: 'text a' });
  nutgraf.set({ id: 'b', text: 'other' });
  nutgraf.set({ id: 'c', text: 'new' });
  nutgraf.remove('a');
  assert.equal(ids(await nutgraf.analyse()), 'b,c');
  assert.deepEqual(log, ['remove a', 'set b', 'set c', 'report']);
});

test('a trap loses nothing: a new instance gets all articles and corrections', async () => {
  const { open, log, ids } = engine((request, instance) => (request.op === 'set' && request.article.id === 'b' && instance === 1 ? TRAP : undefined));
  const nutgraf = new Nutgraf({ open });
  /** @type {unknown[]} */
  const told = [];
  nutgraf.addEventListener('restart', (event) => told.push(/** @type {CustomEvent<{article: string}>} */ (event).detail.article));
  setAll(nutgraf, 'abc');
  nutgraf.corrections = [{ op: 'delete', entity: 'x' }];
  assert.equal(ids(await nutgraf.analyse()), 'a,b,c');
  assert.deepEqual(told, ['b']);
  assert.deepEqual(log.slice(log.indexOf('close') + 1).sort(), ['correct', 'report', 'set a', 'set b', 'set c']);
});

test('an article that traps twice is set aside until it changes', async () => {
  const { open, ids } = engine((request) => (request.op === 'set' && request.article.text === 'text b' ? TRAP : undefined));
  const nutgraf = new Nutgraf({ open });
  setAll(nutgraf, 'abc');
  assert.equal(ids(await nutgraf.analyse()), 'a,c');
  assert.equal(nutgraf.failures.get('b')?.code, 'trap');
  assert.equal(nutgraf.articles.length, 3);
  nutgraf.set({ id: 'b', text: 'mended' });
  assert.equal(ids(await nutgraf.analyse()), 'a,b,c');
  assert.equal(nutgraf.failures.size, 0);
});

test('a check is of what is wanted, and reads what is not read yet', async () => {
  /** @type {Request[]} */
  const asked = [];
  const { open, log } = engine((request) => {
    if (request.op !== 'check') return undefined;
    asked.push(request);
    return { value: { verdict: 'absent', places: [] } };
  });
  const nutgraf = new Nutgraf({ open });
  setAll(nutgraf, 'ab');
  assert.equal((await nutgraf.check('We will wait\ud800', { speaker: 'Ada Roe' })).verdict, 'absent');
  await nutgraf.check('We will wait');
  assert.deepEqual(log, ['set a', 'set b', 'report', 'check', 'check']);
  assert.deepEqual(asked, [{ op: 'check', text: 'We will wait\ufffd', speaker: 'Ada Roe' }, { op: 'check', text: 'We will wait', speaker: undefined }]);
});

test('what is new is of the last analysis, and earlier articles are checked one by one', async () => {
  /** @type {Request[]} */
  const asked = [];
  const { open, log } = engine((request) => {
    if (request.op !== 'since') return undefined;
    asked.push(request);
    return { value: { articles: [] } };
  });
  const nutgraf = new Nutgraf({ open });
  setAll(nutgraf, 'ab');
  assert.deepEqual((await nutgraf.since([{ id: 'a', text: 'It rained.' }])).articles, []);
  assert.deepEqual(log, ['set a', 'set b', 'report', 'since']);
  assert.deepEqual(asked, [{ op: 'since', earlier: [{ id: 'a', text: 'It rained.' }] }]);
  await assert.rejects(nutgraf.since([/** @type {any} */ ({ text: 'no id' })]), { code: 'bad-article' });
});

test('an article that the engine refuses is set aside alone', async () => {
  const { open, ids } = engine((request) => (request.op === 'set' && request.article.id === 'b'
    ? { error: { code: 'bad-article', message: 'no', trap: false } } : undefined));
  const nutgraf = new Nutgraf({ open });
  setAll(nutgraf, 'abc');
  assert.equal(ids(await nutgraf.analyse()), 'a,c');
  assert.equal(nutgraf.failures.get('b')?.code, 'bad-article');
});

test('a report that traps is tried once more, then fails and keeps the input', async () => {
  const { open, log } = engine((request) => (request.op === 'report' ? TRAP : undefined));
  const nutgraf = new Nutgraf({ open });
  setAll(nutgraf, 'a');
  await assert.rejects(nutgraf.analyse(), { code: 'trap' });
  assert.equal(log.filter((l) => l === 'report').length, 2);
  assert.equal(nutgraf.articles.length, 1);
});

test('an analysis can be stopped between articles and gone on with', async () => {
  const control = new AbortController();
  const { open, log, ids } = engine();
  const nutgraf = new Nutgraf({ open });
  setAll(nutgraf, 'abcd');
  const stopped = nutgraf.analyse({ signal: control.signal, onprogress: ({ done }) => done === 2 && control.abort(new Error('enough')) });
  await assert.rejects(stopped, { message: 'enough' });
  assert.deepEqual(log, ['set a', 'set b']);
  assert.equal(ids(await nutgraf.analyse()), 'a,b,c,d');
  assert.deepEqual(log, ['set a', 'set b', 'set c', 'set d', 'report']);
});

test('a failed load keeps the input and may be tried again', async () => {
  let broken = true;
  const { open, ids } = engine(() => (broken ? { error: { code: 'load-failed', message: 'HTTP 404', trap: false } } : undefined));
  const nutgraf = new Nutgraf({ open });
  setAll(nutgraf, 'ab');
  await assert.rejects(nutgraf.analyse(), { code: 'load-failed' });
  broken = false;
  assert.equal(ids(await nutgraf.analyse()), 'a,b');
});

test('progress counts up to the whole', async () => {
  const { open } = engine();
  const nutgraf = new Nutgraf({ open });
  setAll(nutgraf, 'abc');
  /** @type {string[]} */
  const seen = [];
  await nutgraf.analyse({ onprogress: ({ done, total }) => seen.push(`${done}/${total}`) });
  assert.deepEqual(seen, ['1/3', '2/3', '3/3']);
});

test('nothing is asked of the engine where nothing changed', async () => {
  const { open, log } = engine();
  const nutgraf = new Nutgraf({ open });
  setAll(nutgraf, 'ab');
  const report = await nutgraf.analyse();
  log.length = 0;
  assert.equal(await nutgraf.analyse(), report);
  nutgraf.corrections = [{ op: 'delete', entity: 'x' }];
  assert.notEqual(await nutgraf.analyse(), report);
  assert.deepEqual(log, ['correct', 'report']);
});

test('warming up and analysing at once opens one engine', async () => {
  let opened = 0;
  const { open, ids } = engine();
  const nutgraf = new Nutgraf({
    open: () => {
      opened += 1;
      return open();
    },
  });
  setAll(nutgraf, 'a');
  const [, report] = await Promise.all([nutgraf.warm(), nutgraf.analyse()]);
  assert.equal(ids(report), 'a');
  assert.equal(opened, 1);
});
