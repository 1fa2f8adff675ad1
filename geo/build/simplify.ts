import type { Position } from 'geojson';
import { presimplify } from 'topojson-simplify';
import type { Mosaic } from './topology.ts';
import { ringPoints } from './topology.ts';

/** `[west, south, east, north]` in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

export interface Resolution {
  /** Pixels per degree of longitude at which the level is looked at. */
  scale: number;
  /** Smallest detail kept inside the region, in those pixels. */
  tolerance: number;
  /** Smallest island or hole kept inside the region, in square pixels. */
  island: number;
  /** Where that holds; away from it detail is lost with distance. */
  box: Box;
  /** How many times coarser (in length) far away from the box. */
  far: number;
  /** How many times coarser a place may be, where the box and `far` cannot say it. */
  coarseness?: (point: Position) => number;
  /** Islands that stay whatever their size: their country and a point inside. */
  keep?: readonly { iso: string; at: Position }[];
}

const radians = Math.PI / 180;

/** Web Mercator, in degrees of longitude along both axes. */
export function mercator([lon = 0, lat = 0]: Position): [x: number, y: number] {
  const clamped = Math.max(-85.05, Math.min(85.05, lat));
  return [lon, Math.log(Math.tan(Math.PI / 4 + (clamped * radians) / 2)) / radians];
}

/** Degrees away from the box at which the map is as coarse as it gets. */
const RAMP = 40;

/** How many times coarser (in length) the map may be at a point: 1 inside the box, growing slowly, then fast, to `far`. */
function coarseness(point: Position, resolution: Resolution): number {
  if (resolution.coarseness) return resolution.coarseness(point);
  const [lon = 0, lat = 0] = point;
  const [west, south, east, north] = resolution.box;
  const away = Math.max(west - lon, lon - east, south - lat, lat - north, 0);
  return 1 + (resolution.far - 1) * Math.min(1, away / RAMP) ** 2;
}

function area2(points: readonly [number, number][]): number {
  let sum = 0;
  for (let i = 0; i < points.length; i += 1) {
    const [ax, ay] = points[i] ?? [0, 0];
    const [bx, by] = points[(i + 1) % points.length] ?? [0, 0];
    sum += ax * by - bx * ay;
  }
  return Math.abs(sum);
}

/**
 * Visvalingam's effective area in square pixels of Web Mercator, lighter for sharp spikes (they look like noise when
 * drawn small) and lighter away from the region.
 */
function weigher(resolution: Resolution): (triangle: [Position, Position, Position]) => number {
  return (triangle) => {
    const [a, b, c] = triangle.map(mercator) as [[number, number], [number, number], [number, number]];
    const pixels = (area2([a, b, c]) / 2) * resolution.scale ** 2;
    const ab = [a[0] - b[0], a[1] - b[1]] as const;
    const cb = [c[0] - b[0], c[1] - b[1]] as const;
    const lengths = Math.hypot(...ab) * Math.hypot(...cb);
    const cosine = lengths === 0 ? 1 : (ab[0] * cb[0] + ab[1] * cb[1]) / lengths;
    const softened = pixels * (cosine > 0 ? 1 - 0.7 * cosine : 1);
    return softened / coarseness(triangle[1], resolution) ** 2;
  };
}

/** Weights of every point of every arc; the ends weigh infinitely much. */
function weights(arcs: Position[][], resolution: Resolution): number[][] {
  const bare = {
    type: 'Topology' as const,
    objects: {},
    arcs: arcs.map((arc) => arc.map(([x = 0, y = 0]) => [x, y]))
  };
  const weighed = presimplify(bare, weigher(resolution));
  return weighed.arcs.map((arc) => arc.map((point) => point[2] ?? Infinity));
}

function thin(arc: Position[], weight: readonly number[], least: number, fewest: number): Position[] {
  const inner = weight.slice(1, -1).sort((a, b) => b - a);
  const bound = Math.min(least, inner[Math.max(0, fewest - 3)] ?? least);
  return arc.filter((_, i) => i === 0 || i === arc.length - 1 || (weight[i] ?? 0) >= bound);
}

