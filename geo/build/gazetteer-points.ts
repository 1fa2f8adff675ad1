import type { MultiPolygon, Polygon } from 'geojson';
import polylabel from 'polylabel';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { FILES, fromPackage, readShapefile } from './sources.ts';

/** The language of the gazetteer's own names. */
export const CLDR_LANGUAGE = 'en';

/** A point well inside each country's largest part, by ISO 3166-1 alpha-2, for what is said of the country as a whole. */
export function countryPoints(): Map<string, [lon: number, lat: number]> {
  const { supplemental } = fromPackage<{
    supplemental: { codeMappings: Record<string, { _numeric?: string }> };
  }>('cldr-core/supplemental/codeMappings.json');
  const alpha2 = new Map<string, string>();
  for (const [code, { _numeric }] of Object.entries(supplemental.codeMappings)) {
    if (/^[A-Z]{2}$/.test(code) && _numeric && !alpha2.has(_numeric)) alpha2.set(_numeric, code);
  }
  for (const code of ['MM', 'RS', 'TL', 'YE', 'DE', 'CD']) {
    const numeric = supplemental.codeMappings[code]?._numeric;
    if (numeric) alpha2.set(numeric, code);
  }
  const atlas = fromPackage<Topology<{ countries: GeometryCollection<{ name: string }> }>>(
    'world-atlas/countries-50m.json'
  );
  const points = new Map<string, [number, number]>();
  for (const country of feature(atlas, atlas.objects.countries).features) {
    const code = alpha2.get(String(country.id).padStart(3, '0')) ?? (country.properties.name === 'Kosovo' ? 'XK' : '');
    const geometry = country.geometry as Polygon | MultiPolygon;
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    const largest = polygons.reduce((best, each) => (area(each[0]) > area(best[0]) ? each : best));
    if (code === '' || points.has(code)) continue;
    const [lon = 0, lat = 0] = polylabel(largest as [number, number][][], 0.1);
    points.set(code, [lon, lat]);
  }
  return points;
}

/** In square degrees, shrunk towards the poles: enough to find the largest. */
function area(ring: readonly (readonly number[])[] = []): number {
  let sum = 0;
  ring.forEach(([x1 = 0, y1 = 0], index) => {
    const [x2 = 0, y2 = 0] = ring[(index + 1) % ring.length] ?? [];
    sum += (x1 * y2 - x2 * y1) * Math.cos((((y1 + y2) / 2) * Math.PI) / 180);
  });
  return Math.abs(sum / 2);
}

interface Located {
  readonly lon: number;
  readonly lat: number;
  readonly country: string;
  readonly admin1: string;
}

type Ring = readonly (readonly number[])[];

function inRing(lon: number, lat: number, ring: Ring): boolean {
  let inside = false;
  for (let at = 0, last = ring.length - 1; at < ring.length; last = at++) {
    const [x1 = 0, y1 = 0] = ring[at] ?? [];
    const [x2 = 0, y2 = 0] = ring[last] ?? [];
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** Centre of gravity in degrees, with the area as its weight. */
function gravity(ring: Ring): { lon: number; lat: number; weight: number } {
  let sum = 0;
  let lon = 0;
  let lat = 0;
  ring.forEach(([x1 = 0, y1 = 0], index) => {
    const [x2 = 0, y2 = 0] = ring[(index + 1) % ring.length] ?? [];
    const cross = x1 * y2 - x2 * y1;
    sum += cross;
    lon += (x1 + x2) * cross;
    lat += (y1 + y2) * cross;
  });
  return { lon: lon / (3 * sum), lat: lat / (3 * sum), weight: Math.abs(sum / 2) * Math.cos(((lat / (3 * sum)) * Math.PI) / 180) };
}

/**
 * The middle of each province, by GeoNames' code. Natural Earth has no such codes: an outline belongs to the province
 * that most places within it have, and a province may be made of several, as England of its counties.
 */
export function provincePoints(places: readonly Located[]): Map<string, [lon: number, lat: number]> {
  const cell = (lon: number, lat: number) => `${Math.floor(lon / 2)} ${Math.floor(lat / 2)}`;
  const grid = new Map<string, Located[]>();
  for (const place of places) {
    const key = cell(place.lon, place.lat);
    const there = grid.get(key);
    if (there) there.push(place);
    else grid.set(key, [place]);
  }
  const sums = new Map<string, { lon: number; lat: number; weight: number }>();
  for (const { geometry } of readShapefile<Polygon | MultiPolygon, object>(FILES.provinces, ['name']).features) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    const votes = new Map<string, number>();
    for (const [ring = []] of polygons) {
      for (const place of near(ring, grid, cell)) {
        if (!inRing(place.lon, place.lat, ring)) continue;
        const code = `${place.country}.${place.admin1}`;
        votes.set(code, (votes.get(code) ?? 0) + 1);
      }
    }
    const [code] = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [];
    if (code === undefined) continue;
    const sum = sums.get(code) ?? { lon: 0, lat: 0, weight: 0 };
    for (const [ring = []] of polygons) {
      const part = gravity(ring);
      sum.lon += part.lon * part.weight;
      sum.lat += part.lat * part.weight;
      sum.weight += part.weight;
    }
    sums.set(code, sum);
  }
  return new Map([...sums].map(([code, { lon, lat, weight }]) => [code, [lon / weight, lat / weight]]));
}

function near(ring: Ring, grid: ReadonlyMap<string, Located[]>, cell: (lon: number, lat: number) => string): Located[] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon = 0, lat = 0] of ring) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  const found: Located[] = [];
  for (let lon = west; lon < east + 2; lon += 2) {
    for (let lat = south; lat < north + 2; lat += 2) found.push(...(grid.get(cell(lon, lat)) ?? []));
  }
  return found.filter(({ lon, lat }) => lon >= west && lon <= east && lat >= south && lat <= north);
}
