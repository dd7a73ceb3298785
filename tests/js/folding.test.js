import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fold, foldSpans } from '../../www/nutgraf/folding.js';
import { numbers, pick } from './random.js';

/** @param {string} text */
const all = (text) => foldSpans(text, [{ start: 0, end: text.length }]);

/**
 * What of a text a folded word stands for.
 * @param {string} text
 * @param {string} word
 */
function original(text, word) {
  const folded = all(text);
  const at = folded.text.indexOf(word);
  assert(at >= 0, `${word} in ${folded.text}`);
  return folded.original(at, at + word.length).map((s) => text.slice(s.start, s.end)).join('|');
}

test('capitals, accents and letters with strokes are folded', () => {
  for (const word of ['Müller', 'MÜLLER', 'Muller', 'Mu\u0308ller', 'ＭＵＬＬＥＲ']) assert.equal(fold(word), ' muller ', word);
  for (const [word, plain] of [['Straße', 'strasse'], ['STRASSE', 'strasse'], ['STRAẞE', 'strasse'], ['Łódź', 'lodz'], ['Ærø', 'aero'],
    ['ŒUVRE', 'oeuvre'], ['İstanbul', 'istanbul'], ['Diyarbakır', 'diyarbakir'], ['Đặng', 'dang'], ['ΟΔΟΣ', 'οδοσ'], ['οδος', 'οδοσ'], ['ﬁne', 'fine']]) {
    assert.equal(fold(word ?? ''), ` ${plain} `, word);
  }
});

test('marks and dashes part words, whatever their form', () => {
  assert.equal(fold('“Don’t”—he said…'), fold('"Don\'t" - he said...'));
  assert.equal(fold('the lorry-bridge'), ' the lorry bridge ');
  assert.equal(fold('the lorry\u2011bridge\u00a0there'), ' the lorry bridge there ');
  assert.equal(fold(' \u2014 '), ' ');
  assert.equal(fold(''), ' ');
});

test('what is not seen parts no word', () => {
  assert.equal(fold('Karl\u00adsund \u200bNess\u200d'), ' karlsund ness ');
});

test('scripts without spaces have a word a character', () => {
  assert.equal(fold('東京の橋, 2031'), ' 東 京 の 橋 2031 ');
});

test('a folded word leads back to whole characters', () => {
  assert.equal(original('Die Straße hier', 'strasse'), 'Straße');
  // Half of what a letter became is all of the letter.
  assert.equal(original('Die Straße hier', 'stras'), 'Straß');
  assert.equal(original('Mu\u0308ller said', 'muller'), 'Mu\u0308ller');
  assert.equal(original('caf\u0065\u0301, then', 'cafe'), 'cafe\u0301');
  assert.equal(original('🌉 a ﬁne 🌉 day', 'fine'), 'ﬁne');
  assert.equal(original('🌉 a ﬁne 🌉 day', 'day'), 'day');
  assert.equal(original('Karl\u00adsund', 'karlsund'), 'Karl\u00adsund');
  assert.equal(original('“Don’t,” she', 'don t'), 'Don’t');
});

test('words of two stretches lead back to both', () => {
  const text = '“We will,” he said, “wait here.”';
  const folded = foldSpans(text, [{ start: 1, end: 9 }, { start: 21, end: 31 }]);
  assert.equal(folded.text, ' we will wait here ');
  const at = folded.text.indexOf('will wait');
  assert.deepEqual(folded.original(at, at + 9), [{ start: 4, end: 8 }, { start: 21, end: 25 }]);
});

test('both ways of folding agree, and all of it leads back to what folds to it', () => {
  const pieces = ['a', 'B', 'ü', 'u\u0308', 'ß', 'ẞ', 'ſ', 'ﬃ', 'Ł', '½', '²', 'İ', 'ı', 'Σ', 'ς', 'ʼ', '’', '—', ' ', '\n', '\u00a0', '\u00ad', '\u200d', '東', 'ガ', '가', 'ฐ', 'क्ष', 'ي', '🌉',
    '\ud800', '\udc00', '\u0301', '\u0327', '\u302e', '…', 'Ǆ', '\u1e9b\u0323', 'x1', '٣', '№'];
  const next = numbers(7);
  for (let n = 0; n < 3000; n++) {
    const text = Array.from({ length: Math.floor(next() * 9) }, () => pick(next, pieces)).join('');
    const folded = all(text);
    assert.equal(folded.text, fold(text), JSON.stringify(text));
    for (let at = 1; at < folded.text.length - 1; at++) {
      if (folded.text[at] === ' ') continue;
      const [span, ...others] = folded.original(at, at + 1);
      assert(span && others.length === 0 && span.start < span.end && span.end <= text.length, JSON.stringify(text));
      assert(fold(text.slice(span.start, span.end)).includes(folded.text[at] ?? '?'), JSON.stringify([text, at, span]));
    }
    // From the first letter to the last.
    const [span] = folded.original(0, folded.text.length);
    if (span) assert.equal(fold(text.slice(span.start, span.end)), folded.text, JSON.stringify(text));
  }
});
