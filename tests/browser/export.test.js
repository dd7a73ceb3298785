// What the page hands out: each item of its menu gives a file of its name and kind, and a quote is copied in two forms.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkPage, checkWord } from "../js/digest-checks.js";
import { unzip } from "../js/unzip.js";
import { onThePage } from "./desk.js";
import { page } from "./driver.js";

/** @typedef {{name: string, type: string, bytes: number[]}} Saved */

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The menu, as a reader finds it. @type {[heading: string, items: [label: string, name: string, type: string][]][]} */
const MENU = [
  ["To read and print", [
    ["Digest (Word)", "nutgraf-digest.docx", WORD],
    ["Digest (web page)", "nutgraf-digest.html", "text/html"],
    ["Digest (Markdown)", "nutgraf-digest.md", "text/markdown"],
  ]],
  ["For a spreadsheet", [
    ["Quotes (.csv)", "nutgraf-quotes.csv", "text/csv"],
    ["Entities (.csv)", "nutgraf-entities.csv", "text/csv"],
    ["Deadlines (.csv)", "nutgraf-deadlines.csv", "text/csv"],
    ["Differences (.csv)", "nutgraf-differences.csv", "text/csv"],
  ]],
  ["For programs", [
    ["Deadlines for a calendar (.ics)", "deadlines.ics", "text/calendar"],
    ["Report (.json)", "nutgraf-report.json", "application/json"],
    ["Quotes (JSON Lines)", "nutgraf-quotes.jsonl", "application/jsonl"],
    ["Annotations (W3C)", "nutgraf-annotations.jsonld", "application/ld+json"],
    ["Quotations (schema.org)", "nutgraf-quotations.jsonld", "application/ld+json"],
  ]],
  ["To go on with", [
    ["Articles and corrections (.json)", "nutgraf-desk.json", "application/json"],
    ["Corrections (.json)", "nutgraf-corrections.json", "application/json"],
  ]],
];

/** Keeps what is saved in place of saving it. */
const KEEP = `desk.saved = [];
  const blobs = new Map();
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => { const url = make.call(URL, blob); blobs.set(url, blob); return url; };
  HTMLAnchorElement.prototype.click = function () {
    const blob = blobs.get(this.href);
    blob.arrayBuffer().then((buffer) => desk.saved.push({name: this.download, type: blob.type, bytes: [...new Uint8Array(buffer)]}));
  };`;

