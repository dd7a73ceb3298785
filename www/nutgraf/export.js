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

/** @typedef {'quotes' | 'entities' | 'deadlines' | 'differences'} Table */

/** A table's rows, one after another, so that who writes them may rest in between. @type {Record<Table, (source: Source) => Iterable<Row>>} */
const TABLES = {
  * quotes({ report, text, origin }) {
    const entities = new Map(report.entities.map((e) => [e.id, e]));
    yield ['speaker', 'words', 'kind', 'speech', 'source', 'cue', 'said', 'outlet', 'title', 'date', 'url', 'article', 'start', 'end', 'confidence'];
    for (const { id, quotes } of report.articles) {
      const body = text(id);
      const { outlet, title, date, url } = origin(id);
      for (const q of quotes) {
        yield [
          speaker(q, body, entities), words(body, q.content), q.kind, q.speech ? 'yes' : 'no', words(body, q.source), words(body, q.cue),
          q.said?.value ?? '', outlet, title, date, url, id, q.content[0]?.start ?? '', q.content.at(-1)?.end ?? '', q.confidence,
        ];
      }
    }
  },
  * entities({ report }) {
    yield ['name', 'type', 'roles', 'other names', 'mentions', 'quotes', 'named in quotes', 'articles', 'confidence', 'id'];
    for (const e of report.entities) {
      yield [
        e.name, e.type, e.roles.join('; '), e.variants.filter((v) => v !== e.name).join('; '), e.mentions, e.speaks, e.spokenOf, e.articles.length,
        e.confidence, e.id,
      ];
    }
  },
  * deadlines({ report, text, origin }) {
    yield ['due from', 'due until', 'certainty', 'status', 'set by', 'for', 'to', 'or else', 'basis', 'evidence', 'outlet', 'date', 'article', 'start', 'end'];
    for (const { id, deadlines } of report.articles) {
      const words1 = (/** @type {Span | null} */ span) => (span ? words(text(id), [span]) : '');
      const { outlet, date } = origin(id);
      for (const d of deadlines) {
        yield [
          d.due.earliest ?? '', d.due.latest ?? '', d.due.certainty, d.status, words1(d.setter), words1(d.addressee), words1(d.action),
          words1(d.consequence), d.due.basis, words1(d.evidence), outlet, date, id, d.evidence.start, d.evidence.end,
        ];
      }
    }
  },
  * differences({ report, text, origin }) {
    yield ['about', 'kind', 'verdict', 'why', 'words', 'outlet', 'date', 'article', 'start', 'end'];
    for (const c of report.conflicts) {
      for (const side of c.sides) {
        const { outlet, date } = origin(side.article);
        yield [c.about, c.kind, c.verdict, c.why, words(text(side.article), [side]), outlet, date, side.article, side.start, side.end];
      }
    }
  },
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
 * @param {Table} table
 * @param {Source} source
 */
export function csv(table, source) {
  return [...csvPieces(table, source)].join('');
}

/**
 * The same, a row at a time.
 * @param {Table} table
 * @param {Source} source
 */
export function* csvPieces(table, source) {
  yield '\ufeff';
  for (const row of TABLES[table](source)) yield `${row.map(cell).join(',')}\r\n`;
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
  return [...markdownPieces(source)].join('');
}

/**
 * The same, a line at a time; a piece may be empty where there was work without a line.
 * @param {Source} source
 */
export function* markdownPieces(source) {
  /** @type {[string, (source: Source) => Iterable<string | null>][]} */
  const sections = [
    ['Articles', articles], ['Who said what', said], ['What is due', due], ['Where the articles differ', differences], ['Who is who', people],
  ];
  let any = false;
  for (const [title, lines] of sections) {
    /** @type {string} */
    let head = `${any ? '\n' : ''}## ${title}\n\n`;
    for (const line of lines(source)) {
      yield line === null ? '' : `${head}${line}\n`;
      if (line !== null) head = '';
    }
    any ||= head === '';
  }
}

/** @param {Source} source */
function* articles({ report, origin, lang }) {
  for (const { id } of report.articles) {
    const { title, outlet, date, url } = origin(id);
    const about = [title, outlet, day(date, lang)].map(oneLine).filter(Boolean).join(', ');
    yield `- ${[escape(about), link(url)].filter(Boolean).join(' ')}`;
  }
}

/**
 * Quotes by speaker; null after each article while they are put together.
 * @param {Source} source
 */
function* said({ report, text, origin, lang }) {
  const entities = new Map(report.entities.map((e) => [e.id, e]));
  /** @type {Map<string, {id: string, quote: Quote}[]>} */
  const bySpeaker = new Map();
  for (const { id, quotes } of report.articles) {
    for (const quote of quotes.filter((q) => q.speech)) {
      const who = oneLine(speaker(quote, text(id), entities)) || 'No speaker named';
      const list = bySpeaker.get(who);
      if (list) list.push({ id, quote });
      else bySpeaker.set(who, [{ id, quote }]);
    }
    yield null;
  }
  for (const [who, list] of [...bySpeaker].sort(([, a], [, b]) => b.length - a.length)) {
    yield `### ${escape(who)}`;
    yield '';
    for (const { id, quote } of list) {
      const { label, date } = origin(id);
      yield `- ${escape(wording(quote, text(id)))} (${escape([label, day(date, lang)].map(oneLine).filter(Boolean).join(', '))})`;
    }
    yield '';
  }
}

/** @param {Source} source */
function* due({ report, text, origin, lang }) {
  for (const { id, deadlines } of report.articles) {
    for (const d of deadlines) {
      yield `- ${bold(dueText(d.due, lang))} (${d.status}): ${escape(words(text(id), [d.evidence]))} (${escape(origin(id).label)})`
        + `${d.due.basis === '' ? '' : `; date from ${escape(d.due.basis)}`}`;
    }
  }
}

/** @param {Source} source */
function* differences({ report, text, origin }) {
  for (const c of report.conflicts) {
    if (c.verdict === 'same') continue;
    yield `- ${bold(c.about)} (${c.kind}, ${c.verdict})${c.why === '' ? '' : `: ${escape(c.why)}`}`;
    for (const side of c.sides) yield `  - ${escape(origin(side.article).label)}: ${escape(words(text(side.article), [side]))}`;
  }
}

/** @param {Source} source */
function* people({ report }) {
  for (const e of report.entities) {
    if (e.type !== 'LOC') yield `- ${bold(e.name)}${e.roles.length > 0 ? `: ${e.roles.map(escape).join('; ')}` : ''} (${e.mentions}×)`;
  }
}
