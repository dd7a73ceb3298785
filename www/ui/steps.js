// What a correction did, in the words of a button: "Undo: rename “Roe”".

import { clip, TYPE_NAMES } from '../nutgraf/format.js';

/**
 * @param {import('../nutgraf/types.js').Correction} correction
 * @param {(id: string) => string | undefined} nameOf
 */
export function stepName(correction, nameOf) {
  const named = (/** @type {string} */ id) => `“${nameOf(id) ?? id}”`;
  const cut = (/** @type {string} */ text) => `“${clip(text, 40)}”`;
  switch (correction.op) {
    case 'rename': return `rename ${named(correction.entity)} to “${correction.name}”`;
    case 'retype': return `call ${named(correction.entity)} a ${(TYPE_NAMES[correction.type] ?? correction.type).toLowerCase()}`;
    case 'merge': return `merge ${named(correction.entity)} with ${correction.with.map(named).join(', ')}`;
    case 'split': return `split ${correction.names.map((n) => `“${n}”`).join(', ')} off ${named(correction.entity)}`;
    case 'delete': return `delete ${named(correction.entity)}`;
    case 'attribute': {
      const who = correction.entity === undefined ? correction.name : nameOf(correction.entity) ?? correction.name ?? correction.entity;
      return `give ${cut(correction.text)} to ${who === undefined ? 'nobody' : `“${who}”`}`;
    }
    case 'deadline': return `correct the deadline ${cut(correction.text)}`;
    case 'dismiss': return `dismiss ${cut(correction.text)}`;
    case 'difference': return correction.dismissed ? 'dismiss a difference' : 'mark a difference as checked';
  }
}
