// Keeps the desk in a workspace of this browser, and says how that goes.

import { NutgrafError } from '../nutgraf/errors.js';
import { extraWith } from '../nutgraf/own-kept.js';
import { joint, withQuotations } from '../nutgraf/pile.js';
import { knownOf, withKnown } from '../nutgraf/known.js';
import { cleanName } from '../nutgraf/workspace-file.js';
import { Errands } from './workspace-errands.js';
import { saveFile, takeFiles } from './workspace-files.js';
import { WorkspaceMenu } from './workspace-menu.js';
import { say } from '../nutgraf/say.js';

/** @typedef {import('../nutgraf/desk.js').Desk} Desk */
/** @typedef {import('../nutgraf/workspace.js').Workspace} Workspace */
/** @typedef {import('../nutgraf/workspace.js').Workspaces} Workspaces */
/** @typedef {import('../nutgraf/pile.js').Pile} Pile */
/** @typedef {import('../nutgraf/known.js').Known} Known */

/**
 * @typedef {Object} Around
 * @property {() => readonly string[]} brought ids of the articles that the page brought
 * @property {(ids: ReadonlyMap<string, string>) => void} renamed told what the articles on the desk are called now
 * @property {(kind: 'error' | 'note', text: string, code: string) => void} note tells the reader
 * @property {(files: File[]) => void} take reads files that are no workspaces
 * @property {() => Known | null} known the articles that the reader knows
 * @property {(known: Known | null) => void} opened told what is known of a workspace, before it is on the desk; nothing of a new one
 * @property {() => string} lang
 */

export class Saved {
  #desk;
  #on;
  /** The name that the attribute asks for, or null where nothing is kept. @type {string | null} */
  #asked = null;
  #connected = false;
  /** @type {Workspace | undefined} */
  #current;
  /** Whether what stands on the desk is not the workspace's yet. */
  #entering = false;
  /** What the desk was kept in until the element was taken out of the page. @type {Workspace | undefined} */
  #left;
  #errands;
  menu;

  /** A reader who leaves with something unsaved is asked whether they mean it. @param {Event} event */
  #leaving = (event) => {
    if (this.#current && this.#current.state !== 'saved' && this.#desk.articles.length > 0) event.preventDefault();
  };

