// Renders the pages of this folder into dist/docs: static pages with one style sheet and no scripts, which work from a disk,
// from any folder of a server, and under the strictest policy. `cargo xtask docs` runs it.
//
//     node docs/build.js
//
// A page is plain Markdown with one heading of the first rank. `<!-- make: … -->` on a line of its own stands for what
// reference.js makes of the source. Links go to pages (`element.md#events`), pictures to what pictures.js makes.
// VERSION stands for the version of what is built.

import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import MarkdownIt from 'markdown-it';

import { filled, read, root, version } from './reference.js';

/** @typedef {ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number]} Token */
/** @typedef {{name: string, title: string, tokens: Token[], ids: Set<string>}} Page */

/** The pages in the order of reading, in groups. @type {[group: string, pages: string[]][]} */
export const GROUPS = [
  ['Begin', ['index', 'start', 'limits']],
  ['In a page', ['element', 'theming', 'workspaces', 'packages', 'hosting']],
  ['In a program', ['javascript', 'program', 'python', 'rust', 'recipes']],
  ['What comes out', ['report', 'quality', 'security']],
];

export const out = `${root}dist/docs/`;

const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** A heading's name in an address. @param {string} text */
const slug = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');

/** What a token says, as text. @param {Token | undefined} token */
const words = (token) => (token?.children ?? []).filter(({ type }) => type === 'text' || type === 'code_inline').map(({ content }) => content).join('');

/** @param {string} name @returns {Page} */
export function page(name) {
  const tokens = markdown.parse(filled(read(`docs/${name}.md`)).replaceAll('VERSION', version()), {});
  const ids = new Set();
  let title = '';
  tokens.forEach((token, i) => {
    if (token.type !== 'heading_open') return;
    const text = words(tokens[i + 1]);
    if (token.tag === 'h1') title = text;
    const id = slug(text);
    if (ids.has(id)) throw new Error(`${name}: two headings “${text}”`);
    ids.add(id);
    token.attrSet('id', id);
  });
  if (title === '') throw new Error(`${name}: no heading of the first rank`);
  return { name, title, tokens, ids };
}

export const pages = () => GROUPS.flatMap(([, names]) => names.map(page));

/** @param {string} text */
const escaped = (text) => markdown.utils.escapeHtml(text);

/** The width and height that a PNG file says it has. @param {string} path */
function size(path) {
  const bytes = readFileSync(path);
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

markdown.renderer.rules['link_open'] = (tokens, i, options, _env, self) => {
  const token = tokens[i];
  if (!token) return '';
  token.attrSet('href', String(token.attrGet('href')).replace(/\.md(?=#|$)/, '.html'));
  return self.renderToken(tokens, i, options);
};

// Pictures are made at twice the size, for sharp screens. One that is not made yet leaves its words.
markdown.renderer.rules['image'] = (tokens, i) => {
  const { content = '' } = tokens[i] ?? {};
  const src = String(tokens[i]?.attrGet('src'));
  if (!existsSync(out + src)) return `<span class="missing">${escaped(content)}</span>`;
  const { width, height } = size(out + src);
  return `<img src="${escaped(src)}" alt="${escaped(content)}" width="${width / 2}" height="${height / 2}" loading="lazy">`;
};

markdown.renderer.rules['table_open'] = () => '<div class="table" role="region" aria-label="Table" tabindex="0"><table>\n';
markdown.renderer.rules['table_close'] = () => '</table></div>\n';
markdown.renderer.rules['fence'] = (tokens, i) => {
  const { content = '', info = '' } = tokens[i] ?? {};
  const name = /\bfile (\S+)/.exec(info)?.[1];
  return `${name ? `<p class="file">${escaped(name)}</p>\n` : ''}<pre tabindex="0"><code>${escaped(content)}</code></pre>\n`;
};

/**
 * @param {Page} here
 * @param {Page[]} all
 */
function html(here, all) {
  const at = all.indexOf(here);
  /** @param {Page} to */
  const link = (to) => `<a href="${to.name}.html"${to === here ? ' aria-current="page"' : ''}>${escaped(to.title)}</a>`;
  const groups = GROUPS.map(([group, names]) => `<h2>${group}</h2>\n<ul>${all.filter(({ name }) => names.includes(name)).map((p) => `<li>${link(p)}</li>`).join('')}</ul>`);
  const [before, next] = [all[at - 1], all[at + 1]];
  return `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<title>${here.name === 'index' ? 'Nutgraf' : `${escaped(here.title)} — Nutgraf`}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<link rel="stylesheet" href="style.css">
<body>
<a class="skip" href="#main">To the text</a>
<nav aria-label="Pages">
<p class="name"><a href="index.html">Nutgraf</a> ${version()}</p>
${groups.join('\n')}
</nav>
<main id="main">
${markdown.renderer.render(here.tokens, markdown.options, {})}
<p class="on">${before ? `<span>← ${link(before)}</span>` : ''}${next ? `<span>${link(next)} →</span>` : ''}</p>
</main>
</body>
</html>
`;
}

export function build() {
  const all = pages();
  mkdirSync(out, { recursive: true });
  for (const one of all) writeFileSync(`${out}${one.name}.html`, html(one, all));
  copyFileSync(`${root}docs/style.css`, `${out}style.css`);
  return all.length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`${build()} pages in dist/docs; begin with dist/docs/index.html`);
