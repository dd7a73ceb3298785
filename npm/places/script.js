// The places of the one script for pages without a bundler, which is the worker's as well: that spares a request.

/** @type {import('../../www/nutgraf/addresses.js').Places} */
export const places = {
  wasm: () => new URL('./nutgraf_bg.wasm', import.meta.url).href,
  entities: () => new URL('./entities.nut', import.meta.url).href,
  quotes: () => new URL('./quotes.nut', import.meta.url).href,
  readers: () => new URL('./readers_bg.wasm', import.meta.url).href,
  worker: () => import.meta.url,
};
