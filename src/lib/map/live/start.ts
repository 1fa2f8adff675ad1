import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { labelsUrl } from '#lib/basemap/labels.ts';
import { fetchAhead } from '../tiles/fetch.ts';
import type { LiveMap, LiveMapOptions } from './live.ts';
import { afterFirstPaint } from '#lib/page/firstPaint.ts';
import { MissingScript } from './mapError.ts';
import { trustWorker } from '#lib/page/trust.ts';

/** How long to wait for the browser's word that it has painted, in milliseconds; a page in the background has none. */
const UNTOLD = 3000;

/**
 * Calls back once the browser has shown the page's first content and the element is seen or about to be: a map far down
 * another page fetches nothing before a reader comes near.
 *
 * @returns a function that cancels
 */
export function whenSeen(element: Element, then: () => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      then();
    },
    { rootMargin: '200px' }
  );
  const cancelPaint = afterFirstPaint(() => observer.observe(element), UNTOLD);
  return () => {
    cancelPaint();
    observer.disconnect();
  };
}

/** How long nothing may come of what is still missing, in milliseconds, before a reader hears of it. */
const SILENCE = 3000;

/** The same while the map's script comes, which is the most of it and tells nothing before it is all there. */
const SILENCE_OF_SCRIPT = 15_000;

export interface StartOptions extends LiveMapOptions {
  /** Told when the network has fallen silent. What was begun goes on. */
  readonly onstall: () => void;
}

/**
 * Fetches the live map and starts it. MapLibre's main part, its worker and the tiles of the first view are asked for side
 * by side, so that none waits for another.
 *
 * @throws MapError when anything of it cannot be loaded or drawn; the static map is then the map
 */
export async function startLiveMap(options: StartOptions): Promise<LiveMap> {
  const { signal, onstall } = options;
  const script = loadScript();
  const watch = watchNetwork(script, onstall);
  const get = (url: string): Promise<Uint8Array<ArrayBuffer>> => read(url, signal, watch.heard);
  const url = startable(workerUrl);
  try {
    const { clientWidth: width, clientHeight: height } = options.container;
    const tiles = fetchAhead(options.frame, { width, height }, options.ranges, async (address) => {
      const { buffer } = await get(address);
      return buffer;
    });
    const [live, labels] = await Promise.all([
      script,
      get(labelsUrl).then((data): unknown => JSON.parse(new TextDecoder().decode(data))),
      get(workerUrl),
      ...tiles
    ]);
    signal.throwIfAborted();
    trustWorker(asStarted(url));
    watch.end();
    return await live.startLiveMap({ workerUrl: url, labels }, options);
  } finally {
    watch.end();
  }
}

/** Calls back once, when the network has been silent for too long. */
function watchNetwork(script: Promise<unknown>, onstall: () => void): { heard: () => void; end: () => void } {
  let patience = SILENCE_OF_SCRIPT;
  let over = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    over = true;
    clearTimeout(timer);
  };
  const stall = (): void => {
    end();
    onstall();
  };
  const heard = (): void => {
    clearTimeout(timer);
    if (!over) timer = setTimeout(stall, patience);
  };
  const come = (): void => {
    patience = SILENCE;
    heard();
  };
  heard();
  script.then(come, () => undefined);
  return { heard, end };
}

/** @throws Error when the answer is no success */
async function read(url: string, signal: AbortSignal, heard: () => void): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${url}: the server answered ${response.status}`);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    heard();
    parts.push(part.value);
  }
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The map's style sheet, if it has failed and left no trace in the page. */
let missingStyle: HTMLLinkElement | undefined;

/** @throws MissingScript also when only its style sheet is missing */
async function loadScript(): Promise<typeof import('./live.ts')> {
  try {
    if (missingStyle) await loadMissingStyle(missingStyle);
    return await import('./live.ts');
  } catch (cause) {
    missingStyle ??= failedStyle(cause);
    throw new MissingScript('not-loaded', 'The map’s script could not be loaded', { cause });
  }
}

/** The style sheet that Vite could not load. It never asks for one again, and takes its link for a loaded one. */
function failedStyle(cause: unknown): HTMLLinkElement | undefined {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]');
  return [...links].find(({ href }) => cause instanceof Error && cause.message.endsWith(` ${href}`));
}

function loadMissingStyle(failed: HTMLLinkElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'stylesheet', crossOrigin: '', href: failed.href });
    link.onload = () => {
      missingStyle = undefined;
      resolve();
    };
    link.onerror = () => {
      link.remove();
      reject(new Error(`${link.href} could not be loaded`));
    };
    failed.remove();
    document.head.append(link);
  });
}

/**
 * The worker's address as MapLibre can start it. On a page with an opaque origin (a frame with `sandbox` and without
 * `allow-same-origin`) MapLibre reads the worker's code and starts it from a `data:` address, where the relative imports of
 * that code lead nowhere; so the code it gets there is one import by an absolute address.
 */
export function startable(url: string): string {
  return hasOpaqueOrigin() ? `data:text/javascript,${encodeURIComponent(loaderOf(url))}` : url;
}

/** What MapLibre makes of {@link startable}'s address when it starts the worker. */
function asStarted(url: string): string {
  return hasOpaqueOrigin()
    ? `data:text/javascript;charset=utf-8,${encodeURIComponent(loaderOf(workerUrl))}`
    : url;
}

function loaderOf(url: string): string {
  return `import ${JSON.stringify(new URL(url, location.href).href)}`;
}

function hasOpaqueOrigin(): boolean {
  return globalThis.origin === 'null';
}
