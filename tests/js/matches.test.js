// Passages of two articles that belong together.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { across, inOrder, matches } from "../../www/ui/matches.js";

/** @param {string} article @param {number} start */
const at = (article, start) => ({ article, start, end: start + 3 });
/** @param {number} left @param {number} right */
const match = (left, right) => ({ left: at("a", left), right: at("b", right), about: "" });

describe("matches", () => {
  /** @type {any} */
  const report = {
    entities: [{ id: "per:lind", name: "Bo Lind" }],
    conflicts: [{ about: "crew", sides: [at("a", 40), at("b", 7), at("c", 1)] }],
    figures: [{ what: "crew: ", cells: [at("a", 40), at("b", 7)] }, { what: "boats", cells: [at("a", 5), at("c", 9)] }],
    statements: [{ speaker: "per:lind", members: [at("b", 90), at("a", 20), at("a", 60)] }, { speaker: null, members: [at("a", 80), at("b", 1)] }],
  };

  it("are those of two articles, in the order of the first, each once", () => {
    assert.deepEqual(matches(report, "a", "b").map((m) => [m.left.start, m.right.start, m.about]), [[20, 90, "Bo Lind"], [40, 7, "crew"], [60, 90, "Bo Lind"], [80, 1, "the same words"]]);
    assert.deepEqual(matches(report, "b", "a").map((m) => m.left.start), [1, 7, 90]);
    assert.deepEqual(matches(null, "a", "b"), []);
  });

  it("are thinned to as many as come in one order in both", () => {
    assert.deepEqual(inOrder([match(1, 50), match(2, 10), match(3, 20), match(4, 5), match(5, 30)]).map((m) => m.left.start), [2, 3, 5]);
    assert.deepEqual(inOrder([]), []);
  });
});

describe("across", () => {
  it("goes from one height to the other by the nearest that belong together", () => {
    /** @type {[number, number][]} */
    const pairs = [[0, 0], [100, 300], [200, 400]];
    assert.equal(across(pairs, 0), 0);
    assert.equal(across(pairs, 50), 150);
    assert.equal(across(pairs, 150), 350);
    assert.equal(across(pairs, 900), 400);
    assert.equal(across([], 10), 0);
  });
});
