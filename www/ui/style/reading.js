// One article’s text, its parts and what was left out of it.

export const reading = `
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
.foot { position: sticky; inset-block-end: 0; }
.foot > .note { padding: 0.35rem 1.25rem; border-top: 1px solid var(--line); background: var(--paper); color: var(--muted); font-size: 0.8125rem; }
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
`;
