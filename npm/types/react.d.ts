/** The element with its types for React’s JSX. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { NutGraf, NutGrafEvents, NutGrafProps } from './element.js';

export * from './element.js';

type Handlers = { [Name in keyof NutGrafEvents as `on${Name}`]?: (event: NutGrafEvents[Name]) => void };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'nut-graf': DetailedHTMLProps<HTMLAttributes<NutGraf>, NutGraf> & NutGrafProps & Handlers;
    }
  }
}
