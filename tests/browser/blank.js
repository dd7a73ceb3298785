// Loads a module of the site when a test asks for it.
Object.assign(window, { load: (/** @type {string} */ address) => import(address) });
