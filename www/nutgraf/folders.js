// What is in folders that a reader drops or chooses, whatever the browser hands over: files of kinds that are read, and
// what was passed over, counted.

import { MAX_FILES } from './load.js';
import { count } from './format.js';
import { byEnding, isRead, isSystems } from './kinds.js';

/** How many files and folders are looked at; whoever drops all of a disk is told. */
export const MAX_LOOKED = 20_000;
/** How deep folders may stand in one another. */
const MAX_DEPTH = 40;

/**
 * A file or a folder. Each is asked for only when it is wanted.
 * @typedef {Object} Entry
 * @property {string} name
 * @property {string} path with the folders that it was found in
 * @property {() => Promise<File>} [file]
 * @property {() => AsyncIterable<Entry>} [children]
 */

/**
 * @typedef {Object} Found
 * @property {Entry[]} files to be read, in the order of their names
 * @property {string[]} left names of files in folders that are of no kind that is read
 * @property {number} parts of saved pages: frames, styles and pictures
 * @property {string[]} closed folders that cannot be read
 * @property {boolean} more whether there are more files than are taken
 * @property {boolean} folders whether there was a folder at all
 */

/** A file as the browser hands it over. @param {File} file @returns {Entry} */
export function ofFile(file) {
  return { name: file.name, path: file.webkitRelativePath || file.name, file: async () => file };
}

/**
 * What was dropped, in the browsers' older way, which is the one that all have.
 * @param {FileSystemEntry} entry
 * @param {string} [within]
 * @returns {Entry}
 */
export function ofDropped(entry, within = '') {
  const path = within + entry.name;
  if (entry.isFile) return { name: entry.name, path, file: () => new Promise((resolve, reject) => /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject)) };
  return { name: entry.name, path, children: () => droppedIn(/** @type {FileSystemDirectoryEntry} */ (entry), `${path}/`) };
}

/**
 * @param {FileSystemDirectoryEntry} folder
 * @param {string} within
 */
