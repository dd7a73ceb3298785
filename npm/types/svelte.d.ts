/** The element with its types for Svelte’s markup. */
import type { HTMLAttributes } from 'svelte/elements';
import type { NutGraf, NutGrafEvents, NutGrafProps } from './element.js';

export * from './element.js';

type Handlers = { [Name in keyof NutGrafEvents as `on${Name}`]?: (event: NutGrafEvents[Name]) => void };

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'nut-graf': HTMLAttributes<NutGraf> & NutGrafProps & Handlers;
  }
}
