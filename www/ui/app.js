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
 * @property {() => readonly import('../nutgraf/own.js').Own[]} own the quotations that the reader found, and the names that they added
 * @property {() => readonly {own: import('../nutgraf/own.js').Own, told: string}[]} lost those that are not found again
 * @property {(own: readonly import('../nutgraf/own.js').Own[], name: string) => void} keep makes these the reader's own, as one step
 * @property {(own: import('../nutgraf/own.js').Own) => void} reveal brings the row of what the reader added into sight
 * @property {(what: import('./toolbar.js').Export) => void} save offers a file
 * @property {(text: string, speaker: string) => Promise<import('../nutgraf/types.js').Check>} check whether somebody said that;
 *   an empty speaker is anybody
 * @property {(sides: readonly Side[], about: string) => void} pair shows two articles side by side, at places that belong together
 * @property {(what: string, thrown: unknown) => void} failed tells the reader what could not be loaded, and why
 * @property {() => {ids: ReadonlySet<string>, at: string} | null} before the articles of the workspace that the reader knows, and
 *   when it was changed last before the others came; null where none was opened, or none was in it
 * @property {() => void} seen takes all articles for known
 * @property {(wide: boolean) => void} widen gives the findings the room of the text, or gives it back
 * @property {() => string} lang
 */

/** A place that is compared with others. @typedef {{article: string, spans: readonly Span[]}} Side */
/** @typedef {import('../nutgraf/types.js').CorpusReport} CorpusReport */
/** @typedef {import('../nutgraf/types.js').ArticleReport} ArticleReport */
/** @typedef {import('../nutgraf/types.js').Entity} Entity */
/** @typedef {import('../nutgraf/types.js').Correction} Correction */
/** @typedef {import('../nutgraf/types.js').Span} Span */

export {};
