import assert from 'node:assert/strict';
import { test } from 'node:test';

import { citation, csv, markdown } from '../../www/nutgraf/export.js';

/** @typedef {import('../../www/nutgraf/export.js').Source} Source */

const TEXT = '“We will, in time,” said Ada Roe. =SUM(A1) is “no” answer, Bo Lind wrote. The crew has until Friday to *leave*.';

/** @param {string} words */
const span = (words) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });

/** @type {Source} */
const SOURCE = {
  lang: 'en-GB',
  text: () => TEXT,
  origin: () => ({ label: 'Ness Herald', title: 'All of it', outlet: 'Ness Herald', date: '2031-03-11', url: '' }),
  report: {
    articles: [{
      id: 'a', date: '2031-03-11', dateBasis: 'given', parts: [], entities: [], times: [], warnings: [],
      quotes: [
        { kind: 'direct', content: [span('We will, in time,')], verbatim: [], speech: true, source: [span('Ada Roe')], cue: [span('said')], speaker: 'e1', confidence: 0.97 },
        { kind: 'mixed', content: [span('=SUM(A1) is “no” answer')], verbatim: [], speech: true, source: [span('Bo Lind')], cue: [span('wrote')], speaker: null, confidence: 0.8 },
        { kind: 'indirect', content: [span('The crew')], verbatim: [], speech: false, source: [], cue: [], speaker: null, confidence: 0.6 },
      ],
      deadlines: [{
        trigger: null, time: span('until Friday'), due: { value: '2031-03-14', earliest: '2031-03-14', latest: '2031-03-14', certainty: 'exact', basis: 'article date' },
        setter: null, addressee: span('The crew'), action: span('*leave*'), consequence: null, prior: null, status: 'set', evidence: span('The crew has until Friday to *leave*.'),
      }],
    }],
    entities: [{ id: 'e1', type: 'PER', name: 'Ada Roe', variants: ['Roe'], roles: ['engineer'], articles: ['a'], mentions: 1, speaks: 1, spokenOf: 2, with: [], confidence: 0.97, reasons: [] }],
    statements: [], deadlines: [], conflicts: [], duplicates: [], sources: [],
  },
};

test('a table is CSV that a spreadsheet reads back, and no cell of it is a formula', () => {
  const [head, first, second, third, rest] = csv('quotes', SOURCE).split('\r\n');
  assert.match(head ?? '', /^\ufeffspeaker,words,kind,/);
  assert.match(first ?? '', /^Ada Roe,"We will, in time,",direct,yes,Ada Roe,said,,Ness Herald,All of it,2031-03-11,,a,1,18,0.97$/);
  assert.match(second ?? '', /^Bo Lind,'=SUM\(A1\) is “no” answer,mixed,yes,/);
  assert.match(third ?? '', /,no,/);
  assert.equal(rest, '');
  assert.match(csv('deadlines', SOURCE), /\r\n2031-03-14,2031-03-14,exact,set,,The crew,\*leave\*,,article date,/);
  assert.match(csv('entities', SOURCE), /\r\nAda Roe,PER,engineer,Roe,1,1,2,1,0.97,e1\r\n/);
});

test('a digest has the quotes of each speaker and what is due, with the article’s marks made harmless', () => {
  const text = markdown(SOURCE);
  assert.ok(text.includes('### Ada Roe\n\n- “We will, in time,” (Ness Herald, 11 Mar 2031)\n'), text);
  assert.ok(text.includes('- **Fri 14 Mar 2031** (set): The crew has until Friday to \\*leave\\*. (Ness Herald); date from article date'), text);
  assert.ok(!text.includes('differ'), 'an empty section is left out');
});

test('a citation says whose words they are and where they stand', () => {
  const origin = { label: '', title: 'All of it', outlet: 'Ness Herald', date: '2031-03-11', url: 'https://ness.example/1' };
  assert.equal(citation('“We will,”', 'Ada Roe', 'direct', origin, 'en-GB'), '“We will,” — Ada Roe (“All of it”, Ness Herald, 11 Mar 2031, https://ness.example/1)');
  assert.equal(citation('that it would', '', 'indirect', { ...origin, title: '', outlet: '', date: '', url: '' }, 'en-GB'), 'that it would — in the article’s words');
});
