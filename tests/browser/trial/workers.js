// Workers that can be killed, and made to answer that the engine trapped. To be loaded before the engine is started.

/** @typedef {import('../../../www/nutgraf/types.js').ToEngine} Asked */

/** Those that live. @type {Set<Mortal>} */
const living = new Set();

class Mortal extends Worker {
  /** How many of the next requests kill the engine's instance. */
  traps = 0;

  /** @param {string | URL} address @param {WorkerOptions} [options] */
  constructor(address, options) {
    super(address, options);
    living.add(this);
  }

  /** @override @param {Asked} message */
  postMessage(message) {
    if (this.traps === 0 || !('id' in message)) {
      super.postMessage(message);
      return;
    }
    this.traps -= 1;
    const answer = { error: { code: 'trap', message: 'unreachable', trap: true } };
    setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data: { id: message.id, answer } })));
  }

  /** @override */
  terminate() {
    living.delete(this);
    super.terminate();
  }

  /** Ends as a worker does whose process is gone. */
  die() {
    // In this order: a worker that was ended hears nothing any more in some browsers.
    this.dispatchEvent(new Event('error', { cancelable: true }));
    this.terminate();
  }
}

window.Worker = Mortal;

/** Kills every worker. @returns {number} how many there were */
export function kill() {
  const all = [...living];
  for (const worker of all) worker.die();
  return all.length;
}

/** Lets the next request of every worker end in a trap. @returns {number} how many there were */
export function trap() {
  for (const worker of living) worker.traps += 1;
  return living.size;
}

export const workers = () => living.size;
