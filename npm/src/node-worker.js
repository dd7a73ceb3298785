// The thread of the engine's in Node, Deno and Bun.

import { parentPort } from 'node:worker_threads';

import { serve } from '../../www/nutgraf/serve.js';

const { take } = serve((message) => parentPort?.postMessage(message));
parentPort?.on('message', take);
parentPort?.postMessage({ ready: true });
