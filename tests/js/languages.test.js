// The tables of the languages say all that the page says, and nothing else; and the page shows nothing that is not said.
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';

import { counted } from '../../www/nutgraf/counted.js';
import { day, dueText, timeText } from '../../www/nutgraf/format.js';
import { known, language, LANGUAGES, labelled, later, numeral, onLanguage, quoted, say, sayCount, sayIn, sayNodes, speak } from '../../www/nutgraf/say.js';
import { warningText } from '../../www/nutgraf/warnings.js';
import { said } from './said.js';

/** @typedef {import('../../www/nutgraf/say.js').Table} Table */

/** What stays in English, and why. @type {Record<string, RegExp>} */
const UNSAID = {
  // The hooks of buttons, in the place of a label.
  'ui/lazy-list.js': /^(?:more|earlier)$/,
  // What a page, a program or a server does wrong is for whoever makes them.
  'nutgraf/addresses.js': /./, 'nutgraf/input.js': /./, 'nutgraf/load.js': /./, 'nutgraf/read-address.js': /./, 'nutgraf/bringing.js': /./,
  'nutgraf/running.js': /^the element was taken out of the page$/,
  // What the engine says, and those who fetch and run it, where the page’s language is not known.
  'nutgraf/host.js': /./, 'nutgraf/readers.js': /./, 'nutgraf/transport.js': /./,
};

/** What is written on controls, and what a screen reader calls them. */
const NAMED = /** @type {const} */ ([
  ['Copy', 'Copy the quote with its citation'], ['Copy these', 'Copy these quotes, each with its citation'], ['Link', 'Copy a link to this quote'],
  ['Correct', 'Correct {what}'], ['Edit', 'Edit {title}'], ['As a table', 'As a table: {name}'], ['Save drawing', 'Save drawing: {title}'],
  ['Bring back', 'Bring back “{words}”'], ['Forget it', 'Forget it: the correction of “{words}”'], ['Forget it', 'Forget it: the quotation “{words}”'],
]);

/** @type {Map<string, Table>} */
const tables = new Map();
for (const name of LANGUAGES.slice(1)) tables.set(name, /** @type {{default: Table}} */ (await import(`../../www/nutgraf/languages/${name}.js`)).default);
const { keys, unsaid } = said();
/** @param {string} text */
const placeholders = (text) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

afterEach(() => speak('en'));

it('finds what is said', () => {
  assert(keys.size > 600, `${keys.size} keys`);
  for (const key of ['Add articles', 'Copied', 'Not allowed', 'from the dateline', 'with {names}', 'first##wording', 'open as of {day}', '“{words}”']) assert(keys.has(key), key);
  assert.deepEqual(keys.get('{n} quotes'), { one: '{n} quote', other: '{n} quotes' });
});

it('shows nothing that is not said', () => {
  assert.deepEqual(unsaid.filter(({ file, text }) => !UNSAID[file]?.test(text)), []);
  for (const file of Object.keys(UNSAID)) assert(unsaid.some((u) => u.file === file), `${file} needs no exception any more`);
});

