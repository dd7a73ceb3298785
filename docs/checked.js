// What is checked: the pages with their blocks of code, and what checks have in common.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

import { pages } from './build.js';
import { element, read } from './reference.js';

/** @typedef {{page: string, line: number, info: string, language: string, words: string[], content: string}} Block */

export const all = pages();
export const markdown = all.map(({ name }) => ({ name, text: read(`docs/${name}.md`) }));
export const told = element();

/** @type {Block[]} */
export const blocks = all.flatMap(({ name, tokens }) => tokens.filter(({ type }) => type === 'fence').map(({ info, content, map }) => {
  const [language = '', ...words] = info.trim().split(/\s+/);
  return { page: name, line: (map?.[0] ?? 0) + 1, info, language, words, content };
}));

/** @param {string[]} languages */
export const of = (...languages) => blocks.filter(({ language }) => languages.includes(language));
/** @param {Block} block */
export const where = ({ page, info, content }) => `${page}, ${info}: ${content.split('\n')[0]}`;

/**
 * All that a pattern's group finds.
 * @param {string} text
 * @param {RegExp} pattern
 */
export const found = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort();

/**
 * @param {string[]} one
 * @param {string[]} other
 * @param {string} what
 */
export const same = (one, other, what) => assert.deepEqual([...one].sort(), [...other].sort(), what);

export const temporary = mkdtempSync(join(tmpdir(), 'nutgraf-docs-'));
after(() => rmSync(temporary, { recursive: true, force: true }));
