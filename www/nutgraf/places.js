// Where the files of the build are, each address written out: bundlers find and copy files by just this form. They are put
// together when they are asked for: on a server, where nobody asks, there may be no `import.meta.url`. The npm package has
// places of its own (npm/places).

/** @type {import('./addresses.js').Places} */
export const places = {
  wasm: () => new URL('../pkg/nutgraf_bg.wasm', import.meta.url).href,
  entities: () => new URL('../pkg/entities.nut', import.meta.url).href,
  quotes: () => new URL('../pkg/quotes.nut', import.meta.url).href,
  readers: () => new URL('../pkg/readers_bg.wasm', import.meta.url).href,
  worker: () => new URL('../nutgraf-worker.js', import.meta.url).href,
};
