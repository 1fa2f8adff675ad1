import { until } from './engine.ts';
import { placed, project, projects } from '../e2e/fixtures.ts';
import { asInChromium, clickOn, expect, live, settledSpots, test, words, type Reader } from './fixtures.ts';

const ARTICLE = 'japan-asean';
const PORT = project('sihanoukville-port');

const address = (reader: Reader) => reader.run('page', () => location.href);

/** Waits until a project is open: its title the heading, its excerpts the article's words. */
async function expectOpen(
  reader: Reader,
  { title, excerpts }: typeof PORT,
  place: 'page' | 'frame' = 'page'
): Promise<void> {
  await expect.poll(() => words(reader, 'h1', place)).toEqual([title]);
  expect(await words(reader, 'blockquote', place), 'the article’s words').toEqual(excerpts);
}

for (const [width, height] of [
  [360, 740],
  [768, 1024],
  [1280, 800]
] as const)
  test(`at ${width} × ${height} the markers stand where Chromium has them, drawn and live`, async ({
    reader,
    site,
    engineName
  }) => {
    await reader.resize(width, height);
    const release = site.holdScripts();
    await reader.open(`${site.url}${ARTICLE}/`);
    const drawn = await settledSpots(reader);
    release();
    await live(reader);
    const taken = await settledSpots(reader);
    expect(Object.keys(drawn).sort()).toEqual(placed.map(({ id }) => id).sort());
    for (const [state, spots] of Object.entries({ drawn, live: taken })) {
      const there = asInChromium(engineName, `${state}-${width}`, spots);
      for (const [id, { x, y }] of Object.entries(there))
        expect
          .soft(Math.hypot(x - (spots[id]?.x ?? NaN), y - (spots[id]?.y ?? NaN)), `${id}, ${state}, in px`)
          .toBeLessThanOrEqual(1);
    }
  });

test('a marker opens its project, and Escape, Back and an address lead where they say', async ({
  reader,
  site
}) => {
  const list = `${site.url}${ARTICLE}/`;
  await reader.open(list);
  await live(reader);
  await settledSpots(reader);
  await clickOn(reader, `.markers a[data-id="${PORT.id}"] .disc`);
  await expectOpen(reader, PORT);
  expect(await address(reader)).toBe(`${list}${PORT.id}/`);

  await reader.press('Escape');
  await expect.poll(() => address(reader)).toBe(list);
  await expect.poll(() => words(reader, 'main li a[data-id]')).toHaveLength(projects.length);

  const other = project('azec');
  await clickOn(reader, `main a[data-id="${other.id}"]`);
  await expectOpen(reader, other);
  await reader.back();
  await expect.poll(() => address(reader)).toBe(list);
  await expect.poll(() => words(reader, 'main li a[data-id]')).toHaveLength(projects.length);

  await reader.open(`${list}${other.id}/`);
  await live(reader);
  await expectOpen(reader, other);
});

test('a theme filters the list and the map, and Back lifts it', async ({ reader, site }) => {
  await reader.open(`${site.url}${ARTICLE}/`);
  await live(reader);
  const listed = () =>
    reader.run('page', () =>
      [...document.querySelectorAll<HTMLElement>('main a[data-id]')]
        .map(({ dataset }) => dataset.id ?? '')
        .sort()
    );
  const pinned = () =>
    reader.run('page', () =>
      [...document.querySelectorAll<SVGAElement>('.markers a[data-id]')]
        .map(({ dataset }) => dataset.id ?? '')
        .sort()
    );
  const idsOf = (some: typeof projects) => some.map(({ id }) => id).sort();
  expect(await listed()).toEqual(idsOf(projects));
  await clickOn(reader, '.themes button[aria-pressed]');
  await expect.poll(async () => (await listed()).length).toBeLessThan(projects.length);
  const shown = await listed();
  const themes = new Set(shown.map((id) => project(id).theme));
  expect(themes.size, 'one theme').toBe(1);
  const wanted = projects.filter(({ theme }) => themes.has(theme));
  expect(shown).toEqual(idsOf(wanted));
  await expect.poll(pinned).toEqual(idsOf(wanted.filter((each) => placed.includes(each))));
  expect(await address(reader)).toContain('?theme=');
  await reader.back();
  await expect.poll(listed).toEqual(idsOf(projects));
  await expect.poll(pinned).toEqual(idsOf(placed));
});

const SIZE = 'width="700" height="500"';
const hosts: Record<string, (site: string) => string> = {
  'a frame': (site) => `<iframe src="${site}embed/${ARTICLE}/" ${SIZE}></iframe>`,
  'a sandboxed frame': (site) =>
    `<iframe sandbox="allow-scripts" src="${site}embed/${ARTICLE}/" ${SIZE}></iframe>`,
  'the element': (site) =>
    `<script type="module" src="${site}embed/v1.js"></script><wherein-map src="${site}${ARTICLE}/"></wherein-map>`
};
for (const [host, body] of Object.entries(hosts))
  test(`${host} on another’s page goes live, and opens a project by its marker`, async ({
    reader,
    site,
    engineName
  }) => {
    await reader.open(site.hostPage(body(site.url)));
    await until('a frame', () => reader.run('frame', () => document.readyState !== 'loading'));
    await live(reader, 'frame');
    const spots = await settledSpots(reader, 'frame');
    const there = asInChromium(engineName, host, spots);
    for (const [id, { x, y }] of Object.entries(there))
      expect
        .soft(Math.hypot(x - (spots[id]?.x ?? NaN), y - (spots[id]?.y ?? NaN)), `${id}, in px`)
        .toBeLessThanOrEqual(1);
    await clickOn(reader, `.markers a[data-id="${PORT.id}"] .disc`, 'frame');
    await expectOpen(reader, PORT, 'frame');
  });

test.describe('where the system is dark', () => {
  test.use({ colours: 'dark' });

  test('page and map are dark', async ({ reader, site, engineName }) => {
    await reader.open(`${site.url}${ARTICLE}/`);
    await live(reader);
    const colours = await reader.run('page', () => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      const canvas = document.querySelector<HTMLCanvasElement>('.map canvas');
      return {
        backgroundColor,
        color,
        sea: getComputedStyle(canvas?.closest('section') ?? document.body).backgroundColor
      };
    });
    expect(colours).toEqual(asInChromium(engineName, 'dark', colours));
  });
});
