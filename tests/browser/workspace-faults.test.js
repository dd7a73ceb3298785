// A workspace whose tab, disk or browser fails, or that cannot be kept at all: what was saved stays, and what is not is told.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Desk, emptied, onThePage } from "./desk.js";
import { browser, open, page, troubles } from "./driver.js";
import { list, pile, press, settled, STORY, THIRD, told } from "./workspaces.js";

/** @typedef {Awaited<ReturnType<typeof open>>} Session */
/** @typedef {import("./workspaces.js").Pile} Pile */

describe("a workspace that something goes wrong with", () => {
  /** @type {Session} */
  let session;
  /** @type {Desk} */
  let desk;
  onThePage((opened, its) => {
    session = opened;
    desk = its;
  });

  it("outlives its tab’s process", { skip: browser !== "chromium" && "the driver cannot end it" }, async () => {
    const first = await session.driver.getWindowHandle();
    await session.driver.get("about:blank");
    await session.driver.switchTo().newWindow("tab");
    await desk.open(page);
    await desk.after(() => desk.paste(STORY));
    await desk.after(() => desk.run(`desk.corrections = [{op: "rename", entity: desk.report.entities.find((e) => e.name.includes("Stromm")).id, name: "I. Stromm"}]`));
    await desk.allSaved();
    const before = await pile(desk);
    await assert.rejects(session.driver.get("chrome://crash"), /crashed/);
    await session.driver.switchTo().window(first);
    await desk.open(page);
    assert.deepEqual(await pile(desk), before);
    assert.deepEqual((await list(desk)).map((w) => w.name), ["My articles"]);
  });

  it("says that nothing can be stored, and works in memory", async () => {
    await desk.open(`${page}tests/browser/trial/`);
    await session.driver.executeScript(`Object.defineProperty(window, "indexedDB", {configurable: true, get() { throw new DOMException("not here", "SecurityError"); }});
      const desk = document.createElement("nut-graf");
      desk.setAttribute("workspace", "");
      document.body.append(desk);`);
    await settled(desk);
    const { state, code } = await told(desk);
    assert.deepEqual([state, code], ["unsaved", "workspace-blocked"]);
    const notices = await desk.notices();
    assert.deepEqual(notices.map((n) => n.code), ["workspace-blocked"]);
    assert.match(notices[0]?.text ?? "", /gone when the page is closed/);
    await desk.after(() => desk.paste(STORY));
    assert.equal((await desk.report()).articles.length, 1);
    assert((await desk.follow("quote", "ninety years")).text.includes("ninety years"));
    const { text } = await desk.download(() => press(desk, "export-desk"));
    assert(text.includes("ninety years"), "it can be taken away as a file");
  });

  it("leaves what a newer version stored as it is, and says so", async () => {
    await emptied(session.driver);
    await session.driver.executeAsyncScript(`const [done] = arguments;
      const opening = indexedDB.open("nutgraf", 99);
      opening.onupgradeneeded = () => opening.result.createObjectStore("future").put("kept", "key");
      opening.onsuccess = () => { opening.result.close(); done(); };`);
    await desk.open(page);
    assert.deepEqual([(await told(desk)).state, (await told(desk)).code], ["unsaved", "workspace-newer"]);
    assert((await desk.notices()).some((n) => n.code === "workspace-newer"));
    await desk.after(() => desk.paste(STORY));
    assert.equal((await desk.report()).articles.length, 1, "the page works in memory");
    assert.deepEqual(await session.driver.executeAsyncScript(`const [done] = arguments;
      const opening = indexedDB.open("nutgraf");
      opening.onsuccess = () => {
        const db = opening.result;
        const get = db.transaction("future").objectStore("future").get("key");
        get.onsuccess = () => { db.close(); done([db.version, get.result]); };
      };`), [99, "kept"]);
  });
});

describe("a disk that is full", { skip: browser !== "chromium" && "the driver cannot set the room" }, () => {
  it("is told, costs nothing, and is forgotten when there is room again", async () => {
    // A browser of its own: it remembers for a while how much room there was.
    const { driver, quit } = await open();
    const desk = new Desk(driver);
    const room = (/** @type {object} */ more) => /** @type {import("selenium-webdriver/chrome.js").Driver} */ (driver)
      .sendAndGetDevToolsCommand("Storage.overrideQuotaForOrigin", { origin: new URL(page).origin, ...more });
    try {
      await driver.get(`${page}tests/browser/blank.html`);
      await room({ quotaSize: 100_000 });
      await desk.open(page);
      await desk.after(() => desk.paste(STORY));
      await desk.allSaved();
      const long = Array.from({ length: 8000 }, (_, i) => `“We are at ${(i * 7919) % 99_991} and ${(i * 104_729) % 99_991},” said Bo Lind.`).join("\n\n");
      await desk.after(() => desk.run("desk.add({id: 'long', text: arguments[0]})", long));
      await desk.until("return all('[data-hook=workspace-state]')[0].dataset.state === 'unsaved'", "it is told");
      const { code, text } = await told(desk);
      assert.equal(code, "workspace-full");
      assert.match(text, /^Not saved/);
      await desk.after(() => desk.paste(THIRD));
      assert.equal((await desk.report()).articles.length, 3, "the page works on");
      assert.equal((await told(desk)).state, "unsaved");

      await room({});
      await desk.after(() => desk.run("desk.add({id: 'd', text: 'More.'})"));
      await desk.allSaved();
      const before = await pile(desk);
      assert.equal(before.articles.length, 4);
      await desk.reload();
      assert.deepEqual(await pile(desk), before);
      assert.deepEqual(await troubles(driver), []);
    } finally {
      await quit();
    }
  });
});

describe("a crash", { skip: browser === "webkit" && "the driver forgets what a window stored" }, () => {
  /** @type {string} */
  let profile;
  before(() => {
    profile = mkdtempSync(join(tmpdir(), "nutgraf-profile-"));
  });
  after(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));

  it("takes nothing with it that was said to be saved", async () => {
    const one = await open({ profile });
    const desk = new Desk(one.driver);
    /** @type {Pile} */
    let before;
    try {
      await desk.open(page);
      await desk.after(() => desk.paste(STORY, { date: "2031-03-11", outlet: "Ness Herald" }));
      await desk.after(() => desk.run(`desk.corrections = [{op: "rename", entity: desk.report.entities.find((e) => e.name.includes("Stromm")).id, name: "I. Stromm"}]`));
      // The crash comes in the middle of work: what the status calls saved by then is what counts.
      before = JSON.parse(await one.driver.executeAsyncScript(`const [done] = arguments;
        const desk = document.querySelector("nut-graf");
        const state = () => desk.shadowRoot.querySelector("[data-hook=workspace-state]").dataset.state;
        let n = 0;
        const more = () => {
          if (n > 8 && state() === "saved") return done(JSON.stringify({articles: desk.articles, corrections: desk.corrections}));
          if (state() === "saved") desk.add({id: "n" + n++, text: "“Number " + n + ",” said Bo Lind."});
          setTimeout(more, 1);
        };
        more();`));
    } finally {
      // Killed outright, without a chance to write anything more.
      await one.kill();
    }
    const two = await open({ profile });
    try {
      const again = new Desk(two.driver);
      await again.open(page);
      assert.deepEqual(await pile(again), before);
      assert.deepEqual(await troubles(two.driver), []);
    } finally {
      await two.quit();
    }
  });
});
