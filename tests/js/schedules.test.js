// Whatever is done to a desk in whatever order, at rest it shows what a fresh run on the same articles shows, nothing
// that the reader put there is lost, and no place is applied to a text that it was not found in.

import assert from 'node:assert/strict';
import process from 'node:process';
import { test } from 'node:test';

import { Nutgraf } from '../../www/nutgraf-client.js';
import { Desk } from '../../www/nutgraf/desk.js';
import { fakeEngine, reportOn } from './fake-engine.js';
import { numbers, pick, shortest } from './random.js';

/** @typedef {import('../../www/nutgraf/types.js').Article} Article */
/** @typedef {import('../../www/nutgraf/types.js').Correction} Correction */

/**
 * What is to be there: a list of articles and corrections, and the earlier ones.
 * @typedef {{articles: readonly Article[], corrections: readonly Correction[]}} Pile
 */

const COUNT = Number(process.env['NUTGRAF_SCHEDULES'] ?? 10_000);
const SEED = Number(process.env['NUTGRAF_SEED'] ?? 1);
const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];
const TEXTS = ['Xa', 'a Xb c', 'words Xlong Xlonger', 'nothing', '', 'BAD', 'DEADLY X', 'tail X'];
const ACTS = /** @type {const} */ ([
  'add', 'add', 'add', 'several', 'edit', 'date', 'dateAll', 'remove', 'correct', 'undo', 'undo', 'redo', 'cancel', 'resume', 'tick',
  'tick', 'tick', 'rest', 'wake', 'move', 'kill', 'bring', 'take', 'replace', 'retry', 'reload', 'slow', 'analyse', 'abort',
]);

/** @typedef {{act: typeof ACTS[number], id: string, text: string, n: number}} Act */

/** @param {() => number} random @returns {Act[]} */
const schedule = (random) => Array.from({ length: 3 + Math.floor(random() * 22) }, () => ({
  act: pick(random, ACTS), id: pick(random, IDS), text: pick(random, TEXTS), n: Math.floor(random() * 6),
}));

const tick = () => new Promise((resolve) => setImmediate(resolve));

/** The reader's side of the bargain, as plainly as it can be written. */
class Model {
  /** @type {Map<string, Article>} */
  articles = new Map();
  /** @type {readonly Correction[]} */
  corrections = [];
  /** @type {{name: string, articles: Map<string, Article>, corrections: readonly Correction[]}[]} */
  past = [];
  /** @type {{name: string, articles: Map<string, Article>, corrections: readonly Correction[]}[]} */
  future = [];

  /** @param {string} name */
  snapshot(name) {
    return { name, articles: new Map(this.articles), corrections: this.corrections };
  }

  /** @param {() => void} change */
  step(change) {
    const before = this.snapshot('');
    change();
    if (JSON.stringify([...before.articles]) === JSON.stringify([...this.articles]) && before.corrections === this.corrections) return;
    this.past.push(before);
    this.future = [];
  }

  /** @param {'past' | 'future'} from @param {'past' | 'future'} to */
  turn(from, to) {
    const step = this[from].pop();
    if (!step) return;
    this[to].push(this.snapshot(''));
    this.articles = step.articles;
    this.corrections = step.corrections;
  }

  /** What the page does is not in the history, and the plain model cannot tell how they mix. */
  forget() {
    this.past = [];
    this.future = [];
  }
}

/** A desk with an engine and what ought to be on it. */
class Trial {
  /** @param {() => number} random */
  constructor(random) {
    this.random = random;
    this.engine = fakeEngine(() => (random() < 0.5 ? Promise.resolve() : tick()));
    this.model = new Model();
    this.desk = this.make();
    /** @type {Map<string, Article>} */
    this.saved = new Map();
  }

  make() {
    const desk = new Desk(new Nutgraf({ open: this.engine.open, patience: 1 }));
    desk.addEventListener('edition', () => this.look());
    desk.addEventListener('change', () => this.look());
    return desk;
  }

  /** Nothing that is shown, at any moment, stands for another text than it was found in. */
  look() {
    const { edition } = this.desk ?? {};
    for (const { id, quotes } of /** @type {any[]} */ (edition?.report.articles ?? [])) {
      const text = edition?.articles.get(id)?.article.text ?? '';
      for (const { start, end, words } of quotes) assert.equal(text.slice(start, end), words, `a place of another text in ${id}`);
    }
  }

