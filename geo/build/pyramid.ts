import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { type Land, ringOf, stretch } from './land.ts';
import { area, extent, type Line, project, thinned, weights } from './plane.ts';
import type { Tile } from './pmtiles.ts';
import { EXTENT, type Part, type Shape, slice, type Units } from './slice.ts';
import type { Waters } from './natural-earth.ts';

/** The finest zoom; a map that comes nearer stretches it. */
export const FINEST = 8;

/** Side of a unit of a zoom, in degrees of the plane. */
export const unitOf = (zoom: number) => 360 / (EXTENT * 2 ** zoom);

/**
 * The least that a bend encloses to be kept, and the smallest island, in square units of a zoom. A tile's unit is an
 * eighth of a pixel when it is first shown, and a quarter just before the next zoom takes over. The finest is looked at up
 * to sixteen times enlarged; the coarsest are what a live map begins with, and are to weigh little.
 */
const BEND = (zoom: number) => (zoom === FINEST ? 12 : zoom >= 7 ? 16 : zoom >= 4 ? 20 : 36);
const ISLAND = 64;

/** The finest that there is to be had in the tiles. */
export const FINEST_LAND = { bend: BEND(FINEST) * unitOf(FINEST) ** 2, island: ISLAND * unitOf(FINEST) ** 2 };

/** From which zoom each is in the tiles: lakes by their size in square units, rivers by Natural Earth's rank. */
const LAKE = 200;
const RIVER_FROM = 3;
const RIVER_RANK = (zoom: number) => (zoom >= 6 ? 12 : zoom === 5 ? 6 : zoom === 4 ? 4 : 2);
const ADMIN1_FROM = 6;

/** A line with the weight of each of its points. */
interface Weighed {
  readonly line: Line;
  readonly weight: Float64Array;
}

const weigh = (line: Line): Weighed => ({ line, weight: weights(line) });

function lineOf(points: readonly (readonly number[])[]): Line {
  return Float64Array.from(points.flatMap(([lon = 0, lat = 0]) => project(lon, lat)));
}

/** All that the tiles are made of, weighed once. */
export interface Source {
  readonly land: Land;
  readonly arcs: readonly Weighed[];
  /** Size of each polygon's rings, in square degrees of the plane. */
  readonly sizes: readonly (readonly number[])[];
  /** The polygons that stay however small they get: the largest of every country. */
  readonly kept: ReadonlySet<number>;
  readonly lakes: readonly (Weighed & { readonly size: number })[];
  readonly rivers: readonly { readonly rank: number; readonly lines: readonly Weighed[] }[];
  readonly admin1: readonly Weighed[];
}

export function weighed(land: Land, waters: Pick<Waters, 'rivers' | 'admin1'>): Source {
  const sizes = land.polygons.map(({ rings }) => rings.map((ring) => Math.abs(area(ringOf(land.arcs, ring)))));
  const largest = new Map<string, number>();
  land.polygons.forEach(({ iso }, i) => {
    if (iso === undefined) return;
    const best = largest.get(iso);
    if (best === undefined || (sizes[i]?.[0] ?? 0) > (sizes[best]?.[0] ?? 0)) largest.set(iso, i);
  });
  return {
    land,
    arcs: land.arcs.map(weigh),
    sizes,
    kept: new Set(largest.values()),
    lakes: land.lakes.map((ring) => ({ ...weigh(ring), size: Math.abs(area(ring)) })),
    rivers: waters.rivers.map(({ rank, lines }) => ({ rank, lines: lines.map((line) => weigh(lineOf(line))) })),
    admin1: waters.admin1.map((line) => weigh(lineOf(line)))
  };
}