  /**
   * @param {Desk} desk
   * @param {Around} on
   */
  constructor(desk, on) {
    this.#desk = desk;
    this.#on = on;
    this.#errands = new Errands({
      wanted: () => this.#connected,
      busy: (busy) => this.menu.root.setAttribute('aria-busy', String(busy)),
      failed: (error, lasting) => this.#fail(error, lasting),
      listed: () => this.#show(),
      // What was changed meanwhile; where it failed, the next change tries again.
      done: () => this.save(),
    });
    this.menu = this.#makeMenu();
    this.#show();
  }

  #makeMenu() {
    return new WorkspaceMenu({
      onopen: (id) => this.#errands.do((all) => this.#enter(all, id)),
      onnew: () => this.#errands.do(async (all) => {
        await this.#secure();
        this.#change(await all.create(say('My articles')));
      }),
      onrename: (name) => this.#errands.do(async (all) => this.#current && all.rename(this.#current.id, name)),
      onforget: (id) => this.#errands.do((all) => this.#forget(all, id)),
      onexport: () => this.#export(),
      onimport: (files) => this.#errands.do((all) => this.#import(all, files)),
      lang: () => this.#on.lang(),
    });
  }

  /** The page speaks another language. */
  retell() {
    this.menu = this.#makeMenu();
    this.#show();
  }

  /** When what was kept is on the desk, or cannot be. Never rejects. */
  get ready() {
    return this.#errands.ready;
  }

  /**
   * Keeps the desk from now on, or no more.
   * @param {string | null} name of the workspace; `''` for the one used last; null for none
   */
  use(name) {
    this.#asked = name;
    if (this.#connected) this.#start();
  }

  connect() {
    this.#connected = true;
    addEventListener('beforeunload', this.#leaving);
    this.#start();
  }

  disconnect() {
    this.#connected = false;
    removeEventListener('beforeunload', this.#leaving);
    this.#leave();
  }

  /** Saves the desk as it is. The first article makes a workspace, where none was open. */
  save() {
    if (this.#entering || this.#asked === null) return;
    const { articles, corrections } = this.#desk;
    if (!this.#current) {
      // While one is being opened, it is not known yet whether one is wanted.
      if (this.#errands.idle && this.#connected && articles.length > 0) this.#create(this.#asked);
      return;
    }
    void this.#current.save({ articles, corrections, brought: this.#brought(this.#current), extra: this.#extra(this.#current) });
  }

  /**
   * The articles that this page or an earlier one brought. A page that has brought none yet has changed nothing: a second
   * tab that is only opened must have nothing to save.
   * @param {Workspace} workspace
   */
  #brought(workspace) {
    const here = new Set(this.#desk.articles.map((a) => a.id));
    return [...new Set([...workspace.brought, ...this.#on.brought()])].filter((id) => here.has(id));
  }

  /** What is kept beside the articles. @param {Workspace} workspace */
  #extra(workspace) {
    return withKnown(extraWith(workspace.extra, this.#desk.own), this.#on.known(), this.#desk.articles);
  }

  /** @param {string} name */
  #create(name) {
    this.#errands.do(async (all) => this.#attach(await all.create(name || say('My articles'))));
  }

  #start() {
    if (this.#asked === null) {
      this.#leave();
      return;
    }
    const name = this.#asked === '' ? '' : cleanName(this.#asked);
    if (this.#current && (name === '' || name === this.#current.name)) return;
    void this.#errands.open();
    this.#errands.do(async (all) => {
      const { id } = (await all.list()).find((w) => w.name === name && !w.newer) ?? { id: name === '' ? await all.lastUsed() : null };
      if (id !== null) await this.#enter(all, id);
    });
  }

  /** Lets go of the workspace, once it is saved. */
  #leave() {
    const workspace = this.#current;
    this.#current = undefined;
    if (workspace) {
      this.#left = workspace;
      // Put back at once, the element must not find the workspace in use by itself.
      this.#errands.finish(() => workspace.close());
    }
    this.#show();
  }

  /**
   * @param {NutgrafError} error
   * @param {boolean} lasting whether nothing can be kept here
   */
  #fail(error, lasting) {
    const why = error.message;
    this.#on.note('error', lasting ? say('Your work cannot be kept in this browser, so it is gone when the page is closed: {why}. Export it to keep it.', { why }) : `${why}.`, error.code);
  }

  /**
   * @param {Workspaces} all
   * @param {string} id
   */
  async #enter(all, id) {
    if (this.#current?.id === id) return;
    await this.#secure();
    const left = this.#left;
    const workspace = await all.load(id);
    // Nobody has written it since: the desk, with its history, goes on from there.
    if (!this.#current && left?.id === id && left.revision === workspace.revision) this.#attach(workspace);
    else this.#change(workspace);
  }

  /** Throws where what is on the desk is not stored: it would be lost with another workspace in its place. */
  async #secure() {
    const current = this.#current;
    if (!current) return;
    // What failed before may be possible now.
    this.save();
    await current.settled();
    if (current.state === 'saved' || this.#desk.articles.length === 0) return;
    throw new NutgrafError('workspace-unsaved', say('“{name}” could not be saved, and would be lost if another workspace took its place; save it as a file, or forget it', { name: current.name }));
  }

  /**
   * Puts a workspace's articles on the desk. What the page or its reader has put there before any was open stays.
   * @param {Workspace} workspace
   */
  #change(workspace) {
    const before = this.#current;
    this.#on.opened(knownOf(workspace));
    const kept = withQuotations(workspace);
    if (before) this.#put(kept);
    else {
      const pile = joint(kept, this.#desk);
      this.#put(pile);
      this.#on.renamed(pile.ids);
    }
    this.#attach(workspace);
    if (before) void before.close();
  }

  /**
   * From here on the desk is saved in this one.
   * @param {Workspace} workspace
   */
  #attach(workspace) {
    this.#current = workspace;
    this.#left = undefined;
    for (const error of workspace.errors) this.#on.note('error', error.message, error.code);
    workspace.addEventListener('change', () => this.#show());
    workspace.addEventListener('forked', (event) => {
      const { name } = /** @type {CustomEvent<{name: string}>} */ (event).detail;
      this.#on.note('note', say('This workspace was changed in another tab. What you have here is kept as “{name}”.', { name }), 'workspace-forked');
      void this.#errands.renew();
    });
    workspace.addEventListener('reread', (event) => {
      if (workspace !== this.#current) return;
      const contents = /** @type {CustomEvent<import('../nutgraf/workspace-file.js').Contents>} */ (event).detail;
      // What the reader has seen in the other tab is not new here either.
      this.#on.opened(knownOf({ ...contents, changed: workspace.changed }));
      this.#put(withQuotations(contents));
    });
    this.save();
  }

  /** @param {Pile} contents */
  #put(contents) {
    this.#entering = true;
    this.#desk.restore(contents);
    this.#entering = false;
  }

  /**
   * @param {Workspaces} all
   * @param {string} id
   */
  async #forget(all, id) {
    await all.forget(id);
    if (this.#current?.id !== id) return;
    // The next article begins a new one.
    this.#current = undefined;
    this.#on.opened(null);
    this.#put({ articles: [], corrections: [] });
  }

  /** The desk as it is, whether or not it could be stored. */
  #export() {
    if (!this.#current) return;
    const { articles, corrections } = this.#desk;
    saveFile({ name: this.#current.name, articles, corrections, brought: this.#brought(this.#current), extra: this.#extra(this.#current) });
  }

  /**
   * @param {Workspaces} all
   * @param {readonly File[]} files
   */
  async #import(all, files) {
    const others = await takeFiles(all, files, (id) => this.#enter(all, id),
      (file, error) => this.#on.note('error', `${file.name}: ${error.message}`, error.code));
    if (others.length > 0) this.#on.take(others);
  }

  #show() {
    const current = this.#current;
    this.menu.root.hidden = this.#asked === null;
    this.menu.update({
      current: current ? { id: current.id, name: current.name } : null,
      list: this.#errands.list,
      state: current?.state ?? (this.#errands.error ? 'unsaved' : 'saved'),
      error: current?.error ?? this.#errands.error,
      exclusive: current?.exclusive ?? null,
    });
  }
}
