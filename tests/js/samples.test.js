import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** @param {string} name */
const path = (name) => fileURLToPath(new URL(`../../www/samples/${name}`, import.meta.url));

test('the command line reads the same sample story as the page', () => {
  const made = spawnSync(process.execPath, [path('make-corpus.js'), '--check'], { encoding: 'utf8' });
  assert.equal(made.status, 0, made.stderr);
});

test('every line of it is an article with a date, given or in its page', () => {
  const lines = readFileSync(path('corpus.jsonl'), 'utf8').trim().split('\n');
  assert.ok(lines.length >= 5);
  for (const line of lines) {
    const article = /** @type {Record<string, string>} */ (JSON.parse(line));
    assert.ok((article['text'] ?? article['html'] ?? '').length > 1000);
    assert.ok(/^\d{4}-\d\d-\d\d$/.test(article['date'] ?? '') || (article['html'] ?? '').includes('"datePublished"'));
  }
});
