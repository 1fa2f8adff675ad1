import type { Page } from '@playwright/test';
import {
  emptySpot,
  entry,
  expect,
  hitAt,
  live,
  marker,
  project,
  scrolled,
  settled,
  site,
  spot,
  swipeUp,
  test
} from './fixtures.ts';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

test('the map is on top, the list under it, and a finger on the text scrolls the page', async ({
  page,
  open
}) => {
  await open('japan-asean/');
  const map = await page.locator('section.map').boundingBox();
  const panel = await page.locator('main#panel').boundingBox();
  if (!map || !panel) throw new Error('Map or panel is missing');
  expect(map.y).toBe(0);
  expect(map.width).toBe(360);
  expect(map.height).toBeGreaterThan(250);
  expect(map.height).toBeLessThan(480);
  expect(panel.y).toBeGreaterThanOrEqual(map.y + map.height - 1);

  await swipeUp(page, { x: 180, y: 600 }, 300);
  await expect.poll(() => scrolled(page)).toBeGreaterThan(150);
  await page.mouse.move(180, 600);
  const before = await scrolled(page);
  await page.mouse.wheel(0, 400);
  await expect.poll(() => scrolled(page)).toBeGreaterThan(before + 200);
});

test('a finger on the map, or on a marker, moves the map and not the page', async ({ page, open }) => {
  await open('japan-asean/');
  for (const start of ['the sea', 'a marker'] as const) {
    const before = await settled(page);
    const from = start === 'the sea' ? await emptySpot(page) : before['docomo-oran-ph'];
    if (!from) throw new Error('The marker is missing');
    await swipeUp(page, from, 60);
    await expect
      .poll(
        async () => (await spot(page, 'egat-ihi-biomass')).y - (before['egat-ihi-biomass']?.y ?? 0),
        start
      )
      .toBeLessThan(-30);
    expect(await scrolled(page)).toBe(0);
    await expect(page).toHaveURL(/\/japan-asean\/$/);
  }
  const map = await page.locator('section.map').boundingBox();
  expect(740 - (map?.height ?? 740), 'text below the map').toBeGreaterThan(250);
});

test('tapping a marker or an entry opens the project with the map still in view', async ({ page, open }) => {
  await open('japan-asean/');
  await settled(page);
  const { x, y } = await spot(page, 'docomo-oran-ph');
  await page.touchscreen.tap(x, y);
  await expectOpenWithMap(page, 'docomo-oran-ph');
  await page.goBack();
  await entry(page, 'egat-ihi-biomass').scrollIntoViewIfNeeded();
  await entry(page, 'egat-ihi-biomass').tap();
  await expectOpenWithMap(page, 'egat-ihi-biomass');
});

async function expectOpenWithMap(page: Page, id: string): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(project(id).title);
  await expect(heading).toBeInViewport();
  await expect(page.locator('section.map')).toBeInViewport({ ratio: 0.99 });
  await expect
    .poll(async () => {
      await settled(page);
      return hitAt(page, await spot(page, id));
    })
    .toBe(id);
  const { map, title } = await page.evaluate(() => ({
    map: document.querySelector('section.map')?.getBoundingClientRect().bottom ?? 0,
    title: document.querySelector('h1')?.getBoundingClientRect().top ?? 0
  }));
  expect(title, 'the heading stands clear of the map').toBeGreaterThanOrEqual(map);
}

for (const width of [360, 320]) {
  test(`at ${width} px nothing scrolls sideways and nothing on the map overlaps`, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    for (const path of ['japan-asean/', 'japan-asean/sihanoukville-port/']) {
      await page.goto(site() + path);
      await live(page);
      await settled(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      const cut = await page.locator('main#panel :is(h1, h2, h3, p, a, button, dd, dt, li)').evaluateAll(
        (nodes, limit) =>
          nodes
            .filter((node) => node.checkVisibility() && !node.closest('.hidden'))
            .filter((node) => node.getBoundingClientRect().right > limit + 1)
            .map((node) => node.textContent.slice(0, 40)),
        width
      );
      expect(cut, 'text beyond the right edge').toEqual([]);

      const parts = await page.locator('section.map').evaluate((map) =>
        ['.legend', '.credits', '.controls', '.maplibregl-ctrl-scale'].map((selector) => {
          const box = map.querySelector(selector)?.getBoundingClientRect();
          return {
            selector,
            left: box?.left ?? NaN,
            right: box?.right ?? NaN,
            top: box?.top ?? NaN,
            bottom: box?.bottom ?? NaN
          };
        })
      );
      for (const one of parts) {
        expect(one.left, one.selector).toBeGreaterThanOrEqual(0);
        expect(one.right, one.selector).toBeLessThanOrEqual(width);
        for (const other of parts)
          if (one.selector < other.selector)
            expect(
              one.right <= other.left ||
                other.right <= one.left ||
                one.bottom <= other.top ||
                other.bottom <= one.top,
              `${one.selector} and ${other.selector} overlap on ${path}`
            ).toBe(true);
      }
    }
  });
}

test('what a finger has to hit is large enough', async ({ page, open }) => {
  await open('japan-asean/');
  for (const button of await page.getByRole('button').all()) {
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), await button.innerText()).toBeGreaterThanOrEqual(44);
  }
  const hit = await marker(page, 'aizawa-kyushu').boundingBox();
  expect(Math.min(hit?.width ?? 0, hit?.height ?? 0)).toBeGreaterThanOrEqual(24);
  const list = await entry(page, 'azec').boundingBox();
  expect(list?.height).toBeGreaterThanOrEqual(44);
  const credits = await page.locator('summary').boundingBox();
  expect(credits?.height).toBeGreaterThanOrEqual(24);
});

test('the credits open over the map, name their sources, and close', async ({ page, open }) => {
  await open('japan-asean/');
  await page.getByText('Credits', { exact: true }).tap();
  await expect(page.getByText(/Natural Earth/)).toBeVisible();
  await expect(page.getByRole('listitem').getByText('Boundaries are not authoritative')).toBeVisible();
  await page.getByText('Credits', { exact: true }).tap();
  await expect(page.getByText(/Natural Earth/)).toBeHidden();
});
