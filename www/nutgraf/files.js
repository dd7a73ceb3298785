// From files, pasted text and JSON to articles. What cannot be read is an error with the file's name; the rest goes on.

import { NutgrafError, codeOf, messageOf } from './errors.js';
import { parseJson, parseLines } from './json.js';
import { readMarkdown } from './markdown.js';

/** @typedef {import('./types.js').Article} Article */
/** @typedef {import('./types.js').Correction} Correction */
/** @typedef {import('./types.js').Incoming} Incoming */
/** @typedef {{articles: Incoming[], corrections: Correction[] | null, errors: NutgrafError[]}} Batch */

/** Beyond this a file is no article. */
const MAX_BYTES = 64 * 1024 * 1024;

/** @type {[string, RegExp][]} */
const MAGIC = [
  ['a PDF', /^%PDF-/],
  ['a Word or zip file', /^PK\x03\x04/],
  ['an old Office file', /^\xd0\xcf\x11\xe0/],
  ['a picture', /^(?:\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP)/s],
  ['a compressed file', /^(?:\x1f\x8b|BZh|\xfd7zXZ)/],
];

/** @returns {Batch} */
const nothing = () => ({ articles: [], corrections: null, errors: [] });

/**
 * The text in a file's bytes: UTF-8, UTF-16 with its mark, or what an old page declares.
 * @param {Uint8Array} bytes
 * @param {string} name
 * @returns {{text: string, warnings: string[]}}
 */
export function decode(bytes, name) {
  const head = Array.from(bytes.subarray(0, 2048), (b) => String.fromCharCode(b)).join('');
  const kind = MAGIC.find(([, pattern]) => pattern.test(head));
  if (kind) throw new NutgrafError('binary', `${name} is ${kind[0]}, not text; copy its text and paste it`);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), warnings: [] };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), warnings: [] };
  if (bytes.subarray(0, 65_536).includes(0)) throw new NutgrafError('binary', `${name} is a binary file, not text`);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), warnings: [] };
  } catch {
    const declared = /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? 'windows-1252';
    // A file cut in the middle of a character, or with a few bad bytes, is still UTF-8.
    const loose = new TextDecoder('utf-8').decode(bytes);
    const bad = loose.split('\ufffd').length - 1;
    if (bad * 500 < loose.length) return { text: loose, warnings: [`${bad} damaged characters`] };
    try {
      const label = /^utf-?8$/i.test(declared) ? 'windows-1252' : declared;
      return { text: new TextDecoder(label).decode(bytes), warnings: [`read as ${label}, for it is not UTF-8`] };
    } catch {
      return { text: new TextDecoder('windows-1252').decode(bytes), warnings: ['read as windows-1252'] };
    }
  }
}

/** @param {string} text */
const looksLikeHtml = (text) => /^\s*(?:<!doctype html|<html|<\?xml|<(?:article|body|div|main|section|p|h1)[\s>])/i.test(text);

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * An article out of a JSON value.
 * @param {unknown} value
 * @param {string} where for messages
 * @param {string} id used where the value has none
 * @returns {Incoming}
 */
function fromValue(value, where, id) {
  if (!isObject(value)) throw new NutgrafError('not-an-article', `${where} is no article: an object with "text" or "html" is wanted`);
  const { text, html } = value;
  if (typeof text !== 'string' && typeof html !== 'string') {
    throw new NutgrafError('not-an-article', `${where} is no article: it has neither "text" nor "html"`);
  }
  /** @type {Article} */
  const article = { id: typeof value['id'] === 'string' && value['id'] !== '' ? value['id'] : id };
  if (typeof text === 'string') article.text = text;
  else if (typeof html === 'string') article.html = html;
  for (const name of /** @type {const} */ (['date', 'title', 'url', 'outlet'])) {
    const field = value[name];
    if (typeof field === 'string' && field !== '') article[name] = field;
  }
  const { keep } = value;
  if (Array.isArray(keep)) {
    article.keep = keep.flatMap((/** @type {unknown} */ s) => (
      isObject(s) && typeof s['start'] === 'number' && typeof s['end'] === 'number' ? [{ start: s['start'], end: s['end'] }] : []));
  }
  return { article, warnings: [] };
}

/**
 * Corrections out of a JSON value, or `null` where it holds none.
 * @param {unknown} value
 * @returns {Correction[] | null}
 */
