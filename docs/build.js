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
  ['Begin', ['index', 'start', 'reading', 'limits']],
  ['In a page', ['element', 'theming', 'workspaces', 'packages', 'hosting']],
  ['In a program', ['javascript', 'program', 'python', 'rust', 'recipes']],
  ['What comes out', ['report', 'quality', 'security']],
];

export const out = `${root}dist/docs/`;

const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/** From this many sections on a page says at its top what is on it. */
const LONG = 5;

/** Code of up to this many characters stays on one line: a break inside an option makes two words of it. */
const SHORT = 30;

/** What a block of code is, by its language, as its caption says. @type {Record<string, string>} */
const LANGUAGES = { sh: 'In a terminal', js: 'JavaScript', jsx: 'JSX', vue: 'Vue', svelte: 'Svelte', html: 'HTML', css: 'CSS', py: 'Python', rust: 'Rust', toml: 'Cargo.toml', json: 'JSON', text: '' };

// Quotation marks are set as print has them; nothing else of what is written is replaced.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: true, quotes: '“”‘’' }).disable('replacements');

/** A heading's name in an address. @param {string} text */
const slug = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');

/** What a token says, as text. @param {Token | undefined} token */
const words = (token) => (token?.children ?? []).map(({ type, content }) => (type === 'softbreak' ? ' ' : type === 'text' || type === 'code_inline' ? content : '')).join('');

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
  label(tokens);
  if (title === '') throw new Error(`${name}: no heading of the first rank`);
  return { name, title, tokens, ids };
}

export const pages = () => GROUPS.flatMap(([, names]) => names.map(page));

/** @param {string} text */
const escaped = (text) => markdown.utils.escapeHtml(text);

/**
 * The width and height that a WebP file says it has.
 * @param {string} path
 */
function size(path) {
  const bytes = readFileSync(path);
  const kind = bytes.toString('latin1', 12, 16);
  if (kind === 'VP8X') return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (kind === 'VP8L') return { width: (bytes.readUInt32LE(21) & 0x3fff) + 1, height: ((bytes.readUInt32LE(21) >> 14) & 0x3fff) + 1 };
  return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
}

