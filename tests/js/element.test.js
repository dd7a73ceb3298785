// The element in a document that a program made up, as tests of pages do: what is set on it, and what it waits for. What
// needs a window is in tests/browser.
import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';

import { Window } from 'happy-dom';

import { dress } from '../../www/ui/style.js';

/** @typedef {import('../../www/nut-graf.js').NutGraf} NutGraf */

/** What the modules take from the page. */
const GLOBALS = ['window', 'document', 'location', 'HTMLElement', 'Element', 'Node', 'Document', 'ShadowRoot', 'HTMLButtonElement', 'customElements', 'MutationObserver', 'IntersectionObserver', 'CSSStyleSheet', 'File', 'Event', 'CustomEvent', 'EventTarget', 'addEventListener', 'removeEventListener'];

/** @type {Record<string, unknown>} */
const globals = globalThis;
/** @type {import('happy-dom').Window} */
let page;
/** What an element waits for. @type {(entries: {isIntersecting: boolean}[]) => void} */
let near = () => undefined;

before(async () => {
  page = new Window({ url: 'http://localhost/' });
  // For good: each file of tests is a process of its own.
  for (const name of GLOBALS) {
    Object.defineProperty(globals, name, { configurable: true, writable: true, value: /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (page))[name] });
  }
  globals['addEventListener'] = page.addEventListener.bind(page);
  globals['removeEventListener'] = page.removeEventListener.bind(page);
  // What jsdom and happy-dom do not have, in one version or another.
  globals['IntersectionObserver'] = undefined;
  globals['CSSStyleSheet'] = undefined;
  delete (/** @type {{attachInternals?: unknown}} */ (/** @type {unknown} */ (page.HTMLElement.prototype))).attachInternals;
  await import('../../www/nut-graf.js');
});

/** @type {NutGraf} */
let element;
/** @type {string[]} */
let errors = [];
beforeEach(() => {
  document.body.replaceChildren();
  element = /** @type {NutGraf} */ (document.createElement('nut-graf'));
  errors = [];
  element.addEventListener('nutgraf-error', (event) => {
    errors.push(/** @type {CustomEvent<{error: Error}>} */ (event).detail.error.message);
  });
});

describe('a property that is set to nothing', () => {
  const TEXTS = /** @type {const} */ ([['src', 'a.txt', 'src'], ['view', 'compare', 'view'], ['referenceDate', '2031-05-02', 'reference-date'], ['workspace', 'desk', 'workspace'], ['lang', 'en-GB', 'lang'], ['language', 'fr-CA', 'language'], ['loading', 'idle', 'loading']]);
  const set = (/** @type {string} */ name, /** @type {unknown} */ value) => {
    /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (element))[name] = value;
  };

  for (const nothing of [undefined, null, '']) {
    it(`is not given: ${JSON.stringify(nothing)}`, () => {
      for (const [name, value, attribute] of TEXTS) {
        set(name, nothing);
        assert.equal(element.getAttribute(attribute), null, name);
        set(name, value);
        assert.equal(element.getAttribute(attribute), value, name);
        set(name, nothing);
        assert.equal(element.getAttribute(attribute), null, name);
      }
      assert.equal(element.view, 'quotes');
      assert.equal(element.workspace, null);
      set('readonly', nothing);
      set('readonly', nothing);
      assert.equal(element.readonly, false);
    });

    it(`takes nothing away that came otherwise: ${JSON.stringify(nothing)}`, async () => {
      await element.add({ id: 'a', text: 'It rained.' });
      set('articles', nothing);
      set('corrections', nothing);
      assert.deepEqual(element.articles.map((a) => a.id), ['a']);
      set('articles', [{ id: 'b', text: 'It snowed.' }]);
      set('corrections', [{ op: 'delete', entity: 'per:x' }]);
      set('articles', nothing);
      set('corrections', nothing);
      assert.deepEqual([element.articles, element.corrections, errors], [[], [], []]);
    });
  }

  it('is not the attribute without a value, which keeps', () => {
    element.setAttribute('workspace', '');
    assert.equal(element.workspace, '');
    element.workspace = null;
    assert.equal(element.hasAttribute('workspace'), false);
    element.workspace = true;
    assert.equal(element.getAttribute('workspace'), '');
    element.workspace = false;
    assert.equal(element.hasAttribute('workspace'), false);
  });
});

describe('an element that loads later', () => {
  const state = () => /** @type {HTMLElement} */ (element.shadowRoot?.querySelector('[data-state]')).dataset['state'];
  const status = () => element.shadowRoot?.querySelector('[data-hook=status]')?.textContent;
  before(() => {
    globals['IntersectionObserver'] = class {
      /** @param {typeof near} seen */
      constructor(seen) {
        this.seen = seen;
      }

      /** @param {Element} target */
      observe(target) {
        if (target === element) near = this.seen;
      }

      disconnect() {
        if (near === this.seen) near = () => undefined;
      }
    };
  });
  beforeEach(async () => {
    near = () => undefined;
    element.loading = 'lazy';
    element.articles = [{ id: 'a', text: 'It rained.' }];
    document.body.append(element);
    await null;
  });

  it('says that it waits, and was not stopped', () => {
    assert.equal(state(), 'waiting');
    assert.equal(status(), '1 article waits to be read');
    near([{ isIntersecting: false }]);
    assert.equal(state(), 'waiting');
    near([{ isIntersecting: true }]);
    assert.equal(state(), 'busy');
  });

  it('begins when it is told to load at once', () => {
    element.loading = 'eager';
    assert.equal(state(), 'busy');
  });

  it('begins when the attribute is taken away', () => {
    element.removeAttribute('loading');
    assert.equal(state(), 'busy');
  });

  it('begins when the page says so', () => {
    element.resume();
    assert.equal(state(), 'busy');
  });
});

it('has a style sheet of the document in which it stands', () => {
  const view = () => {
    class CSSStyleSheet {
      replaceSync() {}
    }
    return { CSSStyleSheet };
  };
  const [first, second] = [{ defaultView: view() }, { defaultView: view() }];
  const root = { ownerDocument: first, adoptedStyleSheets: /** @type {unknown[]} */ ([]) };
  const sheetIn = (/** @type {typeof first} */ document) => {
    // A browser takes the sheets away with the document that they are of.
    Object.assign(root, { ownerDocument: document, adoptedStyleSheets: [] });
    dress(/** @type {ShadowRoot} */ (/** @type {unknown} */ (root)));
    assert(root.adoptedStyleSheets[0] instanceof document.defaultView.CSSStyleSheet);
    return root.adoptedStyleSheets[0];
  };
  const sheet = sheetIn(first);
  sheetIn(second);
  assert.equal(sheetIn(first), sheet, 'one for each document');
});
