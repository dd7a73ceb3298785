// The list of articles, and how it is arranged.

export const articles = `
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
`;
