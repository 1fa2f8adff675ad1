import type { Route } from '@playwright/test';
import { expectDrawnMap, MAP_SCRIPT, notice, phase, tryAgain, WORKER, FIRST } from './faulty.ts';
import { expect, live, marker, project, site } from './fixtures.ts';
import { test } from './hosts.ts';

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
      await expect(page.getByRole('status'), 'and is read out').toHaveText(await notice(page).innerText());
      await expectDrawnMap(page);
      await page.unroute(WORKER);
      await tryAgain(page).click();
      await live(page);
      await expect(tryAgain(page)).toHaveCount(0);
      await expect(notice(page)).toHaveCount(0);
    });

  for (const [how, fail] of Object.entries(failures).filter(([name]) => name !== 'never comes'))
    test(`when the first tiles ${how}, the drawn map stays, and “Try again” helps`, async ({ page }) => {
      await page.route(FIRST, fail);
      await page.goto(`${site()}japan-asean/`);
      await expect(notice(page)).toHaveText(/^The live map could not be loaded/);
      await expectDrawnMap(page);
      await page.unroute(FIRST);
      await tryAgain(page).click();
      await live(page);
    });

  test('when the first tiles are cut off, the drawn map stays', async ({ page }) => {
    await page.route(FIRST, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.body()).subarray(0, 300) });
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
    await expect(notice(page)).toHaveCount(0);
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
      const text = document.querySelector('.map .notice p')?.textContent;
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
    await expect(notice(page)).toHaveText('No connection, so no live map.');
    await expectDrawnMap(page);
    await page.unroute(MAP_SCRIPT);
    await context.setOffline(false);
    await tryAgain(page).click();
    await live(page);
  });
});
