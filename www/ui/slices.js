// Long work in short slices, so that the page answers in between.

/**
 * Lets the browser take input and paint. (Timers would be slowed down in a page that is not in front.)
 * @returns {Promise<void>}
 */
export function pause() {
  return new Promise((go) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      go();
    };
    port2.postMessage(null);
  });
}

/**
 * Does something to each item, `size` of them at a time with a pause in between; the first at once.
 * @template T
 * @param {readonly T[]} items
 * @param {number} size
 * @param {(item: T, index: number) => void} each
 * @param {() => boolean} [wanted] asked after each pause; false ends it
 * @returns {Promise<boolean>} whether all was done
 */
export async function inSlices(items, size, each, wanted = () => true) {
  for (let at = 0; at < items.length; at++) {
    if (at > 0 && at % size === 0) {
      await pause();
      if (!wanted()) return false;
    }
    each(/** @type {T} */ (items[at]), at);
  }
  return true;
}

/** Pieces of a file that are made before the page gets a turn. */
const PIECES = 200;
/** Or as many characters. */
const CHARACTERS = 50_000;
/** Or what takes so many milliseconds. */
const TIME = 25;

/**
 * A long text that is made piece by piece.
 * @param {Iterable<string>} pieces
 * @param {() => boolean} [wanted] asked after each pause; false ends it
 * @returns {Promise<Blob[] | null>} the text in parts, each in UTF-8 already; null if it was no longer wanted
 */
export async function inPieces(pieces, wanted = () => true) {
  /** @type {Blob[]} */
  const parts = [];
  let part = '';
  let n = 0;
  let since = performance.now();
  for (const piece of pieces) {
    part += piece;
    n += 1;
    if (n < PIECES && part.length < CHARACTERS && performance.now() - since < TIME) continue;
    parts.push(new Blob([part]));
    part = '';
    n = 0;
    await pause();
    if (!wanted()) return null;
    since = performance.now();
  }
  return [...parts, new Blob([part])];
}