describe("what the page hands out", () => {
  /** @type {Awaited<ReturnType<typeof import("./driver.js").open>>} */
  let session;
  /** @type {import("./desk.js").Desk} */
  let desk;
  onThePage((opened, its) => {
    session = opened;
    desk = its;
  });

  const story = () => desk.after(async () => (await session.driver.findElement({ id: "load-sample" })).click());

  it("is a file of its name and kind for each item of the menu", async () => {
    await story();
    await desk.run(KEEP);
    const menu = await desk.run(`return all("[data-hook=export] [role=group]").map((group) => [group.getAttribute("aria-label"), [...group.querySelectorAll("button[data-hook^=export-]")].map((b) => b.textContent)])`);
    assert.deepEqual(menu, MENU.map(([heading, items]) => [heading, items.map(([label]) => label)]));
    assert.equal(await desk.run("return performance.getEntriesByType('resource').filter(({name}) => name.includes('/nutgraf/out/')).length"), 0, "nothing of it is loaded before");
    for (const [i, [label, name, type]] of MENU.flatMap(([, items]) => items).entries()) {
      await (await desk.find("[data-hook=export] summary")).click();
      await desk.run("all('[data-hook=export] button').find((b) => b.textContent === arguments[0]).click()", label);
      assert.equal(await desk.run("return all('[data-hook=export]')[0].open"), false, "the menu closes");
      await desk.until(`return desk.saved.length > ${i}`, label);
      /** @type {Saved} */
      const saved = await desk.run(`return desk.saved[${i}]`);
      assert.deepEqual([saved.name, saved.type], [name, type], label);
      const bytes = Buffer.from(saved.bytes);
      if (type === WORD) checkWord(unzip(bytes));
      else if (type === "text/html") checkPage(bytes.toString());
      else if (type.endsWith("json")) JSON.parse(bytes.toString());
      else if (type === "application/jsonl") for (const line of bytes.toString().trimEnd().split("\n")) JSON.parse(line);
      else if (type === "text/calendar") assert.match(bytes.toString(), /^BEGIN:VCALENDAR\r\n[^]*BEGIN:VEVENT[^]*END:VCALENDAR\r\n$/);
      assert(bytes.length > 20, label);
    }
  });

  it("tells the reader's corrections as theirs, and names articles as the reader does", async () => {
    await story();
    await desk.run(KEEP);
    const id = await desk.run("return desk.report.entities.find((e) => e.name === 'Duncan Aldery')?.id");
    await desk.after(() => desk.run("desk.corrections = [{op: 'rename', entity: arguments[0], name: 'Duncan <Aldery>'}]", id));
    await desk.run("all('[data-hook=export-page]')[0].click()");
    await desk.until("return desk.saved.length > 0", "the page");
    /** @type {Saved} */
    const { bytes } = await desk.run("return desk.saved[0]");
    const html = Buffer.from(bytes).toString();
    checkPage(html);
    assert.match(html, /The report was made with 1 correction:<\/p>\n<p class="item">rename “Duncan Aldery” to “Duncan &lt;Aldery&gt;”<\/p>/);
    assert(html.includes("<h3>Duncan &lt;Aldery&gt;</h3>"));
    await session.driver.get(`data:text/html;base64,${Buffer.from(html).toString("base64")}`);
    /** What a browser makes of it. @type {{title: string, scripts: number, rows: number, outlets: number, wide: boolean}} */
    const seen = await session.driver.executeScript(`return {title: document.title, scripts: document.scripts.length, rows: document.querySelectorAll("#part-1 tbody tr").length,
      outlets: document.querySelectorAll("#part-2 thead th").length - 1, wide: document.documentElement.scrollWidth > innerWidth}`);
    await desk.open(page);
    assert.deepEqual(seen, { title: "Digest of 6 articles, 1 May 2031 – 15 May 2031", scripts: 0, rows: 6, outlets: 5, wide: false });
  });

  it("is a quote with its citation as plain text, and with its formatting", async () => {
    await story();
    await desk.run(`Object.defineProperty(navigator, "clipboard", {configurable: true, value: {
        write: async ([item]) => { desk.copied = Object.fromEntries(await Promise.all(item.types.map(async (type) => [type, await (await item.getType(type)).text()]))); },
        writeText: async (text) => { desk.copied = {"text/plain": text}; },
      }});
      all("[data-row=quote]").find((row) => row.textContent.includes("polite for three weeks")).parentElement.querySelector("[data-hook=quote-copy]").click();`);
    await desk.until("return desk.copied !== undefined", "something is copied");
    /** @type {Record<string, string>} */
    const copied = await desk.run("return desk.copied");
    assert.match(copied["text/plain"] ?? "", /^“We have waited for three weeks, .+” — Ilse Marrant \(“Tervia gives Osmark .+”, The Averil Courier, .*2031\)$/);
    assert.match(copied["text/html"] ?? "", /^<p>“We have waited for three weeks, .+” — Ilse Marrant \(“Tervia gives Osmark .+”, The Averil Courier, .*2031\)<\/p>$/);
  });

  it("is a quote in both forms where the page has only the old clipboard", async () => {
    await story();
    await desk.run(`Object.defineProperty(navigator, "clipboard", {configurable: true, value: undefined});
      document.execCommand = () => {
        const event = new ClipboardEvent("copy", {clipboardData: new DataTransfer(), bubbles: true, cancelable: true});
        desk.shadowRoot.querySelector("textarea.unseen").dispatchEvent(event);
        desk.copied = [event.clipboardData.getData("text/plain"), event.clipboardData.getData("text/html"), event.defaultPrevented];
        return true;
      };
      all("[data-hook=quote-copy]")[0].click();`);
    await desk.until("return desk.copied !== undefined", "something is copied");
    /** @type {[string, string, boolean]} */
    const [text, html, prevented] = await desk.run("return desk.copied");
    assert(prevented && html.startsWith("<p>") && text.length > 20 && !text.includes("<p>"));
  });
});
