// What comes in as an article.
import assert from 'node:assert/strict';
import { it } from 'node:test';

import { cleanArticle, sameArticle } from '../../www/nutgraf/input.js';

it('takes an empty text beside HTML for none', () => {
  assert.deepEqual({ ...cleanArticle({ id: 'a', text: '', html: '<p>It rained.</p>' }) }, { id: 'a', html: '<p>It rained.</p>' });
  assert.deepEqual({ ...cleanArticle({ id: 'a', text: '', html: '' }) }, { id: 'a', text: '', html: '' });
  assert.deepEqual({ ...cleanArticle({ id: 'a', text: '', html: null }) }, { id: 'a', text: '' });
  const whole = { id: 'a', text: 'x', authors: ['Ada Roe'], positions: [{ start: 0, time: '00:00:01' }, { start: 1, page: 2 }] };
  assert.deepEqual({ ...cleanArticle(whole) }, whole);
  assert.deepEqual(cleanArticle({ id: 'a', text: 'x', authors: 'Ada Roe' }).authors, ['Ada Roe']);
  for (const odd of [{ authors: [1] }, { positions: 3 }, { positions: [{ start: -1, page: 1 }] }, { positions: [{ start: 1 }] }]) {
    assert.throws(() => cleanArticle({ id: 'a', text: 'x', ...odd }), /authors|positions/);
  }
  assert.ok(!sameArticle(cleanArticle(whole), cleanArticle({ ...whole, authors: [] })));
  assert.deepEqual({ ...cleanArticle({ id: 'a', text: 'x', html: '<p>y</p>' }) }, { id: 'a', text: 'x', html: '<p>y</p>' });
});
