// The element itself, its fonts and colours, and the controls as they are everywhere.

import { declared, onEither, onLight } from './colours.js';

export const base = `
:host {
${declared(onLight)}
  --ui: var(--nutgraf-font, system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif);
  --serif: var(--nutgraf-reading-font, "Source Serif 4", "Iowan Old Style", Charter, "Noto Serif", Georgia, "Liberation Serif", serif);
  display: block;
  container: nutgraf / inline-size;
  color: var(--ink);
  font: 400 medium/1.45 var(--ui);
  text-align: start;
  text-transform: none;
  text-indent: 0;
  letter-spacing: normal;
  word-spacing: normal;
  white-space: normal;
}
@supports (color: light-dark(red, red)) {
  :host {
${declared(onEither)}
  }
}
:host([hidden]) { display: none; }
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
/* The room of “Correct”, of what copies, of the names of facts and of filters, which are longer in other languages. */
.base { --correcting: 4.5rem; --copying: 6.2rem; --naming: 4.5rem; --choosing: 7rem; }
.base:not([lang=en]) { --correcting: 6rem; --copying: 8.2rem; --naming: 6rem; --choosing: 9.35rem; }
/* Until its language is there, nothing is shown that would be said anew. */
.is-unsaid > :not(.input) { visibility: hidden; }
h2, h3, h4, h5, p, ol, ul, dl, dd, fieldset, legend { margin: 0; padding: 0; border: 0; }
ol, ul { list-style: none; }

button, input, select, textarea { font: inherit; color: var(--ink); }
button, summary { cursor: pointer; }
button {
  padding: 0.3rem 0.7rem; border: 1px solid var(--line); border-radius: 4px; background: var(--paper);
}
button:hover { border-color: var(--muted); }
button:disabled { cursor: default; opacity: 0.6; }
button.primary { border-color: var(--accent); background: var(--accent); color: var(--on-accent); font-weight: 600; }
button.quiet { padding: 0.15rem 0.4rem; border-color: transparent; background: none; color: var(--accent); }
button.quiet:hover { text-decoration: underline; }
button.danger { color: var(--error); }
input:not([type=checkbox]), select, textarea {
  min-width: 0; padding: 0.3rem 0.5rem; border: 1px solid var(--line); border-radius: 4px; background: var(--paper);
}
input[type=checkbox] { margin: 0; accent-color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
::placeholder { color: var(--muted); opacity: 1; }
summary { color: var(--accent); }
.check { display: inline-flex; align-items: center; gap: 0.4rem; color: var(--muted); white-space: nowrap; }
.field { display: inline-flex; align-items: center; gap: 0.4rem; color: var(--muted); }
.badge {
  padding: 0 0.4rem; border: 1px solid var(--line); border-radius: 3px; color: var(--muted); font-size: 0.75rem; white-space: nowrap;
}
.n { color: var(--muted); font-weight: 400; font-variant-numeric: tabular-nums; }
.error { color: var(--error); }
.warning { color: var(--warn); }
`;
