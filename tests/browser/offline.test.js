// The demo page without a network: what is kept, what is newer, and what is asked for.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { Desk, file } from "./desk.js";
import { browser, open, page } from "./driver.js";
import { listed, startSite } from "./support/site.js";

/** @typedef {import("selenium-webdriver/chrome.js").Driver} ChromeDriver */

const PATIENCE = 20_000;
/** A browser looks for a new service worker a moment after it has opened a page. */
const OF_THE_BROWSER = new Set(["sw.js", "favicon.ico"]);

describe("the demo page without a network", () => {
  /** @type {Awaited<ReturnType<typeof open>>} */
  let session;
  /** @type {Awaited<ReturnType<typeof startSite>>} */
  let site;
  /** @type {Desk} */
  let desk;
  before(async () => {
    session = await open();
    desk = new Desk(session.driver);
  });
  after(() => session.quit());
  // Each has a site of its own, in which nothing is kept yet.
  beforeEach(async () => {
    site = await startSite();
    await visit();
    await session.driver.wait(isKept, PATIENCE, "the page is kept");
  });
  afterEach(() => site.cut());

  // Not by the driver’s “refresh”: Firefox’s goes past what is kept, as a reload with the shift key does.
  const visit = (path = "") => desk.open(site.address + path);
  /** @returns {Promise<boolean>} */
  const isKept = () => session.driver.executeScript("return !document.querySelector('#kept').hidden");
  /** @returns {Promise<string>} */
  const newer = () => session.driver.executeScript("return document.querySelector('#newer').textContent");
  const story = () => desk.after(async () => (await session.driver.findElement({ id: "load-sample" })).click());
  const heading = async () => (await session.driver.findElement({ css: ".masthead h1" })).getText();
  /** @param {string} words */
  const retitled = (words) => site.changed.set("index.html", site.text("index.html").replace("<h1>Nutgraf</h1>", `<h1>${words}</h1>`));
  /** What went wrong in the page. */
  const watch = () => session.driver.executeScript(`window.wrong = [];
    addEventListener("error", (e) => wrong.push(String(e.message)));
    addEventListener("unhandledrejection", (e) => wrong.push(String(e.reason)));
    addEventListener("securitypolicyviolation", (e) => wrong.push(e.violatedDirective + " " + e.blockedURI));`);
  const wrong = () => session.driver.executeScript("return window.wrong");

  /** Uses what loads something when it is asked for. */
  async function useAll() {
    await story();
    for (const view of /** @type {const} */ (["entities", "deadlines", "compare"])) await desk.view(view);
    await (await desk.find("[data-hook=ledger-open]")).click();
    await desk.until("return all('[data-hook=ledger-pair]').length > 0", "the ledger");
    await desk.run("all('[data-hook=ledger-pair]')[0].click()");
    await desk.until("return all('.is-paired').length === 1", "two articles side by side");
    await desk.run("desk.dispatchEvent(new KeyboardEvent('keydown', {key: '?', bubbles: true})); all('[part~=base]')[0].dispatchEvent(new KeyboardEvent('keydown', {key: '?', bubbles: true}))");
    await desk.until("return all('dialog[open]').length === 1", "the list of keys");
    await desk.run("all('dialog')[0].close(); HTMLAnchorElement.prototype.click = () => { desk.made = true; }; all('[data-hook^=export-]').find((b) => /Word/.test(b.textContent)).click()");
    await desk.until("return desk.made", "the digest");
    // What the readers read, which are fetched when such a file comes.
    await desk.after(() => desk.drop([file("notes.md", "# On the quay\n\n“Nobody has asked us,” Bo Lind said on Monday.\n")]));
    assert.equal((await desk.report()).articles.length, 7);
    assert.equal(await desk.run("return all('[part~=base]')[0].dataset.engine"), "worker");
  }

  it("asks for nothing once it is open, and opens when the network is cut", async () => {
    await visit();
    assert(site.asked.includes("pkg/offline.json"), "it has looked for a newer version");
    site.asked.length = 0;
    await watch();
    await useAll();
    assert.deepEqual(site.asked.filter((path) => !OF_THE_BROWSER.has(path)), []);

    await site.cut();
    await visit();
    await watch();
    await desk.until("return desk.report?.articles.length === 7", "what was kept of the articles");
    assert.deepEqual(await wrong(), []);
  });

  it("reads everything on the second visit without a network", async () => {
    await site.cut();
    await visit();
    await watch();
    await useAll();
    assert.deepEqual(await wrong(), []);
    assert.equal(await isKept(), true);
    assert.equal(await newer(), "");
  });

  it("shows a file that has changed when it is opened again, and says so", async () => {
    await visit();
    retitled("Nutgraf anew");
    site.changed.set("ui/tabs.js", `${site.text("ui/tabs.js")}\nglobalThis.anew = true;\n`);
    await visit();
    assert.equal(await heading(), "Nutgraf anew");
    assert.equal(await desk.run("return globalThis.anew"), true);
    assert.match(await newer(), /newer version than the one you saw last/);
    await visit();
    assert.equal(await newer(), "");
    await site.cut();
    await visit();
    assert.equal(await heading(), "Nutgraf anew");
  });

  it("tells a page that stays open of a newer version, and loads it when asked", async () => {
    await visit();
    const { driver } = session;
    const first = await driver.getWindowHandle();
    retitled("Nutgraf anew");
    await driver.switchTo().newWindow("tab");
    await visit();
    assert.equal(await heading(), "Nutgraf anew");
    await driver.close();
    await driver.switchTo().window(first);
    assert.equal(await heading(), "Nutgraf");
    await driver.wait(async () => /newer version of this page is ready/.test(await newer()), PATIENCE, "it is told");
    await driver.findElement({ css: "#newer button" }).click();
    await driver.wait(() => heading().then((text) => text === "Nutgraf anew", () => false), PATIENCE, "the newer version");
    await desk.there();
  });

  it("keeps no version whose files are not those of its list", async () => {
    await visit();
    retitled("Nutgraf anew");
    site.changed.set("ui/tabs.js", `${site.text("ui/tabs.js")}\n`);
    site.secret.set("ui/tabs.js", `${site.text("ui/tabs.js")}\nglobalThis.half = true;\n`);
    await visit();
    assert.equal(await heading(), "Nutgraf anew", "the server's own page");
    await site.cut();
    await visit();
    assert.equal(await heading(), "Nutgraf");
    assert.equal(await desk.run("return globalThis.half"), null);
    await story();
  });

  it("leaves pages that embed the element to the server", async () => {
    site.asked.length = 0;
    await visit("embed.html");
    await desk.until("return desk.report", "its report");
    for (const path of ["embed.html", "nut-graf.js", "nutgraf-worker.js", "pkg/nutgraf_bg.wasm"]) assert(site.asked.includes(path), path);
    await site.cut();
    const answer = await desk.run("return fetch('nut-graf.js', {cache: 'no-store', signal: AbortSignal.timeout(3000)}).then(() => 'answered', () => 'cut off')");
    assert.equal(answer, "cut off");
  });

  it("can be installed", { skip: browser !== "chromium" && "only Chromium's driver tells" }, async () => {
    const driver = /** @type {ChromeDriver} */ (session.driver);
    const told = (/** @type {string} */ command) => /** @type {Promise<any>} */ (driver.sendAndGetDevToolsCommand(command, {}));
    const { errors, data } = await told("Page.getAppManifest");
    assert.deepEqual(errors, []);
    assert.equal(JSON.parse(data).name, "Nutgraf");
    const { installabilityErrors } = await told("Page.getInstallabilityErrors");
    assert.deepEqual(installabilityErrors, []);
  });
});

it("lists the files that cargo xtask lists", async (t) => {
  const answer = await fetch(`${page}pkg/offline.json`);
  if (!answer.ok) return t.skip("this server is not the one of cargo xtask");
  assert.deepEqual(await answer.json(), listed());
});
