// Makes corpus.jsonl, which the command line reads, out of the manifest and its files, by the engine's own file reading;
// `cargo xtask build` comes first.
//
//     node www/samples/make-corpus.js            writes it
//     node www/samples/make-corpus.js --check    exits with 1 if the file committed is another

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { overrides } from '../nutgraf/read-address.js';
import { read } from '../nutgraf/read.js';
import { initSync } from '../pkg/nutgraf.js';

/** @param {string} name */
const path = (name) => fileURLToPath(new URL(name, import.meta.url));

initSync({ module: readFileSync(path('../pkg/nutgraf_bg.wasm')) });
const manifest = /** @type {{articles: Record<string, string>[]}} */ (JSON.parse(readFileSync(path('index.json'), 'utf8')));
const lines = manifest.articles.flatMap((entry) => {
  const file = entry['file'] ?? '';
  // The sample story is of plain text and pages, which need no other readers.
  return (read(file, readFileSync(path(file)))?.articles ?? []).map(({ article }) => JSON.stringify({ ...article, ...overrides(entry) }));
});
const made = `${lines.join('\n')}\n`;
if (!process.argv.includes('--check')) writeFileSync(path('corpus.jsonl'), made);
else if (readFileSync(path('corpus.jsonl'), 'utf8') !== made) {
  console.error('www/samples/corpus.jsonl is not what its sources make: run node www/samples/make-corpus.js');
  process.exitCode = 1;
}
