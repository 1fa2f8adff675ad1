import type { Locator, Page } from '@playwright/test';
import {
  emptySpot,
  expect,
  greatestMove,
  kilometres,
  marker,
  project,
  regional,
  settled,
  site,
  spot,
  spots,
  test,
  type Spot
} from './fixtures.ts';

/** Presses the mouse at a point, moves it by some pixels in steps, and lets go. */
async function drag(page: Page, { x, y }: Spot, dx: number, dy: number): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx / 2, y + dy / 2, { steps: 4 });
  await page.mouse.move(x + dx, y + dy, { steps: 4 });
  await page.mouse.up();
}

test('the live map is there soon, with its one worker, and fetches MapLibre only after the page is painted', async ({
  page,
  open
}) => {
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await open('japan-asean/');
  expect(workers).toEqual([expect.stringContaining(`${site()}_app/immutable/`)]);
  const { painted, asked } = await page.evaluate(() => ({
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
    asked: performance
      .getEntriesByType('resource')
      .filter(
        (each): each is PerformanceResourceTiming =>
          each instanceof PerformanceResourceTiming &&
          each.name.endsWith('.js') &&
          each.decodedBodySize > 500_000
      )
      .map(({ startTime }) => startTime)
  }));
  expect(asked.length, 'MapLibre, the one script of this size').toBeGreaterThan(0);
  expect(Math.min(...asked)).toBeGreaterThanOrEqual(painted);
  await expect(page.locator('.map canvas')).toHaveAccessibleName(/Map of/);
});

test('a drag moves the map with the pointer, on the sea and on a marker, and opens nothing', async ({
  page,
  open
}) => {
  await open('japan-asean/');
  const first = await settled(page);

  await drag(page, await emptySpot(page), -90, 60);
  await expect
    .poll(async () => {
      const now = await settled(page);
      return Object.entries(first).filter(
        ([id, { x, y }]) => (now[id]?.x ?? x) < x - 70 && (now[id]?.y ?? y) > y + 40
      ).length;
    })
    .toBe(Object.keys(first).length);

  const second = await settled(page);
  const grabbed = await spot(page, 'docomo-oran-ph');
  await drag(page, grabbed, 80, -50);
  await expect
    .poll(async () => {
      const now = await settled(page);
      return Object.entries(second).filter(
        ([id, { x, y }]) => (now[id]?.x ?? x) > x + 60 && (now[id]?.y ?? y) < y - 30
      ).length;
    })
    .toBe(Object.keys(second).length);
  await expect(page).toHaveURL(/\/japan-asean\/$/);
});

test('arrow keys, plus and minus move the map while its canvas has the focus', async ({ page, open }) => {
  await open('japan-asean/');
  const before = await settled(page);
  await page.locator('.map canvas').focus();
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(async () => (await spot(page, 'egat-ihi-biomass')).x - (before['egat-ihi-biomass']?.x ?? 0))
    .toBeLessThan(-50);
  await settled(page);
  await page.keyboard.press('ArrowDown');
  await expect
    .poll(async () => (await spot(page, 'egat-ihi-biomass')).y - (before['egat-ihi-biomass']?.y ?? 0))
    .toBeLessThan(-50);
  const wide = await kilometres(page);
  await page.keyboard.press('Equal');
  await expect.poll(() => kilometres(page)).toBeLessThan(wide * 0.7);
  await settled(page);
  const near = await kilometres(page);
  await page.keyboard.press('Minus');
  await expect.poll(() => kilometres(page)).toBeGreaterThan(near * 1.5);
});

test('the wheel zooms at the pointer, over the map and over a marker', async ({ page, open }) => {
  await open('japan-asean/');
  await settled(page);

  const wide = await kilometres(page);
  const sea = await emptySpot(page);
  await page.mouse.move(sea.x, sea.y);
  await page.mouse.wheel(0, -400);
  await expect.poll(() => kilometres(page)).toBeLessThan(wide * 0.8);
  await settled(page);

  const nearer = await kilometres(page);
  const over = await spot(page, 'docomo-oran-ph');
  await page.mouse.move(over.x, over.y);
  await page.mouse.wheel(0, -400);
  await expect.poll(() => kilometres(page)).toBeLessThan(nearer * 0.8);
  const { 'docomo-oran-ph': after } = await settled(page);
  expect(Math.hypot((after?.x ?? 0) - over.x, (after?.y ?? 0) - over.y)).toBeLessThan(20);
});

