// The real page, as a reader uses it: what is read, and what is marked of it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { Desk, file, onThePage } from "./desk.js";
import { open } from "./driver.js";
import { STORY } from "./story.js";

/** @typedef {import("../../www/pkg/nutgraf.js").CorpusReport} CorpusReport */

/** @param {string} name */
const fixture = (name) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

describe("the page", () => {
  /** @type {Awaited<ReturnType<typeof open>>} */
  let session;
  /** @type {Desk} */
  let desk;
  onThePage((opened, its) => {
    session = opened;
    desk = its;
  });

  it("begins empty, with a place to paste", async () => {
    assert.equal(await desk.state(), "empty");
    assert(await (await desk.find("[data-hook=paste]")).isDisplayed());
  });

  it("lays out all rows and all of the text for paper", async () => {
    await desk.add([{ id: "a", text: Array.from({ length: 150 }, (_, i) => `“We are at number ${i} now, and it goes on,” said Ilka Stromm, who reads the gauge.\n\n${"The river rose. ".repeat(12)}\n\n`).join("") }]);
    const all = (await desk.report()).articles.flatMap((a) => a.quotes).filter((q) => q.speech).length;
    assert((await desk.rows("quote")).length < all);
    await desk.run("dispatchEvent(new Event('beforeprint'))");
    assert.equal((await desk.rows("quote")).length, all);
    assert.equal(await desk.run("return all('.page').filter((page) => page.childElementCount === 0).length"), 0);
  });

  it("reads a pasted article, and a click on a row marks its exact characters", async () => {
    await desk.after(() => desk.paste(STORY, { date: "2031-03-11", outlet: "Ness Herald" }));

    const quotes = await desk.rows("quote");
    const words = "It has carried us for ninety years 🌉 and it is tired.";
    const quote = quotes.find((q) => q.fields["content"]?.includes(words));
    assert(quote, `no such quote among: ${quotes.map((q) => q.text).join(" | ")}`);
    assert.equal(quote.fields["speaker"], "Ilka Stromm");
    assert.equal(quote.data["kind"], "direct");
    assert(quote.text.includes("Ness Herald"));

    const marked = await desk.follow("quote", words);
    assert.equal(marked.text, words);
    assert.equal(marked.painted, words);
    assert(marked.seen, "the place is in sight");

    await desk.view("entities");
    const names = (await desk.rows("entity")).map((e) => e.fields["name"]);
    assert(names.includes("Ilka Stromm"), names.join(", "));
    const named = await desk.follow("entity", "Ilka Stromm");
    assert.equal(named.text, "Ilka Stromm");
    assert.equal(named.painted, "Ilka Stromm");

    await desk.view("deadlines");
    const deadlines = await desk.rows("deadline");
    const friday = deadlines.find((d) => d.data["due"] === "2031-03-14");
    assert(friday, `no deadline on that Friday among: ${deadlines.map((d) => d.text).join(" | ")}`);
    const evidence = await desk.follow("deadline", "until Friday");
    assert.equal(evidence.text, "Stromm gave the hauliers until Friday to find another road.");
  });

  it("takes another date for an article and computes anew", async () => {
    await desk.after(() => desk.paste(STORY, { date: "2031-03-11" }));
    await (await desk.find("[data-hook=edit]")).click();
    await desk.after(() => desk.run("const input = all('[data-hook=date]')[0]; input.focus(); input.value = '2031-06-03'; input.blur()"));
    await desk.view("deadlines");
    assert.deepEqual((await desk.rows("deadline")).map((d) => d.data["due"]), ["2031-06-06"]);
  });

  it("invents no date for an article that has none", async () => {
    await desk.after(() => desk.paste(STORY));
    await desk.view("deadlines");
    assert.deepEqual((await desk.rows("deadline")).map((d) => d.data["due"]), [""]);
    const [article] = (await desk.report()).articles;
    assert(article?.warnings.some((w) => w.code === "no-date"));
    assert.equal(await desk.run("return all('.rail .undated').map((w) => w.textContent).join()"), "no date");
  });

  it("loads files of all kinds together", async () => {
    const files = ["harbour.txt", "ferry.html", "notes.md", "wires.jsonl"].map(fixture);
    await desk.after(async () => {
      // The picker's own input: the button would open the system's dialog.
      const input = await desk.find("[data-hook=files]");
      await desk.run("arguments[0].hidden = false", input);
      await input.sendKeys(files.join("\n"));
    });
    await desk.until("return desk.report.articles.length === 5", "five articles");
    const report = await desk.report();
    const byId = new Map(report.articles.map((a) => [a.id, a]));
    assert.deepEqual([...byId.keys()].sort(), ["ferry", "harbour", "notes", "wire-1", "wire-2"]);
    assert.equal(byId.get("ferry")?.date, "2031-03-12");
    assert.equal(byId.get("notes")?.date, "2031-03-13");
    assert.equal(byId.get("harbour")?.date, null);

    const quotes = (await desk.rows("quote")).map((q) => q.fields["content"] ?? "");
    for (const words of ["Nobody has told us a thing", "It is worse than we thought", "We were waiting for a pilot"]) {
      assert(quotes.some((q) => q.includes(words)), `no quote “${words}” among: ${quotes.join(" | ")}`);
    }
    assert(!report.articles.some((a) => a.quotes.some((q) => q.content.length === 0)));
  });

  it("marks exactly what each row of each view stands for", async () => {
    await desk.after(async () => (await session.driver.findElement({ id: "load-sample" })).click());
    const report = await desk.report();
    assert(report.articles.length >= 5);
    for (const view of /** @type {const} */ (["quotes", "entities", "deadlines", "compare"])) {
      await desk.view(view);
      /** @type {{rows: number, wrong: string[]}} */
      const { rows, wrong } = await desk.run(`
        const given = new Map(desk.articles.map((a) => [a.id, a.text]));
        const texts = new Map(desk.report.articles.map((a) => [a.id, a.text ?? given.get(a.id)]));
        const rows = all("[data-row]").filter((row) => row.checkVisibility() && !row.disabled);
        const wrong = [];
        for (const row of rows) {
          row.click();
          const {article, text} = desk.current ?? {};
          const spans = row.dataset.spans?.split(" ").filter(Boolean).map((s) => s.split("-").map(Number))
            ?? [[Number(row.dataset.start), Number(row.dataset.end)]];
          const words = spans.map(([start, end]) => texts.get(row.dataset.article).slice(start, end));
          // A place that spans paragraphs is one stretch of text and several of the page.
          const bare = (s) => s.replace(/\\s+/g, "");
          if (article !== row.dataset.article || bare(text) !== bare(words.join(""))) {
            wrong.push(row.textContent + " marks “" + text + "”, stands for “" + words.join(" … ") + "”");
          }
        }
        return {rows: rows.length, wrong};`);
      assert.deepEqual(wrong, [], view);
      assert(rows > 0, `the ${view} view of the sample story has rows`);
    }
  });

  it("tells what is wrong with broken input and reads the rest", async () => {
    await desk.after(() => desk.paste(STORY, { date: "2031-03-11" }));
    await desk.after(() => desk.drop([
      file("broken.json", "{\"id\": \"x\", \"text\": "),
      file("picture.png", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1])),
      file("numbers.json", "[1, 2, 3]"),
      file("half.html", "<article><h1>Half a page</h1><p>“It goes on,” said Bo Lind. <p><b><i>And <a href='"),
      file("good.txt", "“This one is fine,” said Runa Falk."),
    ]));
    await desk.until("return desk.report.articles.length === 3", "the pasted, the broken and the good article");
    const notices = await desk.notices();
    for (const name of ["broken.json", "picture.png", "numbers.json"]) {
      assert(notices.some((n) => n.text.includes(name)), `no notice names ${name}: ${notices.map((n) => n.text).join(" | ")}`);
    }
    assert(notices.every((n) => n.code !== "" && n.text.length > 10));
    const quotes = (await desk.rows("quote")).map((q) => q.fields["content"] ?? "");
    assert(quotes.some((q) => q.includes("This one is fine")));
    assert(quotes.some((q) => q.includes("Nobody should drive a lorry over it")), "what was there before is kept");
  });

  it("refuses an empty paste with a message", async () => {
    await desk.paste("  \n ");
    assert.deepEqual((await desk.notices()).map((n) => n.code), ["empty"]);
    assert.equal(await desk.state(), "empty");
  });

  it("survives an empty article, lone surrogates and ten megabytes", async () => {
    const paragraphs = 80_000;
    await desk.after(() => desk.run(
      `const paragraph = (_, i) => "In week " + i + " the council met again, and the river rose. “We are at number " + i
         + " now,” said Ilka Stromm, who reads the gauge. It went on.\\n\\n";
       desk.add([
         {id: "empty", text: ""},
         {id: "lone", text: "\\ud800 “Half a character \\udc00 is none,” said Ada Menck. \\udfff"},
         {id: "long", text: Array.from({length: arguments[0]}, paragraph).join(""), date: "2031-01-01"},
         {id: "short", text: "“Still here,” said Bo Lind."},
       ])`,
      paragraphs,
    ));
    /** @type {[string, number][]} */
    const found = await desk.run("return desk.report.articles.map((a) => [a.id, a.quotes.length])");
    assert.deepEqual(found.map(([id]) => id).sort(), ["empty", "lone", "long", "short"]);
    const counts = new Map(found);
    assert.equal(counts.get("empty"), 0);
    assert((counts.get("lone") ?? 0) >= 1);
    assert((counts.get("long") ?? 0) >= paragraphs);
    assert((counts.get("short") ?? 0) >= 1);
    /** @type {string} */
    const deep = await desk.run(`
      const {text} = desk.articles.find((a) => a.id === "long");
      const start = text.lastIndexOf("We are");
      desk.show("long", [{start, end: text.indexOf("”", start)}]);
      return desk.current.text;`);
    assert.equal(deep, `We are at number ${paragraphs - 1} now,`);
    assert.equal((await desk.marked()).seen, true);
  });

  it("takes an article out again", async () => {
    await desk.add([{ id: "a", text: "“One,” said Ada Menck." }, { id: "b", text: "“Two,” said Bo Lind." }]);
    await desk.after(() => desk.run("desk.remove('a')"));
    assert.deepEqual((await desk.rows("quote")).map((q) => q.data["article"]), ["b"]);
  });

  it("gives the same report in a worker and on the page's own thread", async () => {
    const articles = [{ id: "a", text: STORY, date: "2031-03-11" }];
    await desk.add(articles);
    const inWorker = await desk.report();
    /** @type {CorpusReport} */
    const onPage = await session.driver.executeAsyncScript(
      `const [articles, done] = arguments;
       const other = document.createElement("nut-graf");
       other.setAttribute("worker", "off");
       document.body.append(other);
       other.addEventListener("nutgraf-report", ({detail}) => done(detail.report), {once: true});
       other.add(JSON.parse(articles));`,
      JSON.stringify(articles),
    );
    assert.deepEqual(onPage, inWorker);
  });

  it("runs in its worker where Trusted Types are enforced", async () => {
    const policy = await session.driver.executeAsyncScript(
      "fetch(location.href).then((page) => arguments[0](page.headers.get('content-security-policy')))",
    );
    assert.match(policy, /require-trusted-types-for 'script'; trusted-types nutgraf/);
    const where = await session.driver.executeAsyncScript(
      `const [done] = arguments;
       import("/nutgraf-client.js").then(async ({ Nutgraf }) => {
         const client = new Nutgraf();
         await client.warm();
         done(client.where);
       });`,
    );
    assert.equal(where, "worker");
  });

  it("marks with elements where the browser has no highlights", async () => {
    await desk.run("desk.setAttribute('highlight', 'spans')");
    await desk.add([{ id: "a", text: STORY, date: "2031-03-11" }]);
    const marked = await desk.follow("quote", "it is tired");
    assert.equal(marked.painted, marked.text);
    assert(await desk.run("return all('.m-current').length > 0"));
  });
});
