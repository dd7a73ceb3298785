// The module worker: requests in, answers out, matched by id.

import { serve } from './nutgraf/serve.js';

/** @typedef {import('./nutgraf/types.js').ToEngine} ToEngine */

// Imported elsewhere, as on a server, it does nothing.
if ('WorkerGlobalScope' in globalThis) {
  const { take } = serve((message) => self.postMessage(message));
  self.addEventListener('message', (/** @type {MessageEvent<ToEngine>} */ { data }) => take(data));
  self.postMessage({ ready: true });
}
