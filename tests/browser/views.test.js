// The views of the real page, as a reader uses them: keys, what is drawn, saved and copied.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Desk, emptied, file, onThePage } from "./desk.js";
import { open, page } from "./driver.js";
import { STORY } from "./story.js";

describe("the views of the page", () => {
  /** @type {Awaited<ReturnType<typeof open>>} */
  let session;
  /** @type {Desk} */
  let desk;
  onThePage((opened, its) => {
    session = opened;
    desk = its;
  });

  it("leads through the views by keyboard", async () => {
    await desk.add([{ id: "a", text: STORY, date: "2031-03-11" }]);
    const tab = await desk.find("[data-tab=quotes]");
    await tab.sendKeys("\uE014");
    assert.equal(await desk.run("return desk.view"), "entities");
    assert.equal(await desk.run("return desk.shadowRoot.activeElement.dataset.tab"), "entities");
  });

  it("closes what is open with Escape, and the focus goes back to what opened it", async () => {
    const focused = () => desk.run("const at = desk.shadowRoot.activeElement; return at?.dataset.hook ?? at?.parentElement.dataset.hook");
    await desk.paste(STORY, { date: "2031-03-11" });
    await desk.until("return all('[part~=base]')[0].dataset.state === 'ready'", "the report");
    assert.equal(await focused(), "add", "the focus is not lost with the panel");
    await (await desk.find("[data-hook=add]")).click();
    await (await desk.find("[data-hook=paste]")).sendKeys("\uE00C");
    assert.equal(await (await desk.find("[data-hook=paste]")).isDisplayed(), false);
    assert.equal(await focused(), "add");
    await (await desk.find("[data-hook=export] summary")).click();
    await (await desk.find("[data-hook=export-digest]")).sendKeys("\uE00C");
    assert.equal(await (await desk.find("[data-hook=export-digest]")).isDisplayed(), false);
    assert.equal(await focused(), "export");
    await (await desk.find("[data-hook=edit]")).click();
    await (await desk.find("[data-hook=outlet]")).sendKeys("\uE00C");
    assert.equal(await (await desk.find("[data-hook=outlet]")).isDisplayed(), false);
    assert.equal(await focused(), "edit");
  });

  it("dates all articles without a date at once", async () => {
    const text = STORY.replace("on Tuesday", "yesterday");
    await desk.add([{ id: "a", text: STORY }, { id: "b", text }, { id: "c", text: STORY, date: "2031-06-03" }]);
    await desk.run("arguments[0].value = '2031-03-11'", await desk.find("[data-hook=undated-date]"));
    await desk.after(async () => (await desk.find("[data-hook=undated-set]")).click());
    const dates = new Map((await desk.report()).articles.map((a) => [a.id, a.date]));
    assert.deepEqual([dates.get("a"), dates.get("b"), dates.get("c")], ["2031-03-11", "2031-03-11", "2031-06-03"]);
    assert.equal(await (await desk.find("[data-hook=undated]")).isDisplayed(), false);
  });

  it("draws the course of a deadline, with words that do not overlap", async () => {
    await desk.after(async () => (await session.driver.findElement({ id: "load-sample" })).click());
    await desk.view("deadlines");
    await desk.until("return all('.timeline').length > 0", "it is drawn");
    const { driver } = session;
    const { width, height } = await driver.manage().window().getRect();
    try {
      for (const wide of [width, 500]) {
        await driver.manage().window().setRect({ width: wide, height });
        await driver.executeAsyncScript("const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))");
        /** @type {{drawn: number, title: string, steps: string, one: number, over: string[], out: string[]}[]} */
        const [seen] = await desk.run(`
          const drawings = all(".timeline svg[role=img]");
          return drawings.slice(0, 1).map((svg) => {
            const place = svg.getBoundingClientRect();
            // Without the outline that keeps them apart from the lines.
            const words = [...svg.querySelectorAll("text")].map((t) => ({text: t.textContent, box: t.getBBox()}));
            const apart = (a, b) => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y + 1 || b.y + b.height <= a.y + 1;
            const over = words.flatMap((a, i) => words.slice(i + 1).filter((b) => !apart(a.box, b.box)).map((b) => a.text + " | " + b.text));
            const out = words.filter(({box}) => box.x < -1 || box.y < -1 || box.x + box.width > place.width + 1 || box.y + box.height > place.height + 1).map((w) => w.text);
            return {drawn: drawings.length, title: svg.querySelector("title").textContent, steps: desk.shadowRoot.getElementById(svg.getAttribute("aria-describedby")).textContent,
              one: all(".thread").filter((t) => t.querySelectorAll(".steps > li").length === 1 && t.querySelector(".timeline")).length, over, out};
          });`);
        assert(seen);
        assert.equal(seen.drawn, 1);
        assert.match(seen.title, /set 1 May; shortened 13 May; .*due 23 May; .*newest article 15 May/);
        for (const words of ["set", "1 May 2031", "shortened", "23 May 2031"]) assert(seen.steps.includes(words), words);
        assert.equal(seen.one, 0, "a deadline of one event is not drawn");
        assert.deepEqual([seen.over, seen.out], [[], []], `${wide} pixels`);
      }
    } finally {
      await driver.manage().window().setRect({ width, height });
    }
  });

  it("puts the quotes of each speaker together", async () => {
    await desk.after(async () => (await session.driver.findElement({ id: "load-sample" })).click());
    await desk.run("arguments[0].value = 'speaker'; arguments[0].dispatchEvent(new Event('input'))", await desk.find("[data-hook=quote-order]"));
    // Two that go by one name are still two.
    const speakers = (await desk.rows("quote")).map((q) => q.data["speaker"] || q.fields["speaker"]);
    const runs = speakers.filter((s, i) => s !== speakers[i - 1]);
    assert(runs.length > 3);
    assert.deepEqual(runs, [...new Set(runs)], "nobody comes twice");
  });

  it("saves articles with their corrections, and reads them back as they were", async () => {
    await desk.after(() => desk.drop([file("bridge.txt", STORY)]));
    await desk.after(() => desk.run("const [article] = desk.articles; desk.articles = [{...article, date: '2031-03-11', outlet: 'Ness Herald'}, {id: 'b', html: '<p>“Two,” said Bo Lind.'}]"));
    const lind = (await desk.report()).entities.find((e) => e.name === "Bo Lind");
    assert(lind);
    await desk.after(() => desk.run("desk.corrections = [{op: 'rename', entity: arguments[0], name: 'Bo Lindh'}]", lind.id));
    const before = await desk.report();
    assert(before.entities.some((e) => e.name === "Bo Lindh"));
    /** @type {string} */
    const articles = await desk.run("return JSON.stringify(desk.articles)");
    await desk.run(`HTMLAnchorElement.prototype.click = () => undefined;
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => { blob.text().then((text) => { desk.saved = text; }); return make(blob); };
      all("[data-hook=export-desk]")[0].click();`);
    await desk.until("return desk.saved !== undefined", "something is saved");
    const saved = file("nutgraf-desk.json", /** @type {string} */ (await desk.run("return desk.saved")));

    await emptied(session.driver);
    await desk.open(page);
    await desk.after(() => desk.drop([saved]));
    assert.equal(await desk.run("return JSON.stringify(desk.articles)"), articles);
    assert.deepEqual(await desk.report(), before);
    await desk.drop([saved]);
    await desk.until("return all('[data-code=already-here]').length === 2", "both articles are here already");
    assert.equal(await desk.run("return desk.corrections.length"), 1);
  });

  it("leaves “the same words” whole beside an article's long title", async () => {
    const titles = ["Council sets date for closing the old bridge over the Ness to all", "Hauliers look for another road as engineers warn of the old bridge"];
    await desk.add(titles.map((title, i) => ({ id: `a${i}`, title, date: "2031-03-11", text: `${title}\n\n“Nobody should drive a lorry over it before summer,” said Bo Lind, an engineer.\n` })));
    await desk.view("compare");
    /** @type {number[]} */
    const lines = await desk.run("return all('.row.again .details').map((d) => d.getClientRects().length * d.offsetHeight / parseFloat(getComputedStyle(d).fontSize))");
    assert.equal(lines.length, 1);
    assert((lines[0] ?? 99) < 3, `${lines[0]} ems high`);
  });

  it("copies a quote with its citation, and a link that leads back to it", async () => {
    const copied = async (/** @type {string} */ hook) => {
      await desk.run(`Object.defineProperty(navigator, "clipboard", {configurable: true, value: {writeText: async (text) => { desk.copied = text; }}});
        delete desk.copied;
        all("[data-row=quote]").find((row) => row.textContent.includes("polite for three weeks")).parentElement.querySelector("[data-hook=" + arguments[0] + "]").click();`, hook);
      await desk.until("return desk.copied !== undefined", "something is copied");
      return /** @type {Promise<string>} */ (desk.run("return desk.copied"));
    };
    await desk.after(async () => (await session.driver.findElement({ id: "load-sample" })).click());
    const citation = await copied("quote-copy");
    assert.match(citation, /^“We have waited for three weeks, .+” — Ilse Marrant \(“Tervia gives Osmark .+”, The Averil Courier, .*2031\)$/);
    const link = await copied("quote-link");
    assert(link.startsWith(page));
    // The same page would not be loaded anew for another end of its address.
    await session.driver.get("about:blank");
    await desk.open(link);
    await desk.until("return desk.current !== null", "the link is followed");
    const marked = await desk.marked();
    assert.equal(marked.article, "first");
    assert(marked.text.startsWith("We have waited for three weeks"), marked.text);
    assert.equal(marked.painted, marked.text);
    assert(marked.seen);
  });

  it("works twice on a page, and goes on when it was moved", async () => {
    await desk.add([{ id: "a", text: STORY, date: "2031-03-11" }]);
    await session.driver.executeAsyncScript(
      `const [done] = arguments;
       const other = document.createElement("nut-graf");
       other.id = "other";
       other.addEventListener("nutgraf-report", () => done(), {once: true});
       document.body.append(other);
       other.add({id: "b", text: "“Two,” said Bo Lind."});`);
    await desk.run("const before = desk.parentElement; desk.remove(); before.append(desk)");
    await desk.after(() => desk.run("desk.add({id: 'c', text: '“Three,” said Ada Menck.'})"));
    assert.deepEqual((await desk.report()).articles.map((a) => a.id).sort(), ["a", "c"]);
    const marked = await desk.follow("quote", "it is tired");
    assert.equal(marked.painted, marked.text);
    /** @type {number} */
    const beside = await desk.run("return document.querySelector('#other').shadowRoot.querySelectorAll('[data-row=quote]').length");
    assert.equal(beside, 1);
  });

  it("enhances an article that stands in the page", async () => {
    await desk.open(`${page}embed.html`);
    await desk.until("return all('[part~=base]')[0].dataset.state === 'ready'", "the report on the page's own article");
    const quotes = await desk.rows("quote");
    assert(quotes.some((q) => q.fields["content"]?.includes("We are close, and close is no time to slam a door")));
    const marked = await desk.follow("quote", "The date is Friday");
    assert(marked.text.includes("The date is Friday, and it stays Friday"));
    assert.equal(marked.painted, marked.text);
    assert.equal(await desk.run("return all('[data-hook=paste]').some((box) => box.checkVisibility())"), false);
  });
});
