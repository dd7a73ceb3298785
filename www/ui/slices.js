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
