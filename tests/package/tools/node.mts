// The client and the bare engine in a program for Node, which knows no browser.

import { Nutgraf, locate, type Article, type CorpusReport } from 'nutgraf/client';
import init, { Engine } from 'nutgraf/engine';

export async function read(id: string, text: string, title: string | undefined): Promise<CorpusReport> {
  const article: Article = { id, text, title, date: undefined };
  const nutgraf = new Nutgraf();
  nutgraf.set(article);
  return nutgraf.analyse({ signal: AbortSignal.timeout(1000) });
}

export async function bare(wasm: Uint8Array, models: Uint8Array[]): Promise<Engine> {
  locate({ wasm });
  await init({ module_or_path: wasm });
  return new Engine(models);
}
