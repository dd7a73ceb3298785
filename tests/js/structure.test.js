// How the JavaScript is cut into files: none is long, and no modules of the page import one another in a circle.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file of more lines than this has more than one thing to do. */
const MOST = 300;

/** What is made by programs or comes from others. */
const NOT_OURS = /^(?:www\/(?:pkg|types|vendor)|tests\/package\/[^/]+\/node_modules)\//;

/** @param {string} folder */
const scripts = (folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.js')).map((name) => join(folder, name)).filter((path) => !NOT_OURS.test(path));

const page = scripts('www');
/** @param {string} path */
const source = (path) => readFileSync(join(root, path), 'utf8');

it('has no file that is longer than it should be', () => {
  assert(page.length > 100, 'the files are where they were');
  const lines = (/** @type {string} */ path) => source(path).split('\n').length - 1;
  const long = [...page, ...scripts('npm'), ...scripts('xtask/js'), ...scripts('bench'), ...scripts('tests/js')].filter((path) => lines(path) > MOST);
  assert.deepEqual(long.map((path) => `${path}: ${lines(path)}`), []);
});

it('has no modules that import one another in a circle', () => {
  const uses = new Map(page.map((path) => [path, [...source(path).matchAll(/^(?:import|export)\b[^;]*?\bfrom '(\.[^']+)'/gm)].map(([, name = '']) => join(dirname(path), name))]));
  assert(uses.get('www/ui/shell.js')?.includes('www/nutgraf/desk.js'), 'imports are found');
  /** @type {Set<string>} */
  const done = new Set();
  /** @param {string} path @param {string[]} before */
  const follow = (path, before) => {
    if (before.includes(path)) assert.fail([...before.slice(before.indexOf(path)), path].map((p) => relative('www', p)).join(' ─▶ '));
    if (done.has(path)) return;
    for (const next of uses.get(path) ?? []) follow(next, [...before, path]);
    done.add(path);
  };
  for (const path of page) follow(path, []);
});
