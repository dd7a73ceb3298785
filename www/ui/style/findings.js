// What was found: the tabs, rows of any kind, their forms, and cards of deadlines and differences.

export const findings = `
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
`;