export function correctionsIn(value) {
  const list = isObject(value) ? value['corrections'] : value;
  if (!Array.isArray(list) || list.length === 0) return null;
  const rows = /** @type {unknown[]} */ (list);
  const good = rows.every((c) => isObject(c) && typeof c['entity'] === 'string'
    && (c['op'] === 'delete' || (c['op'] === 'rename' && typeof c['name'] === 'string')
      || (c['op'] === 'retype' && typeof c['type'] === 'string') || (c['op'] === 'merge' && Array.isArray(c['with']))
      || (c['op'] === 'split' && Array.isArray(c['names']))));
  return good ? /** @type {Correction[]} */ (list) : null;
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

/**
 * @param {string} text
 * @param {string} name
 * @param {boolean} lines
 * @returns {Batch}
 */
function fromJson(text, name, lines) {
  const batch = nothing();
  const stem = name.replace(/\.\w+$/, '');
  if (!lines) {
    /** @type {unknown} */
    let value;
    try {
      value = parseJson(text);
    } catch (thrown) {
      // Many a .json is JSON Lines.
      const rows = parseLines(text);
      if (rows.length > 1 && rows.some((r) => r.error === undefined)) return fromJson(text, name, true);
      throw new NutgrafError(codeOf(thrown, 'json'), `${name}: ${messageOf(thrown)}`, { cause: thrown });
    }
    batch.corrections = correctionsIn(value);
    const inner = isObject(value) && Array.isArray(value['articles']) ? /** @type {unknown} */ (value['articles']) : value;
    const list = /** @type {unknown[]} */ (Array.isArray(inner) ? inner : [inner]);
    if (batch.corrections && (inner === value || !list.some((v) => isObject(v) && ('html' in v || 'text' in v)))) return batch;
    list.forEach((item, i) => {
      try {
        batch.articles.push(fromValue(item, list.length > 1 ? `${name}, item ${i + 1},` : name, list.length > 1 ? `${stem}-${i + 1}` : stem));
      } catch (thrown) {
        if (thrown instanceof NutgrafError) batch.errors.push(thrown);
      }
    });
    return batch;
  }
  for (const row of parseLines(text)) {
    try {
      if (row.error) throw row.error;
      batch.articles.push(fromValue(row.value, `line ${row.line}`, `${stem}-${row.line}`));
    } catch (thrown) {
      batch.errors.push(new NutgrafError(codeOf(thrown, 'json'), `${name}: ${messageOf(thrown)}`));
    }
  }
  return batch;
}

/**
 * The articles in a text of a known name; the name's ending says how it is read.
 * @param {string} text
 * @param {string} name
 * @returns {Batch}
 */
export function readText(text, name) {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const clean = text.replace(/^\ufeff/, '');
  if (ending === 'jsonl' || ending === 'ndjson') return fromJson(clean, name, true);
  if (ending === 'json') return fromJson(clean, name, false);
  const batch = nothing();
  const id = name.replace(/\.\w+$/, '');
  /** @type {Article} */
  let article = { id, text: clean };
  if (/^(?:html?|xhtml)$/.test(ending) || looksLikeHtml(clean)) article = { id, html: clean };
  else if (ending === 'md' || ending === 'markdown') article = { id, ...readMarkdown(clean) };
  batch.articles.push({ article, warnings: clean.trim() === '' ? [`${name} is empty`] : [] });
  return batch;
}

/**
 * Never rejects: a file that cannot be read is among the batch's errors.
 * @param {File} file
 * @returns {Promise<Batch>}
 */
export async function readFile(file) {
  try {
    if (file.size > MAX_BYTES) throw new NutgrafError('too-large', `${file.name} is larger than 64 MB`);
    const { text, warnings } = decode(new Uint8Array(await file.arrayBuffer()), file.name);
    const batch = readText(text, file.name);
    for (const incoming of batch.articles) incoming.warnings.push(...warnings);
    return batch;
  } catch (thrown) {
    return { ...nothing(), errors: [new NutgrafError(codeOf(thrown, 'unreadable'), messageOf(thrown), { cause: thrown })] };
  }
}

/**
 * The articles at an address: a file of any kind that `readText` knows, or a manifest
 * `{"articles": [{"id", "file", "date"?, "outlet"?, "title"?}]}` of files beside it.
 * @param {string | URL} address
 * @returns {Promise<Batch>}
 */
export async function readAddress(address) {
  const url = new URL(address, document.baseURI);
  const name = decodeURIComponent(url.pathname.split('/').pop() ?? '');
  try {
    const response = await fetch(url);
    if (!response.ok) throw new NutgrafError('load-failed', `${name}: HTTP ${response.status}`);
    const { text } = decode(new Uint8Array(await response.arrayBuffer()), name);
    const manifest = name.endsWith('.json') ? parseJson(text) : null;
    const list = isObject(manifest) && Array.isArray(manifest['articles']) ? /** @type {unknown[]} */ (manifest['articles']) : [];
    if (!list.some((item) => isObject(item) && typeof item['file'] === 'string')) return readText(text, name);
    return joined(await Promise.all(list.map((item) => readEntry(item, url))));
  } catch (thrown) {
    const code = codeOf(thrown, 'load-failed');
    return { ...nothing(), errors: [new NutgrafError(code, `${name}: ${messageOf(thrown)}`, { cause: thrown })] };
  }
}

/**
 * @param {unknown} item an entry of a manifest
 * @param {URL} base
 */
async function readEntry(item, base) {
  if (!isObject(item) || typeof item['file'] !== 'string') return nothing();
  const batch = await readAddress(new URL(item['file'], base));
  for (const { article } of batch.articles) Object.assign(article, overrides(item));
  return batch;
}

/**
 * What a manifest says about a file.
 * @param {Record<string, unknown>} item
 */
export function overrides(item) {
  return Object.fromEntries(['id', 'date', 'outlet', 'title', 'url'].flatMap((name) => (
    typeof item[name] === 'string' ? [[name, item[name]]] : [])));
}

/**
 * @param {readonly Batch[]} batches
 * @returns {Batch}
 */
export function joined(batches) {
  const out = nothing();
  for (const batch of batches) {
    out.articles.push(...batch.articles);
    out.errors.push(...batch.errors);
    if (batch.corrections) out.corrections = [...(out.corrections ?? []), ...batch.corrections];
  }
  return out;
}
