// What tests of the workspace have in common: articles, and what they ask of its menu.
import assert from "node:assert/strict";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {{articles: unknown[], corrections: unknown[]}} Pile */

export const STORY = "Council shuts the old bridge\n\n“It has carried us for ninety years,” said Ilka Stromm, the mayor.\n\nThe hauliers have until 14 March 2031.\n\nSign up for our newsletter.\n";
export const OTHER = "“Nobody should drive a lorry over it,” said Bo Lind, an engineer.";
export const THIRD = "“We were told on Monday,” said Runa Falk.";

/** A workspace is open, and all is in it, or it is told why not. */
export const SETTLED = `const menu = all("[data-hook=workspace]")[0];
  return menu?.getAttribute("aria-busy") === "false" && all("[data-hook=workspace-state]")[0].dataset.state !== "saving"`;

/** @param {Desk} desk */
export const settled = (desk) => desk.until(SETTLED, "the workspace comes to rest");

/** @param {Desk} desk @returns {Promise<Pile>} */
export const pile = async (desk) => JSON.parse(await desk.run("return JSON.stringify({articles: desk.articles, corrections: desk.corrections})"));

/** @param {Desk} desk */
export const told = (desk) => /** @type {Promise<{state: string, code: string, text: string}>} */ (desk.run(
  "const s = all('[data-hook=workspace-state]')[0]; return {state: s.dataset.state, code: s.dataset.code ?? '', text: s.textContent}"));

/** @param {Desk} desk @param {string} hook */
export const press = (desk, hook) => desk.run("all('[data-hook=' + arguments[0] + ']')[0].click()", hook);

/** @param {Desk} desk @returns {Promise<{id: string, name: string, open: boolean}[]>} */
export const list = (desk) => desk.run(`return all("[data-hook=workspace-open]").map((b) => ({
  id: b.dataset.id, name: b.querySelector(".workspace-title").textContent, open: b.getAttribute("aria-current") === "true"}))`);

/** Opens one by its name. @param {Desk} desk @param {string} name */
export async function enter(desk, name) {
  const found = (await list(desk)).find((w) => w.name === name);
  assert(found, `no workspace ${name} among ${JSON.stringify(await list(desk))}`);
  await desk.run("all('[data-hook=workspace-open]').find((b) => b.dataset.id === arguments[0]).click()", found.id);
  await desk.until(`${SETTLED} && all('[data-hook=workspace-open]').find((b) => b.getAttribute('aria-current') === 'true')?.dataset.id === '${found.id}'`, `${name} is open`);
}

/** @param {Desk} desk @param {string} name */
export async function rename(desk, name) {
  await press(desk, "workspace-rename");
  await desk.run("all('[data-hook=workspace-name]')[0].value = arguments[0]", name);
  await press(desk, "workspace-rename-go");
  await desk.until(`${SETTLED} && all('[data-hook=workspace] summary .workspace-title')[0].textContent === ${JSON.stringify(name)}`, "it has its name");
}
