// Names that the reader added: in all places of the same words that are free, of somebody in the list or somebody new, told as the reader's.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { annotationsIn, placed } from '../../www/nutgraf/annotations-in.js';
import { ownNames, ownSection, webAnnotations } from '../../www/nutgraf/out/index.js';
import { preface, whoIsWho } from '../../www/nutgraf/out/about.js';
import { Source } from '../../www/nutgraf/out/source.js';
import { isFree, placesOf } from '../../www/nutgraf/own-names.js';
import { ownAt } from '../../www/nutgraf/own-places.js';
import { withOwn } from '../../www/nutgraf/own-report.js';
import { ownIn } from '../../www/nutgraf/own-kept.js';
import { withoutOwn } from '../../www/nutgraf/own.js';
import { explain } from '../../www/ui/explain.js';
import { checkTable } from '../browser/hostile/exports.js';
import { HOSTILE, told } from './told.js';

/** @typedef {import('../../www/nutgraf/types.js').Entity} Entity */
/** @typedef {import('../../www/nutgraf/types.js').Mention} Mention */
/** @typedef {import('../../www/nutgraf/own.js').Own} Own */

const A = 'The ferry group tidewatch sued the harbour on Monday. “We will win,” Ada Roe, its lawyer, said. People of tidewatch cheered; a tidewatcher left.';
const B = 'Nobody at tidewatch would speak. Ada Roe did. “Soon,” the boss let it be known.';
const PILE = [{ id: 'a', text: A, date: '2031-05-02', outlet: 'Post' }, { id: 'b', text: B, date: '2031-05-03', outlet: 'Echo' }];
const at = (/** @type {string} */ words, text = A, from = 0) => ({ start: text.indexOf(words, from), end: text.indexOf(words, from) + words.length });
/** @param {Partial<Own>} [more] */
const tide = (more = {}) => ownAt('a', A, at('tidewatch'), { what: 'name', who: 'Tidewatch', type: 'ORG', ...more });
/** @param {readonly Own[]} list */
function pile(list, articles = PILE) {
  const input = told(articles);
  const bare = input.report;
  const { report, lost } = withOwn(bare, list, (a) => input.text(a.id));
  const words = (/** @type {string} */ id) => (report.articles.find((a) => a.id === id)?.entities ?? []).filter((/** @type {Mention} */ m) => m.own)
    .map((m) => [m.start, input.text(id).slice(m.start, m.end), m.entity]);
  return { input: { ...input, report }, bare, report, lost, words, entity: (/** @type {string} */ name) => /** @type {Entity[]} */ (report.entities).filter((e) => e.name === name) };
}

test('a new name is one in all places of its words, and takes nothing of the engine’s', () => {
  const { report, bare, lost, words, entity } = pile([tide()]);
  const [one, more] = entity('Tidewatch');
  assert(one && !more && one.own?.length === 1 && lost.length === 0);
  assert.deepEqual([one.type, one.mentions, one.articles, one.variants, one.found], ['ORG', 3, ['a', 'b'], ['tidewatch'], undefined]);
  assert.deepEqual(words('a'), [at('tidewatch'), at('tidewatch', A, 40)].map(({ start }) => [start, 'tidewatch', one.id]), 'whole words: no “tidewatcher”');
  assert.deepEqual(words('b'), [[at('tidewatch', B).start, 'tidewatch', one.id]]);
  for (const article of report.articles) assert.deepEqual(article.entities.map((m) => m.start), article.entities.map((m) => m.start).sort((a, b) => a - b));
  assert.deepEqual(withoutOwn(report), bare);
  assert.deepEqual(report.entities.slice(0, -1), bare.entities);
  assert.deepEqual(pile([tide({ only: true })]).words('b'), []);
  assert.equal(pile([tide({ only: true })]).entity('Tidewatch')[0]?.mentions, 1);
});

test('what the engine found, a day, and text of no article are not free', () => {
  const { bare, input } = pile([]);
  const [article] = bare.articles;
  assert(article && article.entities.some((m) => m.start === at('Ada Roe').start) && article.times.some((t) => t.start <= at('Monday').start));
  assert.equal(isFree(article, at('Roe')), false);
  assert.equal(isFree(article, at('tidewatch')), true);
  const where = (/** @type {Own} */ own, report = bare) => placesOf(own, report, (a) => input.text(a.id)).map(({ article: { id }, spans }) => [id, spans.length]);
  assert.deepEqual(where(ownAt('b', B, at('boss', B), { what: 'name', who: 'Boss', type: 'PER' })), [['b', 1]]);
  assert.deepEqual(where(ownAt('b', 'Monday', { start: 0, end: 6 }, { what: 'name', who: 'Monday', type: 'ORG' })), [], 'elsewhere it is the day');
  assert.deepEqual(where(ownAt('a', A, at('Monday'), { what: 'name', who: 'Monday', type: 'ORG' })), [['a', 1]], 'where the reader says so, it is not');
  const left = { ...bare, articles: bare.articles.map((a) => ({ ...a, parts: a.id === 'b' ? [{ start: 0, end: B.length, kind: /** @type {const} */ ('boilerplate') }] : a.parts })) };
  assert.deepEqual([where(tide()), where(tide(), left)], [[['a', 2], ['b', 1]], [['a', 2]]]);
});

