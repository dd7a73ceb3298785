// How long the page does not answer with thousands of articles: the longest task of its main thread in each action.
// NUTGRAF_PAGE, NUTGRAF_BROWSER=chromium, NUTGRAF_BROWSER_PROGRAM and NUTGRAF_BROWSER_DRIVER say where and with what;
// arguments: the number of articles, and a word that the actions to try have in their names.
import { argv, stdout } from "node:process";
import { Desk } from "../tests/browser/desk.js";
import { open, page } from "../tests/browser/driver.js";
import { pile } from "../tests/browser/support/pile.js";

const SIZE = Number(argv[2] ?? 2000);
const PATIENCE = 600_000;

/** Each runs in a task of its own; `wait(condition)` and `report(change)` give promises. @type {[string, string][]} */
const ACTIONS = [
  ["load all, to the report", "await report(() => desk.add(pile))"],
  ["open another article", "one('[data-article=a7] .open').click()"],
  ["show entities", "one('[data-tab=entities]').click()"],
  ["search entities", "type('entity-search', 'str')"],
  ["order entities by name", "type('entity-search', ''); choose('entity-order', 'name')"],
  ["open an entity's editor", "one('.editor summary').click()"],
  ["reach for whom to merge with", "const box = one('[data-hook=merge-with]'); if (box) box.focus()"],
  ["show deadlines", "one('[data-tab=deadlines]').click()"],
  ["show compare", "one('[data-tab=compare]').click()"],
  ["show quotes", "one('[data-tab=quotes]').click()"],
  ["search quotes", "type('quote-search', 'telephone')"],
  ["search on", "type('quote-search', 'telephone once')"],
  ["end the search", "type('quote-search', '')"],
  ["reach for the speakers", "one('[data-hook=quote-speaker]').focus()"],
  ["filter quotes by kind", "choose('quote-kind', 'direct')"],
  ["order quotes by speaker", "choose('quote-kind', ''); choose('quote-order', 'speaker')"],
  ["newest first", "choose('quote-order', 'newest')"],
  ["longest first", "choose('quote-order', 'longest')"],
  ["surest first", "choose('quote-order', 'surest')"],
  ["beliefs too", "one('[data-hook=quote-beliefs]').click()"],
  ["go to a place far down", "choose('quote-order', ''); const last = desk.report.articles.at(-2); desk.show(last.id, last.quotes[0].content)"],
  ["pick a row in the text", "const quote = desk.report.articles.at(-2).quotes[0]; const at = one('.text .block.paragraph'); const r = document.createRange(); r.selectNodeContents(at); const b = r.getClientRects()[0]; at.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, composed: true, clientX: b.left + 30, clientY: b.top + 5})); at.dispatchEvent(new MouseEvent('click', {bubbles: true, composed: true, detail: 1, clientX: b.left + 30, clientY: b.top + 5}))"],
  ["edit a date, to the report", "desk.show('a3', [{start: 0, end: 5}]); await pause(); one('[data-article=a3] [data-hook=edit]').click(); await pause(); const d = one('[data-article=a3] [data-hook=date]'); d.focus(); d.value = '2031-02-03'; await report(() => { d.dispatchEvent(new Event('change', {bubbles: true})); d.blur(); })"],
  ["remove an article, to the report", "desk.show('a4', [{start: 0, end: 5}]); await pause(); one('[data-article=a4] [data-hook=edit]').click(); await pause(); await report(() => one('[data-article=a4] [data-hook=remove]').click())"],
  ["rename, to the report", "one('[data-tab=entities]').click(); await pause(); one('.editor summary').click(); await pause(); one('[data-hook=rename]').value = 'Somebody Else'; await report(() => one('[data-hook=rename-go]').click())"],
  ["undo, to the report", "await report(() => one('[data-hook=undo]').click())"],
  ["set a date for all, to the report", "one('[data-hook=undated-date]').value = '2031-05-05'; await report(() => one('[data-hook=undated-set]').click())"],
  ...["digest", "quotes", "entities", "deadlines", "differences", "report", "desk"].map((what) => /** @type {[string, string]} */ (
    [`export: ${what}`, `window.__saved = 0; one('[data-hook=export-${what}]').click(); await wait(() => window.__saved > 0)`])),
  ["export: calendar", "one('[data-tab=deadlines]').click(); await pause(); window.__saved = 0; one('[data-hook=ics]').click(); await wait(() => window.__saved > 0)"],
];

const session = await open();
try {
  const { driver } = session;
  const desk = new Desk(driver);
  await desk.open(page);
  await driver.manage().setTimeouts({ script: PATIENCE });
  await driver.executeScript(`
    window.__tasks = [];
    new PerformanceObserver((list) => window.__tasks.push(...list.getEntries().map((e) => Math.round(e.duration)))).observe({type: "longtask"});
    HTMLAnchorElement.prototype.click = () => { window.__saved += 1; };
`);
  for (let at = 0, all = pile(SIZE); at < all.length; at += 200) {
    await driver.executeScript("(window.__pile ??= []).push(...JSON.parse(arguments[0]))", JSON.stringify(all.slice(at, at + 200)));
  }
  const only = argv[3];
  for (const [name, script] of ACTIONS) {
    if (only && name !== ACTIONS[0]?.[0] && !name.includes(only)) continue;
    /** @type {{tasks: number[], took: number, fault: string}} */
    const { tasks, took, fault } = await driver.executeAsyncScript(`
      const [script, done] = arguments;
      const desk = document.querySelector("nut-graf");
      const pile = window.__pile;
      const one = (selector) => desk.shadowRoot.querySelector(selector);
      const pause = () => new Promise((go) => setTimeout(go, 50));
      const wait = async (condition) => { while (!condition()) await pause(); };
      const report = (change) => new Promise((go) => { desk.addEventListener("nutgraf-report", () => go(), {once: true}); change(); });
      const type = (hook, value) => { const at = one("[data-hook=" + hook + "]"); at.value = value; at.dispatchEvent(new Event("input")); };
      const choose = type;
      (async () => {
        await pause(); await pause();
        window.__tasks.length = 0;
        const begun = performance.now();
        let fault = "";
        ${"try { await (async () => {"} ${script} ${"})(); } catch (thrown) { fault = String(thrown); }"}
        const took = performance.now() - begun;
        for (let i = 0; i < 8; i++) await pause();
        done({tasks: [...window.__tasks], took, fault});
      })();`, script);
    const longest = tasks.length === 0 ? "< 50" : String(Math.max(...tasks));
    stdout.write(`${name.padEnd(36)} ${longest.padStart(6)} ms   ${String(tasks.length).padStart(3)} long tasks, ${(took / 1000).toFixed(1)} s${fault ? `   ${fault}` : ""}\n`);
  }
} finally {
  await session.quit();
}
