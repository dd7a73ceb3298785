// The service worker of the demo page, and of no other: pages that embed the element are answered as if it were not there.
//
// It keeps sets: all files of the page at one version, as pkg/offline.json lists them with their hashes. A set is made whole or
// not at all, and a page has all of its files from one: they are asked for below `@VERSION/`, which the page that is
// given out names. When the page is opened and the network is there, the list says whether there is a newer version.

/**
 * @typedef {Object} Listed
 * @property {string} version
 * @property {Record<string, string>} files the SHA-256 of each, by its path
 */

/** @typedef {{id: string, url: string, type: string, postMessage: (message: unknown) => void}} Page */
/** @typedef {Event & {request: Request, clientId: string, respondWith: (answer: Promise<Response>) => void, waitUntil: (work: Promise<unknown>) => void}} Asked */

/**
 * What a service worker has and a page has not.
 * @typedef {Object} Scope
 * @property {{claim: () => Promise<void>, get: (id: string) => Promise<Page | undefined>, matchAll: (options: {type: string, includeUncontrolled: boolean}) => Promise<Page[]>}} clients
 * @property {() => Promise<void>} skipWaiting
 * @property {(type: string, hear: (event: Asked) => void) => void} addEventListener
 */

const scope = /** @type {Scope} */ (/** @type {unknown} */ (self));
const HERE = new URL('./', location.href).href;
const LIST = `${HERE}pkg/offline.json`;
/** What the caches of this page are called: those of one site are all in one place. */
const NAME = `nutgraf-page ${HERE} `;
/** Where the version is told that was made last. */
const LAST = `${NAME}last`;
/** How long the page waits for the list, and for what is new in it; after that it has what is kept. */
const PATIENCE = { list: 2000, files: 3000 };
/** Files fetched at a time. */
const AT_ONCE = 6;

/** @param {string} version */
const nameOf = (version) => NAME + version;

/** The path of an address below the page's folder, or null. @param {string} address */
function pathOf(address) {
  const url = new URL(address);
  url.hash = url.search = '';
  return url.href.startsWith(HERE) ? url.href.slice(HERE.length) : null;
}

/** Whether a path is the demo page's. @param {string | null} path */
const isPage = (path) => path === '' || path === 'index.html';

/** The set of a version, if it is whole. @param {string} version @returns {Promise<Listed | null>} */
async function kept(version) {
  const listed = await caches.match(LIST, { cacheName: nameOf(version) });
  return listed ? /** @type {Promise<Listed>} */ (listed.json()) : null;
}

/** The set that was made last. */
async function last() {
  const version = await caches.match(HERE, { cacheName: LAST });
  return version ? kept(await version.text()) : null;
}

/** The list as the server has it; null where it has none. @returns {Promise<Listed | null>} */
async function listed() {
  const answer = await fetch(LIST, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE.list) });
  if (answer.status === 404 || answer.status === 410) return null;
  if (!answer.ok) throw new Error(`no list: ${answer.status}`);
  return /** @type {Promise<Listed>} */ (answer.json());
}

/**
 * A file of the server's, the very one of the list.
 * @param {string} path
 * @param {string} hash
 */
async function fetched(path, hash) {
  const answer = await fetch(HERE + path, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const bytes = await answer.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  if ([...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') !== hash) throw new Error(`${path} is not the one of the list`);
  // Of no address of its own: modules find what they import by the address that they were asked for at.
  return new Response(bytes, { headers: answer.headers });
}

/** What is being made. @type {Map<string, Promise<void>>} */
const making = new Map();

/** Makes a set, of which two pages may have need at once. @param {Listed} list */
function make(list) {
  const work = making.get(list.version) ?? makeSet(list).finally(() => making.delete(list.version));
  making.set(list.version, work);
  return work;
}

/** @param {Listed} list */
async function makeSet(list) {
  const before = await last();
  const cache = await caches.open(nameOf(list.version));
  const old = before && await caches.open(nameOf(before.version));
  const files = Object.entries(list.files);
  const next = async () => {
    for (let file = files.pop(); file; file = files.pop()) {
      const [path, hash] = file;
      const same = before?.files[path] === hash ? await old?.match(HERE + path) : undefined;
      await cache.put(HERE + path, same ?? await fetched(path, hash));
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, next));
  } catch (thrown) {
    files.length = 0;
    await caches.delete(nameOf(list.version));
    throw thrown;
  }
  await cache.put(LIST, Response.json(list));
  await use(list.version);
  // A page that is still open may be of the version before.
  const needed = new Set([LAST, nameOf(list.version), ...(before ? [nameOf(before.version)] : [])]);
  for (const name of await caches.keys()) if (name.startsWith(NAME) && !needed.has(name)) await caches.delete(name);
  for (const page of await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })) if (isPage(pathOf(page.url))) page.postMessage({ kept: list.version });
}

