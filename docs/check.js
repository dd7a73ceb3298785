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
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import MarkdownIt from 'markdown-it';

import { GROUPS, build } from './build.js';
import { all, markdown, told, blocks, of, where, found, same } from './checked.js';
import { colours, comment, read, root } from './reference.js';
import './check-code.js';

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
