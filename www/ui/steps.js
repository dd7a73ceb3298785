// What a correction did, in the words of a button: "Undo: rename “Roe”".

import { TYPE_NAMES } from '../nutgraf/format.js';

/**
 * @param {import('../nutgraf/types.js').Correction} correction
 * @param {(id: string) => string | undefined} nameOf
 */
export function stepName(correction, nameOf) {
  const of = `“${nameOf(correction.entity) ?? correction.entity}”`;
  switch (correction.op) {
    case 'rename': return `rename ${of} to “${correction.name}”`;
    case 'retype': return `call ${of} a ${(TYPE_NAMES[correction.type] ?? correction.type).toLowerCase()}`;
    case 'merge': return `merge ${of} with ${correction.with.map((id) => `“${nameOf(id) ?? id}”`).join(', ')}`;
    case 'split': return `split ${correction.names.map((n) => `“${n}”`).join(', ')} off ${of}`;
    case 'delete': return `delete ${of}`;
  }
}
