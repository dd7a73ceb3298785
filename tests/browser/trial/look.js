// Whether all that an element shows stands in the text that it is said to stand in.

/** @typedef {import('../../../www/nut-graf.js').NutGraf} NutGraf */

/** @param {Element} element @param {string} selector */
export const all = (element, selector) => /** @type {HTMLElement[]} */ ([...(element.shadowRoot?.querySelectorAll(selector) ?? [])]);

/** Words without what a page may set otherwise: spaces, quotation marks, signs of what is left out. @param {string} text */
const bare = (text) => text.replace(/[\s“”„‟«»‹›"‘’'…]+/g, '');

/**
 * The text that a report's offsets stand for: not what the element says it is, but what it was made of.
 * @param {NutGraf} element
 * @param {string} id
 */
function readText(element, id) {
  return element.report?.articles.find((a) => a.id === id)?.text ?? element.edition?.articles.get(id)?.article.text ?? '';
}

/**
 * @param {NutGraf} element
 * @param {HTMLElement} row
 */
function wordsOf(element, row) {
  const { article = '', spans = `${row.dataset['start']}-${row.dataset['end']}` } = row.dataset;
  const text = readText(element, article);
  return spans.split(' ').filter(Boolean).map((span) => text.slice(...span.split('-').map(Number))).join('');
}

/**
 * Rows, drawn or not in sight, that say other words than those at their place; of the last edition or of none.
 * @param {NutGraf} element
 * @returns {string[]}
 */
export function misquoted(element) {
  return all(element, '[data-row]').flatMap((row) => {
    if (!row.dataset['article']) return [];
    const words = bare(wordsOf(element, row));
    const shown = row.querySelector('[data-field=content], .evidence, .said');
    // Of an entity one place among many is named, by whatever it is called there.
    if (!shown) return words === '' ? [`a ${row.dataset['row']} row leads nowhere: ${row.textContent}`] : [];
    const told = bare(shown.textContent ?? '');
    const same = told === words || (shown.textContent?.endsWith('…') && words.startsWith(told)) || (told.includes(words) && words !== '');
    return same ? [] : [`a ${row.dataset['row']} row says “${shown.textContent}”, at its place in ${row.dataset['article']} stands “${wordsOf(element, row)}”`];
  });
}

/**
 * Follows rows: what is then painted must be what stands at their place.
 * @param {NutGraf} element
 * @param {readonly HTMLElement[]} [rows] those of all views, unless told
 * @returns {string[]}
 */
export function mispainted(element, rows = all(element, '[data-row]')) {
  return rows.flatMap((row) => {
    if (row.matches(':disabled') || !row.dataset['article']) return [];
    // A click may take an entity's row to its next place.
    row.click();
    const words = wordsOf(element, row);
    const { article, text = '' } = element.current ?? {};
    return article === row.dataset['article'] && bare(text) === bare(words) ? []
      : [`a ${row.dataset['row']} row of ${row.dataset['article']} paints “${text}” in ${article}, at its place stands “${words}”`];
  });
}
