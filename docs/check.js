// Whether the pages are right: links lead somewhere, names exist, all of the element is told, and blocks of code do what they
// say. Run by the step `docs` of `cargo xtask test`.
//
//     NUTGRAF_BIN=target/debug/nutgraf [NUTGRAF_PYTHON=python-with-the-wheel] node docs/check.js
//
// A block's first words say what is done with it:
//     sh run          runs, in a folder of the page's own; blocks of a page follow one another
//     sh              its first word and its options are known
//     js              fits the types; `js run` runs in Node as well, against www/
//     py run          blocks of a page run as one script, where NUTGRAF_PYTHON has the wheel; names are checked in any case
//     html            its elements, attributes and scripts are known; `html file NAME STATE` is opened by try.js
//     text output     what the block before writes
// Everything else is read by a parser, where there is one here.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';

import { transform } from 'esbuild';
import MarkdownIt from 'markdown-it';

import { GROUPS, build, pages } from './build.js';
import { colours, comment, element, options, read, root } from './reference.js';

/** @typedef {{page: string, line: number, info: string, language: string, words: string[], content: string}} Block */

const all = pages();
const markdown = all.map(({ name }) => ({ name, text: read(`docs/${name}.md`) }));
const told = element();

/** @type {Block[]} */
const blocks = all.flatMap(({ name, tokens }) => tokens.filter(({ type }) => type === 'fence').map(({ info, content, map }) => {
  const [language = '', ...words] = info.trim().split(/\s+/);
  return { page: name, line: (map?.[0] ?? 0) + 1, info, language, words, content };
}));

/** @param {string[]} languages */
const of = (...languages) => blocks.filter(({ language }) => languages.includes(language));
/** @param {Block} block */
const where = ({ page, info, content }) => `${page}, ${info}: ${content.split('\n')[0]}`;

/**
 * All that a pattern's group finds.
 * @param {string} text
 * @param {RegExp} pattern
 */
const found = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort();

/**
 * @param {string[]} one
 * @param {string[]} other
 * @param {string} what
 */
const same = (one, other, what) => assert.deepEqual([...one].sort(), [...other].sort(), what);

const temporary = mkdtempSync(join(tmpdir(), 'nutgraf-docs-'));
after(() => rmSync(temporary, { recursive: true, force: true }));

