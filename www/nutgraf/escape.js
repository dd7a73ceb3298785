// Words of articles as data in the files that are made of them.

import { flat } from './fold.js';
import { wellFormed } from './input.js';

/** @type {Record<string, string>} */
const NAMES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };

/** Characters that no XML document has. */
const NONE = /[\ufffe\uffff]/g;

/**
 * A text as HTML and XML have it, within an element or an attribute: characters that neither has are replaced.
 * @param {string} text
 */
export const escaped = (text) => flat(text).replace(NONE, '\ufffd').replace(/[&<>"']/g, (c) => NAMES[c] ?? c);

/**
 * An address of the web; '' for any other.
 * @param {string | undefined} address
 */
export function webAddress(address) {
  try {
    const url = new URL((address ?? '').trim());
    // A query may hold signs that end an address elsewhere.
    return /^https?:$/.test(url.protocol) && url.hostname !== '' ? url.href.replace(/[\s"<>\\^`{|}]/g, encodeURIComponent) : '';
  } catch {
    return '';
  }
}

/**
 * A value as JSON on one line, without halves of characters, which other programs do not read.
 * @param {unknown} value
 */
export const json = (value) => JSON.stringify(value, (_, part) => /** @type {unknown} */ (typeof part === 'string' ? wellFormed(part) : part));

/**
 * An address for what has none on the web.
 * @param {'article' | 'entity' | 'annotation' | 'export'} kind
 * @param {string} id
 */
export const urn = (kind, id) => `urn:x-nutgraf:${kind}:${encodeURIComponent(wellFormed(id))}`;

/** Where an article stands, or else a name for it. @param {string} id @param {{url: string}} origin */
export const addressOf = (id, { url }) => webAddress(url) || urn('article', id);
