// What is in a workspace: as it is stored, as it is wanted, and the change from one to the other.

import { told } from './database.js';
import { cleanArticle, cleanCorrections, isObject, sameArticle } from './input.js';
import { extraIn, namesIn } from './workspace-file.js';

/** @typedef {import('./types.js').Article} Article */
/** @typedef {import('./errors.js').NutgrafError} NutgrafError */
/** @typedef {import('./workspace-file.js').Contents} Contents */
/** @typedef {import('./workspace-store.js').Change} Change */
/** @typedef {import('./workspace-store.js').Part} Part */
/** @typedef {import('./workspace-store.js').Store} Store */

/** An id that nobody else has; pages without a certificate have no `randomUUID`. */
export const freshId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => b.toString(36).padStart(2, '0')).join('');

/**
 * The checked contents of a workspace as stored.
 * @param {NonNullable<Awaited<ReturnType<Store['read']>>>} stored
 * @returns {Contents & {errors: NutgrafError[]}}
 */
export function contentsOf({ parts, keys, articles }) {
  /** @type {NutgrafError[]} */
  const errors = [];
  /** @type {Map<string, Article>} */
  const good = new Map();
  for (const [i, value] of articles.entries()) {
    try {
      const id = keys[i] ?? '';
      good.set(id, cleanArticle({ ...isObject(value) ? value : {}, id }, 'a stored article'));
    } catch (thrown) {
      errors.push(told(thrown));
    }
  }
  // What the order forgot comes last; what is damaged stays on disk, out of sight.
  const order = new Set([...namesIn(parts.order).filter((id) => good.has(id)), ...good.keys()]);
  const { corrections, errors: others } = cleanCorrections(parts.corrections, 'the stored list');
  return {
    articles: [...order].flatMap((id) => good.get(id) ?? []), corrections, brought: namesIn(parts.brought), extra: extraIn(parts.extra),
    errors: [...errors, ...others],
  };
}

/**
 * The change that makes a new workspace.
 * @param {string} id
 * @param {string} name
 * @param {Contents} contents
 * @returns {Change}
 */
export function whole(id, name, { articles, corrections, brought, extra }) {
  const order = articles.map((a) => a.id);
  return { id, name, revision: null, time: new Date().toISOString(), count: order.length, put: articles, remove: [], parts: { order, corrections, brought, extra } };
}

/**
 * The same list, or one that is written alike.
 * @param {readonly unknown[]} a
 * @param {readonly unknown[]} b
 */
const alike = (a, b) => a.length === b.length && a.every((value, i) => value === b[i] || JSON.stringify(value) === JSON.stringify(b[i]));

/**
 * What makes `wanted` of `stored`, or null where they are the same.
 * @param {Contents} stored
 * @param {Contents} wanted
 * @returns {Pick<Change, 'put' | 'remove' | 'parts'> | null}
 */
export function difference(stored, wanted) {
  const before = new Map(stored.articles.map((a) => [a.id, a]));
  const put = wanted.articles.filter((a) => before.get(a.id) !== a && !sameArticle(before.get(a.id), a));
  const ids = new Set(wanted.articles.map((a) => a.id));
  const remove = [...before.keys()].filter((id) => !ids.has(id));
  /** @type {Partial<Record<Part, unknown>>} */
  const parts = {};
  if (!alike([...before.keys()], [...ids])) parts.order = [...ids];
  for (const part of /** @type {const} */ (['corrections', 'brought'])) if (!alike(stored[part], wanted[part])) parts[part] = wanted[part];
  if (!alike([stored.extra], [wanted.extra])) parts.extra = wanted.extra;
  return put.length > 0 || remove.length > 0 || Object.keys(parts).length > 0 ? { put, remove, parts } : null;
}

/**
 * What is wanted, for good: whatever its maker does with the lists afterwards.
 * @param {Partial<Contents> & {articles: readonly Article[]}} contents
 * @returns {Contents}
 */
export function snapshot({ articles, corrections = [], brought = [], extra = {} }) {
  return {
    articles: [...new Map(articles.map((a) => [a.id, a])).values()], corrections: [...corrections], brought: [...brought],
    extra: extraIn(JSON.parse(JSON.stringify(extra))),
  };
}
