import type { Page } from '@playwright/test';
import { apart, expect, live, marker, placed, settled, site, test } from './fixtures.ts';

/** Turns a page as an article in Arabic would. */
async function turn(page: Page): Promise<void> {
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
}

/** Where each marker stands in the map, whatever side the map is on. */
async function inMap(page: Page): Promise<Record<string, { x: number; y: number }>> {
  const spots = await settled(page);
  const map = await page.locator('section.map').boundingBox();
  if (!map) throw new Error('There is no map');
  return Object.fromEntries(
    Object.entries(spots).map(([id, { x, y }]) => [id, { x: x - map.x, y: y - map.y }])
  );
}

test('right to left the panel stands left of the map, which does not turn', async ({ page, open }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await open('japan-asean/docomo-oran-ph/');
  const before = await inMap(page);
  await turn(page);
  const after = await inMap(page);
  for (const { id } of placed)
    expect(apart(before[id] ?? { x: 0, y: 0 }, after[id] ?? { x: 9e9, y: 0 }), id).toBeLessThan(1);
  const [map, panel] = await Promise.all(
    ['section.map', 'main#panel'].map((selector) => page.locator(selector).boundingBox())
  );
  expect(panel?.x).toBe(0);
  expect(map?.x).toBeCloseTo(panel?.width ?? 0, 0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);

  const title = await page.locator('.markers .title').boundingBox();
  const disc = await marker(page, 'docomo-oran-ph').locator('.disc').boundingBox();
  if (!title || !disc) throw new Error('The marker or its title is missing');
  const clear =
    title.x > disc.x + disc.width ||
    title.x + title.width < disc.x ||
    title.y > disc.y + disc.height ||
    title.y + title.height < disc.y;
  expect(clear, 'the title stands beside its marker').toBe(true);

  const steps = page.locator('.turn').first();
  const [previous, next] = await Promise.all(
    ['prev', 'next'].map((rel) => steps.locator(`[rel=${rel}]`).boundingBox())
  );
  expect(previous?.x, 'previous is at the right').toBeGreaterThan(next?.x ?? Infinity);
  for (const arrow of await steps.locator('a span[aria-hidden]').all())
    expect(await arrow.evaluate((node) => getComputedStyle(node).scale)).toBe('-1 1');
  const [controls, scale] = await Promise.all(
    ['.controls', '.maplibregl-ctrl-scale'].map((selector) => page.locator(selector).boundingBox())
  );
  const middle = (map?.x ?? 0) + (map?.width ?? 0) / 2;
  expect(controls?.x, 'controls are beside the panel, as ever').toBeLessThan(middle);
  expect(scale?.x).toBeGreaterThan(middle);
});

test('right to left an embed’s words stand left of its map, and nothing is cut on a phone', async ({
  page
}) => {
  await page.setViewportSize({ width: 1000, height: 600 });
  await page.goto(`${site()}embed/japan-asean/sihanoukville-port/`);
  await live(page);
  await turn(page);
  const [map, words] = await Promise.all(
    ['section.map', 'main.panel'].map((selector) => page.locator(selector).boundingBox())
  );
  expect(words?.x).toBe(0);
  expect(map?.x).toBeGreaterThan(200);
  await page.setViewportSize({ width: 360, height: 640 });
  const cut = await page.locator('.embed :is(h1, p, a, button, summary)').evaluateAll((nodes) =>
    nodes
      .filter((node) => node.checkVisibility() && !node.closest('.hidden, svg'))
      .filter((node) => node.getBoundingClientRect().left < -1 || node.getBoundingClientRect().right > 361)
      .map((node) => node.textContent.slice(0, 40))
  );
  expect(cut).toEqual([]);
});
