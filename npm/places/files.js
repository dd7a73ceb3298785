// The places of the npm package's modules: all files lie in one folder.

/** @type {import('../../www/nutgraf/addresses.js').Places} */
export const places = {
  wasm: () => new URL('./nutgraf_bg.wasm', import.meta.url).href,
  entities: () => new URL('./entities.nut', import.meta.url).href,
  quotes: () => new URL('./quotes.nut', import.meta.url).href,
  readers: () => new URL('./readers_bg.wasm', import.meta.url).href,
  worker: () => new URL('./nutgraf-worker.js', import.meta.url).href,
};
