// Where the page stands: how wide it is, whether it is touched, whether things may move, and on paper.

export const surroundings = `
@container findings (max-width: 28.6em) {
  .tabs { padding-inline: 0.35rem; justify-content: space-between; gap: 0; }
  .tabs button { padding-inline: 0.35rem; }
  .tabs button[aria-selected=false] .n { display: none; }
}
@container nutgraf (max-width: 46em) {
  .rail ol { max-block-size: 13rem; overflow-y: auto; border-bottom: 1px solid var(--line); }
  [data-pane=findings]:not(.is-single) .reading { display: none; }
  [data-pane=article]:not(.is-single) .views { display: none; }
  /* An article of the page is there to be read: what was found stands below it. */
  .is-single .rail { display: none; }
  .is-single[data-pane=findings] .reading .back { display: none; }
  .is-single .views { border-top: 1px solid var(--line); }
  [data-pane=article] .rail { display: none; }
  .reading .back { display: inline-block; }
  .reading > header { position: sticky; inset-block-start: 0; z-index: 2; background: var(--paper); }
  .bar .status { order: 1; }
  .bar .status:empty { display: none; }
  .text { padding-inline: 0.9rem; }
  .reading > header { padding-inline: 0.9rem; }
}
@container nutgraf (min-width: 46.01em) {
  .layout { block-size: var(--nutgraf-height, clamp(32rem, 88vh, 70rem)); grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) minmax(20rem, 42%); }
  .rail { grid-column: 1 / -1; border-bottom: 1px solid var(--line); min-inline-size: 0; }
  .rail h2 { display: none; }
  .rail ol { display: flex; overflow-x: auto; max-block-size: 16rem; }
  .rail li { flex: 0 0 15rem; border-bottom: 0; border-inline-end: 1px solid var(--line); overflow-y: auto; }
  .reading { display: flex; flex-direction: column; min-block-size: 0; }
  .reading > header { flex: none; }
  .warnings { flex: 0 1 auto; min-block-size: 2.2rem; max-block-size: 10rem; overflow-y: auto; }
  .warnings:empty { min-block-size: 0; }
  .text { flex: 1 1 0; min-block-size: 8rem; overflow-y: auto; }
  .views { border-inline-start: 1px solid var(--line); min-block-size: 0; }
  [role=tabpanel] { overflow-y: auto; }
  .is-single .rail { display: none; }
  /* A short article takes no more room than it needs. */
  .is-single .layout { block-size: auto; max-block-size: var(--nutgraf-height, clamp(32rem, 88vh, 70rem)); }
  .is-single .text { flex-basis: auto; }
}
@container nutgraf (min-width: 72em) {
  .layout { grid-template: minmax(0, 1fr) / 15.5rem minmax(0, 1fr) minmax(24rem, 34%); }
  .is-single .layout { grid-template-columns: minmax(0, 1fr) minmax(24rem, 38%); }
  .rail { grid-column: auto; border-bottom: 0; border-inline-end: 1px solid var(--line); overflow-y: auto; }
  .rail h2 { display: block; min-height: 2.75rem; padding-block-start: 0.8rem; border-bottom: 1px solid var(--line); }
  .rail ol { display: block; overflow: visible; max-block-size: none; }
  .rail li { border-inline-end: 0; border-bottom: 1px solid var(--line); overflow: visible; }
}
@media (pointer: coarse) {
  button, select, summary, input:not([type=checkbox]) { min-block-size: 2.5rem; }
  input:not([type=checkbox]), select, textarea { font-size: 1rem; }
  input[type=checkbox] { inline-size: 1.25rem; block-size: 1.25rem; }
  .check, .edit summary, .editor > summary, .menu summary { min-block-size: 2.5rem; align-content: center; }
  .row-tools { inset-block-end: 0; }
  .editor > summary { inset-block-start: 0; }
}
@media (prefers-reduced-motion: no-preference) {
  button, .row { transition: background-color 120ms, border-color 120ms; }
}

@media print {
  .bar, .add, .tabs, .tools, .toggles, .notices, .edit, .row-tools, .editor, .aside, .undated-form, .left-out button, .reading .back { display: none !important; }
  .layout { display: block; block-size: auto; }
  .text, .rail ol, .rail li, [role=tabpanel] { overflow: visible; max-block-size: none; }
  .rail ol { display: block; }
  .row, .card header, .thread header { break-inside: avoid; }
}
`;
