// Dates and spans as a reader likes to see them.

import { inEnglish, known, language, later, say, sayCount, sayIn } from './say.js';

/** @typedef {import('./types.js').Due} Due */
/** @typedef {import('./types.js').Span} Span */
/** @typedef {import('./types.js').Time} Time */
/** @typedef {import('./types.js').Deadline['status']} Status */

/**
 * Midnight UTC of the day that a date or a date with an hour names; `null` where it names none, as the 30th of February.
 * @param {string} iso
 */
function dateOf(iso) {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:$|[T ])/.exec(iso);
  if (!match) return null;
  const [year, month, number] = match.slice(1).map(Number);
  if (year === undefined || month === undefined || number === undefined) return null;
  const date = new Date(0);
  // Date.UTC would take the years below 100 for those of the 20th century.
  date.setUTCFullYear(year, month - 1, number);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === number ? date : null;
}

/** Formats by language and pattern: to make one takes as long as to write a hundred dates. @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string} lang @param {Intl.DateTimeFormatOptions} options */
function formatOf(lang, options) {
  const key = JSON.stringify([lang, options]);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(lang || 'en-GB', { ...options, timeZone: 'UTC' });
    formats.set(key, format);
  }
  return format;
}

/**
 * A date by a pattern of the language; `null` where there is none.
 * @param {Date | null} date
 * @param {string} lang
 * @param {Intl.DateTimeFormatOptions} options
 */
function written(date, lang, options) {
  // The year 0 would be written as 1: the era is not told.
  if (!date || date.getUTCFullYear() === 0) return null;
  try {
    const text = formatOf(lang, options).format(date);
    // French counts the first of a month and no other day.
    return known(lang) === 'fr' && date.getUTCDate() === 1 ? text.replace(/\b1(?=\s\p{L})/u, '1er') : text;
  } catch {
    return null;
  }
}

/** @type {Record<'day' | 'short' | 'weekday' | 'full', Intl.DateTimeFormatOptions>} */
const FORMS = { day: { day: 'numeric', month: 'short', year: 'numeric' }, short: { day: 'numeric', month: 'short' }, weekday: { weekday: 'short' }, full: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } };

/**
 * A day in a form of a language; undefined where there is no such day.
 * @param {string} iso
 * @param {keyof typeof FORMS} form `short` is a day without its year
 * @param {string} lang
 */
export const dateIn = (iso, form, lang) => written(dateOf(iso), lang, FORMS[form]) ?? undefined;

/**
 * "8 Aug 2025" for "2025-08-08"; what is no day is given back as it is.
 * @param {string | null | undefined} iso
 * @param {string} lang
 * @param {boolean} [short] without the year
 */
export function day(iso, lang, short = false) {
  if (!iso) return '';
  return dateIn(iso, short ? 'short' : 'day', lang) ?? iso;
}

/**
 * @param {string} iso
 * @param {string} lang
 */
const weekday = (iso, lang) => dateIn(iso, 'weekday', lang) ?? '';

/**
 * "Fri 8 Aug 2025, 17:00": a due date with its weekday and its hour if it has one, or the interval that it lies in.
 * @param {Due} due
 * @param {string} lang
 */
export function dueText(due, lang) {
  if (!due.earliest || !due.latest) return sayIn(lang, 'no date');
  const time = dueTime(due.earliest, due.latest, due.value, lang);
  return due.certainty === 'approx' ? sayIn(lang, 'about {time}', { time }) : time;
}

