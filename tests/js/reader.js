// The engine in Node, without a worker.

import { readFileSync } from 'node:fs';

import { Engine, initSync } from '../../www/pkg/nutgraf.js';
import { read } from '../../www/nutgraf/read.js';
import { Readers, needs } from '../../www/nutgraf/readers.js';

const file = (/** @type {string} */ name) => readFileSync(new URL(`../../www/pkg/${name}`, import.meta.url));
initSync({ module: file('nutgraf_bg.wasm') });
const readers = new Readers(() => WebAssembly.compile(file('readers_bg.wasm')));

/** @type {import('../../www/nutgraf/types.js').Read} */
export const reader = async (name, content) => (needs(name, content) ? undefined : read(name, content)) ?? readers.read(name, content);

const model = (/** @type {string} */ name) => file(`${name}.nut`);
/** @type {Engine | undefined} */
let engine;

/** An empty set of articles. */
export function corpus() {
  engine ??= new Engine([model('entities'), model('quotes')]);
  return engine.corpus();
}
