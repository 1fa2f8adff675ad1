import { frameOf, MAP_SCRIPT, phase } from './faulty.ts';
import { expect, project } from './fixtures.ts';
import { hostPage, test } from './hosts.ts';

declare global {
  interface Window {
    longTimers: (() => void)[];
  }
}

/** Runs in the page before anything of it: keeps what is to be done after half a minute, for the test to let that pass. */
function keepLongTimers(): void {
  const set = window.setTimeout;
  window.longTimers = [];
  window.setTimeout = ((then: () => void, wait = 0, ...rest: unknown[]) =>
    wait < 30_000 ? set(then, wait, ...rest) : -window.longTimers.push(then)) as typeof window.setTimeout;
}

test.describe('a map that cannot be seen', () => {
  test('in a frame that is hidden starts when it is shown, and is whole after it was hidden again', async ({
    page,
    published,
    hostServer
  }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(
      hostPage(
        hostServer,
        `<iframe hidden src="${published}embed/japan-asean/" width="700" height="500"></iframe>`
      )
    );
    const frame = await frameOf(page);
    const show = (hidden: boolean) =>
      page.locator('iframe').evaluate((node, value) => ((node as HTMLIFrameElement).hidden = value), hidden);
    await page.waitForTimeout(4000);
    await expect(phase(frame)).toHaveAttribute('data-phase', 'static');
    expect(asked.filter((url) => MAP_SCRIPT.test(url))).toEqual([]);
    await show(false);
    await expect(phase(frame)).toHaveAttribute('data-phase', 'live', { timeout: 30_000 });
    for (const size of [0, 1, 240, 700]) {
      await page.locator('iframe').evaluate((node, width) => node.setAttribute('width', String(width)), size);
      await page.waitForTimeout(300);
    }
    await show(true);
    await page.waitForTimeout(300);
    await show(false);
    const canvas = frame.locator('.canvas canvas');
    await expect.poll(async () => (await canvas.boundingBox())?.width).toBeGreaterThan(400);
    await frame.locator('.markers a[data-id="aeon-oji"]').click();
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText(project('aeon-oji').title);
  });

  test('starts though it is hidden meanwhile', async ({ page, published, hostServer }) => {
    await page.addInitScript(keepLongTimers);
    let come = (): void => undefined;
    const shown = new Promise<void>((resolve) => (come = resolve));
    await page.route(MAP_SCRIPT, async (route) => {
      await shown;
      await route.continue();
    });
    await page.goto(
      hostPage(hostServer, `<iframe src="${published}embed/japan-asean/" width="700" height="500"></iframe>`)
    );
    const frame = await frameOf(page);
    await expect(phase(frame)).toHaveAttribute('data-phase', 'loading');
    const hide = (value: string) =>
      page.locator('iframe').evaluate((node, display) => (node.style.display = display), value);
    await hide('none');
    come();
    const patient = () => frame.evaluate(() => window.longTimers.length);
    await expect.poll(patient, 'the map waits to be drawn').toBe(1);
    await frame.evaluate(() => {
      for (const then of window.longTimers.splice(0)) then();
    });
    await expect.poll(patient, 'when that has taken too long, it waits on').toBe(1);
    await expect(phase(frame)).toHaveAttribute('data-phase', 'loading');
    await hide('');
    await expect(phase(frame)).toHaveAttribute('data-phase', 'live', { timeout: 30_000 });
    const [canvas, stage] = [frame.locator('.canvas canvas'), frame.locator('.stage')];
    await expect
      .poll(async () => (await canvas.boundingBox())?.width)
      .toBeCloseTo((await stage.boundingBox())?.width ?? 0, 0);
  });

  test('that a host moves to another place of its page is there again', async ({
    page,
    published,
    hostServer
  }) => {
    await page.goto(
      hostPage(
        hostServer,
        `<main><script type="module" src="${published}embed/v1.js"></script><wherein-map src="${published}japan-asean/"></wherein-map></main><aside></aside>`
      )
    );
    await expect(phase(await frameOf(page))).toHaveAttribute('data-phase', 'live', { timeout: 30_000 });
    await page.evaluate(() =>
      document.querySelector('aside')?.append(document.querySelector('wherein-map') ?? '')
    );
    await expect(page.locator('aside iframe')).toHaveCount(1);
    await expect(phase(await frameOf(page))).toHaveAttribute('data-phase', 'live', { timeout: 30_000 });
  });
});
