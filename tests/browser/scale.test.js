// The page with hundreds and thousands of articles: what it makes does not grow with them, and nothing typed is lost.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Key } from "selenium-webdriver";
import { Desk, onThePage } from "./desk.js";
import { browser, open, page } from "./driver.js";
import { pile } from "./support/pile.js";

/**
 * More elements than this are made by no action, however many articles there are: the three lists of the fullest view have
 * sixty rows each in sight, of some twenty elements.
 */
const MOST = 3800;
const ARTICLES = 300;

/** Begins to count the elements that scripts make. */
const COUNT = `window.__made = 0;
  if (!window.__create) {
    window.__create = document.createElement;
    document.createElement = function (...args) { window.__made += 1; return window.__create.apply(this, args); };
  }`;

/** A list of articles of its own in the page: `entry(id, more)` makes what it shows, `told` holds what it asked for. */
const LIST = `
  const {ArticleList} = await import("/ui/article-list.js");
  const told = window.__told = [];
  const host = document.createElement("div");
  document.body.replaceChildren(host);
  const root = host.attachShadow({mode: "open"});
  let entries = [];
  const show = (list, current = null, readonly = false) => { entries = list; window.__list.update(list, current, readonly); };
  const list = window.__list = new ArticleList({
    onopen: (id) => told.push(["open", id]), onchange: (id, change) => told.push(["change", id, change]), ondate: (ids, date) => told.push(["date", ids, date]),
    onremove: (id) => { told.push(["remove", id]); show(entries.filter((e) => e.article.id !== id)); },
    onretry: (id) => told.push(["retry", id]), onnone: () => told.push(["none"]), lang: () => "en-GB",
  });
  root.append(list.root);
  const entry = (id, more = {}) => ({article: {id, text: ""}, report: undefined, title: "Title of " + id, outlet: "", shares: [], errors: [], warnings: [], ...more});
  const at = (selector) => root.querySelector(selector);
  const all = (selector) => [...root.querySelectorAll(selector)];
  const focused = () => root.activeElement?.dataset.hook + " " + root.activeElement?.closest("li")?.dataset.article;
  const edit = (id, name) => { at("[data-article=" + id + "] [data-hook=edit]").click(); return at("[data-article=" + id + "] [data-hook=" + name + "]"); };
  const press = (input, key) => input.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, composed: true}));
`;

