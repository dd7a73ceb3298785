// A workspace in several tabs, over Web Locks of the test’s own: nothing is lost, and nothing forgotten that nobody meant.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { article, behind, coded, heard, ids, shared } from './stories.js';
import { Browser, tick, until } from './tabs.js';

test('the tab that waits takes over and reads again', async () => {
  const { one, two, a, b } = await shared('Relay');
  const [reread, forked] = [heard(b, 'reread'), heard(b, 'forked')];
  await a.save({ articles: [article('a'), article('a2')] });
  await a.close();
  await until(() => b.exclusive === true);
  await b.settled();
  assert.deepEqual([ids(b), reread.map(ids), b.revision], ['a a2', ['a a2'], a.revision]);
  assert.equal(await b.save({ articles: [...b.articles, article('b')] }), true);
  assert.equal(forked.length, 0);
  assert.equal(ids(await one.workspaces.exportFile(a.id)), 'a a2 b');
  // A tab that dies lets go as well.
  const again = await one.workspaces.load(a.id);
  assert.equal(again.exclusive, false);
  two.die();
  await until(() => again.exclusive === true);
});

test('who could not save reads nothing over what is not on disk', async () => {
  const { browser, two, a, b } = await shared('Relay');
  const [reread, forked] = [heard(b, 'reread'), heard(b, 'forked')];
  await a.save({ articles: [article('a'), article('a2')] });
  browser.full = 'late';
  assert.equal(await b.save({ articles: [...b.articles, article('b')] }), false);
  assert.equal(b.state, 'unsaved');
  await a.close();
  await until(() => b.exclusive === true);
  await b.settled();
  assert.deepEqual([reread.length, b.state], [0, 'unsaved']);
  browser.full = false;
  assert.equal(await b.save({ articles: [...b.articles, article('b')] }), true);
  assert.equal(forked.length, 1);
  assert.equal(ids(await two.workspaces.exportFile(b.id)), 'a b');
  assert.equal(ids(await two.workspaces.exportFile(a.id)), 'a a2');
});

test('who keeps what it shows when it takes over saves a copy', async () => {
  const { browser, one, two, a, b } = await shared('Relay');
  b.addEventListener('reread', (event) => event.preventDefault());
  await a.save({ articles: [article('a2')] });
  one.die();
  await until(() => b.exclusive === true);
  await b.settled();
  assert.equal(await b.save({ articles: [...b.articles, article('b')] }), true);
  assert.equal(b.name, 'Relay (copy)');
  assert.equal(ids(await two.workspaces.exportFile(a.id)), 'a2');
  assert.equal(ids(await two.workspaces.exportFile(b.id)), 'a b');
  const third = await (await browser.tab()).workspaces.load(a.id);
  assert.equal(third.exclusive, true, 'the first one’s lock is free');
});

test('forgetting leaves nothing behind, and is refused while another tab has it open', async () => {
  const browser = new Browser();
  const [one, two] = [await browser.tab(), await browser.tab()];
  const a = await one.workspaces.create('Gone');
  const other = await one.workspaces.create('Stays');
  await a.save({ articles: [article('a')], extra: { view: 'quotes' } });
  await other.save({ articles: [article('o')] });
  await assert.rejects(two.workspaces.forget(a.id), coded('workspace-open'));
  const b = await two.workspaces.load(a.id);
  await assert.rejects(two.workspaces.forget(a.id), coded('workspace-open'));
  await until(() => browser.locks.pending.length === 1);
  await assert.rejects(one.workspaces.forget(a.id), coded('workspace-open'));
  await b.close();
  await until(() => browser.locks.pending.length === 0);
  await one.workspaces.forget(a.id);
  assert.equal(await a.save({ articles: [article('z')] }), false);
  assert.equal(a.error?.code, 'workspace-closed');
  assert.deepEqual((await two.workspaces.list()).map((w) => w.name), ['Stays']);
  assert.equal(await two.workspaces.lastUsed(), null);
  await assert.rejects(two.workspaces.load(a.id), coded('workspace-gone'));
  await assert.rejects(two.workspaces.rename(a.id, 'x'), coded('workspace-gone'));
  await two.workspaces.forget('never was');
  /** @type {IDBRequest[]} */
  const keys = [];
  await behind(browser, (db) => {
    for (const name of ['articles', 'parts']) keys.push(db.transaction(name).objectStore(name).getAllKeys());
  });
  assert.deepEqual(new Set(keys.flatMap((request) => request.result.map((/** @type {string[]} */ key) => key[0]))), new Set([other.id]));
});

test('who forgets a workspace while a copy of it is being saved does not forget the copy', async () => {
  const { one, two, a, b } = await shared('Twice');
  const saved = b.save({ articles: [article('b')] });
  await assert.rejects(two.workspaces.forget(a.id), coded('workspace-open'));
  assert.equal(await saved, true);
  assert.equal(ids(await one.workspaces.exportFile(b.id)), 'b');
});

test('a lock that comes when a copy has been made goes back', async () => {
  const { browser, a, b } = await shared('Late');
  await until(() => browser.locks.pending.length === 1);
  const saved = b.save({ articles: [article('b')] });
  await a.close();
  await until(() => browser.locks.held.some((lock) => lock.name.endsWith(`:${a.id}`)));
  assert.equal(await saved, true);
  assert.equal(b.name, 'Late (copy)');
  await b.settled();
  for (let i = 0; i < 5; i++) await tick();
  assert.deepEqual(browser.locks.held.map((lock) => lock.name), [`nutgraf-workspace:${b.id}`]);
});

test('without locks a tab whose workspace is forgotten elsewhere saves it anew', async () => {
  const browser = new Browser();
  const [one, two] = [await browser.tab({ secure: false }), await browser.tab({ secure: false })];
  const a = await one.workspaces.create('Gone');
  await a.save({ articles: [article('a')] });
  await two.workspaces.forget(a.id);
  const forked = heard(a, 'forked');
  assert.equal(await a.save({ articles: [article('a')] }), true);
  assert.deepEqual(forked, [{ from: forked[0]?.from, to: a.id, name: 'Gone' }]);
  assert.equal(ids(await two.workspaces.exportFile(a.id)), 'a');
});

test('locks that are not allowed are as none', async () => {
  const browser = new Browser();
  const refuse = () => Promise.reject(new DOMException('no', 'SecurityError'));
  const { workspaces } = await browser.tab({ locks: { request: /** @type {any} */ (refuse), query: refuse } });
  const workspace = await workspaces.create('Unlocked');
  assert.equal(workspace.exclusive, null);
  assert.equal(await workspace.save({ articles: [article('a')] }), true);
  await workspaces.forget(workspace.id);
  assert.deepEqual(await workspaces.list(), []);
});
