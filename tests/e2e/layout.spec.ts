import type { Page } from '@playwright/test';
import { entry, expect, live, marker, placed, scrolled, site, swipeUp, test } from './fixtures.ts';

/** How far a document can be scrolled, each way, in CSS pixels. */
function beyond(page: Page): Promise<{ x: number; y: number }> {
  return page.evaluate(() => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
    return { x: scrollWidth - clientWidth, y: scrollHeight - clientHeight };
  });
}

test('beside the map the panel alone scrolls; under it the page ends where the panel ends', async ({
  page,
  open
}) => {
  await open('japan-asean/');
  for (const [width, height] of [
    [1920, 1080],
    [1280, 800],
    [900, 500]
  ] as const) {
    await page.setViewportSize({ width, height });
    expect(await beyond(page), `${width} × ${height}`).toEqual({ x: 0, y: 0 });
  }
  await page.locator('main#panel a[data-id]').last().focus();
  await page.keyboard.press('End');
  for (let stop = 0; stop < 2; stop += 1) await marker(page, placed.at(-1)?.id ?? '').focus();
  expect(await scrolled(page), 'a focused marker is in sight').toBe(0);
  for (const [width, height] of [
    [768, 1024],
    [360, 740]
  ] as const) {
    await page.setViewportSize({ width, height });
    const end = await page.locator('main#panel').evaluate((panel) => {
      return panel.getBoundingClientRect().bottom + window.scrollY;
    });
    expect((await beyond(page)).y + height, `${width} × ${height}`).toBe(Math.round(end));
  }
});

