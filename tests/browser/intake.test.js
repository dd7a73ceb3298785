// What readers bring: folders, what they drag from other windows, pastes with formatting, addresses; and what the page does
// about warnings.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Desk, emptied, onThePage } from "./desk.js";
import { browser, open, page } from "./driver.js";

/** @typedef {import("../../www/pkg/nutgraf.js").Article} Article */

const HEAD = "Council sets date for the bridge";
const PROSE = ["The old bridge over the Ness will be shut to lorries from Monday, the council said on Tuesday after a vote.",
  "Mayor Ilka Stromm told reporters: “It has carried us for ninety years and it is tired.”",
  "“Nobody should drive a lorry over it before the summer,” said Bo Lind, an engineer."];
const TEXT = [HEAD, ...PROSE].join("\n\n");
const menu = `<ul>${["news", "sport", "weather"].map((word) => `<li><a href="https://www.ness-herald.example/${word}">${word}</a></li>`).join("")}</ul>`;
const HTML = `<html><body><!--StartFragment-->${menu}<h1>${HEAD}</h1>${PROSE.map((p) => `<p>${p}</p>`).join("")}<!--EndFragment--></body></html>`;

describe("what readers bring", () => {
  /** @type {Awaited<ReturnType<typeof open>>} */
  let session;
  /** @type {Desk} */
  let desk;
  onThePage((opened, its) => {
    session = opened;
    desk = its;
  });

  /** Drops a tree of folders as browsers hand one over. @param {unknown} tree */
  const dropTree = (tree) => desk.run(`const entry = (name, tree) => {
      const isFile = typeof tree === "string";
      const rest = isFile ? [] : Object.entries(tree).map(([child, sub]) => entry(child, sub));
      return {name, isFile, isDirectory: !isFile, file: (done) => done(new File([tree], name)),
        createReader: () => ({readEntries: (done) => setTimeout(() => done(rest.splice(0, 100)))})};
    };
    const roots = Object.entries(JSON.parse(arguments[0])).map(([name, tree]) => entry(name, tree));
    const data = new DataTransfer();
    for (const root of roots) data.items.add(new File(["x"], root.name));
    DataTransferItem.prototype.webkitGetAsEntry = function () { return roots.shift() ?? null; };
    for (const type of ["dragenter", "dragover", "drop"]) desk.dispatchEvent(new DragEvent(type, {dataTransfer: data, bubbles: true, cancelable: true, composed: true}));`, JSON.stringify(tree));

  /** Drops text in its forms. @param {Record<string, string>} forms @param {string} [selector] of what is under the pointer */
  const dropText = (forms, selector = "[part~=base]") => desk.run(`const data = new DataTransfer();
    for (const [type, text] of Object.entries(arguments[0])) data.setData(type, text);
    const [target] = all(arguments[1]);
    return ["dragenter", "dragover", "drop"].map((type) => target.dispatchEvent(new DragEvent(type, {dataTransfer: data, bubbles: true, cancelable: true, composed: true})));`, forms, selector);

  /** Pastes text with its HTML into the box, as browsers do. @param {string} text @param {string} html */
  const pasteRich = (text, html) => desk.run(`const [box] = all("[data-hook=paste]");
    const data = new DataTransfer();
    data.setData("text/plain", arguments[0]);
    data.setData("text/html", arguments[1]);
    box.focus();
    const event = new ClipboardEvent("paste", {clipboardData: data, dataType: "text/plain", data: arguments[0], bubbles: true, cancelable: true, composed: true});
    // Firefox takes one form only when it is made.
    if (event.clipboardData.getData("text/html") === "") event.clipboardData.setData("text/html", arguments[1]);
    if (box.dispatchEvent(event)) {
      box.value = arguments[0];
      box.dispatchEvent(new InputEvent("input", {bubbles: true}));
    }`, text, html);

  /** @param {string} hook */
  const press = (hook) => desk.run("all('[data-hook=' + arguments[0] + ']').find((b) => b.checkVisibility()).click()", hook);
  const ready = () => desk.until("return all('[part~=base]')[0].dataset.state === 'ready'", "all is read");
  /** @returns {Promise<Article[]>} */
  const articles = () => desk.run("return desk.articles");
  const codes = async () => (await desk.notices()).map((n) => n.code);

  it("reads a dropped folder file by file, and tells once what it left out", async () => {
    await desk.after(() => dropTree({ story: {
      "bridge.txt": TEXT, "wires.jsonl": '{"text":"“One,” said Ada Menck."}\n{"text":"“Two,” said Bo Lind."}\n', ".DS_Store": "x", "Thumbs.db": "x",
      photos: { "a.jpg": "x", "b.jpg": "x", "c.jpg": "x", "d.png": "x" }, older: { "old.md": "# Old\n\n“Three,” said Runa Falk." },
      "Saved.html": "<h1>Saved</h1><p>“Four,” said Runa Falk.</p>", Saved_files: { "ad.html": "<p>Buy</p>" },
    } }));
    assert.deepEqual((await articles()).map((a) => a.id).sort(), ["Saved", "bridge", "old", "wires-1", "wires-2"]);
    const notices = await desk.notices();
    assert.deepEqual(notices.map((n) => n.code), ["left-out", "left-out"]);
    assert.match(notices[0]?.text ?? "", /^4 files left out, of kinds that are not read: 3 \.jpg, 1 \.png\./);
    /** @type {string[]} */
    const sources = await desk.run("return all('.rail [data-field=source]').map((s) => s.textContent + ' | ' + s.title)");
    assert.deepEqual(sources.sort(), ["Saved.html | story/Saved.html", "bridge.txt | story/bridge.txt", "old.md | story/older/old.md", "wires.jsonl, line 1 | story/wires.jsonl", "wires.jsonl, line 2 | story/wires.jsonl"]);
    await press("undo");
    assert.deepEqual(await articles(), [], "all of it is one step");
  });

  it("reads a folder that is chosen", { skip: browser !== "chromium" && "its driver chooses no folders" }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "nutgraf-"));
    try {
      mkdirSync(join(folder, "inner"));
      writeFileSync(join(folder, "a.txt"), TEXT);
      writeFileSync(join(folder, "inner", "b.txt"), "“One,” said Ada Menck.");
      writeFileSync(join(folder, "inner", "c.bin"), "x");
      const input = await desk.find("[data-hook=folder]");
      await desk.run("arguments[0].hidden = false", input);
      await desk.after(() => input.sendKeys(folder));
      assert.deepEqual((await articles()).map((a) => a.id).sort(), ["a", "b"]);
      assert.deepEqual(await codes(), ["left-out"]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("tells how far it is with many files, and stops", async () => {
    const tree = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`a${i}.txt`, `“We are at number ${i},” said Ilka Stromm.`]));
    await desk.run(`desk.told = [];
      new MutationObserver(() => {
        const text = all("[data-hook=status]")[0].textContent;
        desk.told.push(text);
        if (!desk.wasStopped && /file (?:[5-9]\\d|1\\d\\d) of 300/.test(text)) { desk.wasStopped = true; all("[data-hook=cancel]")[0].click(); }
      }).observe(all("[data-hook=status]")[0], {childList: true, characterData: true, subtree: true});`);
    await dropTree({ many: tree });
    await desk.until("return all('[data-code=stopped]').length === 1", "it is stopped");
    const [notice] = await desk.notices();
    const [, read] = /^Stopped: (\d+) of 300 files read\. Drop the same again to have the rest\./.exec(notice?.text ?? "") ?? [];
    assert(Number(read) >= 40 && Number(read) < 300, notice?.text);
    assert.equal((await articles()).length, Number(read));
    await desk.until("return all('[part~=base]')[0].dataset.state !== 'busy'", "it rests");
    await desk.run("all('[data-notice] button').forEach((b) => b.click())");
    await dropTree({ many: tree });
    await desk.until("return desk.articles.length === 300", "the rest is read");
    assert.deepEqual((await desk.notices()).map((n) => n.text), [`${read} articles are here already.×`]);
    await desk.until("return all('[part~=base]')[0].dataset.state !== 'busy'", "it rests");
  });

  it("takes a selection that is dragged here as rich text, and a link as an address", async () => {
    assert.deepEqual(await dropText({ "text/plain": `News\nSport\nWeather\n${TEXT}`, "text/html": HTML }), [false, false, false]);
    await desk.until("return desk.report?.articles.length === 1", "it is read");
    const [article] = await articles();
    assert(article);
    assert(article.html?.includes("<h1>"));
    assert.equal(article.outlet, "ness-herald.example");
    const [part] = (await desk.report()).articles[0]?.parts ?? [];
    assert.equal(part?.kind, "headline", "the menu is no part of it");

    await dropText({ "text/uri-list": "https://ness-herald.example/bridge", "text/html": "<a href='https://ness-herald.example/bridge'>Council sets date</a>", "text/plain": "https://ness-herald.example/bridge" });
    await desk.until("return all('[data-code=address-alone]').length === 1", "it is answered");
    assert.equal((await articles()).length, 1);
    assert.deepEqual(await desk.run("return all('[data-code=address-alone] a').map((a) => [a.href, a.target, a.rel])"), [["https://ness-herald.example/bridge", "_blank", "noopener noreferrer"]]);
  });

  it("leaves text that is dragged into a field, or is its own, where it is", async () => {
    await desk.add([{ id: "a", text: TEXT }]);
    assert.deepEqual(await dropText({ "text/plain": "Stromm" }, "[data-hook=quote-search]"), [true, true, true]);
    await desk.run("all('[data-hook=text]')[0].dispatchEvent(new DragEvent('dragstart', {bubbles: true, composed: true}))");
    assert.deepEqual(await dropText({ "text/plain": TEXT }), [true, true, true]);
    await desk.run("all('[data-hook=text]')[0].dispatchEvent(new DragEvent('dragend', {bubbles: true, composed: true}))");
    assert.equal((await articles()).length, 1);
  });

  it("reads a paste by its HTML, and as plain text when asked, before and after", async () => {
    await pasteRich(TEXT, HTML);
    assert.match(await desk.run("return all('[data-hook=paste-formatted]')[0].textContent"), /^Copied from ness-herald\.example with its headings and links/);
    await desk.after(() => press("paste-add"));
    assert((await articles())[0]?.html);
    await press("open");
    await desk.after(() => press("as-plain"));
    const [plain] = await articles();
    assert.deepEqual([plain?.text, plain?.html, plain?.outlet], [TEXT, undefined, "ness-herald.example"]);
    assert.equal(await desk.run("return all('[data-hook=as-plain]').length"), 0);
    await desk.after(() => press("undo"));
    assert((await articles())[0]?.html);
    await desk.after(() => press("undo"));
    assert.equal((await articles()).length, 0);

    await pasteRich(TEXT, HTML);
    await press("paste-plain");
    await desk.after(() => press("paste-add"));
    assert.deepEqual((await articles()).map((a) => [a.text, a.html]), [[TEXT, undefined]]);
  });

  it("reads what stands in the box where that was changed by hand", async () => {
    await pasteRich(TEXT, HTML);
    await (await desk.find("[data-hook=paste]")).sendKeys("\n\nIt rained.");
    assert.equal(await (await desk.find("[data-hook=paste-formatted]")).isDisplayed(), false);
    await desk.after(() => press("paste-add"));
    assert.match((await articles())[0]?.text ?? "", /It rained\.$/);
  });

  it("loses no text to formatting", async () => {
    await pasteRich(TEXT, `<p>${HEAD}</p><p>${PROSE[0]}</p>`);
    await desk.after(() => press("paste-add"));
    assert.deepEqual((await articles()).map((a) => a.text), [TEXT]);
    assert.deepEqual(await codes(), ["plain-text"]);
  });

  it("answers an address alone, and several", async () => {
    await desk.paste("https://ness-herald.example/bridge");
    await desk.until("return all('[data-code=address-alone]').length === 1", "it is answered");
    assert.equal(await desk.state(), "empty");
    assert.equal(await desk.run("const [box] = all('[data-hook=paste]'); return box.value.slice(box.selectionStart, box.selectionEnd)"), "https://ness-herald.example/bridge", "what is pasted next takes its place");
    await desk.paste(Array.from({ length: 7 }, (_, i) => `https://ness-herald.example/${i}`).join("\n"));
    await desk.until("return all('[data-code=address-alone] a').length === 5", "five of them are links");
    const [notice, ...others] = await desk.notices();
    assert.match(notice?.text ?? "", /^Those are 7 addresses, and no articles\..*and 2 more/);
    assert.deepEqual([others, await articles()], [[], []]);
  });

  describe("with warnings of the engine's", () => {
    const furniture = "Sign up for our newsletter. All rights reserved.";
    const long = [...PROSE, furniture, HEAD, ...PROSE].join("\n\n");
    const out = { start: long.indexOf(furniture), end: long.indexOf(furniture) + furniture.length };
    const second = long.lastIndexOf(HEAD);

    /**
     * A page whose reports have warnings put in, as the engine makes them of other texts.
     * @param {unknown[]} warnings
     */
    const warned = async (warnings) => {
      await emptied(session.driver);
      await session.driver.wait(() => session.driver.executeScript("return window.load !== undefined"), 60_000);
      const positions = [{ start: 0, time: "00:00:01" }, { start: 190, time: "00:01:23" }];
      const outcome = await session.driver.executeAsyncScript(`const [warned, done] = arguments;
        document.documentElement.dataset.warned = warned;
        document.body.append(document.createElement("nut-graf"));
        load("/tests/browser/support/warned.js").then(() => load("/www/nut-graf.js")).then(() => done(""), (error) => done(String(error)));`,
      JSON.stringify({ warnings, out, positions }));
      assert.equal(outcome, "");
    };

    it("brings a stretch back from the list and from above the text, as a step that can be undone", async () => {
      await warned([{ code: "much-left-out", message: "more was left out than is left", ...out }]);
      await desk.add([{ id: "a", text: long }]);
      for (const hook of ["article-keep", "warning-keep"]) {
        await desk.after(() => press(hook));
        assert.deepEqual((await articles())[0]?.keep, [out], hook);
        assert.equal(await desk.run("return all('[data-hook=article-keep], [data-hook=warning-keep]').length"), 0, "it is back");
        assert.match(await desk.run("return all('[data-hook=undo]')[0].title"), /^Undo: bring back a stretch of “/);
        await desk.after(() => press("undo"));
        assert.equal((await articles())[0]?.keep, undefined);
      }
    });

    it("takes a paste of several articles apart in one step", async () => {
      await warned([{ code: "several-articles", message: "another article begins here", start: second, end: second + HEAD.length }]);
      await desk.after(() => desk.paste(long, { date: "2031-03-11" }));
      assert.equal(await desk.run("return all('[data-hook=take-apart]')[0].textContent"), "Take apart into 2 articles");
      await desk.after(() => press("take-apart"));
      const pieces = await articles();
      assert.deepEqual(pieces.map((a) => [a.id, a.date]), [["pasted-1", "2031-03-11"], ["pasted-1-2", undefined]]);
      assert.equal(pieces.map((a) => a.text).join(""), long);
      await desk.after(() => press("undo"));
      assert.deepEqual((await articles()).map((a) => a.text), [long]);
      await desk.after(() => press("article-apart"));
      assert.equal((await articles()).length, 2);
    });

    it("shows the time of a quote in its recording", async () => {
      await warned([]);
      await desk.add([{ id: "a", text: long }]);
      const times = (await desk.rows("quote")).map((q) => q.fields["position"]);
      assert(times.length >= 2 && times[0] === "00:00:01" && times.at(-1) === "00:01:23", times.join());
    });
  });

  it("says kindly and once which articles are not in English", async () => {
    const text = "Der Rat hat am Dienstag beschlossen, dass die alte Brücke für den Verkehr gesperrt wird und nicht mehr befahren werden darf. ".repeat(3);
    await desk.add([{ id: "a", text: `Eins\n\n${text}` }, { id: "b", text: `Zwei\n\n${text}` }, { id: "c", text: TEXT }]);
    const notices = await desk.notices();
    assert.deepEqual(notices.map((n) => n.code), ["not-english"]);
    assert.match(notices[0]?.text ?? "", /^2 articles do not read as English\. Nutgraf knows English only/);
    assert.deepEqual(await desk.run("return [all('.rail [data-field=foreign]').length, all('[data-hook=article-warning]').length]"), [2, 0]);
    await desk.add([{ id: "d", text: "“One,” said Ada Menck." }]);
    assert.deepEqual(await codes(), ["not-english"], "once");
  });
});
