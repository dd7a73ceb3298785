// Drawings: their elements, and the button that offers one as a file.

import { h } from './dom.js';
import { say } from '../nutgraf/say.js';

const SVG = 'http://www.w3.org/2000/svg';

/** A drawing keeps so much free at either end, of 1. */
const EDGE = 0.02;
/** A drawing is made for a telephone until its place is known: so wide, in sizes of its text. */
export const NARROW = 21;
/** The height of a line of words, in sizes of the text. */
export const LANE = 1.35;

/** The shape of what happened, around its place: a thing can be told without its colour. */
export const SHAPES = { set: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z', moved: 'M0-6.5L6.5 0L0 6.5L-6.5 0Z', over: 'M-5-5H5V5H-5Z', told: 'M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0Z' };
/** A flag over a day on which it is due. */
export const FLAG = 'M-5-8H5L0 0Z';

/**
 * @param {string} tag
 * @param {Record<string, string | number>} props
 * @param {...(Element | string)} children
 */
export function s(tag, props, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(props)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** What a drawing has between its ends in a place of this width, in sizes of its text. @param {number} width */
export const roomIn = (width) => Math.max(NARROW, Math.floor(width)) * (1 - 2 * EDGE);

/** A place from 0 to 1 along a drawing. @param {number} at */
export const x = (at) => `${(100 * (EDGE + at * (1 - 2 * EDGE))).toFixed(2)}%`;

/** @param {number} size in widths of an "m" of its text */
export const em = (size) => `${size.toFixed(2)}em`;

/**
 * A button that saves the drawing in an element as a file.
 * @param {HTMLElement} root
 * @param {string} name of the file
 * @param {() => string} title what stands above it in the file
 */
export function saver(root, name, title) {
  return h('button', {
    type: 'button', class: 'quiet', 'data-hook': 'save-drawing', 'aria-label': say('Save drawing: {title}', { title: title() }), title: say('Save the drawing (SVG)'),
    onclick: async () => {
      const { savePicture } = await import('./save-picture.js');
      const svg = root.querySelector('svg');
      if (svg) savePicture(svg, name, title());
    },
  }, say('Save drawing'));
}
