/// <reference lib="webworker" />
/**
 * Keeps what has been read for a reader without a network.
 *
 * Pages come from the network while it answers. What is kept stands on shelves, one for each release: a page is put on its
 * release's shelf only when every file it names stands there, and shelves are thrown away as a whole. So a page is never
 * shown with another release's files, whatever is deployed, and this worker need not know which release it came with: a
 * new one may take over at any time.
 */
import {
  filesIn,
  isImmutable,
  isPage,
  isReport,
  pagesAbove,
  releaseOf,
  shelfPrefix,
  type Report
} from '#lib/page/release.ts';

const worker = self as unknown as ServiceWorkerGlobalScope;
const { scope } = worker.registration;
const PREFIX = shelfPrefix(scope);

/** How long a page that is kept waits for a fresh one, in milliseconds. */
const PATIENCE = 3000;

/** The most pages on a shelf; those read longest ago go first. */
const MOST_PAGES = 60;

/** Releases that open pages have told of, by client. */
const releases = new Map<string, string>();

/** Reports are dealt with one after the other. */
let last: Promise<unknown> = Promise.resolve();

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));

worker.addEventListener('activate', (event) => event.waitUntil(forgetOtherFormats()));

worker.addEventListener('message', (event) => {
  const { data, source } = event;
  if (!isReport(data) || !(source instanceof Client)) return;
  last = last.then(() => keep(data, source.id)).catch(() => undefined);
  event.waitUntil(last);
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || request.headers.has('range')) return;
  if (request.mode === 'navigate') {
    if (request.destination === 'document' && isPage(request.url, scope)) event.respondWith(page(request));
  } else if (isImmutable(request.url, scope) && ['default', 'force-cache'].includes(request.cache))
    event.respondWith(find(request.url).then((kept) => kept ?? fetch(request)));
});

/** A page from the network; where that fails, or is slower than a reader's patience, the one that is kept. */
async function page(request: Request): Promise<Response> {
  const address = withoutQuery(request.url);
  const kept = await find(address);
  if (!kept)
    return fetch(request).catch(async (error: unknown) => (await above(address)) ?? Promise.reject(error));
  const fresh = fetch(request).catch(() => undefined);
  const first = await Promise.race([fresh, new Promise<undefined>((done) => setTimeout(done, PATIENCE))]);
  return first && first.status < 500 ? first : kept;
}

/** Leads from a page that is not kept to the nearest one above it that is: a list has all its projects’ excerpts. */
async function above(address: string): Promise<Response | undefined> {
  for (const each of pagesAbove(address, scope)) if (await find(each)) return Response.redirect(each);
  return undefined;
}

async function shelves(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/** What is kept under an address, of the latest release that has it. */
async function find(address: string): Promise<Response | undefined> {
  for (const cacheName of (await shelves()).reverse()) {
    const found = await caches.match(address, { cacheName, ignoreVary: true });
    if (found) return found;
  }
  return undefined;
}

async function keep({ page, files }: Report, client: string): Promise<void> {
  const release = releaseOf(files);
  if (release === undefined || !isPage(page, scope)) return;
  releases.set(client, release);
  const name = PREFIX + release;
  const shelf = await caches.open(name);
  await Promise.allSettled(files.map((file) => put(shelf, file)));

  const response = await fetch(page, { cache: 'force-cache', redirect: 'error' });
  const named = filesIn(await response.clone().text(), scope);
  if (!response.ok || releaseOf(named) !== release) return;
  await Promise.all(named.map((file) => put(shelf, file)));
  await shelf.delete(withoutQuery(page));
  await shelf.put(withoutQuery(page), response);

  const pages = (await shelf.keys()).filter(({ url }) => isPage(url, scope));
  await Promise.all(pages.slice(0, -MOST_PAGES).map((each) => shelf.delete(each)));
  await throwAwayBefore(name, release);
}

/**
 * Puts a file on a shelf, from the browser's cache if it is there.
 *
 * @throws Error when it cannot be had, or is something else, such as the page of a network that wants a log-in first
 */
async function put(shelf: Cache, file: string): Promise<void> {
  if (!isImmutable(file, scope) || (await shelf.match(file, { ignoreVary: true }))) return;
  const response = await fetch(file, { cache: 'force-cache', redirect: 'error' });
  const isHtml = response.headers.get('content-type')?.startsWith('text/html') ?? true;
  if (response.status !== 200 || isHtml) throw new Error(`${file} is not to be had`);
  await shelf.put(file, response);
}

/**
 * Throws away the shelves of earlier releases, now that a later one is complete. While a page of theirs may be open, the
 * last of them stays: that page may still want a file that the server has no more.
 */
async function throwAwayBefore(name: string, release: string): Promise<void> {
  const all = await shelves();
  const earlier = all.slice(0, all.indexOf(name));
  const open = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const inUse = open.some(({ id, url }) => isPage(url, scope) && releases.get(id) !== release);
  await Promise.all(earlier.slice(0, inUse ? -1 : undefined).map((each) => caches.delete(each)));
}

async function forgetOtherFormats(): Promise<void> {
  const stale = (await caches.keys()).filter(
    (name) => /^wherein \d+ /.test(name) && !name.startsWith(PREFIX)
  );
  const ours = stale.filter((name) => name.split(' ')[2] === scope);
  await Promise.all(ours.map((name) => caches.delete(name)));
}

function withoutQuery(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}
