// What ought to be on the desk, as plainly as it can be written: whole snapshots instead of changes.

/** @typedef {import('../../../www/nutgraf/types.js').Article} Article */
/** @typedef {import('../../../www/nutgraf/types.js').Correction} Correction */
/** @typedef {{articles: [string, Article][], corrections: readonly Correction[]}} Snapshot */

/** An article as it is kept: what is said of it and empty is not said. @param {Article} article @returns {Article} */
export const plain = (article) => /** @type {Article} */ (Object.fromEntries(Object.entries(article).filter(([name, value]) => value !== undefined && (value !== '' || name === 'text'))));

/** The same JSON for the same value, whatever the order of its keys. @param {unknown} value */
export const canonical = (value) => JSON.stringify(value, (_, v) => (
  typeof v === 'object' && v !== null && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1))) : v));

/** @param {Article} article */
const content = ({ date = '', html, text = '' }) => `${date}\n${html === undefined ? 't' : 'h'}${html ?? text}`;

export class Model {
  /** @type {Map<string, Article>} */
  articles = new Map();
  /** @type {readonly Correction[]} */
  corrections = [];
  /** @type {Snapshot[]} */
  past = [];
  /** @type {Snapshot[]} */
  future = [];

  /** @param {unknown} [kept] what `toJSON` gave */
  constructor(kept) {
    if (kept) Object.assign(this, kept, { articles: new Map(/** @type {Snapshot} */ (kept).articles) });
  }

  toJSON() {
    return { articles: [...this.articles], corrections: this.corrections };
  }

  /** @returns {Snapshot} */
  #snapshot() {
    return { articles: [...this.articles], corrections: this.corrections };
  }

  /** What the reader does is a step, unless it changes nothing. @param {() => void} change */
  step(change) {
    const before = this.#snapshot();
    change();
    if (canonical(before) === canonical(this.#snapshot())) return;
    this.past.push(before);
    this.future = [];
  }

  /** @param {'past' | 'future'} from @param {'past' | 'future'} to */
  #turn(from, to) {
    const snapshot = this[from].pop();
    if (!snapshot) return;
    this[to].push(this.#snapshot());
    this.articles = new Map(snapshot.articles);
    this.corrections = snapshot.corrections;
  }

  undo() {
    this.#turn('past', 'future');
  }

  redo() {
    this.#turn('future', 'past');
  }

  /** What the page does is not in the history, and snapshots cannot tell how the two mix. */
  forget() {
    this.past = [];
    this.future = [];
  }

  /**
   * What the reader adds: nothing twice, and nothing in another's place.
   * @param {readonly Article[]} articles
   */
  add(articles) {
    this.step(() => {
      for (const article of articles) {
        if ([...this.articles.values()].some((a) => content(a) === content(article))) continue;
        let { id } = article;
        for (let n = 2; this.articles.has(id); n++) id = `${article.id}-${n}`;
        this.articles.set(id, plain({ ...article, id }));
      }
    });
  }

  /** @param {string} id @param {Partial<Article>} change */
  edit(id, change) {
    const article = this.articles.get(id);
    if (article) this.step(() => this.articles.set(id, plain({ ...article, ...change })));
  }

  /** @param {string} id */
  remove(id) {
    this.step(() => this.articles.delete(id));
  }

  /** @param {Correction} correction */
  correct(correction) {
    this.step(() => {
      this.corrections = [...this.corrections, correction];
    });
  }
}
