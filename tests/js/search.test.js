import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fold } from '../../www/nutgraf/folding.js';
import { byName, found, matches, queryOf } from '../../www/nutgraf/search.js';
import { excerpt } from '../../www/ui/excerpt.js';
import { passagesOf, quotesOf } from '../../www/ui/passages.js';

/** @typedef {import('../../www/nutgraf/types.js').ArticleReport} ArticleReport */

/**
 * What is found in a text, or null.
 * @param {string} typed
 * @param {string} text
 */
function search(typed, text) {
  const folded = fold(text);
  const query = queryOf(typed);
  return matches(query, folded) ? found(query, folded).map(({ start, end }) => folded.slice(start, end)) : null;
}

const TEXT = 'The old bridge over the Ness will be shut to lorries, the council’s engineer said. “Nobody should drive a lorry over it.”';

test('several words are all in a passage, each as the beginning of one', () => {
  assert.deepEqual(search('lorr bridg', TEXT), ['bridge', 'lorries', 'lorry']);
  assert.equal(search('lorry ferry', TEXT), null);
  assert.equal(search('ridge', TEXT), null, 'not within a word');
  assert.deepEqual(search('COUNCIL', TEXT), ['council']);
});

test('a phrase is these words in this order, whole', () => {
  assert.deepEqual(search('"old bridge"', TEXT), ['old bridge']);
  assert.deepEqual(search('„the NESS“ said', TEXT), ['the ness', 'said']);
  assert.equal(search('“bridge old”', TEXT), null);
  assert.equal(search('"old bridg"', TEXT), null);
  assert.equal(search('"lorr"', TEXT), null, 'one word in marks is that word');
  assert.deepEqual(search('"old bridg', TEXT), ['old bridge'], 'one still being typed may go on');
  assert.deepEqual(search('council\'s', TEXT), ['council s']);
});

test('near is a dozen words on, in either direction', () => {
  const words = (/** @type {number} */ n) => Array.from({ length: n }, (_, i) => `w${i}`).join(' ');
  assert.deepEqual(search('alpha NEAR omega', `alpha ${words(11)} omega`), ['alpha', 'omega']);
  assert.equal(search('alpha NEAR omega', `alpha ${words(12)} omega`), null);
  assert.deepEqual(search('omega NEAR alpha', `alpha ${words(11)} omega`), ['alpha', 'omega']);
  assert.deepEqual(search('alpha NEAR omega', `alpha ${words(20)} alpha one omega ${words(20)} omega`), ['alpha', 'omega'], 'those that are near, not those that are far');
  assert.deepEqual(search('alpha NEAR beta NEAR gamma', `alpha x beta ${words(9)} gamma ${words(20)} beta`), ['alpha', 'beta', 'gamma']);
  assert.equal(search('alpha NEAR beta NEAR gamma', `alpha beta ${words(20)} beta gamma`), null);
  assert.equal(search('alpha NEAR alpha', `alpha ${words(3)}`), null, 'one place is not two');
  assert.deepEqual(search('"old bridge" NEAR lorries', TEXT), ['old bridge', 'lorries']);
  assert.equal(search('bridge NEAR ferry', TEXT), null);
});

test('a NEAR that joins nothing is a word', () => {
  assert.deepEqual(search('NEAR', 'It is near the quay.'), ['near']);
  assert.deepEqual(search('quay NEAR', 'It is near the quay.'), ['near', 'quay']);
  assert.deepEqual(search('near quay', 'It is near the quay.'), ['near', 'quay']);
});

test('what has no word in it finds nothing', () => {
  for (const typed of ['', ' ', '—', '“”', '🌉', '"']) assert.deepEqual(queryOf(typed), [], typed);
  assert.equal(matches([], fold(TEXT)), false);
});

test('a long repetitive passage takes no long time', () => {
  const text = 'a '.repeat(1500);
  assert.deepEqual(search('a NEAR a NEAR a NEAR a NEAR a NEAR a', text)?.length, 1500);
});

test('places that overlap are joined', () => {
  assert.deepEqual(search('"old bridge" bridge old', TEXT), ['old bridge']);
});

