// What comes in: what the reader pastes, drops or chooses, and what the page brings. What is known of each article's origin.

import { NutgrafError } from '../nutgraf/errors.js';
import { richOf } from '../nutgraf/clipboard.js';
import { unseen } from '../nutgraf/unseen.js';
import { ofFile } from '../nutgraf/folders.js';
import { clip, count } from '../nutgraf/format.js';
import { addressesIn } from '../nutgraf/lone-address.js';
import { isForeign } from '../nutgraf/warnings.js';
import { AddPanel } from './add-panel.js';
import { h } from './dom.js';
import { takeDrops } from './drop.js';
import { Intake } from './intake.js';

/** @typedef {import('../nutgraf/batch.js').Batch} Batch */
/** @typedef {import('../nutgraf/batch.js').Source} Source */

export class Arrivals {
  #shell;
  intake;
  panel;
  /** What was odd about an article when it came in. @type {Map<string, string[]>} */
  #oddities = new Map();
  /** Where in which file an article stood. @type {Map<string, Source>} */
  #sourceOf = new Map();
  /** The plain text of what was pasted with its formatting. @type {Map<string, string>} */
  #plainOf = new Map();
  /** Articles that were told of as not in English. @type {Set<string>} */
  #foreign = new Set();
  #pasting = false;

  /** @param {import('./shell.js').Shell} shell */
  constructor(shell) {
    this.#shell = shell;
    this.intake = new Intake({
      read: (name, content, signal) => shell.desk.read(name, content, signal),
      preview: (articles) => shell.desk.preview(articles),
      batch: (batch) => this.#takeBatch(batch),
      addresses: (addresses) => this.#answer(addresses),
      note: (text, code) => shell.notices.add('note', text, code),
      handed: (handed) => void this.#keepHanded(handed),
      fail: (error) => shell.failed(error, null),
      change: () => shell.changed(),
      progress: (text, done, total) => shell.toolbar.taking(text, done, total),
    });
    this.panel = new AddPanel((pasted) => void this.#paste(pasted), (entries) => void this.intake.files(entries), () => this.closePanel());
  }

  /**
   * Keeps what annotations say, and the quotations that came with a file of articles, once the texts that may have come with them are read.
   * @param {Parameters<typeof import('./handed.js').keepHanded>[1]} handed
   */
  async #keepHanded(handed) {
    await this.#shell.host.analyse().catch(() => null);
    const { keepHanded } = await import('./handed.js');
    this.#shell.notices.add('note', keepHanded(this.#shell.app, handed), 'annotations');
  }

  /** Takes what is dropped on the element. */
  hear() {
    const { host, base } = this.#shell;
    takeDrops(host, {
      wanted: () => !host.readonly,
      onover: (over) => base.classList.toggle('dropping', over),
      onfiles: (entries) => void this.intake.files(entries),
      ontext: (dropped) => void this.#dropText(dropped),
    });
  }

  /** @param {string} id */
  oddities(id) {
    return this.#oddities.get(id) ?? [];
  }

  /** @param {string} id */
  sourceOf(id) {
    return this.#sourceOf.get(id);
  }

  /** Articles that were made of one stood where it stood. @param {string} id @param {readonly {id: string}[]} pieces */
  parted(id, pieces) {
    const source = this.#sourceOf.get(id);
    if (source) for (const piece of pieces) this.#sourceOf.set(piece.id, source);
  }

  /** The plain text of what was pasted with its formatting. @param {string} id */
  plainOf(id) {
    return this.#plainOf.get(id);
  }

  /** Closes the panel; the focus would be lost with it. */
  closePanel() {
    this.openPanel(false);
    this.#shell.toolbar.focus();
  }

  /** Whether an article was pasted with its formatting, and is read by it. @param {string} id */
  isFormatted(id) {
    return this.#plainOf.has(id) && this.#shell.desk.get(id)?.html !== undefined;
  }

  /** @param {boolean} open */
  openPanel(open) {
    this.#shell.base.classList.toggle('adding', open);
    if (open) this.panel.focus();
  }

  /** @param {import('./intake.js').Pasted} pasted */
  async #paste(pasted) {
    // What is pasted stays where it is until it is read.
    if (this.#pasting) return;
    this.#pasting = true;
    const batch = await this.intake.text(pasted);
    this.#pasting = false;
    if (!batch) return;
    if (batch.articles.length > 0) this.panel.clear(pasted.text);
    // What is pasted next takes the place of an address.
    else if (batch.errors.length === 0) this.panel.select();
    this.#takeBatch(batch);
  }

