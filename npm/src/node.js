// The client for Node, Deno and Bun: the engine runs in a thread of node:worker_threads.

import { Worker } from 'node:worker_threads';

import { Nutgraf as Client } from '../../www/nutgraf-client.js';
import { files } from '../../www/nutgraf/addresses.js';
import { NutgrafError, messageOf } from '../../www/nutgraf/errors.js';
import { Hub, join, openMain } from '../../www/nutgraf/transport.js';

export { NutgrafError, locate } from '../../www/nutgraf-client.js';

/** @typedef {import('../../www/nutgraf/types.js').FromEngine} FromEngine */

/** @returns {Promise<Hub>} */
async function start() {
  const given = await files();
  const worker = new Worker(new URL('./node-worker.js', import.meta.url));
  // A thread that does nothing keeps no process alive.
  let waiting = 0;
  const count = (/** @type {number} */ change) => {
    waiting += change;
    if (waiting > 0) worker.ref();
    else worker.unref();
  };
  const hub = new Hub({
    kind: 'worker',
    post: (message) => {
      if ('request' in message) count(1);
      worker.postMessage(message);
    },
    end: () => void worker.terminate(),
  });
  return new Promise((resolve, reject) => {
    const failed = (/** @type {unknown} */ cause) => {
      reject(new NutgrafError('no-worker', `no thread could be started: ${messageOf(cause)}`, { cause }));
      hub.died();
    };
    worker.on('error', failed);
    worker.on('exit', (code) => failed(new Error(`it ended with code ${code}`)));
    worker.on('message', (/** @type {FromEngine} */ message) => {
      if ('ready' in message) {
        worker.postMessage({ files: given });
        count(0);
        resolve(hub);
        return;
      }
      if ('answer' in message) count(-1);
      hub.take(message);
    });
  });
}

export class Nutgraf extends Client {
  /** @param {ConstructorParameters<typeof Client>[0]} [options] */
  constructor(options = {}) {
    super({ open: options.worker === false ? openMain : () => join('worker', start), ...options });
  }
}
