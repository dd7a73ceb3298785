// The engine in Node, without a worker.

import { readFileSync } from 'node:fs';

import { Engine, initSync } from '../../www/pkg/nutgraf.js';
import { read } from '../../www/nutgraf/read.js';

initSync({ module: readFileSync(new URL('../../www/pkg/nutgraf_bg.wasm', import.meta.url)) });

/** @type {import('../../www/nutgraf/types.js').Read} */
export const reader = async (name, content) => read(name, content);

const model = (/** @type {string} */ name) => readFileSync(new URL(`../../www/pkg/${name}.nut`, import.meta.url));
/** @type {Engine | undefined} */
let engine;

/** An empty set of articles. */
export function corpus() {
  engine ??= new Engine([model('entities'), model('quotes')]);
  return engine.corpus();
}
