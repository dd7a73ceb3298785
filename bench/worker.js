// Measures one program after the other, in a worker as the page's engine runs, on the same articles.
import { contestants } from "./contestants.js";

/** @typedef {import("./contestants.js").Article} Article */
/** @typedef {import("../www/pkg/nutgraf.js").Timings} Timings */

/**
 * @typedef {Object} Figure
 * @property {string} name
 * @property {string} does
 * @property {number} ready milliseconds until it could begin: for the engine with fetching and compiling, for the others without
 * @property {number} ms of the fastest pass over all articles
 * @property {number} passes
 * @property {number} found what one pass found, so that no program is measured doing nothing
 * @property {number} failed articles that it threw on
 * @property {Timings} [stages] of the engine, each in its fastest pass
 * @property {number} [report] milliseconds that the corpus report took, as an object
 */

/** Passes are repeated for this long, in milliseconds. */
const LONG_ENOUGH = 3000;

/**
 * @param {Article[]} articles
 * @param {(article: Article) => number} analyse
 * @param {() => void} [passed] called after each pass
 */
function measure(articles, analyse, passed = () => undefined) {
  let best = Infinity;
  let passes = 0;
  let found = 0;
  let failed = 0;
  const begun = performance.now();
  do {
    const start = performance.now();
    found = 0;
    failed = 0;
    for (const article of articles) {
      try {
        found += analyse(article);
      } catch {
        failed += 1;
      }
    }
    best = Math.min(best, performance.now() - start);
    passes += 1;
    passed();
  } while (performance.now() - begun < LONG_ENOUGH);
  return { ms: best, passes, found, failed };
}

/**
 * @param {Article[]} articles
 * @returns {Promise<Figure>}
 */
async function nutgraf(articles) {
  const begun = performance.now();
  // Fetched from the served page, not taken into the bundle.
  const at = "/pkg/nutgraf.js";
  /** @type {typeof import("../www/pkg/nutgraf.js")} */
  const { default: init, Corpus } = await import(at);
  await init({ module_or_path: "/pkg/nutgraf_bg.wasm" });
  const files = ["/pkg/entities.nut", "/pkg/quotes.nut"];
  const models = await Promise.all(files.map(async (f) => new Uint8Array(await (await fetch(f)).arrayBuffer())));
  const corpus = new Corpus(models);
  const ready = performance.now() - begun;
  let before = corpus.timings();
  /** @type {Timings | undefined} */
  let stages;
  const figure = measure(articles, (article) => {
    corpus.set(article);
    return 1;
  }, () => {
    const now = corpus.timings();
    const pass = { ...now };
    for (const stage of /** @type {(keyof Timings)[]} */ (Object.keys(now))) {
      pass[stage] = Math.min(now[stage] - before[stage], stages?.[stage] ?? Infinity);
    }
    stages = pass;
    before = now;
  });
  const start = performance.now();
  const { articles: reports } = corpus.report();
  const report = performance.now() - start;
  const found = reports.reduce((n, r) => n + r.quotes.length + r.entities.length + r.times.length + r.deadlines.length, 0);
  const does = "entities, quotes with speakers, times as values, deadlines";
  return { name: "nutgraf", does, ready, ...figure, found, ...(stages ? { stages } : {}), report };
}

self.addEventListener("message", async (/** @type {MessageEvent<Article[]>} */ { data: articles }) => {
  try {
    const figures = [await nutgraf(articles)];
    for (const { name, does, prepare } of contestants) {
      const begun = performance.now();
      const analyse = prepare();
      const ready = performance.now() - begun;
      figures.push({ name, does, ready, ...measure(articles, analyse) });
    }
    self.postMessage({ figures });
  } catch (error) {
    self.postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
