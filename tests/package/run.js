// The npm package, installed from its tarball into an empty folder and used there, in one way after another:
//
//     node tests/package/run.js dist/nutgraf-VERSION.tgz [--browser chromium|firefox] [CASE...]
//
// Each folder beside this file is a case, with the versions of what it uses; what is installed is kept in target/package.
// `quick` stands for the cases that install nothing else. Browsers are where cargo xtask says, or on PATH.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { Page } from './page.js';
import { serve } from './server.js';

const here = dirname(fileURLToPath(import.meta.url));
const work = join(here, '../../target/package');

const { values, positionals } = parseArgs({ allowPositionals: true, options: { browser: { type: 'string', default: 'chromium' } } });
const [tarball, ...asked] = positionals;
if (tarball === undefined) throw new Error('usage: node tests/package/run.js TARBALL [--browser NAME] [CASE...]');

/** Under this policy everything runs that is in files of the page's own origin. */
const POLICY = { 'content-security-policy': 'default-src \'self\'; script-src \'self\' \'wasm-unsafe-eval\'; require-trusted-types-for \'script\'; trusted-types nutgraf' };

/** What a page with a policy says that takes everything from another origin, as docs/hosting.md has it. */
const POLICY_FROM_OTHER = { 'content-security-policy': 'default-src \'self\'; script-src \'self\' OTHER \'wasm-unsafe-eval\'; connect-src \'self\' OTHER; worker-src blob: OTHER; require-trusted-types-for \'script\'; trusted-types nutgraf' };

/**
 * A case's folder with the package in it, as it is after `npm i`.
 * @param {string} name
 */
function installed(name) {
  const folder = join(work, name);
  mkdirSync(folder, { recursive: true });
  cpSync(join(here, name), folder, { recursive: true });
  if (name !== 'tools') cpSync(join(here, 'articles.js'), join(folder, 'articles.js'));
  // npm takes a tarball of the same name for the one that it knows.
  rmSync(join(folder, 'package-lock.json'), { force: true });
  rmSync(join(folder, 'node_modules/nutgraf'), { recursive: true, force: true });
  run(folder, 'npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-progress', '--prefer-offline', '--loglevel=error', resolve(tarball ?? ''));
  return folder;
}

/** The folder of the cases that need nothing but the package, installed once. */
const plain = (() => {
  let folder = '';
  return () => (folder ||= installed('plain'));
})();

/**
 * What a program writes; where it fails, all of that is told.
 * @param {string} cwd
 * @param {string} program
 * @param {string[]} args
 */
function run(cwd, program, ...args) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', PARCEL_WORKERS: '1' };
  try {
    return execFileSync(program, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 300_000 });
  } catch (thrown) {
    const { stdout, stderr } = /** @type {{stdout: string, stderr: string}} */ (thrown);
    throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}${stderr}`);
  }
}

/**
 * @typedef {Object} Options
 * @property {string} [path] of the page
 * @property {Record<string, string>} [headers]
 * @property {string} [other] the folder of another origin, whose address stands where the page and the headers say OTHER
 */

/**
 * A page of a folder, opened.
 * @param {string} folder
 * @param {Options} [options]
 * @param {(page: Page, requests: () => import('./server.js').Request[]) => Promise<void>} [check]
 */
async function onPage(folder, options = {}, check = async (page) => page.reads()) {
  const other = options.other ? await serve(options.other, { 'access-control-allow-origin': '*', 'cache-control': 'max-age=600' }) : undefined;
  const headers = Object.fromEntries(Object.entries(options.headers ?? {}).map(([name, value]) => [name, value.replaceAll('OTHER', `http://${other?.host}`)]));
  const server = await serve(folder, { 'cache-control': 'max-age=600', ...headers }, { OTHER: other?.host ?? '' });
  const page = await Page.open(values.browser);
  try {
    await page.visit(server.address + (options.path ?? ''));
    await check(page, () => [...server.requests, ...(other?.requests ?? [])]);
    assert.deepEqual(await page.troubles(), [], 'nothing in the console');
  } finally {
    await page.close();
    server.close();
    other?.close();
  }
}

/**
 * A page of a server that a tool brings.
 * @param {string} folder
 * @param {string} script of package.json, which ends with the option for the port
 * @param {number} port
 * @param {(page: Page) => Promise<void>} [check]
 */
