// A whole workspace as one file: {nutgraf: 'workspace', version, name, articles, corrections, ...}. Its articles and
// corrections are also found by whoever reads it as a file of articles.

import { NutgrafError } from './errors.js';
import { freeIds } from './ids.js';
import { cleanArticle, cleanCorrections, isObject, sameArticle, wellFormed } from './input.js';
import { say } from './say.js';

/** @typedef {import('./types.js').Article} Article */
/** @typedef {import('./types.js').Correction} Correction */

/**
 * What a workspace holds: the whole of what a reader has made.
 * @typedef {Object} Contents
 * @property {readonly Article[]} articles in the reader's order
 * @property {readonly Correction[]} corrections
 * @property {readonly string[]} brought ids of the articles that the page itself brought
 * @property {Readonly<Record<string, unknown>>} extra what the page keeps besides, as JSON can hold it
 */

const VERSION = 1;
/** A name is no text: so many UTF-16 units of it are kept. */
const LONGEST = 200;

/** @param {unknown} name */
export function cleanName(name) {
  const text = typeof name === 'string' ? wellFormed(name).replace(/\s+/g, ' ').trim() : '';
  return wellFormed(text.slice(0, LONGEST)).trim() || say('Untitled');
}

/** @param {unknown} value @returns {string[]} */
export const namesIn = (value) => (Array.isArray(value) ? value.filter((name) => typeof name === 'string') : []);

/** @param {unknown} value @returns {Record<string, unknown>} */
export const extraIn = (value) => (isObject(value) ? value : {});

/**
 * What is written to the file, ready for JSON.
 * @param {{name: string} & Contents} workspace
 */
export function workspaceFile({ name, articles, corrections, brought, extra }) {
  return { nutgraf: 'workspace', version: VERSION, name, articles, corrections, brought, extra };
}

/** @param {unknown} value whether it says that it is such a file */
export const isWorkspaceFile = (value) => isObject(value) && value['nutgraf'] === 'workspace';

/**
 * Reads such a file's value; an entry that is no article or no correction is told and takes no other with it. Throws
 * where it is no such file, or a newer version's.
 * @param {unknown} value
 * @returns {{name: string, errors: NutgrafError[]} & Contents}
 */
export function readWorkspaceFile(value) {
  if (!isObject(value) || !isWorkspaceFile(value) || typeof value['version'] !== 'number' || !Array.isArray(value['articles'])) {
    throw new NutgrafError('bad-workspace', say('this is no file of a workspace'));
  }
  if (value['version'] > VERSION) throw new NutgrafError('workspace-newer', say('this file comes from a newer version of this page; load the page anew'));
  const { articles, renamed, errors } = articlesIn(value['articles']);
  const { corrections, errors: others } = cleanCorrections(value['corrections'], 'the file');
  const ids = new Set(articles.map((a) => a.id));
  return {
    name: cleanName(value['name']), articles, corrections, brought: namesIn(value['brought']).filter((id) => ids.has(id) && !renamed.has(id)),
    extra: extraIn(value['extra']), errors: [...errors, ...others],
  };
}

/**
 * The good ones of a list; two different ones of one id both stay, the second under another id.
 * @param {readonly unknown[]} list
 */
function articlesIn(list) {
  /** @type {Map<string, Article>} */
  const articles = new Map();
  const freeId = freeIds((id) => articles.has(id));
  /** @type {Set<string>} */
  const renamed = new Set();
  /** @type {NutgrafError[]} */
  const errors = [];
  for (const [i, value] of list.entries()) {
    try {
      const article = cleanArticle(value, `article ${i + 1} of the file`);
      if (sameArticle(articles.get(article.id), article)) continue;
      const id = freeId(article.id);
      if (id !== article.id) renamed.add(id);
      articles.set(id, id === article.id ? article : Object.freeze({ ...article, id }));
    } catch (thrown) {
      if (!(thrown instanceof NutgrafError)) throw thrown;
      errors.push(thrown);
    }
  }
  return { articles: [...articles.values()], renamed, errors };
}
