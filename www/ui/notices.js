// Errors and notices for the reader: said aloud, kept until dismissed.

import { h, sentence } from './dom.js';
import { say } from '../nutgraf/say.js';

const MOST = 50;

export class Notices {
  root = h('div', { class: 'notices', part: 'notices', role: 'log', 'aria-live': 'polite', 'aria-label': say('Notices'), 'data-hook': 'notices' });

  /**
   * @param {'error' | 'note'} kind
   * @param {string} text
   * @param {string} [code]
   * @param {...Node} more stands behind the text
   */
  add(kind, text, code, ...more) {
    const notice = h('p', { class: kind, role: kind === 'error' ? 'alert' : null, 'data-notice': kind, 'data-code': code }, h('span', {}, sentence(text), ...more.flatMap((node) => [' ', node])),
      h('button', { type: 'button', class: 'quiet', 'aria-label': say('Dismiss'), onclick: () => notice.remove() }, '×'));
    this.root.append(notice);
    while (this.root.childElementCount > MOST) this.root.firstElementChild?.remove();
  }

  /** Takes away what was told under a code. @param {string} code */
  take(code) {
    for (const notice of this.root.querySelectorAll(`[data-code="${code}"]`)) notice.remove();
  }

  /** What is told from now on is told in another language. */
  retell() {
    this.root.setAttribute('aria-label', say('Notices'));
  }

  clear() {
    this.root.replaceChildren();
  }
}
