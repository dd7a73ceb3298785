// Random schedules that can be told again: a seeded source of numbers, and the shortest schedule that still fails.

/**
 * Numbers from 0 to below 1 (mulberry32, public domain).
 * @param {number} seed
 */
export function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * @template T
 * @param {() => number} random
 * @param {readonly T[]} list not empty
 * @returns {T}
 */
export const pick = (random, list) => /** @type {T} */ (list[Math.floor(random() * list.length)]);

/**
 * Leaves steps out as long as the schedule still fails.
 * @template T
 * @param {readonly T[]} schedule
 * @param {(schedule: readonly T[]) => Promise<unknown>} fails the failure, or nothing
 * @returns {Promise<readonly T[]>}
 */
export async function shortest(schedule, fails) {
  let best = schedule;
  for (let size = Math.ceil(best.length / 2); size >= 1;) {
    let shorter = false;
    for (let at = 0; at < best.length; at += size) {
      const tried = [...best.slice(0, at), ...best.slice(at + size)];
      if ((await fails(tried)) === undefined) continue;
      best = tried;
      shorter = true;
      break;
    }
    if (!shorter) size = Math.floor(size / 2);
  }
  return best;
}
