// The demo page without a network: it asks the browser to keep its files (sw.js), and tells what is kept and what is newer.

import { trusted } from './nutgraf/worker-url.js';

/** The version that this page is of, where it comes from what was kept. */
const VERSION = /\/@(\w+)\/[^/]*$/.exec(import.meta.url)?.[1] ?? '';
/** Where the version is remembered that was seen last. */
const SEEN = 'nutgraf-page-version';

/**
 * Keeps the page, and tells of it in the page's own elements.
 * @param {{kept: HTMLElement, newer: HTMLElement}} places
 */
export function keepPage({ kept, newer }) {
  const { serviceWorker } = navigator;
  // Browsers have none where the page comes without https, nor in some private windows.
  if (!serviceWorker) return;
  if (VERSION !== '') {
    kept.hidden = false;
    if (changed()) newer.textContent = 'This page is a newer version than the one you saw last.';
  }
  serviceWorker.addEventListener('message', ({ data }) => {
    const version = /** @type {{kept?: unknown} | null} */ (data)?.kept;
    if (typeof version !== 'string') return;
    kept.hidden = false;
    if (VERSION !== '' && version !== VERSION) offer(newer);
  });
  // Whoever saves on data has not asked for all of it.
  if (/** @type {{connection?: {saveData?: boolean}}} */ (navigator).connection?.saveData) return;
  const address = new URL('sw.js', document.baseURI).href;
  // After what the reader waits for.
  const begin = () => void serviceWorker.register(trusted(address), { updateViaCache: 'none' }).catch(() => {
    // The page works as well without; what is not kept is not told as kept.
  });
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin, { once: true });
}

/** Whether another version was seen last; from now on it is this one. */
function changed() {
  try {
    const before = localStorage.getItem(SEEN);
    localStorage.setItem(SEEN, VERSION);
    return before !== null && before !== VERSION;
  } catch {
    // Without storage nobody knows.
    return false;
  }
}

/** @param {HTMLElement} newer */
function offer(newer) {
  if (newer.querySelector('button')) return;
  const load = document.createElement('button');
  load.type = 'button';
  load.textContent = 'Load it';
  load.addEventListener('click', () => location.reload());
  newer.replaceChildren('A newer version of this page is ready. ', load);
}
