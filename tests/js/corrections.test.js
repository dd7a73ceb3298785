// The reader's corrections of quotations, deadlines and differences: how they name what they are of, and how they come in.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Nutgraf } from '../../www/nutgraf-client.js';
import { anchorOf, keyOf, quoteAnchor, sideAnchor } from '../../www/nutgraf/anchors.js';
import { Desk } from '../../www/nutgraf/desk.js';
import { cleanCorrection, cleanCorrections } from '../../www/nutgraf/input.js';
import { stepName } from '../../www/ui/steps.js';
import { digestPage, quoteLines, schemaQuotations, webAnnotations } from '../../www/nutgraf/out/index.js';
import { fakeEngine } from './fake-engine.js';
import { story, told } from './told.js';

/** @typedef {import('../../www/nutgraf/types.js').Correction} Correction */

test('what is there once is named by its words, and of several it is told which', () => {
  const texts = ['We wait', 'No', 'no!', 'NO'];
  assert.deepEqual(anchorOf('a', texts, 0, []), { article: 'a', text: 'We wait' });
  assert.deepEqual(anchorOf('a', texts, 2, []), { article: 'a', text: 'no!', nth: 2, of: 3 });
  // The first and the last of five were dismissed: they count, for they are found in the article all the same.
  const gone = [{ index: 0, about: 'No.' }, { index: 5, about: 'No?' }];
  assert.deepEqual(anchorOf('a', texts, 1, gone), { article: 'a', text: 'No', nth: 2, of: 5 });
  assert.deepEqual(anchorOf('a', texts, 3, gone), { article: 'a', text: 'NO', nth: 4, of: 5 });
  assert.deepEqual(anchorOf('a', ['Yes'], 0, gone.slice(0, 1)), { article: 'a', text: 'Yes' });
});

test('only letters and digits tell words apart', () => {
  assert.equal(keyOf('“It’s  12%,” É said\n'), 'its12%ésaid');
  assert.notEqual(keyOf('$1.5 million'), keyOf('$15 million'));
  assert.equal(keyOf(keyOf('It fell to −5, no. 7 of Covid-19')), keyOf('It fell to -5, no. 7 of Covid-19'));
});

test('a quotation is named by all its stretches', () => {
  const text = '“We wait,” she said, “and go.”';
  const article = /** @type {import('../../www/nutgraf/types.js').ArticleReport} */ (/** @type {unknown} */ ({ id: 'a', quotes: [{ content: [{ start: 1, end: 9 }, { start: 22, end: 29 }] }] }));
  const { text: named } = quoteAnchor(null, article, 0, text);
  assert.equal(keyOf(named), 'wewaitandgo');
});

test('a side of a difference is named with whole words beside it', () => {
  const text = `${'Long before this there stood other words. '}The fire in Oland killed 12 people, and it burnt on into the morning of Sunday.`;
  const start = text.indexOf('12');
  const side = sideAnchor({ article: 'a', start, end: start + 2 }, text);
  assert.equal(side.text, '12');
  assert(side.before !== undefined && text.includes(`${side.before} 12`) && / ?words\. The fire in Oland killed$/.test(side.before), side.before);
  assert(side.after !== undefined && text.includes(`12 ${side.after}`) && !/\S$/.test(text.slice(text.indexOf(side.after) + side.after.length).slice(0, 1)), side.after);
  assert.deepEqual(sideAnchor({ article: 'a', start: 0, end: 2 }, '12'), { article: 'a', text: '12', before: '', after: '' });
});

/** @type {Correction[]} */
const GOOD = [
  { op: 'attribute', article: 'a', text: 'We wait', nth: 1, of: 2, entity: 'per:roe', name: 'Roe' },
  { op: 'attribute', article: 'a', text: 'We wait' },
  { op: 'deadline', article: 'a', text: 'By Friday.', due: '2031-03-14', setter: '', addressee: 'Roe' },
  { op: 'dismiss', what: 'deadline', article: 'a', text: 'By Friday.' },
  { op: 'difference', what: 'conflict', kind: 'number', sides: [{ article: 'a', text: '12', before: 'killed' }, { article: 'b', text: '15' }], note: 'rang' },
  { op: 'difference', what: 'figure', sides: [], dismissed: true },
];

