// Which articles of a workspace its reader knows: what came later is new until they have seen it, on another day too. It stands in
// what a workspace keeps besides (`extra`), and only while something is new.

import { isObject } from './input.js';
import { namesIn } from './workspace-file.js';

/** @typedef {{ids: ReadonlySet<string>, at: string}} Known `at` is when the workspace was changed last before what is new */

/**
 * What is known of a workspace: as it was kept, or else all that is in it. Nothing is new since one in which nothing was.
 * @param {{articles: readonly {id: string}[], changed: string, extra: Readonly<Record<string, unknown>>}} workspace
 * @returns {Known | null}
 */
export function knownOf({ articles, changed, extra }) {
  const { known } = extra;
  if (isObject(known) && Array.isArray(known['articles']) && typeof known['at'] === 'string') {
    return { ids: new Set(namesIn(known['articles'])), at: known['at'] };
  }
  return articles.length > 0 ? { ids: new Set(articles.map((a) => a.id)), at: changed } : null;
}

/**
 * What a workspace keeps besides, with what is known while something is new.
 * @param {Readonly<Record<string, unknown>>} extra
 * @param {Known | null} known
 * @param {readonly {id: string}[]} articles
 * @returns {Readonly<Record<string, unknown>>}
 */
export function withKnown(extra, known, articles) {
  const { known: _, ...others } = extra;
  return known && articles.some((a) => !known.ids.has(a.id)) ? { ...others, known: { at: known.at, articles: [...known.ids] } } : others;
}
