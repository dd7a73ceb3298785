// From files, pasted text and addresses to articles, by way of the engine's readers. What cannot be read is an error with the
// file's name; the rest goes on.

import { NutgrafError, codeOf, messageOf } from './errors.js';
import { heeding } from './heeding.js';
import { cleanArticle, isObject } from './input.js';
import { byEnding, endingOf, isReadLater } from './kinds.js';
import { Loader, MAX_BYTES, MAX_TOTAL_BYTES } from './load.js';

/** @typedef {import('./types.js').Article} Article */
/** @typedef {import('./types.js').Correction} Correction */
/** @typedef {import('./types.js').Incoming} Incoming */
/** @typedef {import('./types.js').Read} Read */
/** Where in which file an article stood. @typedef {{file: string, place: string}} Source */
/** Something that its reader should know, and no error. @typedef {{code: string, message: string}} Note */
/** An article as it comes in; `source`, where it came from a file; `plain`, where there is another reading of it. @typedef {Incoming & {source?: Source, plain?: string}} Taken */
/** @typedef {{articles: Taken[], corrections: Correction[] | null, errors: NutgrafError[], notes?: Note[]}} Batch */

/** How many errors of a batch are told one by one: as many as the engine's readers tell of a file. */
export const MAX_TOLD = 20;
/** The most files that a manifest may name. */
export const MAX_FILES = 2000;

/** What is left of a batch's errors when enough are told. */
class Untold extends NutgrafError {
  /** @param {number} count */
  constructor(count) {
    super('more-errors', `and ${count.toLocaleString('en-GB')} more that cannot be read`);
    this.count = count;
  }
}

/** @returns {Batch} */
const nothing = () => ({ articles: [], corrections: null, errors: [] });

/**
 * @param {Batch} batch
 * @param {readonly NutgrafError[]} errors
 */
function tell(batch, errors) {
  for (const error of errors) {
    const last = batch.errors.at(-1);
    const count = error instanceof Untold ? error.count : 1;
    if (last instanceof Untold) batch.errors[batch.errors.length - 1] = new Untold(last.count + count);
    else if (batch.errors.length < MAX_TOLD && !(error instanceof Untold)) batch.errors.push(error);
    else batch.errors.push(new Untold(count));
  }
}

/**
 * @param {string} name of what was to be read
 * @param {unknown} thrown
 * @param {string} code where what was thrown has none
 */
function failure(name, thrown, code) {
  try {
    const message = messageOf(thrown);
    if (thrown instanceof NutgrafError && message.startsWith(name)) return thrown;
    return new NutgrafError(codeOf(thrown, code), `${name}: ${message}`, { cause: thrown });
  } catch {
    // What was thrown throws as well.
    return new NutgrafError(code, `${name}: it cannot be read`);
  }
}

/**
 * The id in a JSON value; what is no id is left for the check of the whole.
 * @param {Record<string, unknown>} value
 * @param {string} otherwise used where there is none
 */
function idOf({ id }, otherwise) {
  if (typeof id === 'number') return String(id);
  return id === undefined || id === null || id === '' ? otherwise : id;
}

/**
 * An article out of a JSON value.
 * @param {unknown} value
 * @param {string} where for messages
 * @param {string} id used where the value has none
 * @returns {Incoming}
 */
function fromValue(value, where, id) {
  const article = { ...cleanArticle(isObject(value) ? { ...value, id: idOf(value, id) } : value, where) };
  if (article.text !== undefined) delete article.html;
  return { article, warnings: [] };
}

/**
 * What a list of corrections adds to those that are there: where one goes on from the other, only how it goes on, so
 * that a file that is read twice corrects nothing twice.
 * @param {readonly Correction[]} here
 * @param {readonly Correction[]} read
 */
export function unseen(here, read) {
  const shorter = Math.min(here.length, read.length);
  const alike = here.slice(0, shorter).every((c, i) => JSON.stringify(c) === JSON.stringify(read[i]));
  return alike ? read.slice(shorter) : read;
}

