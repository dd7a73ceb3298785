// The desk and its client, one fault at a time: what once lost work or showed it wrong. The random schedules
// (schedules.test.js) mix all of it; desk-engine.test.js has what goes wrong with the engine.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Nutgraf, NutgrafError } from '../../www/nutgraf-client.js';
import { Desk } from '../../www/nutgraf/desk.js';
import { add, articles, desk, read, rest, tick } from './desks.js';
import { reportOn } from './fake-engine.js';

test('stopped, the rest waits; gone on with, all of it is read', async () => {
  const { desk: d } = desk();
  let stopped = false;
  d.addEventListener('progress', (event) => {
    if (stopped || /** @type {CustomEvent<{done: number}>} */ (event).detail.done < 12) return;
    stopped = true;
    d.cancel();
  });
  add(d, articles(40));
  await rest(d);
  assert.equal(d.state, 'stopped');
  assert.equal(d.status.failed, 0);
  assert.equal(d.status.read + d.status.waiting, 40);
  for (let i = 0; i < 20; i++) await tick();
  assert.equal(read(d).length, d.status.read, 'what was read is shown');
  d.resume();
  await rest(d);
  assert.equal(d.state, 'ready');
  assert.equal(read(d).length, 40);
  assert.deepEqual(d.status, { read: 40, waiting: 0, failed: 0 });
});

test('taken out of the page while busy and put back, it reads on', async () => {
  const { desk: d } = desk();
  add(d, articles(40));
  for (let i = 0; i < 15; i++) await tick();
  d.rest();
  d.wake();
  await rest(d);
  assert.equal(read(d).length, 40);
});

test('an article that is replaced while the pile is read is never shown with its old places', async () => {
  const { desk: d } = desk();
  const list = articles(12, (i) => `${'word '.repeat(i)}X${i}`);
  add(d, list);
  for (let i = 0; i < 14; i++) await tick();
  add(d, [{ id: 'a3', text: 'Xnew text of the story' }]);
  await rest(d);
  assert.equal(d.edition?.articles.get('a3')?.article.text, 'Xnew text of the story');
  const wanted = d.articles;
  assert.deepEqual(d.edition?.report, /** @type {unknown} */ (reportOn(wanted, [])));
});

test('an edition keeps the text that it was made of', async () => {
  const { desk: d, client } = desk();
  add(d, [{ id: 'a', text: 'say X1 now' }]);
  await rest(d);
  client.set({ id: 'a', text: 'something else' });
  assert.equal(client.text('a'), 'say X1 now');
  assert.equal(client.fresh, false);
  await client.analyse();
  assert.equal(client.text('a'), 'something else');
});

test('undo takes back the last step, whatever it was, and redo does it again', async () => {
  const { desk: d } = desk();
  add(d, articles(3));
  d.correct({ op: 'rename', entity: 'e', name: 'Ada Roe' }, 'rename “Roe”');
  d.commit('remove “text X1”', [['a1', null]]);
  assert.deepEqual(d.history, { undo: 'remove “text X1”', redo: null });
  d.undo();
  assert.deepEqual(d.articles.map((a) => a.id), ['a0', 'a1', 'a2'], 'back in its place');
  assert.equal(d.corrections.length, 1);
  assert.equal(d.history.redo, 'remove “text X1”');
  d.redo();
  assert.deepEqual(d.articles.map((a) => a.id), ['a0', 'a2']);
  d.undo();
  d.undo();
  d.undo();
  assert.deepEqual([d.articles.length, d.corrections.length], [0, 0]);
  await rest(d);
});

test('what the page has changed since is not undone with a step of the reader', async () => {
  const { desk: d } = desk();
  add(d, articles(2));
  d.commit('change the date', [['a0', { id: 'a0', text: 'text X0', date: '2031-05-02' }]]);
  d.bring([{ id: 'a0', text: 'the page has another text', date: '2031-05-03' }]);
  d.undo();
  assert.equal(d.articles.find((a) => a.id === 'a0')?.text, 'the page has another text');
  await rest(d);
});

test('the edition is the one that was told of, while the client is at work on the next', async () => {
  const { desk: d, client } = desk();
  d.referenceDate = '2031-05-02';
  add(d, [{ id: 'a', text: 'X' }, { id: 'b', text: 'X' }]);
  await rest(d);
  const { edition } = d;
  let told = d.edition;
  let ahead = 0;
  d.addEventListener('edition', () => {
    told = d.edition;
  });
  // It is read, found to have no date, and read again with the one that it is lent.
  d.bring([{ id: 'a', text: 'another X' }]);
  for (let i = 0; d.state === 'busy' && i < 1000; i++) {
    assert.equal(d.edition, told);
    ahead += Number(client.edition !== told);
    await tick();
  }
  assert(ahead > 0, 'there was an edition in between');
  assert.notEqual(d.edition, edition);
  assert.equal(d.edition, client.edition);
});

