// The element's style sheet, made once and shared by all elements on the page.

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

/** @param {(light: string, dark: string) => string} value */
const colours = (value) => COLOURS.map(([name, light, dark]) => `  --${name}: var(--nutgraf-${name}, ${value(light, dark)});`).join('\n');

// Light or dark is what the page around says by its color-scheme, not what the reader's system prefers: on a page that is
// light only, a dark element would stand out.
const css = `
:host {
${colours((light) => light)}
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
${colours((light, dark) => `light-dark(${light}, ${dark})`)}
  }
}
:host([hidden]) { display: none; }
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
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

.base { font-size: 0.875rem; position: relative; border: 1px solid var(--line); border-radius: 6px; background: var(--paper); overflow: clip; }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 0.35rem 0.75rem; min-height: 2.75rem; padding: 0.4rem 0.9rem; border-bottom: 1px solid var(--line); }
.grow { flex: 1; }
.status, .corrections { color: var(--muted); }
progress { inline-size: 8rem; block-size: 0.4rem; accent-color: var(--accent); }
.menu { position: relative; }
.menu summary { padding: 0.15rem 0.4rem; list-style: none; }
.menu summary::after { content: " ▾"; }
.menu summary::-webkit-details-marker { display: none; }
.menu-items {
  position: absolute; inset-inline-end: 0; z-index: 3; display: grid; justify-items: start; min-width: 13rem; padding: 0.4rem;
  border: 1px solid var(--line); border-radius: 4px; background: var(--paper); box-shadow: 0 4px 16px rgb(0 0 0 / 0.12);
}
.menu-items button { inline-size: 100%; text-align: start; white-space: nowrap; }
.is-empty .bar:not(.useful), .is-empty .bar .add-open { display: none; }
.is-empty .layout { display: none; }
.is-readonly .add-open, .is-readonly .add { display: none; }

.notices { max-block-size: 11rem; overflow-y: auto; }
.notices p { display: flex; gap: 0.5rem; align-items: baseline; justify-content: space-between; padding: 0.4rem 0.9rem; border-bottom: 1px solid var(--line); }
.notices .error { border-inline-start: 3px solid var(--error); }
.notices .note { border-inline-start: 3px solid var(--accent); color: var(--ink); }

.add { display: none; gap: 0.6rem; padding: 0.9rem; border-bottom: 1px solid var(--line); background: var(--ground); }
.adding .add { display: grid; }
.is-empty .add { border-bottom: 0; padding: 1.25rem; }
.add textarea { inline-size: 100%; resize: vertical; font: 1rem/1.5 var(--serif); padding: 0.7rem 0.9rem; }
.add-row { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 0.9rem; }
.add .field input[type=text] { inline-size: 10rem; }
.or, .hint { color: var(--muted); }
.formatted { color: var(--muted); font-size: 0.8125rem; }
.drop {
  display: none; position: absolute; inset: 0; z-index: 5; place-content: center; border: 3px dashed var(--accent); border-radius: 6px;
  background: color-mix(in srgb, var(--paper) 88%, transparent); color: var(--accent); font-size: 1.25rem; pointer-events: none;
}
.dropping .drop { display: grid; }
slot.input { display: block; }
.base[data-state=failed] slot.input { padding: 0.4rem 1.25rem; }
.is-empty slot.input { padding: 0; }

.layout { display: grid; grid-template-columns: minmax(0, 1fr); }
.rail h2 { margin: 0; padding: 0.7rem 0.9rem 0.35rem; color: var(--muted); font-size: 0.8125rem; font-weight: 600; }
.rail li { padding: 0 0.9rem 0.5rem; border-bottom: 1px solid var(--line); }
.rail li:last-child { border-bottom: 0; }
.rail .open { display: grid; gap: 0.1rem; inline-size: calc(100% + 1.8rem); margin: 0 -0.9rem; padding: 0.55rem 0.9rem 0.2rem; border: 0; border-radius: 0; background: none; text-align: start; }
.rail .open[aria-current] { box-shadow: inset 3px 0 0 var(--accent); background: var(--ground); }
.rail li:has(.open[aria-current]) { background: var(--ground); }
.rail .title { font: 600 0.9375rem/1.3 var(--serif); overflow-wrap: anywhere; }
.rail .open:hover .title { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 2px; }
.outlet { color: var(--muted); font-size: 0.8125rem; }
.meta { display: flex; flex-wrap: wrap; gap: 0 0.75rem; color: var(--muted); font-size: 0.8125rem; }
.undated, .undated-form p { color: var(--warn); }
.undated-form { display: grid; gap: 0.35rem; padding: 0.5rem 0.9rem 0.6rem; border-bottom: 1px solid var(--line); font-size: 0.8125rem; }
.rail .shares { color: var(--muted); }
.rail li > p { font-size: 0.8125rem; padding: 0.15rem 0; }
.edit { font-size: 0.8125rem; }
.edit summary { padding-block: 0.2rem; inline-size: max-content; }
.edit[open] { display: grid; gap: 0.35rem; padding-bottom: 0.4rem; }
.edit .field { display: grid; gap: 0.1rem; }
.edit .field input { inline-size: 100%; }
.edit .quiet { justify-self: start; }
.edit .field .error { font-size: 0.8125rem; }
.rail .notes p { font-size: 0.8125rem; padding: 0.15rem 0; }
.rail .notes button { font-size: 0.8125rem; padding-inline: 0; }
.source { overflow-wrap: anywhere; }
.notices a { overflow-wrap: anywhere; }
a { color: var(--accent); }
.rail ol:focus { outline: none; }

.reading > header { display: flex; flex-wrap: wrap; align-items: center; gap: 0.3rem 0.9rem; min-height: 2.75rem; padding: 0.35rem 1.25rem; border-bottom: 1px solid var(--line); }
.where { display: flex; flex-wrap: wrap; gap: 0 0.75rem; margin-inline-end: auto; }
.where span { color: var(--muted); }
.toggles { display: flex; flex-wrap: wrap; gap: 0.3rem; }
.toggle { padding: 0.15rem 0.5rem; border-color: transparent; font-size: 0.8125rem; color: var(--muted); }
.toggle[aria-pressed=false] { text-decoration: line-through; opacity: 0.7; }
.toggle.quote { background: var(--quote); color: var(--ink); }
.toggle.deadline { background: var(--deadline); color: var(--ink); }
.toggle.entity { box-shadow: inset 0 -2px 0 var(--entity); border-radius: 0; background: none; color: var(--ink); }
.toggle.time { box-shadow: inset 0 -2px 0 var(--time); border-radius: 0; background: none; color: var(--ink); }
.toggle[aria-pressed=false] { background: none; box-shadow: none; color: var(--muted); }
.warnings p { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; padding: 0.35rem 1.25rem; border-bottom: 1px solid var(--line); font-size: 0.8125rem; }
.warnings button { padding-inline: 0; }
.reading .note { position: sticky; inset-block-end: 0; padding: 0.35rem 1.25rem; border-top: 1px solid var(--line); background: var(--paper); color: var(--muted); font-size: 0.8125rem; }
.reading .back { display: none; }
.reading.blank header, .reading.blank .warnings { display: none; }
.blank .text::before { content: "The article you choose stands here."; color: var(--muted); font: 0.875rem/1.5 var(--ui); }
.text { padding: 1.25rem 1.25rem 3rem; font: 1.0625rem/1.62 var(--serif); }
.page { max-inline-size: 40rem; margin-inline: auto; }
.page:empty { block-size: 220rem; }
.block { margin-block: 0 0.85em; white-space: pre-wrap; overflow-wrap: anywhere; }
.block.continued { margin-block-start: -0.85em; }
.block.headline { font-size: 1.6rem; line-height: 1.22; font-weight: 600; text-wrap: balance; }
.block.heading { font-size: 1.0625rem; font-weight: 700; margin-block: 1.4em 0.4em; }
.block.byline, .block.dateline { color: var(--muted); font: 0.875rem/1.5 var(--ui); }
.run-in { margin-block: 0 0.85em; }
.run-in > .block { display: inline; }
.block.caption { padding-inline-start: 0.8rem; border-inline-start: 2px solid var(--line); color: var(--muted); font: 0.875rem/1.5 var(--ui); }
.left-out { margin-block: 0 0.85em; padding: 0.3rem 0.8rem; border: 1px dashed var(--line); border-radius: 4px; color: var(--muted); font: 0.8125rem/1.5 var(--ui); }
.left-out.short { display: flex; flex-wrap: wrap; gap: 0 1.5rem; justify-content: space-between; padding-block: 0.1rem; }
.left-out.short .why { display: flex; flex-wrap: wrap; align-items: center; gap: 0 0.5rem; margin-inline-start: auto; align-self: start; }
.left-out summary { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 0.5rem; color: var(--muted); list-style: none; }
.left-out summary::-webkit-details-marker { display: none; }
.left-out summary .why::before { content: "▸ "; }
.left-out[open] summary .why::before { content: "▾ "; }
.left-out .block { margin: 0.2rem 0; font: inherit; color: inherit; text-decoration: line-through; text-decoration-color: color-mix(in srgb, var(--muted) 55%, transparent); }

.views { container: findings / inline-size; display: flex; flex-direction: column; min-inline-size: 0; }
.tabs { overflow-x: auto; overflow-y: hidden; scrollbar-width: none; display: flex; gap: 0.1rem; padding: 0 0.6rem; border-bottom: 1px solid var(--line); min-height: 2.75rem; align-items: end; }
.tabs button { white-space: nowrap; padding: 0.5rem 0.6rem; border: 0; border-bottom: 2px solid transparent; border-radius: 0; background: none; color: var(--muted); }
.tabs button:hover { color: var(--ink); }
.tabs button[aria-selected=true] { border-bottom-color: var(--accent); color: var(--ink); font-weight: 600; }
[role=tabpanel] { flex: 1; min-block-size: 0; }
.tools { display: flex; flex-wrap: wrap; align-items: center; gap: 0.45rem 0.7rem; padding: 0.7rem 0.9rem 0.3rem; }
.tools input[type=search] { flex: 1 1 100%; }
.tools select { flex: 1 1 8rem; inline-size: 8rem; }
.tools .check { flex: 0 0 auto; }
.tools .count { flex: 1; padding: 0; }
.tools.of-all { padding-block: 0; }
.count { padding: 0.3rem 0.9rem; color: var(--muted); font-size: 0.8125rem; }
.group { overflow-wrap: anywhere; padding: 1rem 0.9rem 0.3rem; font-size: 0.875rem; font-weight: 600; }
.more-row { padding: 0.6rem 0.9rem; }

.row { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.2rem; inline-size: 100%; padding: 0.65rem 0.9rem; border: 0; border-radius: 0; background: none; text-align: start; overflow-wrap: anywhere; }
.rows > li { border-bottom: 1px solid var(--line); }
.row:hover { background: var(--ground); }
.row:focus-visible { outline-offset: -2px; }
.row[aria-current] { background: var(--ground); box-shadow: inset 3px 0 0 var(--accent); }
.row .said { font: 1rem/1.45 var(--serif); }
.row .said.indirect, .row .said.mixed { color: var(--ink); }
.is-single .row .outlet { display: none; }
.row .nobody { color: var(--muted); font-weight: 400; }
.row .by { display: flex; flex-wrap: wrap; gap: 0 0.6rem; }
.row .details, .basis { color: var(--muted); font-size: 0.8125rem; }
.row.quote .meta { flex-wrap: nowrap; padding-inline-end: 6.5rem; }
.row.quote .outlet { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.position { flex: none; font-variant-numeric: tabular-nums; }
.confidence { flex: none; font-variant-numeric: tabular-nums; }
[data-speech=false] .said { font-style: italic; }

.with-tools { position: relative; }
.row-tools { position: absolute; inset-block-end: 0.5rem; inset-inline-end: 0.6rem; display: flex; gap: 0.1rem; opacity: 0; }
.with-tools:hover .row-tools, .with-tools:focus-within .row-tools, .row[aria-current] + .row-tools { opacity: 1; }
@media (hover: none) { .row-tools { opacity: 1; } }
.row-tools button { font-size: 0.8125rem; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; opacity: 0; }
.row.entity .name { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.6rem; padding-inline-end: 4.5rem; }
.row.entity .name strong { font: 600 1rem/1.35 var(--serif); }
.type { color: var(--muted); font-size: 0.8125rem; }
.roles { color: var(--ink); }
.variants { color: var(--muted); font-size: 0.8125rem; }
.step { margin-inline-start: auto; color: var(--accent); }
.editor > summary { position: absolute; inset-block-start: 0.45rem; inset-inline-end: 0.5rem; padding: 0.2rem 0.4rem; font-size: 0.8125rem; list-style: none; }
.editor > summary::-webkit-details-marker { display: none; }
.editor > summary:hover { text-decoration: underline; }
.form { display: grid; gap: 0.5rem; justify-items: start; padding: 0.2rem 0.9rem 0.9rem; }
.form label:not(.check) { display: grid; grid-template-columns: 4.5rem minmax(0, 14rem) auto; align-items: center; gap: 0.5rem; color: var(--muted); }
.form fieldset { display: flex; flex-wrap: wrap; align-items: center; gap: 0.3rem 0.9rem; }
.form legend { color: var(--muted); }
.reasons { color: var(--muted); font-size: 0.8125rem; list-style: disc; padding-inline-start: 1.2rem; }

.thread, .card { padding: 0.8rem 0 0.4rem; }
.thread header, .card header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.2rem 0.6rem; padding: 0 0.9rem; }
.due { font: 600 1.125rem/1.3 var(--serif); font-variant-numeric: lining-nums; }
.due.unresolved { color: var(--muted); }
.due.conflict { color: var(--error); }
.thread h3, .card h4 { padding: 0.15rem 0.9rem; font-size: 0.9375rem; font-weight: 600; }
.card h4::first-letter, .card .why::first-letter { text-transform: uppercase; }
.card .why { padding: 0 0.9rem 0.3rem; color: var(--muted); }
.card .kind { color: var(--muted); font-size: 0.8125rem; }
.card.conflict header .badge { border-color: var(--error); color: var(--error); }
dl { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr); gap: 0.1rem 0.5rem; padding: 0.3rem 0.9rem; }
dt { color: var(--muted); }
.steps { margin: 0.2rem 0 0 0.9rem; border-inline-start: 2px solid var(--line); }
.steps > li { position: relative; }
.steps > li::before { content: ""; position: absolute; inset-inline-start: -5px; inset-block-start: 1.15rem; inline-size: 8px; block-size: 8px; border-radius: 50%; background: var(--accent); }
.sources > summary { padding: 0 0.9rem 0.4rem; color: var(--muted); font-size: 0.8125rem; }
.evidence, .context, .wording { font: 0.9375rem/1.45 var(--serif); }
.when { display: flex; gap: 0.6rem; }
.row.again { display: flex; flex-wrap: wrap; gap: 0 0.6rem; padding-block: 0 0.65rem; }
.row.again .details { white-space: nowrap; }
.cut { color: var(--muted); }
/* Text in its own direction, whatever the page's. */
.block, .title, .said, .evidence, .context, .wording, .where strong, .outlet, .who { unicode-bidi: plaintext; }
mark { background: var(--quote); color: inherit; }
ins { background: color-mix(in srgb, var(--time) 22%, transparent); text-decoration: none; }

.m-quote { background: var(--quote); }
.m-deadline { background: var(--deadline); }
.m-entity { text-decoration-line: underline; text-decoration-color: var(--entity); text-decoration-thickness: 1px; }
.m-time { text-decoration-line: underline; text-decoration-style: dotted; text-decoration-color: var(--time); text-decoration-thickness: 2px; }
.m-chosen { background: color-mix(in srgb, var(--current) 35%, transparent); }
.m-current { background: var(--current); color: var(--on-current); }
.hide-quote .m-quote:not(.m-current), .hide-deadline .m-deadline:not(.m-current) { background: none; }
.hide-entity .m-entity, .hide-time .m-time { text-decoration: none; }

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
/* The reader's corrections. */
.by-reader, .card.conflict header .by-reader { border-color: var(--accent); color: var(--accent); white-space: normal; overflow-wrap: anywhere; }
.rows > li, .thread, .card { position: relative; }
.quotes .editor > summary { inset-block-start: auto; inset-inline-end: 6.2rem; margin-block-start: -2.1rem; opacity: 0; }
.quotes .rows > li:hover > .editor > summary, .quotes .rows > li:focus-within > .editor > summary, .quotes .editor[open] > summary { opacity: 1; }
.quotes .row.quote .meta { padding-inline-end: 10rem; }
.thread > header, .card:has(> .editor) > header { padding-inline-end: 4.5rem; }
.form label [type=submit] { justify-self: start; }
.form .buttons { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.aside .rows > li:last-child { border-bottom: 0; }
.aside { padding: 0 0.9rem 0.3rem; }
.aside summary { padding: 0.2rem 0; font-size: 0.8125rem; }
.aside .rows { border: 1px solid var(--line); border-radius: 4px; }
.aside .rows > li { padding-block-end: 0.3rem; }
.aside .rows > li > button.quiet { margin-inline-start: 0.5rem; }
.aside p.context { padding: 0.5rem 0.9rem 0; overflow-wrap: anywhere; }
@media not (pointer: coarse) { .thread > .editor > summary, .card > .editor > summary { inset-block-start: 0.75rem; } }
@media (hover: none) { .quotes .editor > summary { opacity: 1; } }
@media (pointer: coarse) { .quotes .editor > summary { margin-block-start: -2.5rem; } }
@media print {
  .bar, .add, .tabs, .tools, .toggles, .notices, .edit, .row-tools, .editor, .aside, .undated-form, .left-out button, .reading .back { display: none !important; }
  .layout { display: block; block-size: auto; }
  .text, .rail ol, .rail li, [role=tabpanel] { overflow: visible; max-block-size: none; }
  .rail ol { display: block; }
  .row, .card header, .thread header { break-inside: avoid; }
}

.workspace-items { inline-size: max-content; max-inline-size: min(24rem, 80cqi); }
.workspace-items > * { inline-size: 100%; }
.workspace-items ul { max-block-size: 16rem; overflow-y: auto; margin-block-end: 0.3rem; padding-block-end: 0.3rem; border-bottom: 1px solid var(--line); }
.workspace-items li button { display: grid; white-space: normal; overflow-wrap: anywhere; }
.workspace-items [aria-current] .workspace-title { font-weight: 600; }
.workspace-items form, .workspace-items [role=group] { display: flex; gap: 0.35rem; padding: 0.2rem 0.4rem; }
.workspace-items form input { flex: 1; }
.workspace-items form button, .workspace-items [role=group] button { inline-size: auto; }
.workspace-items .hint { padding: 0.2rem 0.4rem; }
.workspace-title { unicode-bidi: plaintext; }
/* The comparison: a sentence to check, the grid of speakers, the ledger, two articles side by side. */
.check-box { padding: 0.7rem 0.9rem; border-bottom: 1px solid var(--line); }
.check-box[open] > summary { padding-bottom: 0.5rem; }
.check-form { display: grid; gap: 0.45rem; }
.check-form textarea { inline-size: 100%; resize: vertical; font: 1rem/1.45 var(--serif); }
.check-form input { flex: 1; }
.answer { padding-block: 0.5rem 0; }
.answer:empty { padding: 0; }
.answer .count { padding-inline: 0; }
.verdict { font-size: 1rem; }
.verdict.exact strong { color: var(--time); }
.verdict.altered strong, .verdict.other strong, .verdict.absent strong { color: var(--error); }
.check-box .sides, .glance .sides { margin-inline: -0.9rem; }
.glance { padding: 0 0.9rem 0.3rem; }
.glance .group { padding-inline: 0; }
.news { border-bottom: 1px solid var(--line); border-inline-start: 3px solid var(--accent); }
.news .tools { padding-block: 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; }
th { color: var(--muted); font-size: 0.8125rem; font-weight: 400; text-align: start; vertical-align: bottom; }
.glance th, .glance td { padding: 0.1rem 0.4rem 0.1rem 0; }
.glance thead th { min-inline-size: 4.5rem; max-inline-size: 7rem; }
.glance tbody th { color: var(--ink); vertical-align: middle; white-space: nowrap; max-inline-size: 10rem; overflow: hidden; text-overflow: ellipsis; }
.glance .row.coming { display: block; padding-block: 0.3rem; }
.row.coming span::before { content: " · "; }
.glance td .row { inline-size: auto; min-inline-size: 2rem; padding: 0.1rem 0.5rem; border-radius: 3px; background: var(--quote); font-variant-numeric: tabular-nums; }
.glance td .row[aria-current] { box-shadow: inset 0 0 0 2px var(--accent); }
.ledger th, .ledger td { padding: 0.4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.ledger th { padding-inline: 0.9rem 0.6rem; min-inline-size: 7rem; }
.ledger thead th { position: sticky; inset-block-start: 0; z-index: 1; background: var(--paper); }
.ledger tbody th { color: var(--ink); }
.ledger tbody th span { display: block; }
.ledger tbody th button { padding-inline: 0; min-block-size: 1.6rem; }
.ledger td { min-inline-size: 11rem; max-inline-size: 20rem; }
.ledger .row { padding: 0.2rem 0.6rem; }
.compare.as-ledger [data-hook=statements], .compare.as-ledger > .days-box, .compare.as-ledger > section:not(.statements) { display: none; }
.compare:not(.as-ledger) .ledger { display: none; }
.wide[aria-pressed=true] { font-weight: 600; text-decoration: underline; }
.gap { white-space: pre; }
.gap::before { content: "[…] "; color: var(--muted); }
.gap.after::before { content: " […]"; }
.card header [data-hook=pair-open] { margin-inline-start: auto; min-block-size: 1.6rem; padding-block: 0; font-size: 0.8125rem; }
.pair { container: pair / inline-size; display: flex; flex-direction: column; min-inline-size: 0; min-block-size: 0; }
.base:not(.is-paired) .pair { display: none; }
.is-paired .reading, .is-paired .rail { display: none; }
.pair-head { display: flex; flex-wrap: wrap; align-items: center; gap: 0.3rem 0.6rem; min-height: 2.75rem; padding: 0.35rem 0.9rem; border-bottom: 1px solid var(--line); }
.pair-head h2 { flex: 1; min-inline-size: 8rem; font-size: 0.9375rem; }
.pair-head h2:focus { outline: none; }
.pair-head h2::first-letter { text-transform: uppercase; }
.pair-head .count { padding: 0; }
.pair-head .steps-to { display: flex; align-items: center; gap: 0.4rem; }
.halves { display: grid; flex: 1; min-block-size: 0; grid-template: minmax(0, 1fr) minmax(0, 1fr) / minmax(0, 1fr); }
.half { display: flex; flex-direction: column; min-block-size: 0; min-inline-size: 0; border-bottom: 1px solid var(--line); }
.half header { display: flex; align-items: center; gap: 0.6rem; padding: 0.35rem 0.9rem; border-bottom: 1px solid var(--line); }
.half select { flex: 1; min-inline-size: 0; }
.half .date { color: var(--muted); white-space: nowrap; }
.half .text { flex: 1; min-block-size: 0; overflow-y: auto; padding: 0.9rem 0.9rem 2rem; font-size: 1rem; }
@container pair (min-width: 38em) {
  .halves { grid-template: minmax(0, 1fr) / minmax(0, 1fr) minmax(0, 1fr); }
  .half:first-child { border-inline-end: 1px solid var(--line); }
}
@container nutgraf (max-width: 46em) {
  [data-pane=findings] .pair { display: none; }
  .pair { block-size: 92vh; }
}
@container nutgraf (min-width: 46.01em) {
  .is-wide:not(.is-paired) .rail { display: none; }
  .is-wide:not(.is-paired) .layout { grid-template: minmax(0, 1fr) / minmax(16rem, 32%) minmax(0, 1fr); }
  .is-paired .layout { grid-template: minmax(0, 1fr) / minmax(0, 1fr) minmax(20rem, 34%); }
}
.is-empty .keys-open { display: none; }
.keys { max-inline-size: min(30rem, 90vw); padding: 1rem 1.2rem; border: 1px solid var(--line); border-radius: 6px; background: var(--paper); color: var(--ink); }
.keys::backdrop { background: rgb(0 0 0 / 0.35); }
.keys h2 { font-size: 1rem; }
.keys dl { grid-template-columns: 6rem minmax(0, 1fr); padding: 0.6rem 0; }
kbd { padding: 0 0.35rem; border: 1px solid var(--line); border-radius: 3px; font: inherit; }
/* The menu of exports, by what they are for. */
.menu-group { inline-size: 100%; }
.menu-group + .menu-group { margin-block-start: 0.3rem; padding-block-start: 0.3rem; border-top: 1px solid var(--line); }
.menu-items { max-block-size: 85vh; overflow-y: auto; }
/* Where the bar has two lines, a menu hangs from the bar and not from its button, of which one side may be short. */
@container nutgraf (max-width: 46em) {
  .bar { position: relative; }
  .menu { position: static; }
  .menu-items { inset-inline: 0.5rem; max-inline-size: none; inline-size: auto; }
}
.menu-heading { padding: 0.1rem 0.4rem; color: var(--muted); font-size: 0.75rem; }
summary .workspace-title { display: inline-block; max-inline-size: 14rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; vertical-align: bottom; }

/* Search */
.find { flex: 1 1 9rem; max-inline-size: 17rem; }
.find input { inline-size: 100%; }
.is-empty .find { display: none; }
.search .tools select { flex: 1 1 6.5rem; inline-size: 6.5rem; }
.search .field { flex: none; font-size: 0.8125rem; }
.search .days { display: flex; flex-wrap: wrap; gap: 0.35rem 0.7rem; }
.search .group { display: grid; gap: 0.1rem; }
.search .group .title { font: 600 0.9375rem/1.3 var(--serif); }
.search .group .n { font-size: 0.8125rem; }
.passage { font: 0.9375rem/1.5 var(--serif); unicode-bidi: plaintext; }
.help { margin-inline-start: auto; color: var(--muted); font-size: 0.8125rem; }
.help[open] { flex: 1 1 100%; }
.help summary { inline-size: max-content; padding-block: 0.2rem; }
.help ul { padding-block: 0.2rem 0.5rem; }
.help li { padding-block: 0.15rem; }
.help code { padding: 0 0.3rem; border: 1px solid var(--line); border-radius: 3px; background: var(--ground); color: var(--ink); font: inherit; }
@container findings (max-width: 40em) {
  .tabs:has([data-tab=search]:not([hidden])) button[aria-selected=false] .n { display: none; }
}
@container nutgraf (max-width: 46em) {
  .find { flex: 1 0 100%; max-inline-size: none; order: 2; }
  .layout:has(> .views > #panel-search:not([hidden])) > .rail { display: none; }
}
@media print {
  .help { display: none; }
}

/* The list of articles, arranged */
.arrange { display: flex; flex-wrap: wrap; align-items: center; gap: 0.35rem; padding: 0.5rem 0.9rem; border-bottom: 1px solid var(--line); font-size: 0.8125rem; }
.arrange input { flex: 1 1 100%; }
.arrange select { flex: 1 1 5.5rem; min-inline-size: 0; inline-size: 5.5rem; padding-inline: 0.25rem; }
.arrange .count { padding: 0; }
.arrange .count:empty { display: none; }
.rail .list-group { padding-block: 0.7rem 0.35rem; }
.list-group h3 { overflow-wrap: anywhere; font-size: 0.8125rem; unicode-bidi: plaintext; }
@container nutgraf (max-width: 72em) {
  .arrange { padding-block: 0.35rem; }
  .arrange input { flex: 1 1 5.5rem; }
  .arrange select { flex: 1 1 5rem; inline-size: 5rem; }
}
@container nutgraf (min-width: 46.01em) and (max-width: 72em) {
  .arrange input { flex: 0 1 16rem; }
  .arrange select { flex: 0 1 8rem; }
  .rail .list-group { flex: 0 0 8rem; background: var(--ground); }
}
@media print {
  .arrange { display: none; }
}

/* The course of a deadline, drawn */
.timeline { margin: 0.3rem 0.9rem 0.5rem; font-size: 0.75rem; }
.timeline svg { display: block; overflow: visible; }
.timeline text { fill: var(--muted); stroke: var(--paper); stroke-width: 0.3em; stroke-linejoin: round; paint-order: stroke; }
.timeline text.now { fill: var(--ink); font-weight: 600; }
.timeline text.moved, .timeline text.over { fill: var(--ink); }
.timeline .axis { stroke: var(--line); stroke-width: 2; }
.timeline .lead { stroke: var(--line); }
.timeline .newest:not(text) { stroke: var(--muted); stroke-dasharray: 3 3; }
.timeline .days { stroke-width: 6; stroke: var(--line); }
.timeline .days.now { stroke: var(--deadline); }
.timeline path { stroke: var(--accent); stroke-width: 1.5; fill: var(--accent); }
.timeline path.told { fill: var(--paper); }
.timeline path.was { stroke: var(--muted); fill: var(--paper); }
.timeline path.now { stroke: var(--error); fill: var(--error); }
@media (forced-colors: active) {
  .timeline text:is(.set, .told, .was, .newest, .now, .moved, .over) { fill: CanvasText; stroke: Canvas; }
  .timeline line:is(.axis, .lead, .days, .newest) { stroke: CanvasText; }
  .timeline path:is(.set, .moved, .over, .now, .told, .was) { stroke: CanvasText; fill: CanvasText; }
  .timeline path:is(.told, .was) { fill: Canvas; }
}

/* The ledger on a narrow page: a statement under the other, and of each an outlet under the other */
.ledger .of { display: none; }
@container nutgraf (max-width: 46em) {
  .ledger .scroll { overflow: visible; }
  .ledger :is(table, tbody, tr, th, td) { display: block; min-inline-size: 0; max-inline-size: none; }
  .ledger :is(thead, td:empty) { display: none; }
  .ledger :is(tbody th, td) { padding: 0; border: 0; }
  .ledger tbody tr { padding-block: 0.6rem 0.7rem; border-bottom: 1px solid var(--line); }
  .ledger tbody th { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 0.8rem; padding-inline: 0.9rem; font-size: 0.9375rem; }
  .ledger td + td:not(:empty) { padding-block-start: 0.35rem; }
  .ledger .of { display: block; padding-inline: 0.9rem; font-size: 0.8125rem; }
  .ledger .row { padding-inline: 0.9rem; }
}

/* Quotations of the reader's own */
.reading .adding { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.2rem 0.8rem; }
.reading .adding .form { flex: 1; padding: 0.2rem 0; }
.edges { font: 0.9375rem/1.45 var(--serif); color: var(--muted); overflow-wrap: anywhere; }
.edges mark { color: var(--ink); background: var(--quote); white-space: pre-wrap; }
.edge-tools .buttons { display: flex; flex-wrap: wrap; align-items: center; gap: 0.2rem 0.4rem; color: var(--muted); }
.edge-tools .buttons button { min-inline-size: 2rem; border-color: var(--line); }
.edge-tools .buttons button:hover { text-decoration: none; border-color: var(--muted); }
.edge-box > * + * { margin-block-start: 0.3rem; }
@media print { .reading .adding { display: none; } }

/* The chronology */
.days-box { padding: 0.3rem 0.9rem; }
.days-box > summary { padding-block: 0.2rem; }
.chronology { margin-inline: -0.9rem; }
.chronology .column { stroke: var(--current); stroke-width: 0.9em; }
.chronology .group { padding-block-start: 0.6rem; }
@media (forced-colors: active) { .chronology .column { stroke: CanvasText; } }

/* Figures, drawn; and what goes with every drawing */
.chart { margin: 0.3rem 0.9rem 0.5rem; font-size: 0.75rem; }
.chart svg { display: block; overflow: visible; }
.chart text { fill: var(--muted); stroke: var(--paper); stroke-width: 0.3em; stroke-linejoin: round; paint-order: stroke; white-space: pre; }
.chart .value { fill: var(--ink); font-weight: 600; }
.chart .axis { stroke: var(--line); stroke-width: 2; }
.chart .lead { stroke: var(--line); }
.chart .range { stroke: var(--accent); stroke-width: 4; }
.chart path { stroke: var(--accent); stroke-width: 1.5; fill: var(--accent); }
.chart path.about { fill: var(--paper); }
.drawing-tools { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 1rem; padding-block-start: 0.2rem; }
.drawing-tools button, .timeline > button { padding: 0.1rem 0; font-size: 0.75rem; }
.timeline > button { display: block; margin-inline-start: auto; }
.drawing-tools table { margin-block: 0.3rem; }
.drawing-tools :is(th, td) { padding: 0.1rem 1rem 0.1rem 0; text-align: start; vertical-align: baseline; }
.drawing-tools [data-hook=save-drawing], .timeline > [data-hook=save-drawing] { opacity: 0; }
:is(.card, .thread, .chronology):is(:hover, :focus-within) [data-hook=save-drawing] { opacity: 1; }
@media (hover: none) { .drawing-tools [data-hook=save-drawing], .timeline > [data-hook=save-drawing] { opacity: 1; } }
@media (forced-colors: active) {
  .chart text, .chart .value { fill: CanvasText; stroke: Canvas; }
  .chart line { stroke: CanvasText; }
  .chart path { stroke: CanvasText; fill: CanvasText; }
  .chart path.about { fill: Canvas; }
}
@media print {
  .drawing-tools button, .timeline > button { display: none; }
}

/* What of the findings is shown */
.filters { padding: 0.15rem 0.9rem 0.3rem; font-size: 0.8125rem; }
.filter-line { margin-inline-start: -0.25rem; display: flex; flex-wrap: wrap; align-items: center; gap: 0.3rem 0.5rem; }
.tools > .filters, .tools > .filters.unfolded > .filter-line { display: contents; }
.tools > .filters :is(select, .check, button) { font-size: 0.8125rem; }
.filter-line select { flex: 0 1 auto; inline-size: auto; min-inline-size: 0; max-inline-size: 7rem; padding: 0.15rem 0.25rem; border-color: transparent; color: var(--muted); }
.filters .filter-fold { display: none; padding-inline: 0; }
.tools > .filters select { max-inline-size: 6.4rem; }
.filters select.on, .tools > .filters select.on { max-inline-size: 10rem; }
.filters .check:has(:checked) { color: var(--ink); }
@container nutgraf (min-width: 46.01em) {
  .tools > .filters > .filter-line { display: contents; }
}
@container findings (max-width: 27em) {
  .filters .filter-fold { display: block; }
  .filters:not(.unfolded) .filter-line { display: none; }
}
@container nutgraf (max-width: 46em) {
  .filters .filter-fold { display: block; }
  .filters:not(.unfolded) .filter-line { display: none; }
}
@container findings (max-width: 36em) {
  .filters.many .filter-fold { display: block; }
  .filters.many:not(.unfolded) .filter-line { display: none; }
}
.filter-line select:is(:hover, :focus), .filter-line select.on { border-color: var(--line); color: var(--ink); }
@media print {
  .filters { display: none; }
}
`;

