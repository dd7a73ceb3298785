// A workspace that is open in this tab: saved as one works; where another tab has written it meanwhile, what is here becomes a copy.

import { told } from './database.js';
import { NutgrafError } from './errors.js';
import { Queue } from './queue.js';
import { contentsOf, difference, snapshot } from './workspace-contents.js';
import { copyName, storeCopy } from './workspace-copy.js';
import { cleanName } from './workspace-file.js';
import { Claim, openElsewhere, users } from './workspace-lock.js';
import { say } from './say.js';

/** @typedef {import('./types.js').Article} Article */
/** @typedef {import('./workspace-file.js').Contents} Contents */
/** @typedef {import('./workspace-lock.js').Locks} Locks */
/** @typedef {import('./workspace-store.js').Head} Head */
/** @typedef {import('./workspace-store.js').Store} Store */

const gone = () => new NutgrafError('workspace-gone', say('another tab has forgotten this workspace; the next change saves it anew'));

/**
 * What a workspace lives in.
 * @typedef {Object} Surroundings
 * @property {Store} store
 * @property {Locks | undefined} locks
 * @property {(id: string) => void} used
 * @property {() => void} kept called when articles have been stored
 * @property {(workspace: Workspace) => void} closed
 */

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
  #claim;
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
  /** Saves and what else must not run into them. */
  #queue = new Queue();

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
    this.#claim = new Claim(lock);
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
    return this.#claim.exclusive;
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
    this.#next ??= this.#queue.do(() => this.#turn());
    this.#become('saving', this.#error);
    return this.#next;
  }

  /** When no save is under way any more. @returns {Promise<void>} */
  async settled() {
    while (this.#next) await this.#next;
    await this.#queue.over;
  }

  /** Lets go of it, once it is on disk. */
  close() {
    return this.#queue.do(async () => this.#end());
  }

  /**
   * For `Workspaces`: deletes it for good and lets go of it. False if a save that was under way has made a copy of it, which
   * nobody asked to delete.
   * @param {string} id
   */
  forget(id) {
    return this.#queue.do(async () => {
      if (id !== this.id) return false;
      if (this.exclusive === false || await users(this.#around.locks, this.id) > 1) throw openElsewhere();
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

  async #turn() {
    this.#next = null;
    const wanted = this.#wanted;
    try {
      if (this.#ended.signal.aborted) throw new NutgrafError('workspace-closed', say('this workspace is closed'));
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
    if (this.exclusive === false) return this.#fork(wanted, copyName);
    const head = await this.#around.store.write({ id: this.id, revision: this.revision, time: new Date().toISOString(), count: wanted.articles.length, ...change });
    if (typeof head === 'string') return this.#fork(wanted, head === 'missing' ? (name) => name : copyName);
    this.#stored(head, wanted);
  }

  /**
   * Nothing is to be written, if what was written is still there.
   * @param {Contents} wanted
   */
  async #check(wanted) {
    this.#known = wanted;
    if (this.exclusive && !this.#doubt) return;
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
    const { store } = this.#around;
    const from = this.id;
    const name = naming(this.name, new Set((await store.heads()).map((head) => head.name)));
    const { head, lock } = await storeCopy(this.#around, name, wanted);
    this.#claim.letGo();
    this.#claim.take(lock);
    this.#stored(head, wanted);
    this.#around.used(head.id);
    this.dispatchEvent(new CustomEvent('forked', { detail: { from, to: head.id, name } }));
  }

  /** @param {Head} head @param {Contents} contents */
  #stored(head, contents) {
    this.#head = head;
    this.#known = contents;
    this.#doubt = false;
    if (contents.articles.length > 0) this.#around.kept();
  }

  #end() {
    this.#claim.letGo();
    this.#ended.abort();
    this.#around.closed(this);
  }

  /** Takes the workspace over when the tab that has it lets go. */
  #wait() {
    this.#claim.wait(this.#around.locks, this.id, (lock, over) => this.#queue.do(async () => {
      // A copy by now, or closed.
      if (over.aborted) lock();
      else await this.#takeOver(lock);
    }));
  }

  /** @param {() => void} lock */
  async #takeOver(lock) {
    this.#claim.take(lock);
    try {
      const stored = await this.#around.store.read(this.id);
      if (!stored) {
        this.#doubt = true;
        this.#become('unsaved', gone());
      } else if (stored.head.revision !== this.revision && this.#state === 'saved') {
        // Unsaved, what is here is not given up for what the other tab saved: it becomes a copy.
        this.#reread(stored);
      }
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
