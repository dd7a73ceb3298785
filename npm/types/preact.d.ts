/** The element with its types for Preact’s JSX. */
import type { HTMLAttributes } from 'preact';
import type { NutGraf, NutGrafEvents, NutGrafProps } from './element.js';

export * from './element.js';

type Handlers = { [Name in keyof NutGrafEvents as `on${Name}`]?: (event: NutGrafEvents[Name]) => void };

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'nut-graf': HTMLAttributes<NutGraf> & NutGrafProps & Handlers;
    }
  }
}
