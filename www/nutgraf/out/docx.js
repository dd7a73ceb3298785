// A digest as a Word document (ECMA-376, WordprocessingML): its files, to be packed into one.

import { escaped } from '../escape.js';
import { opening, sections, titleOf } from './digest.js';
import { Source } from './source.js';

/** @typedef {import('./blocks.js').Block} Block */
/** @typedef {import('./blocks.js').Line} Line */
/** @typedef {import('./blocks.js').Run} Run */
/** @typedef {import('./blocks.js').Table} Table */
/** @typedef {{name: string, pieces: Iterable<string>}} Part a file, made piece by piece */

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** An A4 page in twentieths of a point, and its margin. */
const PAGE = { short: 11906, long: 16838, margin: 1134 };

/** @type {Record<NonNullable<Run['as']>, string>} */
const CHARACTERS = { strong: 'Strong', mark: 'Marked', other: 'OtherWords' };
/** @type {Record<NonNullable<Line['style']>, string>} */
const PARAGRAPHS = { note: 'Note', item: 'ListBullet' };

/** What stands before an item; no text of an article has a tab. */
const BULLET = '•\t';

/** Links by their addresses, each with its id in the document. @typedef {Map<string, string>} Links */

/** @param {Run} run @param {Links} links */
function runXml({ text, as, href, foreign }, links) {
  const style = as ? CHARACTERS[as] : href ? 'Hyperlink' : '';
  const about = `${style === '' ? '' : `<w:rStyle w:val="${style}"/>`}${foreign ? '<w:lang w:val="x-none"/>' : ''}`;
  const run = `<w:r>${about === '' ? '' : `<w:rPr>${about}</w:rPr>`}${text === BULLET ? '<w:t>•</w:t><w:tab/>' : `<w:t xml:space="preserve">${escaped(text)}</w:t>`}</w:r>`;
  if (!href) return run;
  const id = links.get(href) ?? `link${links.size + 1}`;
  links.set(href, id);
  return `<w:hyperlink r:id="${id}" w:history="1">${run}</w:hyperlink>`;
}

/** @param {readonly Run[]} runs @param {string} style @param {Links} links */
const paragraph = (runs, style, links) => `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${runs.map((run) => runXml(run, links)).join('')}</w:p>`;

/** @param {Line} line @param {Links} links @param {string} [plain] the style of a line that has none */
const lineXml = ({ runs, style }, links, plain = '') => paragraph(style === 'item' ? [{ text: BULLET }, ...runs] : runs, style ? PARAGRAPHS[style] : plain, links);

/** @param {boolean} wide */
const section = (wide) => {
  const [w, h] = wide ? [PAGE.long, PAGE.short] : [PAGE.short, PAGE.long];
  const sides = ['top', 'right', 'bottom', 'left'].map((side) => `w:${side}="${PAGE.margin}"`).join(' ');
  return `<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="${w}" w:h="${h}"${wide ? ' w:orient="landscape"' : ''}/><w:pgMar ${sides} w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`;
};

/**
 * @param {Table} table
 * @param {boolean} wide
 * @param {Links} links
 */
function* tableXml({ label, head, widths, rows }, wide, links) {
  const room = (wide ? PAGE.long : PAGE.short) - 2 * PAGE.margin;
  const sizes = widths.map((w) => Math.floor(w * room));
  const cell = (/** @type {number} */ i, /** @type {string} */ inside, shade = '') => (
    `<w:tc><w:tcPr><w:tcW w:w="${sizes[i] ?? 0}" w:type="dxa"/>${shade === '' ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${shade}"/>`}</w:tcPr>${inside}</w:tc>`);
  yield `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${room}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="${escaped(label)}"/></w:tblPr>`
    + `<w:tblGrid>${sizes.map((size) => `<w:gridCol w:w="${size}"/>`).join('')}</w:tblGrid>`
    + `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head.map((name, i) => cell(i, paragraph([{ text: name, as: 'strong' }], 'TableText', links), 'ECE8DE')).join('')}</w:tr>`;
  for (const row of rows) {
    // Each cell has a paragraph, or Word finds the file damaged.
    const cells = row.map(({ lines, best }, i) => cell(i, lines.map((line) => lineXml(line, links, 'TableText')).join('') || '<w:p/>', best ? 'F4F1E8' : ''));
    // A row of the ledger may be as tall as the page is wide: kept whole, it would leave pages half empty.
    yield `<w:tr>${wide ? '' : '<w:trPr><w:cantSplit/></w:trPr>'}${cells.join('')}</w:tr>`;
  }
  // Two tables without anything between them would be one.
  yield '</w:tbl><w:p><w:pPr><w:pStyle w:val="Note"/></w:pPr></w:p>';
}

/** @param {Block} block @param {boolean} wide @param {Links} links */
function* blockXml(block, wide, links) {
  if (block.kind === 'heading') yield paragraph([{ text: block.text }], 'Heading2', links);
  else if (block.kind === 'line') yield lineXml(block, links);
  else yield* tableXml(block, wide, links);
}

/** @param {Source} source @param {Links} links */
function* body(source, links) {
  yield `${XML}<w:document xmlns:w="${MAIN}" xmlns:r="${LINKS}"><w:body>${paragraph([{ text: titleOf(source) }], 'Title', links)}`;
  for (const block of opening(source)) yield* blockXml(block, false, links);
  let turned = false;
  for (const { title, wide = false, blocks } of sections(source)) {
    // A section's properties stand in its last paragraph.
    if (wide !== turned) yield `<w:p><w:pPr>${section(turned)}</w:pPr></w:p>`;
    turned = wide;
    yield paragraph([{ text: title }], 'Heading1', links);
    for (const block of blocks()) yield* blockXml(block, wide, links);
  }
  yield `${section(turned)}</w:body></w:document>`;
}

/** @param {string} kind @param {string} id @param {string} name @param {string} [based] @param {string} [paragraph] @param {string} [run] */
const style = (kind, id, name, based = '', paragraph = '', run = '') => `<w:style w:type="${kind}" w:styleId="${id}"${kind === 'paragraph' && id === 'Normal' ? ' w:default="1"' : ''}><w:name w:val="${name}"/>${based === '' ? '' : `<w:basedOn w:val="${based}"/>`}<w:qFormat/>${paragraph === '' ? '' : `<w:pPr>${paragraph}</w:pPr>`}${run === '' ? '' : `<w:rPr>${run}</w:rPr>`}</w:style>`;

const edge = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="BFB9AC"/>`).join('');
const SANS = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>';

