// Deadlines as a calendar file (RFC 5545): an event at the hour to comply by, or an all-day one on the last day.

/**
 * `value` is the TIMEX3 value of the due date; it has the hour, if one is known.
 * @typedef {{uid: string, title: string, details: string, earliest: string, latest: string, value?: string}} CalendarEntry
 */

/** @param {string} text */
const escape = (text) =>
  text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

/**
 * Lines of at most 75 octets, continued with a space.
 * @param {string} line
 */
function fold(line) {
  let out = '';
  let width = 0;
  for (const char of line) {
    const bytes = new TextEncoder().encode(char).length;
    if (width + bytes > 75) {
      out += '\r\n ';
      width = 1;
    }
    out += char;
    width += bytes;
  }
  return out;
}

/** @param {string} iso @param {number} [plus] */
function stamp(iso, plus = 0) {
  const [y = 0, m = 1, d = 1] = iso.split('-').map(Number);
  return new Date(Date.UTC(y, m - 1, d + plus)).toISOString().slice(0, 10).replaceAll('-', '');
}

/**
 * When an event is. The hour of a deadline is in the zone of its story, which is seldom told, so it is given without
 * one ("floating"). Midnight at the end of a day stays with that day.
 * @param {CalendarEntry} entry
 */
function time({ earliest, latest, value }) {
  const [, hour = '', minute = ''] = (earliest === latest && /T([01]\d|2[0-3]):([0-5]\d)$/.exec(value ?? '')) || [];
  if (hour) return [`DTSTART:${stamp(earliest)}T${hour}${minute}00`];
  return [`DTSTART;VALUE=DATE:${stamp(earliest)}`, `DTEND;VALUE=DATE:${stamp(latest, 1)}`];
}

/**
 * @param {readonly CalendarEntry[]} entries
 * @param {Date} now
 */
export function calendar(entries, now) {
  const made = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Nutgraf//Deadlines//EN', 'CALSCALE:GREGORIAN'];
  for (const entry of entries) {
    lines.push(
      'BEGIN:VEVENT',
      `UID:${escape(entry.uid)}@nutgraf`,
      `DTSTAMP:${made}`,
      ...time(entry),
      `SUMMARY:${escape(entry.title)}`,
      `DESCRIPTION:${escape(entry.details)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    );
  }
  lines.push('END:VCALENDAR');
  return `${lines.map(fold).join('\r\n')}\r\n`;
}
