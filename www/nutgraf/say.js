// What is shown is said here, in the language of the page. English stands in the code and needs no table; the tables of the other
// languages are fetched when one is asked for. One language a page: it is that which was asked for last.
//
// A key is the English text, with {names} where something is put in. What follows `##` in a key is for translators and is not shown:
// it tells words apart that are one in English.

/** The forms of a word that is counted. @typedef {{one: string, other: string}} Forms */
/** The texts of a language by their English. @typedef {Record<string, string | Forms>} Table */
/** What is put into a text: numbers are written as the language does. @typedef {Record<string, string | number>} Values */

/** @type {Record<string, () => Promise<{default: Table}>>} */
const TABLES = {
  de: () => import('./languages/de.js'),
  es: () => import('./languages/es.js'),
  fr: () => import('./languages/fr.js'),
};

/** The languages of the page. */
export const LANGUAGES = ['en', ...Object.keys(TABLES)];

/** Without what every object has, such as a constructor: keys may be names of kinds. @type {Table} */
let table = Object.create(null);
let spoken = 'en';
let asked = 'en';
let numbers = new Intl.NumberFormat('en');
let plurals = new Intl.PluralRules('en');
/** Told of another language. @type {Set<() => void>} */
const heard = new Set();

/** The page's language for a tag such as "fr-CA"; undefined where there is none. @param {string} tag */
export const known = (tag) => LANGUAGES.find((language) => language === tag.toLowerCase().split(/[-_]/)[0]);

/** The language that is spoken. */
export const language = () => spoken;

/** The language that was asked for last; its table may be on its way. */
export const sought = () => asked;

/** Hears of another language from now on; what is returned ends it. @param {() => void} hear */
export function onLanguage(hear) {
  heard.add(hear);
  return () => heard.delete(hear);
}

/**
 * Speaks a language from now on. Whoever asks while the table of another is on its way is heard instead.
 * @param {string} wanted one of LANGUAGES
 */
export async function speak(wanted) {
  asked = wanted;
  if (wanted === spoken) return;
  const next = (await TABLES[wanted]?.())?.default ?? {};
  if (asked !== wanted || spoken === wanted) return;
  table = Object.assign(Object.create(null), next);
  spoken = wanted;
  numbers = new Intl.NumberFormat(wanted);
  plurals = new Intl.PluralRules(wanted);
  for (const hear of [...heard]) hear();
}

/** A number as the language writes it. @param {number} n */
export const numeral = (n) => numbers.format(n);

/** @param {string} key */
const bare = (key) => key.replace(/##.*$/s, '');

/** The text of a key, in one of its forms. @param {string} key @param {keyof Forms} [form] */
function textOf(key, form = 'other') {
  const text = table[key] ?? key;
  return bare(typeof text === 'string' ? text : text[form]);
}

/** @param {string} text @param {Values} values */
const put = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => {
  const value = values[name];
  return value === undefined ? all : typeof value === 'number' ? numeral(value) : value;
});

/**
 * Says it in English where that is what a text is written in, whatever the page speaks: files are written in English.
 * @param {string} tag the language of the text
 * @param {string} key
 * @param {Values} [values]
 */
export const sayIn = (tag, key, values = {}) => (inEnglish(tag) ? put(bare(key), values) : say(key, values));

/** Whether a text is written in English though the page speaks another language. @param {string} tag */
export const inEnglish = (tag) => spoken !== 'en' && known(tag) === 'en';

/** @param {string} key @param {Values} [values] */
export const say = (key, values = {}) => put(textOf(key), values);

/**
 * Says how many: `sayCount(n, { one: '{n} quote', other: '{n} quotes' })`. The tables have it under the form `other`.
 * @param {number} n
 * @param {Forms} forms in English
 * @param {Values} [values]
 */
export function sayCount(n, { one, other }, values = {}) {
  const form = plurals.select(n) === 'one' ? 'one' : 'other';
  return put(spoken === 'en' && form === 'one' ? one : textOf(other, form), { n, ...values });
}

/**
 * Says a sentence with elements in it: its pieces in the order of the language.
 * @param {string} key
 * @param {Record<string, Node | string | number>} values
 * @returns {(Node | string)[]}
 */
export const sayNodes = (key, values) => textOf(key).split(/(\{\w+\})/).filter((piece) => piece !== '').map((piece) => {
  const value = values[piece.slice(1, -1)];
  return value === undefined || !piece.startsWith('{') ? piece : typeof value === 'number' ? numeral(value) : value;
});

/** Marks a text that is said later: what is made once is made before the language is known. @template {string | Forms} T @param {T} key */
export const later = (key) => key;

/** Words in the quotation marks of the language. @param {string} words */
export const quoted = (words) => say('“{words}”', { words });

/** A name with what it is. @param {string} name @param {string} value */
export const labelled = (name, value) => say('{name}: {value}', { name, value });
