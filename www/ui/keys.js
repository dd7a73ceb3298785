// The keys that do something, in a dialog.

import { h } from './dom.js';

/** @type {readonly (readonly [keys: readonly string[], what: string])[]} */
const KEYS = [
  [['↑', '↓'], 'the row before or after, and its place in the text'],
  [['n', 'p'], 'in the text: the next mark, or the one before'],
  [['a'], 'in the text: adds the selected words, or the marked place, as a quotation'],
  [['←', '→'], 'on the names of the views: the view beside it'],
  [['Enter'], 'follows a row; in a form, does what it is for'],
  [['Ctrl', 'Z'], 'takes the last step back; with Shift, does it again'],
  [['Esc'], 'closes a menu, a form, two articles side by side, or this'],
  [['/'], 'searches in all articles'],
  [['?'], 'shows these keys'],
];

/** The dialog, closed. */
export function keysDialog() {
  const dialog = h('dialog', { class: 'keys', 'aria-labelledby': 'keys-title', 'data-hook': 'keys-dialog' },
    h('h2', { id: 'keys-title' }, 'Keys'),
    h('dl', {}, ...KEYS.flatMap(([keys, what]) => [h('dt', {}, ...keys.flatMap((key, i) => [i > 0 && ' ', h('kbd', {}, key)])), h('dd', {}, what)])),
    h('form', { method: 'dialog' }, h('button', { type: 'submit', 'data-hook': 'keys-close' }, 'Close')));
  // A click beside it closes it.
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close();
  });
  return dialog;
}
