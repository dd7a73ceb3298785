// What was found, marked in the text: with spans, and with highlights where the browser has them.

import { literal, onEither, onLight } from './colours.js';

/** @typedef {import('./colours.js').Value} Value */

export const marks = `
.m-quote { background: var(--quote); }
.m-deadline { background: var(--deadline); }
.m-entity { text-decoration-line: underline; text-decoration-color: var(--entity); text-decoration-thickness: 1px; }
.m-time { text-decoration-line: underline; text-decoration-style: dotted; text-decoration-color: var(--time); text-decoration-thickness: 2px; }
.m-chosen { background: color-mix(in srgb, var(--current) 35%, transparent); }
.sign { color: var(--accent); font: 700 0.8em/1 var(--ui); vertical-align: 0.4em; padding: 0.4em 0.15em; cursor: pointer; user-select: none; }
.sign::before { content: "\\2060✓"; }
.sign.note::before { content: "\\2060✎"; }
.m-current, .k-current { background: var(--current); color: var(--on-current); }
.m-source, .m-cue, .k-source, .k-cue { background: color-mix(in srgb, var(--current) 25%, transparent); text-decoration: underline double var(--accent) 1px; }
.m-cue, .k-cue { text-decoration: underline dashed var(--accent) 2px; }
.legend:not([hidden]) { display: flex; flex-wrap: wrap; gap: 0 1rem; color: var(--ink); }
.hide-quote .m-quote:not(.m-current), .hide-deadline .m-deadline:not(.m-current) { background: none; }
.hide-entity .m-entity:not(.m-source, .m-cue), .hide-time .m-time:not(.m-source, .m-cue) { text-decoration: none; }
`;

// Highlights take literal colours, for not every browser lets them see the custom properties of the element; and
// longhands, for WebKit has no such shorthand.
/** @param {Value} value */
const painted = (value) => `
::highlight(nutgraf-quote) { background-color: ${literal('quote', value)}; }
::highlight(nutgraf-deadline) { background-color: ${literal('deadline', value)}; }
::highlight(nutgraf-entity) { text-decoration-line: underline; text-decoration-color: ${literal('entity', value)}; text-decoration-thickness: 1px; }
::highlight(nutgraf-time) { text-decoration-line: underline; text-decoration-style: dotted; text-decoration-color: ${literal('time', value)}; text-decoration-thickness: 2px; }
::highlight(nutgraf-chosen) { background-color: rgb(245 201 69 / 0.35); }
::highlight(nutgraf-current) { background-color: ${literal('current', value)}; color: ${literal('on-current', value)}; }
::highlight(nutgraf-source) { background-color: rgb(245 201 69 / 0.25); text-decoration-line: underline; text-decoration-style: double; text-decoration-color: ${literal('accent', value)}; text-decoration-thickness: 1px; }
::highlight(nutgraf-cue) { background-color: rgb(245 201 69 / 0.25); text-decoration-line: underline; text-decoration-style: dashed; text-decoration-color: ${literal('accent', value)}; text-decoration-thickness: 2px; }
`;

export const highlights = `${painted(onLight)}
@supports (color: light-dark(red, red)) {
${painted(onEither)}
}
`;
