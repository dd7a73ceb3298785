// The day that an article was published, as a reader gives it.

import { say } from '../nutgraf/say.js';

/** Years that a newspaper may be of. */
const FIRST_YEAR = 1600;
const LAST_YEAR = 2200;

/** What every field for a date of publication has. */
export const DATE_FIELD = { type: 'date', min: `${FIRST_YEAR}-01-01`, max: `${LAST_YEAR}-12-31` };

/**
 * Whether an article may have been published on this day (YYYY-MM-DD, with or without an hour).
 * @param {string} iso
 */
export function plausible(iso) {
  const [, year = '', month = '', date = ''] = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(iso) ?? [];
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return false;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  return at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(date);
}

/**
 * Why what stands in a date field is no date to keep; empty if it is one, or if the field is.
 * @param {HTMLInputElement} input
 */
export function dateFault(input) {
  if (input.validity.badInput) return say('That is not a whole date.');
  if (input.value === '' || plausible(input.value)) return '';
  return say('The year must lie between {first} and {last}.', { first: String(FIRST_YEAR), last: String(LAST_YEAR) });
}

/**
 * An article's day: as it was given, or else as it was read; what was given and is no day stands until it is read.
 * @param {{article: import('../nutgraf/types.js').Article, report: import('../nutgraf/types.js').ArticleReport | undefined}} entry
 */
export function dayOf({ article: { date }, report }) {
  if (date !== undefined && plausible(date)) return date.slice(0, 10);
  return (report ? report.date : date?.slice(0, 10)) ?? '';
}
