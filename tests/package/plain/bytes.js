// Reads on the program's own thread, with bytes handed in, by the client that browsers have.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Nutgraf, locate } from './node_modules/nutgraf/client.js';
import { first, second } from './articles.js';

const read = (name) => readFile(fileURLToPath(import.meta.resolve(name)));
locate({ wasm: await read('nutgraf/wasm'), entities: () => read('nutgraf/models/entities.nut'), quotes: (await read('nutgraf/models/quotes.nut')).buffer.slice(0) });
const nutgraf = new Nutgraf({ worker: false });
nutgraf.set(first);
nutgraf.set(second);
const report = await nutgraf.analyse();
console.log(JSON.stringify({ where: nutgraf.where, quotes: report.articles.map((a) => a.quotes.length) }));
nutgraf.close();