test('buttons zoom in and out, and bring the whole region back', async ({ page, open }) => {
  await open('japan-asean/');
  const region = await settled(page);
  const wide = await kilometres(page);
  const zoomIn = page.getByRole('button', { name: 'Zoom in' });
  const zoomOut = page.getByRole('button', { name: 'Zoom out' });

  await zoomIn.click();
  await expect.poll(() => kilometres(page)).toBeLessThan(wide * 0.6);
  await settled(page);
  await zoomOut.click();
  await expect.poll(() => kilometres(page)).toBeGreaterThan(wide * 0.9);
  await settled(page);

  await page.getByRole('button', { name: 'Whole region' }).click();
  await expect.poll(async () => greatestMove(region, await settled(page))).toBeLessThan(1);
});

test('the zoom buttons are off where the map goes no further', async ({ page, open }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open('japan-asean/');
  const press = async (button: Locator): Promise<void> => {
    for (let presses = 0; presses < 14 && (await button.isEnabled()); presses++) {
      await button.click();
      await settled(page);
    }
  };
  const zoomIn = page.getByRole('button', { name: 'Zoom in' });
  const zoomOut = page.getByRole('button', { name: 'Zoom out' });
  await press(zoomOut);
  await expect(zoomOut).toBeDisabled();
  await press(zoomIn);
  await expect(zoomIn).toBeDisabled();
  await expect(zoomOut).toBeEnabled();
});

test('full screen keeps the panel, and can be left', async ({ page, open }) => {
  await open('japan-asean/');
  await page.getByRole('button', { name: 'Full screen' }).click();
  const leave = page.getByRole('button', { name: 'Leave full screen' });
  await expect(leave).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await leave.click();
  await expect(page.getByRole('button', { name: 'Full screen', exact: true })).toBeVisible();
});

/**
 * Share of the map's pixels by colour, coarsely: eight steps a channel. Markers and what lies over the map are hidden,
 * element by element: Playwright's options `style` and `caret: 'hide'` put a `<style>` into the page, which its policy
 * blocks.
 */
async function colours(page: Page): Promise<Record<string, number>> {
  const above = page.locator('section.map :is(.markers, .legend, .credits, .controls)');
  const setVisibility = (value: string): Promise<void> =>
    above.evaluateAll((elements, value) => {
      for (const element of elements)
        if (element instanceof HTMLElement || element instanceof SVGElement) element.style.visibility = value;
    }, value);
  await setVisibility('hidden');
  const picture = await page.locator('section.map').screenshot({ caret: 'initial' });
  await setVisibility('');
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const drawing = canvas.getContext('2d');
    if (!drawing) throw new Error('No 2D canvas');
    drawing.drawImage(bitmap, 0, 0);
    const { data } = drawing.getImageData(0, 0, bitmap.width, bitmap.height);
    const shares: Record<string, number> = {};
    for (let at = 0; at < data.length; at += 4) {
      const colour = [0, 1, 2].map((channel) => (data[at + channel] ?? 0) >> 3).join(' ');
      shares[colour] = (shares[colour] ?? 0) + 4 / data.length;
    }
    return shares;
  }, picture.toString('base64'));
}

test('opening a regional project lights its countries up on the map', async ({ page, open }) => {
  await open('japan-asean/');
  await settled(page);
  const before = await colours(page);
  const chosen = project('qr-payments');
  expect(regional).toContain(chosen);
  await page.locator(`main a[data-id="${chosen.id}"]`).click();
  await expect(page.getByRole('heading', { level: 1, name: chosen.title })).toBeVisible();
  await expect
    .poll(async () => {
      await settled(page);
      const fresh = Object.entries(await colours(page)).filter(([colour]) => (before[colour] ?? 0) < 0.001);
      return fresh.reduce((sum, [, share]) => sum + share, 0);
    })
    .toBeGreaterThan(0.05);
  await expect(marker(page, chosen.id)).toHaveCount(0);
});

test('readers who want less motion get jumps instead of flights', async ({ page, open }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open('japan-asean/');
  await settled(page);
  const places = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const disc = document.querySelector('.markers a[data-id="docomo-oran-ph"] .disc');
        const seen = new Set<string>();
        const until = performance.now() + 1500;
        const look = (): void => {
          const box = disc?.getBoundingClientRect();
          seen.add(`${Math.round(box?.x ?? 0)} ${Math.round(box?.y ?? 0)}`);
          if (performance.now() < until) requestAnimationFrame(look);
          else resolve(seen.size);
        };
        look();
        document.querySelector<HTMLElement>('main a[data-id="aizawa-kyushu"]')?.click();
      })
  );
  await expect(page.getByRole('heading', { level: 1, name: project('aizawa-kyushu').title })).toBeVisible();
  expect(places, 'places where the marker was seen on its way').toBeLessThanOrEqual(3);
  expect(Object.keys(await spots(page))).toContain('aizawa-kyushu');
});
