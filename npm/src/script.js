// The one script for pages without a bundler: what the page loads, and again what its worker runs.

import { serve } from '../../www/nutgraf/serve.js';

export { NutGraf } from '../../www/nut-graf.js';
export { Nutgraf, NutgrafError, locate } from '../../www/nutgraf-client.js';

// Other workers may use the client; this one was started by it.
if ('WorkerGlobalScope' in globalThis && self.name === 'nutgraf') {
  const { take } = serve((message) => self.postMessage(message));
  self.addEventListener('message', ({ data }) => take(data));
  self.postMessage({ ready: true });
}
