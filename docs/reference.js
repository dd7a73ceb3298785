// What the pages take from elsewhere, so that no second copy of it goes stale: the element's reference from
// npm/custom-elements.json, the report's fields from src/wasm/report.d.ts and the meaning of its values from src/report.rs,
// colours from www/ui/style/colours.js, and sections of the README, of SECURITY.md and of the model cards. Each gives Markdown.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository's root, with a slash at the end. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} path within the repository */
export const read = (path) => readFileSync(root + path, 'utf8');

/** Something of the element's, as npm/custom-elements.json has it. @typedef {Object} Named
 * @property {string} name
 * @property {string} [description]
 * @property {{text: string}} [type]
 * @property {string} [default]
 * @property {string} [fieldName] of an attribute: its property
 * @property {string} [kind]
 * @property {string} [attribute] of a property: its attribute
 * @property {boolean} [readonly]
 * @property {(Named & {optional?: boolean})[]} [parameters]
 * @property {{type: {text: string}}} [return]
 */

/** The element's interface; `members` are properties and methods. */
export function element() {
  const { modules } = JSON.parse(read('npm/custom-elements.json'));
  /** @type {Record<'attributes' | 'members' | 'events' | 'slots' | 'cssProperties' | 'cssStates' | 'cssParts', Named[]>} */
  const { attributes, members, events, slots, cssProperties, cssStates, cssParts } = modules[0].declarations[0];
  return { attributes, members, events, slots, cssProperties, cssStates, cssParts };
}

