// What the reader changes about articles: each is one step of the history.

import { count } from '../nutgraf/format.js';
import { freeIds } from '../nutgraf/ids.js';
import { apart, beginnings } from '../nutgraf/warnings.js';

/** @typedef {import('../nutgraf/types.js').Span} Span */

export class Edits {
  #shell;

  /** @param {import('./shell.js').Shell} shell */
  constructor(shell) {
    this.#shell = shell;
  }

  /** @param {string} id */
  remove(id) {
    this.#shell.desk.commit(`remove “${this.#shell.index.title(id)}”`, [[id, null]]);
  }

  /**
   * @param {readonly string[]} ids
   * @param {{date?: string, outlet?: string, title?: string}} change
   */
  change(ids, change) {
    const fields = Object.keys(change).join(' and ');
    const of = ids.length === 1 ? `“${this.#shell.index.title(ids[0] ?? '')}”` : count(ids.length, 'article');
    const changes = ids.flatMap((id) => {
      const article = this.#shell.desk.get(id);
      return article ? [/** @type {const} */ ([id, { ...article, ...change }])] : [];
    });
    this.#shell.desk.commit(`change the ${fields} of ${of}`, changes);
  }

  /**
   * An article with its report, unless it has changed since: the offsets are those of the edition.
   * @param {string | null} id
   */
  #asRead(id) {
    const article = id === null ? undefined : this.#shell.desk.get(id);
    const report = id === null ? undefined : this.#shell.index.report(id);
    if (!article || !report) return null;
    if (this.#shell.index.isOf(article.id, article)) return { article, report };
    this.#shell.notices.add('note', 'The article has changed since; it is being read again.', 'changed-since');
    return null;
  }

  /**
   * Brings a stretch of an article's text back.
   * @param {string | null} id
   * @param {Span} span
   */
  bringBack(id, span) {
    const { article } = this.#asRead(id) ?? {};
    if (!article) return;
    this.#shell.desk.commit(`bring back a stretch of “${this.#shell.index.title(article.id)}”`, [[article.id, { ...article, keep: [...(article.keep ?? []), span] }]]);
  }

  /** Makes articles of one that is several. @param {string | null} id */
  takeApart(id) {
    const { article, report } = this.#asRead(id) ?? {};
    const starts = report ? beginnings(report) : [];
    if (!article || starts.length === 0) return;
    const taken = new Set(this.#shell.desk.articles.map((a) => a.id));
    const free = freeIds((wanted) => taken.has(wanted));
    const pieces = apart(article, this.#shell.index.text(article.id), starts, () => {
      const fresh = free(article.id);
      taken.add(fresh);
      return fresh;
    });
    this.#shell.arrivals.parted(article.id, pieces);
    this.#shell.desk.commit(`take “${this.#shell.index.title(article.id)}” apart into ${pieces.length} articles`, pieces.map((piece) => [piece.id, piece]));
  }

  /** Reads what was pasted as plain text after all. @param {string | null} id */
  takeAsPlain(id) {
    const text = id === null ? undefined : this.#shell.arrivals.plainOf(id);
    const article = id === null ? undefined : this.#shell.desk.get(id);
    if (text === undefined || !article) return;
    const { html, keep, ...about } = article;
    this.#shell.desk.commit(`take “${this.#shell.index.title(article.id)}” as plain text`, [[article.id, { ...about, text }]]);
  }
}
