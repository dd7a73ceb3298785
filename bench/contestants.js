// The programs that the engine is measured against, each with all that it finds of what the engine finds.
import nlp from "compromise/three";
import dates from "compromise-dates";
import * as chrono from "chrono-node";
import winkNlp from "wink-nlp";
import model from "wink-eng-lite-web-model";

/**
 * @typedef {Object} Article
 * @property {string} id
 * @property {string} text
 * @property {string} [date]
 */

/**
 * @typedef {Object} Contestant
 * @property {string} name
 * @property {string} does what it is asked for
 * @property {() => (article: Article) => number} prepare gives the function to measure; its answer is what it found
 */

/** @type {Contestant[]} */
export const contestants = [
  {
    name: "compromise",
    does: "tags, people, places, organisations, quotations",
    prepare: () => ({ text }) => {
      const doc = nlp(text);
      return doc.people().length + doc.places().length + doc.organizations().length + doc.quotations().length;
    },
  },
  {
    name: "compromise-dates",
    does: "tags, dates as values",
    prepare: () => {
      const withDates = nlp.extend(dates);
      return ({ text, date }) => {
        const doc = withDates(text);
        // The plugin adds the method to the document; its types do not reach the extended function.
        const found = /** @type {{dates: (options: {today: string}) => {json: () => object[]}}} */ (/** @type {object} */ (doc));
        return found.dates({ today: date ?? "2025-01-01" }).json().length;
      };
    },
  },
  {
    name: "wink-nlp",
    does: "tags, sentences, entities (times, numbers, links)",
    prepare: () => {
      const wink = winkNlp(model);
      return ({ text }) => {
        const doc = wink.readDoc(text);
        return doc.entities().length() + doc.sentences().length();
      };
    },
  },
  {
    name: "chrono-node",
    does: "times as values",
    prepare: () => ({ text, date }) => chrono.parse(text, new Date(date ?? "2025-01-01")).length,
  },
];