describe('the pages', () => {
  it('are all listed, and render', () => {
    const files = readdirSync(`${root}docs`).filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -3));
    same(GROUPS.flatMap(([, names]) => names), files, 'pages in the list, and files');
    assert.equal(build(), files.length);
  });

  it('link to pages and headings that are there, and to no address of others', () => {
    for (const { name, tokens } of all) {
      for (const { type, children } of tokens) {
        if (type !== 'inline') continue;
        for (const token of children ?? []) {
          const href = token.attrGet('href');
          if (href === null) continue;
          const [, page = '', , id = ''] = /^([\w-]*)(\.md)?(?:#(.*))?$/.exec(String(href)) ?? [];
          const target = page === '' ? all.find((p) => p.name === name) : all.find((p) => p.name === page);
          assert(target, `${name} links to ${href}`);
          if (id !== '') assert(target.ids.has(id), `${name} links to ${href}, where there is no such heading`);
        }
      }
    }
    for (const { name, text } of markdown) assert.deepEqual(found(text, /(https?:\/\/[^\s)`"]*)/g), [], name);
  });

  it('show pictures that are made, each with words', () => {
    const made = found(read('docs/pictures.js'), /^ {2}\{ name: '([\w-]+)', .*row:/gm);
    const shown = markdown.flatMap(({ text }) => [...text.matchAll(/!\[(.*?)\]\(pictures\/([\w-]+)\.webp\)/g)]);
    for (const [picture, words] of shown) assert(words && words.length > 15, picture);
    same([...new Set(shown.map(([, , name = '']) => name))], made, 'pictures shown, and made');
  });

  it('name files that are there', () => {
    for (const { name, tokens } of all) {
      for (const { children } of tokens) {
        for (const { type, content } of children ?? []) {
          if (type !== 'code_inline' || !/^(?:src|www|docs|tests|recipes|python|npm|models|examples|xtask)\/[\w./-]*$/.test(content)) continue;
          // What is made is not there before.
          if (/^www\/(?:pkg|types)/.test(content)) continue;
          assert(existsSync(root + content), `${name} names ${content}`);
        }
      }
    }
  });

  it('give no figure of quality that the README does not give', () => {
    const figures = (/** @type {string} */ text) => found(text, /(?<![\w.])(\.?\d[\d.,]*\d|\d)/g);
    const [, said = ''] = /^## On other text$([\s\S]*?)^## /m.exec(read('docs/quality.md')) ?? [];
    assert(figures(said).length > 8);
    for (const figure of figures(said)) assert(figures(read('README.md')).includes(figure), figure);
    const speed = /^## Speed$([\s\S]*?)\(\[/m.exec(read('docs/quality.md'))?.[1] ?? '';
    for (const figure of figures(speed)) assert(read('recipes/README.md').includes(figure), figure);
  });

  it('tell the bounds that tests hold', () => {
    const bytes = (/** @type {string} */ megabytes) => Math.round(Number(megabytes) * 1e6);
    const [, whole = ''] = /below ([\d.]+) MB in gzip/.exec(read('docs/hosting.md')) ?? [];
    assert.match(read('xtask/size-budget.txt'), new RegExp(`^widget +gzip +${bytes(whole)}$`, 'm'));
    const [, requests = '', gzip = '', brotli = ''] = /at most (\w+) requests and ([\d.]+) MB in gzip \(([\d.]+) MB in brotli\)/.exec(read('docs/packages.md')) ?? [];
    assert.equal(requests, 'four');
    assert(read('tests/package/run.js').replaceAll('_', '').includes(`{ requests: 4, gzip: ${bytes(gzip)}, brotli: ${bytes(brotli)} }`));
  });

  it('know what each block is', () => {
    const known = new Set(['sh', 'js', 'jsx', 'vue', 'svelte', 'html', 'css', 'py', 'rust', 'toml', 'json', 'text']);
    for (const block of blocks) assert(known.has(block.language), where(block));
    for (const { content } of of('json')) JSON.parse(content);
  });

  it('show as code what the project’s own files have as code', () => {
    const code = (/** @type {{type: string, content: string}[]} */ tokens) => tokens.filter(({ type }) => type === 'code_block' || type === 'fence').map(({ content }) => content.trim());
    let seen = 0;
    for (const { name, tokens } of all) {
      for (const [, path = ''] of read(`docs/${name}.md`).matchAll(/^<!-- make: section (\S+)/gm)) {
        const shown = code(tokens);
        const said = tokens.map(({ content }) => content).join('\n');
        for (const block of code(new MarkdownIt().parse(read(path), {}))) {
          if (!said.includes(block.split('\n')[0] ?? '')) continue;
          seen += 1;
          assert(shown.includes(block), `${name} shows as prose: ${block}`);
        }
      }
    }
    assert(seen > 0, 'SECURITY.md has such a block');
  });
});

describe('the element', () => {
  /** @param {{name: string}[]} list */
  const names = (list) => list.map(({ name }) => name);
  const methods = told.members.filter(({ kind }) => kind === 'method');
  const fields = told.members.filter(({ kind }) => kind === 'field');

  // That the manifest says what the element has is for tests/js/manifest.test.js to see.
  it('has the same names in the comment at its top', () => {
    /** @param {string} title */
    const entries = (title) => found(new RegExp(`^${title}.*\\n((?: {4}.*\\n)+)`, 'm').exec(comment())?.[1] ?? '', /^ {4}(\S.*?) {2,}/gm)
      .flatMap((entry) => entry.split(/,\s+(?![^(]*\))/)).map((entry) => entry.replace(/\(.*$/, ''));
    same(entries('Attributes'), names(told.attributes), 'attributes');
    same(entries('Properties'), names(fields.filter(({ attribute }) => attribute === undefined)), 'properties');
    same(entries('Methods'), names(methods), 'methods');
    same(entries('Events'), names(told.events), 'events');
    same(found(comment(), /(--nutgraf-[a-z-]+)/g), names(told.cssProperties), 'custom properties');
    same(found(comment(), /:state\((\w+)\)/g), names(told.cssStates), 'states');
    same((/^Parts: ([\s\S]*?)\.$/m.exec(comment())?.[1] ?? '').split(/,\s+/), names(told.cssParts), 'parts');
  });

  it('is all told, and nothing else', () => {
    const rendered = readFileSync(`${root}dist/docs/element.html`, 'utf8');
    for (const name of Object.values(told).flat().map(({ name }) => name)) {
      const inTheming = told.cssStates.some((state) => state.name === name);
      const page = inTheming ? readFileSync(`${root}dist/docs/theming.html`, 'utf8') : rendered;
      assert(new RegExp(`<code[^>]*>(?::state\\()?${name}\\b`).test(page) || name === '', `the pages tell of ${name}`);
    }
    for (const { name, text } of markdown) {
      for (const style of found(text, /(--nutgraf-[\w-]+)/g)) assert(names(told.cssProperties).includes(style), `${name}: ${style}`);
      for (const part of found(text, /::part\((\w+)\)/g)) assert(names(told.cssParts).includes(part), `${name}: ${part}`);
      for (const state of found(text, /:state\((\w+)\)/g)) assert(names(told.cssStates).includes(state), `${name}: ${state}`);
      for (const event of found(text, /(?:on|@|'|`)(nutgraf-[a-z]+)[='"`]/g)) assert(names(told.events).includes(event), `${name}: ${event}`);
    }
  });

  it('has colours that can be read', () => {
    const channel = (/** @type {number} */ c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    /** @param {string} hex */
    const luminance = (hex) => {
      const [r = 0, g = 0, b = 0] = (hex.slice(1).match(hex.length === 4 ? /./g : /../g) ?? []).map((h) => channel(parseInt(h.length === 1 ? h + h : h, 16) / 255));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    for (const scheme of /** @type {const} */ (['light', 'dark'])) {
      const colour = Object.fromEntries(colours().map((c) => [c.name.slice(10), luminance(c[scheme])]));
      for (const [front, back] of [['ink', 'paper'], ['ink', 'ground'], ['muted', 'paper'], ['muted', 'ground'], ['accent', 'paper'], ['accent', 'ground'], ['on-accent', 'accent'], ['ink', 'quote'], ['ink', 'deadline'], ['on-current', 'current'], ['error', 'paper'], ['warn', 'paper']]) {
        const [a = 0, b = 0] = [colour[front ?? ''] ?? 0, colour[back ?? ''] ?? 0].sort((x, y) => y - x);
        const contrast = (a + 0.05) / (b + 0.05);
        assert(contrast >= 4.5, `${front} on ${back}, ${scheme}: ${contrast.toFixed(2)}`);
      }
    }
  });
});

describe('the report', () => {
  it('is told with all its types and warnings', () => {
    const page = read('docs/report.md');
    // What goes in, and what crosses between the bindings and the client only.
    const others = ['Article', 'Span', 'RefusedCorrection', 'ReportLengths', 'Corpus', 'Timings', 'NutgrafError'];
    same(found(page, /<!-- make: report (\w+) -->/g), found(read('src/wasm/report.d.ts'), /^export interface (\w+)/gm).filter((name) => !others.includes(name)), 'types');
    const rust = execFileSync('grep', ['-rhoE', 'Warning::(new|at)\\(\\s*"[a-z-]+"', `${root}src`], { encoding: 'utf8' });
    const [, table = ''] = /^## Warnings$([\s\S]*?)^## /m.exec(page) ?? [];
    same(found(table, /^\| `([\w-]+)`/gm), found(rust, /"([a-z-]+)"/g), 'warnings');
    const [, inputs = ''] = /^export interface Article \{([\s\S]*?)^\}/m.exec(read('src/wasm/report.d.ts')) ?? [];
    const [, fields = ''] = /^## What goes in$([\s\S]*?)^## /m.exec(page) ?? [];
    for (const name of found(inputs, /^ {2}(\w+)\??:/gm)) assert(new RegExp(`^\\|.*\`${name}\`.* \\|`, 'm').test(fields), `an article's ${name}`);
  });
});

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
