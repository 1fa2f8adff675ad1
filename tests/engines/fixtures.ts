import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { startChromium } from './chromium.ts';
import { until, type Engine, type EngineOptions, type Json, type Point } from './engine.ts';
import { startFirefox } from './firefox.ts';
import { serveSite, type Site } from './site.ts';
import { startWebKit } from './webkit.ts';

const STARTS = { chromium: startChromium, firefox: startFirefox, webkit: startWebKit };

/** What a project of the configuration chooses. */
export interface Options {
  engineName: keyof typeof STARTS;
}

/** A reader with a browser: opens pages, and remembers what was amiss on any of them. */
export interface Reader extends Engine {
  /** What the pages complained of so far. */
  readonly complaints: () => Promise<readonly string[]>;
}

interface WorkerFixtures extends Options {
  siteServer: Site;
  /** A browser for many tests, as starting one takes long; `dark` is started by the tests that want it. */
  light: Engine;
}

interface Fixtures {
  colours: EngineOptions['colours'];
  site: Site;
  reader: Reader;
}

/** A test in one engine. It fails when a page wrote an error or a warning, or asked for what is not there. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  engineName: ['chromium', { scope: 'worker', option: true }],
  siteServer: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern to see what a fixture needs
    async ({}, use) => {
      const site = await serveSite();
      await use(site);
      site.close();
    },
    { scope: 'worker' }
  ],
  light: [
    async ({ engineName }, use) => {
      const engine = await STARTS[engineName]({ colours: 'light' });
      await use(engine);
      await engine.close();
    },
    { scope: 'worker', timeout: 120_000 }
  ],
  colours: ['light', { option: true }],
  site: ({ siteServer }, use) => use(siteServer),
  reader: [
    async ({ engineName, colours, light, site }, use) => {
      const engine = colours === 'light' ? light : await STARTS[engineName]({ colours });
      const reader = remember(engine);
      await reader.resize(1280, 800);
      await use(reader);
      expect(await reader.complaints(), 'what the pages complained of').toEqual([]);
      expect(site.missing(), 'what was asked for and is not there').toEqual([]);
      if (engine !== light) await engine.close();
    },
    { timeout: 120_000 }
  ]
});

export { expect };

/** Gathers each document's complaints before the next is opened, which would take them along. */
function remember(engine: Engine): Reader {
  const known: string[] = [];
  const gather = async (): Promise<void> => {
    const take = (): readonly string[] => (window as { complaints?: string[] }).complaints?.splice(0) ?? [];
    known.push(...(await engine.run('page', take)));
    if (await engine.run('page', () => document.querySelector('iframe') !== null))
      known.push(...(await engine.run('frame', take)));
  };
  return {
    ...engine,
    open: async (url) => {
      await gather();
      await engine.open(url);
    },
    complaints: async () => {
      await gather();
      return known;
    }
  };
}

/** Notes what Chromium shows, or reads what it noted: each test in another engine has its twin there. */
export function asInChromium<T extends Json>(engineName: string, about: string, value: T): T {
  const file = join(process.env.ENGINES_NOTES ?? '', `${about}.json`);
  if (engineName === 'chromium') writeFileSync(file, JSON.stringify(value));
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

/** Resolves once the live map has taken over. */
export async function live(reader: Reader, place: 'page' | 'frame' = 'page'): Promise<void> {
  await until(
    'the live map',
    () =>
      reader.run(place, () => document.querySelector('section.map')?.getAttribute('data-phase') === 'live'),
    60_000
  );
}

/** Middle of each marker's disc in its window, by project. */
type Spots = { readonly [id: string]: { readonly x: number; readonly y: number } };

/** How many times in a row the markers must be found in the same places to be at rest. */
const AT_REST = 6;

/** The markers' places once none of them moves. */
export async function settledSpots(reader: Reader, place: 'page' | 'frame' = 'page'): Promise<Spots> {
  let found: Spots = {};
  let same = 0;
  await until('markers at rest', async () => {
    const now = await reader.run(place, () =>
      Object.fromEntries(
        [...document.querySelectorAll<SVGAElement>('.markers a[data-id]')].map((link) => {
          const { x, y, width, height } = (link.querySelector('.disc') ?? link).getBoundingClientRect();
          return [link.dataset.id ?? '', { x: x + width / 2, y: y + height / 2 }];
        })
      )
    );
    same = JSON.stringify(now) === JSON.stringify(found) ? same + 1 : 0;
    found = now;
    return same >= AT_REST && Object.keys(found).length > 0;
  });
  return found;
}

/** Clicks the middle of the first element that a selector finds, wherever in its window it is. */
export async function clickOn(
  reader: Reader,
  selector: string,
  place: 'page' | 'frame' = 'page'
): Promise<void> {
  const middle = (chosen: string): Point => {
    const found = document.querySelector(chosen);
    if (!found) throw new Error(`There is no ${chosen}`);
    found.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const { x, y, width, height } = found.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  };
  const point = (await reader.run(
    place,
    middle as (chosen: string) => { x: number; y: number },
    selector
  )) as Point;
  const offset =
    place === 'page'
      ? { x: 0, y: 0 }
      : await reader.run('page', () => {
          const { x, y } = document.querySelector('iframe')?.getBoundingClientRect() ?? { x: 0, y: 0 };
          return { x, y };
        });
  await reader.click({ x: point.x + offset.x, y: point.y + offset.y });
}

/** The visible words of each element that a selector finds. */
export function words(
  reader: Reader,
  selector: string,
  place: 'page' | 'frame' = 'page'
): Promise<readonly string[]> {
  return reader.run(
    place,
    (chosen) =>
      [...document.querySelectorAll<HTMLElement>(chosen)]
        .filter((element) => element.checkVisibility())
        .map(({ textContent }) => textContent.trim()),
    selector
  );
}
