import { apart, expect, live, marker, placed, site, test, type Spot } from './fixtures.ts';

interface Watched {
  /** The markers' places in each frame in which one of them moved, with the map's phase. */
  readonly frames: { phase: string; spots: Record<string, Spot> }[];
  /** Scores of the layout shifts since the page began. */
  readonly shifts: number[];
  readonly links: Map<string, Element>;
}

declare global {
  interface Window {
    watched: Watched;
  }
}

/** Runs in the page before anything of it: watches the markers from their first frame. */
function watch(): void {
  const watched: Watched = { frames: [], shifts: [], links: new Map() };
  window.watched = watched;
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries() as (PerformanceEntry & { value: number })[])
      watched.shifts.push(shift.value);
  }).observe({ type: 'layout-shift', buffered: true });
  let last = '';
  const look = (): void => {
    requestAnimationFrame(look);
    const links = [...document.querySelectorAll<SVGAElement>('.markers a[data-id]')];
    /** On a slow machine a frame may show a page that has come halfway; what follows the map is there once the map is. */
    if (!links.length || !document.querySelector('main')) return;
    const spots = Object.fromEntries(
      links.map((link) => {
        const box = (link.querySelector('.disc') ?? link).getBoundingClientRect();
        return [link.dataset.id ?? '', { x: box.x + box.width / 2, y: box.y + box.height / 2 }];
      })
    );
    if (!watched.links.size) for (const link of links) watched.links.set(link.dataset.id ?? '', link);
    const phase = document.querySelector('section.map')?.getAttribute('data-phase') ?? '';
    const now = `${phase} ${JSON.stringify(spots)}`;
    if (now !== last) watched.frames.push({ phase, spots });
    last = now;
  };
  requestAnimationFrame(look);
}

for (const [width, height] of [
  [360, 740],
  [768, 1024],
  [1280, 800],
  [1920, 1080]
] as const) {
  test(`at ${width} × ${height} the live map takes over without moving anything`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.addInitScript(watch);
    await page.goto(`${site()}japan-asean/`);
    await live(page);
    await page.waitForTimeout(600);
    const { frames, shifts } = await page.evaluate(() => ({
      frames: window.watched.frames,
      shifts: window.watched.shifts
    }));
    const first = frames[0];
    expect(first?.phase, 'the drawn map is there first').toBe('static');
    expect(frames.at(-1)?.phase).toBe('live');
    for (const { id } of placed) {
      const from = first?.spots[id];
      if (!from) throw new Error(`${id} has no marker at first paint`);
      const moves = frames.map(({ spots }) => apart(from, spots[id] ?? { x: Infinity, y: 0 }));
      expect(Math.max(...moves), `${id} moves by`).toBeLessThanOrEqual(1);
      const same = (link: Element): boolean =>
        link === window.watched.links.get(link.getAttribute('data-id') ?? '');
      expect(await marker(page, id).evaluate(same), `${id} keeps its element`).toBe(true);
    }
    expect(
      shifts.reduce((sum, score) => sum + score, 0),
      'layout shift'
    ).toBe(0);
  });
}

test('what is focused while the map loads stays focused', async ({ page }) => {
  await page.goto(`${site()}japan-asean/`);
  await marker(page, 'docomo-oran-ph').focus();
  await live(page);
  await expect(marker(page, 'docomo-oran-ph')).toBeFocused();
});
