/** @typedef {import('./types.js').Correction} Correction */

/**
 * What a list of corrections adds to those that are there: where one goes on from the other, only how it goes on, so
 * that a file that is read twice corrects nothing twice.
 * @param {readonly Correction[]} here
 * @param {readonly Correction[]} read
 */
export function unseen(here, read) {
  const shorter = Math.min(here.length, read.length);
  const alike = here.slice(0, shorter).every((c, i) => JSON.stringify(c) === JSON.stringify(read[i]));
  return alike ? read.slice(shorter) : read;
}
