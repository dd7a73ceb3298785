// The engine's readers, with the browser's decoders. The module must be there.

import { readFile, readText } from '../pkg/nutgraf.js';

/**
 * @param {string} label of an encoding
 * @param {Uint8Array} bytes
 */
export function decoded(label, bytes) {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * What is found in a file; nothing where it turns out to need the other readers.
 * @param {string} name
 * @param {string | Uint8Array} content its bytes, or a text of no encoding any more
 */
export const read = (name, content) => (typeof content === 'string' ? readText(name, content) : readFile(name, content, decoded));
