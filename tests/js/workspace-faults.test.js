// What may go wrong with what is stored, over an IndexedDB of the test’s own: it is told, and takes nothing else with it.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Workspaces } from '../../www/nutgraf/workspace.js';
import { DATABASE } from '../../www/nutgraf/workspace-store.js';
import { article, behind, coded, heard, ids, RENAME, shared } from './stories.js';
import { Browser, tick, until } from './tabs.js';

test('a tab that dies while saving leaves the last whole state', async () => {
  for (let turns = 0; turns < 30; turns++) {
    const browser = new Browser();
    const tab = await browser.tab();
    const workspace = await tab.workspaces.create('Crash');
    await workspace.save({ articles: [article('a'), article('b')], corrections: [] });
    let done = false;
    void workspace.save({ articles: [article('b', 'New.'), article('c')], corrections: [RENAME] }).then((ok) => {
      done = ok;
    });
    for (let i = 0; i < turns; i++) await tick();
    tab.die();
    const acknowledged = done;
    const { articles, corrections } = await (await (await browser.tab()).workspaces.load(workspace.id));
    const found = `${ids({ articles })} ${articles.find((a) => a.id === 'b')?.text === 'New.'} ${corrections.length}`;
    assert.ok(found === 'b c true 1' || (!acknowledged && found === 'a b false 0'), `${turns}: ${found}`);
  }
});

for (const secure of [true, false]) {
  test(`of two tabs that write one workspace the later saves a copy, ${secure ? 'with' : 'without'} locks`, async () => {
    const { browser, one, two, a, b } = await shared('Flood', { secure });
    const c = await (await browser.tab({ secure })).workspaces.load(a.id);
    assert.deepEqual([a.exclusive, b.exclusive], secure ? [true, false] : [null, null]);
    const [forked, changed] = [heard(b, 'forked'), heard(b, 'change')];
    assert.equal(await b.save({ articles: [...b.articles] }), true);
    assert.equal(forked.length, 0, 'nothing was changed yet');
    if (!secure) await a.save({ articles: [article('a'), article('a2')] });
    assert.equal(await b.save({ articles: [...b.articles, article('b')] }), true);
    assert.equal(await c.save({ articles: [...c.articles, article('c')] }), true);
    assert.equal(await a.save({ articles: [article('a', 'Edited.')] }), true);
    assert.deepEqual(forked, [{ from: a.id, to: b.id, name: 'Flood (copy)' }]);
    assert.deepEqual([b.name, b.state, b.exclusive, c.name], ['Flood (copy)', 'saved', secure || null, 'Flood (copy 2)']);
    assert.ok(changed.length > 0);
    const { workspaces } = one;
    assert.equal((await workspaces.exportFile(a.id)).articles[0]?.text, 'Edited.');
    assert.equal(ids(await workspaces.exportFile(b.id)), 'a b');
    assert.equal(ids(await workspaces.exportFile(c.id)), 'a c');
    // The copy is a workspace like any other.
    assert.equal(await b.save({ articles: [article('b')] }), true);
    assert.equal(forked.length, 1);
    assert.equal(await two.workspaces.lastUsed(), b.id);
    assert.equal(await one.workspaces.lastUsed(), a.id, 'each tab comes back to its own');
  });
}

test('a newer version’s database is left alone', async () => {
  const browser = new Browser();
  const tab = await browser.tab();
  const workspace = await tab.workspaces.create('Old');
  await workspace.save({ articles: [article('a')] });
  const changed = heard(workspace, 'change');
  await behind(browser, () => undefined, 2);
  assert.deepEqual([workspace.state, workspace.error?.code, changed.length], ['unsaved', 'workspace-newer', 1]);
  assert.equal(await workspace.save({ articles: [] }), false);
  assert.equal(workspace.error?.code, 'workspace-newer');
  await assert.rejects(browser.tab(), coded('workspace-newer'));
  await assert.rejects(tab.workspaces.list(), coded('workspace-newer'));
});

test('a newer version’s workspace is listed and left alone', async () => {
  const browser = new Browser();
  const { workspaces } = await browser.tab();
  const workspace = await workspaces.create('Mine');
  await workspace.save({ articles: [article('a')] });
  const head = { id: 'n', name: 'Theirs', schema: 99, revision: 7, created: '2031-01-01T00:00:00.000Z', changed: '2031-01-01T00:00:00.000Z', articles: 4 };
  const put = (/** @type {object} */ value) => behind(browser, (db) => db.transaction('workspaces', 'readwrite').objectStore('workspaces').put(value));
  await put(head);
  assert.deepEqual((await workspaces.list()).map((w) => [w.name, w.newer]), [['Theirs', true], ['Mine', false]]);
  for (const touch of [() => workspaces.load('n'), () => workspaces.rename('n', 'X'), () => workspaces.forget('n'), () => workspaces.exportFile('n')]) {
    await assert.rejects(touch(), coded('workspace-newer'));
  }
  // Even one that is open here: what this tab holds goes into a copy.
  await put({ ...head, id: workspace.id, revision: workspace.revision });
  assert.equal(await workspace.save({ articles: [article('b')] }), true);
  assert.equal(workspace.name, 'Mine (copy)');
  assert.deepEqual((await workspaces.list()).map((w) => w.name).sort(), ['Mine (copy)', 'Theirs', 'Theirs']);
});

