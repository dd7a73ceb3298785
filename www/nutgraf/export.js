// A report for other programs: a digest in Markdown, tables in CSV (RFC 4180), a quote with its citation. What an article
// says is text to all of them: none runs it, and none takes it for markup.

import { flat, oneLine } from './fold.js';
import { day, dueText, words } from './format.js';

/** @typedef {import('./types.js').CorpusReport} CorpusReport */
/** @typedef {import('./types.js').Quote} Quote */
/** @typedef {import('./types.js').Span} Span */

/**
 * Where an article is from.
 * @typedef {{label: string, title: string, outlet: string, date: string, url: string}} Origin
 */

/**
 * What an export needs besides the report.
 * @typedef {Object} Source
 * @property {CorpusReport} report
 * @property {(article: string) => string} text that offsets point into
 * @property {(article: string) => Origin} origin
 * @property {string} lang
 */

const OPENING = '"“”„«‘\'`';
const CLOSING = '"“”»’\'`';

/**
 * A text without the quotation marks around it.
 * @param {string} text
 */
function inside(text) {
  let start = 0;
  let end = text.length;
  while (start < end && OPENING.includes(text.charAt(start))) start += 1;
  while (end > start && CLOSING.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/**
 * The words of a quote: a direct one between marks of our own, any other as it is printed.
 * @param {Quote} quote
 * @param {string} text
 */
export function wording(quote, text) {
  const plain = words(text, quote.content);
  return quote.kind === 'direct' ? `“${inside(plain)}”` : plain;
}

/**
 * The name of who said it, or how the article calls them.
 * @param {Quote} quote
 * @param {string} text
 * @param {ReadonlyMap<string, {name: string}>} entities
 */
export function speaker(quote, text, entities) {
  return (quote.speaker === null ? undefined : entities.get(quote.speaker)?.name) ?? words(text, quote.source);
}

/**
 * A quote as one line of running text, with who said it and where it is printed.
 * @param {string} said
 * @param {string} who
 * @param {Quote['kind']} kind
 * @param {Origin} origin
 * @param {string} lang
 */
export function citation(said, who, kind, origin, lang) {
  const how = kind === 'direct' ? '' : kind === 'mixed' ? 'partly quoted' : 'in the article’s words';
  const named = [who, how].filter(Boolean).join(', ');
  const title = origin.title === '' ? '' : `“${origin.title}”`;
  const where = [title, origin.outlet, day(origin.date, lang), origin.url].filter(Boolean).join(', ');
  return oneLine(`${said}${named === '' ? '' : ` — ${named}`}${where === '' ? '' : ` (${where})`}`);
}

/** @typedef {(string | number)[]} Row */

/** @type {Record<'quotes' | 'entities' | 'deadlines' | 'differences', (source: Source) => Row[]>} */
const TABLES = {
  quotes: ({ report, text, origin }) => {
    const entities = new Map(report.entities.map((e) => [e.id, e]));
    const head = ['speaker', 'words', 'kind', 'speech', 'source', 'cue', 'said', 'outlet', 'title', 'date', 'url', 'article', 'start', 'end', 'confidence'];
    return [head, ...report.articles.flatMap(({ id, quotes }) => {
      const body = text(id);
      const { outlet, title, date, url } = origin(id);
      return quotes.map((q) => [
        speaker(q, body, entities), words(body, q.content), q.kind, q.speech ? 'yes' : 'no', words(body, q.source), words(body, q.cue),
        q.said?.value ?? '', outlet, title, date, url, id, q.content[0]?.start ?? '', q.content.at(-1)?.end ?? '', q.confidence,
      ]);
    })];
  },
  entities: ({ report }) => [
    ['name', 'type', 'roles', 'other names', 'mentions', 'quotes', 'named in quotes', 'articles', 'confidence', 'id'],
    ...report.entities.map((e) => [
      e.name, e.type, e.roles.join('; '), e.variants.filter((v) => v !== e.name).join('; '), e.mentions, e.speaks, e.spokenOf, e.articles.length,
      e.confidence, e.id,
    ]),
  ],
  deadlines: ({ report, text, origin }) => [
    ['due from', 'due until', 'certainty', 'status', 'set by', 'for', 'to', 'or else', 'basis', 'evidence', 'outlet', 'date', 'article', 'start', 'end'],
    ...report.articles.flatMap(({ id, deadlines }) => {
      const words1 = (/** @type {Span | null} */ span) => (span ? words(text(id), [span]) : '');
      const { outlet, date } = origin(id);
      return deadlines.map((d) => [
        d.due.earliest ?? '', d.due.latest ?? '', d.due.certainty, d.status, words1(d.setter), words1(d.addressee), words1(d.action),
        words1(d.consequence), d.due.basis, words1(d.evidence), outlet, date, id, d.evidence.start, d.evidence.end,
      ]);
    }),
  ],
  differences: ({ report, text, origin }) => [
    ['about', 'kind', 'verdict', 'why', 'words', 'outlet', 'date', 'article', 'start', 'end'],
    ...report.conflicts.flatMap((c) => c.sides.map((side) => {
      const { outlet, date } = origin(side.article);
      return [c.about, c.kind, c.verdict, c.why, words(text(side.article), [side]), outlet, date, side.article, side.start, side.end];
    })),
  ],
};

/**
 * A sign by which spreadsheets know a formula, at the start of a cell or behind a semicolon, which many countries'
 * spreadsheets take for the end of a cell. Spaces, quotes and characters that do not show may stand before it.
 */
const FORMULA = /(^|;)(?=[\s\p{Cf}'"]*[=+\-@＝＋－＠﹦﹢﹣﹫])/gu;

/**
 * Text is one line, and an apostrophe stands before what a spreadsheet would run: `=1+1` is written as `'=1+1`.
 * @param {string | number} value
 */
function cell(value) {
  if (typeof value === 'number') return String(value);
  const text = flat(value).replace(FORMULA, "$1'");
  return /[",;]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * One of the tables as CSV, with the mark by which spreadsheets know UTF-8. An apostrophe before a sign such as `=` is
 * ours: it keeps a spreadsheet from running what an article says.
 * @param {keyof typeof TABLES} table
 * @param {Source} source
 */
export function csv(table, source) {
  return `\ufeff${TABLES[table](source).map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/** What CommonMark and GitHub's additions to it take for markup anywhere in a line, addresses that become links included. */
const ACTIVE = /[\\`*_[\]<>#|~@]|!(?=\[)|&(?=[#a-z])|(?<=www)\.|:(?=\/)/giu;

/** What they take for a list, a line across the page or a heading at the start of one. */
const LEADING = /^(?:[-+=]|\d{1,9}(?=[.)]))/u;

/**
 * A text as Markdown that is read as that text, on one line.
 * @param {string} text
 */
const escape = (text) => oneLine(text).replace(ACTIVE, '\\$&').replace(LEADING, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));

/** @param {string} text */
const bold = (text) => (oneLine(text) === '' ? '' : `**${escape(text)}**`);

/**
 * An address as a link, or, if it is not one of the web, as text.
 * @param {string} address
 */
function link(address) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return escape(address);
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return escape(address);
  // An address is ASCII once it is parsed; what is left could end the link.
  return `<${url.href.replace(/[^\w.~:/?#@!$&()+,;=%[\]-]/gu, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)}>`;
}

/**
 * The whole report as a digest to read, print or file.
 * @param {Source} source
 */
export function markdown(source) {
  const { report, origin } = source;
  const articles = report.articles.map(({ id }) => {
    const { title, outlet, date, url } = origin(id);
    const about = [title, outlet, day(date, source.lang)].map(oneLine).filter(Boolean).join(', ');
    return `- ${[escape(about), link(url)].filter(Boolean).join(' ')}`;
  });
  /** @type {[string, string[]][]} */
  const sections = [
    ['Articles', articles], ['Who said what', said(source)], ['What is due', due(source)], ['Where the articles differ', differences(source)],
    ['Who is who', report.entities.filter((e) => e.type !== 'LOC').map((e) => (
      `- ${bold(e.name)}${e.roles.length > 0 ? `: ${e.roles.map(escape).join('; ')}` : ''} (${e.mentions}×)`))],
  ];
  return sections.filter(([, lines]) => lines.length > 0).map(([title, lines]) => `## ${title}\n\n${lines.join('\n')}\n`).join('\n');
}

/** @param {Source} source */
function said({ report, text, origin, lang }) {
  const entities = new Map(report.entities.map((e) => [e.id, e]));
  /** @type {Map<string, string[]>} */
  const bySpeaker = new Map();
  for (const { id, quotes } of report.articles) {
    for (const quote of quotes.filter((q) => q.speech)) {
      const who = oneLine(speaker(quote, text(id), entities)) || 'No speaker named';
      const { label, date } = origin(id);
      const line = `- ${escape(wording(quote, text(id)))} (${escape([label, day(date, lang)].map(oneLine).filter(Boolean).join(', '))})`;
      const lines = bySpeaker.get(who);
      if (lines) lines.push(line);
      else bySpeaker.set(who, [line]);
    }
  }
  return [...bySpeaker].sort(([, a], [, b]) => b.length - a.length).flatMap(([who, lines]) => [`### ${escape(who)}`, '', ...lines, '']);
}

/** @param {Source} source */
function due({ report, text, origin, lang }) {
  return report.articles.flatMap(({ id, deadlines }) => deadlines.map((d) => (
    `- ${bold(dueText(d.due, lang))} (${d.status}): ${escape(words(text(id), [d.evidence]))} (${escape(origin(id).label)})`
    + `${d.due.basis === '' ? '' : `; date from ${escape(d.due.basis)}`}`)));
}

/** @param {Source} source */
function differences({ report, text, origin }) {
  return report.conflicts.filter((c) => c.verdict !== 'same').flatMap((c) => [
    `- ${bold(c.about)} (${c.kind}, ${c.verdict})${c.why === '' ? '' : `: ${escape(c.why)}`}`,
    ...c.sides.map((side) => `  - ${escape(origin(side.article).label)}: ${escape(words(text(side.article), [side]))}`),
  ]);
}