async function* droppedIn(folder, within) {
  const reader = folder.createReader();
  for (;;) {
    // A hundred at a time; an empty list is the end.
    const some = await new Promise((/** @type {(list: FileSystemEntry[]) => void} */ resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const entry of some) yield ofDropped(entry, within);
  }
}

/** @typedef {{kind: 'file', name: string, getFile: () => Promise<File>} | {kind: 'directory', name: string, values: () => AsyncIterable<Handle>}} Handle */

/**
 * What was chosen where the browser has a picker of folders.
 * @param {Handle} handle
 * @param {string} [within]
 * @returns {Entry}
 */
export function ofHandle(handle, within = '') {
  const { name } = handle;
  const path = within + name;
  if (handle.kind === 'file') return { name, path, file: () => handle.getFile() };
  return { name, path, async* children() {
    for await (const child of handle.values()) yield ofHandle(child, `${path}/`);
  } };
}

const order = new Intl.Collator('en', { numeric: true });

/** What the name of the folder that a browser saves beside a page ends in, in its language. */
const PARTS = /^(.+)(?:[_-](?:files?|filer|dateien|fichiers|archivos|arquivos|ficheiros|bestanden|tiedostot|pliki|soubory|datoteke|dosyalar|elemei|fajlovi|failid|fails|bylos|fitxers|fitxategiak)|\.files)$/i;

/**
 * Whether a folder is what a browser saves beside a page, `Bridge_files` beside `Bridge.html`: the pages in it are the
 * frames of advertisements.
 * @param {string} folder its path
 * @param {ReadonlySet<string>} pages paths of pages without their ending
 */
const isPartOf = (folder, pages) => pages.has(PARTS.exec(folder)?.[1] ?? '');

class Walk {
  /** @type {Found} */
  found = { files: [], left: [], parts: 0, closed: [], more: false, folders: false };
  #signal;
  #onfound;
  #looked = 0;
  #most;

  /** @param {AbortSignal | undefined} signal @param {(files: number) => void} onfound @param {{files: number, looked: number}} most */
  constructor(signal, onfound, most) {
    this.#signal = signal;
    this.#onfound = onfound;
    this.#most = most;
  }

  /**
   * @param {readonly Entry[]} entries what lies in one folder, or was handed over together
   * @param {number} depth 0 for what was handed over
   */
  async all(entries, depth) {
    const sorted = depth === 0 ? entries : [...entries].sort((a, b) => order.compare(a.name, b.name));
    const pages = new Set(sorted.flatMap(({ path }) => /^(.+)\.x?html?$/i.exec(path)?.[1] ?? []));
    for (const entry of sorted) {
      this.#signal?.throwIfAborted();
      this.#looked += 1;
      if (this.found.more || (this.found.more = this.#looked > this.#most.looked)) return;
      // What was handed over by itself is read, whatever it is called.
      const inside = depth > 0 || entry.path.includes('/');
      if (inside && entry.path.split('/').slice(1).some(isSystems)) continue;
      if (entry.children) await this.#folder(entry, depth, pages);
      else this.#file(entry, inside, depth === 0 && inside ? pages : new Set());
    }
  }

  /** @param {Entry} entry @param {boolean} inside @param {ReadonlySet<string>} pages */
  #file(entry, inside, pages) {
    // Chosen in the older way, all that is in a folder comes in one list.
    const folders = pages.size === 0 ? [] : entry.path.split('/').slice(0, -1).map((_, i, all) => all.slice(0, i + 1).join('/'));
    this.found.folders ||= inside;
    if (folders.some((folder) => isPartOf(folder, pages))) this.found.parts += 1;
    else if (inside && !isRead(entry.name)) this.found.left.push(entry.name);
    else if (this.found.files.length >= this.#most.files) this.found.more = true;
    else {
      this.found.files.push(entry);
      this.#onfound(this.found.files.length);
    }
  }

  /** @param {Entry} entry @param {number} depth @param {ReadonlySet<string>} pages */
  async #folder(entry, depth, pages) {
    this.found.folders = true;
    if (isPartOf(entry.path, pages)) {
      this.found.parts += 1;
      return;
    }
    /** @type {Entry[]} */
    const children = [];
    try {
      if (depth >= MAX_DEPTH) throw new Error('too deep');
      for await (const child of entry.children?.() ?? []) {
        this.#signal?.throwIfAborted();
        children.push(child);
        if (children.length > this.#most.looked) break;
      }
    } catch {
      this.#signal?.throwIfAborted();
      this.found.closed.push(entry.path);
    }
    await this.all(children, depth + 1);
  }
}

/**
 * The files in what a reader hands over. Rejects only where the signal says stop.
 * @param {readonly Entry[]} entries
 * @param {{signal?: AbortSignal, onfound?: (files: number) => void, most?: {files: number, looked: number}}} [options] `most`: how
 *   many files are taken, and how many are looked at
 * @returns {Promise<Found>}
 */
export async function gather(entries, { signal, onfound = () => undefined, most = { files: MAX_FILES, looked: MAX_LOOKED } } = {}) {
  const walk = new Walk(signal, onfound, most);
  await walk.all(entries, 0);
  return walk.found;
}

/**
 * What is to be told of what was passed over, each once.
 * @param {Found} found
 * @param {{files: number, looked: number}} [most]
 * @returns {import('./batch.js').Note[]}
 */
export function passedOver({ files, left, parts, closed, more, folders }, most = { files: MAX_FILES, looked: MAX_LOOKED }) {
  /** @type {import('./batch.js').Note[]} */
  const notes = [];
  if (left.length > 0) {
    const which = left.length < 4 ? left.join(', ') : byEnding(left);
    notes.push({ code: 'left-out', message: `${count(left.length, 'file')} left out, of kinds that are not read: ${which}. Dropped by itself, a file is tried whatever it is called.` });
  }
  if (parts > 0) notes.push({ code: 'left-out', message: `The pictures and frames beside ${parts === 1 ? 'a saved page' : 'saved pages'} were left out.` });
  for (const folder of closed.slice(0, 3)) notes.push({ code: 'unreadable', message: `The folder “${folder}” cannot be read whole.` });
  if (closed.length > 3) notes.push({ code: 'unreadable', message: `${count(closed.length - 3, 'folder')} more cannot be read whole.` });
  if (more) {
    const limit = files.length >= most.files ? `${count(most.files, 'file')} are read at once` : `${count(most.looked, 'file')} are looked at at once`;
    notes.push({ code: 'too-many', message: `At most ${limit}: the rest was not taken. Drop smaller folders one after another.` });
  }
  if (folders && files.length === 0 && left.length === 0 && closed.length === 0) notes.push({ code: 'left-out', message: 'There is no file in the folder.' });
  return notes;
}
