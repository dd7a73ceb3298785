// Workspaces over an IndexedDB and Web Locks of the test's own.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { cleanArticle } from '../../www/nutgraf/input.js';
import { Workspaces, isWorkspaceFile, workspaceFile } from '../../www/nutgraf/workspace.js';
import { DATABASE } from '../../www/nutgraf/workspace-store.js';
import { Browser, tick, until } from './tabs.js';

/** @typedef {import('../../www/nutgraf/workspace.js').Workspace} Workspace */

/** @param {string} id @param {string} [text] */
const article = (id, text = `The story ${id} went on.`) => cleanArticle({ id, text, outlet: 'The Ledger' });

/** @param {string} code */
const coded = (code) => (/** @type {unknown} */ thrown) => {
  assert.equal(/** @type {any} */ (thrown).code, code);
  return true;
};

/** @param {{articles: readonly {id: string}[]}} contents */
const ids = ({ articles }) => articles.map((a) => a.id).join(' ');

/**
 * @param {EventTarget} target
 * @param {string} name
 */
function heard(target, name) {
  /** @type {any[]} */
  const events = [];
  target.addEventListener(name, (event) => events.push(/** @type {CustomEvent} */ (event).detail));
  return events;
}

/**
 * Writes to the database behind everybody's back.
 * @param {Browser} browser
 * @param {(db: IDBDatabase) => void} work
 */
async function behind(browser, work, version = 1) {
  const db = /** @type {IDBDatabase} */ (await new Promise((resolve, reject) => {
    const request = browser.factory.open(DATABASE, version);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  }));
  work(db);
  for (let i = 0; i < 10; i++) await tick();
  db.close();
}

const RENAME = /** @type {const} */ ({ op: 'rename', entity: 'e1', name: 'Ada Roe' });

test('the vendored idb is the package’s, with its licence', async () => {
  const read = (/** @type {string} */ path) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
  const [vendored, original, licence, manifest, notice] = await Promise.all(
    ['www/vendor/idb.js', 'node_modules/idb/build/index.js', 'node_modules/idb/LICENSE', 'package.json', 'NOTICE'].map(read));
  const comment = /^(?:\/\/.*\n)*\n/.exec(vendored ?? '')?.[0] ?? '';
  assert.equal(vendored?.slice(comment.length), original);
  const words = (/** @type {string | undefined} */ text) => text?.replace(/^\/\/ ?/gm, '').split(/\s+/).filter(Boolean).join(' ') ?? '';
  assert.ok(words(comment).endsWith(words(licence)));
  const { version } = JSON.parse(await read('node_modules/idb/package.json'));
  assert.equal(JSON.parse(manifest ?? '').devDependencies.idb, version);
  assert.ok(comment.includes(`idb ${version},`) && notice?.includes('www/vendor/idb.js'));
});

test('what was saved is there for the next tab, in order', async () => {
  const browser = new Browser();
  const first = await browser.tab();
  assert.equal(await first.workspaces.lastUsed(), null);
  const made = await first.workspaces.create('  Harbour \n tolls ');
  const kept = cleanArticle({ id: 'c', html: '<p>Three</p>', date: '2031-05-02', url: 'https://a.example/3', keep: [{ start: 1, end: 3 }] });
  const contents = { articles: [article('b'), article('a'), kept], corrections: [RENAME], brought: ['a'], extra: { view: 'compare' } };
  assert.equal(await made.save(contents), true);
  assert.equal(made.state, 'saved');
  assert.deepEqual((await first.workspaces.list()).map(({ name, articles, newer }) => ({ name, articles, newer })), [{ name: 'Harbour tolls', articles: 3, newer: false }]);
  first.die();

  const second = await browser.tab();
  const again = await second.workspaces.load(await second.workspaces.lastUsed() ?? '');
  const { articles, corrections, brought, extra, errors, name, exclusive } = again;
  assert.deepEqual({ articles, corrections, brought, extra }, contents);
  assert.ok(Object.isFrozen(articles[0]));
  assert.deepEqual({ errors, name, exclusive }, { errors: [], name: 'Harbour tolls', exclusive: true });
});