test('corrections of findings come in as they went out, frozen, and what is none is told', () => {
  for (const good of GOOD) {
    const clean = cleanCorrection(good);
    assert.deepEqual(clean, good);
    assert(Object.isFrozen(clean) && clean !== good);
    assert.equal(JSON.stringify(cleanCorrection(clean)), JSON.stringify(clean), 'the same each time');
  }
  const bad = [
    { op: 'attribute', article: 'a' }, { op: 'attribute', article: 1, text: 'x' }, { op: 'attribute', article: 'a', text: 'x', nth: -1 },
    { op: 'attribute', article: 'a', text: 'x', name: 3 }, { op: 'deadline', article: 'a', text: 'x', due: 20310314 },
    { op: 'dismiss', what: 'entity', article: 'a', text: 'x' }, { op: 'dismiss', article: 'a', text: 'x' },
    { op: 'difference', what: 'figure' }, { op: 'difference', what: 'figure', sides: [{ article: 'a' }] },
    { op: 'difference', what: 'conflict', kind: 'words', sides: [] }, { op: 'difference', what: 'figure', sides: [], dismissed: 'no' },
  ];
  const { corrections, errors } = cleanCorrections([...bad, ...GOOD]);
  assert.deepEqual([corrections.length, errors.length], [GOOD.length, bad.length]);
  // Fields of nobody's are left out.
  assert.deepEqual(cleanCorrection({ op: 'dismiss', what: 'quote', article: 'a', text: 'x', more: 1, nth: null }), { op: 'dismiss', what: 'quote', article: 'a', text: 'x' });
});

test('each step has a name', () => {
  const names = GOOD.map((c) => stepName(c, (id) => (id === 'per:roe' ? 'Ada Roe' : undefined)));
  assert.deepEqual(names, [
    'give “We wait” to “Ada Roe”', 'give “We wait” to nobody', 'correct the deadline “By Friday.”', 'dismiss “By Friday.”',
    'mark a difference as checked', 'dismiss a difference',
  ]);
});

test('several are one step, and what is taken back leaves the others', () => {
  const desk = new Desk(new Nutgraf({ open: fakeEngine(async () => undefined).open }));
  desk.correct(GOOD.slice(0, 3), 'three');
  desk.correct(GOOD.slice(3), 'more');
  desk.correct([], 'nothing');
  desk.retract([GOOD[1] ?? assert.fail()], 'one back');
  desk.retract([GOOD[1] ?? assert.fail()], 'nothing');
  assert.deepEqual(desk.corrections, [GOOD[0], ...GOOD.slice(2)]);
  assert.equal(desk.history.undo, 'one back');
  desk.undo();
  assert.deepEqual(desk.corrections, GOOD);
  desk.redo();
  desk.undo();
  desk.undo();
  desk.undo();
  assert.deepEqual(desk.corrections, []);
});

test('what the reader takes away says what is theirs', () => {
  const input = told(story());
  const [quote] = input.report.articles[0]?.quotes ?? [];
  const [deadline] = input.report.articles[0]?.deadlines ?? [];
  const [conflict] = input.report.conflicts;
  const [figure] = input.report.figures;
  assert(quote && deadline && conflict && figure);
  const page = () => [...digestPage(input)].join('').replace(/<[^>]*>/g, '');
  assert.doesNotMatch(page(), /by the reader/);
  assert.doesNotMatch([...quoteLines(input), ...webAnnotations(input), ...schemaQuotations(input)].join(''), /corrected/);
  quote.corrected = 'reader';
  deadline.corrected = 'reader';
  conflict.checked = 'rang the ministry';
  figure.checked = '';
  const text = page();
  for (const words of ['speaker corrected by the reader', 'checked by the reader: rang the ministry', 'checked by the reader', 'corrected by the reader']) assert(text.includes(words), words);
  assert([...quoteLines(input)][0]?.includes('"corrected":"reader"'));
  const annotations = [...webAnnotations(input)].join('');
  assert(annotations.includes('speaker corrected by the reader') && annotations.includes('; corrected by the reader'), 'no figure stands for it, and no reckoning');
});
