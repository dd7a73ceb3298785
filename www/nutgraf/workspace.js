// Workspaces that last: what a reader has gathered, kept in this browser by IndexedDB and saved as one works.
//
//     const workspaces = await Workspaces.open();
//     const workspace = await workspaces.load(await workspaces.lastUsed() ?? …);    // or workspaces.create('Story')
//     workspace.articles, workspace.corrections, workspace.brought, workspace.extra  // to go on with
//     workspace.save({ articles, corrections, brought, extra });                     // at every change
//
// Two tabs on one workspace lose nothing: a Web Lock tells which of them may write it, and every save checks, in the
// transaction that writes, that nobody else has written since. Who may not, or comes too late, saves a copy.

import { NutgrafError } from './errors.js';
import { cleanArticle, cleanCorrections, isObject, sameArticle } from './input.js';
import { cleanName, extraIn, namesIn, readWorkspaceFile, workspaceFile } from './workspace-file.js';
import { told } from './database.js';
import { SCHEMA, Store } from './workspace-store.js';

export { isWorkspaceFile, workspaceFile } from './workspace-file.js';

/** @typedef {import('./types.js').Article} Article */
/** @typedef {import('./workspace-file.js').Contents} Contents */
/** @typedef {import('./workspace-store.js').Head} Head */
/** @typedef {import('./workspace-store.js').Change} Change */
/** @typedef {import('./workspace-store.js').Part} Part */
/** @typedef {Pick<LockManager, 'request' | 'query'>} Locks */

/**
 * What the browser gives; each has the browser's own as its default. `undefined` stands for a browser without.
 * @typedef {Object} Options
 * @property {IDBFactory | undefined} [indexedDB]
 * @property {Locks | undefined} [locks]
 * @property {Pick<StorageManager, 'persist' | 'persisted'> | undefined} [storage]
 * @property {Pick<Storage, 'getItem' | 'setItem'> | undefined} [session] where a tab remembers its own workspace
 * @property {number} [patience] how long opening may take, in milliseconds
 */

/**
 * A line of the list. A workspace with `newer` was written by a newer version of the page, and stays closed.
 * @typedef {{id: string, name: string, changed: string, articles: number, newer: boolean}} Listed
 */

const LAST = 'last';
const SESSION = 'nutgraf-workspace';

const nothing = () => undefined;
const now = () => new Date().toISOString();

/** An id that nobody else has; pages without a certificate have no `randomUUID`. */
const freshId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => b.toString(36).padStart(2, '0')).join('');

/** @param {string} id */
const lockName = (id) => `nutgraf-workspace:${id}`;

/**
 * A browser's facility, or `undefined` where the page may not even ask for it.
 * @template T
 * @param {() => T} get
 */
function allowed(get) {
  try {
    return get();
  } catch {
    return undefined;
  }
}

/**
 * Takes a workspace's lock: what gives it back; `false` where another tab has it; `null` where there are no locks. With a
 * signal it waits until it is free.
 * @param {Locks | undefined} locks
 * @param {string} id
 * @param {AbortSignal} [signal]
 * @returns {Promise<(() => void) | false | null>}
 */
function hold(locks, id, signal) {
  if (!locks) return Promise.resolve(null);
  return new Promise((resolve) => {
    const options = signal ? { signal } : { ifAvailable: true };
    const held = locks.request(lockName(id), options, (lock) => {
      if (!lock) return resolve(false);
      return new Promise((/** @type {(value?: undefined) => void} */ release) => resolve(() => release()));
    });
    // Given up, or not allowed here; once the lock is held this comes too late to matter.
    held.catch(() => resolve(signal?.aborted ? false : null));
  });
}

/**
 * How many tabs have a workspace open or wait for it, as far as the browser tells.
 * @param {Locks | undefined} locks
 * @param {string} id
 */
async function users(locks, id) {
  /** @type {LockManagerSnapshot} */
  const { held = [], pending = [] } = await locks?.query().catch(nothing) ?? {};
  return [...held, ...pending].filter((lock) => lock.name === lockName(id)).length;
}

