// Ids that nothing has yet.

/**
 * Gives each id that is taken the next free one behind it: `a-2`, `a-3`, and so on. It remembers how far it came, for
 * thousands may have one id.
 * @param {(id: string) => boolean} taken
 * @returns {(id: string) => string}
 */
export function freeIds(taken) {
  /** @type {Map<string, number>} */
  const next = new Map();
  return (id) => {
    if (!taken(id)) return id;
    let n = next.get(id) ?? 2;
    while (taken(`${id}-${n}`)) n += 1;
    next.set(id, n + 1);
    return `${id}-${n}`;
  };
}
