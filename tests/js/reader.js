// The engine's readers in Node, as the page's worker has them.

import { readFileSync } from 'node:fs';

import { initSync } from '../../www/pkg/nutgraf.js';
import { read } from '../../www/nutgraf/read.js';

initSync({ module: readFileSync(new URL('../../www/pkg/nutgraf_bg.wasm', import.meta.url)) });

/** @type {import('../../www/nutgraf/types.js').Read} */
export const reader = async (name, content) => read(name, content);
