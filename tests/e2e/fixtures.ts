import { readFileSync } from 'node:fs';
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import type { Precision } from '../../src/lib/article/types.ts';
import type { Feature, FeatureCollection, Point } from 'geojson';

interface Properties {
  title: string;
  theme: string;
  summary: string;
  countries: string[];
  location: { place: string; precision: Precision };
  excerpts: { exact: string }[];
}

/** A project as the article's folder has it, numbered in the article's order. */
export interface Project {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly theme: string;
  readonly place: string;
  readonly precision: Precision;
  readonly countries: readonly string[];
  readonly excerpts: readonly string[];
}

const FOLDER = 'geo/articles/japan-asean';

/** The article's words, without the front matter. */
export const articleText = readFileSync(`${FOLDER}/article.md`, 'utf8').replace(/^---\n[^]*?\n---\n/, '');

function readProjects(): Project[] {
  const { features } = JSON.parse(readFileSync(`${FOLDER}/projects.geojson`, 'utf8')) as FeatureCollection<
    Point | null,
    Properties
  >;
  const first = ({ properties }: Feature<Point | null, Properties>): number =>
    Math.min(...properties.excerpts.map(({ exact }) => articleText.indexOf(exact)));
  return features
    .sort((a, b) => first(a) - first(b))
    .map(({ id, properties: { title, theme, countries, location, excerpts } }, index) => ({
      id: String(id),
      number: index + 1,
      title,
      theme,
      place: location.place,
      precision: location.precision,
      countries,
      excerpts: excerpts.map(({ exact }) => exact)
    }));
}

/** All projects, in the article's order. */
export const projects: readonly Project[] = readProjects();

/** Those that have a marker. */
export const placed = projects.filter(({ precision }) => precision !== 'region');

/** Those that span countries and have none. */
export const regional = projects.filter(({ precision }) => precision === 'region');

/** A project by its id. */
export function project(id: string): Project {
  const found = projects.find((each) => each.id === id);
  if (!found) throw new Error(`There is no project ${id}`);
  return found;
}

/** The site at its own origin's root, and the same files under a sub-path. Both end with a slash. */
export function site(): string {
  return process.env.SITE ?? '';
}
export function nestedSite(): string {
  return process.env.NESTED_SITE ?? '';
}

/** A point on screen, in CSS pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Notes everything that must not happen on any page, whatever the test is about. */
function watch(context: BrowserContext, tolerated: readonly RegExp[], servers: readonly string[]): string[] {
  const faults: string[] = [];
  const note = (fault: string): void => {
    if (!tolerated.some((pattern) => pattern.test(fault))) faults.push(fault);
  };
  const own = [site(), nestedSite(), ...servers].map((url) => new URL(url).origin);
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      note(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => note(`uncaught: ${error.error().stack ?? error.error().message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && !own.includes(url.origin)) note(`asked elsewhere: ${url.href}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) note(`answer ${response.status()}: ${response.url()}`);
  });
  return faults;
}

interface Fixtures {
  /** Faults that a test brings about on purpose. */
  tolerated: RegExp[];
  /** Addresses of further servers that a test has pages on; their origins may be asked too. */
  servers: string[];
  /** Opens a page of the site and waits until the live map is there. */
  open: (path: string) => Promise<void>;
}

/** A test of which every page fails on console errors and warnings, uncaught errors, failed requests and other origins. */
export const test = base.extend<Fixtures>({
  tolerated: [[], { option: true }],
  servers: [[], { option: true }],
  context: async ({ context, tolerated, servers }, use) => {
    const faults = watch(context, tolerated, servers);
    await use(context);
    expect(faults, 'faults on the pages of this test').toEqual([]);
  },
  open: async ({ page }, use) => {
    await use(async (path) => {
      await page.goto(new URL(path, site()).href);
      await live(page);
    });
  }
});

export { expect };

/** Waits until the live map has taken over. */
export async function live(page: Page): Promise<void> {
  await expect(page.locator('section.map')).toHaveAttribute('data-phase', 'live', { timeout: 30_000 });
}

/** A project's marker on the map. */
export function marker(page: Page, id: string) {
  return page.locator(`.markers a[data-id="${id}"]`);
}

