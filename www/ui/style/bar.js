// What stands above the desk: the bar with its menus, what the reader is told, and the box for more articles.

export const bar = `
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
`;
