// What axe finds in a page: faults that keep those out who do not see it, or have no mouse.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

/** @typedef {import("selenium-webdriver").WebDriver} WebDriver */

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Brings axe into the page, as each that is opened needs it. @param {WebDriver} driver */
export const bringAxe = (driver) => driver.executeScript(AXE);

/**
 * The faults, each with where it is.
 * @param {WebDriver} driver
 * @param {string} [within] a selector; without one, all of the page
 * @returns {Promise<string[]>}
 */
export const faults = (driver, within) => driver.executeAsyncScript(`const [within, done] = arguments;
  axe.run(within ? document.querySelector(within) : document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })
    .then(({ violations }) => done(violations.map((v) => v.id + ": " + v.nodes.slice(0, 3).map((n) => n.target.flat().join(" ")).join(" | "))), (e) => done([String(e)]));`, within);
