// The element's style sheet, made once and shared by all elements on the page.

import { articles } from './style/articles.js';
import { bar } from './style/bar.js';
import { base } from './style/base.js';
import { comparison } from './style/comparison.js';
import { corrections } from './style/corrections.js';
import { drawings } from './style/drawings.js';
import { findings } from './style/findings.js';
import { highlights, marks } from './style/marks.js';
import { menus } from './style/menus.js';
import { reading } from './style/reading.js';
import { search } from './style/search.js';
import { surroundings } from './style/surroundings.js';

// Of two rules that are as special, the later counts: what stands further on goes on from what is before it.
const css = [base, bar, articles, reading, findings, marks, surroundings, corrections, menus, comparison, search, drawings].join('');

/** A sheet for each document: none may be that of another. @type {WeakMap<Document, CSSStyleSheet>} */
const made = new WeakMap();

/**
 * Gives a shadow root the style sheet, in the document where it stands now. Where sheets cannot be made, as in documents
 * that programs make up for their tests, it goes without.
 * @param {ShadowRoot} root
 */
export function dress(root) {
  const { ownerDocument } = root;
  const view = ownerDocument.defaultView;
  if (!view || !('adoptedStyleSheets' in root) || typeof view.CSSStyleSheet?.prototype.replaceSync !== 'function') return;
  let sheet = made.get(ownerDocument);
  if (!sheet) {
    sheet = make(view);
    made.set(ownerDocument, sheet);
  }
  root.adoptedStyleSheets = [sheet];
}

/** @param {Window & typeof globalThis} view */
function make({ CSS, CSSStyleSheet }) {
  // The unit of all sizes is the reader's own font size: many a page makes its rem ten pixels.
  let text = css;
  try {
    CSS.registerProperty({ name: '--nutgraf-unit', syntax: '<length>', inherits: true, initialValue: '16px' });
  } catch {
    // Registered by another copy of this file, or not to be had.
  }
  if (CSS && 'registerProperty' in CSS) {
    text = `${css.replace(/(-?[\d.]+)rem/g, 'calc($1 * var(--nutgraf-unit))')}
:host { --nutgraf-unit: 1em; }`;
  }
  const style = new CSSStyleSheet();
  style.replaceSync(text + highlights);
  return style;
}
