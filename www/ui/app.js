// What the views may ask of the element that holds them.

/**
 * @typedef {Object} App
 * @property {() => CorpusReport | null} report
 * @property {(id: string) => ArticleReport | undefined} article
 * @property {(id: string) => string} text
 * @property {(id: string) => string} label outlet or title: what a reader calls the article
 * @property {(id: string) => import('../nutgraf/citation.js').Origin} origin where the article is from
 * @property {(article: string, spans: readonly Span[]) => string | null} link the page's address of a place, where the page
 *   itself brings the article
 * @property {(id: string | null | undefined) => Entity | undefined} entity
 * @property {(article: string, spans: readonly Span[], others?: readonly Span[]) => void} go
 * @property {(corrections: readonly Correction[]) => void} correct adds to what the reader says, as one step
 * @property {(corrections: readonly Correction[], name: string) => void} retract takes it back, as a step of that name
 * @property {() => readonly Correction[]} corrections those that the report is made with
 * @property {(what: import('./toolbar.js').Export) => void} save offers a file
 * @property {() => string} lang
 */

/** @typedef {import('../nutgraf/types.js').CorpusReport} CorpusReport */
/** @typedef {import('../nutgraf/types.js').ArticleReport} ArticleReport */
/** @typedef {import('../nutgraf/types.js').Entity} Entity */
/** @typedef {import('../nutgraf/types.js').Correction} Correction */
/** @typedef {import('../nutgraf/types.js').Span} Span */

export {};
