// What the reader takes away as a file. Long lists in JSON are made in slices, so that the page answers while they are; all
// else is made by the engine.

import { jsonPieces } from '../nutgraf/json.js';
import { download } from './dom.js';
import { inPieces } from './slices.js';

/** @typedef {import('./toolbar.js').Export} Export */

/**
 * What there is to export. Nothing in it may change while the file is made: its places stand for its own texts.
 * @typedef {Object} Exported
 * @property {import('../nutgraf/types.js').CorpusReport | null} report
 * @property {(what: import('../nutgraf/types.js').Export) => Promise<string>} text of the report as a file
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
export async function save(what, { report, text, articles, corrections, made = corrections, wanted = () => true }) {
  /** @param {Record<string, unknown>} value */
  const json = async (value) => {
    const parts = await inPieces(jsonPieces(value), wanted);
    if (parts) download(`nutgraf-${what}.json`, 'application/json', parts);
    return parts !== null;
  };
  if (what === 'corrections') return json({ corrections });
  if (what === 'desk') return json({ articles, corrections });
  if (!report) return true;
  if (what === 'report') return json({ ...report, corrections: made });
  const written = await text(what);
  if (!wanted()) return false;
  if (what === 'digest') download('nutgraf-digest.md', 'text/markdown', written);
  else if (what === 'calendar') download('deadlines.ics', 'text/calendar', written);
  else download(`nutgraf-${what}.csv`, 'text/csv', written);
  return true;
}
