// What is on the desk, looked up: each article's report and text of one edition, and what a reader calls it.

import { clip } from '../nutgraf/format.js';
import { freeIds } from '../nutgraf/ids.js';
import { wellFormed } from '../nutgraf/input.js';
import { beginnings, isForeign, listed, stretchOf, warningText } from '../nutgraf/warnings.js';

/** @typedef {import('../nutgraf/types.js').Article} Article */
/** @typedef {import('../nutgraf/types.js').ArticleReport} ArticleReport */
/** @typedef {import('../nutgraf/types.js').Entity} Entity */
/** @typedef {import('../nutgraf/citation.js').Origin} Origin */
/** @typedef {import('../nutgraf/desk.js').Desk} Desk */

/** What tells an article from others, as it would be read back out of a file. @param {Article} article */
const contentOf = ({ date = '', html, text = '' }) => wellFormed(`${date}\n${html === undefined ? 't' : 'h'}${html ?? text}`);

/** Of articles that share text with one, so many are called by name. */
const LABELLED = 12;

export class Index {
  #desk;
  /** @type {ReadonlyMap<string, ArticleReport>} */
  #reports = new Map();
  /** @type {ReadonlyMap<string, Entity>} */
  #entities = new Map();
  /** The sets of articles that share text with one. @type {Map<string, (readonly string[])[]>} */
  #shares = new Map();

  /** What puts the reader's own into a report; fetched once there is any. @type {typeof import('../nutgraf/own-report.js').withOwn | undefined} */
  #withOwn;
  #onown;

  /**
   * @param {Desk} desk
   * @param {{renew: () => void, failed: (thrown: unknown) => void}} onown what to do once the reader's own can be put into the report, or cannot
   */
  constructor(desk, onown) {
    this.#desk = desk;
    this.#onown = onown;
  }

  /** The report of the edition with what the reader added. @type {import('../nutgraf/types.js').CorpusReport | null} */
  whole = null;
  /** What of it is not found again. @type {{own: import('../nutgraf/own.js').Own, told: string}[]} */
  lost = [];
  /** Is kept once what the reader added is in the report. @type {Promise<void>} */
  ready = Promise.resolve();

  /** Looks at the desk's newest edition from here on. */
  renew() {
    const { edition, own } = this.#desk;
    const none = { report: edition?.report ?? null, lost: [] };
    if (own.length > 0 && !this.#withOwn) this.ready = this.#fetch();
    const { report, lost } = edition && own.length > 0 ? this.#withOwn?.(edition.report, own, (a) => a.text ?? edition.articles.get(a.id)?.article.text ?? '') ?? none : none;
    this.whole = report;
    this.lost = lost;
    this.#reports = new Map(report?.articles.map((a) => [a.id, a]));
    this.#entities = new Map(report?.entities.map((e) => [e.id, e]));
    this.#shares = new Map();
    for (const { articles } of report?.duplicates ?? []) {
      for (const id of articles) {
        const sets = this.#shares.get(id);
        if (sets) sets.push(articles);
        else this.#shares.set(id, [articles]);
      }
    }
  }

  /** Has what puts the reader's own into a report fetched, so that it is there at once. */
  async prepare() {
    this.#withOwn ??= (await import('../nutgraf/own-report.js')).withOwn;
  }

  async #fetch() {
    try {
      await this.prepare();
    } catch (thrown) {
      this.#onown.failed(thrown);
      return;
    }
    this.#onown.renew();
  }

  /** @param {string} id */
  report(id) {
    return this.#reports.get(id);
  }

  /** The text that the offsets of an article's report point into. @param {string} id */
  text(id) {
    return this.#reports.get(id)?.text ?? this.#desk.edition?.articles.get(id)?.article.text ?? '';
  }

  /** @param {string} id */
  entity(id) {
    return this.#entities.get(id);
  }

  /**
   * Whether the edition's offsets stand for an article as it is now.
   * @param {string} id
   * @param {Article} article
   */
  isOf(id, article) {
    const read = this.#desk.edition?.articles.get(id)?.article;
    return read !== undefined && read.text === article.text && read.html === article.html;
  }

