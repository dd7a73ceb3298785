// The menus of the workspace and of exports, and the list of keys.

export const menus = `
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
`;
