// Elements without markup strings: article text only ever becomes a text node.

import { language, say } from '../nutgraf/say.js';
import { isForeign } from '../nutgraf/warnings.js';

/** @typedef {string | number | boolean | null | undefined | ((event: Event) => void)} Prop */
/** @typedef {Node | string | null | undefined | false} Child */

/**
 * Makes an element. `true` gives an empty attribute, `false`, `null` and `undefined` none; a function under `onNAME`
 * is a listener for NAME.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, Prop>} [props]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((c) => c !== null && c !== undefined && c !== false));
  return element;
}

/**
 * Sees what comes into sight. In documents without sight, as programs make them up for their tests, all is in sight.
 * @param {(entries: readonly {isIntersecting: boolean, target: Element}[]) => void} seen
 * @param {IntersectionObserverInit} [options]
 * @returns {Pick<IntersectionObserver, 'observe' | 'unobserve' | 'disconnect'>}
 */
export function sight(seen, options) {
  if (typeof IntersectionObserver === 'function') return new IntersectionObserver(seen, options);
  return {
    observe: (target) => queueMicrotask(() => seen([{ isIntersecting: true, target }])),
    unobserve: () => undefined,
    disconnect: () => undefined,
  };
}

/**
 * A drop-down.
 * @param {Record<string, Prop>} props
 * @param {readonly (readonly [value: string, label: string])[]} options
 * @param {string} [selected]
 */
export function select(props, options, selected) {
  return h('select', props, ...options.map(([value, label]) => h('option', { value, selected: value === selected }, label)));
}

/**
 * A check box with its label.
 * @param {string} label
 * @param {boolean} checked
 * @param {(checked: boolean) => void} onchange
 * @param {Record<string, Prop>} [props]
 */
export function checkbox(label, checked, onchange, props = {}) {
  const input = h('input', { type: 'checkbox', ...props });
  input.checked = checked;
  input.addEventListener('change', () => onchange(input.checked));
  return h('label', { class: 'check' }, input, h('span', {}, label));
}

/**
 * Offers text to the reader as a file.
 * @param {string} name
 * @param {string} type
 * @param {string | readonly Blob[]} text whole or in parts
 */
export function download(name, type, text) {
  const url = URL.createObjectURL(new Blob(typeof text === 'string' ? [text] : [...text], { type }));
  h('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * A button that copies text, and says so.
 * @param {string} label
 * @param {string} name what a screen reader calls it
 * @param {string} hook
 * @param {() => string} text
 * @param {() => string} [html] the same with its formatting
 */
export function copier(label, name, hook, text, html) {
  const shown = h('span', { 'aria-live': 'polite' }, label);
  const button = h('button', { type: 'button', class: 'quiet', 'data-hook': hook, 'aria-label': name, title: name }, shown);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  button.addEventListener('click', async () => {
    const done = await copied(text(), html?.() ?? '', button);
    shown.textContent = say(done ? 'Copied' : 'Not allowed');
    button.removeAttribute('aria-label');
    clearTimeout(timer);
    timer = setTimeout(() => {
      shown.textContent = label;
      button.setAttribute('aria-label', name);
    }, 2000);
  });
  return button;
}

/**
 * Whether text reached the clipboard.
 * @param {string} text
 * @param {string} html the same with its formatting, or ''
 * @param {HTMLElement} beside
 */
async function copied(text, html, beside) {
  try {
    if (html !== '' && await copiedBoth(text, html)) return true;
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Pages without a certificate have no clipboard but the old one.
    const box = h('textarea', { class: 'unseen', 'aria-hidden': 'true', tabindex: '-1' }, text);
    beside.after(box);
    box.select();
    const fill = (/** @type {ClipboardEvent} */ event) => {
      if (html === '' || !event.clipboardData) return;
      event.clipboardData.setData('text/plain', text);
      event.clipboardData.setData('text/html', html);
      event.preventDefault();
    };
    box.addEventListener('copy', fill);
    const done = document.execCommand('copy');
    box.remove();
    beside.focus();
    return done;
  }
}

/**
 * Whether text reached the clipboard in both forms, of which a program takes the one that it knows.
 * @param {string} text
 * @param {string} html
 */
async function copiedBoth(text, html) {
  if (typeof ClipboardItem !== 'function' || typeof navigator.clipboard?.write !== 'function') return false;
  try {
    const item = new ClipboardItem(Object.fromEntries([['text/plain', text], ['text/html', html]].map(([type = '', part = '']) => [type, new Blob([part], { type })])));
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    return false;
  }
}

/**
 * The order of names. One for all: to make one costs more than to sort a hundred names. Of English, in which “Łódź” stands at L: a
 * browser without a language would have it behind Z.
 */
export const collator = new Intl.Collator('en');

/**
 * A message as a sentence of its own. Messages begin in lower case, for they may stand behind a file's name.
 * @param {string} message
 */
export const sentence = (message) => message.replace(/^\p{Ll}(?=[\p{L}’]* )/u, (first) => first.toUpperCase());

/** What the engine says, which is English whatever the page speaks. @param {string} text */
export const inEngine = (text) => (language() === 'en' ? text : h('span', { lang: 'en' }, text));

/**
 * The language of what an article prints: none where it is not known, for not all of it is English, and English where the page speaks
 * another one. Of no article, it is that of what the engine makes of all.
 * @param {...Parameters<typeof isForeign>[0]} reports
 */
export const articleLang = (...reports) => (reports.some((report) => isForeign(report)) ? '' : language() === 'en' ? null : 'en');

/** How wide an element is, in sizes of its text. @param {HTMLElement} element */
export const widthOf = (element) => element.clientWidth / (parseFloat(getComputedStyle(element).fontSize) || 12);

/** Whether keys are typed into it. @param {EventTarget | null} target */
export const isTyped = (target) => target instanceof HTMLElement
  && (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio], [type=button]), textarea, select'));

/**
 * Draws when the room of something has changed, in the next frame: a drawing that changes sizes while they are told makes the
 * browser complain that it cannot tell all of them.
 * @param {Element} element
 * @param {() => void} draw
 */
export function onRoom(element, draw) {
  if (typeof ResizeObserver === 'function') new ResizeObserver(() => requestAnimationFrame(draw)).observe(element);
}
