// What a correction did, in the words of a button: "Undo: rename “Roe”".

import { clip, TYPE_WORDS } from '../nutgraf/format.js';
import { quoted, say } from '../nutgraf/say.js';

/**
 * @param {import('../nutgraf/types.js').Correction} correction
 * @param {(id: string) => string | undefined} nameOf
 */
export function stepName(correction, nameOf) {
  const named = (/** @type {string} */ id) => quoted(nameOf(id) ?? id);
  const cut = (/** @type {string} */ text) => quoted(clip(text, 40));
  switch (correction.op) {
    case 'rename': return say('rename {what} to “{name}”', { what: named(correction.entity), name: correction.name });
    case 'retype': return say('call {what} a {type}', { what: named(correction.entity), type: say(TYPE_WORDS[correction.type] ?? correction.type.toLowerCase()) });
    case 'merge': return say('merge {what} with {others}', { what: named(correction.entity), others: correction.with.map(named).join(', ') });
    case 'split': return say('split {names} off {what}', { names: correction.names.map(quoted).join(', '), what: named(correction.entity) });
    case 'delete': return say('delete {what}', { what: named(correction.entity) });
    case 'attribute': {
      const who = correction.entity === undefined ? correction.name : nameOf(correction.entity) ?? correction.name ?? correction.entity;
      return say('give {what} to {who}', { what: cut(correction.text), who: who === undefined ? say('nobody') : quoted(who) });
    }
    case 'deadline': return say('correct the deadline {what}', { what: cut(correction.text) });
    case 'dismiss': return say('dismiss {what}', { what: cut(correction.text) });
    case 'difference': return say(correction.dismissed ? 'dismiss a difference' : 'mark a difference as checked');
  }
}
