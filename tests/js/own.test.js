// The reader's own quotations: found again by their words, told as the reader's, and undone.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { quoteAnchor } from '../../www/nutgraf/anchors.js';
import { extraWith, ownIn } from '../../www/nutgraf/own-kept.js';
import { withoutOwn } from '../../www/nutgraf/own.js';
import { ownAt, placeOf } from '../../www/nutgraf/own-places.js';
import { withOwn } from '../../www/nutgraf/own-report.js';
import { ownRows, ownSection, quoteLines, schemaQuotations, webAnnotations } from '../../www/nutgraf/out/index.js';
import { Desk } from '../../www/nutgraf/desk.js';
import { Nutgraf } from '../../www/nutgraf-client.js';
import { joint } from '../../www/nutgraf/pile.js';
import { fakeEngine } from './fake-engine.js';
import { checkDigest, checkTable } from '../browser/hostile/exports.js';
import { HOSTILE, told } from './told.js';

const TEXT = '“We will wait,” Ada Roe, the mayor, said. The plan is dead, her deputy let it be known. The plan is dead, wrote the Post.\n\n“No,” said Bo Lind.';
const at = (/** @type {string} */ words, from = 0) => ({ start: TEXT.indexOf(words, from), end: TEXT.indexOf(words, from) + words.length });
const DEAD = ownAt('a', TEXT, at('The plan is dead'), { who: ' Ada Roe ' });

test('a quotation is found where it stood, or where what stood around it does', () => {
  assert.deepEqual(DEAD, { article: 'a', text: 'The plan is dead', start: 42, before: TEXT.slice(10, 42), after: TEXT.slice(58, 90), who: 'Ada Roe' });
  assert.deepEqual(placeOf(DEAD, TEXT), at('The plan is dead'));
  const edited = `KARLSUND — ${TEXT}`;
  assert.deepEqual(placeOf(DEAD, edited), { start: 53, end: 69 });
  assert.deepEqual(placeOf({ ...DEAD, start: 90 }, TEXT), at('The plan is dead'), 'what stands around it counts for more than where it stood');
  assert.equal(placeOf(DEAD, 'The plan lives.'), 'no-words');
  assert.equal(placeOf({ ...DEAD, before: '', after: '', start: 3 }, 'The plan is dead. The plan is dead.'), 'several');
});

test('it stands behind the engine’s, as the reader’s, and takes nothing of theirs', () => {
  const { report, text } = told([{ id: 'a', text: TEXT, date: '2031-05-02' }]);
  const quoted = ownAt('a', TEXT, at('will wait'), { who: 'Carl Hemm' });
  const { report: whole, lost } = withOwn(report, [DEAD, quoted, { ...DEAD, article: 'z' }, { ...DEAD, text: 'Gone' }], (a) => text(a.id));
  const [before, after] = [report.articles[0], whole.articles[0]];
  assert(before && after);
  assert.deepEqual(after.quotes.slice(0, before.quotes.length), before.quotes);
  const [dead, wait] = /** @type {import('../../www/nutgraf/types.js').Quote[]} */ (after.quotes.slice(before.quotes.length));
  assert.deepEqual([dead?.kind, dead?.speaker, dead?.corrected, dead?.content], ['indirect', 'per:ada-roe', 'reader', [at('The plan is dead')]], 'not between marks: the article’s own words');
  assert.deepEqual([wait?.kind, wait?.speaker, wait?.own?.who], ['direct', null, 'Carl Hemm']);
  assert.deepEqual(lost.map((l) => l.why), ['no-article', 'no-words']);
  assert.deepEqual(withoutOwn(whole), report);
  const same = withOwn(report, [ownAt('a', TEXT, at('No', 60), {})], (a) => text(a.id)).report.articles[0];
  assert(same);
  const index = before.quotes.findIndex((q) => text('a').slice(q.content[0]?.start, q.content[0]?.end).startsWith('No'));
  assert.deepEqual(quoteAnchor(whole, same, index, text('a')), quoteAnchor(report, before, index, text('a')), 'corrections of the engine’s are named as before');
});

test('other edges leave a quotation what it is, and whose', () => {
  const words = '“We will wait,” Ada Roe said. The ministry declined to comment on the plan.';
  const { report, text } = told([{ id: 'a', text: words, date: '2031-05-02' }]);
  const [article] = report.articles;
  assert(article);
  article.quotes.forEach((quote, i) => {
    const [found] = quote.content;
    assert(found);
    const span = { start: found.start + (quote.act ? 0 : 3), end: found.end };
    const own = ownAt('a', words, { ...span, end: span.end - 2 }, { instead: words.slice(found.start, found.end) });
    assert.deepEqual(ownIn(JSON.parse(JSON.stringify([own]))), [own]);
    const whole = withOwn(report, [own], (a) => text(a.id)).report;
    const moved = whole.articles[0]?.quotes[i];
    assert(moved);
    assert.deepEqual([moved.speaker, moved.source, moved.cue, moved.act, moved.speech], [quote.speaker, quote.source, quote.cue, quote.act, quote.speech]);
    assert.deepEqual(moved.content, [{ start: span.start, end: span.end - 2 }]);
    assert.equal(whole.articles[0]?.quotes.length, article.quotes.length, 'it stands in its place');
    assert.deepEqual(withoutOwn(whole), report);
    assert(whole.articles[0]);
    assert.deepEqual(quoteAnchor(whole, whole.articles[0], i, words), quoteAnchor(report, article, i, words));
  });
  assert(article.quotes.length > 1 && article.quotes.some((q) => q.act));
});

