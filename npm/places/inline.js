// The places of the module that brings everything along: each file stands in it in gzip and base64.

import { entities, quotes, readers, wasm } from 'nutgraf:files';
import { worker } from 'nutgraf:worker';

/** @param {string} packed */
async function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

/** @type {string | undefined} */
let blob;

/** @type {import('../../www/nutgraf/addresses.js').Places} */
export const places = {
  wasm: () => unpack(wasm),
  entities: () => unpack(entities),
  quotes: () => unpack(quotes),
  readers: () => unpack(readers),
  worker: () => (blob ??= URL.createObjectURL(new Blob([worker], { type: 'text/javascript' }))),
};
