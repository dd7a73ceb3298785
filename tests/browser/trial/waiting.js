// Waits for what comes true by and by.

/** How long an element may take to come to rest, in milliseconds: for slow machines, not a measure. */
const PATIENCE = 60_000;

export const pause = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {() => unknown} met @param {string | (() => string)} what told as it is in the end */
export async function until(met, what) {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const value = await met();
    if (value) return value;
    if (performance.now() > end) throw new Error(`never came true: ${typeof what === 'string' ? what : what()}`);
    await pause(5);
  }
}
