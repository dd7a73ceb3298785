// Whether the blocks of code on the pages do what they say. Part of check.js, which tells what is done with each.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';

import { transform } from 'esbuild';

import { markdown, told, blocks, of, where, found, same, temporary } from './checked.js';
import { options, read, root } from './reference.js';

/** @typedef {import('./checked.js').Block} Block */

describe('commands', () => {
  const program = resolve(process.env['NUTGRAF_BIN'] ?? '');
  const bin = join(temporary, 'bin');
  mkdirSync(bin);
  symlinkSync(program, join(bin, 'nutgraf'));
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH']}` };

  for (const name of new Set(of('sh').map(({ page }) => page))) {
    const here = blocks.filter(({ page }) => page === name);
    const folder = join(temporary, name);
    here.forEach((block, i) => {
      if (block.language !== 'sh' || !block.words.includes('run')) return;
      it(`run: ${where(block)}`, () => {
        mkdirSync(folder, { recursive: true });
        const ran = spawnSync('bash', ['-euo', 'pipefail', '-c', block.content], { cwd: folder, env, encoding: 'utf8' });
        assert.equal(ran.status, 0, ran.stderr);
        const next = here[i + 1];
        if (next?.info === 'text output') assert.equal(ran.stdout.trim(), next.content.trim());
      });
    });
  }

  it('are the program’s, and all of its options are told', () => {
    const help = ['articles', 'corpus', 'check'].map((command) => execFileSync(program, [command, '--help'], { encoding: 'utf8' })).join('\n');
    const flags = found(help, /(--[a-z-]+)/g).filter((flag) => !['--help', '--version'].includes(flag));
    same(options().map(({ name }) => name), flags, 'options');
    const commands = found(execFileSync(program, ['--help'], { encoding: 'utf8' }), /^ {2}([a-z]+) {2,}/gm);
    for (const { name, text } of markdown) {
      for (const command of found(text, /`nutgraf ([a-z]+)/g)) assert(commands.includes(command), `${name}: nutgraf ${command}`);
      const recipes = name === 'recipes' ? readdirSync(`${root}recipes`).filter((file) => file.endsWith('.py')).map((file) => read(`recipes/${file}`)).join('\n') : '';
      for (const flag of found(text, /`(--[a-z][a-z-]*)/g)) assert(flags.includes(flag) || flag.startsWith('--nutgraf-') || recipes.includes(`"${flag}"`), `${name}: ${flag}`);
    }
  });

  it('that are not run are known', () => {
    const xtask = found(read('xtask/src/main.rs'), /^ {4}([A-Z][A-Za-z]+)(?:\(|,)/gm).map((name) => name.replace(/\B[A-Z]/g, '-$&').toLowerCase());
    const packages = found(read('xtask/src/package.rs'), /\("([a-z]+)", [\w:]+\)/g);
    /** What each command without `run` may be. @type {Record<string, (words: string[]) => boolean>} */
    const known = {
      cargo: ([what = '', ...rest]) => {
        if (what === 'xtask') return xtask.includes(rest[0] ?? '') && (rest[0] !== 'package' || packages.includes(rest[1] ?? ''));
        if (what === 'run') return existsSync(`${root}examples/${rest[rest.indexOf('--example') + 1]}.rs`);
        return ['install --locked --path .', 'doc --open'].includes([what, ...rest].join(' '));
      },
      npm: (words) => /^i \.\/nutgraf-[\d.]+\.tgz$/.test(words.join(' ')),
      'news/bin/pip': (words) => words.join(' ') === 'install dist/nutgraf-*.whl',
      python3: (words) => words.join(' ') === '-m venv news',
      python: ([script = '', ...rest]) => existsSync(root + script) && found(rest.join(' '), /(--[a-z-]+)/g).every((flag) => read(script).includes(`"${flag}"`)),
      // Two files of articles that nobody has.
      nutgraf: ([what = '']) => what === 'diff',
      'recipes/parallel.sh': () => existsSync(`${root}recipes/parallel.sh`),
    };
    for (const block of of('sh').filter(({ words }) => !words.includes('run'))) {
      for (const line of block.content.trim().split('\n')) {
        const [command = '', ...rest] = line.split(/\s+/);
        assert(known[command]?.(rest), `${where(block)}: ${line}`);
      }
    }
    for (const { name, text } of markdown) {
      for (const [, command = '', what = ''] of text.matchAll(/`cargo xtask ([a-z-]+)(?: ([a-z]+))?/g)) {
        assert(xtask.includes(command) && (command !== 'package' || packages.includes(what)), `${name}: cargo xtask ${command} ${what}`);
      }
    }
  });
});

describe('JavaScript', () => {
  const folder = `${root}target/docs/js`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  /** Where the package's names are in the repository. */
  const here = { nutgraf: 'www/nut-graf.js', 'nutgraf/client': 'www/nutgraf-client.js', 'nutgraf/inline': 'www/nut-graf.js' };

  it('fits the types', () => {
    of('js').forEach((block, i) => writeFileSync(`${folder}/${block.page}-${i}.js`, /^import /m.test(block.content) ? block.content : `${block.content}\nexport {};\n`));
    writeFileSync(`${folder}/page.d.ts`, 'interface HTMLElementTagNameMap { "nut-graf": import("../../../www/nut-graf.js").NutGraf }\ndeclare module "lit" { class LitElement extends HTMLElement {} function html(words: TemplateStringsArray, ...values: unknown[]): unknown; }\n');
    writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({
      extends: '../../../tsconfig.json',
      compilerOptions: { module: 'esnext', moduleResolution: 'bundler', paths: Object.fromEntries(Object.entries(here).map(([name, path]) => [name, [`../../../${path}`]])), types: [] },
      include: ['*.js', '*.d.ts'], exclude: [],
    }));
    const checked = spawnSync(`${root}node_modules/.bin/tsc`, ['--project', folder], { encoding: 'utf8' });
    assert.equal(checked.status, 0, checked.stdout);
  });

  // The modules of www/ are for pages: their files are fetched, which Node does from a disk only with a little help.
  const preload = `${folder}/fetch.mjs`;
  writeFileSync(preload, `import { readFile } from 'node:fs/promises';
const { fetch } = globalThis;
globalThis.fetch = async (url, options) => (String(url).startsWith('file:') ? new Response(await readFile(new URL(url))) : fetch(url, options));
`);
  blocks.forEach((block, i) => {
    if (block.language !== 'js' || !block.words.includes('run')) return;
    it(`run: ${where(block)}`, () => {
      const script = `${folder}/run-${i}.mjs`;
      writeFileSync(script, block.content.replace(/from '(nutgraf[\w/]*)'/g, (_, name) => `from '${pathToFileURL(root + here[/** @type {keyof typeof here} */ (name)])}'`));
      const ran = spawnSync(process.execPath, ['--import', pathToFileURL(preload).href, script], { encoding: 'utf8' });
      assert.equal(ran.status, 0, ran.stderr);
      const next = blocks[i + 1];
      if (next?.info === 'text output') assert.equal(ran.stdout.trim(), next.content.trim());
    });
  });

  it('tells all codes of errors', () => {
    const files = ['www/nut-graf.js', 'www/nutgraf-client.js', ...['www/nutgraf', 'www/nutgraf/out', 'www/ui'].flatMap((folder) => readdirSync(root + folder).filter((name) => name.endsWith('.js')).map((name) => `${folder}/${name}`))];
    const thrown = found(files.map(read).join('\n'), /NutgrafError\((?:codeOf\(thrown, )?'([a-z-]+)'/g);
    const engine = found(read('src/error.rs'), /=> "([a-z-]+)"/g);
    const told = found(read('docs/javascript.md').replace(/^[\s\S]*?^## Codes of errors$/m, ''), /^\| (.*?) \|/gm).flatMap((cell) => found(cell, /`([a-z-]+)`/g));
    for (const code of [...thrown, ...engine]) assert(told.includes(code), `${code} is not told`);
    const source = files.concat('src/error.rs').map(read).join('\n');
    for (const code of told) assert(new RegExp(`['"]${code}['"]`).test(source), `nothing gives ${code}`);
  });

  it('takes from the package what it gives', () => {
    const exported = Object.keys(JSON.parse(read('npm/package.json')).exports).map((name) => name.replace(/^\./, 'nutgraf'));
    const [, table = ''] = /^## What can be imported$([\s\S]*?)^## /m.exec(read('docs/packages.md')) ?? [];
    same(found(table, /`(nutgraf(?:\/[\w./-]+)?)`/g), exported.filter((name) => name !== 'nutgraf/package.json'), 'names in the table, and exports');
    for (const [, bundler = '', name = ''] of read('docs/packages.md').matchAll(/^\| (\w+) \| `(nutgraf[\w/]*)` \|$/gm)) {
      const folder = `${root}tests/package/${bundler.toLowerCase()}`;
      const tried = readdirSync(folder).filter((file) => /\.(?:js|html)$/.test(file)).map((file) => readFileSync(`${folder}/${file}`, 'utf8')).join('\n');
      assert(tried.includes(`import '${name}'`), `${bundler} is tried with ${name}`);
    }
    for (const block of of('js', 'jsx', 'vue', 'svelte', 'html')) {
      for (const name of found(block.content, /(?:import|from) '(nutgraf[\w./-]*)'/g)) assert(exported.includes(name), `${where(block)}: ${name}`);
    }
  });

  it('of a bundler’s configuration is what the tests build with', () => {
    const [config] = blocks.filter(({ info }) => info.endsWith('file vite.config.js'));
    const lines = config?.content.split('\n').filter((line) => line !== '') ?? [];
    assert(lines.length > 0);
    for (const line of lines) assert(read('tests/package/vue/vite.config.js').includes(line), line);
  });

  it('of frameworks can be read', async () => {
    for (const block of of('jsx')) await transform(block.content, { loader: 'jsx' });
    for (const block of of('vue', 'svelte')) {
      const [, script = ''] = /<script[^>]*>([\s\S]*?)<\/script>/.exec(block.content) ?? [];
      assert.notEqual(script, '', where(block));
      await transform(script, { loader: 'js' });
    }
  });
});

describe('HTML', () => {
  it('uses attributes that the element has', () => {
    const known = new Set(told.attributes.map(({ name }) => name));
    for (const block of of('html')) {
      for (const [, tag = ''] of block.content.matchAll(/<nut-graf([^>]*)>/g)) {
        for (const name of found(tag, /\s([\w-]+)/g)) assert(known.has(name) || tag.includes(`"${name}`) || tag.includes(`/${name}`), `${where(block)}: ${name}`);
        const view = /view="(\w+)"/.exec(tag)?.[1];
        if (view) assert(told.attributes.find(({ name }) => name === 'view')?.type?.text.includes(`'${view}'`), `${where(block)}: ${view}`);
      }
    }
  });

  it('is opened by try.js where it is a page', () => {
    for (const block of of('html').filter(({ content }) => content.includes('<!doctype'))) {
      assert.match(block.info, /^html file [\w-]+\.html (?:ready|empty)$/, where(block));
      assert(block.content.includes('<meta name="viewport"'), `${where(block)}: a telephone shows it small`);
    }
  });
});

describe('Python', () => {
  const names = found(/__all__ = \[([\s\S]*?)\]/.exec(read('python/nutgraf/__init__.py'))?.[1] ?? '', /"(\w+)"/g);

  it('uses names that the package has', () => {
    const text = read('docs/python.md');
    for (const name of found(text, /\bnutgraf\.(\w+)/g)) assert(names.includes(name), `nutgraf.${name}`);
    for (const name of found(text, /`(to_\w+)\(\)`/g)) assert(read('python/nutgraf/_tables.py').includes(`def ${name}(`), name);
  });

  const python = process.env['NUTGRAF_PYTHON'];
  for (const page of new Set(of('py').map((block) => block.page))) {
    it(`run: ${page}`, { skip: python ? false : 'NUTGRAF_PYTHON is not set: only names are checked' }, () => {
      const script = join(temporary, `${page}.py`);
      const here = blocks.filter((block) => block.page === page);
      const run = here.filter(({ language }) => language === 'py');
      // A form feed parts what each block prints.
      writeFileSync(script, run.map(({ content }) => content).join('\nprint("\\f", end="")\n'));
      const ran = spawnSync(resolve(python ?? ''), [script], { encoding: 'utf8' });
      assert.equal(ran.status, 0, ran.stderr);
      ran.stdout.split('\f').forEach((printed, i) => {
        const next = here[here.indexOf(/** @type {Block} */ (run[i])) + 1];
        if (next?.info === 'text output') assert.equal(printed.trim(), next.content.trim());
      });
    });
  }
});

describe('Rust', () => {
  it('has the types and features that are told', () => {
    const lib = read('src/lib.rs');
    const page = read('docs/rust.md');
    const [, table = ''] = /^\| type[\s\S]*?\n((?:\|.*\n)+)/m.exec(page) ?? [];
    for (const name of found(table, /^.*?`([\w:]+)`/gm)) assert(new RegExp(`\\b${name.split('::')[0]}\\b`).test(lib), name);
    for (const path of found(page, /`(report::\w+|tables::\w+)/g)) {
      const [module = '', type = ''] = path.split('::');
      const source = existsSync(`${root}src/${module}.rs`) ? read(`src/${module}.rs`) : read(`src/${module}/mod.rs`);
      assert(new RegExp(`\\b${type}\\b`).test(source), path);
    }
    const cargo = read('Cargo.toml');
    for (const feature of found(of('toml').map(({ content }) => content).join(), /features = \["([\w-]+)"\]/g)) assert(new RegExp(`^${feature} = `, 'm').test(cargo), feature);
    assert(existsSync(dirname(`${root}examples/folder_to_table.rs`)));
  });
});
