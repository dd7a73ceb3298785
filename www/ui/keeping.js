// Keeps the desk in this browser's storage, where the page asks for it: what that takes is loaded then.

import { NutgrafError, errorOf } from '../nutgraf/errors.js';

export class Keeping {
  #shell;
  /** @type {Promise<import('./saved.js').Saved> | undefined} */
  #loading;
  /** @type {import('./saved.js').Saved | undefined} */
  #saved;
  /** What the reader knows of the workspace. @type {import('../nutgraf/known.js').Known | null} */
  before = null;

  /** @param {import('./shell.js').Shell} shell */
  constructor(shell) {
    this.#shell = shell;
  }

  /**
   * Keeps the desk from now on, or no more.
   * @param {string | null} name
   */
  async use(name) {
    if (name === null && !this.#loading) return;
    this.#loading ??= this.#load();
    try {
      (await this.#loading).use(this.#shell.host.workspace);
    } catch (thrown) {
      this.#loading = undefined;
      this.#shell.failed(new NutgrafError('load-failed', `nothing can be kept in this browser: ${errorOf(thrown).message}`), null);
    }
  }

  async #load() {
    const { Saved } = await import('./saved.js');
    const { desk, sources, notices, arrivals, app, toolbar, host } = this.#shell;
    const saved = new Saved(desk, {
      brought: () => sources.ids,
      renamed: (ids) => sources.renamed(ids),
      known: () => this.before,
      opened: (known) => {
        this.before = known;
      },
      note: (kind, text, code) => notices.add(kind, text, code),
      take: (files) => void arrivals.take(files),
      lang: () => app.lang(),
    });
    this.#saved = saved;
    toolbar.place(saved.menu.root);
    if (host.isConnected) saved.connect();
    return saved;
  }

  /** Waits until what was kept is on the desk, if anything is kept. */
  async ready() {
    await (await this.#loading?.catch(() => undefined))?.ready;
  }

  /** Takes all articles for known. */
  seen() {
    this.before = { ids: new Set(this.#shell.desk.articles.map((a) => a.id)), at: new Date().toISOString() };
    for (const { view } of this.#shell.views) view.update();
    this.save();
  }

  connect() {
    this.#saved?.connect();
  }

  disconnect() {
    this.#saved?.disconnect();
  }

  save() {
    this.#saved?.save();
  }
}
