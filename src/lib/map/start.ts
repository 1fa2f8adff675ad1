import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { labelsUrl, worldUrl } from '#lib/basemap/first.ts';
import type { LiveMap, LiveMapOptions } from './live.ts';

/** How long to wait for the browser's word that it has painted, in milliseconds; a page in the background has none. */
const UNTOLD = 3000;

/**
 * Calls back once the browser has shown the page's first content and the element is seen or about to be: a map far down
 * another page fetches nothing before a reader comes near.
 *
 * @returns a function that cancels
 */
export function whenSeen(element: Element, then: () => void): () => void {
  const cancelPaint = afterFirstPaint(() => observer.observe(element));
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      then();
    },
    { rootMargin: '200px' }
  );
  return () => {
    cancelPaint();
    observer.disconnect();
  };
}

/**
 * Calls back once the browser has shown the page's first content. A frame's own callback would come too early: on a busy
 * machine what it draws is shown much later.
 *
 * @returns a function that cancels
 */
function afterFirstPaint(then: () => void): () => void {
  const cancel = (): void => {
    observer.disconnect();
    clearTimeout(timer);
  };
  const go = (): void => {
    cancel();
    then();
  };
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length > 0) go();
  });
  const timer = setTimeout(go, UNTOLD);
  observer.observe({ type: 'paint', buffered: true });
  return cancel;
}

/**
 * Fetches the live map and starts it. MapLibre's main part, its worker and the basemap's first level are asked for side
 * by side, so that none waits for another.
 *
 * @throws Error when anything of it cannot be loaded or drawn; the static map is then the map
 */
export async function startLiveMap(options: LiveMapOptions): Promise<LiveMap> {
  fetch(workerUrl).catch(() => undefined);
  const world = json(worldUrl);
  const names = json(labelsUrl);
  for (const file of [world, names]) file.catch(() => undefined);
  const live = await import('./live.ts');
  return live.startLiveMap({ workerUrl: startable(workerUrl), world, labels: names }, options);
}

/**
 * The worker's address as MapLibre can start it. On a page with an opaque origin (a frame with `sandbox` and without
 * `allow-same-origin`) MapLibre reads the worker's code and starts it from a `data:` address, where the relative imports of
 * that code lead nowhere; so the code it gets there is one import by an absolute address.
 */
export function startable(url: string): string {
  if (globalThis.origin !== 'null') return url;
  const absolute = new URL(url, location.href).href;
  return `data:text/javascript,${encodeURIComponent(`import ${JSON.stringify(absolute)}`)}`;
}

async function json(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: the server answered ${response.status}`);
  return response.json();
}
