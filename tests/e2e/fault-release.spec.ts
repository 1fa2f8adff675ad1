import type { Page } from '@playwright/test';
import { expectDrawnMap, frameOf, MAP_SCRIPT, missing, notice, tryAgain } from './faulty.ts';
import { expect, hitAt, live, marker, project, site, spot } from './fixtures.ts';
import { hostPage, test } from './hosts.ts';

/** Counts how often a page is loaded. */
function loads(page: Page): () => number {
  let count = 0;
  page.on('domcontentloaded', () => count++);
  return () => count;
}

test.describe('a release has replaced the scripts of a page', () => {
  test.use({
    serviceWorkers: 'block',
    tolerated: [
      [/Failed to load resource|answer 404|MIME type|preload|blocked by Playwright/],
      { scope: 'test' }
    ]
  });

  test('the page is loaded anew once; if the map’s script is still missing, a line says so, and “Try again” helps', async ({
    page
  }) => {
    const loaded = loads(page);
    await page.route(MAP_SCRIPT, missing);
    await page.goto(`${site()}japan-asean/`);
    await expect(notice(page)).toHaveText(/^The live map could not be loaded/);
    await page.waitForTimeout(2000);
    expect(loaded()).toBe(2);
    await expectDrawnMap(page);
    await page.unroute(MAP_SCRIPT);
    await tryAgain(page).click();
    await live(page);
    expect(loaded(), 'without loading the page').toBe(2);
  });

  test('when only the map’s script was old, the page that is loaded anew has the map', async ({ page }) => {
    const loaded = loads(page);
    await page.route(MAP_SCRIPT, (route) => (loaded() < 2 ? missing(route) : route.continue()));
    await page.goto(`${site()}japan-asean/`);
    await live(page);
    expect(loaded()).toBe(2);
    await expect(notice(page)).toHaveCount(0);
  });

  test('when MapLibre’s style sheet is missing, “Try again” brings it with the map', async ({ page }) => {
    await page.route(/\/live\.[^/]+\.css$/, missing);
    await page.goto(`${site()}japan-asean/`);
    await expect(notice(page)).toHaveText('The live map could not be loaded.');
    await expectDrawnMap(page);
    await page.unroute(/\/live\.[^/]+\.css$/);
    await tryAgain(page).click();
    await live(page);
    await expect(page.locator('.canvas canvas')).toHaveCSS('position', 'absolute');
    await expect(page.locator('.maplibregl-ctrl-scale')).toHaveCSS('border-top-width', '0px');
  });

  test('not while a dialog is open', async ({ page }) => {
    const loaded = loads(page);
    let fail = (): void => undefined;
    const asked = new Promise<void>((resolve) => (fail = resolve));
    await page.route(MAP_SCRIPT, async (route) => {
      await asked;
      await missing(route);
    });
    await page.goto(`${site()}japan-asean/`);
    await page.getByRole('button', { name: 'Share and embed' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    fail();
    await expect(notice(page)).toHaveText(/^The live map could not be loaded/);
    await page.waitForTimeout(1000);
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(loaded()).toBe(1);
  });

  test('not in another page, which keeps its own place and the frame’s', async ({
    page,
    published,
    hostServer
  }) => {
    let asked = 0;
    await page.route(MAP_SCRIPT, missing);
    page.on('request', (request) => {
      if (request.method() === 'GET' && request.url() === `${published}embed/japan-asean/`) asked++;
    });
    const loaded = loads(page);
    await page.goto(
      hostPage(hostServer, `<iframe src="${published}embed/japan-asean/" width="700" height="500"></iframe>`)
    );
    const frame = await frameOf(page);
    await expect(notice(frame)).toHaveText(/^The live map could not be loaded/);
    await page.waitForTimeout(1000);
    expect([loaded(), asked]).toEqual([1, 1]);
    await tryAgain(frame).click();
    await expect.poll(() => asked, 'a reader who asks gets the frame anew').toBe(2);
    expect(loaded(), 'and not the page around').toBe(1);
  });

  test('a link leads to its page though the script for it is missing, and so does a page that is opened', async ({
    page,
    open
  }) => {
    const list = await (await page.request.get(`${site()}japan-asean/`)).text();
    const gone = /\/nodes\/\d+\.[^/]+\.js$/;
    /** What Kit asks for at once is there: the page's own, and the first, which is for errors. */
    await page.route(gone, (route) => {
      const { pathname } = new URL(route.request().url());
      return list.includes(pathname) || /\/1\.[^/]+$/.test(pathname) ? route.continue() : missing(route);
    });
    await open('japan-asean/');
    await page.route(gone, missing);
    await marker(page, 'aeon-oji').click();
    for (let i = 0; i < 2; i++) {
      await expect(page).toHaveURL(`${site()}japan-asean/aeon-oji/`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(project('aeon-oji').title);
      await page.waitForTimeout(1500);
      for (const excerpt of project('aeon-oji').excerpts)
        await expect(page.locator('blockquote', { hasText: excerpt })).toBeVisible();
      await expect(page.locator('.drawn path[data-iso="KH"]')).toBeVisible();
      expect(await hitAt(page, await spot(page, 'docomo-oran-ph'))).toBe('docomo-oran-ph');
      await page.goto(page.url());
    }
  });
});
