// Two tabs at work on the same workspaces, at random.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { numbers } from './random.js';
import { article } from './stories.js';
import { Browser, tick } from './tabs.js';

/** @typedef {import('../../www/nutgraf/workspace.js').Workspace} Workspace */

/**
 * Two tabs at work on the same workspaces. Every state that a tab makes has a number, which it stores beside it, and a
 * parent, the state that it was made of: whatever was told to be saved must be on disk at the end, itself or a state made
 * of it, unless its workspace was forgotten.
 */
class Schedule {
  browser = new Browser();
  /** What each state holds. @type {string[]} */
  contents = [''];
  /** @type {number[]} */
  parents = [0];
  /** State and the workspace that it was saved in. @type {[state: number, workspace: string][]} */
  acknowledged = [];
  /** One entry for each time. @type {string[]} */
  forgotten = [];
  /** What happened how often. @type {Record<string, number>} */
  seen = {};
  /** @type {Promise<unknown>[]} */
  work = [];
  /** @type {({tab: Awaited<ReturnType<Browser['tab']>>, workspace: Workspace | null, state: number, articles: readonly import('../../www/nutgraf/workspace.js').Article[], busy: boolean})[]} */
  desks = [];

  /** @param {number} seed */
  constructor(seed) {
    const next = numbers(seed);
    /** A whole number. @param {number} below */
    this.random = (below) => (next() * 2 ** 32) % below;
    this.secure = seed % 3 > 0;
  }

  /** @param {string} what */
  count(what) {
    this.seen[what] = (this.seen[what] ?? 0) + 1;
  }

  /** @param {Schedule['desks'][number]} desk @param {Workspace} workspace */
  show(desk, workspace) {
    desk.workspace = workspace;
    this.take(desk, workspace);
    workspace.addEventListener('reread', (event) => {
      this.count('reread');
      if (desk.workspace === workspace) this.take(desk, /** @type {CustomEvent} */ (event).detail);
    });
    workspace.addEventListener('forked', () => this.count('forked'));
  }

  /** @param {Schedule['desks'][number]} desk @param {Pick<Workspace, 'articles' | 'extra'>} contents */
  take(desk, { articles, extra }) {
    desk.state = Number(extra['state'] ?? 0);
    desk.articles = articles;
    assert.equal(JSON.stringify(articles), this.contents[desk.state] || '[]', `what was read is not state ${desk.state}`);
  }

  /** Adds, edits and removes, and saves at once. @param {Schedule['desks'][number]} desk */
  edit(desk) {
    const { workspace } = desk;
    if (!workspace) return;
    const state = this.contents.length;
    const list = [...desk.articles];
    const at = this.random(list.length + 1);
    if (this.random(4) === 0) list.splice(at, 1);
    else if (this.random(2) === 0) list.splice(at, 0, article(`a${state}`));
    else list[at] = article(list[at]?.id ?? `a${state}`, `State ${state}.`);
    desk.articles = list;
    this.parents.push(desk.state);
    this.contents.push(JSON.stringify(list));
    desk.state = state;
    const { tab } = desk;
    this.work.push(workspace.save({ articles: list, extra: { state } }).then((saved) => {
      this.count(saved ? 'saved' : 'failed');
      if (saved) this.acknowledged.push([state, workspace.id]);
      else if (!tab.dead) assert.ok(workspace.error);
    }));
  }

  /** @param {Schedule['desks'][number]} desk */
  async switch(desk) {
    const { workspaces } = desk.tab;
    const before = desk.workspace;
    desk.workspace = null;
    await before?.close();
    const list = await workspaces.list();
    const chosen = list[this.random(list.length + 1)];
    const next = chosen && this.random(5) > 0 ? await workspaces.load(chosen.id) : await workspaces.create('Story');
    if (!desk.tab.dead) this.show(desk, next);
  }

  /** @param {Schedule['desks'][number]} desk */
  async forget(desk) {
    const { workspaces } = desk.tab;
    const list = await workspaces.list();
    const chosen = list[this.random(list.length)];
    if (!chosen) return;
    // Told when it is sure: the answer comes later than the deed, and a tab may die in between.
    this.forgotten.push(chosen.id);
    try {
      await workspaces.forget(chosen.id);
      this.count('forgotten');
      if (desk.workspace?.id === chosen.id) desk.workspace = null;
    } catch (thrown) {
      if (!desk.tab.dead) this.forgotten.splice(this.forgotten.indexOf(chosen.id), 1);
      throw thrown;
    }
  }

