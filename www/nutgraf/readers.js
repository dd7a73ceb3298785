// The readers of documents: a second module beside the engine's, fetched when the first file comes that needs it.

import { furtherArticles, needsReaders } from '../pkg/nutgraf.js';
import { NutgrafError, messageOf } from './errors.js';
import { endingOf } from './kinds.js';
import { decoded } from './read.js';

/** @typedef {import('./types.js').Reading} Reading */

/** What tells the kind of a file: so many bytes of its beginning, or in a text characters. */
const HEAD = 4096;

/** Whether the module has been used; a dead instance leaves its memory behind. */
let used = false;

/**
 * Whether a file is none that the engine itself reads. Its module must be there.
 * @param {string} name
 * @param {string | Uint8Array} content
 */
export const needs = (name, content) => needsReaders(name, bytesOf(content.slice(0, HEAD)));

/** @param {string | Uint8Array} content */
const bytesOf = (content) => (typeof content === 'string' ? new TextEncoder().encode(content) : content);

/**
 * What is made of a text where what reads its kind is out of reach.
 * @param {string} name
 * @param {string} text
 * @returns {Reading}
 */
function asPlain(name, text) {
  const warning = 'what reads transcripts and subtitles could not be fetched, so it was taken as plain text: add it again when you are connected';
  return { articles: [{ article: { id: name, text }, warnings: [warning] }], corrections: null, errors: [], more: 0 };
}

export class Readers {
  #module;
  /** @type {Promise<typeof import('../pkg/readers.js')> | undefined} */
  #starting;

  /** @param {() => Promise<WebAssembly.Module>} module compiles the readers' file */
  constructor(module) {
    this.#module = module;
  }

  /** Fetches the module where that has not been done; what could not be fetched may be there the next time. */
  #start() {
    this.#starting ??= this.#load().catch((/** @type {unknown} */ thrown) => {
      this.#starting = undefined;
      if (thrown instanceof NutgrafError) throw thrown;
      throw new NutgrafError('load-failed', `what reads such files could not be loaded: ${messageOf(thrown)}`, { cause: thrown });
    });
    return this.#starting;
  }

  async #load() {
    const [bindings, module] = await Promise.all([import('../pkg/readers.js'), this.#module()]);
    if (used) bindings.__wbg_reset_state();
    else await bindings.default({ module_or_path: module });
    used = true;
    return bindings;
  }

  /**
   * What is found in a file. A file that breaks the module takes nothing else with it, and where the module cannot be had,
   * what was pasted is at least a text.
   * @param {string} name
   * @param {string | Uint8Array} content
   * @returns {Promise<Reading>}
   */
  async read(name, content) {
    let readFile;
    try {
      ({ readFile } = await this.#start());
    } catch (thrown) {
      // What has the name of a file is a program's, and the file can be chosen again.
      if (typeof content !== 'string' || endingOf(name) !== '') throw thrown;
      return asPlain(name, content);
    }
    try {
      return /** @type {Reading} */ (JSON.parse(readFile(name, bytesOf(content), decoded, furtherArticles)));
    } catch (thrown) {
      this.#starting = undefined;
      return { articles: [], corrections: null, errors: [{ code: 'unreadable', message: `${name} cannot be read: ${messageOf(thrown)}` }], more: 0 };
    }
  }
}