test('a name of whom the list has adds to that one, whatever it is called by then', () => {
  const id = pile([]).entity('Ada Roe')[0]?.id;
  assert(id);
  const boss = (/** @type {Partial<Own>} */ more) => ownAt('b', B, at('boss', B), { what: 'name', who: 'Ada Roe', type: 'PER', ...more });
  for (const own of [boss({ entity: id }), boss({ entity: 'per:somebody-else' }), boss({}), boss({ entity: id, who: 'Ada R. Roe' })]) {
    const { entity, bare, report, words } = pile([own]);
    /** @type {Entity | undefined} */
    const before = /** @type {Entity[]} */ (bare.entities).find((e) => e.id === id);
    const [roe, other] = entity('Ada Roe');
    assert(roe && !other && before);
    assert.deepEqual([roe.id, roe.mentions - before.mentions, roe.found, roe.variants.includes('boss')], [id, 1, before, true]);
    assert.deepEqual(words('b'), [[at('boss', B).start, 'boss', id]]);
    assert.deepEqual(withoutOwn(report), bare);
  }
  const apart = pile([boss({ type: 'LOC' })]);
  assert.deepEqual(apart.entity('Ada Roe').map((e) => e.type).sort(), ['LOC', 'PER'], 'of another kind it is another');
});

test('of two names at one place the longer stands; two of one name and kind are one', () => {
  const both = [ownAt('a', A, at('tidewatch'), { what: 'name', who: 'Tidewatch', type: 'ORG' }), ownAt('a', A, at('group tidewatch'), { what: 'name', who: 'Tidewatch', type: 'ORG' })];
  const { entity, words, report } = pile(both);
  assert.deepEqual(entity('Tidewatch').map((e) => [e.mentions, e.own?.length]), [[3, 2]]);
  assert.deepEqual(words('a').map(([, said]) => said), ['group tidewatch', 'tidewatch']);
  const [article] = report.articles;
  assert(article);
  assert.deepEqual([isFree(article, at('tidewatch')), isFree(article, at('ferry group tidewatch'))], [false, true], 'a longer one may take the place of a shorter');
});

test('a quotation is given to whom the reader added', () => {
  const said = ownAt('b', B, at('Soon', B), { who: 'tidewatch' });
  const { report, entity } = pile([said, tide()]);
  const quote = /** @type {import('../../www/nutgraf/types.js').Quote[]} */ (report.articles[1]?.quotes ?? []).find((q) => q.own === said);
  assert.equal(quote?.speaker, entity('Tidewatch')[0]?.id);
  // What the engine was told by name only is the same.
  const input = told(PILE);
  const named = { ...input.report, entities: [...input.report.entities, { id: 'per:tidewatch', type: /** @type {const} */ ('PER'), name: 'Tidewatch', variants: [], roles: [], articles: [], mentions: 0, speaks: 1, spokenOf: 0, with: [], confidence: 1, reasons: [] }] };
  const whole = withOwn(named, [tide()], (a) => input.text(a.id)).report;
  assert.deepEqual(/** @type {Entity[]} */ (whole.entities).filter((e) => e.name === 'Tidewatch').map((e) => [e.id, e.type, e.mentions, e.speaks]), [['per:tidewatch', 'ORG', 3, 1]]);
  assert.deepEqual(withoutOwn(whole), named);
});

test('a mark says that the reader added it', () => {
  const boss = ownAt('b', B, at('boss', B), { what: 'name', who: 'Ada Roe', type: 'PER' });
  const { report, input } = pile([boss]);
  const app = /** @type {import('../../www/ui/app.js').App} */ (/** @type {unknown} */ ({
    article: (/** @type {string} */ id) => report.articles.find((a) => a.id === id), text: input.text, lang: () => 'en-GB', label: (/** @type {string} */ id) => id,
    entity: (/** @type {string} */ id) => report.entities.find((e) => e.id === id),
  }));
  const line = (/** @type {string} */ words) => explain(app, 'b', at(words, B).start).find((l) => l.kind === 'entity');
  assert.deepEqual([line('boss')?.words, line('boss')?.text.split(' · ').filter((part) => /Roe|added/.test(part))], ['boss', ['Ada Roe', 'added by you']]);
  assert.doesNotMatch(line('Ada Roe')?.text ?? '', /added/);
});

