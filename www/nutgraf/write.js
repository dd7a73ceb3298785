// What the engine exports, with the reader's names for the articles and in the dates of their language.

import { dateIn } from './format.js';
import { wellFormed } from './input.js';

/**
 * The report on a set of articles as a file's text.
 * @param {import('../pkg/nutgraf.js').Corpus} corpus
 * @param {{what: import('./types.js').Export, origins: readonly import('./types.js').Called[], lang: string, made: string}} request
 */
export function write(corpus, { what, origins, lang, made }) {
  const names = JSON.stringify(origins, (_, value) => /** @type {unknown} */ (typeof value === 'string' ? wellFormed(value) : value));
  return corpus.export(what, names, (iso, form) => dateIn(iso, form, lang), made);
}