const STYLES = `${XML}<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:eastAsia="Cambria" w:cs="Times New Roman"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${[
  style('paragraph', 'Normal', 'Normal'),
  style('paragraph', 'Title', 'Title', 'Normal', '<w:spacing w:after="160"/>', `${SANS}<w:b/><w:sz w:val="36"/><w:szCs w:val="36"/>`),
  style('paragraph', 'Heading1', 'heading 1', 'Normal', '<w:keepNext/><w:spacing w:before="400" w:after="120"/><w:outlineLvl w:val="0"/>', `${SANS}<w:b/><w:sz w:val="28"/><w:szCs w:val="28"/>`),
  style('paragraph', 'Heading2', 'heading 2', 'Normal', '<w:keepNext/><w:spacing w:before="240" w:after="60"/><w:outlineLvl w:val="1"/>', `${SANS}<w:b/><w:sz w:val="22"/><w:szCs w:val="22"/>`),
  style('paragraph', 'ListBullet', 'List Bullet', 'Normal', '<w:ind w:left="284" w:hanging="284"/>'),
  style('paragraph', 'TableText', 'Table Text', 'Normal', '<w:spacing w:after="40"/>', '<w:sz w:val="19"/><w:szCs w:val="19"/>'),
  style('paragraph', 'Note', 'Note', 'Normal', '<w:spacing w:after="40"/>', `${SANS}<w:color w:val="625E56"/><w:sz w:val="16"/><w:szCs w:val="16"/>`),
  style('character', 'Strong', 'Strong', '', '', '<w:b/><w:bCs/>'),
  style('character', 'Marked', 'Marked', '', '', '<w:shd w:val="clear" w:color="auto" w:fill="FBEEBF"/>'),
  style('character', 'OtherWords', 'Other Words', '', '', '<w:u w:val="single"/>'),
  style('character', 'Hyperlink', 'Hyperlink', '', '', '<w:color w:val="1B5768"/><w:u w:val="single"/>'),
].join('')}<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${edge}</w:tblBorders><w:tblCellMar><w:top w:w="57" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="57" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`;

const FOOTER = `${XML}<w:ftr xmlns:w="${MAIN}"><w:p><w:pPr><w:pStyle w:val="Note"/><w:jc w:val="right"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>`;

const TYPES = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
  + `<Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/word/footer.xml" ContentType="${TYPE}.footer+xml"/>`
  + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>';

/** @param {readonly string[]} list */
const relations = (list) => `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;
/** @param {string} id @param {string} type @param {string} target */
const relation = (id, type, target) => `<Relationship Id="${id}" Type="${type}" Target="${escaped(target)}"/>`;

/** Title and day, by which programs list the file. @param {Source} source */
function core(source) {
  const made = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(source.made)?.[0];
  return `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`
    + `<dc:title>${escaped(titleOf(source))}</dc:title><dc:creator>Nutgraf</dc:creator>${made ? `<dcterms:created xsi:type="dcterms:W3CDTF">${made}Z</dcterms:created>` : ''}</cp:coreProperties>`;
}

/**
 * The files of the document in the order in which they are to be made: the links are known when the text is.
 * @param {import('./source.js').Input} input
 * @returns {Generator<Part>}
 */
export function* digestDocument(input) {
  const source = new Source(input);
  /** @type {Links} */
  const links = new Map();
  yield { name: '[Content_Types].xml', pieces: [TYPES] };
  yield { name: '_rels/.rels', pieces: [relations([relation('document', `${LINKS}/officeDocument`, 'word/document.xml'), relation('core', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml')])] };
  yield { name: 'word/document.xml', pieces: body(source, links) };
  const hyperlinks = [...links].map(([href, id]) => relation(id, `${LINKS}/hyperlink`, href).replace(/\/>$/, ' TargetMode="External"/>'));
  yield { name: 'word/_rels/document.xml.rels', pieces: [relations([relation('styles', `${LINKS}/styles`, 'styles.xml'), relation('footer', `${LINKS}/footer`, 'footer.xml'), ...hyperlinks])] };
  yield { name: 'word/styles.xml', pieces: [STYLES] };
  yield { name: 'word/footer.xml', pieces: [FOOTER] };
  yield { name: 'docProps/core.xml', pieces: [core(source)] };
}