/** The comment at the top of the element, without its stars. */
export const comment = () => (/^\/\*\*\n([\s\S]*?)\n \*\//.exec(read('www/nut-graf.js'))?.[1] ?? '').replace(/^ \* ?/gm, '');

/** What the comment says behind `Title:`, up to an empty line. @param {string} title */
function paragraph(title) {
  const [, text] = new RegExp(`^${title}: ([\\s\\S]*?)(?:\\n\\n|$(?![\\s\\S]))`, 'm').exec(comment()) ?? [];
  if (text === undefined) throw new Error(`the comment of the element has no “${title}:”`);
  return text;
}

/** Colours of the element on light and on dark pages. */
export const colours = () => [...read('www/ui/style/colours.js').matchAll(/^ {2}\['([\w-]+)', '(#\w+)', '(#\w+)'\],$/gm)]
  .map(([, name = '', light = '', dark = '']) => ({ name: `--nutgraf-${name}`, light, dark }));

/** A cell of a table. @param {string} text */
const cell = (text) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();
/** @param {string} text */
const code = (text) => `\`${text}\``;

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
function table(head, rows) {
  if (rows.length === 0) throw new Error(`an empty table: ${head.join(', ')}`);
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
}

/** What the values mean that have a few fixed ones, by the name of their type, as src/report.rs has it. */
function meanings() {
  /** @type {Map<string, [name: string, doc: string][]>} */
  const values = new Map();
  for (const [, type = '', body = ''] of read('src/report.rs').matchAll(/^names! \{\n(?: {4}\/\/\/.*\n)+ {4}(\w+) \{\n([\s\S]*?)^ {4}\}$/gm)) {
    const found = body.matchAll(/((?: {8}\/\/\/.*\n)+) {8}\w+ = "([^"]+)",$/gm);
    values.set(type, [...found].map(([, doc = '', value = '']) => [value, doc.replace(/\s*\/\/\/ /g, ' ').trim()]));
  }
  return values;
}

/** The interfaces of src/wasm/report.d.ts: their fields with type and comment. */
function typings() {
  /** @type {Map<string, {name: string, optional: boolean, type: string, doc: string}[]>} */
  const found = new Map();
  for (const [, name = '', body = ''] of read('src/wasm/report.d.ts').matchAll(/^export interface (\w+) \{\n([\s\S]*?)^\}$/gm)) {
    const fields = [...body.matchAll(/\/\*\*([\s\S]*?)\*\/\s*(\w+)(\??): (.+);$/gm)]
      .map(([, doc = '', field = '', optional, type = '']) => ({ name: field, optional: optional === '?', type, doc: doc.replace(/\n\s*\*/g, ' ').trim() }));
    found.set(name, fields);
  }
  return found;
}

/**
 * A type of the report: its fields, and what the values of those mean that have a few fixed ones.
 * @param {string} name
 */
function report(name) {
  const fields = typings().get(name);
  if (!fields) throw new Error(`the report has no type ${name}`);
  const values = meanings();
  const rows = fields.map(({ name: field, optional, type, doc }) => {
    const fixed = values.get(type)?.map(([value, what]) => `${code(value)} ${what.replace(/\.$/, '').replace(/^[A-Z](?![A-Z])/, (c) => c.toLowerCase())}`);
    if (doc === '') throw new Error(`nothing says what ${name}.${field} means`);
    return [code(field + (optional ? '?' : '')), code(type), fixed ? `${doc} ${fixed.join('; ')}.` : doc];
  });
  return table(['field', 'type', 'meaning'], rows);
}

/**
 * A section of a Markdown file: what stands below a heading, up to the next of its rank, headings and all.
 * @param {string} path
 * @param {string} heading
 */
function section(path, heading) {
  const lines = read(path).split('\n');
  const begin = lines.findIndex((line) => line.replace(/^#+ /, '') === heading && line.startsWith('#'));
  if (begin < 0) throw new Error(`${path} has no section “${heading}”`);
  const rank = /^#+/.exec(lines[begin] ?? '')?.[0].length ?? 1;
  const rest = lines.slice(begin + 1);
  const end = rest.findIndex((line) => new RegExp(`^#{1,${rank}} `).test(line));
  // Comments are for whoever writes the file. Empty lines around it go, and no indent: a block of code may be what it begins with.
  return rest.slice(0, end < 0 ? undefined : end).filter((line) => !/^<!-- (?!make:).* -->$/.test(line)).join('\n').replace(/^\n+|\s+$/g, '');
}

/** The example at the top of src/lib.rs, which `cargo test` runs. */
function example() {
  const [, body = ''] = /^\/\/! ```\n([\s\S]*?)^\/\/! ```$/m.exec(read('src/lib.rs')) ?? [];
  const lines = body.split('\n').map((line) => line.replace(/^\/\/! ?/, '')).filter((line) => !line.startsWith('# '));
  return `\`\`\`rust\n${lines.join('\n').trim()}\n\`\`\``;
}

/** The commands of the program, with what each does, as src/bin/nutgraf/args.rs has them. */
export const commands = () => [...read('src/bin/nutgraf/args.rs').matchAll(/^ {4}\/\/\/ (.*)\n {4}#\[command\(after_help.*\n {4}(\w+)/gm)]
  .map(([, text = '', name = '']) => ({ name: name.toLowerCase(), text }));

/**
 * What an option may be, where that is one of a few: as an enum of src/bin/nutgraf/args.rs says, or a table's name.
 * @param {string} type
 */
function allowed(type) {
  const name = /(\w+)>?$/.exec(type)?.[1] ?? '';
  const source = { Table: 'src/tables/mod.rs', Export: 'src/exports/mod.rs' }[name];
  if (source) {
    const values = [...read(source).matchAll(/^ {8}\w+ = "([a-z]+)",$/gm)].map(([, value = '']) => code(value));
    if (values.length === 0) throw new Error(`no names in ${source}`);
    return values.join(', ');
  }
  const [, body = ''] = new RegExp(`^(?:pub\\(crate\\) )?enum ${name} \\{\n([\\s\\S]*?)^\\}`, 'm').exec(read('src/bin/nutgraf/args.rs')) ?? [];
  return [...body.matchAll(/^ {4}\/\/\/ (.*)\n(?: {4}#.*\n)?^ {4}(\w+),$/gm)].map(([, text = '', value = '']) => `${code(value.toLowerCase())} (${text})`).join('; ');
}

/** The options of `articles` and `corpus`. */
export const options = () => [...read('src/bin/nutgraf/args.rs').matchAll(/^ +\/\/\/ (.*)\n +#\[arg\((.*)\)\]\n +(?:pub\(crate\) )?(\w+): (.*),$/gm)]
  .filter(([, , arg = '']) => /\blong\b/.test(arg))
  .map(([, text = '', arg = '', field = '', type = '']) => {
    const long = /long = "([\w-]+)"/.exec(arg)?.[1] ?? field.replaceAll('_', '-');
    const value = /value_name = "(\w+)"/.exec(arg)?.[1];
    const preset = /default_value = "(\w+)"/.exec(arg)?.[1];
    const values = [allowed(type), preset ? `without it ${code(preset)}` : ''].filter(Boolean).join('; ');
    return { name: `--${long}`, values, shown: `${/\bshort\b/.test(arg) ? `-${long.charAt(0)}, ` : ''}--${long}${value ? ` ${value}` : ''}`, text };
  });

/** A reader's changes, as src/corpus/correction.rs has them: what each has besides `op`, and what it does. */
function corrections() {
  const [, body = ''] = /^pub enum Correction \{\n([\s\S]*?)^\}/m.exec(read('src/corpus/correction.rs')) ?? [];
  return [...body.matchAll(/^ {4}\/\/\/ (.*)\n {4}(\w+) \{\n([\s\S]*?)^ {4}\},$/gm)].map(([, text = '', name = '', inside = '']) => {
    const fields = [...inside.matchAll(/\/\/\/ (.*)\n(?: +#\[serde\((?:rename = "(\w+)"|.*)\)\]\n)?(?: +#\[cfg_attr.*\n)? +(\w+): (\w+)/g)];
    return [code(name.toLowerCase()), fields.map(([, what = '', renamed, field = '', type]) => `${code(renamed ?? field)}${type === 'Vec' ? ', a list' : ''}: ${what.replace(/\.$/, '').replace(/^[A-Z]/, (c) => c.toLowerCase())}`).join('; '), text];
  });
}

/** @param {Named} of */
const signature = ({ name, parameters = [] }) => `${name}(${parameters.map((p) => p.name + (p.optional ? '?' : '')).join(', ')})`;

/** @param {string} [text] */
const typed = (text) => (text === undefined ? '' : code(text));

/** The element's reference, a table for each of its sections. @type {Record<string, () => string>} */
const ELEMENT = {
  attributes: () => table(['attribute', 'property', 'value', 'meaning'], element().attributes.map(({ name, fieldName, type, description = '', default: preset }) => (
    [code(name), typed(fieldName), typed(type?.text), preset === undefined ? description : `${description} Without it ${code(preset)}.`]))),
  slots: () => table(['slot', 'meaning'], element().slots.map(({ name, description = '' }) => [name === '' ? 'without a name' : code(name), description])),
  properties: () => table(['property', 'type', 'meaning'], element().members.filter(({ kind, attribute }) => kind === 'field' && attribute === undefined)
    .map(({ name, type, description = '', readonly }) => [code(name), typed(type?.text), readonly ? `${description} Read only.` : description])),
  methods: () => table(['method', 'gives', 'meaning'], element().members.filter(({ kind }) => kind === 'method')
    .map((method) => [code(signature(method)), typed(method.return?.type.text), method.description ?? ''])),
  events: () => table(['event', 'type', 'meaning'], element().events.map(({ name, type, description = '' }) => [code(name), typed(type?.text), description.replace(' Bubbles, composed.', '')])),
  styles: () => element().cssProperties.map(({ name }) => code(name)).join(', '),
  states: () => table(['state', 'meaning'], element().cssStates.map(({ name, description = '' }) => [code(`:state(${name})`), description])),
  parts: () => table(['part', 'what it is'], element().cssParts.map(({ name, description = '' }) => [code(name), description])),
  links: () => paragraph('Links'),
};

/** What a page may ask for, by its first word. @type {Record<string, (rest: string) => string>} */
const MAKERS = {
  element: (what) => {
    const make = ELEMENT[what];
    if (!make) throw new Error(`the element has no ${what}`);
    return make();
  },
  styles: () => table(['property', 'what it is', 'on light', 'on dark'], element().cssProperties.map(({ name, description = '' }) => {
    const colour = colours().find((one) => one.name === name);
    return [code(name), description, typed(colour?.light), typed(colour?.dark)];
  })),
  report,
  example,
  corrections: () => table(['`op`', 'other fields', 'says that'], corrections()),
  commands: () => table(['command', 'what it does'], commands().map(({ name, text }) => [code(name), text])),
  options: () => table(['option', 'values', 'meaning'], options().map(({ shown, values, text }) => [code(shown), values, text])),
  table: (rest) => {
    const [path = '', ...heading] = rest.split(' ');
    const [first] = /^\|.*\n(?:\|.*\n?)+/m.exec(section(path, heading.join(' '))) ?? [];
    if (first === undefined) throw new Error(`${rest}: no table`);
    return first.trim();
  },
  section: (rest) => {
    const [path = '', ...heading] = rest.split(' ');
    return section(path, heading.join(' '));
  },
};

/**
 * A page's Markdown with what it asks for put in its place.
 * @param {string} markdown
 */
export const filled = (markdown) => markdown.replace(/^<!-- make: (\w+) ?(.*?) -->$/gm, (_, /** @type {string} */ maker, /** @type {string} */ rest) => {
  const make = MAKERS[maker];
  if (!make) throw new Error(`nothing makes “${maker}”`);
  return make(rest);
});

/** The version of what is built. */
export const version = () => /^version = "(.*)"$/m.exec(read('Cargo.toml'))?.[1] ?? '';
