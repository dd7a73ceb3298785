// What a fresh run says, with an engine that no element has.

/** @typedef {import('../../../www/nutgraf/types.js').Article} Article */
/** @typedef {import('../../../www/nutgraf/types.js').Correction} Correction */

/** @type {Promise<{Corpus: typeof import('../../../www/pkg/nutgraf.js').Corpus, models: Uint8Array[]}> | undefined} */
let loading;

const engine = () => (loading ??= (async () => {
  /** @type {typeof import('../../../www/pkg/nutgraf.js')} */
  const fresh = await import(/** @type {string} */ ('../../../www/pkg/nutgraf.js?fresh'));
  await fresh.default({ module_or_path: "/www/pkg/nutgraf_bg.wasm" });
  const models = await Promise.all(['entities', 'quotes'].map(async (name) => new Uint8Array(await (await fetch(`/www/pkg/${name}.nut`)).arrayBuffer())));
  return { Corpus: fresh.Corpus, models };
})());

/** The report of a new engine. @param {readonly Article[]} articles @param {readonly Correction[]} corrections */
export async function freshReport(articles, corrections) {
  const { Corpus, models } = await engine();
  const corpus = new Corpus(models);
  try {
    for (const article of articles) corpus.set(article);
    corpus.correct([...corrections]);
    return corpus.report();
  } finally {
    corpus.free();
  }
}

/** Where two texts begin to differ. @param {string} is @param {string} ought */
export function difference(is, ought) {
  let at = 0;
  while (at < is.length && is[at] === ought[at]) at += 1;
  return `at ${at}: is ${is.slice(Math.max(0, at - 100), at + 120)}\nought ${ought.slice(Math.max(0, at - 100), at + 120)}`;
}
