// A text that is nothing but addresses: what a reader pastes who expects it to be fetched.

/** Longer texts are not looked at. */
const LONG = 20_000;
/** An address with its scheme, whatever stands in it; or one that begins as those of sites do. */
const ADDRESS = /^(?:https?:\/\/[^\s/]+\S*|(?:www\.)?(?:[\p{L}\p{N}-]+\.)+\p{L}{2,24}(?::\d+)?\/\S*|www\.\S+\.\p{L}{2,24})$/iu;
/** What may stand round an address: brackets, marks, the point that ends a sentence. */
const ROUND = /^[<([“"']+|[>)\]”"',;.]+$/gu;

/**
 * An address as one to follow, or nothing.
 * @param {string} word
 */
function addressOf(word) {
  const bare = word.replace(ROUND, '');
  if (!ADDRESS.test(bare)) return null;
  try {
    const url = new URL(/^https?:/i.test(bare) ? bare : `https://${bare}`);
    return url.hostname.includes('.') || url.hostname === 'localhost' ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * The addresses that a text consists of, each once; none where there is anything else in it, but for the title that some
 * programs put before the address of a link.
 * @param {string} text
 * @returns {string[]}
 */
export function addressesIn(text) {
  if (text.length > LONG) return [];
  const [, title = '', link = ''] = /^\s*\[([^\]]{0,300})\]\((\S+)\)\s*$/u.exec(text) ?? [];
  if (link !== '' && title !== '') return addressesIn(link);
  const lines = text.split(/[\r\n]+/).map((line) => line.trim()).filter(Boolean);
  // A list of addresses may have notes.
  const told = lines.filter((line) => !line.startsWith('#'));
  const found = told.flatMap((line) => line.split(/[\s,;]+(?=\S)/)).map(addressOf);
  if (found.length === 0) return [];
  if (!found.includes(null)) return [...new Set(found.flatMap((address) => address ?? []))];
  // A title in one line, and its address in the next, or the other way round.
  const [first = '', second = ''] = told;
  if (told.length !== 2 || Math.min(first.length, second.length) > 200) return [];
  const ends = [addressOf(first), addressOf(second)].flatMap((address) => address ?? []);
  return ends.length === 1 ? ends : [];
}

/**
 * The addresses in a file that stands for a place on the web: a shortcut of Windows, macOS or Linux.
 * @param {string} name
 * @param {string} text
 */
export function addressesOfShortcut(name, text) {
  if (!/\.(?:url|webloc|desktop)$/i.test(name)) return [];
  const address = /^URL(?:\[\$e\])?=(\S+)/mu.exec(text)?.[1] ?? /<string>\s*(https?:[^<\s]+)\s*<\/string>/u.exec(text)?.[1] ?? '';
  return [addressOf(address.replaceAll('&amp;', '&'))].flatMap((found) => found ?? []);
}
