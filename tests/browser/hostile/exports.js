// What other programs make of a file that the page hands out.
import assert from "node:assert/strict";
import { parse } from "csv-parse/sync";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

const SECTIONS = ["Articles", "Who said what", "What is due", "Where the articles differ", "Who is who", "Quotations and notes of the reader"];

/** What no line of a file that is for people may hold: it moves what stands around it. */
const UNSEEN = /[\p{Bidi_Control}\u2028\u2029\0\u001b\p{Surrogate}]/u;

/** An address in which nothing is written as a number. @param {string} url */
const bare = (url) => new URL(url).href.replace(/%[\da-f]{2}/gi, (code) => String.fromCharCode(parseInt(code.slice(1), 16)));

/**
 * Markdown is the digest's own headings, lists and bold words, and links to addresses of the web that articles give.
 * @param {string} text
 * @param {readonly string[]} urls that the articles give
 */
export function checkDigest(text, urls) {
  const links = new Set(urls.filter((url) => /^https?:/.test(url) && URL.canParse(url)).map(bare));
  const html = micromark(text, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  const tags = [...html.matchAll(/<(\/?)([^\s>/]+)([^>]*)>/g)];
  for (const [tag, , name = "", rest = ""] of tags) {
    assert(["h2", "h3", "ul", "li", "p", "strong", "a"].includes(name), `the digest holds ${tag}`);
    const href = /^ href="([^"]*)"$/.exec(rest)?.[1]?.replaceAll("&amp;", "&");
    assert(rest === "" || (href !== undefined && links.has(bare(href))), `the digest holds ${tag}`);
  }
  const lines = text.split("\n");
  const count = (/** @type {string} */ name) => tags.filter(([, end, tag]) => end === "" && tag === name).length;
  assert.deepEqual([...html.matchAll(/<h2>([^<]*)<\/h2>/g)].map(([, title = ""]) => title).filter((t) => !SECTIONS.includes(t)), []);
  assert.equal(count("h3"), lines.filter((l) => l.startsWith("### ")).length, "a line is a heading");
  assert.equal(count("li"), lines.filter((l) => /^(?: {2})?- /.test(l)).length, "a line is an item");
  assert.doesNotMatch(text, UNSEEN);
}

/**
 * A table that is read back as it was made, and of which no cell is a formula, wherever a spreadsheet cuts the line.
 * @param {string} text
 */
export function checkTable(text) {
  const rows = /** @type {string[][]} */ (parse(text, { bom: true, record_delimiter: "\r\n" }));
  assert(rows.length > 0);
  assert.doesNotMatch(text.slice(1).replaceAll("\r\n", ""), /[\r\n]/);
  assert.doesNotMatch(text, UNSEEN);
  const cut = text.slice(1).split("\r\n").flatMap((line) => line.split(";"));
  for (const cell of [...rows.flat(), ...rows.flatMap((row) => row.flatMap((cell) => cell.split(";"))), ...cut]) {
    assert.doesNotMatch(cell, /^[\s\p{Cf}"]*[=+\-@＝＋－＠]/u, "a formula");
  }
  return rows.length;
}

/** A calendar's lines: what may stand in it, and nothing besides. */
const LINE = /^(?:BEGIN:(?:VCALENDAR|VEVENT)|END:(?:VCALENDAR|VEVENT)|VERSION:2\.0|PRODID:[\w/ -]+|CALSCALE:GREGORIAN|UID:[\w-]+@nutgraf|DTSTAMP:\d{8}T\d{6}Z|DTSTART(?:;VALUE=DATE:\d{8}|:\d{8}T\d{6})|DTEND;VALUE=DATE:\d{8}|(?:SUMMARY|DESCRIPTION):(?:[^\\;,]|\\[\\;,n])*|TRANSP:TRANSPARENT)$/u;

/**
 * A calendar (RFC 5545) of events with the properties that the page writes, once each.
 * @param {string} text
 */
export function checkCalendar(text) {
  assert(text.endsWith("\r\n"));
  assert.doesNotMatch(text.replaceAll("\r\n", ""), /\p{Cc}/u);
  assert.doesNotMatch(text, UNSEEN);
  for (const line of text.split("\r\n")) assert(Buffer.byteLength(line) <= 75, line);
  const lines = text.slice(0, -2).replaceAll("\r\n ", "").split("\r\n");
  for (const line of lines) assert.match(line, LINE);
  const events = lines.join("\n").split("BEGIN:VEVENT\n").slice(1).map((event) => event.split("\nEND:VEVENT")[0] ?? "");
  for (const event of events) {
    const names = event.split("\n").map((line) => line.split(/[;:]/)[0]);
    assert.equal(new Set(names).size, names.length, event);
  }
  const uids = lines.filter((line) => line.startsWith("UID:"));
  assert.equal(uids.length, events.length);
  assert.equal(new Set(uids).size, uids.length, "a UID stands twice");
  return events.length;
}
