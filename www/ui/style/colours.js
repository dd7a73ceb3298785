// The colours of the element, and how they are declared.

/** Each colour on a light and on a dark page; a page sets its own as `--nutgraf-NAME`. @type {[name: string, light: string, dark: string][]} */
const COLOURS = [
  ['paper', '#fdfcfa', '#1b1b1a'],
  ['ground', '#f5f3ee', '#141413'],
  ['ink', '#1f1e1b', '#e8e5de'],
  ['muted', '#68645c', '#a19c91'],
  ['line', '#dfdad0', '#36342f'],
  ['accent', '#1b5768', '#7fc0d3'],
  ['on-accent', '#fff', '#10222a'],
  ['quote', '#fbeebf', '#453a17'],
  ['entity', '#3f6f9f', '#86b4e3'],
  ['time', '#3f7d4e', '#86c795'],
  ['deadline', '#f6cdbb', '#5e2f20'],
  ['current', '#f5c945', '#d7a92a'],
  ['on-current', '#1f1e1b', '#161510'],
  ['error', '#a3271c', '#f0968c'],
  ['warn', '#7a5a00', '#e0bd62'],
];

/** A colour's value on either page. @typedef {(light: string, dark: string) => string} Value */

/** @type {Value} */
export const onLight = (light) => light;

/**
 * Light or dark is what the page around says by its color-scheme, not what the reader's system prefers: on a page that is
 * light only, a dark element would stand out.
 * @type {Value}
 */
export const onEither = (light, dark) => `light-dark(${light}, ${dark})`;

/**
 * A colour for where the custom properties of the element are not seen.
 * @param {string} wanted
 * @param {Value} value
 */
export function literal(wanted, value) {
  const [, light = '', dark = ''] = COLOURS.find(([name]) => name === wanted) ?? [];
  return `var(--nutgraf-${wanted}, ${value(light, dark)})`;
}

/** The custom properties that all other sheets take their colours from. @param {Value} value */
export const declared = (value) => COLOURS.map(([name, light, dark]) => `  --${name}: var(--nutgraf-${name}, ${value(light, dark)});`).join('\n');
