import type { LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { Inside } from './plane.ts';
import { FILES, fromPackage, readShapefile } from './sources.ts';
import { type BorderKind, collection, lineStrings, type Mosaic, mosaic, ringPoints } from './topology.ts';

/**
 * Parts that Natural Earth draws as if they were countries and that stand in no country list: bases and lease areas
 * belong to the land around them. The rest (Somaliland, Northern Cyprus, Siachen …) stays land without a code.
 */
const PART_OF: Record<string, string> = {
  Dhekelia: 'CY',
  Akrotiri: 'CY',
  'USNB Guantanamo Bay': 'CU',
  Baikonur: 'KZ',
  Kosovo: 'XK',
  'Indian Ocean Ter.': 'AU',
  'Coral Sea Is.': 'AU'
};

/** Between a country and its own special regions no border is drawn. */
const NO_BORDER = new Set(['CN HK', 'CN MO']);

/** Disputed along their whole length, whatever class Natural Earth gives the line. Codes or names, sorted. */
const DISPUTED = new Set([
  'EH MA',
  'IL LB',
  'IL PS',
  'IL SY',
  'JO PS',
  'KP KR',
  'RS XK',
  'AL XK',
  'ME XK',
  'MK XK',
  'CY N. Cyprus',
  'Cyprus U.N. Buffer Zone N. Cyprus',
  'CY Cyprus U.N. Buffer Zone'
]);

/** Any line of these is disputed. */
const DISPUTED_LAND = ['Somaliland', 'Siachen Glacier', 'N. Cyprus', 'Cyprus U.N. Buffer Zone', 'EH'];

/** Their districts are no provinces. */
const CITY_STATES = new Set(['SGP', 'BRN', 'HKG', 'MAC']);

type IsoCode = string;

/** Codes that were replaced by another with the same number. */
const FORMER = new Set(['BU', 'CS', 'QU', 'TP', 'YU', 'ZR']);

function isoCodes(): Map<string, IsoCode> {
  const { supplemental } = fromPackage<{
    supplemental: { codeMappings: Record<string, { _numeric?: string }> };
  }>('cldr-core/supplemental/codeMappings.json');
  const codes = Object.entries(supplemental.codeMappings).filter(
    ([code]) => /^[A-Z]{2}$/.test(code) && !FORMER.has(code)
  );
  return new Map(codes.flatMap(([code, { _numeric }]) => (_numeric === undefined ? [] : [[_numeric, code]])));
}

/** Finds lines that Natural Earth classes as anything but international, by place, to within 3 km or so. */
function disputedPlaces(): (point: Position) => boolean {
  const lines = readShapefile<LineString | MultiLineString, { featurecla: string }>(FILES.borderLines, [
    'featurecla'
  ]);
  const step = 0.03;
  const cells = new Set<string>();
  for (const { properties, geometry } of lines.features) {
    if (/^(International|Lease|Overlay)/.test(properties.featurecla)) continue;
    for (const line of geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates) {
      for (let i = 1; i < line.length; i += 1) {
        const [ax = 0, ay = 0] = line[i - 1] ?? [];
        const [bx = 0, by = 0] = line[i] ?? [];
        const n = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / (step / 2)));
        for (let k = 0; k <= n; k += 1) {
          const x = Math.round((ax + ((bx - ax) * k) / n) / step);
          const y = Math.round((ay + ((by - ay) * k) / n) / step);
          for (const dx of [-1, 0, 1]) for (const dy of [-1, 0, 1]) cells.add(`${x + dx} ${y + dy}`);
        }
      }
    }
  }
  return ([lon = 0, lat = 0]) => cells.has(`${Math.round(lon / step)} ${Math.round(lat / step)}`);
}

/** Natural Earth's countries at 1:10m, with every border classed. */
export function readCountries(): Mosaic {
  const codes = isoCodes();
  const disputed = disputedPlaces();
  const crimea = ([lon = 0, lat = 0]: Position) => lon > 32 && lon < 36 && lat > 45 && lat < 46.4;
  const source = fromPackage<Topology<{ countries: GeometryCollection<{ name: string }> }>>(
    'world-atlas/countries-10m.json'
  );
  return mosaic(
    source,
    (id, name) => (id === undefined ? PART_OF[name] : codes.get(id)),
    (a, b, left, right): BorderKind | 'hidden' => {
      const pair = `${left} ${right}`;
      if (NO_BORDER.has(pair)) return 'hidden';
      if (DISPUTED.has(pair) || DISPUTED_LAND.includes(left) || DISPUTED_LAND.includes(right))
        return 'disputed';
      if (pair === 'RU UA' && crimea(a) && crimea(b)) return 'disputed';
      return disputed(a) && disputed(b) ? 'disputed' : 'international';
    }
  );
}

/** Lakes, rivers and provinces' lines in full detail. */
export interface Waters {
  lakes: Position[][][];
  rivers: { rank: number; lines: Position[][] }[];
  admin1: Position[][];
}

/** Finds whether a point is on Natural Earth's land. */
function landFinder(countries: Mosaic): (point: Position) => boolean {
  const outlines = countries.countries.flatMap(({ polygons }) =>
    polygons.map((rings) => {
      const ring = ringPoints(countries.arcs, rings[0] ?? []);
      return new Inside([Float64Array.from(ring.flatMap(([lon = 0, lat = 0]) => [lon, lat]))]);
    })
  );
  return ([x = 0, y = 0]) => outlines.some((outline) => outline.has(x, y));
}

/** The parts of a line whose segments' middles are somewhere, such as on land. */
function partsWhere(line: readonly Position[], there: (point: Position) => boolean): Position[][] {
  const parts: Position[][] = [];
  let current: Position[] | undefined;
  for (const [i, b] of line.entries()) {
    const a = line[i - 1];
    if (!a) continue;
    const middle = [((a[0] ?? 0) + (b[0] ?? 0)) / 2, ((a[1] ?? 0) + (b[1] ?? 0)) / 2];
    if (!there(middle)) current = undefined;
    else if (current) current.push(b);
    else parts.push((current = [a, b]));
  }
  return parts;
}

/** Reads lakes, rivers and provinces' lines; Natural Earth draws some of the last at sea, where they look like scratches. */
export function readWaters(countries: Mosaic): Waters {
  const onLand = landFinder(countries);
  const lakes = readShapefile<Polygon | MultiPolygon, Record<string, never>>(FILES.lakes, ['FID']);
  const rivers = readShapefile<LineString | MultiLineString, { scalerank: number; featurecla: string }>(
    FILES.rivers,
    ['scalerank', 'featurecla']
  );
  const admin1 = readShapefile<LineString | MultiLineString, { adm0_a3: string }>(
    FILES.admin1,
    ['adm0_a3']
  );
  const ranks = new Map<number, Position[][]>();
  for (const river of rivers.features) {
    if (river.properties.featurecla !== 'River') continue;
    const rank = Math.round(river.properties.scalerank);
    ranks.set(rank, [...(ranks.get(rank) ?? []), ...lineStrings(collection([river]))]);
  }
  return {
    lakes: lakes.features.flatMap(({ geometry }) =>
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    ),
    rivers: [...ranks].sort(([a], [b]) => a - b).map(([rank, lines]) => ({ rank, lines })),
    admin1: lineStrings(
      collection(admin1.features.filter(({ properties }) => !CITY_STATES.has(properties.adm0_a3)))
    ).flatMap((line) => partsWhere(line, onLand))
  };
}
