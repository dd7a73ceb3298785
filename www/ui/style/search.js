// The search, and what of the findings is shown.

export const search = `
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
