/** The element with its types for Vue’s templates and JSX. */
import type { HTMLAttributes } from 'vue';
import type { NutGrafEvents, NutGrafProps } from './element.js';

export * from './element.js';

type Handlers = { [Name in keyof NutGrafEvents as `on${Capitalize<Name>}`]?: (event: NutGrafEvents[Name]) => void };
type Props = HTMLAttributes & NutGrafProps & Handlers;

declare module 'vue' {
  interface GlobalComponents {
    'nut-graf': new () => { $props: Props };
  }
}
declare module 'vue/jsx-runtime' {
  namespace JSX {
    interface IntrinsicElements {
      'nut-graf': Props;
    }
  }
}
