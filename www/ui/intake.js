// What a reader brings: pasted text, what is dragged here, files and folders. One place for its progress and its Stop.

import { count } from '../nutgraf/format.js';
import { missing } from '../nutgraf/clipboard.js';
import { NutgrafError } from '../nutgraf/errors.js';
import { readFiles, readText } from '../nutgraf/files.js';
import { gather, passedOver } from '../nutgraf/folders.js';
import { isReadLater, endingOf } from '../nutgraf/kinds.js';
import { addressesIn, addressesOfShortcut } from '../nutgraf/lone-address.js';
import { MAX_TOTAL_BYTES } from '../nutgraf/load.js';

/** So many files that were not taken are named. */
const NAMED = 5;

/** @param {readonly string[]} paths */
function named(paths) {
  const more = paths.length - NAMED;
  return `${paths.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}`;
}

/** @typedef {import('../nutgraf/types.js').Article} Article */
/** @typedef {import('../nutgraf/types.js').ArticleReport} ArticleReport */
/** @typedef {import('../nutgraf/batch.js').Batch} Batch */
/** @typedef {import('../nutgraf/batch.js').Taken} Taken */
/** @typedef {import('../nutgraf/folders.js').Entry} Entry */

/** @typedef {{text: string, rich: import('../nutgraf/clipboard.js').Rich | null, date: string, outlet: string}} Pasted `rich` is null where the text is to be taken as it is */

/**
 * @typedef {Object} Handlers
 * @property {import('../nutgraf/types.js').Read} read
 * @property {(articles: Article[]) => Promise<readonly ArticleReport[]>} preview what the engine makes of articles, by themselves
 * @property {(batch: Batch) => void} batch takes in what was read
 * @property {(handed: import('./handed.js').HandedOver) => void} [handed] takes in annotations, and quotations that a reader added
 * @property {(addresses: readonly string[]) => void} addresses answers what is nothing but addresses
 * @property {(text: string, code: string) => void} note
 * @property {(error: NutgrafError) => void} fail
 * @property {() => void} change called when it begins to read, and when it has ended
 * @property {(text: string, done: number, total: number) => void} progress
 */

export class Intake {
  #on;
  /** @type {Set<AbortController>} */
  #running = new Set();
  #pasted = 0;
  /** Whether the readers that are fetched later have been asked for. */
  #fetched = false;

  /** @param {Handlers} on */
  constructor(on) {
    this.#on = on;
  }

  /** Whether files are being read. */
  get running() {
    return this.#running.size > 0;
  }

  /** Stops the reading of files; what was read is taken. */
  stop() {
    for (const control of this.#running) control.abort(new NutgrafError('cancelled', 'the reading of files was stopped'));
  }

  /**
   * Takes files and what is in folders.
   * @param {readonly Entry[]} entries
   */
  async files(entries) {
    const control = new AbortController();
    this.#running.add(control);
    this.#on.change();
    try {
      await this.#read(entries, control.signal);
    } finally {
      this.#running.delete(control);
      this.#on.change();
    }
  }

  /** @param {readonly Entry[]} entries @param {AbortSignal} signal */
  async #read(entries, signal) {
    const found = await gather(entries, {
      signal, onfound: (files) => this.#on.progress(`Looking into the folder: ${count(files, 'file')}`, 0, 0),
    }).catch(() => null);
    if (!found) {
      this.#on.note('Stopped while looking into the folder: nothing was taken.', 'stopped');
      return;
    }
    const { files, handed } = await this.#annotations(found.files, signal);
    const all = files.length;
    const { batch, read, untaken } = await readFiles(files, this.#on.read, { signal, onfile: (done, name) => this.#tell(done, all, name) });
    const notes = [...(batch.notes ?? []), ...passedOver(found)];
    if (untaken.length > 0) {
      notes.push({ code: 'too-large', message: `${count(untaken.length, 'file was', 'files were')} not taken: at most ${MAX_TOTAL_BYTES / 1024 / 1024} MB are read at once. Drop the rest by itself: ${named(untaken)}.` });
    }
    if (signal.aborted && read + untaken.length < all) {
      notes.push({ code: 'stopped', message: `Stopped: ${read.toLocaleString('en')} of ${count(all, 'file')} read. Drop the same again to have the rest.` });
    }
    const lone = loneIn(batch);
    if (lone.addresses.length > 0) this.#on.addresses(lone.addresses);
    this.#on.batch({ ...lone.batch, notes });
    if (handed) this.#on.handed?.(handed);
  }

  /**
   * Takes files of annotations out; what looks for them is fetched when there may be some.
   * @param {readonly Entry[]} files
   * @param {AbortSignal} signal
   */
  async #annotations(files, signal) {
    if (!files.some(({ name }) => /\.json(?:ld)?$/i.test(name))) return { files, handed: null };
    return import('./handed.js').then(({ takeOut }) => takeOut(files, signal), () => ({ files, handed: null }));
  }