/** @param {string} version */
async function use(version) {
  await (await caches.open(LAST)).put(HERE, new Response(version));
}

/** Keeps nothing any more. */
async function forget() {
  for (const name of await caches.keys()) if (name.startsWith(NAME)) await caches.delete(name);
}

/**
 * The page of a set, which names its files below the version. The manifest stays where it is: what stands in it is told from there.
 * @param {Listed} list
 */
async function pageOf({ version, files }) {
  const page = await caches.match(`${HERE}index.html`, { cacheName: nameOf(version) });
  if (!page) return fetch(HERE);
  const html = (await page.text()).replace(/\b(src|href)="([^":?#]+)"/g, (whole, name, path) => (
    Object.hasOwn(files, path) && path !== 'manifest.json' ? `${name}="@${version}/${path}"` : whole));
  return new Response(html, { headers: page.headers });
}

/** The demo page: of the newest version that is to be had soon. @param {Asked} event */
async function open(event) {
  const before = await last();
  /** @type {Listed | null} */
  let list;
  try {
    list = await listed();
  } catch {
    // There is no network, or one that is too slow.
    return before ? pageOf(before) : fetch(event.request);
  }
  if (!list) {
    event.waitUntil(forget());
    return fetch(event.request);
  }
  if (await kept(list.version)) {
    if (before?.version !== list.version) await use(list.version);
    return pageOf(list);
  }
  const made = make(list).then(() => true, () => false);
  event.waitUntil(made);
  const done = await Promise.race([made, new Promise((resolve) => setTimeout(resolve, PATIENCE.files, null))]);
  if (done) return pageOf(list);
  if (done === null && before) return pageOf(before);
  // Files and list do not fit together, as while they are being copied: the page is what the server gives.
  return fetch(event.request).catch((/** @type {unknown} */ thrown) => {
    if (before) return pageOf(before);
    throw thrown;
  });
}

/**
 * A file of a set; one that is kept no more, as the server has it.
 * @param {string} version
 * @param {string} path
 */
async function fileOf(version, path) {
  return await caches.match(HERE + path, { cacheName: nameOf(version) }) ?? fetch(HERE + path);
}

/**
 * What is asked for without a version: by the demo page the samples, which it keeps, and all else if it was opened before a set was
 * made; that and what its worker asks for is taken from the set where there is no network. Any other page is answered by the server.
 * @param {Asked} event
 * @param {string} path
 */
async function beside({ request, clientId }, path) {
  const asking = await scope.clients.get(clientId);
  const own = asking !== undefined && isPage(pathOf(asking.url));
  const set = async () => {
    const list = await last();
    return list && Object.hasOwn(list.files, path) ? caches.match(HERE + path, { cacheName: nameOf(list.version) }) : undefined;
  };
  const sample = own && path.startsWith('samples/') ? await set() : undefined;
  if (sample) return sample;
  try {
    return await fetch(request);
  } catch (thrown) {
    const found = own || asking?.type === 'worker' ? await set() : undefined;
    if (found) return found;
    throw thrown;
  }
}

scope.addEventListener('install', (event) => event.waitUntil((async () => {
  const list = await listed();
  if (!list) throw new Error('this page is not kept: it has no list of its files');
  if (await kept(list.version)) await use(list.version);
  else await make(list);
  await scope.skipWaiting();
})()));

scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = pathOf(request.url);
  if (request.method !== 'GET' || path === null) return;
  if (request.mode === 'navigate') {
    if (isPage(path)) event.respondWith(open(event));
    return;
  }
  const [, version, file] = /^@(\w+)\/(.+)$/.exec(path) ?? [];
  if (version && file) event.respondWith(fileOf(version, file));
  else if (path !== 'sw.js' && path !== 'pkg/offline.json') event.respondWith(beside(event, path));
});
