// What comes in as an article.
import assert from 'node:assert/strict';
import { it } from 'node:test';

import { cleanArticle } from '../../www/nutgraf/input.js';

it('takes an empty text beside HTML for none', () => {
  assert.deepEqual({ ...cleanArticle({ id: 'a', text: '', html: '<p>It rained.</p>' }) }, { id: 'a', html: '<p>It rained.</p>' });
  assert.deepEqual({ ...cleanArticle({ id: 'a', text: '', html: '' }) }, { id: 'a', text: '', html: '' });
  assert.deepEqual({ ...cleanArticle({ id: 'a', text: '', html: null }) }, { id: 'a', text: '' });
  assert.deepEqual({ ...cleanArticle({ id: 'a', text: 'x', html: '<p>y</p>' }) }, { id: 'a', text: 'x', html: '<p>y</p>' });
});
