import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, live, marker, project, projects, settled, site, spot, test } from './fixtures.ts';

/** What axe finds wrong: rule, and the elements concerned. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`
  );
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [device, viewport] of [
    ['a desktop', { width: 1280, height: 800 }],
    ['a phone', { width: 360, height: 740 }]
  ] as const)
    test(`axe finds nothing on the live map and its panel, on ${device} in ${colorScheme} colours`, async ({
      page,
      open
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(viewport);
      await open('japan-asean/');
      expect.soft(await faults(page), 'the list').toEqual([]);
      for (const id of ['sihanoukville-port', 'azec']) {
        await page.locator(`main a[data-id="${id}"]`).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(project(id).title);
        expect.soft(await faults(page), id).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(page).toHaveURL(/\/japan-asean\/$/);
      }
    });

  /** axe itself is a script, so the pages' own are taken out of them instead of being switched off. */
  test(`axe finds nothing on any page without its scripts, in ${colorScheme} colours`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.route(/(\/|\.html)$/, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/<script[^]*?<\/script>/g, '');
      await route.fulfill({ response, body });
    });
    const paths = ['', 'japan-asean/', '404.html', ...projects.map(({ id }) => `japan-asean/${id}/`)];
    for (const path of paths) {
      await page.goto(site() + path);
      await expect(page.locator('section.map[data-phase="static"], main:not(#panel)')).toHaveCount(1);
      expect.soft(await faults(page), path).toEqual([]);
    }
  });
}

test('in forced colours markers, their numbers and the open one can be told apart', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await page.goto(`${site()}japan-asean/sihanoukville-port/`);
  await live(page);
  const paint = (id: string, part: string) =>
    marker(page, id)
      .locator(part)
      .evaluate((node) => {
        const { fill, stroke, strokeWidth } = getComputedStyle(node);
        return { fill, stroke, strokeWidth };
      });
  for (const id of ['sihanoukville-port', 'aeon-oji']) {
    const [disc, number] = [await paint(id, '.disc'), await paint(id, '.number')];
    expect(number.fill, `${id}’s number on its disc`).not.toBe(disc.fill);
  }
  expect(await paint('sihanoukville-port', '.ring')).not.toEqual(await paint('aeon-oji', '.ring'));
});

test('on paper stand the drawn map, its markers where they belong, and every excerpt, black on white', async ({
  page,
  open
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open('japan-asean/');
  await settled(page);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await settled(page);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.locator('.map canvas')).toBeHidden();
  await expect(page.getByRole('button')).toHaveCount(0);
  for (const { excerpts } of projects)
    for (const excerpt of excerpts)
      await expect(page.locator('blockquote:visible', { hasText: excerpt }).first()).toBeVisible();
  const land = await page.locator('.drawn path[data-iso="PH"]').boundingBox();
  const at = await spot(page, 'docomo-oran-ph');
  if (!land) throw new Error('The Philippines are not drawn');
  expect(at.x).toBeGreaterThan(land.x);
  expect(at.x).toBeLessThan(land.x + land.width);
  expect(at.y).toBeGreaterThan(land.y);
  expect(at.y).toBeLessThan(land.y + land.height);
  const [paper, ink] = await page.evaluate(() => [
    getComputedStyle(document.documentElement).backgroundColor,
    getComputedStyle(document.querySelector('main blockquote') ?? document.body).color
  ]);
  expect(paper).toBe('rgb(255, 255, 255)');
  const lightness = (ink ?? '')
    .match(/\d+(\.\d+)?/g)
    ?.slice(0, 3)
    .map(Number) ?? [255];
  expect(Math.max(...lightness), `ink ${ink}`).toBeLessThan(110);
  expect(
    await page.locator('main').evaluate((panel) => panel.scrollHeight - panel.clientHeight)
  ).toBeLessThanOrEqual(1);
});
