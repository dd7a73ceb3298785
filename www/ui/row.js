// A row that leads to its place in an article: a button, so that keyboard and screen reader get it for nothing.

import { h } from './dom.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../nutgraf/types.js').Span} Span */
/** @typedef {import('./dom.js').Prop} Prop */
/** @typedef {import('./dom.js').Child} Child */

/**
 * @param {App} app
 * @param {string} kind the value of `data-row`
 * @param {string} article
 * @param {readonly Span[]} spans
 * @param {Record<string, Prop>} props
 * @param {...Child} children
 */
export function row(app, kind, article, spans, props, ...children) {
  const button = h('button', {
    type: 'button', class: `row ${kind}`, part: 'row', 'data-row': kind, 'data-article': article,
    'data-start': spans[0]?.start, 'data-end': spans.at(-1)?.end, 'data-spans': spans.map((s) => `${s.start}-${s.end}`).join(' '),
    ...props,
  }, ...children);
  button.addEventListener('click', () => {
    choose(button);
    app.go(article, spans);
  });
  return button;
}

/**
 * Arrow keys move between the rows of a list and follow them; Enter follows, as on any button.
 * @param {HTMLElement} root
 */
export function arrowKeys(root) {
  root.addEventListener('keydown', (event) => {
    const down = event.key === 'ArrowDown';
    if ((!down && event.key !== 'ArrowUp') || !(event.target instanceof HTMLElement) || !event.target.matches('[data-row]')) return;
    const rows = [...root.querySelectorAll('[data-row]')];
    const next = rows[rows.indexOf(event.target) + (down ? 1 : -1)];
    if (!(next instanceof HTMLElement)) return;
    event.preventDefault();
    next.focus();
    next.click();
  });
}

/**
 * Marks the row as the one whose place is shown.
 * @param {HTMLElement} button
 */
export function choose(button) {
  const root = button.getRootNode();
  if (root instanceof ShadowRoot) {
    for (const other of root.querySelectorAll('[data-row][aria-current]')) other.removeAttribute('aria-current');
  }
  button.setAttribute('aria-current', 'true');
}
