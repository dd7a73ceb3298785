// Reads with the engine in a thread; the process ends by itself, with the thread still there.

import { Nutgraf } from 'nutgraf/client';
import { first, second } from './articles.js';

const nutgraf = new Nutgraf();
nutgraf.set(first);
nutgraf.set(second);
const report = await nutgraf.analyse();
console.log(JSON.stringify({ where: nutgraf.where, quotes: report.articles.map((a) => a.quotes.length) }));