test('every file tells it as the reader’s', () => {
  const input = told([{ id: 'a', text: TEXT, date: '2031-05-02', outlet: 'Post' }]);
  input.report = withOwn(input.report, [{ ...ownAt('a', TEXT, at('The plan is dead'), { who: '=Carl', note: 'by telephone' }) }], (a) => input.text(a.id)).report;
  const lines = [...quoteLines(input)].map((l) => /** @type {Record<string, unknown>} */ (JSON.parse(l))).filter((l) => l['words'] === 'The plan is dead');
  assert.deepEqual(lines.map((l) => [l['speaker'], l['added'], l['note'], l['kind']]), [['=Carl', 'reader', 'by telephone', 'indirect']]);
  const { items } = /** @type {{items: {body: Record<string, string>}[]}} */ (JSON.parse([...webAnnotations(input)].join('')));
  assert(items.some((i) => i.body['nutgraf:added'] === 'reader' && i.body['value']?.includes('added by the reader: by telephone')));
  assert(!items.some((i) => i.body['nutgraf:added'] === undefined && i.body['value']?.includes('added by')));
  assert(![...schemaQuotations(input)].join('').includes('The plan is dead'), 'the article’s own words are no quotation');
  const head = '\ufeffspeaker,words,kind,article,corrected\r\n';
  assert.equal(ownRows(head, input), `${head}'=Carl,The plan is dead,indirect,a,added by the reader\r\n`);
  assert.match(ownSection('# Digest\n', input), /^# Digest\n\n## Quotations and notes of the reader\n\n- The plan is dead — =Carl, in the article’s words \(.*Post, 2 May 2031\): by telephone\n$/);
  assert.equal(ownSection('# Digest\n', told([])), '# Digest\n');
});

test('whatever is said in it, no file runs or takes it for more than text', () => {
  const input = told([{ id: 'a', text: TEXT, date: '2031-05-02', outlet: 'Post' }]);
  const odd = [...HOSTILE, 'see www.evil.example and https://evil.example/?a&b', 'a;=1+1', '“=1', 'me@evil.example', '&lt;b&gt;', '1. one', '- two'];
  const own = odd.map((said, i) => ({ ...ownAt('a', TEXT, at('will wait'), { who: said, note: i % 2 === 0 ? said : '' }) }));
  input.report = withOwn(input.report, own, (a) => input.text(a.id)).report;
  const head = '\ufeffspeaker,words,kind,speech,title,article,corrected\r\n';
  assert.equal(checkTable(ownRows(head, input)), own.length + 1);
  const section = ownSection('## Articles\n', input);
  checkDigest(section, []);
  assert.equal(section.split('\n').filter((l) => l.startsWith('- ')).length, own.length);
});

test('it is undone and done again by itself, and with a correction as one step', () => {
  const desk = new Desk(new Nutgraf({ open: fakeEngine(() => Promise.resolve()).open, patience: 5 }));
  let told_ = 0;
  desk.addEventListener('own', () => { told_ += 1; });
  desk.commit('add', [['a', { id: 'a', text: TEXT }]]);
  desk.commit('add “dead”', [], undefined, [DEAD]);
  assert.deepEqual([desk.own, desk.history.undo, told_], [[DEAD], 'add “dead”', 1]);
  desk.commit('move', [], [{ op: 'dismiss', what: 'quote', article: 'a', text: 'No' }], []);
  assert.deepEqual([desk.own.length, desk.corrections.length], [0, 1]);
  desk.undo();
  assert.deepEqual([desk.own, desk.corrections.length], [[DEAD], 0]);
  desk.undo();
  assert.deepEqual([desk.own, desk.articles.length, told_], [[], 1, 2]);
  desk.redo();
  assert.deepEqual(desk.own, [DEAD]);
  desk.restore({ articles: [], corrections: [] });
  assert.deepEqual(desk.own, [], 'another workspace has its own');
});

test('it is told by itself just where no new edition tells of it, whether it is done, undone or done again', () => {
  const desk = new Desk(new Nutgraf({ open: fakeEngine(() => Promise.resolve()).open, patience: 5 }));
  let told_ = 0;
  desk.addEventListener('own', () => { told_ += 1; });
  desk.commit('add', [['a', { id: 'a', text: TEXT }]], undefined, [DEAD]);
  desk.undo();
  desk.redo();
  assert.deepEqual([desk.own, desk.articles.length, told_], [[DEAD], 1, 0], 'the article is read, and there is an edition');
  // The page has brought another text since: there is nothing to take out, and nothing is read anew.
  desk.bring([{ id: 'a', text: 'It snowed.' }]);
  desk.undo();
  assert.deepEqual([desk.own, desk.articles.length, told_], [[], 1, 1]);
});

test('it is kept in a workspace, and moves with its article', () => {
  assert.deepEqual(ownIn(JSON.parse(JSON.stringify([DEAD, { ...DEAD, text: ' ' }, null, { article: 'a' }, { ...DEAD, who: 7 }]))), [DEAD]);
  assert.deepEqual(ownIn('x'), []);
  assert.deepEqual(extraWith({ other: 1 }, [DEAD]), { other: 1, quotations: [DEAD] });
  assert.deepEqual(extraWith({ other: 1, quotations: [DEAD] }, []), { other: 1 }, 'a workspace without any is as it was');
  const pile = joint({ articles: [{ id: 'a', text: 'Other' }], corrections: [], own: [] }, { articles: [{ id: 'a', text: TEXT }], corrections: [], own: [DEAD] });
  assert.deepEqual([pile.articles.map((a) => a.id), pile.own?.map((o) => o.article)], [['a', pile.ids.get('a')], [pile.ids.get('a')]]);
  assert.notEqual(pile.ids.get('a'), 'a');
});
