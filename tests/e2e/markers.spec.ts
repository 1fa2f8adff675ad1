import type { Page } from '@playwright/test';
import {
  apart,
  expect,
  hitAt,
  kilometres,
  marker,
  placed,
  project,
  settled,
  spot,
  test
} from './fixtures.ts';

/** Entries whose true points are the same. */
const SHARED = [
  ['sihanoukville-port', 'aeon-oji'],
  ['iseas-survey', 'docomo-oran-sg']
] as const;

/** Zooms the map with the pointer over a marker until the scale bar says so, as a reader would with the wheel. */
async function zoomOver(
  page: Page,
  id: string,
  until: (kilometresPer100px: number) => boolean
): Promise<void> {
  let last = Infinity;
  for (let turns = 0; turns < 40; turns++) {
    const now = await kilometres(page);
    if (until(now) || (now === last && turns > 12)) return;
    last = now;
    const { x, y } = await spot(page, id);
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, -600);
    await settled(page);
  }
}

for (const [one, other] of SHARED) {
  test(`${one} and ${other} share a point, and each can be seen, hit and opened at every zoom`, async ({
    page,
    open
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open('japan-asean/');
    await settled(page);

    /** Kilometres that 100 px span near the equator at zoom 6 and at the closest zoom. */
    const stages: [name: string, reached: (length: number) => boolean][] = [
      ['the whole region', () => true],
      ['zoom 6', (length) => length < 125],
      ['the closest zoom', () => false]
    ];
    for (const [name, reached] of stages) {
      await zoomOver(page, one, reached);
      const places = await settled(page);
      const [a, b] = [places[one], places[other]];
      if (!a || !b) throw new Error('A marker is missing');
      expect.soft(apart(a, b), `centres at ${name}`).toBeGreaterThanOrEqual(24);
      expect.soft(await hitAt(page, a), `${one} on top at ${name}`).toBe(one);
      expect.soft(await hitAt(page, b), `${other} on top at ${name}`).toBe(other);
    }
    expect(await kilometres(page), 'the closest zoom').toBeLessThan(4);

    for (const id of [one, other]) {
      const { x, y } = await spot(page, id);
      await page.mouse.click(x, y);
      await expect(page).toHaveURL(new RegExp(`/japan-asean/${id}/$`));
      await page.goBack();
      await expect(page).toHaveURL(/\/japan-asean\/$/);
      await settled(page);
    }
  });
}

test('no marker hides another, whatever the zoom', async ({ page, open }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open('japan-asean/');
  for (let step = 0; step < 4; step++) {
    const places = Object.entries(await settled(page));
    for (const [id, at] of places)
      for (const [otherId, otherAt] of places)
        if (id < otherId)
          expect
            .soft(apart(at, otherAt), `${id} and ${otherId} after ${step} steps`)
            .toBeGreaterThanOrEqual(24);
    await page.getByRole('button', { name: step % 2 ? 'Zoom in' : 'Zoom out' }).click();
    if (step % 2) await page.getByRole('button', { name: 'Zoom in' }).click();
  }
});

test('markers carry the list’s number and title as their name, each once', async ({ page, open }) => {
  await open('japan-asean/');
  for (const { id, number, title } of placed) {
    await expect(marker(page, id)).toHaveAccessibleName(`${number}. ${title}`);
    await expect(marker(page, id).locator('.number')).toHaveText(String(number));
  }
  await expect(page.locator('.markers a')).toHaveCount(placed.length);
});

test('what is exact looks solid, what is not looks hollow', async ({ page, open }) => {
  await open('japan-asean/');
  const fills = new Map<string, Set<string>>();
  for (const { id, precision } of placed) {
    const [fill, stroke, dashes, shape] = await marker(page, id)
      .locator('.disc')
      .evaluate((disc) => {
        const { fill, stroke, strokeDasharray } = getComputedStyle(disc);
        return [fill, stroke, strokeDasharray, disc.tagName];
      });
    const look = [fill === stroke || stroke === 'none' ? 'solid' : 'hollow', dashes, shape].join(' ');
    fills.set(precision, (fills.get(precision) ?? new Set()).add(look));
  }
  const looks = [...fills.values()].map((set) => [...set]);
  expect(
    looks.every(({ length }) => length === 1),
    'one look for each precision'
  ).toBe(true);
  expect(new Set(looks.flat()).size, 'no two precisions look alike').toBe(fills.size);
  expect(fills.get('site')).toEqual(new Set([expect.stringMatching(/^solid/)]));
  for (const precision of ['city', 'headquarters', 'country'])
    expect(fills.get(precision)).toEqual(new Set([expect.stringMatching(/^hollow/)]));
  expect(project('aeon-oji').precision).not.toBe('site');
});
