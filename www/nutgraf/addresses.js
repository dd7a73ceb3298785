// Where the files of the build are, each address written out: bundlers find and copy files by just this form, and a page
// that keeps them elsewhere may say so.

/** The files of the build. @typedef {{wasm: string, entities: string, quotes: string, worker: string}} Addresses */

/** @type {Addresses} */
const addresses = {
  wasm: new URL('../pkg/nutgraf_bg.wasm', import.meta.url).href,
  entities: new URL('../pkg/entities.nut', import.meta.url).href,
  quotes: new URL('../pkg/quotes.nut', import.meta.url).href,
  worker: new URL('../nutgraf-worker.js', import.meta.url).href,
};

/** Where they are for now. @returns {Readonly<Addresses>} */
export const where = () => ({ ...addresses });

/**
 * Says where a page keeps some of the files, before the engine is used first.
 * @param {Partial<Addresses>} others absolute, or relative to the page
 */
export function locate(others) {
  const base = 'document' in globalThis ? document.baseURI : undefined;
  for (const [name, address] of Object.entries(others)) {
    if (name in addresses && typeof address === 'string') addresses[/** @type {keyof Addresses} */ (name)] = new URL(address, base).href;
  }
}
