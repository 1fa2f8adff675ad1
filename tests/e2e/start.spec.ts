import { expect, site, test } from './fixtures.ts';

test('the map goes live where the browser tells of its first paint at once, as WebKit does', async ({
  page,
  open
}) => {
  await page.addInitScript(() => {
    class AtOnce {
      constructor(private readonly tell: (list: { getEntriesByName: () => unknown[] }) => void) {}
      observe({ type }: { type: string }): void {
        if (type === 'paint') this.tell({ getEntriesByName: () => [{}] });
      }
      disconnect(): void {}
    }
    Object.assign(window, { PerformanceObserver: AtOnce });
  });
  await open('japan-asean/');
});

test('a start that throws is told, whatever threw', async ({ page }) => {
  await page.addInitScript(() => {
    const Real = IntersectionObserver;
    Object.assign(window, {
      IntersectionObserver: function (
        then: IntersectionObserverCallback,
        options?: IntersectionObserverInit
      ) {
        if (options?.rootMargin === '200px') throw new ReferenceError('observer is not defined');
        return new Real(then, options);
      }
    });
  });
  await page.goto(new URL('japan-asean/', site()).href);
  await expect(page.getByText('The live map could not be loaded.')).toBeVisible();
});

test('a change of the screen’s density draws the map anew', async ({ page, open }) => {
  await page.addInitScript(() => {
    const ask = window.matchMedia.bind(window);
    window.matchMedia = (query) => {
      const list = ask(query);
      if (query.includes('dppx'))
        addEventListener('test:density', () => list.dispatchEvent(new Event('change')));
      return list;
    };
  });
  await open('japan-asean/');
  const density = () =>
    page
      .locator('.canvas canvas')
      .evaluate((canvas: HTMLCanvasElement) => Math.round(canvas.width / canvas.clientWidth));
  expect(await density()).toBe(1);
  await page.evaluate(() => {
    Object.defineProperty(window, 'devicePixelRatio', { value: 2 });
    dispatchEvent(new Event('test:density'));
  });
  await expect.poll(density).toBe(2);
});
