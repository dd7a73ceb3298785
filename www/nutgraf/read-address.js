// From addresses to articles: files of any kind that the engine reads, and manifests that name others. What cannot be read is
// an error with the file's name; the rest goes on.

import { failed, failure, joined, nothing, tell } from './batch.js';
import { NutgrafError } from './errors.js';
import { readContent } from './files.js';
import { heeding } from './heeding.js';
import { cleanArticle, isObject } from './input.js';
import { Loader, MAX_FILES } from './load.js';

/** @typedef {import('./types.js').Article} Article */
/** @typedef {import('./types.js').Incoming} Incoming */
/** @typedef {import('./types.js').Read} Read */
/** @typedef {import('./batch.js').Batch} Batch */
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