test('it is found again elsewhere in the pile, or told as lost', () => {
  const edited = PILE.map((a) => (a.id === 'a' ? { ...a, text: A.replaceAll('tidewatch', 'stillwater') } : a));
  assert.deepEqual([pile([tide()], edited).lost, pile([tide()], edited).entity('Tidewatch')[0]?.mentions], [[], 1]);
  const gone = PILE.map((a) => ({ ...a, text: a.text.replaceAll('tidewatch', 'stillwater') }));
  assert.deepEqual(pile([tide()], gone).lost.map((l) => l.why), ['no-words']);
  assert.deepEqual(pile([tide({ only: true })], edited).lost.map((l) => l.why), ['no-words']);
  assert.deepEqual(pile([tide({ only: true })], PILE.slice(1)).lost.map((l) => l.why), ['no-article']);
  const roe = ownAt('a', A, at('Ada Roe'), { what: 'name', who: 'Somebody', type: 'PER' });
  const { lost, entity } = pile([roe]);
  assert.deepEqual([lost.map((l) => l.why), entity('Somebody')], [['taken'], []]);
  assert.deepEqual(pile([{ ...roe, who: 'Ada Roe' }]).lost, [], 'what the engine says by now need not be said');
});

test('it is read out of a file as it was written, or not at all', () => {
  const list = [tide(), tide({ only: true, entity: 'org:x', note: 'by hand' })];
  assert.deepEqual(ownIn(JSON.parse(JSON.stringify(list))), list);
  const bad = [{ ...tide(), type: 'NONE' }, { ...tide(), type: undefined }, { ...tide(), who: '' }, { ...tide(), entity: 7 }];
  assert.deepEqual(ownIn(JSON.parse(JSON.stringify(bad))), []);
  assert.deepEqual(ownIn([{ ...tide(), only: 'yes' }]), [tide()]);
  assert.deepEqual(ownIn([{ article: 'a', text: 'No', start: 0, before: '', after: '', type: 'ORG', only: true }]), [{ article: 'a', text: 'No', start: 0, before: '', after: '' }], 'a quotation is of no kind');
});

test('files that have entities tell whose it is', () => {
  const boss = ownAt('b', B, at('boss', B), { what: 'name', who: 'Ada Roe', type: 'PER' });
  const { input, entity } = pile([tide(), boss]);
  const head = '\ufeffname,type,other names,mentions,articles,confidence,id\r\n';
  const [roe, org] = [entity('Ada Roe')[0]?.id, entity('Tidewatch')[0]?.id];
  assert.equal(ownNames(head, input), `${head}Ada Roe,PER,boss,1,1,added by the reader,${roe}\r\nTidewatch,ORG,tidewatch,3,2,added by the reader,${org}\r\n`);
  assert.equal(ownSection('# Digest\n', input), '# Digest\n\n## Entities of the reader\n\n- Ada Roe (person): 1 mention added by the reader\n- Tidewatch (organisation): 3 mentions added by the reader\n');
  const [made] = [...preface(new Source(input), '')].map((p) => JSON.stringify(p));
  assert.match(made ?? '', /What the reader added is told as theirs/, 'whoever added something has not left all as it was');
  const people = JSON.stringify([...whoIsWho(new Source(input))]);
  assert.match(people, /named 3 times, added by the reader/);
  assert.match(people, /named \d times, \d+% sure, 1 of them added by the reader/);
  const page = /** @type {{items: {body: Record<string, unknown>, target: {selector: {exact: string}[]}}[]}} */ (JSON.parse([...webAnnotations(input)].join('')));
  const names = page.items.filter((i) => i.body['nutgraf:what'] === 'name' && i.body['nutgraf:added'] === 'reader');
  assert.deepEqual(names.map((i) => [i.target.selector[0]?.exact, i.body['value'], i.body['nutgraf:confidence']]), [
    ...Array(3).fill(['tidewatch', 'Tidewatch (organisation), added by the reader', undefined]), ['boss', 'Ada Roe (person), added by the reader', undefined],
  ]);
  const articles = PILE.map(({ id, text }) => ({ id, url: '', text }));
  const back = placed(annotationsIn(page)?.handed ?? [], articles, []);
  assert.deepEqual([back.own.map((o) => [o.what, o.text, o.who, o.type, o.article]), back.again, back.unplaced], [[['name', 'tidewatch', 'Tidewatch', 'ORG', 'a'], ['name', 'boss', 'Ada Roe', 'PER', 'b']], 0, 0]);
  assert.deepEqual(placed(annotationsIn(page)?.handed ?? [], articles, back.own).own, []);
});

test('whatever it is called, no table runs it', () => {
  const own = HOSTILE.map((said, i) => ownAt('a', A, at(['sued', 'win', 'lawyer', 'cheered', 'left'][i % 5] ?? ''), { what: 'name', who: said, type: 'ORG', only: true })).slice(0, 5);
  const { input, lost } = pile(own);
  const head = '\ufeffname,type,title,mentions,id\r\n';
  assert.equal(checkTable(ownNames(head, input)), own.length - lost.length + 1);
  assert.deepEqual(lost, []);
});