async function onServer(folder, script, port, check = async (page) => page.reads()) {
  const child = spawn('npm', ['run', '--silent', script, '--', String(port)], { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => { said += String(data); });
  const address = `http://127.0.0.1:${port}/`;
  const page = await Page.open(values.browser);
  try {
    for (let tries = 0; !(await fetch(address).then((r) => r.ok, () => false)); tries++) {
      if (tries === 600 || child.exitCode !== null) throw new Error(`${script} does not serve:\n${said}`);
      await new Promise((done) => setTimeout(done, 100));
    }
    await page.visit(address);
    await check(page);
    assert.deepEqual(await page.troubles(), [], 'nothing in the console');
  } finally {
    await page.close();
    if (child.pid !== undefined) process.kill(-child.pid);
  }
}

/** Builds a folder, then opens what came out. @param {string} name @param {(page: Page) => Promise<void>} [check] */
async function built(name, check) {
  const folder = installed(name);
  run(folder, 'npm', 'run', 'build');
  await onPage(join(folder, 'dist'), {}, check);
  return folder;
}

/** @param {Page} page */
const lives = (page) => page.lives();

/** What a program for servers makes of the package. @param {string} folder @param {string[]} command */
function onTheServer(folder, ...command) {
  for (const script of ['main.js', 'bytes.js', 'imports.js']) cpSync(join(here, 'plain', script), join(folder, script));
  const [program = '', ...args] = command;
  const read = (/** @type {string} */ script) => JSON.parse(run(folder, program, ...args, script));
  assert.deepEqual(read('main.js'), { where: 'worker', quotes: [1, 2] });
  assert.deepEqual(read('bytes.js'), { where: 'main', quotes: [1, 2] });
  assert.deepEqual(read('imports.js'), { imported: true });
}

/** The most that the one script may cost a page: requests, and bytes in gzip and in brotli. */
const MOST = { requests: 4, gzip: 1_745_000, brotli: 1_455_000 };

/**
 * The page reads, with no more requests and bytes than that.
 * @param {Page} page
 * @param {() => import('./server.js').Request[]} requests
 */
async function readsFrugally(page, requests) {
  await page.reads();
  const files = requests().filter((r) => !r.path.endsWith('.html'));
  const sum = (/** @type {'gzip' | 'brotli'} */ key) => files.reduce((total, file) => total + file[key](), 0);
  const figures = { requests: files.length, gzip: sum('gzip'), brotli: sum('brotli') };
  console.log(`  ${figures.requests} requests, ${figures.gzip} bytes in gzip, ${figures.brotli} in brotli`);
  for (const key of /** @type {const} */ (['requests', 'gzip', 'brotli'])) {
    assert(figures[key] <= MOST[key], `${key}: ${figures[key]}, more than ${MOST[key]}: ${files.map((f) => f.path).join(' ')}`);
  }
}

/** @type {Record<string, {quick?: true, test: () => Promise<unknown> | unknown}>} */
const CASES = {
  node: { quick: true, test: () => onTheServer(plain(), 'node') },
  none: { quick: true, test: () => onPage(plain(), { path: 'none.html', headers: POLICY }, readsFrugally) },
  cdn: { quick: true, test: () => onPage(join(here, 'plain'), { path: 'cdn.html', headers: POLICY_FROM_OTHER, other: plain() }, readsFrugally) },
  importmap: { quick: true, test: () => onPage(plain(), { path: 'importmap.html' }) },
  two: { quick: true, test: () => onPage(plain(), { path: 'two.html' }, (page) => page.shares()) },
  esbuild: { quick: true, test: () => built('esbuild') },
  vite: {
    test: async () => {
      const folder = await built('vite');
      await onServer(folder, 'dev', 41731);
    },
  },
  webpack: { test: () => built('webpack') },
  rollup: { test: () => built('rollup') },
  parcel: { test: () => built('parcel') },
  react: { test: () => built('react', lives) },
  preact: { test: () => built('preact', lives) },
  vue: { test: () => built('vue', lives) },
  svelte: { test: () => built('svelte', lives) },
  lit: { test: () => built('lit', lives) },
  next: {
    test: async () => {
      const folder = installed('next');
      run(folder, 'npm', 'run', 'build');
      await onServer(folder, 'start', 41732);
    },
  },
  deno: { test: () => onTheServer(installed('deno'), join(work, 'deno/node_modules/.bin/deno'), 'run', '--allow-all') },
  bun: {
    test: () => {
      const folder = installed('bun');
      const program = ['bun-linux-x64', 'bun-linux-x64-baseline', 'bun-linux-aarch64'].map((name) => join(folder, 'node_modules/@oven', name, 'bin/bun')).find(existsSync);
      assert(program, 'npm brings a Bun for this machine');
      return onTheServer(folder, program);
    },
  },
  tools: {
    test: () => {
      const folder = installed('tools');
      const bin = (/** @type {string} */ name) => join(folder, 'node_modules/.bin', name);
      console.log(run(folder, bin('publint'), '--strict', resolve(tarball ?? '')));
      const others = ['wasm', 'readers', 'models/entities.nut', 'models/quotes.nut', 'custom-elements.json'];
      console.log(run(folder, bin('attw'), resolve(tarball ?? ''), '--profile', 'esm-only', '--no-definitely-typed', '--no-color', '--exclude-entrypoints', ...others));
      for (const config of ['nodenext', 'bundler', 'node']) run(folder, bin('tsc'), '--project', `tsconfig.${config}.json`);
    },
  },
};

const names = Object.keys(CASES).filter((name) => asked.length === 0 || asked.includes(name) || (asked.includes('quick') && CASES[name]?.quick));
const unknown = asked.filter((name) => name !== 'quick' && !(name in CASES));
if (unknown.length > 0) throw new Error(`no case ${unknown.join(', ')}: there are ${Object.keys(CASES).join(', ')}`);
let failed = 0;
for (const name of names) {
  const begun = Date.now();
  /** @type {unknown} */
  let error;
  try {
    await CASES[name]?.test();
  } catch (thrown) {
    error = thrown;
    failed += 1;
  }
  console.log(`${name.padEnd(10)} ${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${error ? `FAILED: ${error instanceof Error ? error.stack : String(error)}` : 'passed'}`);
}
console.log(`${names.length - failed} of ${names.length} passed in ${values.browser}`);
process.exitCode = failed > 0 ? 1 : 0;
