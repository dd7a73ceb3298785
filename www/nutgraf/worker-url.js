// The worker's address, for pages that enforce Trusted Types as well as for others.

import { workerAddress } from './addresses.js';

/**
 * @typedef {Object} Policies what browsers with Trusted Types have, as far as it is used here
 * @property {(name: string, rules: {createScriptURL: () => string}) => {createScriptURL: (address: string) => unknown}} createPolicy
 */

/** @type {{address: string, trusted: unknown} | undefined} */
let known;

/**
 * The address of the worker's script. A page may start a worker only from its own origin: for a script that comes from
 * another one, as from a public server of packages, this is a line of a script that imports it. Under
 * `require-trusted-types-for 'script'` the address comes from the policy `nutgraf`, which gives out this one address
 * whatever it is asked for.
 * @returns {string}
 */
export function workerUrl() {
  const worker = workerAddress();
  if (known?.address === worker) return /** @type {string} */ (known.trusted);
  const own = new URL(worker).origin === location.origin || !worker.startsWith('http');
  const address = own ? worker : URL.createObjectURL(new Blob([`import ${JSON.stringify(worker)};`], { type: 'text/javascript' }));
  /** @type {unknown} */
  let trusted;
  const { trustedTypes } = /** @type {{trustedTypes?: Policies}} */ (globalThis);
  try {
    trusted = trustedTypes?.createPolicy('nutgraf', { createScriptURL: () => address }).createScriptURL('');
  } catch {
    // The page's `trusted-types` does not name the policy, or another copy of Nutgraf has made it. Where it matters the
    // browser refuses the address itself, and the engine runs on the page's own thread.
  }
  known = { address: worker, trusted: trusted ?? address };
  return /** @type {string} */ (known.trusted);
}
