import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { type Land, ringOf } from './land.ts';
import { CLAIMED, KNOWN } from './islands.ts';
import { innerPoint, Inside, type Line, project, unproject } from './plane.ts';
import type { Tile } from './pmtiles.ts';
import { type Box, within } from './mercator.ts';
import { layers, type Mosaic } from './topology.ts';

/** How far a country's area may be from Natural Earth's, as a part of it and in square kilometres; the larger counts. */
const TOLERANCE = { part: 0.02, squareKilometres: 200 };

/**
 * Where Natural Earth is too coarse to measure by: how far a country's area may be from it, in square kilometres. It is in
 * a delta (BD), among fjords and many small islands (AX, BS, CL, CV, DK, FK, NO, PF, SB, TC, TF), behind dykes (NL), and
 * where land is told from ice that floats (AQ). The Vatican is too small for either.
 */
const ROUGH: Readonly<Record<string, number>> = {
  AQ: 2e6,
  AX: 950,
  BD: 1600,
  BS: 900,
  CL: 16_000,
  CV: 300,
  DK: 2600,
  FK: 900,
  NL: 2000,
  NO: 9000,
  PF: 400,
  SB: 1900,
  TC: 600,
  TF: 600,
  VA: 1
};

/** Land without a code of its own that is no island: Somaliland, Northern Cyprus and its buffer zone, Siachen. */
const UNCODED: readonly Box[] = [
  [42.6, 7.9, 49.1, 11.6],
  [32.2, 34.8, 34.7, 35.8],
  [76.5, 34.9, 78, 36]
];

const RADIUS = 6371.0088;
const radians = Math.PI / 180;

/** Area of a ring of the plane on the sphere in km², exact for edges that are straight in longitude and sine of latitude. */
function squareKilometres(ring: Line): number {
  let sum = 0;
  for (let i = 2; i < ring.length; i += 2) {
    const sine = (at: number) => Math.sin(unproject(0, ring[at] ?? 0)[1] * radians);
    sum += ((ring[i] ?? 0) - (ring[i - 2] ?? 0)) * (sine(i - 1) + sine(i + 1));
  }
  return Math.abs((sum / 2) * radians * RADIUS ** 2);
}

function areaOf(rings: readonly Line[]): number {
  const [outer = 0, ...holes] = rings.map(squareKilometres);
  return holes.reduce((rest, hole) => rest - hole, outer);
}

/** A place and the country it must come out in. */
export interface Place {
  readonly name: string;
  readonly at: readonly [lon: number, lat: number];
  readonly iso: string;
}

/** Every piece of land with its rings in the plane. */
function piecesOf(land: Land): { iso: string | undefined; rings: Line[] }[] {
  return land.polygons.map(({ iso, rings }) => ({ iso, rings: rings.map((ring) => ringOf(land.arcs, ring)) }));
}

/** Finds on which piece of land a place is. */
function landFinder(pieces: ReturnType<typeof piecesOf>): (at: Place['at']) => { iso: string | undefined } | undefined {
  const found = pieces.map(({ iso, rings }) => ({ iso, inside: new Inside(rings) }));
  return ([lon, lat]) => {
    const [x, y] = project(lon, lat);
    return found.find(({ inside }) => [0, 360, -360].some((turn) => inside.has(x + turn, y)));
  };
}

/**
 * Checks the land that the tiles are made of, against Natural Earth and against places whose country is known: that every
 * piece of land has a country unless several claim it, that each country is as large as it should be, and that cities and
 * islands near foreign land are in their own country. A city's point may lie off the shore.
 *
 * @param cities on the map, with the country that GeoNames has them in
 * @returns what is wrong, in sentences; empty when nothing is
 */
export function landFaults(land: Land, countries: Mosaic, cities: readonly Place[]): string[] {
  const faults: string[] = [];
  const pieces = piecesOf(land);
  const here = new Map<string, number>();
  for (const { iso, rings } of pieces) {
    const size = areaOf(rings);
    if (iso !== undefined) here.set(iso, (here.get(iso) ?? 0) + size);
    else {
      const at = unproject(...innerPoint(rings[0] ?? new Float64Array()));
      if (CLAIMED.some((box) => within(at, box)) || UNCODED.some((box) => within(at, box))) continue;
      faults.push(`Land at ${at.map((degrees) => degrees.toFixed(3)).join(', ')} (${size.toFixed(2)} km²) has no country.`);
    }
  }
  for (const { properties, geometry } of layers(countries).countries.features) {
    const { iso } = properties;
    if (iso === undefined) continue;
    const there = geometry.coordinates.reduce(
      (sum, rings) => sum + areaOf(rings.map((ring) => Float64Array.from(ring.flatMap(([x = 0, y = 0]) => project(x, y))))),
      0
    );
    const most = ROUGH[iso] ?? Math.max(TOLERANCE.squareKilometres, there * TOLERANCE.part);
    const found = here.get(iso) ?? 0;
    if (Math.abs(found - there) > most || (found === 0 && there > 1))
      faults.push(`${iso} has ${found.toFixed(0)} km² in the tiles and ${there.toFixed(0)} in Natural Earth.`);
  }
  const landAt = landFinder(pieces);
  for (const { name, at, iso } of KNOWN) {
    const found = landAt(at);
    if (found?.iso !== iso)
      faults.push(`${name} should be in ${iso} and is in ${found ? (found.iso ?? 'no country') : 'the sea'}.`);
  }
  for (const { name, at, iso } of cities) {
    const found = landAt(at);
    if (found && found.iso !== iso)
      faults.push(`${name} should be in ${iso} and is in ${found.iso ?? 'no country'}.`);
  }
  return faults;
}

/**
 * Reads the tiles as a map does and checks that small islands which readers look for, and small countries, are land in
 * them at every zoom from which they are large enough to be seen.
 */
export function tileFaults(tiles: readonly Tile[]): string[] {
  const byPlace = new Map(tiles.map((tile) => [`${tile.z} ${tile.x} ${tile.y}`, tile.data]));
  const faults: string[] = [];
  for (const { name, at, iso, from = 8 } of KNOWN)
    for (let z = from; z <= 8; z += 1) {
      const [x, y] = project(...at);
      const column = ((x + 180) / 360) * 2 ** z;
      const row = ((180 - y) / 360) * 2 ** z;
      const data = byPlace.get(`${z} ${Math.floor(column)} ${Math.floor(row)}`);
      const layer = data && new VectorTile(new PbfReader(data)).layers.land;
      const point = [column % 1, row % 1].map((part) => part * 4096) as [number, number];
      let found: unknown;
      for (let i = 0; layer && i < layer.length; i += 1) {
        const feature = layer.feature(i);
        const rings = feature.loadGeometry().map((ring) => Float64Array.from(ring.flatMap((each) => [each.x, each.y])));
        if (rings.some((ring) => new Inside([ring]).has(...point))) found = feature.properties.iso;
      }
      if (found !== iso) faults.push(`${name} should be in ${iso} at zoom ${z} and is in ${String(found ?? 'the sea')}.`);
    }
  return faults;
}