describe("many articles", () => {
  /** @type {Awaited<ReturnType<typeof open>>} */
  let session;
  /** @type {Desk} */
  let desk;
  onThePage((opened, its) => {
    session = opened;
    desk = its;
  });

  /**
   * Runs a script with a list of articles of its own, and gives what it returns.
   * @template T
   * @param {string} script
   * @returns {Promise<T>}
   */
  async function inList(script) {
    /** @type {{value: T, fault: string}} */
    const { value, fault } = await session.driver.executeAsyncScript(`const done = arguments[0];
      (async () => { ${LIST} ${script} })().then((value) => done({value, fault: ""}), (thrown) => done({value: null, fault: String(thrown)}));`);
    assert.equal(fault, "");
    return value;
  }

  it("makes no more for hundreds than for a screenful", async () => {
    await desk.run(COUNT);
    await desk.add(pile(ARTICLES));
    const report = await desk.report();
    assert(report.articles.flatMap((a) => a.quotes).length > 2000 && report.entities.length > 500 && report.duplicates.length > 100, "the pile is large");
    /** @type {Record<string, string>} */
    const actions = {
      "the report": "0",
      "another article": "all('[data-hook=open]')[7].click()",
      "entities": "all('[data-tab=entities]')[0].click()",
      "a name's editor": "all('.editor summary')[0].click()",
      "deadlines": "all('[data-tab=deadlines]')[0].click()",
      "compare": "all('[data-tab=compare]')[0].click()",
      "quotes": "all('[data-tab=quotes]')[0].click()",
      "an order": "const order = all('[data-hook=quote-order]')[0]; order.value = 'speaker'; order.dispatchEvent(new Event('input'))",
      "a place far down": "const last = desk.report.articles.at(-1); desk.show(last.id, last.quotes[0].content)",
    };
    for (const [name, script] of Object.entries(actions)) {
      /** @type {number} */
      const made = await desk.run(`${name === "the report" ? "" : "window.__made = 0;"} ${script}; return window.__made`);
      assert(made <= MOST, `${name}: ${made} elements`);
    }
    await desk.run("window.__made = 0");
    await desk.after(() => desk.run("desk.corrections = [{op: 'rename', entity: desk.report.entities[0].id, name: 'Somebody Else'}]"));
    /** @type {number} */
    const made = await desk.run("return window.__made");
    assert(made <= MOST, `another report: ${made} elements`);
  });

  it("builds a view when it is looked at, from the newest report", async () => {
    await desk.add([{ id: "a", text: "“One,” said Ada Menck." }, { id: "b", text: "“Two,” said Bo Lind." }]);
    await desk.view("entities");
    assert.deepEqual((await desk.rows("entity")).map((e) => e.fields["name"]).sort(), ["Ada Menck", "Bo Lind"]);
    assert.equal(await desk.run("return all('[data-row=quote]').length"), 2);
    await desk.after(() => desk.run("desk.remove('a')"));
    assert.equal(await desk.run("return all('[data-row=quote]').length"), 0, "no row of an old report waits out of sight");
    assert.deepEqual((await desk.rows("entity")).map((e) => e.fields["name"]), ["Bo Lind"]);
    await desk.view("quotes");
    assert.deepEqual((await desk.rows("quote")).map((e) => e.fields["speaker"]), ["Bo Lind"]);
  });

  it("shows a row far down without those before it", async () => {
    const made = await inList(`${COUNT}
      show(Array.from({length: 20000}, (_, i) => entry("a" + i)));
      const first = window.__made;
      list.reveal("a15000");
      const second = window.__made - first;
      at("[data-article=a15000] .open").click();
      at("[data-hook=earlier]").click();
      return {first, second, told, earlier: at("[data-article=a14930]") !== null, order: all("li[data-article]").every((li, i, list) => i === 0 || Number(li.dataset.article.slice(1)) === Number(list[i - 1].dataset.article.slice(1)) + 1)};`);
    const { first, second, ...rest } = /** @type {{first: number, second: number}} */ (made);
    assert(first < 1000 && second < 1000, `${first} and ${second} elements`);
    assert.deepEqual(rest, { told: [["open", "a15000"]], earlier: true, order: true });
  });

  it("finds by a word in thousands of quotes", async () => {
    await desk.add(pile(ARTICLES));
    await desk.run("const box = all('[data-hook=quote-search]')[0]; box.value = 'TELEPHONE once'; box.dispatchEvent(new Event('input'))");
    await desk.until("return !all('.quotes .count')[0].textContent.includes('Searching')", "the search ends");
    const rows = await desk.rows("quote");
    assert(rows.length > 5);
    assert(rows.every((r) => r.text.includes("telephone once")));
  });

  it("keeps a row, what is typed in it and the focus while the list is drawn again", async () => {
    assert.deepEqual(await inList(`
      const dated = (id, date) => entry(id, {article: {id, text: "", date}});
      show([dated("a", "2031-01-01"), dated("b", "2031-01-02")]);
      const row = at("[data-article=b]");
      const title = edit("b", "title");
      title.focus();
      title.value = "A new titl";
      show([dated("new", "2031-01-03"), dated("a", "2031-01-01"), dated("b", "2031-05-02")], "b");
      return {same: row === at("[data-article=b]"), focus: focused(), typed: title.value, date: at("[data-article=b] [data-hook=date]").value, told};`),
    { same: true, focus: "title b", typed: "A new titl", date: "2031-05-02", told: [] });
  });

  it("takes a date when it is whole and the field is left, and says why it takes no other", async () => {
    assert.deepEqual(await inList(`
      show([entry("a", {article: {id: "a", text: "", date: "2025-04-01"}})]);
      const date = edit("a", "date");
      const error = at("[data-hook=date-error]");
      const seen = [];
      const set = (value) => { date.value = value; date.dispatchEvent(new Event("input", {bubbles: true})); date.dispatchEvent(new Event("change", {bubbles: true})); };
      date.focus();
      for (const partial of ["0002-04-25", "0020-04-25", "0202-04-25"]) set(partial);
      seen.push(told.length, focused());
      press(date, "Enter");
      seen.push(told.length, error.hidden, error.textContent.includes("2025-04-01 stays"));
      press(date, "Escape");
      seen.push(date.value, error.hidden);
      set("2025-04-25");
      press(date, "Enter");
      seen.push(JSON.stringify(told), focused());
      date.blur();
      seen.push(told.length);
      return seen;`),
    [0, "date a", 0, false, true, "2025-04-01", true, '[["change","a",{"date":"2025-04-25"}]]', "date a", 1]);
  });

  it("loses the focus by no action", async () => {
    assert.deepEqual(await inList(`
      const undated = (id) => entry(id, {report: {quotes: [], date: null, dateBasis: "none"}});
      show([undated("a"), undated("b"), undated("c"), entry("bad", {errors: ["The engine stopped."]})]);
      const seen = [];
      const remove = (id) => { const button = edit(id, "remove"); button.focus(); button.click(); seen.push(focused()); };
      remove("a");
      const retry = at("[data-article=bad] [data-hook=article-retry]");
      retry.focus();
      retry.click();
      show([undated("b"), undated("c"), entry("bad")]);
      seen.push(focused());
      at("[data-hook=undated-date]").value = "2031-02-03";
      at("[data-hook=undated-set]").focus();
      at("[data-hook=undated-set]").click();
      show(["b", "c", "bad"].map((id) => entry(id)));
      seen.push(root.activeElement?.dataset.hook);
      for (const id of ["bad", "b", "c"]) remove(id);
      return {seen, told};`),
    {
      seen: ["open b", "open bad", "articles", "open c", "open c", "articles undefined"],
      told: [["remove", "a"], ["retry", "bad"], ["date", ["b", "c"], "2031-02-03"], ["remove", "bad"], ["remove", "b"], ["remove", "c"], ["none"]],
    });
  });

  it("arranges a list that is long enough", async () => {
    assert.deepEqual(await inList(`
      const dated = (id, date, outlet) => entry(id, {article: {id, text: "", date}, wholeTitle: "Title of " + id, outlet});
      const some = [["a", "2031-01-05", "Ness Herald"], ["b", "2031-01-02", "Łódź Post"], ["c", undefined, ""], ["d", "2031-01-02", "Ness Herald"], ["e", "2031-01-09", "Łódź Post"]].map((e) => dated(...e));
      const seen = [];
      const ids = () => all("li").map((li) => li.dataset.article ?? li.textContent).join(" ");
      const set = (hook, value) => { const control = at("[data-hook=" + hook + "]"); control.value = value; control.dispatchEvent(new Event("input")); };
      const shown = () => at(".arrange").hidden ? "hidden" : "shown";
      show(some);
      seen.push(shown());
      show([...some, dated("f", "2031-01-01", "")], "e");
      seen.push(shown());
      set("list-order", "newest");
      seen.push(ids());
      set("list-group", "outlet");
      seen.push(ids());
      at("[data-hook=list-filter]").focus();
      set("list-filter", "lodz");
      seen.push(ids(), at("[data-hook=list-count]").textContent, focused().split(" ")[0]);
      // What is not listed is not gone to, and what is, is found behind the heads of groups.
      list.reveal("a");
      edit("e", "remove").click();
      seen.push(focused(), ids());
      press(at("[data-hook=list-filter]"), "Escape");
      // Too few to arrange: no article stays out of sight.
      seen.push(shown(), ids());
      set("list-filter", "lodz");
      seen.push(ids());
      return {seen, told};`),
    {
      seen: ["hidden", "shown", "e a b d f c", "Łódź Post 2 e b Ness Herald 2 a d No outlet 2 f c", "Łódź Post 2 e b", "2 of 6", "list-filter", "open b", "a b c d f", "hidden", "a b c d f", "a b c d f"],
      told: [["remove", "e"]],
    });
  });

  it("lets a date be typed", { skip: browser === "webkit" && "its date field is another one" }, async () => {
    await desk.add([{ id: "a", text: "“One,” said Ada Menck.", date: "2031-01-01" }, { id: "b", text: "“Two,” said Bo Lind." }]);
    await desk.run("all('[data-article=a] [data-hook=edit]')[0].click()");
    const field = await desk.find("[data-article=a] [data-hook=date]");
    await desk.run("arguments[0].focus()", field);
    // Key by key: the driver has a way of its own to fill in a date field.
    for (const key of "04252025") await session.driver.actions().sendKeys(key).perform();
    const typed = () => desk.run("return [desk.shadowRoot.activeElement?.dataset.hook, desk.articles[0].date]");
    assert.deepEqual(await typed(), ["date", "2031-01-01"]);
    /** @type {string} */
    const value = await desk.run("return arguments[0].value", field);
    assert.match(value, /^2025-/);
    await desk.after(() => session.driver.actions().sendKeys(Key.ENTER).perform());
    assert.deepEqual(await typed(), ["date", value]);
  });
});
