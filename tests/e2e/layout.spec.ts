import { expect, site, test } from './fixtures.ts';

test('beside the map the panel alone scrolls: the page is as high as its window', async ({ page }) => {
  for (const [width, height] of [
    [900, 500],
    [1280, 800]
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const path of ['japan-asean/', 'japan-asean/sihanoukville-port/']) {
      await page.goto(new URL(path, site()).href, { waitUntil: 'domcontentloaded' });
      const heights = await page.evaluate(() => [document.documentElement.scrollHeight, window.innerHeight]);
      expect(heights, `${path} at ${width} × ${height}`).toEqual([height, height]);
      const panel = page.locator('main#panel');
      expect(await panel.evaluate((node) => node.scrollHeight > node.clientHeight)).toBe(true);
    }
  }
});
