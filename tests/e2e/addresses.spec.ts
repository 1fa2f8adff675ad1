import type { FeatureCollection } from 'geojson';
import {
  articleText,
  entry,
  expect,
  greatestMove,
  hitAt,
  kilometres,
  marker,
  project,
  projects,
  settled,
  site,
  spot,
  test
} from './fixtures.ts';

const LIST = 'japan-asean/';
const PAGES = ['', LIST, ...projects.map(({ id }) => `${LIST}${id}/`)];

test.describe('every prerendered page', () => {
  test.use({ javaScriptEnabled: false });

  test('says who it is: title, description, canonical address, picture, JSON-LD', async ({
    page,
    request
  }) => {
    const titles = new Set<string>();
    for (const path of PAGES) {
      await page.goto(site() + path);
      titles.add(await page.title());
      const meta = (selector: string) => page.locator(`head ${selector}`);
      await expect(meta('title')).toHaveCount(1);
      await expect(meta('meta[name="description"]')).toHaveAttribute('content', /\S{3}/);

      const canonical = (await meta('link[rel="canonical"]').getAttribute('href')) ?? '';
      const own = path || LIST;
      expect(canonical, path).toMatch(new RegExp(`^https?://.+/${own}$`));
      const published = canonical.slice(0, -own.length);
      await expect(meta('meta[property="og:url"]')).toHaveAttribute('content', canonical);
      await expect(meta('meta[property="og:title"]')).toHaveAttribute('content', await page.title());
      await expect(meta('meta[property="og:description"]')).toHaveAttribute('content', /\S{3}/);

      const picture = (await meta('meta[property="og:image"]').getAttribute('content')) ?? '';
      expect(picture.startsWith(published), picture).toBe(true);
      await expect(meta('meta[property="og:image:alt"]')).toHaveAttribute('content', /\S{3}/);
      const answer = await request.get(site() + picture.slice(published.length));
      expect(answer.ok(), picture).toBe(true);
      const bytes = await answer.body();
      expect(bytes.toString('latin1', 1, 4)).toBe('PNG');
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], picture).toEqual([1200, 630]);
      expect(bytes.length, 'a drawn picture, not an empty one').toBeGreaterThan(10_000);

      const data = JSON.parse((await meta('script[type="application/ld+json"]').textContent()) ?? '') as {
        '@context': string;
        url: string;
        image: string;
        isBasedOn: { '@type': string; headline: string };
      };
      expect(data['@context']).toBe('https://schema.org');
      expect(data.url).toBe(canonical);
      expect(data.image).toBe(picture);
      expect(data.isBasedOn['@type']).toBe('NewsArticle');
      expect(data.isBasedOn.headline).toContain('Japan Deepens Economic Ties');
    }
    expect(titles.size, 'different titles; the root is the list').toBe(PAGES.length - 1);
  });
});

test('the article’s data are files that other tools read', async ({ request }) => {
  const geojson = await request.get(`${site()}${LIST}projects.geojson`);
  expect(geojson.ok()).toBe(true);
  const collection = (await geojson.json()) as FeatureCollection & { crs?: unknown };
  expect(collection.type).toBe('FeatureCollection');
  expect(collection.crs, 'RFC 7946 knows no other reference system').toBeUndefined();
  expect(collection.features.map(({ id }) => id)).toEqual(projects.map(({ id }) => id));
  for (const { type, id, geometry, properties } of collection.features) {
    expect(type).toBe('Feature');
    expect(properties).toMatchObject({ title: project(String(id)).title });
    if (project(String(id)).precision === 'region') {
      expect(geometry).toBeNull();
      continue;
    }
    if (geometry?.type !== 'Point') throw new Error(`${id} is not a point`);
    const [longitude = NaN, latitude = NaN] = geometry.coordinates;
    expect(geometry.coordinates).toHaveLength(2);
    expect(longitude).toBeGreaterThan(90);
    expect(longitude).toBeLessThan(150);
    expect(latitude).toBeGreaterThan(-12);
    expect(latitude).toBeLessThan(47);
  }

  const csv = await (await request.get(`${site()}${LIST}projects.csv`)).text();
  const rows = parseCsv(csv);
  expect(rows).toHaveLength(15);
  const [header = [], ...records] = rows;
  expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([header.length]));
  expect(records.map((record) => record[header.indexOf('id')])).toEqual(projects.map(({ id }) => id));
  for (const record of records)
    for (const excerpt of project(record[header.indexOf('id')] ?? '').excerpts)
      expect(record[header.indexOf('excerpts')]).toContain(excerpt);
});

