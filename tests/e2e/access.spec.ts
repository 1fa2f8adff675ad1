import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, live, marker, project, projects, settled, site, spot, test } from './fixtures.ts';

/** What axe finds wrong: rule, and the elements concerned. What a selector in `without` names is left out. */
async function faults(page: Page, ...without: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  for (const selector of without) axe.exclude(selector);
  const { violations } = await axe.analyze();
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

  test(`axe finds nothing in an embed and in the ways to share, in ${colorScheme} colours`, async ({
    page,
    open
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 360, height: 640 });
    await open('embed/japan-asean/');
    expect.soft(await faults(page), 'the list').toEqual([]);
    await marker(page, 'docomo-oran-ph').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(project('docomo-oran-ph').title);
    expect.soft(await faults(page), 'a project').toEqual([]);

    await page.setViewportSize({ width: 1280, height: 800 });
    await open('japan-asean/azec/');
    await page.getByRole('button', { name: 'Share and embed' }).click();
    for (const tab of ['Link', 'Iframe', 'Element', 'oEmbed']) {
      await page.getByRole('tab', { name: tab }).click();
      expect.soft(await faults(page, 'dialog iframe'), tab).toEqual([]);
    }
  });

  /** axe itself is a script, so the pages' own are taken out of them instead of being switched off. */
  test(`axe finds nothing on any page without its scripts, in ${colorScheme} colours`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    await page.route(/(\/|\.html)$/, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/<script[^]*?<\/script>/g, '');
      await route.fulfill({ response, body });
    });
    const paths = [
      '',
      'japan-asean/',
      '404.html',
      'embed/japan-asean/',
      'embed/japan-asean/azec/',
      ...projects.map(({ id }) => `japan-asean/${id}/`)
    ];
    for (const path of paths) {
      await page.goto(site() + path);
      await expect(page.locator('section.map[data-phase="static"], main:not(.panel)')).toHaveCount(1);
      expect.soft(await faults(page), path).toEqual([]);
    }
  });
}

test('in forced colours markers, their numbers and the open one are drawn in the reader’s own', async ({
  page
}) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await page.goto(`${site()}japan-asean/sihanoukville-port/`);
  await live(page);
  const [canvas, link, highlight] = await page.evaluate(() =>
    ['Canvas', 'LinkText', 'Highlight'].map((color) => {
      const sample = document.body.appendChild(document.createElement('i'));
      sample.style.color = color;
      const computed = getComputedStyle(sample).color;
      sample.remove();
      return computed;
    })
  );
  const paint = (id: string, part: string, property: 'fill' | 'stroke') =>
    marker(page, id)
      .locator(part)
      .evaluate((node, name) => getComputedStyle(node)[name], property);
  expect(await paint('sihanoukville-port', '.disc', 'fill')).toBe(link);
  expect(await paint('sihanoukville-port', '.number', 'fill')).toBe(canvas);
  expect(await paint('sihanoukville-port', '.ring', 'stroke')).toBe(highlight);
  expect(await paint('aeon-oji', '.disc', 'fill')).toBe(canvas);
  expect(await paint('aeon-oji', '.number', 'fill')).toBe(link);
  expect(await paint('aeon-oji', '.ring', 'stroke')).not.toBe(highlight);
});

test('on paper stand the drawn map, its markers where they belong, and every excerpt, black on white', async ({
  page,
  open
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open('japan-asean/');
  await settled(page);
  for (let presses = 0; presses < 2; presses++) {
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await settled(page);
  }
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.locator('.map canvas')).toBeHidden();
  await expect(page.getByRole('button')).toHaveCount(0);
  for (const { excerpts } of projects)
    for (const excerpt of excerpts)
      await expect(page.locator('blockquote:visible', { hasText: excerpt }).first()).toBeVisible();
  for (const [id, country] of [
    ['sihanoukville-port', 'KH'],
    ['docomo-oran-ph', 'PH'],
    ['asian-business-summit', 'JP']
  ] as const) {
    const land = await page.locator(`.drawn path[data-iso="${country}"]`).boundingBox();
    const at = await spot(page, id);
    if (!land) throw new Error(`${country} is not drawn`);
    expect(Math.max(land.x - at.x, at.x - land.x - land.width), `${id} beside ${country}`).toBeLessThan(40);
    expect(Math.max(land.y - at.y, at.y - land.y - land.height), `${id} off ${country}`).toBeLessThan(40);
  }
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
