// A page of the site on which nothing is kept, with an element that is defined when a test says so.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach } from "node:test";
import { Desk } from "./desk.js";
import { open, page, troubles } from "./driver.js";
import { press } from "./workspaces.js";

/** @typedef {Awaited<ReturnType<typeof open>>} Session */

/** What the element says of itself, in the page. */
export const STATE = "all('[part~=base]')[0].dataset.state";

/** What tests ask of the element, and wait for. @param {() => Desk} desk */
export const asked = (desk) => ({
  /** @param {string} hook */
  press: (hook) => press(desk(), hook),
  /** @param {string} state */
  until: (state) => desk().until(`return ${STATE} === '${state}'`, `it is ${state}`),
  read: async () => (await desk().report()).articles.map((a) => a.id).sort(),
  statusText: () => /** @type {Promise<string>} */ (desk().run("return all('[data-hook=status]')[0].textContent")),
});

/** Opens a page with an element that is not defined yet. @param {Session} session */
export async function bare({ driver }) {
  await driver.get(`${page}tests/browser/blank.html`);
  await driver.executeScript("document.body.append(document.createElement('nut-graf'))");
}

/** Defines the element. @param {Session} session @param {string} [address] of its module */
export async function define({ driver }, address = "/nut-graf.js") {
  await driver.wait(() => driver.executeScript("return window.load !== undefined"), 60_000);
  assert.equal(await driver.executeAsyncScript("const [address, done] = arguments; load(address).then(() => done(''), (error) => done(String(error)))", address), "");
}

/**
 * For the tests of a suite: such a page in a browser, opened anew for each, which logs no error.
 * @param {(session: Session, desk: Desk) => void} ready called once, before the first
 */
export function onABarePage(ready) {
  /** @type {Session} */
  let session;
  before(async () => {
    session = await open();
    ready(session, new Desk(session.driver));
  });
  after(() => session.quit());
  beforeEach(async () => {
    await session.driver.manage().setTimeouts({ script: 120_000 });
    await bare(session);
    await define(session);
  });
  afterEach(async () => {
    assert.deepEqual(await troubles(session.driver), [], "the page logs no error and the policy forbids nothing");
  });
}
