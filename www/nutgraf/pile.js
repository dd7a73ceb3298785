// Piles of articles with what their reader said of them, put together.

import { freeIds } from './ids.js';
import { ownIn } from './own-kept.js';
import { unseen } from './unseen.js';

/** @typedef {import('./types.js').Article} Article */
/** @typedef {{articles: readonly Article[], corrections: readonly import('./types.js').Correction[], own?: readonly import('./own.js').Own[]}} Pile */

/** @param {Article} article */
const textOf = ({ html, text }) => (html === undefined ? `t${text ?? ''}` : `h${html}`);

/**
 * What was kept and what stands on the desk already: nothing twice, and nothing in another's place.
 * @param {Pile} kept
 * @param {Pile} here
 * @returns {Pile & {ids: Map<string, string>}} `ids` tells what each article that stood on the desk is called now
 */
export function joint(kept, here) {
  const taken = new Set(kept.articles.map((a) => a.id));
  const freeId = freeIds((id) => taken.has(id));
  const own = new Set(kept.articles.map((a) => `${a.id}\n${textOf(a)}`));
  const texts = new Map(kept.articles.map((a) => [textOf(a), a.id]));
  /** @type {Map<string, string>} */
  const ids = new Map();
  /** @type {Article[]} */
  const more = [];
  for (const article of here.articles) {
    const same = own.has(`${article.id}\n${textOf(article)}`) ? article.id : texts.get(textOf(article));
    const id = same ?? freeId(article.id);
    ids.set(article.id, id);
    if (same !== undefined) continue;
    taken.add(id);
    more.push({ ...article, id });
  }
  const quotations = (here.own ?? []).map((q) => ({ ...q, article: ids.get(q.article) ?? q.article }));
  return { articles: [...kept.articles, ...more], own: [...(kept.own ?? []), ...quotations], corrections: [...kept.corrections, ...unseen(kept.corrections, here.corrections)], ids };
}

/** A workspace with the quotations that its reader found. @param {import('./workspace-file.js').Contents} contents @returns {Pile} */
export const withQuotations = ({ articles, corrections, extra }) => ({ articles, corrections, own: ownIn(extra['quotations']) });
