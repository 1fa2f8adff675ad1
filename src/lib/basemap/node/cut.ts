import { VectorTile } from '@mapbox/vector-tile';
import type { Feature, FeatureCollection, LineString, MultiPolygon, Position } from 'geojson';
import { PbfReader } from 'pbf';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { EXTENT, FINEST, tilesIn, type WorldBox } from '../tiles.ts';
import { Seams, chained, clipLine, clipRing, type Point } from './seams.ts';

/** What a part of the world is drawn from. Land without a code of its own has no `iso`. */
export type Parts = Topology<{
  countries: GeometryCollection<{ iso?: string }>;
  borders: GeometryCollection<{ kind: string }>;
  lakes: GeometryCollection<Record<string, never>>;
  rivers: GeometryCollection<{ rank: number }>;
  provinces: GeometryCollection<Record<string, never>>;
}>;

/** A part of the world in square units of its own: `x` to the east, `y` to the south. */
export interface Cut {
  readonly topology: Parts;
  /** Units of the world's whole width. */
  readonly world: number;
}

/** Where tiles come from. */
export interface TileStore {
  tile(z: number, x: number, y: number): Uint8Array | undefined;
}

export interface CutOptions {
  readonly box: WorldBox;
  /** How wide the world would be, in the drawing's units. */
  readonly scale: number;
  /** Whether waters and lines between provinces are wanted too. */
  readonly inland: boolean;
}

type Layers = 'land' | 'border' | 'lake' | 'river' | 'admin1';

/** Units of the tiles for each of the drawing's: fine enough for it to be simplified as it likes. */
const FINER = 3;

/**
 * Cuts a part of the world out of the vector tiles and joins what the tiles' edges have parted, so that no seam is left:
 * `countries` (with `iso`), `borders` (with `kind`) that share their arcs, and `lakes`, `rivers` and `provinces`. What lies across the
 * antimeridian is in one piece.
 */
export function cutOut(store: TileStore, { box, scale, inland }: CutOptions): Cut {
  const z = Math.min(FINEST, Math.max(0, Math.ceil(Math.log2((FINER * scale) / EXTENT))));
  const across = 2 ** z;
  const { west, east, north, south } = tilesIn(box, z);
  const land = new Map<string, Seams>();
  const lakes = new Seams();
  const borders = new Map<string, Point[][]>();
  const rivers = new Map<string, Point[][]>();
  const provinces = new Map<string, Point[][]>();
  for (let y = north; y <= south; y += 1)
    for (let x = west; x <= east; x += 1) {
      const data = store.tile(z, ((x % across) + across) % across, y);
      if (!data) continue;
      const { layers } = new VectorTile(new PbfReader(data));
      const each = (name: Layers, take: (tags: Record<string, unknown>, lines: Point[][]) => void): void => {
        const layer = layers[name];
        for (let i = 0; layer && i < layer.length; i += 1) {
          const feature = layer.feature(i);
          take(
            feature.properties,
            feature.loadGeometry().map((line) => line.map((point): Point => [point.x, point.y]))
          );
        }
      };
      const place = (points: Point[]): Point[] =>
        points.map(([px, py]) => [px + x * EXTENT, py + y * EXTENT]);
      const rings = (target: Seams, lines: Point[][]): void => {
        for (const line of lines) {
          const ring = clipRing(line.slice(0, -1), EXTENT);
          if (ring.length > 2) target.add(place(ring));
        }
      };
      const into = (target: Map<string, Point[][]>, key: string, lines: Point[][]): void => {
        const parts = lines.flatMap((line) => clipLine(line, EXTENT)).map(place);
        target.set(key, [...(target.get(key) ?? []), ...parts]);
      };
      each('land', ({ iso }, lines) => {
        const key = typeof iso === 'string' ? iso : '';
        const seams = land.get(key) ?? new Seams();
        land.set(key, seams);
        rings(seams, lines);
      });
      each('border', ({ kind }, lines) => into(borders, String(kind), lines));
      if (!inland) continue;
      each('lake', (_, lines) => rings(lakes, lines));
      each('river', ({ rank }, lines) => into(rivers, String(rank), lines));
      each('admin1', (_, lines) => into(provinces, '', lines));
    }
  const countries = [...land]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([iso, seams]) => polygons(seams, iso ? { iso } : {}));
  const objects: Record<string, FeatureCollection> = {
    countries: { type: 'FeatureCollection', features: countries },
    borders: lineFeatures(borders, (kind) => ({ kind })),
    lakes: { type: 'FeatureCollection', features: [polygons(lakes, {})] },
    rivers: lineFeatures(rivers, (rank) => ({ rank: Number(rank) })),
    provinces: lineFeatures(provinces, () => ({}))
  };
  return { topology: topology(objects) as unknown as Parts, world: EXTENT * across };
}

/** Each ring by itself, a hole the other way round than an outline: filled by the non-zero rule they are right. */
function polygons(seams: Seams, properties: Record<string, string>): Feature<MultiPolygon> {
  const coordinates = seams
    .rings()
    .map((ring): Position[][] => [[...ring, ring[0] ?? [0, 0]].map(([x, y]) => [x, y])]);
  return { type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates } };
}

function lineFeatures(
  lines: ReadonlyMap<string, Point[][]>,
  properties: (key: string) => Record<string, string | number>
): FeatureCollection<LineString> {
  return {
    type: 'FeatureCollection',
    features: [...lines]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([key, parts]) =>
        chained(parts).map((coordinates): Feature<LineString> => ({
          type: 'Feature',
          properties: properties(key),
          geometry: { type: 'LineString', coordinates: coordinates.map(([x, y]) => [x, y]) }
        }))
      )
  };
}

/**
 * Weighs every bend of a cut, once for all that is drawn from it. Of a ring that shares nothing with others four points
 * stay, however small it is.
 *
 * @param coarser how many times as much a bend must enclose to stay, where the drawing is looked at less
 */
export function weighed(cut: Cut, coarser: (x: number, y: number) => number): Cut {
  const topology = presimplify(cut.topology, (triangle) => {
    const [[ax = 0, ay = 0], [bx = 0, by = 0], [cx = 0, cy = 0]] = triangle as [Position, Position, Position];
    const [ux, uy, vx, vy] = [ax - bx, ay - by, cx - bx, cy - by];
    const size = Math.abs(ux * vy - vx * uy) / 2;
    const lengths = Math.hypot(ux, uy) * Math.hypot(vx, vy);
    const cosine = lengths === 0 ? 1 : (ux * vx + uy * vy) / lengths;
    return (cosine > 0 ? size * (1 - 0.7 * cosine) : size) / coarser(bx, by);
  }) as Parts;
  for (const arc of topology.arcs as unknown as [x: number, y: number, weight: number][][]) {
    const [first, last] = [arc[0], arc[arc.length - 1]];
    if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) continue;
    const heaviest = arc.slice(1, -1).sort((a, b) => b[2] - a[2]);
    for (const point of heaviest.slice(0, 3)) point[2] = Infinity;
  }
  return { ...cut, topology };
}

/** Straightens bends of less than `bend` square units in a cut that is {@link weighed}, all shared arcs alike. */
export function straightened(cut: Cut, bend: number): Parts {
  return simplify(cut.topology, bend) as Parts;
}
