import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Nutgraf } from '../../www/nutgraf-client.js';
import { Desk } from '../../www/nutgraf/desk.js';
import { Index } from '../../www/ui/index.js';
import { fakeEngine } from './fake-engine.js';

test('a long title is cut where it is shown and whole where it is edited', () => {
  const desk = new Desk(new Nutgraf({ open: fakeEngine(async () => undefined).open }));
  const index = new Index(desk, { renew: () => undefined, failed: () => assert.fail() });
  const title = 'The bridge '.repeat(20).trim();
  desk.bring([{ id: 'a', text: 'x', title }]);
  const [article] = desk.articles;
  assert(article);
  const entry = index.entry(article, { oddities: [], source: undefined });
  assert.equal(entry.wholeTitle, title);
  assert(entry.title.length < 115 && entry.title.endsWith(' …'));
});
