/** `<nut-graf>`: the class, its events, and the types of what goes in and comes out. Importing it defines the element. */
import type { NutGraf } from './nut-graf.js';
import type { Article, Correction, CorpusReport, Span } from './nutgraf/types.js';

export { NutGraf, locate } from './nut-graf.js';
export type { Given, Place, Places } from './nutgraf/addresses.js';
export type * from './nutgraf/types.js';

/** The element's events, which bubble and cross shadow roots. */
export interface NutGrafEvents {
  /** A report is there. After `cancel()` it is of what was read so far. */
  'nutgraf-report': CustomEvent<{ report: CorpusReport }>;
  /** Something failed: `error` has a `code`; `article` is the id of the article that it is about, or null. */
  'nutgraf-error': CustomEvent<{ error: Error & { code: string }; article: string | null }>;
  /** An article was read. */
  'nutgraf-progress': CustomEvent<{ done: number; total: number }>;
  /** A row was followed to its place. */
  'nutgraf-select': CustomEvent<{ article: string; spans: readonly Span[]; text: string }>;
}

/**
 * What may be set on the element in markup; `articles` and `corrections` are properties. `undefined` and `null` mean that it
 * is not given.
 */
export interface NutGrafProps {
  /** Addresses of articles, a manifest or JSON Lines, separated by spaces. */
  src?: string | null | undefined;
  /** Keeps articles and corrections in the browser’s storage, under this name; `true`: under that of the last time. */
  workspace?: string | boolean | null | undefined;
  view?: 'quotes' | 'entities' | 'deadlines' | 'compare' | 'search' | null | undefined;
  /** YYYY-MM-DD: the date of articles that bring none. */
  'reference-date'?: string | null | undefined;
  /** The same, as a property. */
  referenceDate?: string | null | undefined;
  /** No way to add, edit or remove articles. */
  readonly?: boolean | null | undefined;
  /** What the interface speaks: `en`, `de`, `es` or `fr`. */
  language?: string | null | undefined;
  /** How dates are written. */
  lang?: string | undefined;
  /** `spans` paints with elements even where the browser has CSS highlights. */
  highlight?: 'spans' | null | undefined;
  /** `off` runs the engine on the page’s own thread. */
  worker?: 'off' | null | undefined;
  /** When the engine is fetched. */
  loading?: 'eager' | 'lazy' | 'idle' | null | undefined;
  articles?: readonly Article[] | null | undefined;
  corrections?: readonly Correction[] | null | undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'nut-graf': NutGraf;
  }
  interface GlobalEventHandlersEventMap extends NutGrafEvents {}
}
