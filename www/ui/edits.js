// What the reader changes about articles: each is one step of the history.

import { freeIds } from '../nutgraf/ids.js';
import { apart, beginnings } from '../nutgraf/warnings.js';
import { later, quoted, say } from '../nutgraf/say.js';
import { counted } from '../nutgraf/counted.js';

/** @typedef {import('../nutgraf/types.js').Span} Span */

/** What can be changed of an article. */
const FIELDS = { date: later('date##field'), outlet: later('outlet##field'), title: later('title##field') };

export class Edits {
  #shell;

  /** @param {import('./shell.js').Shell} shell */
  constructor(shell) {
    this.#shell = shell;
  }

  /** @param {string} id */
  remove(id) {
    this.#shell.desk.commit(say('remove “{title}”', { title: this.#shell.index.title(id) }), [[id, null]]);
  }

  /**
   * @param {readonly string[]} ids
   * @param {{date?: string, outlet?: string, title?: string}} change
   */
  change(ids, change) {
    const [first = '', ...others] = Object.keys(change).map((name) => say(FIELDS[/** @type {keyof typeof FIELDS} */ (name)]));
    const field = others.reduce((some, other) => say('{some} and {others}', { some, others: other }), first);
    const of = ids.length === 1 ? quoted(this.#shell.index.title(ids[0] ?? '')) : counted.articles(ids.length);
    const changes = ids.flatMap((id) => {
      const article = this.#shell.desk.get(id);
      return article ? [/** @type {const} */ ([id, { ...article, ...change }])] : [];
    });
    this.#shell.desk.commit(say('change the {field} of {of}', { field, of }), changes);
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
    this.#shell.notices.add('note', say('The article has changed since; it is being read again.'), 'changed-since');
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
    this.#shell.desk.commit(say('bring back a stretch of “{title}”', { title: this.#shell.index.title(article.id) }), [[article.id, { ...article, keep: [...(article.keep ?? []), span] }]]);
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
    this.#shell.desk.commit(say('take “{title}” apart into {n} articles', { title: this.#shell.index.title(article.id), n: pieces.length }), pieces.map((piece) => [piece.id, piece]));
  }

  /** Reads what was pasted as plain text after all. @param {string | null} id */
  takeAsPlain(id) {
    const text = id === null ? undefined : this.#shell.arrivals.plainOf(id);
    const article = id === null ? undefined : this.#shell.desk.get(id);
    if (text === undefined || !article) return;
    const { html, keep, ...about } = article;
    this.#shell.desk.commit(say('take “{title}” as plain text', { title: this.#shell.index.title(article.id) }), [[article.id, { ...about, text }]]);
  }
}
