import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FeatureCollection, Geometry } from 'geojson';

const require = createRequire(import.meta.url);

/** The repository's `geo/` folder. */
export const GEO = join(dirname(fileURLToPath(import.meta.url)), '..');
/** Where the results go. */
export const OUT = join(GEO, 'basemap');
/** Intermediate files, never committed. */
export const CACHE = join(GEO, '.cache');

const MAGICS = '/usr/share/magics';
const GDL = '/usr/share/gnudatalanguage/resource/maps';

/** Files that Debian packages bring, by what they are. */
export const FILES = {
  borderLines: `${MAGICS}/10m/ne_10m_admin_0_boundary_lines_land.shp`,
  rivers: `${MAGICS}/10m/ne_10m_rivers_lake_centerlines.shp`,
  admin1: `${MAGICS}/10m/ne_10m_admin_1_states_provinces_lines.shp`,
  lakes: `${GDL}/high/ne_10m_lakes.shp`,
  relief: `${GDL}/earth.jpg`,
  provinces: `${GDL}/high/ne_10m_admin_1_states_provinces.shp`,
  geonames: '/usr/share/locale/en/LC_MESSAGES/geonames.mo',
  gshhg: '/usr/share/gmt-gshhg/binned_GSHHS_f.nc',
  lgpl: '/usr/share/common-licenses/LGPL-3',
  gpl: '/usr/share/common-licenses/GPL-3'
} as const;

/** Which Debian package brings a file or a program that the build needs. */
const NEEDED: readonly (readonly [need: string, debianPackage: string])[] = [
  [FILES.borderLines, 'libmagics++-data'],
  [FILES.rivers, 'libmagics++-data'],
  [FILES.admin1, 'libmagics++-data'],
  [FILES.lakes, 'libgnudatalanguage0'],
  [FILES.relief, 'libgnudatalanguage0'],
  [FILES.provinces, 'libgnudatalanguage0'],
  [FILES.geonames, 'libgeonames-common'],
  [FILES.gshhg, 'gmt-gshhg-full'],
  ['gmt', 'gmt'],
  ['ogr2ogr', 'gdal-bin'],
  ['gdalwarp', 'gdal-bin']
];

function present(need: string): boolean {
  if (need.startsWith('/')) return existsSync(need);
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, need)));
}

/** Stops with the exact command to run when a Debian package is missing. */
export function checkDebianPackages(): void {
  const missing = [...new Set(NEEDED.filter(([need]) => !present(need)).map(([, name]) => name))];
  if (missing.length > 0) {
    throw new Error(
      `The basemap's build needs Debian packages that are not here. Run:\n\n  apt-get install ${missing.join(' ')}\n`
    );
  }
}

/** Reads a JSON file of an npm package. The caller says what shape it has; the package's version is pinned. */
export function fromPackage<T>(path: string): T {
  return JSON.parse(readFileSync(require.resolve(path), 'utf8')) as T;
}

/** Runs a program and hands back what it printed. */
export function run(program: string, args: readonly string[]): string {
  return execFileSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, LC_ALL: 'C', GMT_SESSION_NAME: 'wherein' }
  });
}

/** Reads a shapefile, clipped to `[west, south, east, north]`, as GeoJSON with only the named fields. */
export function readShapefile<G extends Geometry, P>(
  file: string,
  fields: readonly string[],
  clip?: readonly [number, number, number, number]
): FeatureCollection<G, P> {
  const box = clip ? ['-clipsrc', ...clip.map(String)] : [];
  const args = [
    '-f',
    'GeoJSON',
    '/vsistdout/',
    file,
    ...box,
    '-select',
    fields.join(','),
    '-lco',
    'COORDINATE_PRECISION=5'
  ];
  return JSON.parse(run('ogr2ogr', args)) as FeatureCollection<G, P>;
}

mkdirSync(CACHE, { recursive: true });
