// What later articles bring.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newsOf } from "../../www/nutgraf/news.js";

const said = { speech: true, content: [{ start: 0, end: 10 }] };
/** @param {string} article @param {string} value */
const cell = (article, value) => ({ article, value, start: 0, end: 1 });
/** @param {string} article @param {number} step @param {string} status */
const event = (article, step, status) => ({ article, step, status, deadline: 0 });

/** @param {string} article @param {number} quote */
const words = (article, quote) => ({ article, quote, start: 0, end: 10 });

/** @type {any} */
const REPORT = {
  articles: [
    { id: "old", quotes: [said, said] },
    { id: "new", quotes: [said, said, { speech: false, content: [] }, { speech: true, act: "declined", content: [] }, said] },
    { id: "newer", quotes: [said] },
  ],
  // What the first new article says first was said before; what it says then, the second one says again.
  // Of its last words only the end was said before.
  statements: [
    { members: [words("old", 0), words("new", 0)] }, { members: [words("new", 1), words("newer", 0)] },
    { members: [words("old", 1), { ...words("new", 4), start: 7 }] },
  ],
  deadlines: [
    { id: "d1", events: [event("old", 0, "set"), event("new", 0, "set"), event("newer", 1, "extended")] },
    { id: "d2", events: [event("new", 0, "set"), event("newer", 0, "set")] },
  ],
  figures: [
    { verdict: "later", cells: [cell("old", "41"), cell("new", "50"), cell("newer", "63")] },
    { verdict: "agree", cells: [cell("old", "7"), cell("new", "7")] },
    { verdict: "conflict", cells: [cell("new", "1"), cell("newer", "2")] },
    { verdict: "rounding", cells: [cell("old", "100"), cell("new", "101")] },
  ],
};

describe("newsOf", () => {
  const { statements, deadlines, figures } = newsOf(REPORT, new Set(["old"]));

  it("has each new statement once, and none that was known", () => {
    assert.deepEqual(statements.map((s) => s.article), ["new", "new"]);
  });

  it("has the steps of deadlines that only new articles tell", () => {
    assert.deepEqual(deadlines.map(({ thread, event: e, known }) => [thread.id, e.status, known]), [["d1", "extended", true], ["d2", "set", false]]);
  });

  it("has figures that the newest tells otherwise", () => {
    assert.deepEqual(figures.map((f) => [f.before, f.after, f.article]), [["41", "63", "newer"]]);
  });

  it("has nothing where all is known", () => {
    assert.deepEqual(newsOf(REPORT, new Set(["old", "new", "newer"])), { statements: [], deadlines: [], figures: [] });
  });
});
