// Hostile articles, driven through everything that the page does: nothing of theirs runs, nothing is fetched, and no file
// that the page hands out holds more than text of theirs. Once under the page's policy, once on a page without any.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { Desk, file } from "./desk.js";
import { browser, open, page } from "./driver.js";
import { articles, attacks, corrections, elsewhere, files, huge, manifest, workspace } from "./hostile/attacks.js";
import { checkCalendar, checkDigest, checkTable } from "./hostile/exports.js";
import { checkPage } from "../js/digest-checks.js";
import { HostileSite } from "./hostile/site.js";
import { FOLLOW, VIEWS, Witness } from "./hostile/witness.js";

/** @typedef {import("./desk.js").Article} Article */

for (const policy of [true, false]) {
  describe(policy ? "hostile articles under the page's policy" : "hostile articles on a page without a policy", () => {
    /** @type {Awaited<ReturnType<typeof open>>} */
    let session;
    /** @type {Desk} */
    let desk;
    /** @type {HostileSite} */
    let site;
    /** @type {Witness} */
    let witness;

    before(async () => {
      session = await open();
      desk = new Desk(session.driver);
    });
    after(() => session.quit());
    beforeEach(async () => {
      // Another port is another origin: nothing is there of another test's.
      site = await new HostileSite(page, policy).start();
      witness = new Witness(session.driver, desk, site);
      await witness.begin(site.address);
    });
    afterEach(async () => {
      try {
        await witness.nothingHappened();
      } finally {
        await session.driver.get("about:blank");
        site.stop();
      }
    });

    const given = () => articles(site.canaries, policy ? 0 : 1);
    const all = () => Object.values(attacks(site.canaries));

    /** Gives a name of every attack to somebody who is in the report. */
    async function renameAll() {
      await desk.after(() => desk.run(
        `const names = JSON.parse(arguments[0]);
         desk.corrections = [...JSON.parse(arguments[1]), ...desk.report.entities.map(({id}, i) => ({op: "rename", entity: id, name: names[i % names.length]}))];`,
        JSON.stringify(all()), JSON.stringify(corrections(site.canaries)),
      ));
    }

    it("are text in every view, in both ways of painting", async () => {
      await desk.add(given());
      await renameAll();
      const report = await desk.report();
      assert.equal(report.articles.length, given().length, "none is lost");
      for (const id of ["__proto__", "constructor", "hasOwnProperty", "then"]) {
        assert(report.articles.some((a) => a.id === id && a.quotes.length > 0), id);
        assert((await desk.run("return desk.text(arguments[0])", id)).includes(`Council ${id} shuts`));
      }
      await witness.lookAtAll();
      await desk.run("desk.setAttribute('highlight', 'spans')");
      await desk.after(() => desk.run("desk.articles = JSON.parse(arguments[0])", JSON.stringify(articles(site.canaries, policy ? 1 : 0))));
      await witness.lookAtAll();
    });

    it("are text however long they are", async () => {
      await desk.add(huge(site.canaries));
      assert((await desk.report()).articles.every((a) => a.quotes.length > 0 || a.id === "marks"));
      for (const view of VIEWS) await desk.view(view);
      await desk.view("quotes");
      await desk.run(FOLLOW, 0);
      for (const [name, text] of await witness.exported()) {
        if (name.endsWith(".csv")) checkTable(text);
        if (name.endsWith(".md")) checkDigest(text, []);
        if (name.endsWith(".html")) checkPage(text);
      }
    });

    it("are text in every file that is exported", async () => {
      await desk.add(given());
      await renameAll();
      const texts = await witness.exported();
      const text = (/** @type {string} */ name) => texts.get(name) ?? assert.fail(`no ${name}`);
      checkDigest(text("digest.md"), given().flatMap(({ url }) => url ?? []));
      checkPage(text("digest.html"));
      for (const name of ["annotations.jsonld", "quotations.jsonld"]) assert(Object.values(JSON.parse(text(name))).some((list) => Array.isArray(list) && list.length > 60), name);
      for (const line of text("quotes.jsonl").trim().split("\n")) assert("citation" in JSON.parse(line));
      for (const name of ["quotes", "entities", "deadlines"]) assert(checkTable(text(`${name}.csv`)) > 1, name);
      checkTable(text("differences.csv"));
      assert(checkCalendar(text("deadlines.ics")) > 0);
      /** @type {string} */
      const here = await desk.run("return JSON.stringify([desk.articles, desk.corrections])");
      // Half of a character is none to who reads it back.
      const whole = "return JSON.stringify([desk.articles, desk.corrections], (_, value) => (typeof value === 'string' ? value.replace(/\\p{Surrogate}/gu, '\\ufffd') : value))";
      const before = await desk.run(whole);
      const kept = /** @type {{articles: unknown, corrections: unknown}} */ (JSON.parse(text("desk.json")));
      assert.equal(JSON.stringify([kept.articles, kept.corrections]), here);
      assert.deepEqual(JSON.parse(text("corrections.json")), { corrections: kept.corrections });
      const { corrections: made, ...report } = /** @type {Record<string, unknown>} */ (JSON.parse(text("report.json")));
      assert.deepEqual(made, kept.corrections);
      assert.deepEqual(report, await desk.report());

      await witness.begin(site.address);
      await desk.after(() => desk.drop([file("nutgraf-desk.json", text("desk.json"))]));
      assert.equal(await desk.run(whole), before, "read back as they were");
    });

    it("are text when they are copied, and links lead to them alone", async () => {
      await desk.add(given());
      /** @type {string[]} */
      const copies = await session.driver.executeAsyncScript(`const done = arguments[0];
        dispatchEvent(new Event("beforeprint"));
        for (const button of document.querySelector("nut-graf").shadowRoot.querySelectorAll("[data-hook=quote-copy]")) button.click();
        setTimeout(() => done(window.__traps.copied.splice(0)), 50);`);
      assert(copies.length > 60);
      for (const copy of copies) assert.doesNotMatch(copy, /[\p{Cc}\p{Bidi_Control}\u2028\u2029\p{Surrogate}]/u);
      /** @type {string[]} */
      const links = await session.driver.executeAsyncScript(`const done = arguments[0];
        const first = new Map([...document.querySelector("nut-graf").shadowRoot.querySelectorAll("[data-hook=quote-link]")].reverse()
          .map((button) => [button.closest("li").querySelector("[data-row]").dataset.article, button]));
        for (const button of first.values()) button.click();
        setTimeout(() => done([...first.keys()].map((id, i) => [id, window.__traps.copied[i]])), 50);`);
      assert(links.length > 40);
      for (const [, link = ""] of links) assert.match(link, /^http:\/\/localhost:\d+\/#nutgraf=[\w%!'()*.~-]+:[\d,-]+~[\da-f]+$/);
      // Browsers slow a page down that goes to two hundred addresses at once.
      const some = links.filter((_, i) => i % 2 === 0);
      /** @type {string[]} */
      const lost = await session.driver.executeAsyncScript(`const [links, done] = arguments;
        const desk = document.querySelector("nut-graf");
        (async () => {
          const lost = [];
          for (const [id, link] of links) {
            const gone = new Promise((resolve) => addEventListener("hashchange", resolve, {once: true}));
            location.hash = new URL(link).hash;
            await gone;
            if (desk.current?.article !== id) lost.push(id);
          }
          return lost;
        })().then(done);`, some);
      assert.deepEqual(lost, []);
      for (const attack of all().slice(0, 40)) await desk.run("location.hash = '#nutgraf=' + arguments[0]", `${attack}:0-5`);
    });

    it("are text to those who edit, correct, undo and paste them", async () => {
      await desk.add(given().slice(0, 12));
      for (const attack of all().slice(8, 14)) {
        for (const field of ["title", "outlet"]) {
          await desk.run(`if (all("[data-hook=title]").length === 0) all("[data-hook=edit]")[1].click();
            const input = all("[data-hook=" + arguments[0] + "]")[0];
            input.value = arguments[1];
            input.dispatchEvent(new FocusEvent("blur"));`, field, attack);
        }
        await desk.run(`all("[data-hook=paste]")[0].value = arguments[0];
          all("[data-hook=paste-outlet]")[0].value = arguments[0];
          all("[data-hook=paste-add]")[0].click();`, attack);
      }
      await desk.until("return all('[part~=base]')[0].dataset.state === 'ready'", "all of it is read");
      await desk.view("entities");
      for (const attack of all().slice(7, 12)) {
        await desk.after(() => desk.run(`const box = all("[data-hook=entity-editor]")[0];
          box.open = true;
          box.dispatchEvent(new Event("toggle"));
          box.querySelector("[data-hook=rename]").value = arguments[0];
          box.querySelector("[data-hook=rename-go]").click();`, attack));
      }
      await desk.after(() => desk.run(`const box = all("[data-hook=entity-editor]")[0];
        box.open = true;
        box.dispatchEvent(new Event("toggle"));
        const partner = box.querySelector("[data-hook=merge-with]");
        partner.dispatchEvent(new PointerEvent("pointerdown"));
        partner.value = partner.options[1].value;
        box.querySelector("[data-hook=merge-go]").click();`));
      await desk.run("all('[data-hook=remove]')[0]?.click()");
      await witness.nothingHappened();
      for (const hook of ["undo", "redo"]) {
        await desk.run(`for (let i = 0; i < 60 && !all("[data-hook=" + arguments[0] + "]")[0].hidden; i++) all("[data-hook=" + arguments[0] + "]")[0].click()`, hook);
        await witness.nothingHappened();
      }
      await desk.until("return all('[part~=base]')[0].dataset.state === 'ready'", "all of it is read again");
    });

    it("are text in files that are dropped", async () => {
      const dropped = files(site.canaries);
      await desk.after(() => desk.run(
        `const data = new DataTransfer();
         for (const {name, text} of JSON.parse(arguments[0])) data.items.add(new File([text], name));
         desk.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true, composed: true}));`,
        JSON.stringify(dropped),
      ));
      const { length } = await /** @type {Promise<unknown[]>} */ (desk.run("return desk.articles.map((a) => a.id)"));
      assert(length > 100, `${length} articles`);
      // Words that are dragged in from another page are read as pastes are. (WebKitGTK crashes over a module's script in a drag of HTML.)
      const types = ["text/plain", "text/uri-list", ...(browser === "webkit" ? [] : ["text/html"])];
      await desk.run(
        `for (const attack of JSON.parse(arguments[0])) {
           const data = new DataTransfer();
           for (const type of arguments[1]) data.setData(type, attack);
           for (const type of ["dragenter", "dragover", "drop"]) {
             desk.dispatchEvent(new DragEvent(type, {dataTransfer: data, bubbles: true, cancelable: true, composed: true}));
           }
         }`,
        JSON.stringify(all()), types,
      );
      await desk.until(`return desk.articles.length > ${length} && all('[part~=base]')[0].dataset.state === 'ready'`, "they are read");
      await witness.lookAtAll();
      for (const notice of await desk.notices()) assert(notice.code !== "");
    });

    it("are text where the page loads them, by src and by its own elements", async () => {
      const names = files(site.canaries).map(({ text }, n) => {
        const name = `${n}.${["txt", "html", "md", "jsonl", "json"][n % 5]}`;
        site.given.set(name, text);
        return name;
      });
      site.given.set("manifest.json", manifest(site.canaries, names)).set("elsewhere.json", elsewhere(site.canaries, "elsewhere.json"));
      await desk.after(() => desk.run(`window.__codes = [];
        desk.addEventListener("nutgraf-error", ({detail}) => window.__codes.push(detail.error.code));
        desk.src = "given/elsewhere.json given/manifest.json";`));
      const codes = /** @type {string[]} */ (await desk.run("return window.__codes"));
      assert(codes.filter((code) => code === "other-origin").length > 2, codes.join());
      assert(codes.includes("manifest"), codes.join());
      assert(await desk.run("return desk.articles.length") > names.length / 2);
      await witness.lookAtAll();

      const text = (/** @type {string} */ value) => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;").replaceAll("\0", "");
      // In a page's own HTML, only what stands in a template is left alone, and of that not what browsers fetch in advance.
      const inert = `<template>${attacks(site.canaries)["frames"]}</template><!--${attacks(site.canaries)["image"]}-->`;
      site.slotted = [...articles(site.canaries, 0), ...articles(site.canaries, 1)].filter((a) => a.text !== undefined).map((a) => (
        `<article id="${text(a.id)}" title="${text(a.id)}"><h1>${text(a.title ?? "")}</h1><time datetime="${text(a.date ?? "")}">x</time>`
        + `${(a.text ?? "").split("\n\n").map((p) => `<p>${text(p)}</p>`).join("")}${inert}</article>`)).join("");
      await witness.begin(`${site.address}slotted`);
      await desk.until("return desk.report !== null && all('[part~=base]')[0].dataset.state === 'ready'", "the page's own articles are read");
      await witness.lookAtAll();
    });

    it("are text in a workspace, in its file, and when it is restored", async () => {
      await desk.run("desk.workspace = true");
      await desk.until("return all('[data-hook=workspace-file]').length === 1", "the menu of workspaces");
      await desk.after(() => desk.run(
        `const data = new DataTransfer();
         data.items.add(new File([arguments[0]], arguments[1]));
         const input = all("[data-hook=workspace-file]")[0];
         input.files = data.files;
         input.dispatchEvent(new Event("change"));`,
        workspace(site.canaries), "<img src=x: onerror=__pwned(1)>.json",
      ));
      const saved = "return all('[data-hook=workspace-state]')[0]?.dataset.state === 'saved' && desk.articles.length > 0";
      await desk.until(saved, "the workspace is saved");
      const kept = await desk.run("return JSON.stringify([desk.articles, desk.corrections])");
      await witness.lookAtAll();
      await desk.run("window.__traps.saved.length = 0; all('[data-hook=workspace-export]')[0].click()");
      /** @type {[string, string]} */
      const [name, text] = await session.driver.executeAsyncScript("const [done] = arguments; const [{name, text}] = window.__traps.saved; text.then((t) => done([name, t]))");
      assert.match(name, /^[\p{L}\p{N}-]+\.json$/u);
      const value = /** @type {{articles: unknown, corrections: unknown}} */ (JSON.parse(text));
      assert.equal(JSON.stringify([value.articles, value.corrections]), kept);

      await desk.until(saved, "the workspace is saved");
      await witness.begin(site.address);
      await desk.after(() => desk.run("desk.workspace = true"));
      await desk.until(saved, "the workspace is restored");
      assert.equal(await desk.run("return JSON.stringify([desk.articles, desk.corrections])"), kept);
      await witness.lookAtAll();
    });
  });
}
