// What the npm package is made of, as far as it can be told without making it; tests/package tries the package itself.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { declarations } from '../../npm/declarations.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * What TypeScript finds wrong with the bindings' declarations and a program that uses them, checked with the library of
 * the language alone.
 * @param {string} bindings
 */
function complaints(bindings) {
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-types-'));
  try {
    writeFileSync(join(folder, 'engine.d.ts'), bindings);
    writeFileSync(join(folder, 'use.ts'), `import init, { Engine, type Article } from './engine.js';
export const make = (id: string, title: string | undefined, keep: Article['keep']): Article => ({ id, title, text: 'Text', date: undefined, keep });
export const open = async (bytes: Uint8Array) => { await init({ module_or_path: bytes }); return new Engine([bytes]); };
// @ts-expect-error: an id is text
export const wrong: Article = { id: undefined };
`);
    const options = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false', '--lib', 'es2022', '--target', 'es2022', '--module', 'nodenext', '--types', ''];
    const { stdout } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options, join(folder, 'use.ts')], { cwd: folder, encoding: 'utf8' });
    return stdout.split('\n').filter((line) => line.includes('error'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('declares the engine without a browser’s library, and fields that may be undefined', () => {
  const bindings = readFileSync(join(root, 'www/pkg/nutgraf.d.ts'), 'utf8');
  assert.deepEqual(complaints(declarations(bindings)), []);
  assert(complaints(bindings).length > 0, 'there is something to do');
});

it('names no file for public servers of packages whose address would be the package’s own', () => {
  // What stands beside the script is found by its address, which such a short one hides.
  const manifest = JSON.parse(readFileSync(join(root, 'npm/package.json'), 'utf8'));
  for (const field of ['jsdelivr', 'unpkg', 'browser']) assert(!(field in manifest), field);
});
