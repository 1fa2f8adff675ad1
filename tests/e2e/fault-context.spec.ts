import type { Page } from '@playwright/test';
import { difference, expectDrawnMap, FINER, notice, phase, picture, tryAgain } from './faulty.ts';
import { expect, greatestMove, kilometres, live, marker, project, settled, spots } from './fixtures.ts';
import { test } from './hosts.ts';

/** Does to the map's WebGL context what a driver that crashes, or a system that sleeps, does. */
function disturb(page: Page, what: 'loseContext' | 'restoreContext'): Promise<void> {
  return page.locator('.canvas canvas').evaluate((canvas, act) => {
    const extension = (canvas as HTMLCanvasElement).getContext('webgl2')?.getExtension('WEBGL_lose_context');
    const self = window as unknown as { lost: WEBGL_lose_context | null | undefined };
    (self.lost ??= extension)?.[act]();
  }, what);
}

test.describe('the WebGL context is lost', () => {
  test('meanwhile the drawn map is there, and with the context comes the same map', async ({
    page,
    open
  }) => {
    await open('japan-asean/');
    await settled(page);
    await page.waitForTimeout(1500);
    const before = await picture(page);
    const places = await spots(page);
    await disturb(page, 'loseContext');
    await expect(phase(page)).toHaveAttribute('data-phase', 'lost');
    await expectDrawnMap(page);
    await disturb(page, 'restoreContext');
    await live(page);
    expect(greatestMove(places, await settled(page)), 'px that a marker moved').toBeLessThan(0.5);
    await page.waitForTimeout(1500);
    expect(await difference(page, before, await picture(page))).toBeLessThan(0.01);
    await expect(notice(page)).toHaveCount(0);
  });

  test('what is chosen, filtered and recoloured meanwhile is on the map that comes back', async ({
    page,
    open
  }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await open('japan-asean/azec/');
    await settled(page);
    await disturb(page, 'loseContext');
    await expect(phase(page)).toHaveAttribute('data-phase', 'lost');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 1100, height: 700 });
    await marker(page, 'sihanoukville-port').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(project('sihanoukville-port').title);
    await disturb(page, 'restoreContext');
    await live(page);
    await expect.poll(() => kilometres(page), 'the map has flown there').toBeLessThan(100);
    await settled(page);
    await page.mouse.move(5, 5);
    await page.waitForTimeout(2500);
    const after = await picture(page);
    await open('japan-asean/sihanoukville-port/');
    await expect.poll(() => kilometres(page)).toBeLessThan(100);
    await settled(page);
    await page.waitForTimeout(2500);
    expect(await difference(page, after, await picture(page))).toBeLessThan(0.02);
  });

  test('a level that comes meanwhile is on the map that comes back', async ({ page, open }) => {
    let come = (): void => undefined;
    const restored = new Promise<void>((resolve) => (come = resolve));
    await page.route(FINER, async (route) => {
      await restored;
      await route.continue();
    });
    const asked = page.waitForRequest(/\/land\/8\//);
    await open('japan-asean/');
    await page.locator('.panel a[data-id="sihanoukville-port"]').first().click();
    await asked;
    await expect.poll(() => kilometres(page)).toBeLessThan(100);
    await disturb(page, 'loseContext');
    await expect(phase(page)).toHaveAttribute('data-phase', 'lost');
    const answered = page.waitForResponse(/\/land\/8\//);
    come();
    await (await answered).finished();
    await page.waitForTimeout(1000);
    await disturb(page, 'restoreContext');
    await live(page);
    await page.waitForTimeout(3000);
    const after = await picture(page);
    await open('japan-asean/sihanoukville-port/');
    await expect.poll(() => kilometres(page)).toBeLessThan(100);
    await page.waitForTimeout(3000);
    expect(await difference(page, after, await picture(page))).toBeLessThan(0.02);
    await expect(notice(page)).toHaveCount(0);
  });

  test('for good: the drawn map returns with a line, and “Try again” brings a new one', async ({
    page,
    open
  }) => {
    await open('embed/japan-asean/azec/');
    await disturb(page, 'loseContext');
    await expect(notice(page)).toHaveText(/^The live map has stopped/);
    await expectDrawnMap(page);
    await expect(page.getByRole('button', { name: 'Zoom in' })).toHaveCount(0);
    await tryAgain(page).click();
    await live(page);
    await expect(page.locator('.canvas canvas')).toHaveCount(1);
    await page.getByRole('button', { name: 'Zoom in' }).click();
  });

  test('again and again: the map comes back each time', async ({ page, open }) => {
    await open('japan-asean/');
    for (let i = 0; i < 5; i++) {
      await disturb(page, 'loseContext');
      await expect(phase(page)).toHaveAttribute('data-phase', 'lost');
      await disturb(page, 'restoreContext');
      await live(page);
    }
    const before = await kilometres(page);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect.poll(() => kilometres(page)).toBeLessThan(before);
  });
});
