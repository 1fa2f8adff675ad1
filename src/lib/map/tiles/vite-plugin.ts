import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { ARTICLES_DIRECTORY, readArticles } from '../../article/read.ts';
import type { Article, CountryCode } from '../../article/types.ts';
import { ARCHIVES, reliefTiles, worldTiles } from '../../basemap/node/archive.ts';
import {
  EVERYWHERE,
  isReliefPublished,
  rangesFor,
  RELIEF,
  tilePath,
  tilesIn,
  type TileRange,
  type WorldBox
} from '../../basemap/tiles.ts';
import type { CountryBoxes } from '../geometry/camera.ts';
import { viewsOf } from './views.ts';

const BASEMAP = 'virtual:wherein/basemap';
const DRAWN = 'virtual:wherein/drawn';
const RESOLVED = '\0';
const FOLDER = 'geo/basemap';
const WORLD: WorldBox = { x: 0, y: 0, width: 1, height: 1 };

/** A vector tile of the open sea: a field that readers skip, since some hosts do not serve empty files. */
const SEA = Uint8Array.of(0x78, 0);

/** Where tiles are served from while developing. */
const DEV = '/@basemap/';

/**
 * Publishes the basemap as plain files: coarse tiles of all the world, finer ones where the articles' maps go, each with
 * `.br` and `.gz` beside it. They are files of the client's build under a folder named by their contents, but no part of
 * its module graph, where thousands of them would slow it down.
 *
 * Serves `virtual:wherein/basemap`, which says where the tiles are, and `virtual:wherein/drawn`, which draws the land
 * while pages are prerendered and is nothing in a browser.
 */
export function basemap(): Plugin {
  let root = '';
  let build: 'client' | 'server' | undefined;
  let outDir = '';
  const version = (): string => {
    const hash = createHash('sha256');
    for (const name of Object.values(ARCHIVES).flat()) hash.update(readFileSync(join(root, FOLDER, name)));
    return hash.digest('hex').slice(0, 8);
  };
  const read = (): readonly Article[] => readArticles(join(root, ARTICLES_DIRECTORY)).articles;
  return {
    name: 'wherein:basemap',

    configResolved(config) {
      root = config.root;
      build = config.command !== 'build' ? undefined : config.build.ssr ? 'server' : 'client';
      outDir = resolve(config.root, config.build.outDir);
    },

    resolveId(id) {
      return id === BASEMAP || id === DRAWN ? RESOLVED + id : undefined;
    },

    load(id, options) {
      if (id === RESOLVED + DRAWN)
        return options?.ssr
          ? `export { drawRegion } from ${JSON.stringify(join(root, 'src/lib/map/drawn/region.ts'))};`
          : `export const drawRegion = () => '';`;
      if (id !== RESOLVED + BASEMAP) return undefined;
      const here = build === 'client' ? `const here = import.meta.url;\n` : '';
      const folder =
        build === 'client'
          ? `new URL(${JSON.stringify(`../basemap/${version()}/`)}, here).href`
          : JSON.stringify(build === 'server' ? '' : DEV);
      return `${here}export const folder = ${folder};
export const relief = ${JSON.stringify(reliefIndex())};
export const boxes = ${JSON.stringify(boxesFor(read(), boxes(root)))};
`;
    },

    writeBundle() {
      if (build !== 'client') return;
      const ranges = read().flatMap((article) => rangesFor(viewsOf(article, boxes(root))));
      publish(join(outDir, '_app/immutable/basemap', version()), ranges);
    },

    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const [, kind, z, x, y] =
          /^\/@basemap\/(land|relief)\/(\d+)\/(\d+)\/(\d+)\./.exec(request.url ?? '') ?? [];
        if (!kind) return next();
        const store = kind === 'land' ? worldTiles() : reliefTiles();
        response.setHeader('content-type', kind === 'land' ? 'application/octet-stream' : 'image/webp');
        response.end(store.tile(Number(z), Number(x), Number(y)) ?? SEA);
      });
    }
  };
}

function boxes(root: string): CountryBoxes {
  return JSON.parse(readFileSync(join(root, FOLDER, 'countries.json'), 'utf8')) as CountryBoxes;
}

/** Where the countries are that some project is placed by; the rest would be bytes for nothing. */
function boxesFor(articles: readonly Article[], all: CountryBoxes): CountryBoxes {
  const wide = articles
    .flatMap(({ projects }) => projects)
    .filter(({ location }) => location.precision === 'country' || location.precision === 'region')
    .flatMap(({ countries }): readonly CountryCode[] => countries);
  return Object.fromEntries([...new Set(wide)].sort().flatMap((iso) => (all[iso] ? [[iso, all[iso]]] : [])));
}

function* zooms(first: number, last: number): Generator<TileRange> {
  for (let z = first; z <= last; z += 1) {
    const across = 2 ** z;
    yield { ...tilesIn(WORLD, z), east: across - 1, south: across - 1 };
  }
}

function* tilesOf({ z, west, east, north, south }: TileRange): Generator<[x: number, y: number]> {
  const across = 2 ** z;
  for (let y = north; y <= south; y += 1)
    for (let x = west; x <= east; x += 1) yield [((x % across) + across) % across, y];
}

/** Which relief tiles there are: a bit for each, zoom by zoom and row by row, as hexadecimal digits, low bits first. */
function reliefIndex(): string {
  const bits: number[] = [];
  const store = reliefTiles();
  for (const range of zooms(RELIEF.coarsest, RELIEF.finest))
    for (const [x, y] of tilesOf(range)) bits.push(store.tile(range.z, x, y) ? 1 : 0);
  let text = '';
  for (let i = 0; i < bits.length; i += 4)
    text += (
      (bits[i] ?? 0) +
      2 * (bits[i + 1] ?? 0) +
      4 * (bits[i + 2] ?? 0) +
      8 * (bits[i + 3] ?? 0)
    ).toString(16);
  return text;
}

function publish(folder: string, ranges: readonly TileRange[]): void {
  const land = worldTiles();
  const written = new Set<string>();
  for (const range of [...zooms(0, EVERYWHERE), ...ranges])
    for (const [x, y] of tilesOf(range)) {
      const path = tilePath(range.z, x, y, 'land');
      if (written.has(path)) continue;
      written.add(path);
      write(join(folder, path), land.tile(range.z, x, y) ?? SEA, true);
    }
  const relief = reliefTiles();
  for (const range of zooms(RELIEF.coarsest, RELIEF.finest))
    for (const [x, y] of tilesOf(range)) {
      const data = isReliefPublished(ranges, range.z, x, y) && relief.tile(range.z, x, y);
      if (data) write(join(folder, tilePath(range.z, x, y, 'relief')), data, false);
    }
}

/** Tiles smaller than this gain nothing by being compressed, in bytes. */
const SMALL = 200;

function write(path: string, data: Uint8Array, compress: boolean): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, data);
  if (!compress || data.length < SMALL) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: data.length };
  writeFileSync(`${path}.br`, brotliCompressSync(data, { params }));
  writeFileSync(`${path}.gz`, gzipSync(data));
}
