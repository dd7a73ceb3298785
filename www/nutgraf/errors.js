/** An error with a stable code, such as `load-failed`, `binary`, `json` or `trap`. */
export class NutgrafError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {{cause?: unknown, trap?: boolean}} [more]
   */
  constructor(code, message, more = {}) {
    super(message, 'cause' in more ? { cause: more.cause } : undefined);
    this.name = 'NutgrafError';
    /** Stable name of what went wrong. */
    this.code = code;
    /** Whether the engine's instance died of it. */
    this.trap = more.trap ?? false;
  }
}

/**
 * The text of anything thrown.
 * @param {unknown} thrown
 */
export function messageOf(thrown) {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/**
 * The code of anything thrown.
 * @param {unknown} thrown
 * @param {string} otherwise
 */
export function codeOf(thrown, otherwise) {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string') {
    return thrown.code;
  }
  return otherwise;
}

/**
 * Anything thrown as an error with a code.
 * @param {unknown} thrown
 * @param {string} [code] where what was thrown has none
 */
export function errorOf(thrown, code = 'error') {
  return thrown instanceof NutgrafError ? thrown : new NutgrafError(codeOf(thrown, code), messageOf(thrown), { cause: thrown });
}