  /** @param {number} done @param {number} all @param {string} name */
  #tell(done, all, name) {
    if (isReadLater(name) && !this.#fetched) {
      this.#fetched = true;
      this.#on.progress(`Loading the reader of ${endingOf(name)} files …`, done, all);
    } else if (all > 1) this.#on.progress(`Reading file ${(done + 1).toLocaleString('en')} of ${all.toLocaleString('en')}`, done, all);
  }

  /**
   * The articles in text that was pasted or dragged here; null where there is no text.
   * @param {Pasted} pasted
   * @returns {Promise<Batch | null>}
   */
  async text({ text, rich, date, outlet }) {
    if (text.trim() === '') {
      this.#on.fail(new NutgrafError('empty', 'There is no text to read: paste an article first.'));
      return null;
    }
    const addresses = addressesIn(text);
    if (addresses.length > 0) {
      this.#on.addresses(addresses);
      return { articles: [], corrections: null, errors: [] };
    }
    const batch = await readText(text, `pasted-${++this.#pasted}`, this.#on.read);
    const [only] = batch.articles;
    if (rich && only && batch.articles.length === 1 && only.article.text !== undefined) batch.articles = [await this.#fuller(only, rich)];
    for (const taken of batch.articles) {
      taken.article = { ...taken.article, ...(date === '' ? {} : { date }), ...(outlet === '' ? {} : { outlet }) };
    }
    return batch;
  }

  /**
   * What was pasted, read by its HTML where that has all of the text; else as plain text.
   * @param {Taken} plain
   * @param {import('../nutgraf/clipboard.js').Rich} rich
   * @returns {Promise<Taken>}
   */
  async #fuller(plain, rich) {
    const article = { id: plain.article.id, html: rich.html, ...(rich.url === '' ? {} : { url: rich.url }) };
    try {
      const reports = await this.#on.preview([{ ...article, id: 'rich' }, { ...plain.article, id: 'plain' }]);
      const [read, other] = ['rich', 'plain'].map((id) => reports.find((report) => report.id === id));
      if (!read || !other) return plain;
      const { missing: lost, all, less } = missing({ text: read.text ?? '', parts: read.parts }, { text: plain.article.text ?? '', parts: other.parts });
      if (less) {
        this.#on.note(`With the formatting that was copied, ${lost.toLocaleString('en')} of ${count(all, 'word')} would be lost: the text was taken as plain text.`, 'plain-text');
        return plain;
      }
      // What the page says of itself goes before what its links tell.
      const named = rich.host !== '' && !read.outlet ? { outlet: rich.host } : {};
      return { ...plain, article: { ...article, ...named }, plain: plain.article.text ?? rich.text };
    } catch {
      return plain;
    }
  }
}

/**
 * A batch without articles that are nothing but addresses, and those.
 * @param {Batch} batch
 */
function loneIn(batch) {
  /** @type {string[]} */
  const addresses = [];
  const articles = batch.articles.filter(({ article, source }) => {
    const { text } = article;
    if (text === undefined) return true;
    const found = [...addressesIn(text), ...addressesOfShortcut(source?.file ?? '', text)];
    addresses.push(...found);
    return found.length === 0;
  });
  return { addresses: [...new Set(addresses)], batch: { ...batch, articles } };
}
