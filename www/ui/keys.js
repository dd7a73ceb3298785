// The keys that do something, in a dialog.

import { h } from './dom.js';
import { later, say } from '../nutgraf/say.js';

/** @type {readonly (readonly [keys: readonly string[], what: string])[]} */
const KEYS = [
  [['↑', '↓'], later('the row before or after, and its place in the text')],
  [['n', 'p'], later('in the text: the next mark, or the one before')],
  [['a', 'e'], later('in the text: a adds the selected words, or the marked place, as a quotation, e as an entity')],
  [['←', '→'], later('on the names of the views: the view beside it')],
  [[later('Enter##key')], later('follows a row; in a form, does what it is for')],
  [[later('Ctrl##key'), 'Z'], later('takes the last step back; with Shift, does it again')],
  [[later('Esc##key')], later('closes a menu, a form, two articles side by side, or this')],
  [['/'], later('searches in all articles')],
  [['?'], later('shows these keys')],
];

/** The dialog, closed. */
export function keysDialog() {
  const dialog = h('dialog', { class: 'keys', 'aria-labelledby': 'keys-title', 'data-hook': 'keys-dialog' },
    h('h2', { id: 'keys-title' }, say('Keys')),
    h('dl', {}, ...KEYS.flatMap(([keys, what]) => [h('dt', {}, ...keys.flatMap((key, i) => [i > 0 && ' ', h('kbd', {}, say(key))])), h('dd', {}, say(what))])),
    h('form', { method: 'dialog' }, h('button', { type: 'submit', 'data-hook': 'keys-close' }, say('Close'))));
  // A click beside it closes it.
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close();
  });
  return dialog;
}
