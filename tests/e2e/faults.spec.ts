import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page, Route } from '@playwright/test';
import { serve } from '../serve.ts';
import { expect, hitAt, live, marker, placed, project, projects, site, spot } from './fixtures.ts';
import { hostPage, test } from './hosts.ts';

const CHUNKS = 'build/_app/immutable/chunks';

/** The address of the one built script that satisfies. */
function scriptWhere(satisfies: (code: string) => boolean): RegExp {
  const found = readdirSync(CHUNKS).filter(
    (name) => name.endsWith('.js') && satisfies(readFileSync(join(CHUNKS, name), 'utf8'))
  );
  if (found.length !== 1) throw new Error(`Found ${found.length} such scripts`);
  return new RegExp(`/${found[0]}$`);
}

const MAP_SCRIPT = scriptWhere((code) => code.includes('maplibregl-canvas'));
/** It only imports from the other. */
const WORKER = scriptWhere((code) => code.length < 60 && code.includes(MAP_SCRIPT.source.slice(2, -1)));

const phase = (page: Page | Frame) => page.locator('section.map');
const notice = (page: Page | Frame) => page.locator('.map').getByRole('status');
const tryAgain = (page: Page | Frame) => page.getByRole('button', { name: 'Try again' });

/** The drawn map is seen, and each marker on it opens its project. */
async function expectDrawnMap(page: Page): Promise<void> {
  await expect(page.locator('.drawn path[data-iso="KH"]')).toBeVisible();
  await expect(page.locator('section.map')).not.toHaveAttribute('data-phase', 'live');
  for (const { id } of placed) expect(await hitAt(page, await spot(page, id)), id).toBe(id);
}

/** How a file fails, seen from the browser. */
const failures: Record<string, (route: Route) => Promise<void> | undefined> = {
  'is not there': (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<p>Not found' }),
  'is blocked': (route) => route.abort('blockedbyclient'),
  'never comes': () => undefined,
  'is an HTML page': (route) => route.fulfill({ contentType: 'text/html', body: '<p>Hello' })
};

test.describe('a file of the live map fails', () => {
  test.use({
    tolerated: [
      [/Failed to load resource|answer 404|MIME type|ERR_BLOCKED_BY_CLIENT|ERR_FAILED/],
      { scope: 'test' }
    ]
  });

  for (const [how, fail] of Object.entries(failures))
    test(`when the worker ${how}, the drawn map stays, “Try again” is there within 5 s, and it helps`, async ({
      page
    }) => {
      await page.route(WORKER, fail);
      const script = page.waitForResponse(MAP_SCRIPT);
      await page.goto(`${site()}japan-asean/`);
      await script;
      await expect(tryAgain(page)).toBeVisible({ timeout: 5000 });
      await expect(notice(page)).toHaveText(/^The live map (could not be loaded|is slow to come)/);
      await expectDrawnMap(page);
      await page.unroute(WORKER);
      await tryAgain(page).click();
      await live(page);
      await expect(tryAgain(page)).toHaveCount(0);
      await expect(notice(page)).toHaveText('');
    });

  for (const [how, fail] of Object.entries(failures).filter(([name]) => name !== 'never comes'))
    test(`when the first level ${how}, the drawn map stays, and “Try again” helps`, async ({ page }) => {
      await page.route(/world\.topo/, fail);
      await page.goto(`${site()}japan-asean/`);
      await expect(notice(page)).toHaveText(/^The live map could not be loaded/);
      await expectDrawnMap(page);
      await page.unroute(/world\.topo/);
      await tryAgain(page).click();
      await live(page);
    });

  test('when the first level is cut off, the drawn map stays', async ({ page }) => {
    await page.route(/world\.topo/, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).slice(0, 5000) });
    });
    await page.goto(`${site()}embed/japan-asean/`);
    await expect(notice(page)).toHaveText(/^The live map could not be loaded/);
    await expectDrawnMap(page);
  });

  test('a notice that is dismissed stays away until there is another', async ({ page }) => {
    await page.route(WORKER, (route) => route.abort());
    await page.goto(`${site()}japan-asean/`);
    await expect(tryAgain(page)).toBeVisible();
    const dismiss = page.getByRole('button', { name: 'Dismiss' });
    const box = await dismiss.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    await tryAgain(page).focus();
    await page.keyboard.press('Tab');
    await expect(dismiss).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dismiss).toHaveCount(0);
    await marker(page, 'aeon-oji').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(project('aeon-oji').title);
    await page.waitForTimeout(1000);
    await expect(dismiss).toHaveCount(0);
    await expect(notice(page)).toHaveText('');
  });
});

test('a slow network is no fault as long as something comes', async ({ page, published }) => {
  test.setTimeout(120_000);
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 300,
    downloadThroughput: 60_000,
    uploadThroughput: 60_000
  });
  await page.addInitScript(() => {
    Object.assign(window, { told: [] });
    const look = (): void => {
      const text = document.querySelector('.map [role=status]')?.textContent;
      if (text) (window as unknown as { told: string[] }).told.push(text);
      requestAnimationFrame(look);
    };
    look();
  });
  const begun = Date.now();
  await page.goto(`${published}japan-asean/`);
  await expect(phase(page)).toHaveAttribute('data-phase', 'live', { timeout: 60_000 });
  expect(Date.now() - begun, 'the network was slow').toBeGreaterThan(5000);
  expect(await page.evaluate(() => (window as unknown as { told: string[] }).told)).toEqual([]);
});

test.describe('offline', () => {
  test.use({ tolerated: [[/ERR_INTERNET_DISCONNECTED/], { scope: 'test' }] });
  test('the notice says so, and “Try again” helps once there is a network', async ({ page, context }) => {
    await page.route(MAP_SCRIPT, async (route) => {
      await context.setOffline(true);
      await route.abort('internetdisconnected');
    });
    await page.goto(`${site()}japan-asean/`);
    await expect(notice(page)).toHaveText(/^There is no connection/);
    await expectDrawnMap(page);
    await page.unroute(MAP_SCRIPT);
    await context.setOffline(false);
    await tryAgain(page).click();
    await live(page);
  });
});
