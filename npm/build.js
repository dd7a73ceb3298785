// Makes the npm package out of www/ (with www/pkg, which `cargo xtask build` makes): the folder dist/npm and, packed,
// dist/nutgraf-VERSION.tgz. Prints what its files weigh. `cargo xtask package npm` runs it.
//
//     node npm/build.js VERSION

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import { build, transform } from 'esbuild';
import { rollup } from 'rollup';

import { declarations } from './declarations.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const www = join(root, 'www');
const dist = join(root, 'dist');
const out = join(dist, 'npm');
/** What the package's modules are read by: each engine of browsers that runs them has been on the market since 2023. */
const TARGET = 'es2022';
/** The modules that hold the element's style sheet. */
const SHEETS = /ui.style.\w+\.js$/;
const FRAMEWORKS = ['react', 'preact', 'vue', 'svelte'];
const FILES = { wasm: 'nutgraf_bg.wasm', entities: 'entities.nut', quotes: 'quotes.nut', readers: 'readers_bg.wasm' };

const [version] = process.argv.slice(2);
if (version === undefined) throw new Error('usage: node npm/build.js VERSION');

/** A module of strings. @param {Record<string, string>} strings */
const strings = (strings) => Object.entries(strings).map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};\n`).join('');

/**
 * Puts the package's own places in the place of www/nutgraf/places.js, and gives the modules that are made here.
 * @param {string} kind of npm/places
 * @param {Record<string, string>} [made] modules by name
 * @returns {import('esbuild').Plugin}
 */
const placed = (kind, made = {}) => ({
  name: 'places',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/places\.js$/ }, () => ({ path: join(root, 'npm/places', `${kind}.js`) }));
    onLoad({ filter: SHEETS }, ({ path }) => ({ contents: slim(path), loader: 'js' }));
    onResolve({ filter: /^nutgraf:/ }, ({ path }) => ({ path, namespace: 'made' }));
    onLoad({ filter: /.*/, namespace: 'made' }, ({ path }) => ({ contents: made[path], loader: 'js' }));
  },
});

/** @param {import('esbuild').BuildOptions} options */
const bundle = (options) => build({ bundle: true, format: 'esm', target: TARGET, charset: 'utf8', outdir: out, logLevel: 'warning', ...options });

/**
 * A module with a style sheet, without the lines and indentation that only its authors need.
 * @param {string} path
 */
function slim(path) {
  const code = readFileSync(path, 'utf8');
  return code.replace(/= `\n[^`]*`;/g, (sheet) => sheet.replace(/\n\s*/g, '\n').replace(/([;{},])\n/g, '$1'));
}

/** The worker's script: one file without imports, which may be copied, renamed, and held in a blob. */
async function makeWorker() {
  await bundle({ entryPoints: [join(www, 'nutgraf-worker.js')], format: 'iife', minify: true, plugins: [placed('files')] });
  return readFileSync(join(out, 'nutgraf-worker.js'), 'utf8');
}

/** The modules for bundlers and import maps: the element and the client share theirs, and so the page's one worker. */
async function makeModules() {
  await bundle({
    entryPoints: { element: join(www, 'nut-graf.js'), client: join(www, 'nutgraf-client.js') },
    splitting: true, chunkNames: 'shared-[hash]', plugins: [placed('files')],
  });
  await bundle({
    entryPoints: { node: join(root, 'npm/src/node.js'), 'node-worker': join(root, 'npm/src/node-worker.js') },
    platform: 'node', splitting: true, chunkNames: 'node-[hash]', plugins: [placed('node')],
  });
  for (const name of FRAMEWORKS) {
    // A component of React's that holds the element runs on the page only.
    const first = name === 'react' ? '\'use client\';\n' : '';
    writeFileSync(join(out, `${name}.js`), `${first}import './element.js';\nexport * from './element.js';\n`);
  }
}

/**
 * The one script for pages without a bundler, with what few pages need in a second one. Rollup lets that take what it shares
 * with the first from there, where esbuild would have made a third.
 */
