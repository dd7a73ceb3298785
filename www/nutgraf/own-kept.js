// The reader's own as it is kept, in a workspace or a file.

import { isObject, wellFormed } from './input.js';

/** @typedef {import('./own.js').Own} Own */

/** What of it may be left out, and is text. */
const TOLD = /** @type {const} */ (['who', 'note', 'instead', 'entity']);
const TYPES = ['PER', 'ORG', 'LOC', 'MISC', 'DOC'];

/**
 * What of a list from a file or from storage is the reader's own.
 * @param {unknown} list
 * @returns {Own[]}
 */
export function ownIn(list) {
  return (Array.isArray(list) ? list : []).flatMap((/** @type {unknown} */ value) => {
    if (!isObject(value)) return [];
    const { article, text, start, before = '', after = '', what, type, only } = value;
    if (typeof article !== 'string' || typeof text !== 'string' || text.trim() === '' || typeof start !== 'number') return [];
    const told = TOLD.flatMap((name) => ((value[name] ?? '') === '' ? [] : [[name, value[name]]]));
    if (![before, after, ...told.map(([, part]) => part)].every((part) => typeof part === 'string')) return [];
    const name = what === 'name';
    if (name && !(TYPES.includes(String(type)) && told.some(([part]) => part === 'who'))) return [];
    const clean = Object.fromEntries([['article', article], ['text', text], ['before', before], ['after', after], ...told].map(([part, its]) => [part, wellFormed(String(its))]));
    return [/** @type {Own} */ (Object.freeze({ ...clean, start, ...(name || what === 'note' ? { what } : {}), ...(name ? { type } : {}), ...(name && only === true ? { only } : {}) }))];
  });
}

/**
 * What is kept in a workspace beside its articles, with what is the reader's own. Where there are none, nothing stands for them.
 * @param {Readonly<Record<string, unknown>>} extra
 * @param {readonly Own[]} own
 */
export function extraWith(extra, own) {
  const { quotations: _, ...rest } = extra;
  return own.length === 0 ? rest : { ...rest, quotations: own };
}
