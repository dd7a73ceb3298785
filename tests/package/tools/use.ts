// The package's types as programs use them.

import { NutGraf, locate, type Article } from 'nutgraf';
import { Nutgraf, NutgrafError, type CorpusReport } from 'nutgraf/client';
import { Nutgraf as Inline } from 'nutgraf/inline';
import init, { Engine } from 'nutgraf/engine';
import 'nutgraf/worker';

const element = document.createElement('nut-graf');
const same: NutGraf = element;
element.articles = [{ id: 'a', text: 'Text', title: undefined }];
const fixed: readonly Article[] = Object.freeze([{ id: 'a', text: 'Text' }]);
element.articles = fixed;
element.articles = undefined;
element.workspace = true;
element.addEventListener('nutgraf-report', (event) => {
  const report: CorpusReport = event.detail.report;
  const speaker: string | null | undefined = report.articles[0]?.quotes[0]?.speaker;
  console.log(report.articles[0]?.quotes.length, speaker);
});
document.addEventListener('nutgraf-error', ({ detail }) => console.log(detail.error.code.toUpperCase(), detail.article));
// @ts-expect-error: there is no such thing in a report
element.addEventListener('nutgraf-report', (event) => event.detail.nothing);
const found: NutGraf | null = document.querySelector('nut-graf');

locate({ wasm: new Uint8Array(), entities: new URL('https://example.org/'), quotes: async () => 'quotes.nut' });
// @ts-expect-error: there is no such file
locate({ nothing: '' });

const nutgraf = new Nutgraf({ worker: false });
nutgraf.set({ id: 'a', text: 'Text', date: '2031-05-02' });
const report: CorpusReport = await nutgraf.analyse({ onprogress: ({ done, total }) => console.log(done / total) });
// @ts-expect-error: an article has an id
nutgraf.set({ text: 'Text' });
export { same, found, report, NutgrafError, Inline, init, Engine };
