// The comparison: a sentence to check, the grid of speakers, the ledger, two articles side by side.

export const comparison = `
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
.glance thead th { min-inline-size: 3.2rem; max-inline-size: 7rem; }
.glance th:first-child { position: sticky; inset-inline-start: 0; background: var(--paper); }
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
.gap { white-space: pre-wrap; }
.gap::before { content: " […]"; color: var(--muted); }
.gap.before::before { content: "[…] "; }
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
`;
