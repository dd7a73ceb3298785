// What a thread of the engine's does: messages in, answers out, one after another.

import { Host } from './host.js';

/** @typedef {import('./types.js').ToEngine} ToEngine */
/** @typedef {import('./types.js').FromEngine} FromEngine */

/**
 * @param {(message: Exclude<FromEngine, {ready: true}>) => void} post
 * @param {() => Promise<unknown>} [pause] before each request: lets a page paint and take clicks
 * @returns {{take: (message: ToEngine) => void, end: () => void}} `take` hears what the page sends, `end` ends it
 */
export function serve(post, pause) {
  /** @type {Host | undefined} */
  let host;
  let ended = false;
  let last = Promise.resolve();

  /** @param {ToEngine} message */
  const carryOut = async (message) => {
    if (ended) return;
    if ('files' in message) host = new Host(message.files);
    else if ('end' in message) host?.end(message.end);
    else {
      const { id, corpus, request } = message;
      await pause?.();
      const answer = ended ? undefined : await host?.handle(corpus, request, pause ? undefined : (piece) => post({ id, piece }));
      if (answer) post({ id, answer });
    }
  };
  return {
    // An answer always stands for the state after all earlier requests.
    take: (message) => {
      last = last.then(() => carryOut(message));
    },
    end: () => {
      ended = true;
      host?.close();
    },
  };
}
