// The worker's address, for pages that enforce Trusted Types as well as for others.

import { workerAddress } from './addresses.js';

/**
 * @typedef {Object} Policies what browsers with Trusted Types have, as far as it is used here
 * @property {(name: string, rules: {createScriptURL: () => string}) => {createScriptURL: (address: string) => unknown}} createPolicy
 */

/** @type {{address: string, trusted: string} | undefined} */
let known;
/** What the policy gives out next. */
let next = '';
/** @type {{createScriptURL: (address: string) => unknown} | null | undefined} */
let policy;

/**
 * The address of a script as pages that enforce Trusted Types take it; only for addresses that the code itself names.
 * @param {string} address
 */
export function trusted(address) {
  try {
    policy ??= /** @type {{trustedTypes?: Policies}} */ (globalThis).trustedTypes?.createPolicy('nutgraf', { createScriptURL: () => next }) ?? null;
  } catch {
    // The page's `trusted-types` does not name the policy, or another copy of Nutgraf has made it. Where it matters the
    // browser refuses the address itself, and the engine runs on the page's own thread.
    policy = null;
  }
  next = address;
  return /** @type {string} */ (policy?.createScriptURL('') ?? address);
}

/**
 * The address of the worker's script. A page may start a worker only from its own origin: for a script that comes from
 * another one, as from a public server of packages, this is a line of a script that imports it. Under
 * `require-trusted-types-for 'script'` the address comes from the policy `nutgraf`, which gives out the address that is
 * meant here whatever it is asked for.
 * @returns {string}
 */
export function workerUrl() {
  const worker = workerAddress();
  if (known?.address === worker) return known.trusted;
  const own = new URL(worker).origin === location.origin || !worker.startsWith('http');
  const address = own ? worker : URL.createObjectURL(new Blob([`import ${JSON.stringify(worker)};`], { type: 'text/javascript' }));
  known = { address: worker, trusted: trusted(address) };
  return known.trusted;
}
