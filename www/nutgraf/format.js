// Dates and spans as a reader likes to see them.

/** @typedef {import('./types.js').Due} Due */
/** @typedef {import('./types.js').Span} Span */
/** @typedef {import('./types.js').Time} Time */
/** @typedef {import('./types.js').Deadline['status']} Status */

/**
 * "8 August 2025" for "2025-08-08"; other values are given back as they are.
 * @param {string | null | undefined} iso
 * @param {string} lang
 * @param {boolean} [short]
 */
export function day(iso, lang, short = false) {
  if (!iso) return '';
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (!match) return iso;
  const date = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  const options = /** @type {Intl.DateTimeFormatOptions} */ (short
    ? { day: 'numeric', month: 'short', timeZone: 'UTC' }
    : { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  try {
    return new Intl.DateTimeFormat(lang || 'en-GB', options).format(date);
  } catch {
    return iso.slice(0, 10);
  }
}

/**
 * @param {string} iso
 * @param {string} lang
 */
function weekday(iso, lang) {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return '';
  try {
    return new Intl.DateTimeFormat(lang || 'en-GB', { weekday: 'short', timeZone: 'UTC' }).format(date);
  } catch {
    return '';
  }
}

/**
 * "Fri 8 Aug 2025": a due date with its weekday, or the interval that it lies in.
 * @param {Due} due
 * @param {string} lang
 */
export function dueText(due, lang) {
  if (!due.earliest || !due.latest) return 'no date';
  const about = due.certainty === 'approx' ? 'about ' : '';
  if (due.earliest === due.latest) return `${about}${weekday(due.earliest, lang)} ${day(due.earliest, lang)}`;
  return `${about}${day(due.earliest, lang, due.earliest.slice(0, 4) === due.latest.slice(0, 4))} – ${day(due.latest, lang)}`;
}

/**
 * From what a date was computed, with its days as a reader writes them and articles by their labels.
 * @param {string} basis
 * @param {string} lang
 * @param {(article: string) => string} label
 */
export function basisText(basis, lang, label) {
  return basis.replace(/^article ([^:]+)(?=: )/, (_, /** @type {string} */ id) => label(id))
    .replace(/\b\d{4}-\d\d-\d\d\b/g, (iso) => day(iso, lang))
    .replace(/(?<![\d-])\d\d-\d\d(?![\d-])/g, (date) => day(`2024-${date}`, lang, true));
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
  const named = [['', date], ['T', time]].flatMap(([part, list = '']) => [...list.matchAll(/(\d+(?:\.\d+)?|X)([YMWDHS])/g)].map(([, n, unit = '']) => {
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

/**
 * At most `max` characters, cut at a space.
 * @param {string} text
 * @param {number} max
 */
export function clip(text, max) {
  if (text.length <= max) return text;
  const cut = text.lastIndexOf(' ', max);
  return `${text.slice(0, cut > max / 2 ? cut : max)} …`;
}

/** What happened to a deadline. @type {Record<Status, string>} */
export const STATUS = {
  set: 'set', shortened: 'shortened', extended: 'extended', reaffirmed: 'repeated', conditional: 'on a condition', lifted: 'lifted',
  pending: 'still open', met: 'met', passed: 'passed',
};

/** @type {Record<string, string>} */
export const TYPE_NAMES = { PER: 'Person', ORG: 'Organisation', LOC: 'Place', MISC: 'Other' };
