// A drawing as a file of its own: what the page's style sheet says of its parts is written into them, as attributes, for a policy
// may forbid styles.

import { download } from './dom.js';
import { s } from './svg.js';

/** What of the style sheet a drawing needs. */
const STYLES = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'paint-order', 'font-size', 'font-weight', 'overflow'];
/** What is free around it, in pixels. */
const EDGE = 16;
/** The line of its title, in pixels. */
const HEAD = 26;

/**
 * The drawing as SVG that stands alone.
 * @param {SVGElement} svg as it is shown
 * @param {string} title
 */
function pictureOf(svg, title) {
  const { width, height } = svg.getBoundingClientRect();
  const copy = /** @type {SVGElement} */ (svg.cloneNode(true));
  const shown = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, i) => {
    const original = shown[i];
    if (!original || !(element instanceof SVGElement)) return;
    const style = getComputedStyle(original);
    for (const name of STYLES) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute('class');
  });
  for (const name of ['role', 'aria-describedby', 'aria-labelledby']) copy.removeAttribute(name);
  for (const [name, value] of Object.entries({ x: EDGE, y: EDGE + HEAD, width, height, overflow: 'visible' })) copy.setAttribute(name, String(value));
  const own = getComputedStyle(svg);
  const ground = own.getPropertyValue('--paper') || 'white';
  const [wide, high] = [Math.ceil(width + 2 * EDGE), Math.ceil(height + 2 * EDGE + HEAD)];
  const whole = s('svg', { width: wide, height: high, viewBox: `0 0 ${wide} ${high}`, 'font-family': 'sans-serif' },
    s('rect', { width: wide, height: high, fill: plain(ground) }),
    s('text', { x: EDGE, y: EDGE + 8, fill: own.color, 'font-size': 14, 'font-weight': 600 }, title), copy);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(whole)}\n`;
}

/** A colour as every program knows it: `light-dark()` is known to few. @param {string} colour */
function plain(colour) {
  const probe = document.createElement('i');
  probe.style.color = colour;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** @param {SVGElement} svg @param {string} name @param {string} title */
export function savePicture(svg, name, title) {
  download(name, 'image/svg+xml', pictureOf(svg, title));
}