test('one bad entry takes no other with it, and the next call is not spoilt', async () => {
  const { desk: d } = desk();
  /** @type {string[]} */
  const codes = [];
  d.addEventListener('error', (event) => codes.push(/** @type {CustomEvent<{error: NutgrafError}>} */ (event).detail.error.code));
  d.replace([{ id: 'q', text: 5 }, { id: 'd', text: 'X', date: new Date() }, null, 7, { id: '' }, { id: 'good', text: 'X' }]);
  await rest(d);
  assert.deepEqual(read(d), ['good']);
  assert.deepEqual(codes, Array(5).fill('bad-article'));
  d.replace(null);
  await rest(d);
  assert.equal(d.articles.length, 0);
  d.replace('text');
  assert.equal(codes.length, 6);
  d.replaceCorrections([{ op: 'merge', entity: 'a', with: [1] }, { op: 'retype', entity: 'a', type: 'TOWN' }, { op: 'delete', entity: 'b' }]);
  assert.deepEqual(d.corrections, [{ op: 'delete', entity: 'b' }]);
  assert.equal(codes.filter((c) => c === 'bad-correction').length, 2);
  await rest(d);
});

test('the reference date is lent to articles without one, and changes', async () => {
  const { desk: d } = desk();
  const dates = () => /** @type {any[]} */ (d.edition?.report.articles).map((a) => a.date);
  d.referenceDate = '2031-05-02';
  add(d, [{ id: 'a', text: 'X' }, { id: 'b', text: 'X', date: '2031-01-01' }]);
  await rest(d);
  assert.deepEqual(dates(), ['2031-05-02', '2031-01-01']);
  assert.equal(d.articles[0]?.date, undefined, 'it is not the article’s own');
  d.referenceDate = '2031-05-03';
  await rest(d);
  assert.deepEqual(dates(), ['2031-05-03', '2031-01-01']);
  d.referenceDate = '';
  await rest(d);
  assert.deepEqual(dates(), [null, '2031-01-01']);
  d.undo();
  assert.equal(d.articles.length, 0);
  await rest(d);
});

test('a reference date that is given after articles were read is lent to them', async () => {
  const { desk: d } = desk();
  add(d, [{ id: 'a', text: 'X' }]);
  await rest(d);
  assert.equal(d.edition?.report.articles[0]?.date, null);
  d.referenceDate = '2031-05-02';
  await rest(d);
  assert.equal(d.edition?.report.articles[0]?.date, '2031-05-02');
});

test('ids with half a character in them find their report', async () => {
  const { client } = desk();
  client.set({ id: 'a\ud800', text: 'X' });
  const report = await client.analyse();
  assert.equal(report.articles[0]?.id, 'a\ufffd');
  assert.equal(client.get('a\ud800'), client.articles[0]);
  assert.equal(client.text('a\ud800'), 'X');
  assert.equal(client.remove('a\ud800'), true);
});

test('two articles of one id in a list are told', async () => {
  const { desk: d } = desk();
  /** @type {string[]} */
  const codes = [];
  d.addEventListener('error', (event) => codes.push(/** @type {CustomEvent<{error: NutgrafError}>} */ (event).detail.error.code));
  d.replace([{ id: 'a', text: 'one' }, { id: 'a', text: 'two' }]);
  assert.deepEqual(codes, ['same-id']);
  await rest(d);
});

test('a list that is handed over again at every report is reported on once', async () => {
  const { desk: d } = desk();
  let reports = 0;
  d.addEventListener('report', () => {
    reports += 1;
    // As a page does that renders anew on every event; without an end it would never be at rest.
    if (reports < 50) d.replace(articles(3));
  });
  d.replace(articles(3));
  await tick();
  await rest(d);
  assert.equal(reports, 1);
  assert.equal(d.state, 'ready');
  d.replace(articles(2));
  await tick();
  await rest(d);
  assert.equal(reports, 3, 'another list is reported on, and so is the one that the page hands over then');
  assert.deepEqual(read(d), articles(3).map((a) => a.id));
});

test('a desk that failed before it had anything to show is empty when all is taken off it', async () => {
  const d = new Desk(new Nutgraf({ open: () => Promise.reject(new NutgrafError('load-failed', 'no engine')) }));
  add(d, articles(1));
  await rest(d);
  assert.equal(d.state, 'failed');
  d.undo();
  await rest(d);
  assert.equal(d.state, 'empty');
  d.resume();
  await rest(d);
  assert.equal(d.state, 'empty');
});