  /** @param {Act} act */
  async do({ act, id, text, n }) {
    const { desk, model } = this;
    const article = { id, text, ...(n > 3 ? { date: `2031-05-0${n}` } : {}) };
    const ids = () => [...model.articles.keys()];
    /** @param {[string, Article | null][]} changes */
    const commit = (changes) => {
      model.step(() => {
        for (const [key, value] of changes) {
          if (value) model.articles.set(key, value);
          else model.articles.delete(key);
        }
      });
      desk.commit('step', changes);
    };
    switch (act) {
      case 'add': return commit([[id, article]]);
      case 'several': return commit(IDS.slice(0, n + 1).map((i) => [i, { id: i, text: text.replace(/BAD|DEADLY/, 'X') }]));
      case 'slow': return commit([[id, { id, text: 'SLOW X' }]]);
      case 'edit': return model.articles.has(id) ? commit([[id, { ...article, title: `T${n}` }]]) : undefined;
      case 'date': {
        const held = model.articles.get(id);
        return held && commit([[id, { ...held, date: `2031-06-0${n + 1}` }]]);
      }
      case 'dateAll': return commit(ids().map((i) => [i, { .../** @type {Article} */ (model.articles.get(i)), date: `2031-07-0${n + 1}` }]));
      case 'remove': return commit([[id, null]]);
      case 'correct': {
        const correction = /** @type {const} */ ({ op: 'delete', entity: `${id}${n}` });
        model.step(() => {
          model.corrections = [...model.corrections, correction];
        });
        return desk.correct(correction, 'correct');
      }
      case 'undo':
        model.turn('past', 'future');
        return desk.undo();
      case 'redo':
        model.turn('future', 'past');
        return desk.redo();
      case 'cancel': return desk.cancel();
      case 'resume': return desk.resume();
      case 'tick':
        for (let i = 0; i <= n; i++) await tick();
        return undefined;
      case 'rest': return desk.rest();
      case 'wake': return desk.wake();
      case 'move':
        desk.rest();
        if (n > 2) await tick();
        return desk.wake();
      case 'kill': return this.engine.kill();
      case 'bring':
        model.forget();
        desk.replaceCorrections(model.corrections);
        model.articles.set(id, article);
        desk.bring([{ id: 5, text: 7 }, article, null]);
        return undefined;
      case 'take':
        model.forget();
        desk.replaceCorrections(model.corrections);
        model.articles.delete(id);
        return desk.take([id]);
      case 'replace':
        model.forget();
        model.articles = new Map(IDS.slice(n).map((i) => [i, { id: i, text }]));
        desk.replace([...model.articles.values(), { id: '', text: 'x' }]);
        return undefined;
      case 'retry': return desk.retry(id);
      case 'reload': {
        // What is kept comes back to a desk of its own.
        const kept = { articles: desk.articles, corrections: desk.corrections };
        desk.rest();
        this.desk = this.make();
        this.desk.restore(kept);
        return model.forget();
      }
      case 'analyse':
        desk.analyse().catch(() => undefined);
        return undefined;
      case 'abort': {
        desk.analyse().catch(() => undefined);
        if (n > 1) await tick();
        return desk.cancel();
      }
    }
  }

  /** Waits until nothing is done any more, and asks whether all is right. */
  async settle() {
    // A text that never ends is taken back by the reader: stop, remove, go on.
    const slow = [...this.model.articles.values()].filter((a) => a.text?.includes('SLOW')).map((a) => a.id);
    this.desk.wake();
    if (slow.length > 0) {
      this.desk.cancel();
      for (const id of slow) {
        this.model.articles.delete(id);
        this.desk.commit('remove', [[id, null]]);
      }
    }
    this.desk.resume();
    for (let i = 0; this.desk.state === 'busy'; i++) {
      assert(i < 20_000, `never at rest: ${JSON.stringify(this.desk.status)}`);
      await tick();
    }
    const { desk, model } = this;
    const articles = [...model.articles.values()];
    assert.equal(desk.state, articles.length === 0 ? 'empty' : 'ready');
    const plain = (/** @type {readonly Article[]} */ list) => Object.fromEntries(list.map(({ date, ...a }) => [a.id, { ...a, ...(date ? { date } : {}) }]));
    assert.deepEqual(plain(desk.articles), plain(articles), 'the articles that were put there');
    assert.deepEqual(desk.corrections, model.corrections, 'the corrections that were made');
    const expected = reportOn(articles, model.corrections);
    const bad = articles.filter((a) => /BAD|DEADLY/.test(a.text ?? '')).map((a) => a.id).sort();
    assert.deepEqual([...desk.failures.keys()].sort(), bad, 'those that cannot be read');
    assert.deepEqual(desk.status, { read: articles.length - bad.length, waiting: 0, failed: bad.length });
    if (articles.length > 0) assert.deepEqual(desk.edition?.report, /** @type {unknown} */ (expected), 'the report of a fresh run');
    this.look();
  }
}

/**
 * @param {number} seed
 * @param {readonly Act[]} acts
 * @returns {Promise<unknown>} what went wrong, or nothing
 */
async function run(seed, acts) {
  /** @type {unknown} */
  let wrong;
  const keep = (/** @type {unknown} */ thrown) => {
    wrong ??= thrown;
  };
  process.on('unhandledRejection', keep);
  try {
    const trial = new Trial(numbers(seed));
    for (const act of acts) await trial.do(act);
    await trial.settle();
    trial.desk.rest();
    await tick();
  } catch (thrown) {
    keep(thrown);
  } finally {
    process.off('unhandledRejection', keep);
  }
  return wrong;
}

test(`${COUNT} random schedules over a fake engine`, async () => {
  for (let i = 0; i < COUNT; i++) {
    const seed = SEED + i;
    const acts = schedule(numbers(seed ^ 0x5eed));
    const wrong = await run(seed, acts);
    if (wrong === undefined) continue;
    const fewest = await shortest(acts, (fewer) => run(seed, fewer));
    const told = fewest.map((a) => JSON.stringify(a)).join('\n');
    throw new Error(`schedule ${seed} goes wrong:\n${told}\n${String((await run(seed, fewest)) ?? wrong)}`, { cause: wrong });
  }
});
