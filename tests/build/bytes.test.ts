import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

/** The budgets of `npm run bench` that are bytes, and so hold on every machine: P1, P2, P4 and P9's loader. */

const BUILD = 'build';
if (!existsSync(join(BUILD, '404.html'))) throw new Error('There is no build/ to test. Run: npm run build');

const LOADER = 'static/embed/v1.js';

const files = readdirSync(BUILD, { recursive: true, encoding: 'utf8' });
const pages = files.filter((name) => name.endsWith('index.html'));
const embeds = pages.filter((name) => name.startsWith('embed/'));

/** What a file weighs on the wire. */
function brotli(name: string): number {
  const compressed = join(BUILD, `${name}.br`);
  return statSync(existsSync(compressed) ? compressed : join(BUILD, name)).size;
}

function sum(names: readonly string[]): number {
  expect(names, 'files to weigh').not.toEqual([]);
  return names.reduce((total, name) => total + brotli(name), 0);
}

const { features } = JSON.parse(readFileSync('geo/articles/japan-asean/projects.geojson', 'utf8')) as {
  features: { id: string; geometry: unknown; properties: { excerpts: { exact: string }[] } }[];
};

/** The projects whose excerpts a page shows: its own, or all of them in a list. */
function shownOn(page: string): typeof features {
  const own = features.filter(({ id }) => page.includes(`/${id}/`));
  return own.length ? own : features;
}

/** A page's text and attributes as a browser reads them. */
function read(page: string): string {
  return readFileSync(join(BUILD, page), 'utf8')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

test('there are pages of both kinds', () => {
  expect(embeds.length).toBeGreaterThan(features.length);
  expect(pages.length - embeds.length).toBeGreaterThan(features.length);
});

describe.each(pages)('%s', (page) => {
  test('P1: needs no JavaScript for the map, its markers and every excerpt', () => {
    const html = read(page);
    expect(html).toMatch(/<path class="land[^>]* d="m/);
    const linked = new Set([...html.matchAll(/data-id="([^"]+)"/g)].map(([, id]) => id));
    for (const { id, geometry } of features) if (geometry !== null) expect(linked).toContain(id);
    for (const { properties } of shownOn(page))
      for (const { exact } of properties.excerpts) expect(html).toContain(exact);
  });

  test('P1: nothing stands in the way of the first paint', () => {
    const html = read(page);
    const blocking = [...html.matchAll(/<(?:script[^>]*\ssrc=|link[^>]*rel="?stylesheet)[^>]*>/g)]
      .map(([tag]) => tag)
      .filter((tag) => !/\s(?:defer|async|disabled|type="module")/.test(tag));
    expect(blocking).toEqual([]);
    expect(html).not.toMatch(/@import|@font-face/);
  });

  test('carries each excerpt once for each project that quotes it, and not a second time as data', () => {
    const html = read(page);
    const quoted = shownOn(page).flatMap(({ properties }) => properties.excerpts.map(({ exact }) => exact));
    for (const exact of quoted)
      expect(html.split(exact).length - 1, exact).toBe(quoted.filter((each) => each.includes(exact)).length);
  });

  const limit = page.startsWith('embed/') ? 14_600 : 30_000;
  test(`P2: weighs ${limit} bytes at most`, () => {
    expect(brotli(page)).toBeLessThanOrEqual(limit);
  });
});

test('P4: a live map weighs 1.15 × MapLibre’s own bundles at most, page and first level included', { timeout: 120_000 }, () => {
  const resolve = createRequire(import.meta.url).resolve;
  const dist = dirname(resolve('maplibre-gl/package.json'));
  const own = ['maplibre-gl.mjs', 'maplibre-gl-worker.mjs', 'maplibre-gl.css']
    .map((name) => brotliCompressSync(readFileSync(join(dist, 'dist', name))).length)
    .reduce((a, b) => a + b);

  const text = (name: string): string => readFileSync(join(BUILD, name), 'utf8');
  const page = Math.max(...pages.map(brotli));
  /** All scripts of the site: no page asks for more. */
  const scripts = sum(files.filter((name) => name.startsWith('_app/') && name.endsWith('.js')));
  const styles = sum(files.filter((name) => name.endsWith('.css') && text(name).includes('.maplibregl-map')));
  const labels = sum(files.filter((name) => /\/labels\.[\w-]+\.json$/.test(name)));
  /** What a map of 1280 × 800 shows of the article’s region at its first zoom, 3. */
  const tiles = sum(files.filter((name) => /\/land\/3\/[5-7]\/[2-4]\.mvt$/.test(name)));
  expect(page + scripts + styles + labels + tiles).toBeLessThanOrEqual(1.15 * own);
});

test('a site with one article weighs 17 MB at most, what is compressed beside it aside', () => {
  const plain = files.filter((name) => !/\.(?:br|gz)$/.test(name));
  const size = plain.reduce((total, name) => total + statSync(join(BUILD, name)).size, 0);
  expect(size).toBeLessThanOrEqual(17e6);
});

if (existsSync(LOADER))
  test('P9: the loader of the custom element weighs 3 000 bytes at most', () => {
    expect(brotliCompressSync(readFileSync(LOADER)).length).toBeLessThanOrEqual(3000);
  });