test('a browser that stores nothing says so', async () => {
  const refuse = () => {
    throw new DOMException('no', 'SecurityError');
  };
  const failing = () => {
    const request = new EventTarget();
    queueMicrotask(() => /** @type {any} */ (request).onerror({ preventDefault: () => undefined }));
    return Object.assign(request, { error: new DOMException('A mutation operation was attempted on a database that did not allow mutations.', 'InvalidStateError') });
  };
  for (const indexedDB of [undefined, { open: refuse }, { open: failing }]) {
    await assert.rejects(Workspaces.open({ indexedDB: /** @type {any} */ (indexedDB) }), coded('workspace-blocked'));
  }
  const before = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
  Object.defineProperty(globalThis, 'indexedDB', { get: refuse, configurable: true });
  try {
    await assert.rejects(Workspaces.open(), coded('workspace-blocked'));
  } finally {
    if (before) Object.defineProperty(globalThis, 'indexedDB', before);
  }
});

test('a database that does not open is given up, and let go when it does', async () => {
  const request = /** @type {any} */ ({});
  await assert.rejects(Workspaces.open({ indexedDB: /** @type {any} */ ({ open: () => request }), patience: 0 }), coded('workspace-blocked'));
  let closed = false;
  request.result = { close: () => {
    closed = true;
  } };
  request.onsuccess();
  assert.ok(closed);
});

for (const full of /** @type {const} */ (['late', 'at once', 'request'])) {
  test(`a full disk is told, and the next save brings everything (${full})`, async () => {
    const browser = new Browser();
    const { workspaces } = await browser.tab();
    const workspace = await workspaces.create('Full');
    await workspace.save({ articles: [article('a')] });
    browser.full = full;
    assert.equal(await workspace.save({ articles: [article('a'), article('b')] }), false);
    assert.deepEqual([workspace.state, workspace.error?.code], ['unsaved', 'workspace-full']);
    assert.equal(await workspace.save({ articles: [article('a'), article('b'), article('c')] }), false);
    await assert.rejects(workspaces.create('Another'), coded('workspace-full'));
    assert.equal(ids(await workspaces.exportFile(workspace.id)), 'a');
    browser.full = false;
    assert.equal(await workspace.save({ articles: [article('b'), article('c')], corrections: [RENAME] }), true);
    assert.deepEqual([workspace.state, workspace.error], ['saved', null]);
    const stored = await workspaces.exportFile(workspace.id);
    assert.deepEqual([ids(stored), stored.corrections.length], ['b c', 1]);
  });
}

test('what cannot be stored fails alone', async () => {
  const { workspaces } = await new Browser().tab();
  const workspace = await workspaces.create('Odd');
  assert.equal(await workspace.save({ articles: [article('a')], extra: { n: 1n } }), false);
  assert.deepEqual([workspace.state, workspace.error?.code], ['unsaved', 'workspace-failed']);
  const odd = /** @type {any} */ (Object.freeze({ id: 'f', text: () => 'no' }));
  assert.equal(await workspace.save({ articles: [article('a'), odd] }), false);
  assert.equal(workspace.error?.code, 'workspace-failed');
  assert.equal(ids(await workspaces.exportFile(workspace.id)), '', 'all of a save or nothing');
  assert.equal(await workspace.save({ articles: [article('a')] }), true);
});

test('a connection that the browser closes is opened again, and what it took along is saved anew', async () => {
  const browser = new Browser();
  const tab = await browser.tab();
  const workspace = await tab.workspaces.create('Lost');
  const contents = { articles: [article('a')] };
  await workspace.save(contents);
  tab.lose();
  assert.deepEqual([workspace.state, workspace.error?.code], ['unsaved', 'workspace-failed']);
  const { id, revision } = workspace;
  assert.equal(await workspace.save(contents), true);
  assert.deepEqual([workspace.state, workspace.id, workspace.revision], ['saved', id, revision], 'it was still there');
  tab.lose('in silence');
  assert.equal(await workspace.save({ articles: [article('b')] }), true);
  assert.equal(await workspace.save(contents), true);
  browser.factory.deleteDatabase(DATABASE);
  await until(() => workspace.state === 'unsaved');
  const forked = heard(workspace, 'forked');
  assert.equal(await workspace.save(contents), true);
  assert.equal(forked[0]?.name, 'Lost');
  assert.equal(ids(await tab.workspaces.exportFile(workspace.id)), 'a');
});

test('a damaged record takes no other with it', async () => {
  const browser = new Browser();
  const { workspaces } = await browser.tab();
  const made = await workspaces.create('Damaged');
  await made.save({ articles: [article('a'), article('b'), article('c')], corrections: [RENAME] });
  await made.close();
  await behind(browser, (db) => {
    const tx = db.transaction(['articles', 'parts'], 'readwrite');
    tx.objectStore('articles').put({ id: 'b', text: 5 }, [made.id, 'b']);
    tx.objectStore('articles').put(article('x'), [made.id, 'x']);
    tx.objectStore('articles').delete([made.id, 'c']);
    tx.objectStore('parts').put('odd', [made.id, 'corrections']);
    tx.objectStore('parts').delete([made.id, 'extra']);
  });
  const workspace = await workspaces.load(made.id);
  assert.deepEqual([ids(workspace), workspace.errors.map((e) => e.code)], ['a x', ['bad-article', 'bad-correction']]);
  assert.equal(await workspace.save({ articles: [...workspace.articles, article('d')] }), true);
  await workspace.close();
  assert.equal(ids(await workspaces.load(made.id)), 'a x d');
});
