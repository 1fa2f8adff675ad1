import type { Page } from '@playwright/test';
import { difference, FINER, missing, notice, phase, picture, tryAgain } from './faulty.ts';
import { expect, hitAt, kilometres, live, placed, settled, site, spot } from './fixtures.ts';
import { test } from './hosts.ts';

test.describe('finer parts of the basemap fail', () => {
  test.use({ tolerated: [[/Failed to load resource|answer 404/], { scope: 'test' }] });

  async function zoomIn(page: Page, times: number): Promise<void> {
    for (let i = 0; i < times; i++) {
      await page.getByRole('button', { name: 'Zoom in' }).click();
      await page.waitForTimeout(700);
    }
  }

  test('the coarser map stays; one line tells of all, one message on the console, and “Try again” helps', async ({
    page
  }) => {
    const said: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => {
      if (message.type() !== 'error') said.push(message.text());
    });
    page.on('request', (request) => {
      if (FINER.test(request.url())) asked.push(request.url());
    });
    await page.route(FINER, missing);
    await page.goto(`${site()}japan-asean/`);
    await live(page);
    await page.locator('.panel a[data-id="sihanoukville-port"]').first().click();
    await expect.poll(() => kilometres(page)).toBeLessThan(100);
    await expect(notice(page)).toHaveText('Some finer parts of the map are missing.');
    await expect(phase(page)).toHaveAttribute('data-phase', 'live');
    await settled(page);
    expect(asked.length).toBeGreaterThan(3);
    expect(new Set(asked).size, 'each file is asked for once').toBe(asked.length);
    expect(said).toHaveLength(1);
    const coarse = await picture(page);
    const failed = asked.length;
    await page.unroute(FINER);
    await tryAgain(page).click();
    await expect(tryAgain(page)).toHaveCount(0);
    await expect.poll(() => asked.slice(failed)).toContainEqual(expect.stringMatching(/\/land\/8\//));
    await page.waitForTimeout(3000);
    await expect(notice(page)).toHaveCount(0);
    const changed = await difference(page, coarse, await picture(page));
    expect(changed, 'the finer map is another').toBeGreaterThan(0.001);
    expect(changed, 'and the coarser was no hole').toBeLessThan(0.25);
  });

  for (const [how, body] of [
    ['is an HTML page', '<!doctype html><title>Hello</title>'],
    ['is cut off', '{"type":"Topology","arcs":[[[0,0],[1'],
    ['is other JSON', '{"type":"FeatureCollection","features":[]}']
  ] as const)
    test(`a level that ${how} is told of, and dismissed for good`, async ({ page }) => {
      await page.route(FINER, (route) => route.fulfill({ contentType: 'application/json', body }));
      await page.goto(`${site()}embed/japan-asean/`);
      await live(page);
      await zoomIn(page, 2);
      await expect(notice(page)).toHaveText(/^Some finer parts/);
      await page.getByRole('button', { name: 'Dismiss' }).click();
      await zoomIn(page, 3);
      await expect(notice(page)).toHaveCount(0);
      await expect(phase(page)).toHaveAttribute('data-phase', 'live');
    });
});

test('the notice covers neither a marker’s middle nor a control, on a phone and in a small frame', async ({
  page
}) => {
  await page.route(FINER, (route) => route.fulfill({ body: '' }));
  for (const [path, width, height] of [
    ['japan-asean/', 360, 740],
    ['embed/japan-asean/', 320, 480],
    ['japan-asean/', 1280, 800]
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto(site() + path);
    await live(page);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await settled(page);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect(notice(page)).toHaveText(/^Some finer parts/);
    await page.getByRole('button', { name: 'Whole region' }).click();
    await expect(notice(page)).toBeInViewport({ ratio: 1 });
    await settled(page);
    for (const { id } of placed)
      expect(await hitAt(page, await spot(page, id)), `${id} at ${width} px`).toBe(id);
    for (const name of ['Zoom in', 'Whole region', 'Dismiss', 'Try again'])
      await page.getByRole('button', { name }).click({ trial: true });
  }
});
