// Workspaces over an IndexedDB and Web Locks of the test’s own: what is saved, and as what files.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { cleanArticle } from '../../www/nutgraf/input.js';
import { isWorkspaceFile, workspaceFile } from '../../www/nutgraf/workspace.js';
import { article, coded, heard, ids, RENAME } from './stories.js';
import { Browser, tick, until } from './tabs.js';

/** @typedef {import('../../www/nutgraf/workspace.js').Workspace} Workspace */

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
