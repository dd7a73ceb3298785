// What comes in at once: articles, corrections, and errors, which are told one by one up to a number.

import { NutgrafError, codeOf, messageOf } from './errors.js';

/** @typedef {import('./types.js').Correction} Correction */
/** @typedef {import('./types.js').Incoming} Incoming */
/** Where in which file an article stood. @typedef {{file: string, place: string}} Source */
/** Something that its reader should know, and no error. @typedef {{code: string, message: string}} Note */
/** An article as it comes in; `source`, where it came from a file; `plain`, where there is another reading of it. @typedef {Incoming & {source?: Source, plain?: string}} Taken */
/** @typedef {{articles: Taken[], corrections: Correction[] | null, errors: NutgrafError[], notes?: Note[]}} Batch */

/** How many errors of a batch are told one by one: as many as the engine's readers tell of a file. */
export const MAX_TOLD = 20;

/** What is left of a batch's errors when enough are told. */
export class Untold extends NutgrafError {
  /** @param {number} count */
  constructor(count) {
    super('more-errors', `and ${count.toLocaleString('en-GB')} more that cannot be read`);
    this.count = count;
  }
}

/** An empty batch. @returns {Batch} */
export const nothing = () => ({ articles: [], corrections: null, errors: [] });

/**
 * Tells errors in a batch, one by one up to a number.
 * @param {Batch} batch
 * @param {readonly NutgrafError[]} errors
 */
export function tell(batch, errors) {
  for (const error of errors) {
    const last = batch.errors.at(-1);
    const count = error instanceof Untold ? error.count : 1;
    if (last instanceof Untold) batch.errors[batch.errors.length - 1] = new Untold(last.count + count);
    else if (batch.errors.length < MAX_TOLD && !(error instanceof Untold)) batch.errors.push(error);
    else batch.errors.push(new Untold(count));
  }
}

/**
 * The error of something that could not be read, with its name.
 * @param {string} name of what was to be read
 * @param {unknown} thrown
 * @param {string} code where what was thrown has none
 */
export function failure(name, thrown, code) {
  try {
    const message = messageOf(thrown);
    if (thrown instanceof NutgrafError && message.startsWith(name)) return thrown;
    return new NutgrafError(codeOf(thrown, code), `${name}: ${message}`, { cause: thrown });
  } catch {
    // What was thrown throws as well.
    return new NutgrafError(code, `${name}: it cannot be read`);
  }
}

/** A batch of one error. @param {NutgrafError} error @returns {Batch} */
export const failed = (error) => ({ ...nothing(), errors: [error] });

/**
 * Batches as one.
 * @param {readonly Batch[]} batches
 * @returns {Batch}
 */
export function joined(batches) {
  const out = nothing();
  for (const batch of batches) {
    for (const incoming of batch.articles) out.articles.push(incoming);
    tell(out, batch.errors);
    if (batch.corrections) out.corrections = [...(out.corrections ?? []), ...batch.corrections];
    if (batch.notes) out.notes = [...(out.notes ?? []), ...batch.notes];
  }
  return out;
}