const openElsewhere = () => new NutgrafError('workspace-open', 'it is open in another tab; close it there first');
const gone = () => new NutgrafError('workspace-gone', 'another tab has forgotten this workspace; the next change saves it anew');

/**
 * What a workspace lives in.
 * @typedef {Object} Surroundings
 * @property {Store} store
 * @property {Locks | undefined} locks
 * @property {(id: string) => void} used
 * @property {() => void} kept called when articles have been stored
 * @property {(workspace: Workspace) => void} closed
 */

/** All workspaces of this browser. Fires `change` when `persisted` is known. */
export class Workspaces extends EventTarget {
  #store;
  #locks;
  #storage;
  #session;
  /** @type {Set<Workspace>} */
  #open = new Set();
  #asked = false;
  /** @type {boolean | null} */
  #persisted = null;
  /** @type {Surroundings} */
  #surroundings;

  /**
   * For `open`.
   * @param {Options} options
   */
  constructor(options) {
    super();
    const own = /** @param {keyof Options} name */ (name) => name in options;
    this.#store = new Store(own('indexedDB') ? options.indexedDB : allowed(() => globalThis.indexedDB), options.patience);
    this.#locks = own('locks') ? options.locks : allowed(() => navigator.locks);
    this.#storage = own('storage') ? options.storage : allowed(() => navigator.storage);
    this.#session = own('session') ? options.session : allowed(() => sessionStorage);
    this.#surroundings = {
      store: this.#store, locks: this.#locks, used: (id) => this.#use(id), kept: () => this.#persist(), closed: (w) => this.#open.delete(w),
    };
  }

  /**
   * Rejects with a `NutgrafError`: `workspace-blocked` where nothing can be stored, `workspace-newer` where a newer
   * version of the page has been here.
   * @param {Options} [options]
   * @returns {Promise<Workspaces>}
   */
  static async open(options = {}) {
    const workspaces = new Workspaces(options);
    await workspaces.#store.open();
    return workspaces;
  }

  /** Whether the browser has promised to keep what is stored; null until it has been asked. */
  get persisted() {
    return this.#persisted;
  }

  /** All of them, the last changed first. @returns {Promise<Listed[]>} */
  async list() {
    const heads = await this.#store.heads();
    return heads.map(({ id, name, changed, articles, schema }) => ({
      id, name: cleanName(name), changed: String(changed), articles: Number(articles) || 0, newer: schema > SCHEMA,
    })).sort((a, b) => (a.changed < b.changed ? 1 : -1));
  }

  /**
   * A new, empty one, open.
   * @param {string} name
   * @returns {Promise<Workspace>}
   */
  async create(name) {
    const { id } = await this.#write(cleanName(name), { articles: [], corrections: [], brought: [], extra: {} });
    return this.load(id);
  }

  /**
   * Opens one; rejects with `workspace-gone`, `workspace-newer` or `workspace-failed`. What is damaged in it is in the
   * workspace's `errors`.
   * @param {string} id
   * @returns {Promise<Workspace>}
   */
  async load(id) {
    const lock = await hold(this.#locks, id);
    try {
      const stored = await this.#store.read(id);
      if (!stored) throw new NutgrafError('workspace-gone', 'there is no such workspace any more');
      const workspace = new Workspace(this.#surroundings, stored.head, contentsOf(stored), lock);
      this.#open.add(workspace);
      this.#use(id);
      return workspace;
    } catch (thrown) {
      if (lock) lock();
      throw thrown;
    }
  }

  /**
   * @param {string} id
   * @param {string} name
   * @returns {Promise<void>}
   */
  async rename(id, name) {
    const named = cleanName(name);
    if (!await this.#store.rename(id, named)) throw new NutgrafError('workspace-gone', 'there is no such workspace any more');
    for (const workspace of this.#open) if (workspace.id === id) workspace.named(named);
  }

  /**
   * Deletes one for good; if it is open here, it is closed. Rejects with `workspace-open` where another tab has it open.
   * @param {string} id
   * @returns {Promise<void>}
   */
  async forget(id) {
    const own = [...this.#open].filter((w) => w.id === id);
    if (own[0] && own.length === 1 && await own[0].forget(id)) return;
    const lock = await hold(this.#locks, id);
    try {
      if (lock === false || await users(this.#locks, id) > 1) throw openElsewhere();
      await this.#store.erase(id);
    } finally {
      if (lock) lock();
    }
  }

  /**
   * The workspace that this tab, or else any tab, opened last, if it is still there.
   * @returns {Promise<string | null>}
   */
  async lastUsed() {
    const ids = new Set((await this.#store.heads()).map((head) => head.id));
    const here = allowed(() => this.#session?.getItem(SESSION));
    if (here && ids.has(here)) return here;
    const last = await this.#store.mark(LAST);
    return typeof last === 'string' && ids.has(last) ? last : null;
  }

  /**
   * The whole of one, as stored, for a file; ready for JSON.
   * @param {string} id
   */
  async exportFile(id) {
    for (const workspace of this.#open) if (workspace.id === id) await workspace.settled();
    const stored = await this.#store.read(id);
    if (!stored) throw new NutgrafError('workspace-gone', 'there is no such workspace any more');
    return workspaceFile({ name: cleanName(stored.head.name), ...contentsOf(stored) });
  }

  /**
   * Makes a new workspace, not opened, of such a file's value. `errors` tells which of its entries are left out. Rejects
   * with `bad-workspace` where it is no such file.
   * @param {unknown} value
   * @returns {Promise<{id: string, name: string, articles: number, errors: NutgrafError[]}>}
   */
  async importFile(value) {
    const { name, errors, ...contents } = readWorkspaceFile(value);
    const { id, articles } = await this.#write(name, contents);
    return { id, name, articles, errors };
  }

  /** Closes all that is open here, once it is on disk. */
  async close() {
    await Promise.all([...this.#open].map((workspace) => workspace.close()));
    this.#store.close();
  }

  /**
   * @param {string} name
   * @param {Contents} contents
   * @returns {Promise<Head>}
   */
  async #write(name, contents) {
    const head = await this.#store.write(whole(freshId(), name, contents));
    if (typeof head === 'string') throw new NutgrafError('workspace-failed', 'the browser could not store it');
    if (contents.articles.length > 0) this.#persist();
    return head;
  }

  /** @param {string} id */
  #use(id) {
    allowed(() => this.#session?.setItem(SESSION, id));
    this.#store.setMark(LAST, id).catch(nothing);
  }

  /** Asks the browser, once, to keep what is stored even when space runs short. Some browsers ask the reader. */
  #persist() {
    if (this.#asked) return;
    this.#asked = true;
    const ask = async () => {
      const storage = this.#storage;
      if (!storage) return;
      this.#persisted = await storage.persisted() || await storage.persist();
      this.dispatchEvent(new Event('change'));
    };
    ask().catch(nothing);
  }
}

/**
 * The checked contents of a workspace as stored.
 * @param {NonNullable<Awaited<ReturnType<Store['read']>>>} stored
 * @returns {Contents & {errors: NutgrafError[]}}
 */
function contentsOf({ parts, keys, articles }) {
  /** @type {NutgrafError[]} */
  const errors = [];
  /** @type {Map<string, Article>} */
  const good = new Map();
  for (const [i, value] of articles.entries()) {
    try {
      const id = keys[i] ?? '';
      good.set(id, cleanArticle({ ...isObject(value) ? value : {}, id }, 'a stored article'));
    } catch (thrown) {
      errors.push(told(thrown));
    }
  }
  // What the order forgot comes last; what is damaged stays on disk, out of sight.
  const order = new Set([...namesIn(parts.order).filter((id) => good.has(id)), ...good.keys()]);
  const { corrections, errors: others } = cleanCorrections(parts.corrections, 'the stored list');
  return {
    articles: [...order].flatMap((id) => good.get(id) ?? []), corrections, brought: namesIn(parts.brought), extra: extraIn(parts.extra),
    errors: [...errors, ...others],
  };
}

/**
 * The change that makes a new workspace.
 * @param {string} id
 * @param {string} name
 * @param {Contents} contents
 * @returns {Change}
 */
function whole(id, name, { articles, corrections, brought, extra }) {
  const order = articles.map((a) => a.id);
  return { id, name, revision: null, time: now(), count: order.length, put: articles, remove: [], parts: { order, corrections, brought, extra } };
}

/**
 * The same list, or one that is written alike.
 * @param {readonly unknown[]} a
 * @param {readonly unknown[]} b
 */
const alike = (a, b) => a.length === b.length && a.every((value, i) => value === b[i] || JSON.stringify(value) === JSON.stringify(b[i]));

/**
 * What makes `wanted` of `stored`, or null where they are the same.
 * @param {Contents} stored
 * @param {Contents} wanted
 * @returns {Pick<Change, 'put' | 'remove' | 'parts'> | null}
 */
function difference(stored, wanted) {
  const before = new Map(stored.articles.map((a) => [a.id, a]));
  const put = wanted.articles.filter((a) => before.get(a.id) !== a && !sameArticle(before.get(a.id), a));
  const ids = new Set(wanted.articles.map((a) => a.id));
  const remove = [...before.keys()].filter((id) => !ids.has(id));
  /** @type {Partial<Record<Part, unknown>>} */
  const parts = {};
  if (!alike([...before.keys()], [...ids])) parts.order = [...ids];
  for (const part of /** @type {const} */ (['corrections', 'brought'])) if (!alike(stored[part], wanted[part])) parts[part] = wanted[part];
  if (!alike([stored.extra], [wanted.extra])) parts.extra = wanted.extra;
  return put.length > 0 || remove.length > 0 || Object.keys(parts).length > 0 ? { put, remove, parts } : null;
}

/**
 * What is wanted, for good: whatever its maker does with the lists afterwards.
 * @param {Partial<Contents> & {articles: readonly Article[]}} contents
 * @returns {Contents}
 */
function snapshot({ articles, corrections = [], brought = [], extra = {} }) {
  return {
    articles: [...new Map(articles.map((a) => [a.id, a])).values()], corrections: [...corrections], brought: [...brought],
    extra: extraIn(JSON.parse(JSON.stringify(extra))),
  };
}

/**
 * One open workspace. `articles`, `corrections`, `brought` and `extra` are what is on disk as far as this tab knows.
 *
 * Fires `change` when state, error, name, id or exclusiveness change; `forked`, detail `{from, to, name}`, when what this
 * tab holds has been saved as a copy, which this workspace is from then on; and `reread`, detail the contents, when another
 * tab has let go of the workspace and left it changed: whoever shows it takes them over, or calls `preventDefault` to keep
 * what is shown, which a save then makes a copy of.
 */
export class Workspace extends EventTarget {
  #around;
  #head;
  /** What is on disk. @type {Contents} */
  #known;
  /** @type {NutgrafError[]} */
  errors;
  /** The lock. @type {(() => void) | null} */
  #release = null;
  /** @type {boolean | null} */
  #exclusive = null;
  /** Ends the wait for the lock. */
  #waiting = new AbortController();
  #ended = new AbortController();

  /** @type {'saved' | 'saving' | 'unsaved'} */
  #state = 'saved';
  /** @type {NutgrafError | null} */
  #error = null;
  /** Whether what is on disk may be gone. */
  #doubt = false;

  /** What the next save writes. @type {Contents | null} */
  #wanted = null;
  /** That save. @type {Promise<boolean> | null} */
  #next = null;
  /** Saves and what else must not run into them, one after the other. @type {Promise<unknown>} */
  #last = Promise.resolve();

  /**
   * For `Workspaces`.
   * @param {Surroundings} around
   * @param {Head} head
   * @param {Contents & {errors: NutgrafError[]}} contents
   * @param {(() => void) | false | null} lock
   */
  constructor(around, head, { errors, ...contents }, lock) {
    super();
    this.#around = around;
    this.#head = head;
    this.#known = contents;
    this.errors = errors;
    this.#own(lock);
    if (lock === false) this.#wait();
    around.store.addEventListener('lost', (event) => {
      this.#doubt = true;
      this.#become('unsaved', /** @type {CustomEvent<{error: NutgrafError}>} */ (event).detail.error);
    }, { signal: this.#ended.signal });
  }

  get id() {
    return this.#head.id;
  }

  get name() {
    return cleanName(this.#head.name);
  }

  /** An ISO 8601 time. */
  get created() {
    return this.#head.created;
  }

  /** An ISO 8601 time: that of the last save. */
  get changed() {
    return this.#head.changed;
  }

  get revision() {
    return this.#head.revision;
  }

  get articles() {
    return this.#known.articles;
  }

  get corrections() {
    return this.#known.corrections;
  }

  get brought() {
    return this.#known.brought;
  }

  get extra() {
    return this.#known.extra;
  }

  get state() {
    return this.#state;
  }

  /** Why it is unsaved: `workspace-full`, `workspace-failed`, `workspace-newer`, `workspace-gone` or `workspace-closed`. */
  get error() {
    return this.#error;
  }

  /** Whether this tab alone writes it; null where the browser cannot tell. */
  get exclusive() {
    return this.#exclusive;
  }

  /**
   * Saves all that is wanted; only what changed is written. Calls while a save is under way become one save, of the last.
   * Articles are frozen; the lists may change afterwards. Never rejects.
   * @param {Partial<Contents> & {articles: readonly Article[]}} wanted
   * @returns {Promise<boolean>} whether it, or what was wanted after it, is on disk; if not, `error` says why
   */
  save(wanted) {
    try {
      this.#wanted = snapshot(wanted);
    } catch (thrown) {
      this.#become('unsaved', told(thrown));
      return Promise.resolve(false);
    }
    this.#next ??= this.#queue(() => this.#turn());
    this.#become('saving', this.#error);
    return this.#next;
  }

  /** When no save is under way any more. @returns {Promise<void>} */
  async settled() {
    while (this.#next) await this.#next;
    await this.#last;
  }

  /** Lets go of it, once it is on disk. */
  close() {
    return this.#queue(async () => this.#end());
  }

  /**
   * For `Workspaces`: deletes it for good and lets go of it. False if a save that was under way has made a copy of it, which
   * nobody asked to delete.
   * @param {string} id
   */
  forget(id) {
    return this.#queue(async () => {
      if (id !== this.id) return false;
      if (this.#exclusive === false || await users(this.#around.locks, this.id) > 1) throw openElsewhere();
      await this.#around.store.erase(id);
      this.#end();
      return true;
    });
  }

  /** For `Workspaces`: it has another name now. @param {string} name */
  named(name) {
    this.#head = { ...this.#head, name };
    this.dispatchEvent(new Event('change'));
  }

  /**
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  #queue(work) {
    const run = this.#last.then(work);
    this.#last = run.catch(nothing);
    return run;
  }

  async #turn() {
    this.#next = null;
    const wanted = this.#wanted;
    try {
      if (this.#ended.signal.aborted) throw new NutgrafError('workspace-closed', 'this workspace is closed');
      if (wanted) await this.#write(wanted);
      this.#become(this.#next ? 'saving' : 'saved', null);
      return true;
    } catch (thrown) {
      this.#become(this.#next ? 'saving' : 'unsaved', told(thrown));
      return false;
    }
  }

  /** @param {Contents} wanted */
  async #write(wanted) {
    const change = difference(this.#known, wanted);
    if (!change) return this.#check(wanted);
    if (this.#exclusive === false) return this.#fork(wanted, copyName);
    const head = await this.#around.store.write({ id: this.id, revision: this.revision, time: now(), count: wanted.articles.length, ...change });
    if (typeof head === 'string') return this.#fork(wanted, head === 'missing' ? (name) => name : copyName);
    this.#stored(head, wanted);
  }

  /**
   * Nothing is to be written, if what was written is still there.
   * @param {Contents} wanted
   */
  async #check(wanted) {
    this.#known = wanted;
    if (this.#exclusive && !this.#doubt) return;
    const there = (await this.#around.store.heads()).some((head) => head.id === this.id);
    if (!there) return this.#fork(wanted, (name) => name);
    this.#doubt = false;
  }

  /**
   * Saves what this tab holds as a workspace of its own, and goes on with that.
   * @param {Contents} wanted
   * @param {(name: string, taken: ReadonlySet<string>) => string} naming
   */
  async #fork(wanted, naming) {
    const { store, locks } = this.#around;
    const from = this.id;
    const name = naming(this.name, new Set((await store.heads()).map((head) => head.name)));
    const id = freshId();
    const lock = await hold(locks, id);
    try {
      const head = await store.write(whole(id, name, wanted));
      if (typeof head === 'string') throw new NutgrafError('workspace-failed', 'the browser could not store the copy');
      this.#letGo();
      this.#own(lock);
      this.#stored(head, wanted);
    } catch (thrown) {
      if (lock) lock();
      throw thrown;
    }
    this.#around.used(id);
    this.dispatchEvent(new CustomEvent('forked', { detail: { from, to: id, name } }));
  }

  /** @param {Head} head @param {Contents} contents */
  #stored(head, contents) {
    this.#head = head;
    this.#known = contents;
    this.#doubt = false;
    if (contents.articles.length > 0) this.#around.kept();
  }

  /** @param {(() => void) | false | null} lock */
  #own(lock) {
    this.#release = lock || null;
    this.#exclusive = lock === null ? null : lock !== false;
  }

  #letGo() {
    this.#waiting.abort();
    this.#release?.();
    this.#release = null;
  }

  #end() {
    this.#letGo();
    this.#ended.abort();
    this.#around.closed(this);
  }

  /** Takes the workspace over when the tab that has it lets go. */
  #wait() {
    const { signal } = this.#waiting;
    hold(this.#around.locks, this.id, signal).then((lock) => {
      if (!lock) return;
      return this.#queue(async () => {
        // A copy by now, or closed.
        if (signal.aborted) lock();
        else await this.#takeOver(lock);
      });
    }).catch(nothing);
  }

  /** @param {() => void} lock */
  async #takeOver(lock) {
    this.#own(lock);
    try {
      const stored = await this.#around.store.read(this.id);
      if (!stored) {
        this.#doubt = true;
        this.#become('unsaved', gone());
        // What could not be saved here is not given up for what the other tab saved: it becomes a copy.
      } else if (stored.head.revision !== this.revision && this.#state === 'saved') this.#reread(stored);
    } catch (thrown) {
      // What it knows stays; a save finds out whether that still holds.
      this.#become('unsaved', told(thrown));
    }
    this.dispatchEvent(new Event('change'));
  }

  /** @param {NonNullable<Awaited<ReturnType<Store['read']>>>} stored */
  #reread(stored) {
    const { errors, ...contents } = contentsOf(stored);
    const event = new CustomEvent('reread', { cancelable: true, detail: contents });
    if (!this.dispatchEvent(event)) return;
    this.#head = stored.head;
    this.#known = contents;
    this.errors = errors;
  }

  /**
   * @param {'saved' | 'saving' | 'unsaved'} state
   * @param {NutgrafError | null} error
   */
  #become(state, error) {
    if (state === this.#state && error === this.#error) return;
    this.#state = state;
    this.#error = error;
    this.dispatchEvent(new Event('change'));
  }
}

/**
 * "NAME (copy)", or the first "NAME (copy 2)", "(copy 3)", ... that is free.
 * @param {string} name
 * @param {ReadonlySet<string>} taken
 */
function copyName(name, taken) {
  const base = name.replace(/ \(copy(?: \d+)?\)$/, '');
  for (let n = 1; ; n++) {
    const copy = `${base} (copy${n > 1 ? ` ${n}` : ''})`;
    if (!taken.has(copy)) return copy;
  }
}
