// What the reader takes away as a file. What is long is made in slices, so that the page answers while it is: JSON here, digests and
// what other programs read by modules that are loaded when they are asked for, all else by the engine.

import { NutgrafError } from '../nutgraf/errors.js';
import { jsonPieces } from '../nutgraf/json.js';
import { withoutOwn } from '../nutgraf/own.js';
import { download } from './dom.js';
import { inPieces } from './slices.js';
import { stepName } from './steps.js';
import { say } from '../nutgraf/say.js';

/** @typedef {import('./toolbar.js').Export} Export */

/**
 * What there is to export. Nothing in it may change while the file is made: its places stand for its own texts.
 * @typedef {Object} Exported
 * @property {import('../nutgraf/types.js').CorpusReport | null} report
 * @property {(what: import('../nutgraf/types.js').Export) => Promise<string>} text of the report as a file
 * @property {readonly import('../nutgraf/types.js').Article[]} articles
 * @property {readonly import('../nutgraf/types.js').Correction[]} corrections
 * @property {readonly import('../nutgraf/own.js').Own[]} [own] quotations that the reader found, and names that they added; the report has them among its own
 * @property {readonly import('../nutgraf/types.js').Correction[]} [made] those that the report was made with
 * @property {() => boolean} [wanted] false when the report has been followed by another one
 * @property {(id: string) => string} words an article's text, that the report's offsets point into
 * @property {(id: string) => import('../nutgraf/citation.js').Origin} origin
 * @property {string} lang
 */

/** Files that modules of the page's own make: what each makes, its name and its type. @type {Partial<Record<Export, readonly ['digestPage' | 'webAnnotations' | 'schemaQuotations' | 'quoteLines', string, string]>>} */
const MADE = {
  page: ['digestPage', 'nutgraf-digest.html', 'text/html'],
  annotations: ['webAnnotations', 'nutgraf-annotations.jsonld', 'application/ld+json'],
  quotations: ['schemaQuotations', 'nutgraf-quotations.jsonld', 'application/ld+json'],
  lines: ['quoteLines', 'nutgraf-quotes.jsonl', 'application/jsonl'],
};
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Offers a file.
 * @param {Export} what
 * @param {Exported} from
 * @returns {Promise<boolean>} whether it was made; if not, it is to be asked for again with what there is now
 */
export async function save(what, { report, text, articles, corrections, own = [], made = corrections, wanted = () => true, words, origin, lang }) {
  /** @param {Record<string, unknown>} value */
  const json = async (value) => {
    const parts = await inPieces(jsonPieces(value), wanted);
    if (parts) download(`nutgraf-${what}.json`, 'application/json', parts);
    return parts !== null;
  };
  if (what === 'corrections') return json({ corrections });
  const quotations = own.length > 0 ? { quotations: own } : {};
  if (what === 'desk') return json({ articles, corrections, ...quotations });
  if (!report) return true;
  if (what === 'report') return json({ ...withoutOwn(report), corrections: made, ...quotations });
  const input = () => ({ report, text: words, origin, lang, made: new Date().toISOString(), corrections: inWords(made, report) });
  if (what === 'word' || MADE[what]) {
    return handOut(what, input(), wanted);
  }
  let written = await text(/** @type {import('../nutgraf/types.js').Export} */ (what));
  if (own.length > 0 && (what === 'quotes' || what === 'entities' || what === 'digest')) {
    const { ownNames, ownRows, ownSection } = await import('../nutgraf/out/index.js');
    written = { quotes: ownRows, entities: ownNames, digest: ownSection }[what](written, input());
  }
  if (!wanted()) return false;
  if (what === 'digest') download('nutgraf-digest.md', 'text/markdown', written);
  else if (what === 'calendar' && !written.includes('BEGIN:VEVENT')) throw new NutgrafError('nothing-dated', say('There is no deadline with a day that a calendar could hold.'));
  else if (what === 'calendar') download('deadlines.ics', 'text/calendar', written);
  else download(`nutgraf-${what}.csv`, 'text/csv', written);
  return true;
}

/**
 * What the reader corrected, in words.
 * @param {readonly import('../nutgraf/types.js').Correction[]} corrections
 * @param {import('../nutgraf/types.js').CorpusReport} report that was made with them
 */
function inWords(corrections, { entities }) {
  const renamed = new Set(corrections.flatMap((c) => (c.op === 'rename' ? [c.entity] : [])));
  // Who has another name now is told by the fullest of those that the articles have.
  const names = new Map(entities.map(({ id, name, variants }) => [id, renamed.has(id) ? variants.reduce((a, b) => (b.length > a.length ? b : a), '') || name : name]));
  return corrections.map((c) => stepName(c, (id) => names.get(id)));
}

/**
 * Offers a file that the page's own modules make.
 * @param {Export} what
 * @param {import('../nutgraf/out/source.js').Input} input
 * @param {() => boolean} wanted
 */
async function handOut(what, input, wanted) {
  const out = await import('../nutgraf/out/index.js');
  if (!wanted()) return false;
  const [make, name, type] = MADE[what] ?? [];
  if (make && name && type) {
    const parts = await inPieces(out[make](input), wanted);
    if (parts) download(name, type, parts);
    return parts !== null;
  }
  /** @type {{name: string, content: Blob}[]} */
  const files = [];
  for (const { name, pieces } of out.digestDocument(input)) {
    const parts = await inPieces(pieces, wanted);
    if (!parts) return false;
    files.push({ name, content: new Blob(parts) });
  }
  const packed = await out.zip(files, WORD);
  if (!wanted()) return false;
  download('nutgraf-digest.docx', WORD, [packed]);
  return true;
}
