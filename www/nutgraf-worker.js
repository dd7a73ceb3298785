// The module worker: requests in, answers out, matched by id.

import { Host } from './nutgraf/host.js';

const host = new Host();
/** @type {Promise<void>} */
let last = Promise.resolve();

self.addEventListener('message', (/** @type {MessageEvent<{id: number, request: import('./nutgraf/types.js').Request}>} */ event) => {
  const { id, request } = event.data;
  // One after another: an answer always stands for the state after all earlier requests.
  last = last.then(async () => {
    const answer = await host.handle(request, (piece) => self.postMessage({ id, piece }));
    self.postMessage({ id, answer });
  });
});
self.postMessage({ ready: true });
