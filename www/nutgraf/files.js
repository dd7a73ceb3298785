// From files and pasted text to articles, by way of the engine's readers. What cannot be read is an error with the file's
// name; the rest goes on.

import { Untold, failed, failure, joined, tell } from './batch.js';
import { NutgrafError, codeOf } from './errors.js';
import { byEnding, endingOf, isReadLater } from './kinds.js';
import { MAX_BYTES, MAX_TOTAL_BYTES } from './load.js';

/** @typedef {import('./types.js').Read} Read */
/** @typedef {import('./batch.js').Batch} Batch */

/**
 * The articles in a text, read as a file of that name would be. Never rejects.
 * @param {string} text
 * @param {string} name
 * @param {Read} read
 * @returns {Promise<Batch>}
 */
export async function readText(text, name, read) {
  try {
    return await readContent(text, name, read);
  } catch (thrown) {
    return failed(failure(name, thrown, 'unreadable'));
  }
}

/**
 * The articles in a file's content. Rejects where it cannot be read.
 * @param {string | Uint8Array} content
 * @param {string} name
 * @param {Read} read
 * @returns {Promise<Batch>}
 */
export async function readContent(content, name, read) {
  const { articles, corrections, errors, more } = await read(name, content);
  /** @type {Batch} */
  const batch = { articles, corrections, errors: errors.map(({ code, message }) => new NutgrafError(code, message)) };
  if (more > 0) tell(batch, [new Untold(more)]);
  return batch;
}

/**
 * Never rejects, whatever the file does: one that cannot be read is among the batch's errors.
 * @param {File} file
 * @param {Read} read
 * @param {AbortSignal} [signal]
 * @returns {Promise<Batch>}
 */
export async function readFile(file, read, signal) {
  let name = 'a file';
  try {
    name = String(file.name) || name;
    if (file.size > MAX_BYTES) throw new NutgrafError('too-large', 'larger than 64 MB');
    return await readContent(await bytesOf(file), name, (given, content) => read(given, content, signal));
  } catch (thrown) {
    return failed(isReadLater(name) ? withoutReader(name, thrown) : failure(name, thrown, 'unreadable'));
  }
}

/**
 * What is to be done where the reader of a kind of file cannot be fetched.
 * @param {string} name
 * @param {unknown} thrown
 */
function withoutReader(name, thrown) {
  if (codeOf(thrown, '') !== 'load-failed') return failure(name, thrown, 'unreadable');
  return new NutgrafError('load-failed', `${name}: what reads ${endingOf(name)} files could not be fetched. Try again when you are connected, or open the file, copy its text and paste it.`, { cause: thrown });
}

/** Files that are read at once. */
const AT_ONCE = 4;
/** The codes of files that are no text. */
const NO_TEXT = new Set(['binary', 'not-text']);
/** So many of them are told one by one. */
const BINARIES = 3;

/**
 * @typedef {Object} Reading
 * @property {Batch} batch
 * @property {number} read how many files were
 * @property {string[]} untaken paths of those that were not, since all together are larger than what is read at once
 */

/**
 * The articles in files, in their order. Never rejects; what was read when the signal says stop is in the batch.
 * @param {readonly import('./folders.js').Entry[]} entries
 * @param {Read} read
 * @param {{signal?: AbortSignal, onfile?: (done: number, name: string) => void, most?: number}} [options] `onfile` is told of each file
 *   before it is read; `most`: bytes of all together
 * @returns {Promise<Reading>}
 */
export async function readFiles(entries, read, { signal, onfile = () => undefined, most = MAX_TOTAL_BYTES } = {}) {
  /** @type {(Batch | undefined)[]} */
  const batches = [];
  /** Which are no text. @type {Set<number>} */
  const binaries = new Set();
  /** @type {string[]} */
  const untaken = [];
  let [next, done, bytes] = [0, 0, 0];
  const work = async () => {
    for (let i = next++; i < entries.length && !signal?.aborted; i = next++) {
      const entry = /** @type {import('./folders.js').Entry} */ (entries[i]);
      onfile(done, entry.name);
      const file = await opened(entry);
      // A file that is refused for its own size, or of which nothing comes, takes nothing of what all may have together.
      const size = file instanceof NutgrafError || file.size > MAX_BYTES ? 0 : file.size;
      if (bytes + size > most) untaken.push(entry.path);
      else {
        bytes += size;
        const batch = file instanceof NutgrafError ? failed(file) : await readFile(file, read, signal);
        if (batch.articles.length === 0) bytes -= size;
        if (signal?.aborted && batch.articles.length === 0) return;
        if (batch.errors.some(({ code }) => NO_TEXT.has(code))) binaries.add(i);
        batches[i] = sourced(batch, entry.path);
      }
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const quiet = binaries.size > BINARIES;
  const batch = joined(batches.flatMap((one, i) => (one && !(quiet && binaries.has(i)) ? one : [])));
  const names = entries.filter((_, i) => binaries.has(i)).map(({ name }) => name);
  const note = { code: 'left-out', message: `${names.length.toLocaleString('en')} files left out, which are no text: ${byEnding(names)}.` };
  return { batch: quiet ? { ...batch, notes: [note] } : batch, read: done - untaken.length, untaken };
}

/** @param {import('./folders.js').Entry} entry @returns {Promise<File | NutgrafError>} */
async function opened({ name, file }) {
  try {
    if (file) return await file();
  } catch (thrown) {
    return failure(name, thrown, 'unreadable');
  }
  return new NutgrafError('unreadable', `${name} is no file`);
}

/**
 * A file's articles with where they stood.
 * @param {Batch} batch
 * @param {string} path
 * @returns {Batch}
 */
function sourced(batch, path) {
  const many = batch.articles.length;
  const place = (/** @type {{line?: number, item?: number}} */ { line, item }, /** @type {number} */ i) => {
    if (line !== undefined) return `line ${line.toLocaleString('en')}`;
    if (item !== undefined) return `no. ${item.toLocaleString('en')}`;
    return many > 1 ? `article ${(i + 1).toLocaleString('en')} of ${many.toLocaleString('en')}` : '';
  };
  return { ...batch, articles: batch.articles.map((taken, i) => ({ ...taken, source: { file: path, place: place(/** @type {object} */ (taken), i) } })) };
}

/** @param {File} file */
async function bytesOf(file) {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw new NutgrafError('unreadable', 'it cannot be read; it may have been moved, or its reading may not be allowed', { cause });
  }
}
