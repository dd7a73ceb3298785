// Deadlines as a calendar file (RFC 5545): an event at the hour to comply by, or an all-day one on the last day.

import { flat, oneLine } from './fold.js';
import { dateOf } from './format.js';
import { hash } from './hash.js';

/**
 * `value` is the TIMEX3 value of the due date; it has the hour, if one is known. `key` is what makes the deadline the one
 * that it is, whichever pile it is exported from; the event's UID is made of it, so that a calendar that is read again
 * replaces this event and no other.
 * @typedef {Object} CalendarEntry
 * @property {readonly (string | number | null)[]} key
 * @property {string} title
 * @property {string} details
 * @property {string} earliest
 * @property {string} latest
 * @property {string} [value]
 */

const encoder = new TextEncoder();

/** @param {string} text on one line */
const escape = (text) => text.replace(/[\\;,]/g, '\\$&');

/** @param {string} text */
const escapeLines = (text) => text.split(/\r\n|[\r\n]/).map((line) => escape(flat(line))).join('\\n');

/**
 * Lines of at most 75 octets, continued with a space; no character is cut.
 * @param {string} line
 */
function fold(line) {
  // No character takes more than three octets a UTF-16 unit.
  if (line.length <= 25) return line;
  let out = '';
  let width = 0;
  for (const char of line) {
    const code = char.codePointAt(0) ?? 0;
    const bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (width + bytes > 75) {
      out += '\r\n ';
      width = 1;
    }
    out += char;
    width += bytes;
  }
  return out;
}

/** The last day that a calendar can hold. */
const LAST = Date.UTC(9999, 11, 31);

/**
 * A day as a calendar writes it; `null` where there is no such day.
 * @param {string} iso
 * @param {number} [plus] days later
 */
function stamp(iso, plus = 0) {
  const date = dateOf(iso);
  date?.setUTCDate(date.getUTCDate() + plus);
  return date && date.getTime() <= LAST ? date.toISOString().slice(0, 10).replaceAll('-', '') : null;
}

/**
 * When an event is; `null` where that is no time. The hour of a deadline is in the zone of its story, which is seldom
 * told, so it is given without one ("floating"). Midnight at the end of a day stays with that day.
 * @param {CalendarEntry} entry
 */
function time({ earliest, latest, value }) {
  const [start, end] = [stamp(earliest), stamp(latest, 1)];
  if (!start || !end || start >= end) return null;
  const [, hour = '', minute = ''] = (earliest === latest && /T([01]\d|2[0-3]):([0-5]\d)$/.exec(value ?? '')) || [];
  return hour ? [`DTSTART:${start}T${hour}${minute}00`] : [`DTSTART;VALUE=DATE:${start}`, `DTEND;VALUE=DATE:${end}`];
}

/**
 * The entries as a calendar. One whose days there are not is left out.
 * @param {Iterable<CalendarEntry>} entries
 * @param {Date} now
 */
export function calendar(entries, now) {
  return [...calendarPieces(entries, now)].join('');
}

/** @param {readonly string[]} lines */
const folded = (lines) => lines.map((line) => `${fold(line)}\r\n`).join('');

/**
 * The same, an event at a time.
 * @param {Iterable<CalendarEntry>} entries
 * @param {Date} now
 */
export function* calendarPieces(entries, now) {
  const made = now.toISOString().replace(/[-:]|\.\d+/g, '');
  yield folded(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Nutgraf//Deadlines//EN', 'CALSCALE:GREGORIAN']);
  /** How many events there are of a hash. @type {Map<string, number>} */
  const known = new Map();
  for (const entry of entries) {
    const when = time(entry);
    if (!when) continue;
    const id = hash(JSON.stringify(entry.key));
    const nth = (known.get(id) ?? 0) + 1;
    known.set(id, nth);
    yield folded([
      'BEGIN:VEVENT',
      `UID:${id}${nth === 1 ? '' : `-${nth}`}@nutgraf`,
      `DTSTAMP:${made}`,
      ...when,
      `SUMMARY:${escape(oneLine(entry.title))}`,
      `DESCRIPTION:${escapeLines(entry.details)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]);
  }
  yield folded(['END:VCALENDAR']);
}
