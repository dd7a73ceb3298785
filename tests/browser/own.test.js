// A reader's own quotations: added by selecting words, with edges that are moved, kept, undone, and told as the reader's.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { file, onThePage } from "./desk.js";
import { press, select } from "./selecting.js";

/** @typedef {import("./desk.js").Desk} Desk */

const TEXT = "Council shuts the old bridge\n\n“We will not open it before the winter storms are over,” said Ilka Stromm, the mayor. The plan is dead, her deputy let it be known.\n";

/** The rows of quotes with what the reader added. @param {Desk} desk */
const mine = async (desk) => (await desk.rows("quote")).filter((r) => r.fields["own"] !== undefined).map((r) => [r.fields["content"], r.fields["speaker"], r.fields["own"]]);

describe("the reader's own quotations", () => {
  /** @type {Desk} */
  let desk;
  onThePage((_, its) => {
    desk = its;
  });

  it("are added by selecting words, kept, changed, and undone", async () => {
    await desk.after(() => desk.paste(TEXT, { date: "2031-03-10", outlet: "Ness Herald" }));
    await select(desk, "plan is dead");
    await desk.until("return all('[data-hook=own-open]').length > 0", "it is offered");
    await press(desk, "own-open");
    await desk.until("return all('[data-hook=own-who]').length > 0", "the form");
    await desk.until("return desk.shadowRoot.activeElement?.dataset.hook === 'own-who'", "the field has the focus");
    await press(desk, "start-earlier");
    assert.match(String(await desk.run("return all('[data-hook=edges] mark')[0].textContent")), /^The plan is dead$/);
    await desk.run("all('[data-hook=own-who]')[0].value = 'Bo Lind'");
    await press(desk, "own-add");
    assert.deepEqual(await mine(desk), [["The plan is dead", "Bo Lind", "added by you"]]);
    assert(await desk.run("return desk.shadowRoot.activeElement !== null"), "the focus is not lost with the form");
    assert.deepEqual(await desk.run("return desk.report.articles[0].quotes.filter((q) => q.own).length"), 0, "the report is the engine’s");
    const { text } = await desk.follow("quote", "The plan is dead");
    assert.equal(text, "The plan is dead");
    await desk.allSaved();
    await desk.reload();
    await desk.until("return desk.report !== null && all('[data-field=own]').length > 0", "it is back");
    assert.deepEqual(await mine(desk), [["The plan is dead", "Bo Lind", "added by you"]]);
    await desk.run("all('[data-field=own]')[0].closest('li').querySelector('[data-hook=quote-editor] summary').click()");
    await desk.until("return all('[data-hook=own-set]').length > 0", "its form");
    await desk.run("all('.own-form [data-hook=own-who]')[0].value = 'Ilka Stromm'");
    await press(desk, "own-set");
    assert.deepEqual(await mine(desk), [["The plan is dead", "Ilka Stromm", "added by you"]]);
    await press(desk, "undo");
    assert.deepEqual(await mine(desk), [["The plan is dead", "Bo Lind", "added by you"]]);
  });

  it("stand in place of one whose edges are moved, as one step", async () => {
    await desk.after(() => desk.paste(TEXT, { date: "2031-03-10", outlet: "Ness Herald" }));
    const before = (await desk.rows("quote")).map((r) => r.fields["content"]);
    await desk.run("all('[data-row=quote]').find((r) => r.textContent.includes('winter storms')).closest('li').querySelector('[data-hook=quote-editor] summary').click()");
    await desk.until("return all('[data-hook=edge-box]').length > 0", "the form");
    await desk.run("all('[data-hook=edge-box]')[0].open = true");
    for (let i = 0; i < 2; i += 1) await press(desk, "end-earlier");
    await press(desk, "edges-go");
    await desk.until("return all('[data-field=own]').length > 0", "it has other edges");
    assert.deepEqual(await mine(desk), [["“We will not open it before the winter storms are”", "Ilka Stromm", "edges moved by you"]]);
    assert.equal((await desk.rows("quote")).length, before.length, "one for the other");
    await press(desk, "undo");
    await desk.until("return all('[data-field=own]').length === 0", "it is as it was found");
    assert.deepEqual((await desk.rows("quote")).map((r) => r.fields["content"]), before);
  });

  it("are told as the reader's in files, and come back from one with another program's annotations", async () => {
    await desk.add([{ id: "a", text: TEXT, date: "2031-03-10", outlet: "Ness Herald" }]);
    const selector = (/** @type {string} */ exact) => [{ type: "TextQuoteSelector", exact, prefix: "", suffix: "" }];
    await desk.drop([file("notes.jsonld", JSON.stringify({ type: "AnnotationPage", items: [
      { type: "Annotation", target: { source: "a", selector: selector("winter storms") } },
      { type: "Annotation", body: { type: "TextualBody", value: "who is that?" }, target: { source: "a", selector: selector("her deputy") } },
      { type: "Annotation", target: { source: "a", selector: selector("not there") } },
    ] }))]);
    await desk.until("return all('[data-code=annotations]').length > 0", "it is told");
    assert.equal((await desk.notices()).find((n) => n.code === "annotations")?.text.replace(/×|Close|Dismiss/g, "").trim(),
      "1 quotation read as yours; 1 note read as yours, in the list of kinds of quotes; 1 fit no article here, or several.");
    assert.deepEqual(await mine(desk), [["“winter storms”", "No speaker named", "added by you"]]);
    await desk.run("const [kind] = all('[data-hook=quote-kind]'); kind.value = 'notes'; kind.dispatchEvent(new Event('input'))");
    assert.deepEqual(await mine(desk), [["her deputy", undefined, "your note"]]);
    assert.deepEqual((await desk.rows("quote")).map((r) => r.fields["note"]), ["who is that?"]);
    const { text: table } = await desk.download(() => desk.run("all('[data-hook=export-quotes]')[0].click()"));
    const { text: pile } = await desk.download(() => desk.run("all('[data-hook=export-desk]')[0].click()"));
    assert.match(table, /\n[^\n]*winter storms,direct,yes[^\n]*added by the reader/);
    await desk.reload();
    await desk.after(() => desk.drop([file("pile.json", pile)]));
    await desk.until("return all('[data-field=own]').length > 0", "it is back with its article");
    assert.deepEqual(await mine(desk), [["“winter storms”", "No speaker named", "added by you"]]);
  });

  it("are told as lost where their words are gone, and forgotten when the reader says so", async () => {
    await desk.add([{ id: "a", text: TEXT, date: "2031-03-10" }]);
    await select(desk, "plan is dead");
    await desk.until("return all('[data-hook=own-open]').length > 0", "it is offered");
    await press(desk, "own-open");
    await desk.until("return all('[data-hook=own-add]').length > 0", "the form");
    await press(desk, "own-add");
    assert.equal((await mine(desk)).length, 1);
    // The same words again, by the key, are no second quotation.
    await desk.follow("quote", "plan is dead");
    await desk.run("const text = all('[data-hook=text]')[0]; getSelection().removeAllRanges(); text.focus(); text.dispatchEvent(new KeyboardEvent('keydown', {key: 'a', bubbles: true}))");
    await desk.until("return all('[data-hook=own-add]').length > 0", "the form");
    await press(desk, "own-add");
    assert.match(String(await desk.run("return all('[data-hook=own-fault]')[0].textContent")), /already/);
    await desk.run("all('[data-hook=own-who]')[0].dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}))");
    assert.equal(await desk.run("return all('[data-hook=own-add]').length"), 0);
    await desk.add([{ id: "a", text: TEXT.replace("The plan is dead", "The plan lives"), date: "2031-03-10" }]);
    assert.deepEqual(await mine(desk), []);
    assert.match(String(await desk.run("return all('[data-hook=lost]').find((d) => d.checkVisibility())?.textContent ?? ''")), /1 correction not found again.*plan is dead.*not in the article any more/s);
    await desk.run("const box = all('[data-hook=lost]').find((d) => d.checkVisibility()); box.open = true; box.querySelector('[data-hook=forget]').click()");
    assert.equal(await desk.run("return all('[data-hook=lost]').some((d) => d.checkVisibility())"), false);
  });
});
