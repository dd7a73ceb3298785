// A long value as JSON, piece by piece.

/**
 * A value as `JSON.stringify(value, null, 1)` writes it, with a line's end; a row of each list that stands right in it at a
 * time.
 * @param {Record<string, unknown>} value
 */
export function* jsonPieces(value) {
  /** @param {unknown} part @param {string} indent */
  const written = (part, indent) => JSON.stringify(part, null, 1).replaceAll('\n', `\n${indent}`);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  let before = '{\n ';
  for (const [name, part] of entries) {
    yield `${before}${JSON.stringify(name)}: `;
    before = ',\n ';
    if (!Array.isArray(part) || part.length === 0) {
      yield written(part, ' ');
      continue;
    }
    for (let i = 0; i < part.length; i++) yield `${i === 0 ? '[' : ','}\n  ${written(part[i] ?? null, '  ')}`;
    yield '\n ]';
  }
  yield entries.length === 0 ? '{}\n' : '\n}\n';
}
