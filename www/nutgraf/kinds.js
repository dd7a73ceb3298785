// What the page knows of a file by its name alone. The kinds that are read stand in formats.js.

import { ACCEPT, OPTIONAL } from './formats.js';
import { numeral, say } from './say.js';

/** @param {string} list @returns {ReadonlySet<string>} */
const endings = (list) => new Set(list.split(',').filter((kind) => kind.startsWith('.')));

const READ = endings(ACCEPT);
const LATER = endings(OPTIONAL);

/** The endings of all kinds that are read: ".txt, .html, …". */
export const readKinds = () => [...READ].join(', ');

/** What a file's name ends in, with its dot and in small letters; empty where it has no ending. @param {string} name */
export const endingOf = (name) => /[^.](\.[\p{L}\p{N}_-]{1,12})$/u.exec(name)?.[1]?.toLowerCase() ?? '';

/** Whether a file of this name is one of a kind that is read. @param {string} name */
export const isRead = (name) => READ.has(endingOf(name));

/** Whether it is read by what is fetched when the first such file comes. @param {string} name */
export const isReadLater = (name) => LATER.has(endingOf(name));

/** Files and folders that systems and programs keep for themselves. */
const OWN = /^(?:\..*|~\$.*|__MACOSX|Thumbs\.db|ehthumbs.*\.db|desktop\.ini|\$RECYCLE\.BIN|System Volume Information|Icon\r)$/i;

/** Whether a file or folder is none of its owner's. @param {string} name */
export const isSystems = (name) => OWN.test(name);

/** "8 .jpg, 4 .png": how many of each ending, the most first. @param {readonly string[]} names */
export function byEnding(names) {
  const most = 6;
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const name of names) counts.set(endingOf(name), (counts.get(endingOf(name)) ?? 0) + 1);
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const told = sorted.slice(0, most).map(([ending, n]) => ending === '' ? say('{n} without an ending', { n }) : `${numeral(n)} ${ending}`);
  const rest = sorted.slice(most).reduce((sum, [, n]) => sum + n, 0);
  return [...told, ...(rest > 0 ? [say('{n} of other kinds', { n: rest })] : [])].join(', ');
}