  /** @param {Schedule['desks'][number]} desk */
  async start(desk) {
    desk.workspace = null;
    desk.tab = await this.browser.tab({ secure: this.secure });
    const last = await desk.tab.workspaces.lastUsed();
    this.show(desk, last ? await desk.tab.workspaces.load(last) : await desk.tab.workspaces.create('Story'));
  }

  /** Does something slow, one thing at a time for each tab. @param {Schedule['desks'][number]} desk @param {() => Promise<void>} run */
  slowly(desk, run) {
    if (desk.busy) return;
    desk.busy = true;
    this.work.push(run().catch((thrown) => {
      if (/** @type {any} */ (thrown).name === 'AssertionError') throw thrown;
      this.count(/** @type {any} */ (thrown).code ?? String(thrown));
    }).finally(() => {
      desk.busy = false;
    }));
  }

  /** @param {number} steps */
  async run(steps) {
    for (let i = 0; i < 2; i++) {
      const desk = /** @type {Schedule['desks'][number]} */ ({ tab: await this.browser.tab(), workspace: null, state: 0, articles: [], busy: false });
      this.desks.push(desk);
      await this.start(desk);
    }
    // In some of the schedules one of them mostly looks on.
    this.reader = this.desks[this.random(4)];
    for (let i = 0; i < steps; i++) {
      const desk = /** @type {Schedule['desks'][number]} */ (this.desks[this.random(2)]);
      const dice = this.random(20);
      if (dice < 11 && desk === this.reader && this.random(8) > 0) await tick();
      else if (dice < 11) this.edit(desk);
      else if (dice < 14) this.slowly(desk, () => this.switch(desk));
      else if (dice === 14) this.slowly(desk, () => this.forget(desk));
      else if (dice === 15) this.browser.full = this.browser.full || this.random(2) === 0 ? false : 'late';
      else if (dice === 16) desk.tab.lose();
      else if (dice === 17) {
        desk.tab.die();
        this.slowly(desk, () => this.start(desk));
      } else for (let n = this.random(30); n > 0; n--) await tick();
      if (desk.tab.dead && !desk.busy) this.slowly(desk, () => this.start(desk));
    }
    this.browser.full = false;
    for (let done = 0; done < this.work.length; done = this.work.length) await Promise.all(this.work);
    await this.check();
  }

  async check() {
    const { workspaces } = await this.browser.tab({ secure: this.secure });
    /** @type {Set<number>} */
    const found = new Set();
    /** @param {number} state */
    const withParents = (state) => {
      for (let s = state; s > 0 && !found.has(s); s = this.parents[s] ?? 0) found.add(s);
    };
    for (const { id } of await workspaces.list()) {
      const { articles, extra } = await workspaces.exportFile(id);
      const state = Number(extra['state'] ?? 0);
      assert.equal(JSON.stringify(articles), this.contents[state] || '[]', `state ${state} is not whole on disk`);
      withParents(state);
    }
    for (const [state, id] of this.acknowledged) if (this.forgotten.includes(id)) withParents(state);
    for (const [state, id] of this.acknowledged) assert.ok(found.has(state), `state ${state}, saved in ${id}, is lost`);
  }
}

/** A few for every day; more by the environment. */
const SCHEDULES = Number(process.env['NUTGRAF_SCHEDULES'] ?? 1000);

test('at random, two tabs lose nothing that was told to be saved', async () => {
  /** @type {Record<string, number>} */
  const seen = {};
  for (let seed = 1; seed <= SCHEDULES; seed++) {
    const schedule = new Schedule(seed);
    await schedule.run(60).catch((thrown) => {
      throw new Error(`seed ${seed}: ${thrown.message}`, { cause: thrown });
    });
    for (const [what, n] of Object.entries(schedule.seen)) seen[what] = (seen[what] ?? 0) + n;
  }
  // The schedules go everywhere.
  for (const what of ['saved', 'failed', 'forked', 'reread', 'forgotten', 'workspace-open', 'workspace-full', 'workspace-failed']) {
    assert.ok((seen[what] ?? 0) > SCHEDULES / 100, `${what}: ${seen[what]}`);
  }
});
