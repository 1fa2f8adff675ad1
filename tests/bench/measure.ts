import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';
import type { Answer, BenchServer } from './serve.ts';

/** A line that a page is loaded over. */
export type Line = 'local' | 'slow 4G';

/** 1.6 Mbit/s down, 750 kbit/s up, 150 ms; bytes a second and milliseconds, as the DevTools protocol takes them. */
export const SLOW_4G = { download: 1.6e6 / 8, upload: 750e3 / 8, latency: 150 };

interface Seen {
  lcp: number;
  shift: number;
  longTasks: number;
  contextsLost: number;
}

interface Clicks {
  /** Milliseconds from each click until the browser had shown what came of it: a project's panel, or a word. */
  readonly painted: { readonly panel: number[]; readonly word: number[] };
  /** Has the next click write a word into the page and do nothing else. */
  write(): void;
}

declare global {
  interface Window {
    seen: Seen;
    clicks: Clicks;
  }
}

/** Runs in a page before anything of it. Marks `live` once the live map has taken over. */
function watch(): void {
  const seen: Seen = { lcp: 0, shift: 0, longTasks: 0, contextsLost: 0 };
  window.seen = seen;
  const observe = (type: string, each: (entry: PerformanceEntry & Record<string, unknown>) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) each(entry as PerformanceEntry & Record<string, unknown>);
    }).observe({ type, buffered: true });
  observe('largest-contentful-paint', ({ startTime }) => (seen.lcp = startTime));
  observe('layout-shift', ({ value }) => (seen.shift += Number(value)));
  observe('longtask', () => (seen.longTasks += 1));
  addEventListener(
    'webglcontextlost',
    ({ target }) => {
      if (target instanceof Node && target.isConnected) seen.contextsLost += 1;
    },
    true
  );
  new MutationObserver(() => {
    if (document.querySelector('[data-phase=live]') && !performance.getEntriesByName('live').length)
      performance.mark('live');
  }).observe(document, { attributeFilter: ['data-phase'], subtree: true });
}

/** Runs in a page. Times clicks by what the browser says it has shown (Element Timing), not by what handlers have done. */
export function watchClicks(): void {
  const painted: Clicks['painted'] = { panel: [], word: [] };
  let clicked = 0;
  addEventListener('click', ({ timeStamp }) => (clicked = timeStamp), true);
  const mark = (element: Element | null, name: keyof typeof painted): void => {
    if (element && !element.hasAttribute('elementtiming')) element.setAttribute('elementtiming', name);
  };
  new MutationObserver(() => {
    if (document.querySelector('#words')) mark(document.querySelector('h1'), 'panel');
  }).observe(document.body, { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      identifier: string;
      renderTime: number;
    })[]) {
      const name = entry.identifier === 'panel' ? 'panel' : 'word';
      painted[name].push(entry.renderTime - clicked);
    }
  }).observe({ type: 'element' });
  const word = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
    const element = document.createElement('p');
    Object.assign(element.style, { position: 'fixed', left: '1em', top: '1em' });
    mark(element, 'word');
    element.textContent = 'a word';
    document.body.append(element);
    setTimeout(() => element.remove(), 300);
  };
  window.clicks = { painted, write: () => addEventListener('click', word, { capture: true, once: true }) };
}

/** What a page did while it loaded; times in milliseconds since it was asked for. */
export interface Load {
  readonly firstPaint: number;
  readonly largestPaint: number;
  readonly shift: number;
  readonly longTasks: number;
  /** When the live map was drawn; `undefined` for a page without one. */
  readonly live: number | undefined;
  /** How far apart MapLibre's main part and its worker were asked for; `undefined` without either. */
  readonly gap: number | undefined;
  /** What the server had answered by then. */
  readonly answers: readonly Answer[];
}

export interface OpenOptions {
  readonly line?: Line;
  readonly width?: number;
  readonly height?: number;
  /** Leaves the service worker out, which fetches what it keeps while others are measured. */
  readonly alone?: boolean;
}

/** An open page of a browser profile of its own, watched from its beginning. */
export interface Opened {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly cdp: CDPSession;
}

/** Opens an empty page with an empty cache. The caller closes its context. */
export async function open(browser: Browser, options: OpenOptions = {}): Promise<Opened> {
  const { line = 'local', width = 1280, height = 800, alone = false } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    serviceWorkers: alone ? 'block' : 'allow'
  });
  await context.addInitScript(watch);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  if (line === 'slow 4G')
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: SLOW_4G.latency,
      downloadThroughput: SLOW_4G.download,
      uploadThroughput: SLOW_4G.upload
    });
  return { context, page, cdp };
}

/**
 * Waits for an entry of the page's performance timeline. Asked from outside: Playwright's own waiting evaluates a string in
 * the page, which the site's Content-Security-Policy forbids.
 *
 * @throws Error when there is none after a minute
 */
async function untilEntry(page: Page, name: string): Promise<void> {
  const since = Date.now();
  while (!(await page.evaluate((each) => performance.getEntriesByName(each).length > 0, name))) {
    if (Date.now() - since > 60_000) throw new Error(`${page.url()} had no “${name}” within a minute`);
    await page.waitForTimeout(50);
  }
}

/** Waits until the live map has taken over. */
export async function untilLive(page: Page): Promise<void> {
  await untilEntry(page, 'live');
}

/** Loads a page with an empty cache and tells what it did. */
export async function load(
  browser: Browser,
  server: BenchServer,
  path: string,
  { live = true, ...options }: OpenOptions & { readonly live?: boolean } = {}
): Promise<Load> {
  const { context, page } = await open(browser, options);
  try {
    server.forget();
    await page.goto(server.url + path, { waitUntil: 'load' });
    if (live) await untilLive(page);
    else await untilEntry(page, 'first-contentful-paint');
    const answers = [...server.answers];
    await page.waitForTimeout(400);
    const told = await page.evaluate(() => {
      const asked = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      const heaviest = asked
        .filter(({ name }) => name.endsWith('.js'))
        .sort((a, b) => b.decodedBodySize - a.decodedBodySize)[0];
      return {
        firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
        live: performance.getEntriesByName('live')[0]?.startTime,
        main: heaviest?.startTime,
        worker: asked.find(({ name, initiatorType }) => initiatorType === 'fetch' && name.endsWith('.js'))
          ?.startTime,
        ...window.seen
      };
    });
    const { firstPaint, main, worker } = told;
    return {
      firstPaint,
      largestPaint: told.lcp,
      shift: told.shift,
      longTasks: told.longTasks,
      live: told.live,
      gap: main === undefined || worker === undefined ? undefined : Math.abs(main - worker),
      answers
    };
  } finally {
    await context.close();
  }
}

/** Times between the frames of a page while a mouse drags its map to and fro, in milliseconds. */
export async function dragFrames(page: Page, { x, y }: { x: number; y: number }): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { frameTimes: times });
    const tick = (time: number): void => {
      times.push(time);
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 0; step < 60; step += 1) {
    await page.mouse.move(x + 120 * Math.sin(step / 5), y + 60 * Math.sin(step / 7));
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
  const times = await page.evaluate(() => (window as unknown as { frameTimes: number[] }).frameTimes);
  return times.slice(1).map((time, index) => time - (times[index] ?? time));
}

/** The value below which a share of all values lies; 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? NaN;
  const high = sorted[Math.ceil(at)] ?? NaN;
  return low + (high - low) * (at - Math.floor(at));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Bytes of all bodies together. */
export function bytesOf(answers: readonly Answer[]): number {
  return answers.reduce((sum, { bytes }) => sum + bytes, 0);
}