  /** As its reader said last, or as it was when it was read. @param {string} id */
  #article(id) {
    return this.#desk.get(id) ?? this.#desk.edition?.articles.get(id)?.article;
  }

  /** @param {string} id */
  title(id) {
    return clip(this.#whole(id), 110);
  }

  /** The title as it is, however long; of an article without one, how its text begins. @param {string} id */
  #whole(id) {
    const article = this.#article(id);
    const report = this.#reports.get(id);
    const headline = report?.parts.find((p) => p.kind === 'headline');
    const text = report ? this.text(id) : article?.text ?? '';
    const first = headline ? text.slice(headline.start, headline.end) : text.slice(0, 400).trimStart().split('\n')[0];
    return (article?.title ?? report?.title ?? clip(first ?? '', 110)) || id;
  }

  /** @param {string} id */
  outlet(id) {
    return this.#article(id)?.outlet ?? this.#reports.get(id)?.outlet ?? '';
  }

  /** What a reader calls the article: its outlet or its title. @param {string} id */
  label(id) {
    return this.outlet(id) || clip(this.title(id), 60);
  }

  /**
   * @param {string} id
   * @returns {Origin}
   */
  origin(id) {
    const article = this.#article(id);
    const date = this.#reports.get(id)?.date ?? article?.date?.slice(0, 10) ?? '';
    return { label: this.label(id), title: this.title(id), outlet: this.outlet(id), date, url: article?.url ?? '' };
  }

  /**
   * A line of the list of articles; what it says is found out where the line is made.
   * @param {Article} article
   * @param {{oddities: readonly string[], source: import('../nutgraf/batch.js').Source | undefined}} told of it when it came in
   * @returns {import('./article-row.js').Entry}
   */
  entry(article, { oddities, source }) {
    const { id } = article;
    const index = this;
    return {
      article,
      report: this.#reports.get(id),
      get title() {
        return index.title(id);
      },
      get wholeTitle() {
        return index.#whole(id);
      },
      get outlet() {
        return index.outlet(id);
      },
      get shares() {
        return index.#others(id).slice(0, LABELLED).map((other) => index.label(other));
      },
      get sharing() {
        return index.#others(id).length;
      },
      get errors() {
        const failure = index.#desk.failures.get(id);
        return failure ? [failure.message] : [];
      },
      source,
      get foreign() {
        return isForeign(index.#reports.get(id));
      },
      get apart() {
        const report = index.#reports.get(id);
        return report ? beginnings(report).length : 0;
      },
      get warnings() {
        const report = index.#reports.get(id);
        return [
          ...oddities.map((message) => ({ message, stretch: null })),
          ...listed(report).map((warning) => ({ message: warningText(warning), stretch: report ? stretchOf(warning, report, article.keep ?? []) : null })),
        ];
      },
    };
  }

  /** The articles that share text with one. @param {string} id */
  #others(id) {
    const all = new Set(this.#shares.get(id)?.flat());
    all.delete(id);
    return [...all];
  }

  /**
   * Gives articles ids that nothing on the desk has.
   * @param {readonly Article[]} articles
   * @returns {{fresh: (Article | null)[], here: string[]}} each article with its new id, or null where it is on the desk
   *   already under one of the ids in `here`
   */
  fit(articles) {
    const taken = new Set(this.#desk.articles.map((a) => a.id));
    const freeId = freeIds((id) => taken.has(id));
    const contents = new Map(this.#desk.articles.map((a) => [contentOf(a), a.id]));
    /** @type {string[]} */
    const here = [];
    const fresh = articles.map((article) => {
      const content = contentOf(article);
      const known = contents.get(content);
      if (known !== undefined) {
        here.push(known);
        return null;
      }
      const id = freeId(article.id);
      taken.add(id);
      contents.set(content, id);
      return { ...article, id };
    });
    return { fresh, here };
  }
}
