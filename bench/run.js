// Runs the measurements in headless Chromium and prints one line of JSON: `cargo xtask bench` makes the tables.
import { open, page } from "../tests/browser/driver.js";

/** @typedef {{figures?: import("./worker.js").Figure[], error?: string}} Answer */

/**
 * In the page: hands the articles to the worker.
 * @param {(answer: Answer) => void} done
 */
async function inPage(done) {
  const worker = new Worker("/__bench/worker.js", { type: "module" });
  worker.addEventListener("message", (/** @type {MessageEvent<Answer>} */ { data }) => done(data));
  worker.addEventListener("error", (event) => done({ error: event.message }));
  worker.postMessage(await (await fetch("/__bench/articles.json")).json());
}

const { driver, quit } = await open();
try {
  await driver.manage().setTimeouts({ script: 600_000 });
  await driver.get(`${page}pkg/nutgraf.d.ts`);
  /** @type {Answer} */
  const { figures, error } = await driver.executeAsyncScript(`(${inPage.toString()})(...arguments)`);
  if (!figures) throw new Error(error);
  console.log(JSON.stringify({ speed: figures, start: [] }));
} finally {
  await quit();
}
