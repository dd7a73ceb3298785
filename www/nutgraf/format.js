// Dates and spans as a reader likes to see them.

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
    return formatOf(lang, options).format(date);
  } catch {
    return null;
  }
}

/** @type {Record<'day' | 'short' | 'weekday', Intl.DateTimeFormatOptions>} */
const FORMS = { day: { day: 'numeric', month: 'short', year: 'numeric' }, short: { day: 'numeric', month: 'short' }, weekday: { weekday: 'short' } };

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
  if (!due.earliest || !due.latest) return 'no date';
  const about = due.certainty === 'approx' ? 'about ' : '';
  if (due.earliest === due.latest) {
    const clock = dateOf(due.earliest) && /T((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(due.value)?.[1];
    return about + [weekday(due.earliest, lang), day(due.earliest, lang)].filter(Boolean).join(' ') + (clock ? `, ${clock}` : '');
  }
  return `${about}${day(due.earliest, lang, due.earliest.slice(0, 4) === due.latest.slice(0, 4))} – ${day(due.latest, lang)}`;
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
  BEFORE: 'before', AFTER: 'after', ON_OR_BEFORE: 'not later than', ON_OR_AFTER: 'not earlier than', LESS_THAN: 'less than',
  MORE_THAN: 'more than', EQUAL_OR_LESS: 'at most', EQUAL_OR_MORE: 'at least', START: 'the start of', MID: 'the middle of',
  END: 'the end of', APPROX: 'about',
};

/** @type {Record<string, string>} */
const UNITS = { Y: 'year', M: 'month', W: 'week', D: 'day', TH: 'hour', TM: 'minute', TS: 'second' };

/**
 * "about 3 weeks" for P3W, APPROX: a TIMEX3 duration.
 * @param {string} value
 * @param {string} modifier
 */
function duration(value, modifier) {
  const [date = '', time = ''] = value.replace(/^P/, '').split('T');
  const named = [['', date], ['T', time]].flatMap(([part, list = '']) => [...list.matchAll(/(?<!\d)(\d+(?:\.\d+)?|X)([YMWDHS])/g)].map(([, n, unit = '']) => {
    const name = UNITS[part + unit] ?? '';
    return n === 'X' ? `some ${name}s` : `${n} ${name}${n === '1' ? '' : 's'}`;
  }));
  return named.length === 0 ? 'a length of time' : [MODIFIERS[modifier], named.join(' ')].filter(Boolean).join(' ');
}

/**
 * What a time expression was resolved to.
 * @param {Time} time
 * @param {string} lang
 */
export function timeText({ type, value, mod = '', earliest, latest }, lang) {
  if (type === 'DURATION') return duration(value, mod);
  if (type === 'SET') return 'a time that comes again and again';
  if (!earliest || !latest) return 'no date';
  const clock = /T\d\d:\d\d/.exec(value)?.[0].slice(1);
  // The modifier is in the days already, but for those that only loosen them.
  return [mod === 'APPROX' ? 'about' : '', earliest === latest ? day(earliest, lang) : `${day(earliest, lang)} – ${day(latest, lang)}`, clock]
    .filter(Boolean).join(' ');
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
  set: 'set', shortened: 'shortened', extended: 'extended', reaffirmed: 'repeated', conditional: 'on a condition', lifted: 'lifted',
  pending: 'still open', met: 'met', passed: 'passed',
};

/** How sure a day is; that it is about right is told with it. @type {Record<Due['certainty'], string>} */
export const CERTAINTY = {
  exact: '', interval: 'on one of these days', approx: '', conflict: 'the article contradicts itself', unresolved: 'the day cannot be told',
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
  if (!newest) return 'open when it was written';
  return `${due?.latest && due.latest.slice(0, 10) < newest ? 'its day was over' : 'open'} as of ${day(newest, lang)}`;
}

/** @type {Record<string, string>} */
export const TYPE_NAMES = { PER: 'Person', ORG: 'Organisation', LOC: 'Place', DOC: 'Document', MISC: 'Other' };
