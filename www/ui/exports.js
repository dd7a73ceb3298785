// What the reader takes away as a file, made in slices so that the page answers while it is.

import { csvPieces, markdownPieces } from '../nutgraf/export.js';
import { jsonPieces } from '../nutgraf/json.js';
import { download } from './dom.js';
import { inPieces } from './slices.js';

/** @typedef {import('./toolbar.js').Export} Export */

/**
 * What there is to export. Nothing in it may change while the file is made: its places stand for its own texts.
 * @typedef {Object} Exported
 * @property {import('../nutgraf/export.js').Source | null} source a report with its texts
 * @property {readonly import('../nutgraf/types.js').Article[]} articles
 * @property {readonly import('../nutgraf/types.js').Correction[]} corrections
 * @property {readonly import('../nutgraf/types.js').Correction[]} [made] those that the report was made with
 * @property {() => boolean} [wanted] false when the report has been followed by another one
 */

/**
 * Offers a file.
 * @param {Export} what
 * @param {Exported} from
 * @returns {Promise<boolean>} whether it was made; if not, it is to be asked for again with what there is now
 */
export async function save(what, from) {
  const file = fileOf(what, from);
  if (!file) return true;
  const parts = await inPieces(file.pieces, from.wanted);
  if (!parts) return false;
  download(file.name, file.type, parts);
  return true;
}

/**
 * @param {Export} what
 * @param {Exported} from
 * @returns {{name: string, type: string, pieces: Iterable<string>} | null}
 */
function fileOf(what, { source, articles, corrections, made = corrections }) {
  const json = (/** @type {Record<string, unknown>} */ value) => ({ name: `nutgraf-${what}.json`, type: 'application/json', pieces: jsonPieces(value) });
  if (what === 'corrections') return json({ corrections });
  if (what === 'desk') return json({ articles, corrections });
  if (!source) return null;
  if (what === 'report') return json({ ...source.report, corrections: made });
  if (what === 'digest') return { name: 'nutgraf-digest.md', type: 'text/markdown', pieces: markdownPieces(source) };
  return { name: `nutgraf-${what}.csv`, type: 'text/csv', pieces: csvPieces(what, source) };
}