  /**
   * Takes what was dragged here from another window: a link is an address, a selection is as if it were pasted.
   * @param {{text: string, html: string, links: string}} dropped
   */
  async #dropText({ text, html, links }) {
    const lone = addressesIn(links);
    if (lone.length > 0 && (text.trim() === '' || addressesIn(text).length > 0)) {
      this.#answer(lone);
      return;
    }
    const batch = await this.intake.text({ text, rich: richOf({ text, html }), date: '', outlet: '' });
    if (batch) this.#takeBatch(batch);
  }

  /** @param {readonly File[]} files */
  async take(files) {
    await this.intake.files(files.map(ofFile));
  }

  /**
   * Says what to do with an address: nothing is fetched, for then others would know what is read here.
   * @param {readonly string[]} addresses
   */
  #answer(addresses) {
    const told = 5;
    const one = addresses.length === 1;
    const links = addresses.slice(0, told).map((href) => h('a', { href, target: '_blank', rel: 'noopener noreferrer', title: href }, clip(href.replace(/^https?:\/\/(?:www\.)?/, ''), 60)));
    const more = addresses.length > told ? [document.createTextNode(`and ${addresses.length - told} more`)] : [];
    const what = one ? 'That is an address, and no article.' : `Those are ${addresses.length.toLocaleString('en')} addresses, and no articles.`;
    this.#shell.notices.take('address-alone');
    this.#shell.notices.add('note', `${what} Nothing is fetched from other sites, so that nobody learns what you read. Open ${one ? 'it' : 'each'}, select all, copy, and paste it here; or save the page and drop the file.`, 'address-alone', ...links, ...more);
    this.#shell.tell('nutgraf-error', { error: new NutgrafError('address-alone', what), article: null });
  }

  /**
   * Tells what came with articles that are on the desk already.
   * @param {Batch} batch
   */
  tellBatch(batch) {
    for (const error of batch.errors) this.#shell.failed(error, null);
    if (batch.corrections) this.#shell.desk.bringCorrections(unseen(this.#shell.desk.corrections, batch.corrections));
    if (batch.articles.length > 0) this.openPanel(false);
  }

  /**
   * What the reader brings: one step of the history.
   * @param {Batch} batch
   */
  #takeBatch(batch) {
    for (const error of batch.errors) this.#shell.failed(error, null);
    const { fresh, here } = this.#shell.index.fit(batch.articles.map((i) => i.article));
    this.#tellHere(here);
    for (const { message, code } of batch.notes ?? []) this.#shell.notices.add('note', message, code);
    for (const [i, article] of fresh.entries()) {
      const taken = batch.articles[i];
      if (!article || !taken) continue;
      this.#oddities.set(article.id, taken.warnings);
      if (taken.source) this.#sourceOf.set(article.id, taken.source);
      else this.#sourceOf.delete(article.id);
      if (taken.plain !== undefined) this.#plainOf.set(article.id, taken.plain);
      else this.#plainOf.delete(article.id);
    }
    const changes = fresh.flatMap((article) => (article ? [/** @type {const} */ ([article.id, article])] : []));
    const corrections = batch.corrections ? unseen(this.#shell.desk.corrections, batch.corrections) : [];
    if (batch.corrections) {
      this.#shell.notices.add('note', corrections.length === 0 ? 'These corrections are here already.' : `${count(corrections.length, 'correction')} read.`, 'corrections');
    }
    const focused = this.panel.root.matches(':focus-within');
    if (batch.articles.length > 0) this.openPanel(false);
    const what = [changes.length > 0 ? count(changes.length, 'article') : '', corrections.length > 0 ? count(corrections.length, 'correction') : ''];
    this.#shell.desk.commit(`add ${what.filter(Boolean).join(' and ')}`, changes, corrections.length > 0 ? [...this.#shell.desk.corrections, ...corrections] : undefined);
    // The focus would be lost with the panel.
    if (focused && batch.articles.length > 0) this.#shell.toolbar.focus();
  }

  /** Tells of articles that are on the desk already, each if they are few. @param {readonly string[]} here */
  #tellHere(here) {
    const few = 3;
    if (here.length > few) this.#shell.notices.add('note', `${count(here.length, 'article is', 'articles are')} here already.`, 'already-here');
    else for (const id of here) this.#shell.notices.add('note', `“${this.#shell.index.title(id)}” is here already.`, 'already-here');
  }

  /** Says once which articles are in another language. */
  tellForeign() {
    const foreign = (this.#shell.report?.articles ?? []).filter(isForeign).map(({ id }) => id);
    if (foreign.every((id) => this.#foreign.has(id))) return;
    for (const id of foreign) this.#foreign.add(id);
    const which = foreign.length === 1 ? `“${this.#shell.index.title(foreign[0] ?? '')}” does` : `${count(foreign.length, 'article')} do`;
    this.#shell.notices.take('not-english');
    this.#shell.notices.add('note', `${which} not read as English. Nutgraf knows English only: of other languages it tells little, and what it tells may be wrong.`, 'not-english');
  }
}
