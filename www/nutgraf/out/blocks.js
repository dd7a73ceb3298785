// What a digest is made of, whatever the file: headings, paragraphs and tables of words.

/** A few words: strong, marked as the point, marked as other words, a link, or of an article whose language is not known. @typedef {{text: string, as?: 'strong' | 'mark' | 'other', href?: string, foreign?: boolean}} Run */
/** A paragraph; `note` is small print. @typedef {{runs: readonly Run[], style?: 'note' | 'item'}} Line */
/** A cell of a table; `head` heads its row, `best` stands out in it. @typedef {{lines: readonly Line[], head?: boolean, best?: boolean}} Cell */
/** @typedef {{kind: 'heading', level: 2 | 3, text: string}} Heading */
/** @typedef {{kind: 'line'} & Line} Paragraph */
/** `widths`: what share of the page each column has. @typedef {{kind: 'table', label: string, head: readonly string[], widths: readonly number[], rows: Iterable<readonly Cell[]>}} Table */
/** @typedef {Heading | Paragraph | Table} Block */
/** A part of a digest; `wide` wants the long side of the paper. @typedef {{title: string, wide?: boolean, blocks: () => Iterable<Block>}} Section */

/** @param {string} text @returns {Run} */
export const strong = (text) => ({ text, as: 'strong' });

/** @param {string | Run | null | undefined | false} part @returns {Run[]} */
const run = (part) => (!part ? [] : typeof part === 'string' ? [{ text: part }] : part.text === '' ? [] : [part]);

/** @param {...(string | Run | null | undefined | false)} parts @returns {Line} */
export const line = (...parts) => ({ runs: parts.flatMap(run) });

/** @param {...(string | Run | null | undefined | false)} parts @returns {Line} */
export const note = (...parts) => ({ runs: parts.flatMap(run), style: 'note' });

/** @param {...(string | Run | null | undefined | false)} parts @returns {Paragraph} */
export const para = (...parts) => ({ kind: 'line', ...line(...parts) });

/** @param {...(string | Run | null | undefined | false)} parts @returns {Paragraph} */
export const item = (...parts) => ({ kind: 'line', runs: parts.flatMap(run), style: 'item' });

/** @param {string} text @returns {Heading} */
export const heading = (text) => ({ kind: 'heading', level: 3, text });

/** @param {...Line} lines @returns {Cell} */
export const cell = (...lines) => ({ lines: lines.filter(({ runs }) => runs.length > 0) });
