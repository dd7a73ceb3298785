// What the reader corrects, and the quotations that they add.

export const corrections = `
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

.reading .adding { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.2rem 0.8rem; }
.reading .adding .form { flex: 1; padding: 0.2rem 0; }
.edges { font: 0.9375rem/1.45 var(--serif); color: var(--muted); overflow-wrap: anywhere; }
.edges mark { color: var(--ink); background: var(--quote); white-space: pre-wrap; }
.edge-tools .buttons { display: flex; flex-wrap: wrap; align-items: center; gap: 0.2rem 0.4rem; color: var(--muted); }
.edge-tools .buttons button { min-inline-size: 2rem; border-color: var(--line); }
.edge-tools .buttons button:hover { text-decoration: none; border-color: var(--muted); }
.edge-box > * + * { margin-block-start: 0.3rem; }
@media print { .reading .adding { display: none; } }
`;