/** A project's entry in the list. */
export function entry(page: Page, id: string) {
  return page.locator(`main a[data-id="${id}"]`);
}

/** Middle of each marker's disc on screen, by project. */
export function spots(page: Page): Promise<Record<string, Spot>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<SVGAElement>('.markers a[data-id]')].map((link) => {
        const box = (link.querySelector('.disc') ?? link).getBoundingClientRect();
        return [link.dataset.id ?? '', { x: box.x + box.width / 2, y: box.y + box.height / 2 }];
      })
    )
  );
}

/** Middle of one marker's disc on screen. */
export async function spot(page: Page, id: string): Promise<Spot> {
  const found = (await spots(page))[id];
  if (!found) throw new Error(`There is no marker of ${id}`);
  return found;
}

/** Distance of two points, in CSS pixels. */
export function apart(a: Spot, b: Spot): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** The greatest distance that any marker moved. */
export function greatestMove(before: Record<string, Spot>, after: Record<string, Spot>): number {
  return Math.max(
    ...Object.entries(before).map(([id, from]) => {
      const to = after[id];
      return to ? apart(from, to) : Infinity;
    })
  );
}

/** Resolves with the markers' places once none of them has moved for a while. */
export async function settled(page: Page): Promise<Record<string, Spot>> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let last = '';
        let since = performance.now();
        let frames = 0;
        const look = (): void => {
          const now = [...document.querySelectorAll('.markers a .disc')]
            .map((disc) => {
              const { x, y } = disc.getBoundingClientRect();
              return `${x.toFixed(2)},${y.toFixed(2)}`;
            })
            .join(' ');
          if (now !== last) [last, since, frames] = [now, performance.now(), 0];
          if (++frames > 6 && performance.now() - since > 250) resolve();
          else requestAnimationFrame(look);
        };
        look();
      })
  );
  return spots(page);
}

/** The scale bar's length on the ground, in kilometres for a bar of 100 px: it shrinks as the map zooms in. */
export async function kilometres(page: Page): Promise<number> {
  return page.locator('.maplibregl-ctrl-scale').evaluate((bar) => {
    const [, amount = '', unit = ''] = /([\d.,]+)\s*(k?m)/.exec(bar.textContent) ?? [];
    const length = Number(amount.replace(',', '')) * (unit === 'km' ? 1 : 0.001);
    return (length * 100) / bar.getBoundingClientRect().width;
  });
}

/** Id of the project whose marker would be hit at a point, if any. */
export function hitAt(page: Page, { x, y }: Spot): Promise<string | undefined> {
  return page.evaluate(
    ([left, top]) =>
      document.elementFromPoint(left, top)?.closest<SVGAElement>('.markers a[data-id]')?.dataset.id,
    [x, y] as const
  );
}

/** A point of the map that no marker, control or legend covers, so that a drag or a wheel there is the map's own. */
export async function emptySpot(page: Page): Promise<Spot> {
  const found = await page.locator('.map .canvas canvas').evaluate((canvas) => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    for (const fy of [0.5, 0.6, 0.4, 0.7, 0.3])
      for (const fx of [0.5, 0.6, 0.4, 0.7, 0.3]) {
        const [x, y] = [left + fx * width, top + fy * height];
        const clear = [-40, 0, 40].every((dx) =>
          [-40, 0, 40].every((dy) => document.elementFromPoint(x + dx, y + dy) === canvas)
        );
        if (clear) return { x, y };
      }
    return undefined;
  });
  if (!found) throw new Error('Something covers the whole map');
  return found;
}

/** Puts a finger down at a point of the page, draws it up by some pixels, rests and lifts it. */
export async function swipeUp(page: Page, { x, y }: Spot, distance: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Spot[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', [{ x, y }]);
  for (let step = 1; step <= 10; step++) await touch('touchMove', [{ x, y: y - (distance * step) / 10 }]);
  await page.waitForTimeout(200);
  await touch('touchEnd', []);
  await session.detach();
}

/** How far a page is scrolled down, in CSS pixels. */
export function scrolled(page: Page): Promise<number> {
  return page.evaluate(() => window.scrollY);
}