test('an embed is as high as its frame, so that a wheel over its map moves the page around', async ({
  page
}) => {
  const host = `${site()}host`;
  await page.route(host, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Host</title><link rel="icon" href="data:,"><body style="margin: 0">
        <iframe src="${site()}embed/japan-asean/" width="1000" height="480" style="border: 0"></iframe>
        <div style="height: 3000px"></div>`
    })
  );
  await page.setViewportSize({ width: 1000, height: 600 });
  await page.goto(host);
  const frame = page.frames()[1];
  if (!frame) throw new Error('There is no frame');
  await expect(frame.locator('section.map')).toHaveAttribute('data-phase', 'live', { timeout: 30_000 });
  await page.mouse.move(300, 240);
  await page.mouse.wheel(0, 200);
  await expect.poll(() => scrolled(page)).toBe(200);
  expect(await frame.evaluate(() => window.scrollY)).toBe(0);

  for (const [query, width, height] of [
    ['', 970, 250],
    ['', 560, 300],
    ['?panel=none', 1000, 480],
    ['?panel=none', 300, 200]
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto(`${site()}embed/japan-asean/${query}`);
    expect(await beyond(page), `${query} ${width} × ${height}`).toEqual({ x: 0, y: 0 });
  }
  await page.setViewportSize({ width: 970, height: 250 });
  await page.goto(`${site()}embed/japan-asean/?panel=below`);
  await live(page);
  const end = await page.locator('footer').evaluate((footer) => footer.getBoundingClientRect().bottom);
  expect((await beyond(page)).y + 250, 'the words under the map end the page').toBe(Math.round(end));
});

test.describe('short screens', () => {
  test.use({ hasTouch: true });

  test('are at most three fifths map, and a wheel or a finger on the words scrolls on', async ({
    page,
    open
  }) => {
    await page.setViewportSize({ width: 740, height: 280 });
    await open('japan-asean/');
    const down = () =>
      page.evaluate(() => window.scrollY + (document.querySelector('main#panel')?.scrollTop ?? 0));
    for (const [width, height, beside] of [
      [640, 320, true],
      [740, 280, true],
      [800, 320, true],
      [932, 430, true],
      [480, 270, false],
      [320, 256, false]
    ] as const) {
      await page.setViewportSize({ width, height });
      /** A finger's scroll may still run on. */
      await expect(async () => {
        await page.evaluate(() => {
          window.scrollTo(0, 0);
          document.querySelector('main#panel')?.scrollTo(0, 0);
        });
        await page.evaluate(
          () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
        );
        expect(await down()).toBe(0);
      }).toPass();
      const [map, panel] = await Promise.all(
        ['.where', 'main#panel'].map((selector) => page.locator(selector).boundingBox())
      );
      if (!map || !panel) throw new Error('Map or panel is missing');
      const size = `${width} × ${height}`;
      const share = (map.width * Math.min(map.height, height)) / (width * height);
      expect(share, size).toBeLessThanOrEqual(beside ? 0.6 : 0.5);
      if (beside) expect(panel.x, size).toBeGreaterThanOrEqual(map.width);
      else expect(panel.y, size).toBeGreaterThanOrEqual(map.height);

      const at = { x: panel.x + panel.width / 2, y: (beside ? 0 : map.height) + height * 0.4 };
      const before = await down();
      await swipeUp(page, at, height * 0.3);
      await expect.poll(down, `a finger at ${size}`).toBeGreaterThan(before + 20);
      const after = await down();
      await page.mouse.move(at.x, at.y);
      await page.mouse.wheel(0, 100);
      await expect.poll(down, `the wheel at ${size}`).toBeGreaterThan(after + 50);
    }
  });
});

test('a tablet that is turned keeps the list where it was', async ({ page, open }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await open('japan-asean/');
  const panel = page.locator('main#panel');
  const link = entry(page, 'azec');
  await link.evaluate((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }));
  const from = await panel.evaluate((node) => node.scrollTop);
  expect(from).toBeGreaterThan(400);
  await page.waitForTimeout(250);
  await page.setViewportSize({ width: 768, height: 1024 });
  const top = async (): Promise<number> => (await link.boundingBox())?.y ?? NaN;
  const map = (await page.locator('.where').boundingBox())?.height ?? NaN;
  await expect.poll(top, 'right under the map').toBeLessThan(map + 120);
  expect(await top()).toBeGreaterThanOrEqual(map - 1);
  await page.waitForTimeout(250);
  await page.setViewportSize({ width: 1024, height: 768 });
  await expect.poll(top, 'at the panel’s top').toBeLessThan(120);
  expect(await top()).toBeGreaterThanOrEqual(0);
});

/** What of a page's words is beyond its right edge once each text is a word of eighty letters. */
async function overflowing(page: Page, within: string): Promise<string[]> {
  return page.evaluate((selector) => {
    const root = document.querySelector(selector);
    if (!root) throw new Error(`There is no ${selector}`);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const parents = new Set<Element>();
    while (walker.nextNode()) {
      const text = walker.currentNode as Text;
      const parent = text.parentElement;
      if (!parent || text.data.trim().length < 14 || parent.closest('.hidden, button, script, [hidden]'))
        continue;
      text.data = 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaf';
      parents.add(parent);
    }
    if (document.documentElement.scrollWidth > innerWidth) parents.add(document.documentElement);
    return [...parents]
      .filter((each) => Math.max(each.getBoundingClientRect().right, each.scrollWidth) > innerWidth + 1)
      .map((each) => `${each.tagName}.${each.className} in ${each.parentElement?.className}`);
  }, within);
}

test('an unbroken word of eighty letters breaks wherever it stands', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of ['', 'sihanoukville-port/']) {
    await page.goto(`${site()}japan-asean/${path}`, { waitUntil: 'domcontentloaded' });
    expect(await overflowing(page, 'main'), path).toEqual([]);
    await page.goto(`${site()}embed/japan-asean/${path}`, { waitUntil: 'domcontentloaded' });
    expect(await overflowing(page, '.embed main'), `embed ${path}`).toEqual([]);
  }
});

test('the browser’s own search finds what stands in an embed’s folded list, and unfolds it', async ({
  page
}) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(`${site()}embed/japan-asean/`);
  const list = page.locator('#projects');
  await expect(list).toHaveAttribute('hidden', 'until-found');
  expect((await list.boundingBox())?.height).toBe(0);
  /** Following a link into it is the one search that a script can make; the browser takes both the same way. */
  await page.evaluate(() => {
    const last = document.querySelector('#projects li:last-child');
    if (last) last.id = 'last';
    location.hash = '#last';
  });
  await expect(page.getByRole('button', { name: 'Fold the list away' })).toBeVisible();
  await expect(page.locator('#last')).toBeInViewport();
});
