// Deadlines as a calendar file (RFC 5545): an all-day event on the last day to comply.

/** @typedef {{uid: string, title: string, details: string, earliest: string, latest: string}} CalendarEntry */

/** @param {string} text */
const escape = (text) => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');

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
      `DTSTART;VALUE=DATE:${stamp(entry.earliest)}`,
      `DTEND;VALUE=DATE:${stamp(entry.latest, 1)}`,
      `SUMMARY:${escape(entry.title)}`,
      `DESCRIPTION:${escape(entry.details)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    );
  }
  lines.push('END:VCALENDAR');
  return `${lines.map(fold).join('\r\n')}\r\n`;
}
