// The page's wasm against the native program: the same articles must give the same JSON, byte for byte.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import process from "node:process";
import { after, before, describe, it } from "node:test";
import { open, page } from "./driver.js";

/** @typedef {{name: string, articles: import("../../www/pkg/nutgraf.js").Article[], report: string}} Reported */

const file = process.argv[2];
assert(file, "the file with the native program's reports");
const corpora = /** @type {Reported[]} */ (JSON.parse(readFileSync(file, "utf8")));

/**
 * Runs in the page: the report as the object that JavaScript gets, and as the text that the engine writes.
 * @param {string} articles
 * @param {(answer: {json?: string[], error?: string}) => void} done
 */
async function inPage(articles, done) {
  try {
    /** @type {typeof import("../../www/pkg/nutgraf.js")} */
    const { default: init, Corpus } = await import(/** @type {string} */ ("/pkg/nutgraf.js"));
    await init({ module_or_path: "/pkg/nutgraf_bg.wasm" });
    const models = await Promise.all(
      ["/pkg/entities.nut", "/pkg/quotes.nut"].map(async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer())),
    );
    const corpus = new Corpus(models);
    for (const article of JSON.parse(articles)) corpus.set(article);
    done({ json: [JSON.stringify(corpus.report()), corpus.reportJson()] });
  } catch (error) {
    done({ error: String(error) });
  }
}

describe("the report of the page and of the program", () => {
  /** @type {Awaited<ReturnType<typeof open>>} */
  let session;
  before(async () => {
    session = await open();
    // Any address of the site will do: the engine is loaded by hand.
    await session.driver.get(`${page}pkg/nutgraf.d.ts`);
  });
  after(() => session.quit());

  for (const { name, articles, report } of corpora) {
    it(name, async () => {
      /** @type {{json?: string[], error?: string}} */
      const answer = await session.driver.executeAsyncScript(
        `(${inPage.toString()})(...arguments)`,
        JSON.stringify(articles),
      );
      assert.equal(answer.error, undefined);
      for (const json of answer.json ?? []) {
        let at = 0;
        while (at < report.length && json[at] === report[at]) at++;
        const around = (/** @type {string} */ text) => text.slice(Math.max(0, at - 80), at + 80);
        assert(json === report, `they differ at ${at}:\n  page    ${around(json)}\n  program ${around(report)}`);
      }
    });
  }
});