async function makeScript() {
  const made = await rollup({
    input: { nutgraf: join(root, 'npm/src/script.js') },
    preserveEntrySignatures: 'allow-extension',
    // A module that is in the script already is told to be imported later as well, by others.
    onLog: (level, log) => log.code !== 'INEFFECTIVE_DYNAMIC_IMPORT' && console.log(`rollup: ${level}: ${log.message}`),
    plugins: [{
      name: 'places',
      resolveId: (id) => (id.endsWith('/places.js') ? join(root, 'npm/places/script.js') : null),
      load: (id) => (SHEETS.test(id) ? slim(id) : null),
    }],
  });
  const { output } = await made.generate({ format: 'es', chunkFileNames: 'nutgraf-[name]-[hash].js' });
  for (const file of output) {
    if (file.type !== 'chunk') continue;
    const { code } = await transform(file.code, { minify: true, format: 'esm', target: TARGET, charset: 'utf8' });
    writeFileSync(join(out, file.fileName), code);
  }
}

/** The module with everything in it. @param {string} worker */
async function makeInline(worker) {
  const packed = Object.entries(FILES).map(([name, file]) => [name, gzipSync(readFileSync(join(out, file)), { level: 9 }).toString('base64')]);
  const made = { 'nutgraf:worker': strings({ worker }), 'nutgraf:files': strings(Object.fromEntries(packed)) };
  await bundle({ entryPoints: [join(root, 'npm/src/inline.js')], minify: true, plugins: [placed('inline', made)] });
}

/** The declarations: those of the JavaScript, made by TypeScript, with those that are written by hand beside them. */
function makeTypes() {
  execFileSync(join(root, 'node_modules/.bin/tsc'), ['--project', join(root, 'xtask/js/typings.json'), '--outDir', join(out, 'types')], { stdio: 'inherit' });
  writeFileSync(join(out, 'types/pkg/nutgraf.d.ts'), declarations(readFileSync(join(www, 'pkg/nutgraf.d.ts'), 'utf8')));
  cpSync(join(root, 'npm/types'), join(out, 'types'), { recursive: true });
}

function makeRest() {
  for (const file of ['LICENSE-APACHE', 'LICENSE-MIT', 'NOTICE']) cpSync(join(root, file), join(out, file));
  const readme = readFileSync(join(root, 'npm/README.md'), 'utf8');
  writeFileSync(join(out, 'README.md'), readme.replaceAll('VERSION', version ?? ''));
  cpSync(join(root, 'npm/custom-elements.json'), join(out, 'custom-elements.json'));
  const manifest = JSON.parse(readFileSync(join(root, 'npm/package.json'), 'utf8'));
  writeFileSync(join(out, 'package.json'), `${JSON.stringify({ ...manifest, version }, null, 2)}\n`);
}

/** What the files weigh, the heaviest first. */
function weigh() {
  const rows = readdirSync(out).filter((name) => /\.(?:js|wasm|nut)$/.test(name)).map((name) => {
    const bytes = readFileSync(join(out, name));
    return { name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
  }).sort((a, b) => b.raw - a.raw);
  // The readers are fetched when a document comes.
  const page = ['nutgraf.js', ...Object.values(FILES).filter((name) => name !== FILES.readers)];
  const sum = (/** @type {'raw' | 'gzip' | 'brotli'} */ key) => rows.filter((row) => page.includes(row.name)).reduce((total, row) => total + row[key], 0);
  const line = (/** @type {string} */ name, /** @type {number[]} */ ...sizes) => console.log(name.padEnd(28) + sizes.map((n) => String(n).padStart(10)).join(''));
  console.log(`${''.padEnd(28)}${['bytes', 'gzip', 'brotli'].map((name) => name.padStart(10)).join('')}`);
  for (const { name, raw, gzip, brotli } of rows) line(name, raw, gzip, brotli);
  line('nutgraf.js and its files', sum('raw'), sum('gzip'), sum('brotli'));
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const file of Object.values(FILES)) cpSync(join(www, 'pkg', file), join(out, file));
cpSync(join(www, 'pkg/nutgraf.js'), join(out, 'engine.js'));
const worker = await makeWorker();
await makeModules();
await makeScript();
await makeInline(worker);
makeTypes();
makeRest();
weigh();
const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', dist], { cwd: out, encoding: 'utf8' });
console.log(join(dist, packed.trim()));