const ARTICLE = 'Bridge shut\n\nKARLSUND — The bridge is shut.\n\n“We wait,” Stromm said. “Nobody asked us.”\n\nShare this bridge\n\nShe left.';
/** @param {string} words @param {number} [from] */
const at = (words, from = 0) => {
  const start = ARTICLE.indexOf(words, from);
  assert(start >= 0, words);
  return { start, end: start + words.length };
};
const REPORT = /** @type {ArticleReport} */ (/** @type {unknown} */ ({
  id: 'a',
  parts: [{ ...at('Bridge shut'), kind: 'headline' }, { ...at('KARLSUND —'), kind: 'dateline' }, { ...at('The bridge is shut.'), kind: 'paragraph' },
    { ...at('“We wait,” Stromm said. “Nobody asked us.”'), kind: 'paragraph' }, { ...at('Share this bridge'), kind: 'boilerplate' }, { ...at('She left.'), kind: 'paragraph' }],
  entities: [{ ...at('Stromm'), entity: 'e1', form: 'name' }, { ...at('She'), entity: 'e1', form: 'pronoun' }],
  quotes: [
    { speech: true, speaker: 'e1', content: [at('We wait'), at('Nobody asked us.')] },
    { speech: false, speaker: 'e1', content: [at('The bridge is shut')] },
    { speech: true, act: 'declined', speaker: 'e1', content: [at('She left')] },
  ],
}));
const names = (/** @type {string} */ id) => (id === 'e1' ? { name: 'Ilka Stromm', folded: ' ilka stromm ' } : undefined);

test('passages are paragraphs with their dateline, without page furniture', () => {
  const passages = passagesOf(REPORT, ARTICLE, 'Bridge shut', names);
  assert.deepEqual(passages.map((p) => p.spans.map((s) => ARTICLE.slice(s.start, s.end))), [
    ['Bridge shut'], ['KARLSUND — The bridge is shut.'], ['“We wait,” Stromm said. “Nobody asked us.”'], ['She left.'],
  ]);
  assert.deepEqual(passages.map((p) => p.folded), [' bridge shut ', ' karlsund the bridge is shut ', ' we wait stromm said nobody asked us ', ' she left ']);
});

test('a title that is not printed in the text is a passage of its own', () => {
  const [first, ...others] = passagesOf(REPORT, ARTICLE, 'A bridge too few', names);
  assert.deepEqual([first?.title, first?.spans, first?.folded, others.length], ['A bridge too few', [], ' a bridge too few ', 4]);
});

test('a full name is found where the surname stands alone, and where that person speaks', () => {
  const [, , third] = passagesOf(REPORT, ARTICLE, 'Bridge shut', names);
  const query = queryOf('ilka wait');
  assert(third && matches(query, third.folded, third.beside));
  const [which] = byName(query, third.folded, third.meant.map((m) => m.folded));
  const meant = third.meant[which ?? -1];
  assert.deepEqual([meant?.name, meant?.speaks, meant?.spans], ['Ilka Stromm', false, [at('Stromm')]]);
  assert.deepEqual(byName(queryOf('stromm wait'), third.folded, third.meant.map((m) => m.folded)), [], 'what is printed needs no name');
  assert.equal(matches(queryOf('ilka ferry'), third.folded, third.beside), false);
});

test('quotations are passages without beliefs and refusals, with their speaker', () => {
  const quotes = quotesOf(REPORT, ARTICLE, names);
  assert.deepEqual(quotes.map((q) => q.folded), [' we wait nobody asked us ']);
  assert(quotes[0] && matches(queryOf('"ilka stromm" "wait nobody"'), quotes[0].folded, quotes[0].beside));
});

test('a paragraph without end is searched in pieces that lose nothing', () => {
  const text = `${'One more sentence of many. '.repeat(600)}${'x'.repeat(9000)}`;
  const report = /** @type {ArticleReport} */ (/** @type {unknown} */ ({ ...REPORT, parts: [{ start: 0, end: text.length, kind: 'paragraph' }], entities: [], quotes: [] }));
  const passages = passagesOf(report, text, '', names);
  assert(passages.length > 6);
  assert.equal(passages.flatMap((p) => p.spans).map((s) => text.slice(s.start, s.end)).join(''), text);
  assert.equal(passages[0]?.folded.endsWith(' many '), true);
});

test('a short passage is shown whole, a long one around what was found', () => {
  const shown = (/** @type {string} */ text, /** @type {string[]} */ words) => excerpt(text, [{ start: 0, end: text.length }], words.map((w) => ({ start: text.indexOf(w), end: text.indexOf(w) + w.length })))
    .map((run) => (run.marked ? `[${run.text}]` : run.text)).join('');
  assert.equal(shown('The old\nbridge.', ['old']), 'The [old] bridge.');
  const long = `First words. ${'Filler of a sentence. '.repeat(40)}Here is the needle now. ${'More of the filler. '.repeat(40)}`;
  const cut = shown(long, ['needle']);
  assert.match(cut, /^… \S.* the \[needle\] now\. .*\S …$/);
  assert(cut.length < 300);
  assert.match(shown(long, ['First', 'needle']), /^\[First\] words\. .* … .*\[needle\]/);
  assert.match(shown(long, []), /^First words\..* …$/);
});
