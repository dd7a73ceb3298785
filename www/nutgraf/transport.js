// Two ways to reach the engine: a module worker, and the page's own thread where there are none.

import { NutgrafError } from './errors.js';
import { Host } from './host.js';

/** @typedef {import('./types.js').Request} Request */
/** @typedef {import('./types.js').Answer} Answer */

/**
 * @typedef {Object} Transport
 * @property {'worker' | 'main'} kind
 * @property {(request: Request) => Promise<Answer>} call
 * @property {() => void} close ends it; what is under way is answered with the code `closed`
 */

const CLOSED = { error: { code: 'closed', message: 'the engine was stopped', trap: false } };
const DIED = { error: { code: 'trap', message: 'the engine stopped unexpectedly', trap: true } };

/**
 * A worker that has said it is ready; rejects where module workers do not run.
 * @returns {Promise<Transport>}
 */
export function openWorker() {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('../nutgraf-worker.js', import.meta.url), { type: 'module', name: 'nutgraf' });
    /** @type {Map<number, (answer: Answer) => void>} */
    const waiting = new Map();
    let next = 1;
    let ready = false;
    /** @param {Answer} answer */
    const answerAll = (answer) => {
      const all = [...waiting.values()];
      waiting.clear();
      for (const settle of all) settle(answer);
    };
    worker.addEventListener('message', (/** @type {MessageEvent<{ready: true} | {id: number, answer: Answer}>} */ event) => {
      if ('ready' in event.data) {
        ready = true;
        resolve({
          kind: 'worker',
          call: (request) => new Promise((settle) => {
            waiting.set(next, settle);
            worker.postMessage({ id: next++, request });
          }),
          close: () => {
            worker.terminate();
            answerAll(CLOSED);
          },
        });
        return;
      }
      const settle = waiting.get(event.data.id);
      waiting.delete(event.data.id);
      settle?.(event.data.answer);
    });
    const failed = (/** @type {Event} */ event) => {
      event.preventDefault();
      if (ready) answerAll(DIED);
      else {
        worker.terminate();
        reject(new NutgrafError('no-worker', 'module workers do not run here'));
      }
    };
    worker.addEventListener('error', failed);
    worker.addEventListener('messageerror', failed);
  });
}

let generations = 0;

/**
 * The engine on the page's own thread, in a module instance of its own.
 * @returns {Transport}
 */
export function openMain() {
  const host = new Host(generations++ ? `?again=${generations}` : '');
  let closed = false;
  return {
    kind: 'main',
    call: async (request) => {
      // Between two articles the page may paint and take clicks.
      await new Promise((resume) => setTimeout(resume, 0));
      return closed ? CLOSED : host.handle(request);
    },
    close: () => {
      closed = true;
    },
  };
}
