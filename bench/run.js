// Runs the measurements in headless Chromium and prints one line of JSON: `cargo xtask bench` makes the tables.
import { open, page } from "../tests/browser/driver.js";

/** @typedef {{figures?: import("./worker.js").Figure[], error?: string}} Answer */

/**
 * In the page: hands the articles to the worker.
 * @param {(answer: Answer) => void} done
 */
async function inPage(done) {
  const address = "/__bench/worker.js";
  // The page is served with Trusted Types enforced.
  const policies = /** @type {{trustedTypes?: import("../www/nutgraf/worker-url.js").Policies}} */ (globalThis).trustedTypes;
  const trusted = policies?.createPolicy("nutgraf", { createScriptURL: () => address }).createScriptURL("");
  const worker = new Worker(/** @type {string} */ (trusted ?? address), { type: "module" });
  worker.addEventListener("message", (/** @type {MessageEvent<Answer>} */ { data }) => done(data));
  worker.addEventListener("error", (event) => done({ error: event.message }));
  worker.postMessage(await (await fetch("/__bench/articles.json")).json());
}

/** How often the page is opened anew, each time in a browser of its own, so that nothing is cached. */
const STARTS = 3;

/** Milliseconds from navigation to the first report in sight, on a page that embeds the widget with an article. */
async function start() {
  const { driver, quit } = await open();
  try {
    await driver.get(`${page}embed.html`);
    const script = `const done = arguments[0];
      const look = () => (document.querySelector("nut-graf")?.shadowRoot?.querySelector("[data-row=quote]")
        ? requestAnimationFrame(() => done(performance.now())) : setTimeout(look, 2));
      look();`;
    return /** @type {number} */ (await driver.executeAsyncScript(script));
  } finally {
    await quit();
  }
}

const starts = [];
for (let i = 0; i < STARTS; i++) starts.push(await start());

const { driver, quit } = await open();
try {
  await driver.manage().setTimeouts({ script: 600_000 });
  await driver.get(`${page}pkg/nutgraf.d.ts`);
  /** @type {Answer} */
  const { figures, error } = await driver.executeAsyncScript(`(${inPage.toString()})(...arguments)`);
  if (!figures) throw new Error(error);
  console.log(JSON.stringify({ speed: figures, start: starts }));
} finally {
  await quit();
}