test('a save writes only what changed, in one strict transaction', async () => {
  const browser = new Browser();
  const { workspaces } = await browser.tab();
  const made = await workspaces.create('Many');
  const articles = Array.from({ length: 2000 }, (_, i) => article(`a${i}`));
  await made.save({ articles });
  await made.close();
  const workspace = await workspaces.load(made.id);
  assert.equal(workspace.articles.length, 2000);
  const key = (/** @type {string} */ name) => `${workspace.id},${name}`;
  const wrote = async (/** @type {Parameters<Workspace['save']>[0]} */ contents) => {
    for (let i = 0; i < 10; i++) await tick();
    browser.log = [];
    browser.requests = 0;
    assert.equal(await workspace.save(contents), true);
    return browser.log;
  };
  assert.deepEqual(await wrote({ articles }), [], 'articles that only look new');
  assert.equal(browser.requests, 0);
  const edited = articles.with(7, article('a7', 'Edited.'));
  assert.deepEqual(await wrote({ articles: edited }), ['put workspaces head', `put articles ${key('a7')}`]);
  assert.equal(browser.requests, 3);
  assert.deepEqual(await wrote({ articles: edited, corrections: [RENAME] }), ['put workspaces head', `put parts ${key('corrections')}`]);
  assert.deepEqual(await wrote({ articles: edited, corrections: [{ ...RENAME }] }), []);
  const fewer = edited.slice(1);
  assert.deepEqual(await wrote({ articles: fewer }), ['put workspaces head', `put parts ${key('order')}`, `put parts ${key('corrections')}`, 'delete articles']);
  assert.deepEqual(await wrote({ articles: fewer.toReversed() }), ['put workspaces head', `put parts ${key('order')}`]);
  assert.deepEqual(await wrote({ articles: fewer.toReversed(), extra: { view: 'quotes' } }), ['put workspaces head', `put parts ${key('extra')}`]);
  assert.equal((await workspaces.exportFile(workspace.id)).articles[1998]?.id, 'a1');
  assert.ok(browser.durability.has('readwrite strict') && !browser.durability.has('readwrite undefined'));
});

test('saves while one is under way become one, of the last state', async () => {
  const browser = new Browser();
  const { workspaces } = await browser.tab();
  const workspace = await workspaces.create('Busy');
  const list = Array.from({ length: 50 }, (_, i) => article(`a${i}`));
  const first = workspace.save({ articles: list.slice(0, 1) });
  assert.equal(workspace.state, 'saving');
  await tick();
  const { revision } = workspace;
  const others = list.map((_, i) => workspace.save({ articles: list.slice(0, i + 1) }));
  assert.deepEqual(new Set(await Promise.all([first, ...others])), new Set([true]));
  assert.equal(workspace.revision, revision + 2);
  assert.equal(ids(await workspaces.exportFile(workspace.id)), ids({ articles: list }));
});

test('what the caller does with its lists afterwards changes nothing', async () => {
  const browser = new Browser();
  const { workspaces } = await browser.tab();
  const workspace = await workspaces.create('Lists');
  const contents = { articles: [article('a')], corrections: [RENAME], brought: ['a'], extra: { view: 'quotes' } };
  const saved = workspace.save(contents);
  contents.articles.pop();
  contents.corrections.pop();
  contents.brought.pop();
  contents.extra.view = 'compare';
  await saved;
  const { articles, corrections, brought, extra } = await workspaces.exportFile(workspace.id);
  assert.deepEqual([articles.length, corrections.length, brought.length, extra['view']], [1, 1, 1, 'quotes']);
  assert.equal(await workspace.save(contents), true);
  assert.equal(ids(await workspaces.exportFile(workspace.id)), '');
});

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
    const browser = new Browser();
    const [one, two] = [await browser.tab({ secure }), await browser.tab({ secure })];
    const a = await one.workspaces.create('Flood');
    await a.save({ articles: [article('a')] });
    const b = await two.workspaces.load(a.id);
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

