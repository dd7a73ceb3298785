// Never run: a program in TypeScript that uses the client by its declarations, which the type checker must accept.

import { Nutgraf, type Article, type CorpusReport } from '../../www/types/nutgraf-client.js';
import type { NutGraf } from '../../www/types/nut-graf.js';

export async function whoSaidWhat(articles: Article[], signal: AbortSignal): Promise<[who: string, words: string][]> {
  const nutgraf = new Nutgraf({ worker: true });
  for (const article of articles) nutgraf.set(article);
  const report: CorpusReport = await nutgraf.analyse({ signal, onprogress: ({ done, total }) => console.info(done / total) });
  const names = new Map(report.entities.map((e) => [e.id, e.name]));
  return report.articles.flatMap(({ id, quotes }) => quotes.map((q): [string, string] => (
    [names.get(q.speaker ?? '') ?? '', q.content.map((s) => nutgraf.text(id).slice(s.start, s.end)).join(' ')])));
}

export async function wasSaid(nutgraf: Nutgraf, words: string): Promise<string[]> {
  const { verdict, places } = await nutgraf.check(words, { speaker: 'Ada Roe' });
  return verdict === 'exact' ? places.map((p) => p.article) : places.flatMap((p) => p.changes.map((c) => c.printed));
}

export async function whatIsNew(nutgraf: Nutgraf, monday: Article[]): Promise<string[]> {
  const { articles, statements } = await nutgraf.since(monday);
  return [...articles.flatMap((a) => a.edits.map((e) => e.after)), ...statements.map((s) => `${s.change}: ${s.text}`)];
}

// @ts-expect-error an article without an id is none
export const wrong: Article = { text: 'no id' };

export const count = (desk: NutGraf): number => desk.report?.articles.length ?? 0;
