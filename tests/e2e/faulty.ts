/* What the tests of faults share: the addresses that fail, and what a reader sees then. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page, Route } from '@playwright/test';
import { expect, hitAt, placed, spot } from './fixtures.ts';

const CHUNKS = 'build/_app/immutable/chunks';

/** The address of the one built script that satisfies. */
function scriptWhere(satisfies: (code: string) => boolean): RegExp {
  const found = readdirSync(CHUNKS).filter(
    (name) => name.endsWith('.js') && satisfies(readFileSync(join(CHUNKS, name), 'utf8'))
  );
  if (found.length !== 1) throw new Error(`Found ${found.length} such scripts`);
  return new RegExp(`/${found[0]}$`);
}

/** Address of the script that holds MapLibre. */
export const MAP_SCRIPT = scriptWhere((code) => code.includes('maplibregl-canvas'));
/** Address of the map’s worker, which only imports from the other. */
export const WORKER = scriptWhere(
  (code) => code.length < 60 && code.includes(MAP_SCRIPT.source.slice(2, -1))
);

/** The frame on a host's page. */
export async function frameOf(page: Page): Promise<Frame> {
  const handle = await page.locator('iframe').elementHandle();
  const frame = await handle?.contentFrame();
  if (!frame) throw new Error('There is no frame');
  return frame;
}

/** The tiles that a map of the whole article begins with. */
export const FIRST = /\/land\/[0-4]\//;

/** Those it needs nearer. */
export const FINER = /\/land\/[5-8]\/|\/relief\//;

/** What says in which state the map is. */
export const phase = (page: Page | Frame) => page.locator('section.map');
/** The line that says what is missing. */
export const notice = (page: Page | Frame) => page.locator('.map .notice p');
/** The button beside that line. */
export const tryAgain = (page: Page | Frame) => page.getByRole('button', { name: 'Try again' });

/** The drawn map is seen, and each marker on it opens its project. */
export async function expectDrawnMap(page: Page): Promise<void> {
  await expect(page.locator('.drawn path[data-iso="KH"]')).toBeVisible();
  await expect(page.locator('section.map')).not.toHaveAttribute('data-phase', 'live');
  for (const { id } of placed) expect(await hitAt(page, await spot(page, id)), id).toBe(id);
}

/** A picture of the map's middle, without what lies over its edges. */
export async function picture(page: Page): Promise<Buffer> {
  const box = await page.locator('.stage').boundingBox();
  if (!box) throw new Error('There is no map');
  const [width, height] = [Math.round(box.width * 0.6), Math.round(box.height * 0.6)];
  return page.screenshot({
    clip: { x: Math.round(box.x + box.width * 0.2), y: Math.round(box.y + box.height * 0.2), width, height }
  });
}

/** Share of the pixels in which two pictures differ clearly. */
export async function difference(page: Page, one: Buffer, other: Buffer): Promise<number> {
  return page.evaluate(
    async (pictures) => {
      const [a, b] = await Promise.all(
        pictures.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          context?.drawImage(bitmap, 0, 0);
          return context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
        })
      );
      let differing = 0;
      for (let i = 0; a && b && i < a.length; i += 4)
        if ([0, 1, 2].some((k) => Math.abs((a[i + k] ?? 0) - (b[i + k] ?? 0)) > 16)) differing++;
      return differing / ((a?.length ?? 0) / 4);
    },
    [one.toString('base64'), other.toString('base64')]
  );
}

/** Answers as a server does that has no such file. */
export const missing = (route: Route) =>
  route.fulfill({ status: 404, contentType: 'text/html', body: 'gone' });