/** @param {unknown} value */
const hasText = (value) => isObject(value) && ('html' in value || 'text' in value);

/**
 * Takes an article in, or the error of reading it.
 * @param {Batch} batch
 * @param {() => Incoming} read
 */
function take(batch, read) {
  try {
    batch.articles.push(read());
  } catch (thrown) {
    tell(batch, [thrown instanceof NutgrafError ? thrown : failure('an article', thrown, 'unreadable')]);
  }
}

/** A file's name without its ending. @param {string} name */
const stemOf = (name) => name.replace(/(?<=.)\.\w+$/, '') || 'article';

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
 * @param {string | Uint8Array} content
 * @param {string} name
 * @param {Read} read
 * @returns {Promise<Batch>}
 */
async function readContent(content, name, read) {
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

/** @typedef {import('./load.js').LoadOptions & {read: Read, origins?: readonly string[]}} AddressOptions `origins` may be read from as well */

/** One load of addresses and of what they name. @typedef {{loader: Loader, read: Read, origins: ReadonlySet<string>, batches: Map<string, Promise<Batch>>}} Load */

/**
 * The articles at an address: a file of any kind that the engine reads, or a manifest
 * `{"articles": [{"id", "file", "date"?, "outlet"?, "title"?}]}` of files beside it. Never rejects: when the signal says
 * stop, the batch holds at once no more than an error `cancelled`.
 * @param {string | URL} address
 * @param {AddressOptions} options
 * @returns {Promise<Batch>}
 */
export const readAddress = (address, options) => readAddresses([address], options);

/**
 * The articles at several addresses, each of which is fetched once. Their manifests may name files of their own origin
 * and of the origins of the addresses.
 * @param {readonly (string | URL)[]} addresses
 * @param {AddressOptions} options
 * @returns {Promise<Batch>}
 */
export async function readAddresses(addresses, options) {
  const { signal, read } = options;
  if (signal?.aborted) return cancelled(signal);
  const base = 'document' in globalThis ? document.baseURI : undefined;
  const urls = addresses.map((address) => urlOf(address, base) ?? String(address));
  const origins = new Set([...(options.origins ?? []), ...urls.flatMap((url) => (typeof url === 'string' ? [] : [url.origin]))]);
  origins.delete('null');
  /** @type {Load} */
  const load = { loader: new Loader(options), read: (name, content) => heeding(read(name, content, signal), signal), origins, batches: new Map() };
  const batches = await Promise.all(urls.map((url) => (typeof url === 'string' ? failed(badAddress(url)) : readUrl(url, load))));
  return signal?.aborted ? cancelled(signal) : joined(batches);
}

/** @param {AbortSignal} signal */
const cancelled = ({ reason }) => failed(new NutgrafError('cancelled', 'the loading was stopped', { cause: reason }));

/**
 * @param {string | URL} address
 * @param {string | URL | undefined} base
 */
function urlOf(address, base) {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}

/** @param {string} address */
const badAddress = (address) => new NutgrafError('bad-address', `“${address}” is no address`);

/** @param {NutgrafError} error @returns {Batch} */
const failed = (error) => ({ ...nothing(), errors: [error] });

/**
 * The last part of an address, by which its file is known.
 * @param {URL} url
 */
function nameOf(url) {
  const part = url.pathname.split('/').pop() ?? '';
  try {
    return decodeURIComponent(part) || url.hostname || 'article';
  } catch {
    return part;
  }
}

/**
 * @param {URL} url
 * @param {Load} load
 * @param {URL | null} [manifest] that names it
 * @returns {Promise<Batch>}
 */
async function readUrl(url, load, manifest = null) {
  const name = nameOf(url);
  try {
    const loaded = await load.loader.load(url, (from) => {
      if (manifest && from.origin !== manifest.origin && !load.origins.has(from.origin)) {
        throw new NutgrafError('other-origin', `it is not fetched, for ${nameOf(manifest)} may not name files of ${from.origin === 'null' ? from.protocol : from.origin}`);
      }
    });
    const list = manifestIn(loaded.bytes, name);
    if (list && manifest) throw new NutgrafError('manifest', 'it is not read, for a list of files may not name another list');
    if (list) return await readManifest(list, loaded.url, name, load);
    return await readContent(loaded.bytes, name, load.read);
  } catch (thrown) {
    return failed(failure(name, thrown, 'load-failed'));
  }
}

/**
 * The entries of a manifest, or `null` where a file is none.
 * @param {Uint8Array} bytes
 * @param {string} name
 */
function manifestIn(bytes, name) {
  if (!/\.json$/i.test(name)) return null;
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
  const list = isObject(value) ? value['articles'] : null;
  if (!Array.isArray(list)) return null;
  const entries = /** @type {unknown[]} */ (list);
  return entries.some((item) => isObject(item) && typeof item['file'] === 'string') ? entries : null;
}

/**
 * @param {readonly unknown[]} list
 * @param {URL} base
 * @param {string} name
 * @param {Load} load
 */
async function readManifest(list, base, name, load) {
  const batches = await Promise.all(list.slice(0, MAX_FILES).map((item, i) => readEntry(item, base, `${name}, entry ${i + 1},`, load)));
  if (list.length > MAX_FILES) {
    batches.unshift(failed(new NutgrafError('too-many', `${name} names ${list.length.toLocaleString('en-GB')} files; the first ${MAX_FILES.toLocaleString('en-GB')} are read`)));
  }
  return joined(batches);
}

/**
 * @param {unknown} item an entry of a manifest
 * @param {URL} base
 * @param {string} where for messages
 * @param {Load} load
 * @returns {Promise<Batch>}
 */
async function readEntry(item, base, where, load) {
  if (!isObject(item) || typeof item['file'] !== 'string') {
    if (!hasText(item)) return failed(new NutgrafError('bad-entry', `${where} names no file`));
    const batch = nothing();
    take(batch, () => fromValue(item, where, stemOf(nameOf(base))));
    return batch;
  }
  const { file } = item;
  const url = urlOf(file, base);
  if (!url) return failed(badAddress(file));
  /** @type {ReturnType<typeof overrides>} */
  let about;
  try {
    about = overrides(item);
  } catch (thrown) {
    return failed(failure(where, thrown, 'bad-entry'));
  }
  const key = `${base.origin} ${url.href}`;
  const reading = load.batches.get(key) ?? readUrl(url, load, base);
  load.batches.set(key, reading);
  const batch = await reading;
  const several = batch.articles.length > 1;
  // The same file may be named again, with another id.
  return { ...batch, articles: batch.articles.map(({ article, warnings }, i) => ({
    article: { ...article, ...about, ...(about.id !== undefined && several ? { id: `${about.id}-${i + 1}` } : {}) },
    warnings: [...warnings],
  })) };
}

/**
 * What a manifest says about a file.
 * @param {Record<string, unknown>} item
 * @returns {Partial<Article>}
 */
export function overrides(item) {
  const known = idOf(item, '') !== '';
  const { id, text, ...about } = cleanArticle({ ...item, id: known ? idOf(item, '') : item['file'], text: '', html: null }, 'the entry');
  return known ? { id, ...about } : about;
}

/**
 * @param {readonly Batch[]} batches
 * @returns {Batch}
 */
export function joined(batches) {
  const out = nothing();
  for (const batch of batches) {
    for (const incoming of batch.articles) out.articles.push(incoming);
    tell(out, batch.errors);
    if (batch.corrections) out.corrections = [...(out.corrections ?? []), ...batch.corrections];
    if (batch.notes) out.notes = [...(out.notes ?? []), ...batch.notes];
  }
  return out;
}
