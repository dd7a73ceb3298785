// Dates and spans as a reader likes to see them.

/** @typedef {import('./types.js').Due} Due */
/** @typedef {import('./types.js').Span} Span */

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

/** @type {Record<string, string>} */
export const TYPE_NAMES = { PER: 'Person', ORG: 'Organisation', LOC: 'Place', MISC: 'Other' };
