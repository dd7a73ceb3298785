import type { SvelteHTMLElements } from 'svelte/elements';
import 'nutgraf/svelte';

export const props: SvelteHTMLElements['nut-graf'] = {
  view: 'compare', articles: [{ id: 'a', text: 'Text' }], 'onnutgraf-report': ({ detail }) => console.log(detail.report.statements.length),
};

// @ts-expect-error: there is no such view
export const wrong: SvelteHTMLElements['nut-graf'] = { view: 'nothing' };
