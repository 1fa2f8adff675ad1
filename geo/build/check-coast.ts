import type { Position } from 'geojson';
import type { CoastTile } from './coast.ts';
import { CLAIMED, KNOWN } from './islands.ts';
import { type Box, isOn, within } from './simplify.ts';
import { decode, layers, type Mosaic } from './topology.ts';

/** How far a country's area may be from Natural Earth's, as a part of it and in square kilometres; the larger counts. */
const TOLERANCE = { part: 0.02, squareKilometres: 200 };

/** Where Natural Earth is too coarse to measure by: how far a country's area may be from it, in square kilometres. */
const ROUGH: Readonly<Record<string, number>> = { BD: 1600 };

const RADIUS = 6371.0088;
const radians = Math.PI / 180;

/** Area of a ring on the sphere in km², exact for edges that are straight in longitude and sine of latitude. */
function squareKilometres(ring: readonly Position[]): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i += 1) {
    const [ax = 0, ay = 0] = ring[i] ?? [];
    const [bx = 0, by = 0] = ring[(i + 1) % ring.length] ?? [];
    sum += (bx - ax) * (Math.sin(ay * radians) + Math.sin(by * radians));
  }
  return Math.abs((sum / 2) * radians * RADIUS ** 2);
}

/** The part of a ring inside a box (Sutherland and Hodgman's way): fit for measuring, not for drawing. */
function clipped(ring: readonly Position[], [west, south, east, north]: Box): Position[] {
  const sides: readonly (readonly [axis: 0 | 1, limit: number, sign: 1 | -1])[] = [
    [0, west, 1],
    [0, east, -1],
    [1, south, 1],
    [1, north, -1]
  ];
  return sides.reduce<Position[]>(
    (points, [axis, limit, sign]) => {
      const depth = (point: Position) => ((point[axis] ?? 0) - limit) * sign;
      return points.flatMap((point, i) => {
        const before = points[(i + points.length - 1) % points.length] ?? point;
        const [a, b] = [depth(before), depth(point)];
        const inside = b >= 0 ? [point] : [];
        if (a >= 0 === b >= 0) return inside;
        const t = a / (a - b);
        const [px = 0, py = 0] = before;
        const [qx = 0, qy = 0] = point;
        return [[px + (qx - px) * t, py + (qy - py) * t], ...inside];
      });
    },
    [...ring]
  );
}

interface Part {
  iso: string | undefined;
  rings: Position[][];
}

function partsOf(features: ReturnType<typeof decode>['features']): Part[] {
  return features.flatMap(({ properties, geometry }) => {
    const iso = typeof properties?.iso === 'string' ? properties.iso : undefined;
    if (geometry.type === 'Polygon') return [{ iso, rings: geometry.coordinates }];
    return geometry.type === 'MultiPolygon' ? geometry.coordinates.map((rings) => ({ iso, rings })) : [];
  });
}

function areaOf(rings: readonly Position[][], box: Box): number {
  const [outer = 0, ...holes] = rings.map((ring) => squareKilometres(clipped(ring, box)));
  return holes.reduce((rest, hole) => rest - hole, outer);
}

/** A place and the country it must come out in. */
export interface Place {
  name: string;
  at: Position;
  iso: string;
}

/**
 * Checks tiles as they will be read, against Natural Earth and against places whose country is known: that every piece
 * of land has a country unless several claim it, that each country is as large as it should be, and that cities and
 * islands near foreign land are in their own country. A city's point may lie off the shore.
 *
 * @param cities on the map, with the country that GeoNames has them in
 * @returns what is wrong, in sentences; empty when nothing is
 */
export function coastFaults(
  tiles: readonly CoastTile[],
  countries: Mosaic,
  cities: readonly Place[]
): string[] {
  const faults: string[] = [];
  const measured = new Map<string, { here: number; there: number }>();
  const add = (iso: string, which: 'here' | 'there', area: number) => {
    const entry = measured.get(iso) ?? { here: 0, there: 0 };
    entry[which] += area;
    measured.set(iso, entry);
  };
  const reference = partsOf(layers(countries).countries.features);
  const pieces: Part[] = [];
  for (const { name, cell, text } of tiles) {
    const land = partsOf(decode(text, 'land').features);
    pieces.push(...land);
    for (const { iso, rings } of land) {
      const area = areaOf(rings, cell);
      if (iso !== undefined) add(iso, 'here', area);
      const start = rings[0]?.[0] ?? [];
      if (iso === undefined && !CLAIMED.some((box) => within(start, box))) {
        const [lon = 0, lat = 0] = start;
        faults.push(
          `${name}: land at ${lon.toFixed(3)}, ${lat.toFixed(3)} (${area.toFixed(2)} km²) has no country.`
        );
      }
    }
    for (const { iso, rings } of reference) if (iso !== undefined) add(iso, 'there', areaOf(rings, cell));
  }
  for (const [iso, { here, there }] of [...measured].sort()) {
    const most = ROUGH[iso] ?? Math.max(TOLERANCE.squareKilometres, there * TOLERANCE.part);
    if (Math.abs(here - there) > most) {
      faults.push(`${iso} has ${here.toFixed(0)} km² in the tiles and ${there.toFixed(0)} in Natural Earth.`);
    }
  }
  const landAt = (point: Position) => pieces.find(({ rings }) => isOn(rings, point));
  for (const { name, at, iso } of KNOWN) {
    const found = landAt([...at]);
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
