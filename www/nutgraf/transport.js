// Ways to reach the engine: a module worker, and the page's own thread where there are none. All clients of a page share
// one thread with one instance of the engine, in which each has a set of articles of its own.

import { NutgrafError, messageOf } from './errors.js';
import { files } from './addresses.js';
import { workerUrl } from './worker-url.js';

/** @typedef {import('./types.js').Request} Request */
/** @typedef {import('./types.js').Answer} Answer */
/** @typedef {import('./types.js').ToEngine} ToEngine */
/** @typedef {import('./types.js').FromEngine} FromEngine */

/**
 * @typedef {Object} Transport
 * @property {'worker' | 'main'} kind
 * @property {(request: Request) => Promise<Answer>} call
 * @property {(now?: boolean) => void} close ends it; what is under way is answered with the code `closed`, or `lost` if `now`, which does not
 *   wait for a request that is being carried out, though others share its thread
 */

/**
 * A thread that carries out requests.
 * @typedef {Object} Thread
 * @property {'worker' | 'main'} kind
 * @property {(message: ToEngine) => void} post
 * @property {() => void} end
 */

const CLOSED = { error: { code: 'closed', message: 'the engine was stopped', trap: false } };
const DIED = { error: { code: 'trap', message: 'the engine stopped unexpectedly', trap: true } };
const LOST = { error: { code: 'lost', message: 'the engine was ended by something else on this page', trap: true } };

/** How long a worker's script may take to come, in milliseconds; then the page's own thread is tried. */
const START = 20_000;
/** How long a request that nobody waits for may keep the others of its thread waiting, in milliseconds. */
const GRACE = 5_000;

/** @typedef {{channel: number, settle: (answer: Answer) => void, lists: Record<string, unknown[]>}} Call */

/** A thread with those who share it. */
export class Hub {
  #thread;
  #grace;
  /** The calls that are not answered yet, the one that is being carried out first. @type {Map<number, Call>} */
  #calls = new Map();
  /** @type {Set<number>} */
  #channels = new Set();
  #next = 1;
  #ended = false;

  /**
   * @param {Thread} thread
   * @param {number} [grace] how long a request that nobody waits for may keep the others waiting, in milliseconds
   */
  constructor(thread, grace = GRACE) {
    this.#thread = thread;
    this.#grace = grace;
  }

  /** Whether it can be had no more. */
  get ended() {
    return this.#ended;
  }

  /**
   * A set of articles of its own.
   * @returns {Transport}
   */
  open() {
    const channel = this.#next++;
    this.#channels.add(channel);
    return {
      kind: this.#thread.kind,
      call: (request) => this.#call(channel, request),
      close: (now = false) => this.#close(channel, now),
    };
  }