/** Everything that a zoom shows, simplified with shared arcs kept shared, so that neighbours meet. */
function* shapesOf(source: Source, zoom: number): Generator<Shape> {
  const unit = unitOf(zoom) ** 2;
  const least = (line: Line): number => BEND(zoom) * unit * stretch(line);
  const { land } = source;
  const closed = (line: Line) => line[0] === line[line.length - 2] && line[1] === line[line.length - 1];
  const arcs = source.arcs.map(({ line, weight }) => thinned(line, weight, least(line), closed(line) ? 5 : 2));
  const used = new Uint8Array(arcs.length);
  for (const [i, { iso, rings }] of land.polygons.entries()) {
    const sizes = source.sizes[i] ?? [];
    const [outer = []] = rings;
    const first = land.arcs[Math.max(outer[0] ?? 0, ~(outer[0] ?? 0))];
    const smallest = first ? ISLAND * unit * stretch(first) : 0;
    if ((sizes[0] ?? 0) < smallest && !source.kept.has(i)) continue;
    const lines = rings.flatMap((ring, k): Line[] => {
      if (k > 0 && ring.length === 1 && (sizes[k] ?? 0) < smallest) return [];
      for (const index of ring) used[index < 0 ? ~index : index] = 1;
      return [ringOf(arcs, ring)];
    });
    yield { type: 'polygon', layer: 'land', tags: iso === undefined ? {} : { iso }, lines };
  }
  for (const [i, line] of arcs.entries()) {
    if (used[i] === 0) continue;
    const kind = land.kinds.get(i);
    if (kind === undefined) yield { type: 'line', layer: 'coast', tags: {}, lines: [line] };
    else yield { type: 'line', layer: kind === 'hidden' ? 'hidden' : 'border', tags: { kind }, lines: [line] };
  }
  for (const { line, weight, size } of source.lakes)
    if (size >= LAKE * unit * stretch(line))
      yield { type: 'polygon', layer: 'lake', tags: {}, lines: [thinned(line, weight, least(line), 5)] };
  if (zoom >= RIVER_FROM)
    for (const { rank, lines } of source.rivers) {
      if (rank > RIVER_RANK(zoom)) continue;
      for (const { line, weight } of lines) {
        const [w, s, e, n] = extent(line);
        if (Math.hypot(e - w, n - s) < 32 * unitOf(zoom)) continue;
        yield { type: 'line', layer: 'river', tags: { rank }, lines: [thinned(line, weight, least(line), 2)] };
      }
    }
  if (zoom >= ADMIN1_FROM)
    for (const { line, weight } of source.admin1)
      yield { type: 'line', layer: 'admin1', tags: {}, lines: [thinned(line, weight, least(line), 2)] };
}

/** Twice the area of a ring, positive when it runs clockwise on a screen, as the vector tiles' outer rings do. */
function turn(ring: Units): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    sum += (ring[j] ?? 0) * (ring[i + 1] ?? 0) - (ring[i] ?? 0) * (ring[j + 1] ?? 0);
  return sum;
}

function reversed(ring: Units): Units {
  const out: Units = [];
  for (let i = ring.length - 2; i >= 0; i -= 2) out.push(ring[i] ?? 0, ring[i + 1] ?? 0);
  return out;
}

const pairs = (line: Units): [number, number][] =>
  Array.from({ length: line.length / 2 }, (_, i) => [line[2 * i] ?? 0, line[2 * i + 1] ?? 0]);

/** Outer ring clockwise, holes the other way round; what has no area is left out. */
function wound(rings: readonly Units[]): Units[] {
  const sized = rings.map((ring) => ({ ring, size: turn(ring) })).filter(({ size }) => size !== 0);
  return sized.map(({ ring, size }, i) => (i === 0 === size > 0 ? ring : reversed(ring)));
}

const LAYERS = ['land', 'lake', 'coast', 'border', 'river', 'admin1'] as const;

/**
 * The bytes of one tile. Where no border runs through it, its coast is the outline of its land, and there is no layer
 * `coast` beside it; else its land has the property `cut`, for its outline is partly borders.
 */
export function encode(parts: readonly Part[]): Uint8Array {
  const parted = parts.some(({ shape }) => shape.layer === 'border' || shape.layer === 'hidden');
  const layers: Record<string, { features: object[] }> = {};
  for (const layer of LAYERS) {
    if (layer === 'coast' && !parted) continue;
    const groups = new Map<string, { tags: object; type: 2 | 3; geometry: [number, number][][] }>();
    for (const { shape, lines } of parts) {
      if (shape.layer !== layer) continue;
      const tags = layer === 'land' && parted ? { ...shape.tags, cut: 1 } : shape.tags;
      const key = JSON.stringify(tags);
      const group = groups.get(key) ?? { tags, type: shape.type === 'polygon' ? 3 : 2, geometry: [] };
      const kept = shape.type === 'polygon' ? wound(lines) : lines;
      group.geometry.push(
        ...kept.map((line) => (shape.type === 'polygon' ? [...pairs(line), [line[0] ?? 0, line[1] ?? 0] as [number, number]] : pairs(line)))
      );
      groups.set(key, group);
    }
    const features = [...groups.values()].filter(({ geometry }) => geometry.length > 0);
    if (features.length > 0) layers[layer] = { features };
  }
  return fromGeojsonVt(layers as Parameters<typeof fromGeojsonVt>[0], { version: 2, extent: EXTENT });
}

/** The tiles of one zoom that have anything on them. */
export function tilesOf(source: Source, zoom: number): Tile[] {
  const parts = new Map<number, Part[]>();
  const across = 2 ** zoom;
  slice(shapesOf(source, zoom), zoom, (x, y, part) => {
    const at = y * across + x;
    const known = parts.get(at);
    if (known) known.push(part);
    else parts.set(at, [part]);
  });
  return [...parts]
    .sort(([a], [b]) => a - b)
    .map(([at, found]) => ({ z: zoom, x: at % across, y: Math.floor(at / across), data: encode(found) }));
}
