// The report's types under one roof: they come from the typings of the wasm build. Never loaded at run time.

/** @typedef {import('../pkg/nutgraf.js').Article} Article */
/** @typedef {import('../pkg/nutgraf.js').Correction} Correction */
/** @typedef {import('../pkg/nutgraf.js').CorpusReport} CorpusReport */
/** @typedef {import('../pkg/nutgraf.js').Check} Check */
/** @typedef {import('../pkg/nutgraf.js').Since} Since */
/** @typedef {import('../pkg/nutgraf.js').Reading} Reading */
/** @typedef {import('../pkg/nutgraf.js').Export} Export */
/** What a reader calls an article. @typedef {{id: string} & import('./citation.js').Origin} Called */
/** @typedef {import('../pkg/nutgraf.js').ArticleReport} ArticleReport */
/** @typedef {ArticleReport['parts'][number]} Part */
/** @typedef {NonNullable<ArticleReport['positions']>[number]} Position */
/** A quotation; `own` is what the reader has found of it, and `found` what the engine has. @typedef {ArticleReport['quotes'][number] & {own?: import('./own.js').Own | undefined, found?: ArticleReport['quotes'][number]}} Quote */
/** Where somebody is named; `own` is what the reader has said of it. @typedef {ArticleReport['entities'][number] & {own?: import('./own.js').Own}} Mention */
/** @typedef {ArticleReport['deadlines'][number]} Deadline */
/** @typedef {ArticleReport['warnings'][number]} Warning */
/** @typedef {ArticleReport['times'][number]} Time */
/** An entity; `own` is what the reader has added to it, and `found` what the engine has. @typedef {CorpusReport['entities'][number] & {own?: readonly import('./own.js').Own[], found?: CorpusReport['entities'][number]}} Entity */
/** @typedef {CorpusReport['statements'][number]} Statement */
/** @typedef {CorpusReport['deadlines'][number]} DeadlineThread */
/** @typedef {CorpusReport['conflicts'][number]} Conflict */
/** @typedef {CorpusReport['figures'][number]} Figure */
/** @typedef {CorpusReport['duplicates'][number]} Duplicate */
/** @typedef {NonNullable<CorpusReport['dismissed']>[number]} Dismissed */
/** @typedef {Deadline['due']} Due */
/** @typedef {{start: number, end: number}} Span */

/**
 * A place in an article: one or more stretches of its text, in UTF-16 offsets.
 * @typedef {{article: string, spans: Span[]}} Place
 */

/**
 * An article read from a file, a paste or the page, with what was odd about it.
 * @typedef {Reading['articles'][number]} Incoming
 */

/**
 * Reads a file's bytes, or a text as a file of that name would be read.
 * @typedef {(name: string, content: string | Uint8Array, signal?: AbortSignal) => Promise<Reading>} Read
 */

/**
 * One request to the engine's host, in the worker or on the main thread.
 * @typedef {{op: 'open'} | {op: 'set', article: Article} | {op: 'remove', id: string}
 *   | {op: 'correct', corrections: Correction[]} | {op: 'report'} | {op: 'timings'}
 *   | {op: 'check', text: string, speaker: string | undefined} | {op: 'since', earlier: Article[]}
 *   | {op: 'read', name: string, content: string | Uint8Array}
 *   | {op: 'export', what: Export, origins: readonly Called[], lang: string, made: string}} Request
 */

/**
 * Some rows of one of a report's lists: a long report comes piece by piece, so that the page answers in between.
 * @typedef {{name: string, rows: unknown[]}} Piece
 */

/**
 * The host's answer. `trap` says that the instance is dead and must be made anew.
 * @typedef {{value: unknown} | {error: {code: string, message: string, trap: boolean}}} Answer
 */

/**
 * What the page says to a thread of the engine's: what the files are, a request on the set of articles of a number, or
 * that a set is done with.
 * @typedef {{files: import('./addresses.js').Files} | {id: number, corpus: number, request: Request} | {end: number}} ToEngine
 */

/**
 * What the thread says: that it runs, a piece of a long answer, or the end of one.
 * @typedef {{ready: true} | {id: number, piece: Piece} | {id: number, answer: Answer}} FromEngine
 */

export {};