for (const [name, table] of tables) {
  describe(name, () => {
    it('has every text, and no other', () => {
      assert.deepEqual([...keys.keys()].filter((key) => !(key in table)), []);
      assert.deepEqual(Object.keys(table).filter((key) => !keys.has(key)), []);
    });

    it('has what is counted in the forms of one and of several, and puts in what English puts in', () => {
      // "many", which French and Spanish have besides, is for "1 million de"; numbers are written in digits here.
      for (const category of new Intl.PluralRules(name).resolvedOptions().pluralCategories) assert(['one', 'other', 'many'].includes(category), category);
      for (const [key, text] of Object.entries(table)) {
        assert.equal(typeof text === 'object', Boolean(keys.get(key)), key);
        for (const form of typeof text === 'object' ? [text.one, text.other] : [text]) {
          assert.deepEqual(placeholders(form), placeholders(key), key);
          assert(form.trim() === form && form !== '', key);
        }
      }
    });

    it('calls a control aloud by what is written on it', () => {
      for (const [shown, aloud] of NAMED) {
        const [label, its] = [table[shown], table[aloud]];
        assert(typeof label === 'string' && typeof its === 'string' && its.toLowerCase().includes(label.toLowerCase()), `${label}: ${its}`);
      }
    });

    it('is set as the language is', () => {
      for (const text of Object.values(table).flatMap((t) => (typeof t === 'object' ? [t.one, t.other] : [t]))) {
        assert.doesNotMatch(text, /['"]|\.\.\.|##/, text);
        // A sign of percent stands off, and is not left alone on a line.
        assert.doesNotMatch(text, /[^\u00A0\u202F]%/u, text);
        if (name === 'de') assert.doesNotMatch(text, /[«»]|“(?=\p{L})/u, text);
        if (name === 'es') assert.doesNotMatch(text, /[„“]/, text);
        if (name === 'fr') assert.doesNotMatch(text, /[„“]|[^\u202F][;!?]|[^\u00A0]:|«[^\u202F]|[^\u202F]»/u, text);
      }
    });
  });
}

describe('say', () => {
  it('says English as it stands in the code, without what is for translators', () => {
    assert.equal(say('first##wording'), 'first');
    assert.equal(say('{shown} of {all}', { shown: 1, all: 1234 }), '1 of 1,234');
    assert.equal(counted.quotes(1), '1 quote');
    assert.equal(counted.quotes(12_345), '12,345 quotes');
    assert.equal(labelled('Undo', 'add 1 article'), 'Undo: add 1 article');
    assert.equal(later('waiting'), 'waiting');
  });

  it('takes no placeholder from what is put in', () => {
    assert.equal(say('{name}: {value}', { name: '{value}', value: '$& {name}' }), '{value}: $& {name}');
    assert.equal(say('not {known}'), 'not {known}');
  });

  it('says sentences, counts, numbers and quotation marks as the language does', async () => {
    await speak('de');
    assert.equal(say('{shown} of {all}', { shown: 1, all: 12_345 }), '1 von 12.345');
    assert.equal(counted.outlets(1), '1 Medium');
    assert.equal(counted.outlets(2), '2 Medien');
    assert.equal(quoted('a'), '„a“');
    await speak('fr');
    // None is one in French.
    assert.equal(counted.articles(0), '0 article');
    assert.equal(labelled('a', 'b'), 'a\u00A0: b');
    const unread = { one: '{n} could not be read', other: '{n} could not be read' };
    assert.deepEqual([1, 2].map((n) => sayCount(n, unread)), ['1 illisible', '2 illisibles']);
    await speak('es');
    assert.equal(sayCount(3, { one: '{n} deadline due', other: '{n} deadlines due' }), 'vencen 3 plazos');
    assert.equal(numeral(12_345), '12.345');
  });

  it('takes nothing for a text that is none', async () => {
    await speak('de');
    assert.deepEqual([say('constructor'), say('toString')], ['constructor', 'toString']);
  });

  it('puts elements where the language has them', async () => {
    const node = /** @type {Node} */ (/** @type {unknown} */ ({ an: 'element' }));
    assert.deepEqual(sayNodes('with {names}', { names: node }), ['with ', node]);
    await speak('de');
    assert.deepEqual(sayNodes('add {what}', { what: node }), [node, ' hinzufügen']);
  });

  it('speaks the language that was asked for last, and tells of it', async () => {
    let told = 0;
    const stop = onLanguage(() => {
      told += 1;
    });
    await Promise.all([speak('de'), speak('es'), speak('fr')]);
    assert.deepEqual([language(), told], ['fr', 1]);
    await Promise.all([speak('de'), speak('fr')]);
    assert.deepEqual([language(), told], ['fr', 1]);
    stop();
    await speak('en');
    assert.deepEqual([say('Add articles'), told], ['Add articles', 1]);
  });

  it('knows a language by any of its tags', () => {
    assert.deepEqual(['fr-CA', 'DE', 'es_MX', 'en-GB', 'pl', ''].map(known), ['fr', 'de', 'es', 'en', undefined, undefined]);
  });

  it('writes files in English, whatever the page speaks', async () => {
    await speak('de');
    assert.equal(sayIn('en-GB', 'no date'), 'no date');
    assert.equal(sayIn('de', 'no date'), 'ohne Datum');
  });
});

it('writes days as the language does', async () => {
  const due = /** @type {import('../../www/nutgraf/types.js').Due} */ ({ earliest: '2031-08-08', latest: '2031-08-08', value: '2031-08-08T17:00', certainty: 'approx', basis: '' });
  const time = /** @type {import('../../www/nutgraf/types.js').Time} */ ({ type: 'DURATION', value: 'P3W', mod: 'APPROX' });
  assert.deepEqual([dueText(due, 'en-GB'), timeText(time, 'en-GB')], ['about Fri 8 Aug 2031, 17:00', 'about 3 weeks']);
  await speak('de');
  assert.deepEqual([dueText(due, 'de'), timeText(time, 'de'), dueText(due, 'en-GB')], ['etwa Fr., 8. Aug. 2031, 17:00', 'etwa 3 Wochen', 'about Fri 8 Aug 2031, 17:00']);
  await speak('fr');
  const first = { ...due, earliest: '2031-05-01', latest: '2031-05-01', value: '2031-05-01', certainty: /** @type {const} */ ('exact') };
  assert.deepEqual(['2031-05-01', '2031-05-11', '2031-01-21'].map((iso) => day(iso, 'fr')), ['1er mai 2031', '11 mai 2031', '21 janv. 2031']);
  assert.deepEqual([day('2031-05-01', 'fr-CA', true), dueText(first, 'fr'), day('2031-05-01', 'en-GB'), day('2031-05-01', 'es')], ['1er mai', 'jeu. 1er mai 2031', '1 May 2031', '1 may 2031']);
});

it('says warnings by what they are of; in English, all that the engine says', async () => {
  const warning = /** @type {import('../../www/nutgraf/types.js').Warning} */ ({ code: 'shortened', message: 'the text ends in “…”' });
  assert.equal(warningText(warning), 'the text ends in “…”');
  await speak('es');
  assert.equal(warningText(warning), 'El texto termina antes que el artículo.');
  assert.equal(warningText({ ...warning, code: /** @type {any} */ ('new') }), 'the text ends in “…”');
});