markdown.renderer.rules['link_open'] = (tokens, i, options, _env, self) => {
  const token = tokens[i];
  if (!token) return '';
  token.attrSet('href', String(token.attrGet('href')).replace(/\.md(?=#|$)/, '.html'));
  return self.renderToken(tokens, i, options);
};

// Pictures are made at twice the size, for sharp screens, and once more as a telephone shows the element. One that is not
// made yet leaves its words.
markdown.renderer.rules['image'] = (tokens, i) => {
  const { content = '' } = tokens[i] ?? {};
  const src = String(tokens[i]?.attrGet('src'));
  const narrow = src.replace('.webp', '-narrow.webp');
  if (!existsSync(out + src) || !existsSync(out + narrow)) return `<span class="missing">${escaped(content)}</span>`;
  const [large, small] = [size(out + src), size(out + narrow)];
  return `<a class="picture" href="${escaped(src)}"><picture>`
    + `<source media="(max-width: 40rem)" srcset="${escaped(narrow)}" width="${small.width / 2}" height="${small.height / 2}">`
    + `<img src="${escaped(src)}" alt="${escaped(content)}" width="${large.width / 2}" height="${large.height / 2}" loading="lazy"></picture></a>`;
};

markdown.renderer.rules['code_inline'] = (tokens, i) => {
  const { content = '' } = tokens[i] ?? {};
  return `<code${content.length > SHORT ? ' class="long"' : ''}>${escaped(content)}</code>`;
};

/** Code as HTML, in which lines that are too long do not break inside an option. @param {string} content */
const unbroken = (content) => escaped(content).replace(/(?<![\w-])--?[a-z][\w-]*/g, '<span class="word">$&</span>');

/**
 * A block of code under a caption that says what it is.
 * @param {string} content
 * @param {string} caption
 */
const block = (content, caption) => `<figure class="code">${caption ? `<figcaption>${escaped(caption)}</figcaption>` : ''}<pre><code>${unbroken(content)}</code></pre></figure>\n`;

markdown.renderer.rules['fence'] = (tokens, i) => {
  const { content = '', info = '' } = tokens[i] ?? {};
  const [language = '', what] = info.split(' ');
  const name = /\bfile (\S+)/.exec(info)?.[1];
  return block(content, name ?? (what === 'output' ? 'Output' : LANGUAGES[language] ?? ''));
};
// Indented blocks come from the project's own files, which are read without a renderer as well.
markdown.renderer.rules['code_block'] = (tokens, i) => block(tokens[i]?.content ?? '', '');

// On a narrow page a row is a list of its cells, each under its column's name. Told to be a table, it stays one for screen
// readers.
markdown.renderer.rules['table_open'] = () => '<div class="table"><table role="table">\n';
markdown.renderer.rules['table_close'] = () => '</table></div>\n';
for (const [name, role] of Object.entries({ thead: 'rowgroup', tbody: 'rowgroup', tr: 'row', th: 'columnheader', td: 'cell' })) {
  markdown.renderer.rules[`${name}_open`] = (tokens, i, options, _env, self) => {
    tokens[i]?.attrSet('role', role);
    return self.renderToken(tokens, i, options);
  };
}

/** Tells each cell of a table its column's name. @param {Token[]} tokens */
function label(tokens) {
  /** @type {string[]} */
  let columns = [];
  let column = 0;
  tokens.forEach((token, i) => {
    if (token.type === 'thead_open') columns = [];
    if (token.type === 'tr_open') column = 0;
    if (token.type === 'th_open') columns.push(words(tokens[i + 1]));
    if (token.type === 'td_open') token.attrSet('data-label', columns[column++] ?? '');
  });
}

/** What a page is about: its first paragraph. @param {Page} page */
const about = ({ tokens }) => words(tokens[tokens.findIndex(({ type }) => type === 'paragraph_open') + 1]);

/** A page's sections, where there are many. @param {Page} page */
function contents({ tokens }) {
  const sections = tokens.flatMap((token, i) => (token.type === 'heading_open' && token.tag === 'h2' ? [`<li><a href="#${token.attrGet('id')}">${escaped(words(tokens[i + 1]))}</a></li>`] : []));
  return sections.length < LONG ? '' : `<nav class="contents" aria-label="On this page"><ul>${sections.join('')}</ul></nav>\n`;
}

/**
 * The text of a page, with its contents under its title.
 * @param {Page} page
 */
function body(page) {
  const end = page.tokens.findIndex(({ type, tag }) => type === 'heading_close' && tag === 'h1') + 1;
  const render = (/** @type {Token[]} */ tokens) => markdown.renderer.render(tokens, markdown.options, {});
  return render(page.tokens.slice(0, end)) + contents(page) + render(page.tokens.slice(end));
}

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
<meta name="description" content="${escaped(about(here))}">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<link rel="icon" href="icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="style.css">
<body>
<a class="skip" href="#main">To the text</a>
<nav class="pages wide" aria-label="Pages">
<p class="name"><a href="index.html">Nutgraf</a> ${version()}</p>
${groups.join('\n')}
</nav>
<nav class="pages narrow" aria-label="Pages">
<details>
<summary>Nutgraf ${version()}: all pages</summary>
${groups.join('\n')}
</details>
</nav>
<main id="main">
${body(here)}<p class="on">${before ? `<span>← ${link(before)}</span>` : ''}${next ? `<span>${link(next)} →</span>` : ''}</p>
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
  copyFileSync(`${root}www/icon.svg`, `${out}icon.svg`);
  return all.length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`${build()} pages in dist/docs; begin with dist/docs/index.html`);
