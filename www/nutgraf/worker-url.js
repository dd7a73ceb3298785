// The worker's address, for pages that enforce Trusted Types as well as for others.

/**
 * @typedef {Object} Policies what browsers with Trusted Types have, as far as it is used here
 * @property {(name: string, rules: {createScriptURL: () => string}) => {createScriptURL: (address: string) => unknown}} createPolicy
 */

const address = new URL('../nutgraf-worker.js', import.meta.url).href;
/** @type {unknown} */
let trusted;

/**
 * The address of the worker's script. Under `require-trusted-types-for 'script'` it comes from the policy `nutgraf`, which
 * gives out this one address whatever it is asked for.
 * @returns {string}
 */
export function workerUrl() {
  const { trustedTypes } = /** @type {{trustedTypes?: Policies}} */ (globalThis);
  try {
    trusted ??= trustedTypes?.createPolicy('nutgraf', { createScriptURL: () => address }).createScriptURL('');
  } catch {
    // The page's `trusted-types` does not name the policy, or another copy of Nutgraf has made it. Where it matters the
    // browser refuses the address itself, and the engine runs on the page's own thread.
  }
  return /** @type {string} */ (trusted ?? address);
}
