// What the page says, found in its sources: the keys of the tables, and texts that are not said.
import { readFileSync, readdirSync } from 'node:fs';

import { parseAst } from 'rollup/parseAst';

/** @typedef {{type: string, start: number, end: number, [name: string]: any}} Node */
/** @typedef {{file: string, line: number, text: string}} Found */

const WWW = new URL('../../www/', import.meta.url);
/** What says a text; the place of the text among what is given to it. @type {Record<string, number>} */
const SAYS = { say: 0, sayNodes: 0, later: 0, sayCount: 1, sayIn: 1 };
/** Functions that are given a text to be shown, and where. @type {Record<string, number>} */
const SHOWS = { checkbox: 0, button: 0, closing: 0, option: 0, group: 0, copier: 0, section: 0 };
const TOLD = new Set(['aria-label', 'title', 'placeholder']);

/** The modules that have a say. */
export const files = [...readdirSync(new URL('ui/', WWW)).map((name) => `ui/${name}`), ...readdirSync(new URL('nutgraf/', WWW)).map((name) => `nutgraf/${name}`)]
  .filter((name) => name.endsWith('.js'));

/** @param {Node} node @param {(node: Node, parents: readonly Node[]) => void} see @param {readonly Node[]} [parents] */
function walk(node, see, parents = []) {
  see(node, parents);
  for (const [name, value] of Object.entries(node)) {
    if (name === 'type') continue;
    for (const child of Array.isArray(value) ? value : [value]) if (typeof child?.type === 'string') walk(child, see, [...parents, node]);
  }
}

/** The literals that an expression may come to. @param {Node | undefined} node @returns {Node[]} */
function literals(node) {
  if (node?.type === 'ConditionalExpression') return [...literals(node['consequent']), ...literals(node['alternate'])];
  if (node?.type === 'LogicalExpression') return [...(node['operator'] === '&&' ? [] : literals(node['left'])), ...literals(node['right'])];
  return node?.type === 'Literal' || node?.type === 'TemplateLiteral' ? [node] : [];
}

/** @param {Node} node @returns {string} */
const textOf = (node) => (node.type === 'Literal' ? String(node['value']) : node['quasis'].map((/** @type {any} */ q) => q.value.cooked).join(''));
/** Whether there are words to be said in it. @param {Node} node */
const hasWords = (node) => (node.type === 'TemplateLiteral' || typeof node['value'] === 'string') && /\p{L}{2}/u.test(textOf(node));

/** @typedef {{one: string, other: string} | null} Forms */

/**
 * What is said, by its key, with both forms of what is counted; and what would be shown without being said.
 * @returns {{keys: Map<string, Forms>, unsaid: Found[]}}
 */
export function said() {
  /** @type {Map<string, Forms>} */
  const keys = new Map();
  /** @type {Found[]} */
  const unsaid = [];
  for (const file of files) {
    const source = readFileSync(new URL(file, WWW), 'utf8');
    /** @param {Node | undefined} node */
    const show = (node) => {
      for (const literal of literals(node)) if (hasWords(literal)) unsaid.push({ file, line: source.slice(0, literal.start).split('\n').length, text: textOf(literal) });
    };
    walk(/** @type {any} */ (parseAst(source)), (node, parents) => {
      if (node.type === 'CallExpression') {
        const name = /** @type {string} */ (node['callee'].name ?? '');
        const given = /** @type {Node[]} */ (node['arguments']);
        const at = SAYS[name];
        if (at !== undefined) {
          const key = given[at];
          if (key?.type === 'ObjectExpression') {
            const forms = Object.fromEntries(key['properties'].map((/** @type {any} */ p) => [p.key.name, p.value.value]));
            keys.set(forms['other'], { one: forms['one'], other: forms['other'] });
          } else for (const literal of literals(key)) if (literal.type === 'Literal' && textOf(literal) !== '') keys.set(textOf(literal), keys.get(textOf(literal)) ?? null);
        }
        if (name === 'h') {
          for (const child of given.slice(2)) show(child);
          for (const prop of given[1]?.['properties'] ?? []) if (TOLD.has(prop.key?.name ?? prop.key?.value)) show(prop.value);
        }
        const shown = SHOWS[name];
        if (shown !== undefined) show(given[shown]);
        if (node['callee'].property?.name === 'setAttribute' && TOLD.has(given[0]?.['value'])) show(given[1]);
        if (['note', 'add'].includes(node['callee'].property?.name) && ['note', 'error'].includes(given[0]?.['value'])) show(given[1]);
        if (['commit', 'keep', 'retract', 'failed'].includes(node['callee'].property?.name)) for (const one of given) show(one);
      }
      if (node.type === 'NewExpression') {
        if (node['callee'].name === 'Option') show(node['arguments'][0]);
        if (node['callee'].name === 'NutgrafError') show(node['arguments'][1]);
      }
      if (node.type === 'AssignmentExpression' && ['textContent', 'title', 'placeholder'].includes(node['left'].property?.name)) show(node['right']);
      if (node.type === 'Property' && node['key'].name === 'message' && parents.at(-1)?.type === 'ObjectExpression') show(node['value']);
    });
  }
  // Warnings are said by their codes.
  const [, warnings = ''] = /^## Warnings$([\s\S]*?)^## /m.exec(readFileSync(new URL('../docs/report.md', WWW), 'utf8')) ?? [];
  for (const [, code = ''] of warnings.matchAll(/^\| `([a-z-]+)` \|/gm)) keys.set(`##warning ${code}`, null);
  return { keys, unsaid };
}
