import assert from 'node:assert/strict';
import { test } from 'node:test';

import { daysOf, linePlan } from '../../www/ui/chronology-plan.js';
import { story, told } from './told.js';

/** @typedef {import('../../www/nutgraf/types.js').Article} Article */

/** @param {readonly Article[]} articles */
function days(articles) {
  const { report, text } = told(articles);
  const by = new Map(report.articles.map((a) => [a.id, a]));
  return { report, days: daysOf(report, { text, article: (id) => by.get(id) }) };
}

test('every word of somebody known has its day, and each says how it is known', () => {
  const { report, days: all } = days(story());
  const said = all.flatMap((d) => d.entries.flatMap((e) => (e.kind === 'said' ? [{ day: d.day, e }] : [])));
  const wanted = report.articles.flatMap((a) => a.quotes.filter((q) => q.speech && !q.act && (q.speaker !== null || q.document !== undefined)));
  assert.equal(said.length, wanted.length);
  for (const { day, e } of said) {
    const date = report.articles.find((a) => a.id === e.article)?.date ?? '';
    assert.equal(day, e.printed ? date : e.quote.said?.value?.slice(0, 10), 'the day of publication only where no other is told');
  }
  assert(said.some(({ e }) => e.printed) && said.some(({ e }) => !e.printed));
  assert.deepEqual(all.map((d) => d.day), all.map((d) => d.day).sort());
});

test('a deadline stands on each day on which something happened to it, and once where it is due', () => {
  const { days: all } = days(story());
  const of = (/** @type {string} */ kind) => all.flatMap((d) => d.entries.flatMap((e) => (e.kind === kind && 'thread' in e && /reopen/.test(e.thread.label) ? [d.day] : [])));
  assert.deepEqual(of('due'), ['2031-05-23']);
  assert(of('step').includes('2031-05-13') && of('step').includes('2031-05-01'));
});

test('what is over is due no more, and what has no day comes last', () => {
  const { days: all } = days([
    { id: 'a', date: '2031-05-01', text: 'The council gave the hauliers until 14 May 2031 to leave the quay.' },
    { id: 'b', date: '2031-05-10', text: 'The council lifted its deadline of 14 May 2031 for the hauliers to leave the quay.' },
    { id: 'c', text: '“We will wait,” said Ada Roe, the mayor of Ness.' },
  ]);
  assert.equal(all.at(-1)?.day, '');
  assert(all.at(-1)?.entries.some((e) => e.kind === 'said'));
  const lifted = all.some((d) => d.entries.some((e) => e.kind === 'step' && e.step.status === 'lifted'));
  assert(lifted);
  assert(!all.some((d) => d.entries.some((e) => e.kind === 'due' && e.article === 'b')));
});

test('the line is to scale, and what is far off is told and not drawn', () => {
  const entry = /** @type {import('../../www/ui/chronology-plan.js').Entry} */ (/** @type {unknown} */ ({ kind: 'said', article: 'a' }));
  const one = (/** @type {string} */ day, n = 1) => ({ day, entries: Array.from({ length: n }, () => entry) });
  const plan = linePlan([one('1990-01-01'), one('2031-05-01', 2), one('2031-05-02'), one('2031-05-11', 4), one('2099-01-01'), one('')], ['2031-05-01', '2031-05-11', null]);
  assert.deepEqual(plan?.points.map((p) => [p.day, p.at, p.said]), [['2031-05-01', 0, 2], ['2031-05-02', 0.1, 1], ['2031-05-11', 1, 4]]);
  assert.deepEqual([plan?.most, plan?.before, plan?.after], [4, 1, 1]);
  assert.equal(linePlan([one('2031-05-01'), one('')], ['2031-05-01']), null, 'one day is no line');
  assert.equal(linePlan([one('')], [null]), null);
  assert.equal(linePlan([one('2031-05-01'), one('2031-05-03')], [null])?.points.length, 2, 'without any day of publication the days that are told count');
});
