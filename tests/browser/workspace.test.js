// What a reader has gathered lasts: after the page is loaded anew, in several workspaces and in two tabs. On the demo page, with
// the browser's own storage.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Desk, emptied, file, onThePage } from "./desk.js";
import { open, page, troubles } from "./driver.js";
import { enter, list, OTHER, pile, press, rename, SETTLED, STORY, THIRD } from "./workspaces.js";

/** @typedef {Awaited<ReturnType<typeof open>>} Session */

describe("a workspace", () => {
  /** @type {Session} */
  let session;
  /** @type {Desk} */
  let desk;
  onThePage((opened, its) => {
    session = opened;
    desk = its;
  });

  it("tells what is new since it was opened, after another visit too, and no more once that was seen", async () => {
    await desk.add([
      { id: "mon", text: "Storm\n\nKARLSUND — The fire in the harbour injured 14 fishermen.\n\n“We will mend the wall,” Ilka Stromm said.\n", date: "2031-05-05", outlet: "Harbour Post" },
      { id: "tue", text: "Wall\n\nKARLSUND — “We will mend the wall,” Ilka Stromm said.\n", date: "2031-05-06", outlet: "Coast Daily" },
    ]);
    await desk.allSaved();
    await desk.view("compare");
    assert.equal(await desk.run("return all('[data-hook=news]')[0].checkVisibility()"), false);
    await desk.reload();
    await desk.until("return desk.report?.articles.length === 2", "what was kept is read");
    await desk.after(() => desk.run("desk.add({id: 'wed', text: arguments[0], date: '2031-05-07', outlet: 'Third'})",
      "Fire\n\nKARLSUND — The fire in the harbour injured 16 fishermen.\n\n“We will mend the wall,” Ilka Stromm said. “It costs nothing,” Bo Lind said.\n"));
    await desk.view("compare");
    const told = await desk.rows("news");
    await desk.allSaved();
    await desk.reload();
    await desk.until("return desk.report?.articles.length === 3", "what was kept is read");
    await desk.view("compare");
    const rows = await desk.rows("news");
    assert.deepEqual(rows, told);
    assert(rows.some((r) => r.data["news"] === "figure" && r.text.includes("14 → 16")), JSON.stringify(rows));
    assert.deepEqual(rows.filter((r) => r.data["news"] === "statement").map((r) => r.text.includes("It costs nothing")), [true]);
    await press(desk, "news-seen");
    assert.equal(await desk.run("return all('[data-hook=news]')[0].checkVisibility()"), false);
    await desk.allSaved();
    await desk.reload();
    await desk.until("return desk.report?.articles.length === 3", "what was kept is read");
    await desk.view("compare");
    assert.equal(await desk.run("return all('[data-hook=news]')[0].checkVisibility()"), false);
  });

  it("tells nothing as new in a workspace that was new itself", async () => {
    await desk.after(() => desk.paste(STORY));
    await desk.allSaved();
    await press(desk, "workspace-new");
    await desk.until(`${SETTLED} && desk.articles.length === 0`, "a new, empty one");
    await desk.after(() => desk.paste(OTHER));
    await desk.allSaved();
    await desk.view("compare");
    assert.equal(await desk.run("return all('[data-hook=news]')[0].checkVisibility()"), false);
  });

  it("brings back articles, their order, edits, what was brought back, and corrections", async () => {
    await desk.after(() => desk.paste(STORY, { date: "2031-03-11", outlet: "Ness Herald" }));
    await desk.after(() => desk.drop([file("z.txt", OTHER), file("b.html", `<p>${THIRD}</p>`)]));
    await desk.after(() => press(desk, "keep"));
    await desk.run(`const item = all("li[data-article]")[1];
      item.querySelector("[data-hook=edit]").click();
      const input = item.querySelector("[data-hook=outlet]");
      input.value = "The Gauge";
      input.dispatchEvent(new Event("change", {bubbles: true}));
      input.dispatchEvent(new Event("blur"));`);
    await desk.until("return all('[part~=base]')[0].dataset.state === 'ready'", "the report");
    await desk.after(() => desk.run(`const entity = desk.report.entities.find((e) => e.name.includes("Lind"));
      desk.corrections = [...desk.corrections, {op: "rename", entity: entity.id, name: "Bo Lindh"}]`));
    await desk.allSaved();
    const before = await pile(desk);
    const report = await desk.report();
    assert.equal(before.articles.length, 3);
    assert(JSON.stringify(before).includes("keep") && JSON.stringify(before).includes("The Gauge"));

    await desk.reload();
    assert.deepEqual(await pile(desk), before);
    await desk.until("return all('[part~=base]')[0].dataset.state === 'ready'", "the report on what was kept");
    assert.deepEqual(await desk.report(), report);
    assert.deepEqual(await desk.notices(), []);
    // What is pasted from here on takes nothing's place.
    await desk.after(() => desk.paste(`${THIRD} Falk leads the union.`));
    assert.equal((await pile(desk)).articles.length, 4);
  });

  it("is one of several: named, opened, forgotten", async () => {
    await desk.after(() => desk.paste(STORY));
    await desk.allSaved();
    await rename(desk, "The bridge");
    const bridge = await pile(desk);
    await press(desk, "workspace-new");
    await desk.until(`${SETTLED} && desk.articles.length === 0`, "a new, empty one");
    await desk.after(() => desk.paste(OTHER));
    await desk.allSaved();
    const other = await pile(desk);
    await enter(desk, "The bridge");
    assert.deepEqual(await pile(desk), bridge);
    await desk.reload();
    assert.deepEqual(await pile(desk), bridge, "the one that was open is open again");

    await press(desk, "workspace-forget");
    await press(desk, "workspace-keep");
    assert.deepEqual(await pile(desk), bridge, "nothing is forgotten without a second word");
    await press(desk, "workspace-forget");
    await press(desk, "workspace-forget-sure");
    await desk.until(`${SETTLED} && desk.articles.every((a) => !a.text.includes("Council"))`, "the workspace is gone");
    await desk.reload();
    const left = await list(desk);
    assert.deepEqual(left.map((w) => w.name), ["My articles"]);
    await enter(desk, "My articles");
    assert.deepEqual(await pile(desk), other);
    /** @type {string} */
    const stored = await session.driver.executeAsyncScript(`const [done] = arguments;
      const opening = indexedDB.open("nutgraf");
      opening.onsuccess = () => {
        const db = opening.result;
        const all = db.transaction("articles").objectStore("articles").getAll();
        all.onsuccess = () => { db.close(); done(JSON.stringify(all.result)); };
      };`);
    assert(!stored.includes("Council"), "nothing of it is left in the browser's storage");
  });

  it("goes into one file and comes back from it", async () => {
    await desk.after(() => desk.paste(STORY, { date: "2031-03-11" }));
    await desk.after(() => desk.drop([file("z.txt", OTHER)]));
    await desk.after(() => desk.run(`desk.corrections = [{op: "rename", entity: desk.report.entities.find((e) => e.name.includes("Lind")).id, name: "Bo Lindh"}]`));
    await desk.allSaved();
    await rename(desk, "The bridge");
    const before = await pile(desk);
    const { name, text } = await desk.download(() => press(desk, "workspace-export"));
    assert.equal(name, "The-bridge.json");

    await emptied(session.driver);
    await desk.open(page);
    assert.deepEqual((await pile(desk)).articles, []);
    await desk.after(() => desk.run(`const data = new DataTransfer();
      data.items.add(new File([arguments[0]], "The-bridge.json"));
      const input = all("[data-hook=workspace-file]")[0];
      input.files = data.files;
      input.dispatchEvent(new Event("change"));`, text));
    await desk.allSaved();
    assert.deepEqual(await pile(desk), before);
    assert.deepEqual((await list(desk)).map((w) => w.name), ["The bridge"]);
    assert.equal((await desk.report()).entities.some((e) => e.name === "Bo Lindh"), true);
  });

  it("loses nothing of two tabs, and tells them", async () => {
    await desk.after(() => desk.paste(STORY));
    await desk.allSaved();
    const first = await session.driver.getWindowHandle();
    await session.driver.switchTo().newWindow("tab");
    try {
      await desk.open(page);
      assert.equal((await pile(desk)).articles.length, 1, "the second tab has what was kept");
      assert.equal(await desk.run("return all('[data-hook=workspace-shared]')[0].hidden"), false, "it is told that another tab has it open");
      await desk.after(() => desk.paste(OTHER));
      await desk.allSaved();
      const second = await session.driver.getWindowHandle();
      const notices = await desk.notices();
      assert(notices.some((n) => n.code === "workspace-forked"), JSON.stringify(notices));
      const there = await pile(desk);
      assert.deepEqual(await troubles(session.driver), []);

      await session.driver.switchTo().window(first);
      await desk.after(() => desk.paste(THIRD));
      await desk.allSaved();
      const here = await pile(desk);
      assert.equal(here.articles.length, 2);
      assert.equal(there.articles.length, 2);
      await desk.reload();
      assert.deepEqual(await pile(desk), here);
      await session.driver.switchTo().window(second);
      await desk.reload();
      assert.deepEqual(await pile(desk), there);
      assert.deepEqual((await list(desk)).map((w) => w.name).sort(), ["My articles", "My articles (copy)"]);
    } finally {
      if (await session.driver.getWindowHandle().catch(() => first) !== first) await session.driver.close();
      await session.driver.switchTo().window(first);
      const others = (await session.driver.getAllWindowHandles()).filter((handle) => handle !== first);
      for (const handle of others) {
        await session.driver.switchTo().window(handle);
        await session.driver.close();
      }
      await session.driver.switchTo().window(first);
    }
  });

  it("goes on after the element was out of the page, with its history", async () => {
    await desk.after(() => desk.paste(STORY));
    await desk.after(() => desk.drop([file("z.txt", OTHER)]));
    await desk.after(() => desk.run(`desk.corrections = [{op: "rename", entity: desk.report.entities.find((e) => e.name.includes("Lind")).id, name: "Bo Lindh"}]`));
    await desk.after(() => desk.drop([file("y.txt", THIRD)]));
    await desk.allSaved();
    await desk.run("window.holder = desk.parentElement; window.taken = desk; desk.remove()");
    await session.driver.executeScript("setTimeout(() => { taken.add({id: 'late', text: '“Late,” said Bo Lind.'}); holder.append(taken); }, 5)");
    await desk.until("return desk !== null && desk.articles.length === 4", "it is back");
    await desk.allSaved();
    const { articles, corrections } = await pile(desk);
    assert.equal(articles.length, 4);
    assert.equal(corrections.length, 1, "no correction is doubled");
    await press(desk, "undo");
    assert.equal((await pile(desk)).articles.length, 3);
    await desk.allSaved();
    assert.deepEqual((await list(desk)).map((w) => w.name), ["My articles"], "no copy was made");
    const now = await pile(desk);
    await desk.reload();
    assert.deepEqual(await pile(desk), now);
  });

  it("lets nothing that the reader adds before it is open go under", async () => {
    await desk.after(() => desk.paste(STORY));
    await desk.allSaved();
    await desk.open(`${page}tests/browser/trial/`);
    await session.driver.executeScript(`const desk = document.createElement("nut-graf");
      const paste = (text) => {
        const inside = desk.shadowRoot;
        inside.querySelector("[data-hook=paste]").value = text;
        inside.querySelector("[data-hook=paste-add]").click();
      };
      desk.setAttribute("workspace", "");
      document.body.append(desk);
      paste(${JSON.stringify(OTHER)});`);
    // What was stored may be there and saved before the paste is read.
    await desk.until("return desk.articles.length > 1", "what was stored and what was added are there");
    await desk.allSaved();
    const { articles } = await pile(desk);
    assert.deepEqual(articles.map((a) => /** @type {{text: string}} */ (a).text).sort(), [STORY, OTHER].sort());
  });

  it("is none where the page does not ask for it", async () => {
    await emptied(session.driver);
    for (const address of [`${page}embed.html`, `${page}tests/browser/trial/`]) {
      await desk.open(address);
      if (address.endsWith("/")) await session.driver.executeScript("document.body.append(document.createElement('nut-graf'))");
      await desk.after(() => desk.run("desk.add({id: 'a', text: arguments[0]})", STORY));
      assert.equal(await desk.run("return all('[data-hook=workspace]').some((menu) => menu.checkVisibility())"), false);
      /** @type {string[]} */
      const names = await session.driver.executeAsyncScript("const [done] = arguments; indexedDB.databases().then((all) => done(all.map((d) => d.name)))");
      assert.deepEqual(names, []);
      assert.deepEqual(await session.driver.executeScript("return [localStorage.length, sessionStorage.length]"), [0, 0]);
    }
  });

  it("is told of on the page, with what becomes of it", async () => {
    const text = await session.driver.executeScript("return document.body.innerText");
    assert.match(String(text), /keeps your articles and corrections in this browser’s storage until you forget them/);
  });
});