/** Reads RFC 4180, quotes and all. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text
    .trimEnd()
    .concat('\n')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  rows.pop();
  return rows;
}

interface Selector {
  type: string;
  exact: string;
  prefix?: string;
  suffix?: string;
  start: number;
  end: number;
}

interface Annotation {
  type: string;
  body: { id: string };
  target: { source: string; selector: Selector | Selector[] };
}

test('each Web Annotation’s quote and position agree with the article’s text', async ({ request }) => {
  const answer = await request.get(`${site()}${LIST}annotations.jsonld`);
  expect(answer.ok()).toBe(true);
  const collection = (await answer.json()) as { total: number; first: { items: Annotation[] } };
  const wanted = projects.flatMap(({ excerpts }) => excerpts);
  expect(collection.total).toBe(wanted.length);
  const text = articleText.trim();
  const quoted = collection.first.items.map(({ type, target }) => {
    expect(type).toBe('Annotation');
    const selectors = [target.selector].flat();
    const quote = selectors.find((each) => each.type === 'TextQuoteSelector');
    const position = selectors.find((each) => each.type === 'TextPositionSelector');
    if (!quote || !position) throw new Error('An annotation lacks a selector');
    expect(text.slice(position.start, position.end)).toBe(quote.exact);
    if (quote.prefix) expect(text.slice(0, position.start)).toContain(quote.prefix);
    if (quote.suffix) expect(text.slice(position.end)).toContain(quote.suffix);
    return quote.exact;
  });
  expect(quoted.sort()).toEqual(wanted.sort());
});

test('the root is the article’s map', async ({ page, open }) => {
  await open('');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Japan Deepens Economic Ties/);
  await expect(page.locator('main a[data-id]')).toHaveCount(projects.length);
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', /\/japan-asean\/$/);
  await marker(page, 'docomo-oran-ph').click();
  await expect(page).toHaveURL(`${site()}japan-asean/docomo-oran-ph/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(project('docomo-oran-ph').title);
  await page.goBack();
  await expect(page).toHaveURL(site());
  await expect(page.locator('main a[data-id]')).toHaveCount(projects.length);
});

test('a link to a project opens it, with its marker in clear view', async ({ page, open }) => {
  await open('japan-asean/asian-business-summit/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(project('asian-business-summit').title);
  await expect(marker(page, 'asian-business-summit')).toHaveAttribute('aria-current', 'page');
  await expect
    .poll(async () => {
      const places = await settled(page);
      const [tokyo, fukuoka] = [places['asian-business-summit'], places['aizawa-kyushu']];
      const near = tokyo && fukuoka ? Math.hypot(tokyo.x - fukuoka.x, tokyo.y - fukuoka.y) : 0;
      return near > 1000 && tokyo ? await hitAt(page, tokyo) : `still ${near} px from Fukuoka`;
    })
    .toBe('asian-business-summit');
});

test('Back and Forward walk through what was opened, and Back finds the map as it was left', async ({
  page,
  open
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(LIST);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await settled(page);
  const { x, y } = await spot(page, 'docomo-oran-ph');
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -200);
  const left = await settled(page);
  expect(left['docomo-oran-ph']).toBeDefined();

  await entry(page, 'egat-ihi-biomass').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(project('egat-ihi-biomass').title);
  await expect.poll(async () => greatestMove(left, await settled(page))).toBeGreaterThan(100);
  const project8 = await settled(page);
  await page.getByRole('link', { name: /^Next/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(project('docomo-oran-ph').title);
  await settled(page);

  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(project('egat-ihi-biomass').title);
  await expect.poll(async () => greatestMove(project8, await settled(page))).toBeLessThanOrEqual(2);
  await page.goBack();
  await expect(page.locator('main a[data-id]')).toHaveCount(projects.length);
  await expect.poll(async () => greatestMove(left, await settled(page))).toBeLessThanOrEqual(2);
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(project('egat-ihi-biomass').title);
  await expect.poll(async () => greatestMove(project8, await settled(page))).toBeLessThanOrEqual(2);
});

test('after Back, what is opened next is flown to as well', async ({ page, open }) => {
  await open(LIST);
  await settled(page);
  const region = await kilometres(page);
  for (const id of ['egat-ihi-biomass', 'aizawa-kyushu', 'sihanoukville-port']) {
    await marker(page, id).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(project(id).title);
    await expect.poll(() => kilometres(page), `how close the camera comes to ${id}`).toBeLessThan(region / 8);
    await page.goBack();
    await expect.poll(() => kilometres(page)).toBeGreaterThan(region * 0.9);
  }
});

test('Back finds the list scrolled as it was left', async ({ page, open }) => {
  await open(LIST);
  await entry(page, 'e-waste').scrollIntoViewIfNeeded();
  const scrolled = await page.locator('#panel').evaluate((panel) => panel.scrollTop);
  expect(scrolled).toBeGreaterThan(200);
  await entry(page, 'e-waste').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(project('e-waste').title);
  expect(await page.locator('#panel').evaluate((panel) => panel.scrollTop)).toBe(0);
  await page.goBack();
  await expect.poll(() => page.locator('#panel').evaluate((panel) => panel.scrollTop)).toBe(scrolled);
});

test.describe('an unknown address', () => {
  /** The page itself, and nothing that it asks for. */
  test.use({ tolerated: [/404.*\/(nowhere\/?|d\.html)\)?$/] });

  test('answers 404 with a way home, however deep it is', async ({ page }) => {
    for (const path of ['nowhere', 'japan-asean/nowhere/', 'a/b/c/d.html']) {
      const answer = await page.goto(site() + path);
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not on the map');
      await expect(page.getByRole('heading', { level: 1 })).toHaveCSS('text-align', 'center');
      const icon = await page.locator('link[rel="icon"]').evaluate((link: HTMLLinkElement) => link.href);
      expect((await page.request.get(icon)).status(), icon).toBe(200);
    }
    await page.getByRole('link', { name: 'Go to the map' }).click();
    await expect(page).toHaveURL(site());
    await expect(page.locator('main a[data-id]')).toHaveCount(projects.length);
  });
});
