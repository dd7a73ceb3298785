// Whatever is done to the element in whatever order, at rest it shows what a fresh run on the same articles shows, with
// every word at its place, and nothing that was put there is lost: the real element with the real engine, in a browser.
//
// NUTGRAF_SCHEDULES says how many schedules are run, NUTGRAF_SEED which is the first.
import assert from "node:assert/strict";
import process from "node:process";
import { after, before, describe, it } from "node:test";
import { numbers, shortest } from "../js/random.js";
import { browser, open, page, troubles } from "./driver.js";
import { schedule } from "./trial/acts.js";

/** @typedef {import("./trial/acts.js").Act} Act */
/** @typedef {{wrong?: string, leave?: number, kept?: unknown}} Outcome */

const COUNT = Number(process.env["NUTGRAF_SCHEDULES"] ?? (browser === "chromium" ? 300 : 60));
const SEED = Number(process.env["NUTGRAF_SEED"] ?? 1);
/** Every so many schedules keep a workspace and load the page anew, which takes longer. */
const KEPT = 8;
/** So many tries make a failing schedule shorter, at the most. */
const TRIES = 60;

describe("random schedules", () => {
  /** @type {Awaited<ReturnType<typeof open>>} */
  let session;
  before(async () => {
    session = await open();
    await session.driver.manage().setTimeouts({ script: 150_000 });
  });
  after(() => session.quit());

  async function load() {
    await session.driver.get(`${page}tests/browser/trial/`);
    await session.driver.wait(() => session.driver.executeScript("return window.trial !== undefined"), 30_000);
  }

  /**
   * @param {readonly Act[]} acts
   * @param {string | null} workspace
   * @returns {Promise<string | undefined>} what went wrong
   */
  async function run(acts, workspace) {
    /** @type {unknown} */
    let kept = null;
    for (let from = 0; ;) {
      /** @type {Outcome} */
      const outcome = await session.driver.executeAsyncScript(
        "const [acts, from, workspace, kept, done] = arguments; trial.run(JSON.parse(acts), from, workspace, JSON.parse(kept)).then(done)",
        JSON.stringify(acts), from, workspace, JSON.stringify(kept),
      );
      const [trouble] = await troubles(session.driver);
      const wrong = outcome.wrong ?? trouble;
      if (wrong !== undefined || outcome.leave === undefined) return wrong;
      ({ leave: from, kept } = outcome);
      await load();
    }
  }

  it(`${COUNT} of them`, async () => {
    await load();
    let tries = 0;
    for (let i = 0; i < COUNT; i++) {
      const seed = SEED + i;
      const keeps = seed % KEPT === 0;
      const acts = schedule(numbers(seed), keeps);
      const attempt = async (/** @type {readonly Act[]} */ some) => run(some, keeps ? `Trial ${seed}-${tries++}` : null);
      const wrong = await attempt(acts);
      if (wrong === undefined) continue;
      const fewest = await shortest(acts, async (some) => {
        if (tries > TRIES) return undefined;
        await load();
        return attempt(some);
      });
      await load();
      assert.fail(`schedule ${seed} goes wrong:\n${fewest.map((a) => JSON.stringify(a)).join("\n")}\n${(await attempt(fewest)) ?? `not always: ${wrong}`}`);
    }
  });
});
