import assert from 'node:assert/strict';
import { test } from 'node:test';

import { placed, plan } from '../../www/ui/timeline-plan.js';
import { numbers, pick } from './random.js';

/** @typedef {import('../../www/ui/timeline-plan.js').Told} Told */

/** @param {string} earliest @param {string} [latest] @param {Told['due']['certainty']} [certainty] @returns {Told['due']} */
const due = (earliest, latest = earliest, certainty = 'exact') => ({ value: '', earliest, latest, certainty, basis: '' });
/** @param {string | null} said @param {Told['status']} status @param {Told['due']} when @returns {Told} */
const told = (said, status, when) => ({ said, status, due: when });
const OPEN = { value: '', earliest: null, latest: null, certainty: /** @type {const} */ ('unresolved'), basis: '' };

/** @param {readonly Told[]} happenings @param {Told['due'] | null} current @param {string} [newest] @param {number} [width] */
const drawn = (happenings, current, newest = '', width = 30) => plan({ label: 'Empty the quay', happenings, current, newest, lang: 'en-GB' }, width);

const MOVED = [told('2031-05-01', 'set', due('2031-05-31')), told('2031-05-13', 'shortened', due('2031-05-23')), told('2031-05-14', 'pending', due('2031-05-16'))];

test('what happened, on which days it was and is due, and the newest article, to scale', () => {
  const made = drawn(MOVED, due('2031-05-23'), '2031-05-16');
  assert.deepEqual(made?.points.map((p) => [p.kind, p.text, Math.round(p.at * 30)]), [['set', 'set 1 May', 0], ['moved', 'shortened 13 May', 12], ['told', 'still open 14 May', 13]]);
  assert.deepEqual(made?.days.map((d) => [d.text, d.now, Math.round(d.from * 30)]), [['was due 31 May', false, 30], ['due 23 May', true, 22], ['also told: 16 May', false, 15]]);
  assert.equal(Math.round((made?.newest ?? 0) * 30), 15);
  assert.equal(made?.told, 'Drawn to scale: Empty the quay: set 1 May; shortened 13 May; still open 14 May; was due 31 May; due 23 May; also told: 16 May; newest article 16 May.');
  assert.deepEqual([...made?.above ?? [], ...made?.below ?? []].map((w) => w.text).sort(), [...made?.points ?? [], ...made?.days ?? [], { text: 'newest article 16 May' }].map((w) => w.text).sort(), 'all is written');
});

test('a deadline that is over is due no more', () => {
  assert.deepEqual(drawn([...MOVED, told('2031-05-20', 'lifted', due('2031-05-23'))], due('2031-05-23'))?.days.map((d) => d.text), ['was due 31 May', 'was due 23 May', 'also told: 16 May']);
});

test('days of several years have theirs, and days that are not sure say so', () => {
  const made = drawn([told('2031-12-30', 'set', due('2032-01-02', '2032-01-04', 'conflict')), told('2031-12-31', 'reaffirmed', OPEN)], null);
  assert.deepEqual([...made?.points ?? [], ...made?.days ?? []].map((p) => p.text), ['set 30 Dec 2031', 'repeated 31 Dec 2031', 'told as due: 2 Jan 2032 – 4 Jan 2032 (?)']);
});

test('what happens on one day is one point', () => {
  assert.deepEqual(drawn([told('2031-05-01', 'set', due('2031-05-31')), told('2031-05-02', 'reaffirmed', OPEN), told('2031-05-02', 'extended', OPEN)], null)?.points.map((p) => [p.kind, p.text]),
    [['set', 'set 1 May'], ['moved', 'repeated, extended 2 May']]);
});

test('nothing is drawn of one happening, of none that has a day, or of a single day', () => {
  assert.equal(drawn([told('2031-05-01', 'set', due('2031-05-31'))], due('2031-05-31')), null);
  assert.equal(drawn([told('2031-05-01', 'set', due('2031-05-31')), told(null, 'reaffirmed', due('2031-05-31'))], null), null);
  assert.equal(drawn([told('2031-05-01', 'set', OPEN), told('2031-05-01', 'reaffirmed', OPEN)], OPEN), null);
  assert.equal(drawn([told('soon', 'set', OPEN), told('2031-05-01', 'reaffirmed', due('?', '?'))], null), null);
});

test('no words lie over others, and all stay within', () => {
  const next = numbers(3);
  const date = () => `2031-0${1 + Math.floor(next() * 9)}-${10 + Math.floor(next() * 18)}`;
  let words = 0;
  for (let n = 0; n < 400; n++) {
    const happenings = Array.from({ length: 2 + Math.floor(next() * 8) }, () => told(date(), pick(next, /** @type {Told['status'][]} */ (['set', 'shortened', 'pending', 'reaffirmed'])), due(date())));
    const width = 21 + Math.floor(next() * 40);
    const made = drawn(happenings, pick(next, happenings).due, date(), width);
    for (const side of [made?.above ?? [], made?.below ?? []]) {
      const boxes = side.map(({ from: at, anchor, lane, text }) => {
        const long = text.length * 0.56;
        const left = at * width - (anchor === 'middle' ? long / 2 : anchor === 'end' ? long : 0);
        return { left, right: left + long, lane };
      });
      words += boxes.length;
      boxes.forEach((a, i) => {
        assert(a.left >= -0.01 && a.right <= width + 0.01, JSON.stringify(side));
        for (const b of boxes.slice(i + 1)) assert(a.lane !== b.lane || a.right < b.left || b.right < a.left, JSON.stringify(side));
      });
    }
  }
  assert(words > 3000, `${words} words were placed`);
});

test('on a narrow page no word is cut off, and where the line begins and ends is told before what is over', () => {
  const [long] = placed([{ at: 0.5, text: 'article le plus récent 15 mai 2031', kind: 'newest' }], 21);
  assert(long && long.anchor === 'middle' && long.from === 0.5);
  for (const at of [0.3, 0.7]) {
    // It has no room to either side of its place, nor around it.
    const [word] = placed([{ at, text: 'échéance : 15 mai 2031, au plus tard', kind: 'now' }], 23);
    const half = ((word?.text.length ?? 0) * 0.56 * 1.1) / 2;
    assert(word && word.from * 23 - half >= -0.01 && word.from * 23 + half <= 23.01, `${word?.from}`);
    assert.equal(word.at, at, 'what leads to it does not move');
  }
  const dues = Array.from({ length: 9 }, (_, i) => ({ at: 0.4 + i / 20, text: `échéance ${i + 1} janv. 2032`, kind: 'now' }));
  const words = placed([...dues, { at: 0, text: '20 nov. 2031', kind: 'end' }], 21);
  assert(words.some((w) => w.kind === 'end'));
  assert(words.length > 6, `${words.length} words are placed`);
});
