// What the page brings, beside what a workspace kept.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Nutgraf } from '../../www/nutgraf-client.js';
import { Desk } from '../../www/nutgraf/desk.js';
import { joint } from '../../www/nutgraf/pile.js';
import { Sources } from '../../www/ui/sources.js';
import { fakeEngine } from './fake-engine.js';

const tick = () => new Promise((resolve) => setImmediate(resolve));

/** As much of an element as is looked at. @param {string} html @param {string} [date] */
const element = (html, date) => /** @type {Element & {outerHTML: string}} */ (/** @type {unknown} */ ({
  id: '', outerHTML: html, querySelector: () => (date === undefined ? null : { getAttribute: () => date }),
}));

function page() {
  const desk = new Desk(new Nutgraf({ open: fakeEngine(tick).open, patience: 5 }));
  return { desk, sources: new Sources(desk, { batch: () => undefined }) };
}

/** @param {Desk} desk */
const texts = (desk) => desk.articles.map((a) => a.html ?? a.text).sort();

/** @param {Desk} desk @param {Sources} sources @param {{id: string, html: string}[]} articles */
function open(desk, sources, articles) {
  const pile = joint({ articles, corrections: [] }, desk);
  desk.restore(pile);
  sources.renamed(pile.ids);
}

test('what changes in the slot takes no place of an article that was kept', () => {
  const { desk, sources } = page();
  const slotted = element('<p>of this page</p>');
  sources.slot([slotted]);
  open(desk, sources, [{ id: 'slotted-1', html: '<p>of another page</p>' }]);
  assert.deepEqual(texts(desk), ['<p>of another page</p>', '<p>of this page</p>']);
  slotted.outerHTML = '<p>of this page, changed</p>';
  sources.slot([slotted]);
  assert.deepEqual(texts(desk), ['<p>of another page</p>', '<p>of this page, changed</p>']);
  sources.slot([]);
  assert.deepEqual(texts(desk), ['<p>of another page</p>']);
});

test('what was kept of the slot under another id is the slot’s', () => {
  const { desk, sources } = page();
  const slotted = element('<p>of this page</p>');
  sources.slot([slotted]);
  open(desk, sources, [{ id: 'slotted-1', html: '<p>of another page</p>' }, { id: 'slotted-1-2', html: '<p>of this page</p>' }]);
  slotted.outerHTML = '<p>of this page, changed</p>';
  sources.slot([slotted]);
  assert.deepEqual(texts(desk), ['<p>of another page</p>', '<p>of this page, changed</p>']);
});

test('what another workspace has in the place of the slot’s article stays', () => {
  const { desk, sources } = page();
  const slotted = element('<p>of this page</p>');
  sources.slot([slotted]);
  desk.restore({ articles: [{ id: 'slotted-1', html: '<p>of another page</p>' }], corrections: [] });
  slotted.outerHTML = '<p>of this page, changed</p>';
  sources.slot([slotted]);
  assert.deepEqual(texts(desk), ['<p>of another page</p>', '<p>of this page, changed</p>']);
  desk.restore({ articles: [{ id: 'slotted-2', text: 'kept' }], corrections: [] });
  sources.slot([]);
  assert.deepEqual(texts(desk), ['kept']);
});

test('a date that the reader set stays while the page’s own does', () => {
  const { desk, sources } = page();
  const slotted = element('<p>a</p>', '2031-05-02');
  sources.slot([slotted]);
  const [article] = desk.articles;
  assert(article);
  desk.commit('change the date', [[article.id, { ...article, date: '2031-05-01' }]]);
  slotted.outerHTML = '<p class="lit">a</p>';
  sources.slot([slotted]);
  assert.equal(desk.articles[0]?.date, '2031-05-01');
  const later = element('<p>b</p>', '2031-05-03');
  slotted.outerHTML = later.outerHTML;
  slotted.querySelector = later.querySelector;
  sources.slot([slotted]);
  assert.equal(desk.articles[0]?.date, '2031-05-03', 'the page says something new');
  desk.take([article.id]);
  slotted.outerHTML = '<p>c</p>';
  sources.slot([slotted]);
  assert.equal(desk.articles[0]?.date, '2031-05-03');
});