test('the tab that waits takes over and reads again', async () => {
  const browser = new Browser();
  const [one, two] = [await browser.tab(), await browser.tab()];
  const a = await one.workspaces.create('Relay');
  await a.save({ articles: [article('a')] });
  const b = await two.workspaces.load(a.id);
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
  const browser = new Browser();
  const [one, two] = [await browser.tab(), await browser.tab()];
  const a = await one.workspaces.create('Relay');
  await a.save({ articles: [article('a')] });
  const b = await two.workspaces.load(a.id);
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
  const browser = new Browser();
  const [one, two] = [await browser.tab(), await browser.tab()];
  const a = await one.workspaces.create('Relay');
  await a.save({ articles: [article('a')] });
  const b = await two.workspaces.load(a.id);
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

test('a whole workspace as one file, there and back', async () => {
  const { workspaces } = await new Browser().tab();
  const workspace = await workspaces.create('Tolls');
  const contents = { articles: [article('b'), article('a')], corrections: [RENAME], brought: ['a'], extra: { view: 'compare' } };
  await workspace.save(contents);
  const file = JSON.parse(JSON.stringify(await workspaces.exportFile(workspace.id)));
  assert.ok(isWorkspaceFile(file));
  assert.deepEqual(file, JSON.parse(JSON.stringify(workspaceFile({ name: 'Tolls', ...contents }))));
  const { id, name, errors } = await workspaces.importFile(file);
  assert.deepEqual([name, errors], ['Tolls', []]);
  assert.notEqual(id, workspace.id);
  const { articles, corrections, brought, extra } = await workspaces.load(id);
  assert.deepEqual({ articles, corrections, brought, extra }, contents);
});

test('of a file with odd entries the good ones come in, and the others are told', async () => {
  const { workspaces } = await new Browser().tab();
  const good = { id: 'a', text: 'One.' };
  const { id, articles, errors } = await workspaces.importFile({
    nutgraf: 'workspace', version: 1, name: 5, brought: ['a', 'a-2', 7, 'nobody'], extra: 'odd', corrections: [RENAME, { op: 'merge', with: [1] }],
    articles: [good, { id: 'q', text: 5 }, null, { ...good }, { ...good, text: 'Other.' }, { id: '', text: 'x' }, { id: 'b', html: '<p>B</p>', date: {} }],
  });
  assert.equal(articles, 2);
  assert.deepEqual(errors.map((e) => e.code), ['bad-article', 'bad-article', 'bad-article', 'bad-article', 'bad-correction']);
  const workspace = await workspaces.load(id);
  assert.deepEqual(workspace.articles.map((a) => [a.id, a.text]), [['a', 'One.'], ['a-2', 'Other.']]);
  assert.deepEqual([workspace.name, workspace.brought, workspace.extra, workspace.corrections.length], ['Untitled', ['a'], {}, 1]);
  for (const odd of [null, 5, [], {}, { nutgraf: 'workspace' }, { nutgraf: 'workspace', version: 1 }, { articles: [] }]) {
    await assert.rejects(workspaces.importFile(odd), coded('bad-workspace'));
  }
  await assert.rejects(workspaces.importFile({ nutgraf: 'workspace', version: 2, articles: [] }), coded('workspace-newer'));
  assert.equal((await workspaces.list()).length, 1);
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
  const browser = new Browser();
  const [one, two] = [await browser.tab(), await browser.tab()];
  const a = await one.workspaces.create('Twice');
  await a.save({ articles: [article('a')] });
  const b = await two.workspaces.load(a.id);
  const saved = b.save({ articles: [article('b')] });
  await assert.rejects(two.workspaces.forget(a.id), coded('workspace-open'));
  assert.equal(await saved, true);
  assert.equal(ids(await one.workspaces.exportFile(b.id)), 'b');
});

test('a lock that comes when a copy has been made goes back', async () => {
  const browser = new Browser();
  const [one, two] = [await browser.tab(), await browser.tab()];
  const a = await one.workspaces.create('Late');
  await a.save({ articles: [article('a')] });
  const b = await two.workspaces.load(a.id);
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

test('a new name is in nobody’s way', async () => {
  const browser = new Browser();
  const { workspaces } = await browser.tab();
  const workspace = await workspaces.create('One');
  const changed = heard(workspace, 'change');
  const saved = workspace.save({ articles: [article('a')] });
  await workspaces.rename(workspace.id, ' Two \ud800 ');
  await saved;
  assert.equal(await workspace.save({ articles: [article('b')] }), true);
  assert.deepEqual([workspace.name, (await workspaces.list())[0]?.name], ['Two \ufffd', 'Two \ufffd']);
  assert.ok(changed.length > 0);
  assert.equal((await workspaces.create('x'.repeat(300))).name.length, 200);
  assert.equal((await workspaces.create(' ')).name, 'Untitled');
});

test('the browser is asked once to keep it, and may fail', async () => {
  const browser = new Browser();
  const { workspaces } = await browser.tab();
  const workspace = await workspaces.create('Kept');
  assert.equal(browser.persists, 0, 'an empty workspace is no reason to ask');
  const told = heard(workspaces, 'change');
  await workspace.save({ articles: [article('a')] });
  await workspace.save({ articles: [article('b')] });
  await until(() => workspaces.persisted === true);
  assert.deepEqual([browser.persists, told.length], [1, 1]);
  for (const storage of [undefined, { persisted: () => Promise.reject(new Error('no')), persist: () => Promise.reject(new Error('no')) }]) {
    const other = await browser.tab({ storage });
    assert.equal(await (await other.workspaces.create('Not')).save({ articles: [article('a')] }), true);
    await tick();
    assert.equal(other.workspaces.persisted, null);
  }
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

/** Numbers that look random, the same ones for the same seed (mulberry32). @param {number} seed */
function random(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/**
 * Two tabs at work on the same workspaces. Every state that a tab makes has a number, which it stores beside it, and a
 * parent, the state that it was made of: whatever was told to be saved must be on disk at the end, itself or a state made
 * of it, unless its workspace was forgotten.
 */
class Schedule {
  browser = new Browser();
  /** What each state holds. @type {string[]} */
  contents = [''];
  /** @type {number[]} */
  parents = [0];
  /** State and the workspace that it was saved in. @type {[state: number, workspace: string][]} */
  acknowledged = [];
  /** One entry for each time. @type {string[]} */
  forgotten = [];
  /** What happened how often. @type {Record<string, number>} */
  seen = {};
  /** @type {Promise<unknown>[]} */
  work = [];
  /** @type {({tab: Awaited<ReturnType<Browser['tab']>>, workspace: Workspace | null, state: number, articles: readonly import('../../www/nutgraf/workspace.js').Article[], busy: boolean})[]} */
  desks = [];

  /** @param {number} seed */
  constructor(seed) {
    this.random = random(seed);
    this.secure = seed % 3 > 0;
  }

  /** @param {string} what */
  count(what) {
    this.seen[what] = (this.seen[what] ?? 0) + 1;
  }

  /** @param {Schedule['desks'][number]} desk @param {Workspace} workspace */
  show(desk, workspace) {
    desk.workspace = workspace;
    this.take(desk, workspace);
    workspace.addEventListener('reread', (event) => {
      this.count('reread');
      if (desk.workspace === workspace) this.take(desk, /** @type {CustomEvent} */ (event).detail);
    });
    workspace.addEventListener('forked', () => this.count('forked'));
  }

  /** @param {Schedule['desks'][number]} desk @param {Pick<Workspace, 'articles' | 'extra'>} contents */
  take(desk, { articles, extra }) {
    desk.state = Number(extra['state'] ?? 0);
    desk.articles = articles;
    assert.equal(JSON.stringify(articles), this.contents[desk.state] || '[]', `what was read is not state ${desk.state}`);
  }

  /** Adds, edits and removes, and saves at once. @param {Schedule['desks'][number]} desk */
  edit(desk) {
    const { workspace } = desk;
    if (!workspace) return;
    const state = this.contents.length;
    const list = [...desk.articles];
    const at = this.random(list.length + 1);
    if (this.random(4) === 0) list.splice(at, 1);
    else if (this.random(2) === 0) list.splice(at, 0, article(`a${state}`));
    else list[at] = article(list[at]?.id ?? `a${state}`, `State ${state}.`);
    desk.articles = list;
    this.parents.push(desk.state);
    this.contents.push(JSON.stringify(list));
    desk.state = state;
    const { tab } = desk;
    this.work.push(workspace.save({ articles: list, extra: { state } }).then((saved) => {
      this.count(saved ? 'saved' : 'failed');
      if (saved) this.acknowledged.push([state, workspace.id]);
      else if (!tab.dead) assert.ok(workspace.error);
    }));
  }

  /** @param {Schedule['desks'][number]} desk */
  async switch(desk) {
    const { workspaces } = desk.tab;
    const before = desk.workspace;
    desk.workspace = null;
    await before?.close();
    const list = await workspaces.list();
    const chosen = list[this.random(list.length + 1)];
    const next = chosen && this.random(5) > 0 ? await workspaces.load(chosen.id) : await workspaces.create('Story');
    if (!desk.tab.dead) this.show(desk, next);
  }

  /** @param {Schedule['desks'][number]} desk */
  async forget(desk) {
    const { workspaces } = desk.tab;
    const list = await workspaces.list();
    const chosen = list[this.random(list.length)];
    if (!chosen) return;
    // Told when it is sure: the answer comes later than the deed, and a tab may die in between.
    this.forgotten.push(chosen.id);
    try {
      await workspaces.forget(chosen.id);
      this.count('forgotten');
      if (desk.workspace?.id === chosen.id) desk.workspace = null;
    } catch (thrown) {
      if (!desk.tab.dead) this.forgotten.splice(this.forgotten.indexOf(chosen.id), 1);
      throw thrown;
    }
  }

  /** @param {Schedule['desks'][number]} desk */
  async start(desk) {
    desk.workspace = null;
    desk.tab = await this.browser.tab({ secure: this.secure });
    const last = await desk.tab.workspaces.lastUsed();
    this.show(desk, last ? await desk.tab.workspaces.load(last) : await desk.tab.workspaces.create('Story'));
  }

  /** Does something slow, one thing at a time for each tab. @param {Schedule['desks'][number]} desk @param {() => Promise<void>} run */
  slowly(desk, run) {
    if (desk.busy) return;
    desk.busy = true;
    this.work.push(run().catch((thrown) => {
      if (/** @type {any} */ (thrown).name === 'AssertionError') throw thrown;
      this.count(/** @type {any} */ (thrown).code ?? String(thrown));
    }).finally(() => {
      desk.busy = false;
    }));
  }

  /** @param {number} steps */
  async run(steps) {
    for (let i = 0; i < 2; i++) {
      const desk = /** @type {Schedule['desks'][number]} */ ({ tab: await this.browser.tab(), workspace: null, state: 0, articles: [], busy: false });
      this.desks.push(desk);
      await this.start(desk);
    }
    // In some of the schedules one of them mostly looks on.
    this.reader = this.desks[this.random(4)];
    for (let i = 0; i < steps; i++) {
      const desk = /** @type {Schedule['desks'][number]} */ (this.desks[this.random(2)]);
      const dice = this.random(20);
      if (dice < 11 && desk === this.reader && this.random(8) > 0) await tick();
      else if (dice < 11) this.edit(desk);
      else if (dice < 14) this.slowly(desk, () => this.switch(desk));
      else if (dice === 14) this.slowly(desk, () => this.forget(desk));
      else if (dice === 15) this.browser.full = this.browser.full || this.random(2) === 0 ? false : 'late';
      else if (dice === 16) desk.tab.lose();
      else if (dice === 17) {
        desk.tab.die();
        this.slowly(desk, () => this.start(desk));
      } else for (let n = this.random(30); n > 0; n--) await tick();
      if (desk.tab.dead && !desk.busy) this.slowly(desk, () => this.start(desk));
    }
    this.browser.full = false;
    for (let done = 0; done < this.work.length; done = this.work.length) await Promise.all(this.work);
    await this.check();
  }

  async check() {
    const { workspaces } = await this.browser.tab({ secure: this.secure });
    /** @type {Set<number>} */
    const found = new Set();
    /** @param {number} state */
    const withParents = (state) => {
      for (let s = state; s > 0 && !found.has(s); s = this.parents[s] ?? 0) found.add(s);
    };
    for (const { id } of await workspaces.list()) {
      const { articles, extra } = await workspaces.exportFile(id);
      const state = Number(extra['state'] ?? 0);
      assert.equal(JSON.stringify(articles), this.contents[state] || '[]', `state ${state} is not whole on disk`);
      withParents(state);
    }
    for (const [state, id] of this.acknowledged) if (this.forgotten.includes(id)) withParents(state);
    for (const [state, id] of this.acknowledged) assert.ok(found.has(state), `state ${state}, saved in ${id}, is lost`);
  }
}

/** A few for every day; more by the environment. */
const SCHEDULES = Number(process.env['NUTGRAF_SCHEDULES'] ?? 1000);

test('at random, two tabs lose nothing that was told to be saved', async () => {
  /** @type {Record<string, number>} */
  const seen = {};
  for (let seed = 1; seed <= SCHEDULES; seed++) {
    const schedule = new Schedule(seed);
    await schedule.run(60).catch((thrown) => {
      throw new Error(`seed ${seed}: ${thrown.message}`, { cause: thrown });
    });
    for (const [what, n] of Object.entries(schedule.seen)) seen[what] = (seen[what] ?? 0) + n;
  }
  // The schedules go everywhere.
  for (const what of ['saved', 'failed', 'forked', 'reread', 'forgotten', 'workspace-open', 'workspace-full', 'workspace-failed']) {
    assert.ok((seen[what] ?? 0) > SCHEDULES / 100, `${what}: ${seen[what]}`);
  }
});
