// Articles that copy one another, and those that are no independent witnesses.

import { h } from './dom.js';
import { bounded } from './lazy-list.js';
import { row } from './row.js';
import { say } from '../nutgraf/say.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../nutgraf/types.js').CorpusReport} CorpusReport */
/** @typedef {import('../nutgraf/types.js').Duplicate} Duplicate */

/** Articles of one text are named up to this number. */
const COPIES = 5;
/** Articles that are named in a line. */
const NAMED = 12;

/** @param {App} app @param {Duplicate} duplicate */
export function copyCard(app, duplicate) {
  const percent = Math.round(duplicate.similarity * 100);
  const sides = h('ul', { class: 'sides' });
  bounded(sides, duplicate.articles, COPIES, (id) => {
    const body = app.article(id)?.parts.filter((p) => p.kind === 'paragraph') ?? [];
    return h('li', {}, row(app, 'duplicate', id, body.slice(0, 1), {}, h('span', { class: 'outlet' }, app.label(id))));
  });
  return h('article', { class: 'card', 'data-duplicate': duplicate.kind },
    h('header', {}, h('span', { class: 'badge' }, duplicate.kind), h('span', { class: 'kind' }, say('{percent}% of the shorter text is shared', { percent }))),
    sides);
}

/**
 * Says which articles are no independent witnesses.
 * @param {App} app
 * @param {HTMLElement} section
 * @param {CorpusReport | null} report
 */
export function tellSources(app, section, report) {
  const groups = (report?.sources ?? []).filter((s) => s.articles.length > 1);
  const list = h('ul', {});
  section.hidden = groups.length === 0;
  section.replaceChildren(h('h3', { class: 'group' }, say('Articles that count as one source')), list);
  bounded(list, groups, NAMED, ({ articles, agencies }) => {
    const more = articles.length - NAMED;
    return h('li', { class: 'count' }, articles.slice(0, NAMED).map((id) => app.label(id)).join(', '),
      more > 0 && ` ${say('and {n} more', { n: more })}`, agencies.length > 0 && ` · ${say('credit {agencies}', { agencies: agencies.join(', ') })}`);
  });
}
