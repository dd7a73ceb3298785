// Two ways to reach the engine: a module worker, and the page's own thread where there are none.

import { NutgrafError } from './errors.js';
import { Host } from './host.js';
import { workerUrl } from './worker-url.js';

/** @typedef {import('./types.js').Request} Request */
/** @typedef {import('./types.js').Answer} Answer */

/**
 * @typedef {Object} Transport
 * @property {'worker' | 'main'} kind
 * @property {(request: Request) => Promise<Answer>} call
 * @property {() => void} close ends it; what is under way is answered with the code `closed`
 */

const CLOSED = { error: { code: 'closed', message: 'the engine was stopped', trap: false } };
/** How long a worker's script may take to come, in milliseconds; then the page's own thread is tried. */
const START = 20_000;
const DIED = { error: { code: 'trap', message: 'the engine stopped unexpectedly', trap: true } };

/**
 * What the worker says: that it runs, a piece of a long answer, or the end of one.
 * @typedef {{ready: true} | {id: number, piece: import('./types.js').Piece} | {id: number, answer: Answer}} Message
 */

/**
 * A worker that has said it is ready; rejects where module workers do not run, or not within a while.
 * @returns {Promise<Transport>}
 */
export function openWorker() {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl(), { type: 'module', name: 'nutgraf' });
    const calls = new Calls((id, request) => worker.postMessage({ id, request }));
    let ready = false;
    const none = () => {
      clearTimeout(timer);
      worker.terminate();
      reject(new NutgrafError('no-worker', 'module workers do not run here'));
    };
    const timer = setTimeout(none, START);
    worker.addEventListener('message', (/** @type {MessageEvent<Message>} */ { data }) => {
      if (!('ready' in data)) {
        calls.take(data);
        return;
      }
      clearTimeout(timer);
      ready = true;
      resolve({
        kind: 'worker',
        call: (request) => calls.make(request),
        close: () => {
          worker.terminate();
          calls.end(CLOSED);
        },
      });
    });
    const failed = (/** @type {Event} */ event) => {
      event.preventDefault();
      if (ready) calls.end(DIED);
      else none();
    };
    worker.addEventListener('error', failed);
    worker.addEventListener('messageerror', failed);
  });
}

/** The calls that a worker has not answered yet. */
class Calls {
  /** @type {Map<number, {settle: (answer: Answer) => void, lists: Record<string, unknown[]>}>} */
  #open = new Map();
  #next = 1;
  #post;

  /** @param {(id: number, request: Request) => void} post */
  constructor(post) {
    this.#post = post;
  }

  /**
   * @param {Request} request
   * @returns {Promise<Answer>}
   */
  make(request) {
    return new Promise((settle) => {
      const id = this.#next++;
      this.#open.set(id, { settle, lists: {} });
      this.#post(id, request);
    });
  }

  /** @param {Exclude<Message, {ready: true}>} message */
  take(message) {
    const call = this.#open.get(message.id);
    if (!call) return;
    if ('piece' in message) {
      const { name, rows } = message.piece;
      const list = (call.lists[name] ??= []);
      for (const row of rows) list.push(row);
      return;
    }
    this.#open.delete(message.id);
    const { answer } = message;
    call.settle('value' in answer && isPlain(answer.value) ? { value: { ...answer.value, ...call.lists } } : answer);
  }

  /** Answers all that is open with the same. @param {Answer} answer */
  end(answer) {
    const all = [...this.#open.values()];
    this.#open.clear();
    for (const { settle } of all) settle(answer);
  }
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isPlain = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

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