/** The smallest box around a ring. */
export function boxOf(ring: readonly Position[]): Box {
  return ring.reduce<Box>(
    ([w, s, e, n], [x = 0, y = 0]) => [Math.min(w, x), Math.min(s, y), Math.max(e, x), Math.max(n, y)],
    [Infinity, Infinity, -Infinity, -Infinity]
  );
}

/** Whether a point is inside a box. */
export function within([x = 0, y = 0]: Position, [west, south, east, north]: Box): boolean {
  return x > west && x < east && y > south && y < north;
}

/** Whether two boxes share more than an edge. */
export function overlap([w, s, e, n]: Box, other: Box): boolean {
  return w < other[2] && e > other[0] && s < other[3] && n > other[1];
}

/** Whether a point is inside a ring. */
export function contains(ring: readonly Position[], [x = 0, y = 0]: Position): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [ax = 0, ay = 0] = ring[i] ?? [];
    const [bx = 0, by = 0] = ring[j] ?? [];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** Whether a point is on a polygon: inside its first ring and in none of the holes. */
export function isOn([outer = [], ...holes]: readonly Position[][], point: Position): boolean {
  return contains(outer, point) && !holes.some((hole) => contains(hole, point));
}

/**
 * Simplifies a mosaic with all shared arcs kept shared: fine inside a box, coarser away from it, so that every level
 * covers the whole world and replaces the level before it without a seam.
 */
export function simplify(source: Mosaic, resolution: Resolution): Mosaic {
  const weight = weights(source.arcs, resolution);
  const least = resolution.tolerance ** 2 / 2;
  const closed = source.arcs.map((arc) => {
    const first = arc[0];
    const last = arc[arc.length - 1];
    return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
  });
  const countries = source.countries.map((country) => ({
    ...country,
    polygons: country.polygons.flatMap((rings) => {
      const outer = ringPoints(source.arcs, rings[0] ?? []);
      const wanted =
        resolution.keep?.some(({ iso, at }) => iso === country.iso && contains(outer, at)) ?? false;
      const big = (points: Position[]) => {
        const pixels = (area2(points.map(mercator)) / 2) * resolution.scale ** 2;
        return pixels >= resolution.island * coarseness(points[0] ?? [0, 0], resolution) ** 2;
      };
      if (!wanted && !big(outer)) return [];
      return [rings.filter((ring, i) => i === 0 || ring.length > 1 || big(ringPoints(source.arcs, ring)))];
    })
  }));
  const arcs = source.arcs.map((arc, i) => thin(arc, weight[i] ?? [], least, closed[i] ? 6 : 2));
  const solid = countries.map((country) => ({
    ...country,
    polygons: country.polygons.flatMap((rings) => {
      const kept = rings.filter((ring) => area2(ringPoints(arcs, ring).map(mercator)) > 0);
      return kept.length > 0 && kept[0] === rings[0] ? [kept] : [];
    })
  }));
  return { ...source, arcs, countries: solid };
}

/** Simplifies lines that share nothing with the countries (rivers, provinces), and drops those shorter than `shortest` pixels. */
export function simplifyLines(lines: Position[][], resolution: Resolution, shortest = 0): Position[][] {
  const weight = weights(lines, resolution);
  return lines
    .map((line, i) => thin(line, weight[i] ?? [], resolution.tolerance ** 2 / 2, 2))
    .filter((line) => {
      let length = 0;
      for (let i = 1; i < line.length; i += 1) {
        const [ax, ay] = mercator(line[i - 1] ?? [0, 0]);
        const [bx, by] = mercator(line[i] ?? [0, 0]);
        length += Math.hypot(bx - ax, by - ay);
      }
      return length * resolution.scale >= shortest;
    });
}

/** Simplifies polygons that share nothing with the countries (lakes), and drops those under the resolution's island size. */
export function simplifyPolygons(polygons: Position[][][], resolution: Resolution): Position[][][] {
  return polygons.flatMap((rings) => {
    const kept = rings.filter(
      (ring) =>
        (area2(ring.map(mercator)) / 2) * resolution.scale ** 2 >=
        resolution.island * coarseness(ring[0] ?? [0, 0], resolution) ** 2
    );
    if (kept.length === 0 || kept[0] !== rings[0]) return [];
    const weight = weights(kept, resolution);
    return [kept.map((ring, i) => thin(ring, weight[i] ?? [], resolution.tolerance ** 2 / 2, 6))];
  });
}