/** @param {string} earliest @param {string} latest @param {string} value @param {string} lang */
function dueTime(earliest, latest, value, lang) {
  if (earliest === latest) {
    const clock = dateOf(earliest) && /T((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(value)?.[1];
    // English has it without a comma behind the weekday; other languages have their own ways.
    const whole = language() === 'en' || inEnglish(lang) ? undefined : dateIn(earliest, 'full', lang);
    return (whole ?? [weekday(earliest, lang), day(earliest, lang)].filter(Boolean).join(' ')) + (clock ? `, ${clock}` : '');
  }
  return `${day(earliest, lang, earliest.slice(0, 4) === latest.slice(0, 4))} – ${day(latest, lang)}`;
}

/**
 * From what a date was computed, with its days as a reader writes them and articles by their labels.
 * @param {string} basis
 * @param {string} lang
 * @param {(article: string) => string} label
 */
export function basisText(basis, lang, label) {
  const [named = '', id] = /^article ([^:]+)(?=: )/.exec(basis) ?? [];
  const computed = basis.slice(named.length)
    .replace(/\b\d{4}-\d\d-\d\d\b/g, (iso) => day(iso, lang))
    // A day of no year: in a leap year there is each.
    .replace(/(?<![\d-])\d\d-\d\d(?![\d-])/g, (date) => (dateOf(`2024-${date}`) ? day(`2024-${date}`, lang, true) : date));
  return (id === undefined ? '' : label(id)) + computed;
}

/** TIMEX3's modifiers. @type {Record<string, string>} */
const MODIFIERS = {
  BEFORE: later('before {time}'), AFTER: later('after {time}'), ON_OR_BEFORE: later('not later than {time}'), ON_OR_AFTER: later('not earlier than {time}'),
  LESS_THAN: later('less than {time}'), MORE_THAN: later('more than {time}'), EQUAL_OR_LESS: later('at most {time}'), EQUAL_OR_MORE: later('at least {time}'),
  START: later('the start of {time}'), MID: later('the middle of {time}'), END: later('the end of {time}'), APPROX: later('about {time}'),
};

/** Each with what is said of a number that is not told. @type {Record<string, [import('./say.js').Forms, string]>} */
const UNITS = {
  Y: [later({ one: '{n} year', other: '{n} years' }), later('some years')], M: [later({ one: '{n} month', other: '{n} months' }), later('some months')],
  W: [later({ one: '{n} week', other: '{n} weeks' }), later('some weeks')], D: [later({ one: '{n} day', other: '{n} days' }), later('some days')],
  TH: [later({ one: '{n} hour', other: '{n} hours' }), later('some hours')], TM: [later({ one: '{n} minute', other: '{n} minutes' }), later('some minutes')],
  TS: [later({ one: '{n} second', other: '{n} seconds' }), later('some seconds')],
};

/**
 * "about 3 weeks" for P3W, APPROX: a TIMEX3 duration.
 * @param {string} value
 * @param {string} modifier
 */
function duration(value, modifier) {
  const [date = '', clock = ''] = value.replace(/^P/, '').split('T');
  const named = [['', date], ['T', clock]].flatMap(([part, list = '']) => [...list.matchAll(/(?<!\d)(\d+(?:\.\d+)?|X)([YMWDHS])/g)].map(([, n, unit = '']) => {
    const [forms, some] = UNITS[part + unit] ?? [];
    return n === 'X' || !forms ? some && say(some) : sayCount(Number(n), forms);
  }));
  if (named.length === 0) return say('a length of time');
  const time = named.join(' ');
  const within = MODIFIERS[modifier];
  return within === undefined ? time : say(within, { time });
}

/**
 * What a time expression was resolved to.
 * @param {Time} time
 * @param {string} lang
 */
export function timeText({ type, value, mod = '', earliest, latest }, lang) {
  if (type === 'DURATION') return duration(value, mod);
  if (type === 'SET') return say('a time that comes again and again');
  if (!earliest || !latest) return say('no date');
  const clock = /T\d\d:\d\d/.exec(value)?.[0].slice(1);
  // The modifier is in the days already, but for those that only loosen them.
  const time = [earliest === latest ? day(earliest, lang) : `${day(earliest, lang)} – ${day(latest, lang)}`, clock].filter(Boolean).join(' ');
  return mod === 'APPROX' ? say('about {time}', { time }) : time;
}

/**
 * The stretches of a text, on one line.
 * @param {string} text
 * @param {readonly Span[]} spans
 */
export function words(text, spans) {
  return spans.map((s) => text.slice(s.start, s.end)).join(' … ').replace(/\s+/gu, ' ').trim();
}

/** Stretches with more characters than this between them are not joined by those, in the exports neither (`src/exports/words.rs`). */
const NEAR = 60;

/**
 * Stretches of a text in its order with what is printed between them, on one line, so that no "denied" or "not" is lost from
 * between a source and what it is told to have said. What is far apart, or in another paragraph, is joined by an ellipsis.
 * @param {string} text
 * @param {readonly Span[]} spans
 */
export function printed(text, spans) {
  /** @type {Span[]} */
  const joined = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    const between = last ? text.slice(last.end, start) : '';
    const near = last && (start <= last.end || (!between.includes('\n') && [...between].length <= NEAR));
    if (near) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return words(text, joined);
}

/**
 * "1 quote", "2 quotes".
 * @param {number} n
 * @param {string} one
 * @param {string} [many]
 */
export function count(n, one, many = `${one}s`) {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

/** "Open question" for "open question". @param {string} words */
export const sentence = (words) => words.charAt(0).toUpperCase() + words.slice(1);

/**
 * At most `max` characters, cut at a space.
 * @param {string} text
 * @param {number} max
 */
export function clip(text, max) {
  if (text.length <= max) return text;
  const space = text.lastIndexOf(' ', max);
  const cut = space > max / 2 ? space : max;
  // No character is cut in two.
  return `${text.slice(0, isHalved(text, cut) ? cut - 1 : cut)} …`;
}

/** Whether a character of two units is cut in two at an offset. @param {string} text @param {number} at */
export const isHalved = (text, at) => /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '');

/** What happened to a deadline. @type {Record<Status, string>} */
export const STATUS = {
  set: later('set'), shortened: later('shortened'), extended: later('extended'), reaffirmed: later('repeated'), conditional: later('on a condition'),
  lifted: later('lifted'), pending: later('still open'), met: later('met'), passed: later('passed'),
};

/** How sure a day is; that it is about right is told with it. @type {Record<Due['certainty'], string>} */
export const CERTAINTY = {
  exact: '', interval: later('on one of these days'), approx: '', conflict: later('the article contradicts itself'), unresolved: later('the day cannot be told'),
};

/** With these nothing more is due. @type {ReadonlySet<string>} */
export const OVER = new Set(['lifted', 'met', 'passed']);

/** What changes a deadline: that it was set tells less of the same step. @type {ReadonlySet<string>} */
export const MOVED = new Set(['shortened', 'extended']);

/**
 * What happened to a deadline: who tells of it best, and who else does.
 * @template T
 * @typedef {{ told: T, sources: T[] }} Happening
 */

/**
 * A row for each step of a deadline, with all who tell of it and no sentence twice.
 * @template {{ step: number, status: string }} T
 * @param {readonly T[]} events
 * @param {(event: T) => string} place where its sentence stands
 * @returns {Happening<T>[]}
 */
export function happenings(events, place) {
  /** @type {Map<number, [T, ...T[]]>} */
  const steps = new Map();
  for (const event of events) {
    const of = steps.get(event.step);
    if (of) of.push(event);
    else steps.set(event.step, [event]);
  }
  return [...steps.values()].map((of) => {
    const told = of.find((e) => MOVED.has(e.status)) ?? of.find((e) => e.status !== 'pending') ?? of[0];
    const seen = new Set([place(told)]);
    return { told, sources: of.filter((e) => !seen.has(place(e)) && seen.add(place(e))) };
  });
}

/**
 * The last of some days; '' where there is none.
 * @param {readonly (string | null | undefined)[]} dates
 */
export const newestOf = (dates) => dates.reduce((/** @type {string} */ newest, date) => (date && date.slice(0, 10) > newest ? date.slice(0, 10) : newest), '');

/**
 * Whether a deadline still ran when the newest article was written, and when that was.
 * @param {{ latest?: string | null } | null | undefined} due
 * @param {readonly (string | null | undefined)[]} dates of the articles
 * @param {string} lang
 */
export function standing(due, dates, lang) {
  const newest = newestOf(dates);
  if (!newest) return sayIn(lang, 'open when it was written');
  return sayIn(lang, due?.latest && due.latest.slice(0, 10) < newest ? 'its day was over as of {day}' : 'open as of {day}', { day: day(newest, lang) });
}

/** @type {Record<string, string>} */
export const TYPE_NAMES = { PER: later('Person'), ORG: later('Organisation'), LOC: later('Place'), DOC: later('Document'), MISC: later('Other') };

/** The same within a sentence. @type {Record<string, string>} */
export const TYPE_WORDS = { PER: later('person'), ORG: later('organisation'), LOC: later('place'), DOC: later('document'), MISC: later('other') };
