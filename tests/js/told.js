// What an export is made of, for its tests: a report with its texts, as the page hands them over.

import { readFileSync } from 'node:fs';

import { corpus } from './reader.js';

/** @typedef {import('../../www/nutgraf/out/source.js').Input} Input */
/** @typedef {import('../../www/nutgraf/types.js').Article} Article */

export const MADE = '2031-05-16T10:20:30.500Z';

/** The sample story. @returns {Article[]} */
export const story = () => readFileSync(new URL('../../www/samples/corpus.jsonl', import.meta.url), 'utf8').trim().split('\n').map((line) => /** @type {Article} */ (JSON.parse(line)));

/**
 * @param {readonly Article[]} articles
 * @param {Partial<Input>} [more]
 * @returns {Input}
 */
export function told(articles, more = {}) {
  const read = corpus();
  for (const article of articles) read.set(article);
  const report = read.report();
  read.free();
  const given = new Map(articles.map((a) => [a.id, a]));
  const reports = new Map(report.articles.map((a) => [a.id, a]));
  return {
    report, lang: 'en-GB', made: MADE,
    text: (id) => reports.get(id)?.text ?? given.get(id)?.text ?? '',
    origin: (id) => {
      const [article, its] = [given.get(id), reports.get(id)];
      const [title, outlet] = [article?.title ?? its?.title ?? '', article?.outlet ?? its?.outlet ?? ''];
      return { label: outlet || title || id, title, outlet, date: its?.date ?? '', url: article?.url ?? '' };
    },
    ...more,
  };
}

/** What articles, names and readers say to be taken for markup, or to break a file. */
export const HOSTILE = [
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '\'"&<>', '</td></table></w:t></w:p>', ']]>', '<!--', '-->', '<?xml?>', '&amp; &#0; &nbsp; &lt;b&gt;',
  'a\0b\u0001c\u0008d\u000be\u001ff\u007fg\u0085h', 'x\ud800y', 'x\udc00y', '\ufffe\uffff', '\u202e(b)\u2066c', 'a\u2028b\u2029c', 'javascript:alert(1)', '${a}`b`', '\\u003c', '😀“«', '…',
];

/** Two articles on one story in which every place that they, a page or a reader may fill says something. @param {string} said */
export function hostile(said) {
  const text = (/** @type {string} */ day) => `“We read ${said} there, and nobody has answered us since,” said Ada Roe.\n\nAda Roe, who wrote ${said} on a wall, has until ${day} to wash it. Bo Lind declined to comment. There were 41 people in the hall.\n`;
  const input = told([
    { id: `a${said}`, text: text('Friday'), date: '2031-03-11', outlet: `One ${said}`, title: `T ${said}`, url: `https://ness.example/?q=${said}` },
    { id: `b${said}`, text: text('Saturday').replace('41', '43'), date: '2031-03-11', outlet: `Two ${said}`, title: `U ${said}`, url: `javascript:${said}` },
  ], { corrections: [`rename ${said}`] });
  for (const entity of input.report.entities) {
    entity.name += said;
    entity.roles.push(said);
  }
  for (const thread of input.report.deadlines) thread.label += said;
  for (const conflict of input.report.conflicts) {
    conflict.about += said;
    conflict.why += said;
  }
  for (const figure of input.report.figures) figure.what += said;
  return input;
}
