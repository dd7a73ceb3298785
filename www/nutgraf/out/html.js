// A digest as a web page in one file: without a script, and without anything that it would fetch.

import { escaped } from '../escape.js';
import { opening, sections, titleOf } from './digest.js';
import { Source } from './source.js';

/** @typedef {import('./blocks.js').Block} Block */
/** @typedef {import('./blocks.js').Line} Line */
/** @typedef {import('./blocks.js').Run} Run */
/** @typedef {import('./blocks.js').Table} Table */

const STYLE = `
:root { color-scheme: light dark; --ink: #1f1e1b; --paper: #fff; --muted: #625e56; --line: #d8d3c8; --best: #f4f1e8; --accent: #1b5768; --mark: #fbeebf; }
@media screen and (prefers-color-scheme: dark) { :root { --ink: #e8e5de; --paper: #191918; --muted: #a8a398; --line: #3b3933; --best: #26251f; --accent: #7fc0d3; --mark: #453a17; } }
* { box-sizing: border-box; }
body { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 "Source Serif 4", Charter, Georgia, "Liberation Serif", serif; overflow-wrap: break-word; }
h1, h2, h3, nav, th, thead, caption, small, .note { font-family: system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
h1 { margin: 0 0 0.75rem; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 2.5rem 0 0.75rem; padding-top: 0.75rem; border-top: 2px solid var(--ink); font-size: 1.25rem; line-height: 1.3; }
h3 { margin: 1.5rem 0 0.25rem; font-size: 1rem; }
p { max-width: 46rem; margin: 0.4rem 0; }
p.item { padding-left: 1.25rem; text-indent: -1.25rem; }
p.item::before { content: "•"; display: inline-block; width: 1.25rem; color: var(--muted); text-indent: 0; }
nav ul { margin: 1rem 0; padding: 0; columns: 16rem; list-style: none; }
nav a { display: block; padding: 0.25rem 0; }
a { color: var(--accent); }
.note { color: var(--muted); font-size: 0.8rem; }
mark { background: var(--mark); color: inherit; }
u { text-decoration-thickness: 2px; text-decoration-color: var(--accent); text-underline-offset: 0.15em; }
table { width: 100%; margin: 0.75rem 0; border-collapse: collapse; font-size: 0.95rem; table-layout: fixed; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: 0.5rem 0.6rem; border: 1px solid var(--line); text-align: start; vertical-align: top; overflow-wrap: anywhere; }
th { font-size: 0.85rem; font-weight: 600; }
thead th { border-bottom: 2px solid var(--muted); }
td p, th p { margin: 0 0 0.3rem; }
th .note { font-weight: 400; }
td.best { background: var(--best); }
@media screen and (max-width: 44rem) {
  table, tbody, tr, th, td { display: block; width: auto; }
  thead { display: none; }
  tr { margin: 0 0 0.75rem; border: 1px solid var(--line); }
  th, td { border: 0; border-bottom: 1px solid var(--line); }
  td::before { content: attr(data-head); display: block; color: var(--muted); font: 600 0.75rem/1.4 system-ui, "Segoe UI", Roboto, sans-serif; }
  td:last-child { border-bottom: 0; }
  td.none { display: none; }
}
@page { margin: 16mm; }
@page wide { size: landscape; }
@media print {
  :root { font-size: 9.5pt; }
  body { max-width: none; padding: 0; }
  section.wide { page: wide; }
  nav { display: none; }
  h2, h3 { break-after: avoid; }
  tr, p { break-inside: avoid; }
  section.wide tr { break-inside: auto; }
  thead { display: table-header-group; }
  a { color: inherit; }
  td.best { border: 2px solid #625e56; }
}
`;

/** @type {Record<NonNullable<Run['as']>, string>} */
const TAG = { strong: 'strong', mark: 'mark', other: 'u' };

/** @param {Run} run */
function runHtml({ text, as, href, foreign }) {
  const tag = as ? TAG[as] : foreign ? 'span' : '';
  const said = tag === '' ? escaped(text) : `<${tag}${foreign ? ' lang=""' : ''}>${escaped(text)}</${tag}>`;
  return href ? `<a href="${escaped(href)}" rel="noopener noreferrer">${said}</a>` : said;
}

/** @param {Line} line */
const lineHtml = ({ runs, style }) => `<p${style ? ` class="${style}"` : ''}>${runs.map(runHtml).join('')}</p>`;

/** A table, whose roles are told since a narrow page lays it out as none. @param {Table} table */
function* tableHtml({ label, head, widths, rows }) {
  yield `<table role="table"><caption>${escaped(label)}</caption><colgroup>${widths.map((w) => `<col style="width:${(w * 100).toFixed(1)}%">`).join('')}</colgroup>\n`
    + `<thead role="rowgroup"><tr role="row">${head.map((name) => `<th role="columnheader" scope="col">${escaped(name)}</th>`).join('')}</tr></thead>\n<tbody role="rowgroup">\n`;
  for (const row of rows) {
    const cells = row.map(({ lines, head: isHead, best }, i) => {
      const inside = lines.map(lineHtml).join('');
      if (isHead) return `<th role="rowheader" scope="row">${inside}</th>`;
      const kind = best ? 'best' : lines.length === 1 && lines[0]?.runs[0]?.text === '—' ? 'none' : '';
      return `<td role="cell"${kind === '' ? '' : ` class="${kind}"`} data-head="${escaped(head[i] ?? '')}">${inside}</td>`;
    });
    yield `<tr role="row">${cells.join('')}</tr>\n`;
  }
  yield '</tbody></table>\n';
}

/** @param {Block} block */
function* blockHtml(block) {
  if (block.kind === 'heading') yield `<h3>${escaped(block.text)}</h3>\n`;
  else if (block.kind === 'line') yield `${lineHtml(block)}\n`;
  else yield* tableHtml(block);
}

/**
 * The page, piece by piece.
 * @param {import('./source.js').Input} input
 */
export function* digestPage(input) {
  const source = new Source(input);
  const title = escaped(titleOf(source));
  const all = sections(source);
  yield `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n`
    + `<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n<meta name="generator" content="Nutgraf">\n<title>${title}</title>\n<style>${STYLE}</style>\n</head>\n<body>\n<header>\n<h1>${title}</h1>\n`;
  for (const block of opening(source)) yield* blockHtml(block);
  yield `</header>\n<nav aria-label="Contents"><ul>${all.map(({ title }, i) => `<li><a href="#part-${i + 1}">${escaped(title)}</a></li>`).join('')}</ul></nav>\n<main>\n`;
  for (const [i, { title, wide, blocks }] of all.entries()) {
    yield `<section id="part-${i + 1}"${wide ? ' class="wide"' : ''}>\n<h2>${escaped(title)}</h2>\n`;
    for (const block of blocks()) yield* blockHtml(block);
    yield '</section>\n';
  }
  yield '</main>\n</body>\n</html>\n';
}
