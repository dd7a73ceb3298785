// Piles of invented articles, as large as wanted and the same each time, for tests of how the page bears them.

/** @typedef {import("../../../www/pkg/nutgraf.js").Article} Article */

const FIRST = ["Ada", "Bo", "Cilla", "Dag", "Edda", "Frode", "Gerd", "Halvar", "Ilka", "Jost", "Karin", "Leif", "Mona", "Nils", "Oda", "Per", "Ragna", "Sten", "Tove", "Ulf", "Vigdis", "Wenke", "Ylva", "Asta", "Birk", "Dora", "Elof", "Finn", "Grete", "Hanno"];
const STEM = ["Strom", "Lind", "Berg", "Falk", "Menck", "Horn", "Ness", "Vang", "Dahl", "Brandt", "Kall", "Rosen", "Storm", "Tors", "Wester", "Oster", "Norr", "Sund", "Hag", "Lund", "Ek", "Alm", "Bjork", "Gran", "Hassel"];
const TAIL = ["", "quist", "mark", "gaard", "holt", "vik", "rud", "stedt", "man", "feld", "by", "dal"];
const TOWN = ["Karlsund", "Averil", "Tervik", "Osmark", "Nessby", "Holmvik", "Grandal", "Eksund", "Almhavn", "Rosenfors", "Stormnes", "Vangby"];
const ROLE = ["mayor", "harbour master", "engineer", "spokeswoman", "chief of police", "union leader", "surveyor", "ferry captain", "school head", "farmer"];
const BODY = ["council", "port authority", "water board", "hauliers' union", "road office", "court of audit", "ferry company", "school board"];
const THING = ["bridge", "quay", "tunnel", "reservoir", "ferry", "market hall", "power line", "sea wall", "school", "railway"];
const SAID = ["said", "told reporters", "wrote in a letter", "warned", "added", "said at a meeting"];
const WORDS = [
  "We have waited for {n} weeks, and nobody has answered the telephone once", "It has carried us for {n} years and it is tired",
  "There are {n} families behind that wall, and they were asked nothing", "Nobody should send a lorry over it before the winter",
  "I do not know who signed the paper, but it was not one of us", "The figures were read to us twice and they were different each time",
  "We can mend it for {n} thousand or build it anew for ten times that", "Whoever says that the work is done has not been there",
  "They promised us an answer and sent us a form with {n} questions", "The water stood at {n} marks over the sill, and it was rising",
];
const PLAIN = [
  "The {thing} was closed after an inspection found {n} cracks in its piers.", "Work had been put off three times since the flood.",
  "Residents have written {n} letters about it since the spring.", "The cost has risen to {n} million, according to the {body}.",
  "A second report is still under lock and key at the {body}.", "Traffic was led through {town} for most of the week.",
  "Boats lay idle at the quay while the tide went out.", "The meeting lasted until after midnight and ended without a vote.",
  "Two firms from {town} have offered to do the work.", "No one was hurt, but a van had to be pulled out of the mud.",
];
const LIMIT = [
  "The {body} gave the owners until {day} to empty the building.", "Objections must be filed by {date}, the {body} said.",
  "{person} has to answer within {m} days, or the case goes to court.", "The {body} extended the deadline for bids to {date}.",
];
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const OUTLETS = ["Ness Herald", "Averil Courier", "Tervik Post", "Holm Daily", "The Osmark Wire", "Grandal Times", "Coast Observer", "Eksund Gazette"];

/**
 * Numbers from 0 to 1 that only look like chance (mulberry32).
 * @param {number} seed
 */
function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Articles of about 400 words with names, quotes, deadlines; one in ten is a near copy of an earlier one, one in
 * twenty has no date.
 * @param {number} size
 * @param {number} [seed]
 * @returns {Article[]}
 */
export function pile(size, seed = 1) {
  const roll = dice(seed);
  const number = (/** @type {number} */ from, /** @type {number} */ to) => from + Math.floor(roll() * (to - from + 1));
  /** @param {readonly string[]} list */
  const one = (list) => list[Math.floor(roll() * list.length)] ?? "";
  const person = () => `${one(FIRST)} ${one(STEM)}${one(TAIL)}`;
  /** @param {string} text */
  const filled = (text) => text.replace(/\{(\w+)\}/g, (_, /** @type {string} */ slot) => ({
    n: String(number(3, 90)), m: String(number(3, 21)), thing: one(THING), body: one(BODY), town: one(TOWN), day: one(DAYS), person: person(),
    date: `${number(1, 28)} ${one(MONTHS)}`,
  })[slot] ?? slot);

  const article = () => {
    const people = [person(), person(), person()];
    const title = `${one(TOWN)} ${one(["argues over", "shuts", "wants a new", "waits for its", "counts the cost of its"])} ${one(THING)}`;
    const paragraphs = [title, `By ${person()}`];
    for (let i = 0; i < 7; i++) {
      const who = people[i % people.length] ?? "";
      const named = i < people.length ? `${who}, ${one(ROLE)} of ${one(TOWN)}` : who.split(" ").at(-1) ?? "";
      const opening = i === 0 ? `${one(TOWN).toUpperCase()} — ` : "";
      paragraphs.push(`${opening}${filled(one(PLAIN))} ${filled(one(PLAIN))} ${filled(one(PLAIN))}`);
      if (i < 5) paragraphs.push(`“${filled(one(WORDS))},” ${named} ${one(SAID)}. ${filled(one(PLAIN))}`);
      if (i === 2 || i === 6) paragraphs.push(filled(one(LIMIT)));
    }
    return paragraphs;
  };

  /** @type {string[][]} */
  const bodies = [];
  return Array.from({ length: size }, (_, i) => {
    const copied = i > 10 && roll() < 0.1 ? bodies[number(0, bodies.length - 1)] : undefined;
    const body = copied ? [...copied.slice(0, 3), filled(one(PLAIN)), ...copied.slice(4)] : article();
    bodies.push(body);
    const date = `2031-${String(number(1, 12)).padStart(2, "0")}-${String(number(1, 28)).padStart(2, "0")}`;
    return { id: `a${i}`, text: `${body.join("\n\n")}\n`, outlet: one(OUTLETS), ...(roll() < 0.05 ? {} : { date }) };
  });
}
