// The element in the page and out of it: what it hears meanwhile, and what it lets go of.

import { language, onLanguage, speak } from '../nutgraf/say.js';
import { languageOf } from './language.js';
import { dress } from './style.js';

/** What a page may have set on the element before it was defined. */
const PROPERTIES = ['src', 'view', 'referenceDate', 'readonly', 'workspace', 'lang', 'language', 'loading', 'articles', 'corrections'];

/** How long the words of a language are waited for, in milliseconds. */
const PATIENCE = 2000;

export class Life {
  #shell;
  /** Whether it was taken out of the page while something was being loaded. */
  #unloaded = false;
  /** Sees what the page does to the articles that stand in the element. */
  #slotObserver;
  /** Ends the hearing of other languages. */
  #deafen = () => {};
  #hear = () => this.#shell.retell();

  /** @param {import('./shell.js').Shell} shell */
  constructor(shell) {
    this.#shell = shell;
    this.#slotObserver = new MutationObserver(() => shell.takeSlotted());
  }

  /** It is in the page, for the first time or again. */
  connect() {
    const shell = this.#shell;
    const { host, sight } = shell;
    this.#upgrade();
    this.#deafen = onLanguage(this.#hear);
    if (shell.face.spoken !== language()) shell.retell();
    this.#speak();
    shell.changed();
    if (sight.open !== null) sight.show(sight.open);
    addEventListener('hashchange', sight.follow);
    addEventListener('beforeprint', shell.unfold);
    addEventListener('keydown', shell.shortcuts.slash);
    this.#slotObserver.observe(host, { childList: true, subtree: true, characterData: true, attributes: true });
    // They may have changed while nobody was looking.
    shell.takeSlotted();
    shell.keeping.connect();
    if (this.#unloaded) {
      this.#unloaded = false;
      void shell.load(host.src);
    }
    shell.waiting.begin();
  }

  /** Speaks as the element, or the page around it, asks for; until it can, nothing is shown that would be said anew. */
  #speak() {
    const shell = this.#shell;
    const wanted = languageOf(shell.host);
    if (wanted === undefined || !shell.host.isConnected) return;
    const { base } = shell;
    const show = () => base.classList.remove('is-unsaid');
    base.classList.toggle('is-unsaid', wanted !== language());
    // Where it takes long, English is better than nothing.
    setTimeout(show, PATIENCE);
    speak(wanted).catch((/** @type {unknown} */ thrown) => shell.failed(thrown, null)).finally(show);
  }

  /** Takes what was set on the element before it was defined: a property of its own would hide the setter for good. */
  #upgrade() {
    const host = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this.#shell.host));
    for (const name of PROPERTIES) {
      if (!Object.hasOwn(host, name)) continue;
      const value = host[name];
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
      delete host[name];
      host[name] = value;
    }
  }

  /** It is out of the page; one that is only moved is back before this turn is over, and its analysis need not stop. */
  disconnect() {
    const shell = this.#shell;
    queueMicrotask(() => {
      if (shell.host.isConnected) return;
      removeEventListener('hashchange', shell.sight.follow);
      removeEventListener('beforeprint', shell.unfold);
      removeEventListener('keydown', shell.shortcuts.slash);
      this.#slotObserver.disconnect();
      this.#deafen();
      shell.keeping.disconnect();
      this.#unloaded = shell.sources.stop();
      shell.desk.rest();
      shell.sight.rest();
    });
  }

  /** It is in another document, as that of a frame or of a window beside the page: style sheets do not go along. */
  adopt() {
    const { host, sight } = this.#shell;
    if (host.shadowRoot) dress(host.shadowRoot);
    // Nor do highlights, which are those of a window.
    sight.useSpans();
  }

  /**
   * An attribute has another value.
   * @param {string} name
   * @param {string | null} value
   */
  changed(name, value) {
    const { host, desk, tabs, sight, keeping, waiting } = this.#shell;
    if (name === 'src') void this.#shell.load(value ?? '');
    else if (name === 'view') tabs.select(value || 'quotes', false);
    else if (name === 'highlight' && value === 'spans') sight.useSpans();
    else if (name === 'readonly' || name === 'lang' || name === 'language') {
      if (name !== 'readonly') this.#speak();
      this.#shell.changed();
    }
    else if (name === 'reference-date') desk.referenceDate = value ?? '';
    else if (name === 'workspace') void keeping.use(value);
    else if (name === 'loading' && host.isConnected) waiting.begin();
  }
}