// Highlights take literal colours, for not every browser lets them see the custom properties of the element; and
// longhands, for WebKit has no such shorthand.
/** @param {{(name: string): string}} colour */
const painted = (colour) => `
::highlight(nutgraf-quote) { background-color: ${colour('quote')}; }
::highlight(nutgraf-deadline) { background-color: ${colour('deadline')}; }
::highlight(nutgraf-entity) { text-decoration-line: underline; text-decoration-color: ${colour('entity')}; text-decoration-thickness: 1px; }
::highlight(nutgraf-time) { text-decoration-line: underline; text-decoration-style: dotted; text-decoration-color: ${colour('time')}; text-decoration-thickness: 2px; }
::highlight(nutgraf-chosen) { background-color: rgb(245 201 69 / 0.35); }
::highlight(nutgraf-current) { background-color: ${colour('current')}; color: ${colour('on-current')}; }
`;

/** @param {(light: string, dark: string) => string} value */
const inScheme = (value) => painted((name) => {
  const [, light = '', dark = ''] = COLOURS.find(([n]) => n === name) ?? [];
  return `var(--nutgraf-${name}, ${value(light, dark)})`;
});

const highlights = `${inScheme((light) => light)}
@supports (color: light-dark(red, red)) {
${inScheme((light, dark) => `light-dark(${light}, ${dark})`)}
}
`;

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