  /**
   * @param {number} channel
   * @param {Request} request
   * @returns {Promise<Answer>}
   */
  #call(channel, request) {
    if (!this.#channels.has(channel)) return Promise.resolve(CLOSED);
    if (this.#ended) return Promise.resolve(LOST);
    return new Promise((settle) => {
      const id = this.#next++;
      this.#calls.set(id, { channel, settle, lists: {} });
      this.#thread.post({ id, corpus: channel, request });
    });
  }

  /**
   * @param {number} channel
   * @param {boolean} now
   */
  #close(channel, now) {
    if (!this.#channels.delete(channel)) return;
    const [running] = this.#calls.values();
    const busy = running?.channel === channel;
    for (const call of this.#calls.values()) if (call.channel === channel) call.settle(now ? LOST : CLOSED);
    if (this.#ended) return;
    if (this.#channels.size === 0 || (now && busy)) this.end();
    else {
      this.#thread.post({ end: channel });
      if (busy) this.#limit();
    }
  }

  /** Ends the thread if it carries out for too long what nobody waits for any more. */
  #limit() {
    const [running] = this.#calls;
    if (!running || this.#channels.has(running[1].channel)) return;
    setTimeout(() => this.#calls.has(running[0]) && this.end(), this.#grace);
  }

  /** @param {Exclude<FromEngine, {ready: true}>} message */
  take(message) {
    const call = this.#calls.get(message.id);
    if (!call) return;
    if ('piece' in message) {
      const { name, rows } = message.piece;
      const list = (call.lists[name] ??= []);
      for (const row of rows) list.push(row);
      return;
    }
    this.#calls.delete(message.id);
    // What comes next may have been asked for by one that has closed since.
    this.#limit();
    const { answer } = message;
    call.settle('value' in answer && isPlain(answer.value) ? { value: { ...answer.value, ...call.lists } } : answer);
    // The instance is dead for all who share it.
    if ('error' in answer && answer.error.trap) this.end();
  }

  /** The thread is dead: whose request it died of hears so, the others that it is gone. */
  died() {
    const [running] = this.#calls;
    if (running) this.take({ id: running[0], answer: DIED });
    this.end();
  }

  /** Ends the thread. */
  end() {
    if (this.#ended) return;
    this.#ended = true;
    this.#thread.end();
    const all = [...this.#calls.values()];
    this.#calls.clear();
    for (const { settle } of all) settle(LOST);
  }
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isPlain = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The threads of this page, by kind. @type {Map<'worker' | 'main', Promise<Hub>>} */
const hubs = new Map();

/**
 * A set of articles on the page's thread of a kind, which is started if there is none.
 * @param {'worker' | 'main'} kind
 * @param {() => Promise<Hub>} start
 * @returns {Promise<Transport>}
 */
export async function join(kind, start) {
  for (;;) {
    const starting = hubs.get(kind) ?? start();
    hubs.set(kind, starting);
    try {
      const hub = await starting;
      if (!hub.ended) return hub.open();
    } catch (thrown) {
      if (hubs.get(kind) === starting) hubs.delete(kind);
      throw thrown;
    }
    if (hubs.get(kind) === starting) hubs.delete(kind);
  }
}

/**
 * A set of articles in the page's worker; rejects where module workers do not run, or not within a while.
 * @returns {Promise<Transport>}
 */
export const openWorker = () => join('worker', startWorker);

/**
 * A set of articles on the page's own thread.
 * @returns {Promise<Transport>}
 */
export const openMain = () => join('main', startMain);

/** @returns {Promise<Hub>} */
function startWorker() {
  const given = files();
  // It is told when the worker is there.
  given.catch(() => undefined);
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl(), { type: 'module', name: 'nutgraf' });
    const hub = new Hub({ kind: 'worker', post: (message) => worker.postMessage(message), end: () => worker.terminate() });
    let ready = false;
    const none = () => {
      clearTimeout(timer);
      worker.terminate();
      reject(new NutgrafError('no-worker', 'module workers do not run here'));
    };
    const timer = setTimeout(none, START);
    worker.addEventListener('message', (/** @type {MessageEvent<FromEngine>} */ { data }) => {
      if (!('ready' in data)) {
        hub.take(data);
        return;
      }
      clearTimeout(timer);
      ready = true;
      given.then((all) => {
        worker.postMessage({ files: all });
        resolve(hub);
      }, (thrown) => {
        worker.terminate();
        reject(/** @type {Error} */ (thrown));
      });
    });
    const failed = (/** @type {Event} */ event) => {
      event.preventDefault();
      if (ready) hub.died();
      else none();
    };
    worker.addEventListener('error', failed);
    worker.addEventListener('messageerror', failed);
  });
}

/** @returns {Promise<Hub>} */
async function startMain() {
  const given = await files();
  /** @type {typeof import('./serve.js')} */
  let engine;
  try {
    engine = await import('./serve.js');
  } catch (cause) {
    throw new NutgrafError('load-failed', `the engine could not be loaded: ${messageOf(cause)}`, { cause });
  }
  const served = engine.serve((message) => hub.take(message), () => new Promise((resume) => setTimeout(resume, 0)));
  /** @type {Hub} */
  const hub = new Hub({ kind: 'main', post: served.take, end: served.end });
  served.take({ files: given });
  return hub;
}
