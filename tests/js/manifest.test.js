// The manifest of the npm package says just what the element has.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { it } from 'node:test';

// Importing it where there are no elements does nothing.
import { NutGraf } from '../../www/nut-graf.js';

const at = (/** @type {string} */ path) => new URL(`../../${path}`, import.meta.url);
const source = async (/** @type {string} */ path) => readFile(at(path), 'utf8');
/** @param {Iterable<string>} names */
const sorted = (names) => [...new Set(names)].sort();

/** @typedef {{name: string, kind?: string, readonly?: boolean}} Named */
const manifest = JSON.parse(await source('npm/custom-elements.json'));
/** @type {Record<'attributes' | 'members' | 'events' | 'cssProperties' | 'cssParts' | 'cssStates', Named[]>} */
const element = manifest.modules[0].declarations[0];
const ui = (await Promise.all((await readdir(at('www/ui'), { recursive: true })).filter((name) => name.endsWith('.js')).map((name) => source(`www/ui/${name}`)))).join('\n') + await source('www/nut-graf.js');
const found = (/** @type {RegExp} */ pattern) => sorted([...ui.matchAll(pattern)].map(([, name = '']) => name));
const told = (/** @type {Named[]} */ list) => sorted(list.map(({ name }) => name));

it('names the attributes', () => {
  // Those that are looked up once are not observed.
  const read = found(/\bthis\.getAttribute\('([a-z-]+)'\)/g);
  assert.deepEqual(told(element.attributes), sorted([...NutGraf.observedAttributes, ...read]));
});

it('names the properties and methods, and which of them can be set', () => {
  const own = Object.entries(Object.getOwnPropertyDescriptors(NutGraf.prototype)).filter(([name]) => !/^constructor$|Callback$/.test(name));
  assert.deepEqual(told(element.members), sorted(own.map(([name]) => name)));
  const settable = (/** @type {string} */ name) => own.some(([other, { set }]) => other === name && set);
  for (const { name, kind, readonly = false } of element.members) if (kind === 'field') assert.equal(readonly, !settable(name), name);
});

it('names the events', () => {
  assert.deepEqual(told(element.events), found(/\btell\('([a-z-]+)'/g));
});

it('names the states', () => {
  const [, documented = ''] = /States: (.*)/.exec(ui) ?? [];
  assert.deepEqual(told(element.cssStates), sorted([...documented.matchAll(/:state\((\w+)\)/g)].map(([, name = '']) => name)));
});

it('names the custom properties and the parts', () => {
  // Colours stand in a table, each with its two values.
  const colours = found(/^ {2}\['([a-z-]+)', '#/gm).map((name) => `--nutgraf-${name}`);
  assert(colours.length > 0, 'the table is where it was');
  const others = found(/var\((--nutgraf-[a-z-]+)/g).filter((name) => !/-unit$|-$/.test(name));
  assert.deepEqual(told(element.cssProperties), sorted([...colours, ...others]));
  assert.deepEqual(told(element.cssParts), sorted(found(/\bpart: '([a-z ]+)'/g).flatMap((names) => names.split(' '))));
});
