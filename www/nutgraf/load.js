// Bytes from addresses, within limits: a server that sends without end, or nothing at all, costs its own file only.

import { NutgrafError } from './errors.js';
import { heeding } from './heeding.js';

/** The most bytes of one file. */
export const MAX_BYTES = 64 * 1024 * 1024;
/** The most bytes of all files that are loaded together. */
export const MAX_TOTAL_BYTES = 256 * 1024 * 1024;
/** The most files that a manifest may name. */
export const MAX_FILES = 2000;
/** Milliseconds without a byte after which a server is given up. */
export const MAX_SILENCE = 30_000;
/** How many files are fetched at once. */
export const MAX_AT_ONCE = 6;

/**
 * @typedef {Object} LoadOptions
 * @property {typeof globalThis.fetch} [fetch]
 * @property {(stalled: () => void) => () => void} [idle] starts to wait for `MAX_SILENCE`, then calls `stalled`; gives what
 *   ends the wait
 * @property {AbortSignal} [signal] stops all of it; what is still asked for is then rejected with its reason
 */

/** @typedef {{bytes: Uint8Array, url: URL}} Loaded `url` is where the bytes came from at last */

/** @param {() => void} stalled */
function idle(stalled) {
  const timer = setTimeout(stalled, MAX_SILENCE);
  return () => clearTimeout(timer);
}

/** One load of files, each address of which is fetched once. */
export class Loader {
  #options;
  /** @type {Map<string, Promise<Loaded>>} */
  #known = new Map();
  #left = MAX_TOTAL_BYTES;
  #running = 0;
  /** @type {(() => void)[]} */
  #waiting = [];

  /** @param {LoadOptions} [options] */
  constructor(options = {}) {
    this.#options = options;
  }

  /**
   * @param {URL} url
   * @param {(url: URL) => void} [allow] throws if nothing is taken from there; asked again where a server sends us on
   * @returns {Promise<Loaded>}
   */
  async load(url, allow = () => undefined) {
    allow(url);
    const key = url.href.replace(/#.*$/s, '');
    const loading = this.#known.get(key) ?? this.#inTurn(() => this.#fetch(new URL(key), allow));
    this.#known.set(key, loading);
    const loaded = await loading;
    // It may have been asked for by someone who may go further.
    allow(loaded.url);
    return loaded;
  }

  /** @template T @param {() => Promise<T>} task */
  async #inTurn(task) {
    if (this.#running < MAX_AT_ONCE) this.#running += 1;
    else await new Promise((resolve) => this.#waiting.push(() => resolve(undefined)));
    try {
      this.#options.signal?.throwIfAborted();
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  /**
   * @param {URL} url
   * @param {(url: URL) => void} allow
   * @returns {Promise<Loaded>}
   */
  async #fetch(url, allow) {
    const control = new AbortController();
    const { signal } = this.#options;
    const stop = () => control.abort(signal?.reason);
    signal?.addEventListener('abort', stop, { once: true });
    const wait = () => (this.#options.idle ?? idle)(() => control.abort(new NutgrafError('stalled', 'the server sends nothing more')));
    let heard = wait();
    try {
      const asked = (this.#options.fetch ?? fetch)(url, { signal: control.signal });
      const response = await heeding(asked, control.signal);
      const from = response.url === '' ? url : new URL(response.url);
      allow(from);
      if (!response.ok) throw new NutgrafError('load-failed', `HTTP ${response.status}`);
      const bytes = await this.#read(response, control.signal, () => {
        heard();
        heard = wait();
      });
      return { bytes, url: from };
    } catch (thrown) {
      control.abort(thrown);
      throw thrown;
    } finally {
      heard();
      signal?.removeEventListener('abort', stop);
    }
  }

  /**
   * @param {Response} response
   * @param {AbortSignal} signal
   * @param {() => void} heard called for each piece
   */
  async #read(response, signal, heard) {
    const reader = response.body?.getReader();
    /** @type {Uint8Array[]} */
    const pieces = [];
    let length = 0;
    try {
      for (;;) {
        const piece = reader && await heeding(reader.read(), signal);
        if (!piece?.value) break;
        if (piece.value.length > 0) heard();
        pieces.push(piece.value);
        length += piece.value.length;
        this.#left -= piece.value.length;
        if (length > MAX_BYTES) throw new NutgrafError('too-large', 'larger than 64 MB');
        if (this.#left < 0) throw new NutgrafError('too-large', 'with it, the files are larger than 256 MB together');
      }
    } catch (thrown) {
      // The rest is not wanted, whatever becomes of it.
      reader?.cancel(thrown).catch(() => undefined);
      throw thrown;
    }
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const piece of pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return bytes;
  }
}
