import type { Report } from './release.ts';

/** Tells the service worker what is read. */
export interface Keeper {
  /** Keeps a page. Its address is relative to the present one. */
  keep(page: string): void;
  stop(): void;
}

/** How long to wait for more files before telling of them, in milliseconds. */
const GATHERING = 1000;

/**
 * Registers the service worker once the browser has nothing better to do, and tells it of each page that is read and of
 * the files that came with it, so that both can be read again without a network. The worker takes the files from the
 * browser's own cache: they are not sent twice.
 *
 * @param script address of the worker; it looks after the folder it is in
 * @returns `undefined` where there is no worker to be had: without https, in a frame of another page, with an opaque origin
 */
export async function startKeeping(script: string): Promise<Keeper | undefined> {
  if (origin === 'null' || window.parent !== window || !('serviceWorker' in navigator)) return;
  await idle();
  const { scope } = await navigator.serviceWorker.register(script);
  const { active } = await navigator.serviceWorker.ready;
  const folder = `${scope}_app/immutable/`;
  const files = new Set<string>();
  let page: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tellSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (page === undefined) return;
      const report: Report = { type: 'wherein:keep', page, files: [...files] };
      active?.postMessage(report);
    }, GATHERING);
  }

  const observer = new PerformanceObserver((list) => {
    const before = files.size;
    for (const { name } of list.getEntries()) if (name.startsWith(folder)) files.add(name);
    if (files.size > before) tellSoon();
  });
  observer.observe({ type: 'resource', buffered: true });

  return {
    keep(next) {
      page = new URL(next, location.href).href;
      tellSoon();
    },
    stop() {
      observer.disconnect();
      clearTimeout(timer);
    }
  };
}

/** Resolves when the page has loaded and the browser is idle, or pretends to be. */
async function idle(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise((done) => addEventListener('load', done, { once: true }));
  await new Promise<unknown>((done) =>
    'requestIdleCallback' in window ? requestIdleCallback(done, { timeout: 5000 }) : setTimeout(done, 500)
  );
}
