import type { Page } from '@playwright/test';
import { entry, expect, hitAt, marker, placed, project, settled, test } from './fixtures.ts';

/** Id of the project whose marker or entry has the focus, and where it stands. */
function focused(page: Page): Promise<{ id: string | undefined; onMap: boolean }> {
  return page.evaluate(() => {
    const link = document.activeElement;
    const id = link?.getAttribute('data-id') ?? undefined;
    return { id, onMap: link instanceof SVGElement };
  });
}

test('the skip link leads past the map', async ({ page, open }) => {
  await open('japan-asean/');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip the map' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main')?.id)).toBe('panel');
});

test('markers are one stop for Tab, with a visible ring', async ({ page, open }) => {
  await open('japan-asean/');
  const stops: string[] = [];
  for (let presses = 0; presses < 14; presses++) {
    await page.keyboard.press('Tab');
    const { id, onMap } = await focused(page);
    if (onMap && id) stops.push(id);
    if (await page.evaluate(() => document.activeElement?.closest('main') !== null)) break;
  }
  expect(stops).toEqual([placed[0]?.id]);

  const first = marker(page, placed[0]?.id ?? '');
  const look = () =>
    first.locator('.ring').evaluate((ring) => {
      const { stroke, strokeWidth, outlineWidth, outlineStyle } = getComputedStyle(ring);
      return [stroke, strokeWidth, outlineStyle, outlineWidth].join(' ');
    });
  const plain = await look();
  await page.keyboard.press('Shift+Tab');
  for (let presses = 0; presses < 14 && !(await focused(page)).onMap; presses++)
    await page.keyboard.press('Shift+Tab');
  await expect(first).toBeFocused();
  await expect.poll(look).not.toBe(plain);
});

test('arrows go to the marker that is meant, reach every marker, and Home and End the first and last', async ({
  page,
  open
}) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open('japan-asean/');
  const places = await settled(page);
  const reached = new Set([placed[0]?.id ?? '']);
  const queue = [...reached];
  const along = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as const;
  for (let from = queue.shift(); from !== undefined; from = queue.shift()) {
    for (const [key, [ax, ay]] of Object.entries(along)) {
      await marker(page, from).focus();
      await page.keyboard.press(key);
      const { id: to, onMap } = await focused(page);
      expect(onMap).toBe(true);
      const way = (id: string | undefined): { ahead: number; aside: number } => {
        const [a, b] = [places[from], places[id ?? '']];
        const [dx, dy] = [(b?.x ?? 0) - (a?.x ?? 0), (b?.y ?? 0) - (a?.y ?? 0)];
        return { ahead: dx * ax + dy * ay, aside: Math.abs(dx * ay - dy * ax) };
      };
      const straightAhead = placed.filter(({ id }) => id !== from && way(id).ahead > way(id).aside);
      if (to === undefined || to === from) {
        expect(straightAhead, `${key} from ${from} finds nothing`).toEqual([]);
        continue;
      }
      const chosen = way(to);
      expect(chosen.ahead, `${key} from ${from} to ${to}`).toBeGreaterThan(0);
      const better = straightAhead.filter(
        ({ id }) => id !== to && way(id).ahead < chosen.ahead && way(id).aside < chosen.aside
      );
      expect(better, `nearer and straighter than ${to}, ${key} from ${from}`).toEqual([]);
      if (!reached.has(to)) {
        reached.add(to);
        queue.push(to);
      }
    }
  }
  expect([...reached].sort()).toEqual(placed.map(({ id }) => id).sort());

  await page.keyboard.press('End');
  await expect(marker(page, placed.at(-1)?.id ?? '')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(marker(page, placed[0]?.id ?? '')).toBeFocused();
  expect(Object.keys(places)).toHaveLength(placed.length);
});

test('focusing a marker that is off screen pans it into clear view', async ({ page, open }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open('japan-asean/docomo-oran-sg/');
  await settled(page);
  await marker(page, 'docomo-oran-sg').focus();
  for (const [key, id] of [
    ['End', placed.at(-1)?.id ?? ''],
    ['Home', placed[0]?.id ?? '']
  ] as const) {
    await page.keyboard.press(key);
    await expect(marker(page, id)).toBeFocused();
    await expect.poll(async () => hitAt(page, (await settled(page))[id] ?? { x: 0, y: 0 })).toBe(id);
  }
});

test('Enter opens, Escape goes back to the list, and the focus to what opened the project', async ({
  page,
  open
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open('japan-asean/');
  await marker(page, 'docomo-oran-ph').focus();
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(project('docomo-oran-ph').title);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/japan-asean\/$/);
  await expect(marker(page, 'docomo-oran-ph')).toBeFocused();

  await entry(page, 'azec').focus();
  await page.keyboard.press('Enter');
  await expect(heading).toHaveText(project('azec').title);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/japan-asean\/$/);
  await expect(entry(page, 'azec')).toBeFocused();

  await marker(page, 'egat-ihi-biomass').click();
  await expect(heading).toHaveText(project('egat-ihi-biomass').title);
  await page.getByRole('link', { name: /^Next/ }).click();
  await expect(heading).toHaveText(project('docomo-oran-ph').title);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/japan-asean\/$/);
  await expect.poll(async () => (await focused(page)).onMap).toBe(true);
});

test('a screen reader hears what opened, what closed, how many are shown and where the map came to rest', async ({
  page,
  open
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open('japan-asean/');
  const status = page.getByRole('status');
  await expect(status).toHaveCount(1);
  await marker(page, 'docomo-oran-ph').click();
  await expect(page.locator('#svelte-announcer')).toContainText(project('docomo-oran-ph').title);
  await page.keyboard.press('Escape');
  await expect(status).toHaveText('Back to the list of projects');
  await page.getByRole('button', { name: /Energy/ }).click();
  await expect(status).toHaveText('3 of 14 projects shown');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(status).toHaveText('14 of 14 projects shown');
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect(status).toHaveText(/^Zoom \d+(\.\d)?, near \S+/);
  await page.locator('.map canvas').focus();
  await page.keyboard.press('ArrowRight');
  await expect(status).toHaveText(/^Zoom \d+(\.\d)?, near \S+/);
});
