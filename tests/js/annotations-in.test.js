// W3C annotations that come in: those of this page's exports, and those of other programs.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { annotationsIn, placed } from '../../www/nutgraf/annotations-in.js';
import { ownAt } from '../../www/nutgraf/own-places.js';
import { withOwn } from '../../www/nutgraf/own-report.js';
import { webAnnotations } from '../../www/nutgraf/out/index.js';
import { takeOut } from '../../www/ui/handed.js';
import { told } from './told.js';

const TEXT = '“We will wait,” Ada Roe, the mayor, said. The plan is dead, her deputy let it be known.';
const ARTICLES = [{ id: 'a', url: 'https://post.example/one', text: TEXT }, { id: 'b', url: '', text: 'The plan is dead. The plan is dead.' }];
const annotation = (/** @type {string} */ exact, /** @type {string} */ source, /** @type {unknown} */ body = undefined) => (
  { type: 'Annotation', body, target: { source, selector: [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }] } });

test('what the reader had added comes back from an export, and nothing that Nutgraf finds itself', () => {
  const input = told([{ id: 'a', text: TEXT, date: '2031-05-02', url: 'https://post.example/one' }]);
  const mine = [ownAt('a', TEXT, { start: 42, end: 58 }, { who: 'Bo Lind', note: 'by telephone' }), Object.freeze({ ...ownAt('a', TEXT, { start: 78, end: 86 }, { note: 'whom?' }), what: /** @type {const} */ ('note') })];
  const found = input.report.articles[0]?.quotes.length ?? 0;
  input.report = withOwn(input.report, mine, (a) => input.text(a.id)).report;
  const read = annotationsIn(JSON.parse([...webAnnotations(input)].join('')));
  assert(read && found > 0 && read.found >= found);
  const { own, unplaced } = placed(read.handed, ARTICLES, []);
  assert.deepEqual([JSON.parse(JSON.stringify(own)), unplaced], [JSON.parse(JSON.stringify(mine)), 0]);
  assert.deepEqual(placed(read.handed, ARTICLES, own), { own: [], again: 2, unplaced: 0 }, 'read twice, nothing is there twice');
});

test('of another program’s, what stands between marks is a quotation, anything else a note', () => {
  const read = annotationsIn([annotation('We will wait', 'http://www.post.example/one#x', { type: 'TextualBody', value: 'really?' }), annotation('her deputy', 'https://post.example/one/', [{ value: 'who' }, { value: 'name?' }])]);
  const { own } = placed(read?.handed ?? [], ARTICLES, []);
  assert.deepEqual(own.map((o) => [o.article, o.text, o.what, o.note, o.who]), [['a', 'We will wait', undefined, 'really?', undefined], ['a', 'her deputy', 'note', 'who · name?', undefined]]);
});

test('what fits no article, or several places alike, is told and not guessed', () => {
  const near = { ...annotation('her deputy', ''), target: { source: 'https://other.example/', selector: { type: 'TextQuoteSelector', exact: 'her deputy', prefix: 'dead, ', suffix: ' let it be' } } };
  const handed = [annotation('The plan is dead', ''), annotation('Nowhere', 'https://post.example/one'), annotation('her deputy', 'https://other.example/'), annotation('The plan is dead', 'b'),
    annotation('her deputy let it be known', 'https://other.example/'), near, annotation('the mayor', '')];
  const { own, unplaced } = placed(annotationsIn(handed)?.handed ?? [], ARTICLES, []);
  assert.deepEqual([own.map((o) => [o.article, o.text]), unplaced], [[['a', 'her deputy let it be known'], ['a', 'her deputy'], ['a', 'the mayor']], 4]);
});

test('what is none is left to those who read files', async () => {
  assert.equal(annotationsIn({ type: 'Article', articles: [] }), null);
  assert.equal(annotationsIn([]), null);
  assert.equal(annotationsIn('x'), null);
  assert.deepEqual(annotationsIn({ type: ['Annotation'], target: 'https://post.example/one' }), { handed: [], found: 0, unread: 1 });
  const file = (/** @type {string} */ name, /** @type {unknown} */ value) => ({ name, path: name, file: () => Promise.resolve(new File([typeof value === 'string' ? value : JSON.stringify(value)], name)) });
  const own = { article: 'a', text: 'No', start: 0, before: '', after: '' };
  const entries = [file('a.jsonld', annotation('her deputy', 'a')), file('b.json', { articles: [{ id: 'a', text: 'No' }], quotations: [own] }), file('c.json', '{"Annotation"'), file('d.txt', annotation('x', 'a'))];
  const { files, handed } = await takeOut(/** @type {import('../../www/nutgraf/folders.js').Entry[]} */ (/** @type {unknown} */ (entries)));
  assert.deepEqual(files.map((f) => f.name), ['b.json', 'c.json', 'd.txt']);
  assert.deepEqual([handed?.annotations.map((a) => a.text), handed?.own], [['her deputy'], [own]]);
});
