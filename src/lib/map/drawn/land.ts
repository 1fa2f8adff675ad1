import { brotliCompressSync, constants } from 'node:zlib';
import { feature, merge } from 'topojson-client';
import type { Position } from 'geojson';
import type { GeometryObject, MultiPolygon, Polygon } from 'topojson-specification';
import type { CountryCode } from '#lib/article/types.ts';
import { worldTiles } from '#lib/basemap/node/archive.ts';
import { cutOut, straightened, weighed, type Cut } from '#lib/basemap/node/cut.ts';
import type { Frame } from '../geometry/mercator.ts';
import { RelativePen } from './pen.ts';

type Point = readonly [x: number, y: number];

export interface LandOptions {
  readonly frame: Frame;
  /** Countries that are drawn by themselves, with the class names that colour them, such as `member count-2`. */
  readonly classes: ReadonlyMap<CountryCode, string>;
  /** Height of the frame in the drawing's own units; its top left is at 0, 0. */
  readonly units: number;
  /** How much more than the frame is drawn to each side, in those units. */
  readonly bleed: { readonly x: number; readonly y: number };
  /** What the paths may weigh with brotli, in bytes: they are drawn as fine as that allows. */
  readonly most: number;
  /** Bends that enclose less than this are straightened at any rate, in square units. */
  readonly bend: number;
}

/** Land smaller than this is left out, in square units, unless it is the largest of its country. */
const SPECK = 8;

/** How many times more is straightened a frame's height away from it, where only wide maps show anything. */
const FARTHER = 9;

/** How much coarser each try is than the one before. */
const STEP = 1.3;

/** From how many units of the world's width on a drawing shows lakes, rivers and lines between provinces. */
const INLAND = 40_000;

const cuts = new Map<string, Cut>();

/** Cuts are kept: the pages of an article show the same frame. */
function cutFor({ frame, units, bleed }: LandOptions): Cut {
  const scale = units / frame.height;
  const [dx, dy] = [bleed.x / scale, bleed.y / scale];
  const box = {
    x: frame.x - dx,
    y: frame.y - dy,
    width: frame.width + 2 * dx,
    height: frame.height + 2 * dy
  };
  const key = JSON.stringify([box, scale]);
  const known = cuts.get(key);
  if (known) return known;
  if (cuts.size > 50) cuts.clear();
  const whole = cutOut(worldTiles(), { box, scale, inland: scale > INLAND });
  const place = placed(whole, { frame, units });
  const width = (units * frame.width) / frame.height;
  const cut = weighed(whole, (x, y) => fartherBy(place([x, y]), width, units));
  cuts.set(key, cut);
  return cut;
}

/** Where a point of a cut is in the drawing. */
function placed(
  cut: Cut,
  { frame, units }: Pick<LandOptions, 'frame' | 'units'>
): (point: Position) => Point {
  const size = units / frame.height / cut.world;
  const [left, top] = [frame.x * cut.world, frame.y * cut.world];
  return ([x = 0, y = 0]) => [(x - left) * size, (y - top) * size];
}

/** How many times coarser the drawing may be at a point, for its distance from the frame. */
function fartherBy([x, y]: Point, width: number, units: number): number {
  const distance = Math.max(-x, x - width, -y, y - units, 0);
  return 1 + (FARTHER - 1) * (distance / units);
}

/**
 * Draws the land, borders and waters of a frame as SVG paths, whatever part of the world it is. Nothing in them needs a
 * script or an inline style; colours come from the palette's custom properties by class name.
 */
export function drawLand(options: LandOptions): string {
  const cut = cutFor(options);
  let bend = options.bend;
  for (;;) {
    const paths = draw(cut, bend, options);
    if (weight(paths) <= options.most || bend > 400 * options.bend) return paths;
    bend *= STEP;
  }
}

function weight(text: string): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;
}

function draw(cut: Cut, bend: number, { frame, units, bleed, classes }: LandOptions): string {
  const size = units / frame.height / cut.world;
  const width = (units * frame.width) / frame.height;
  const place = placed(cut, { frame, units });
  const topology = straightened(cut, bend / size ** 2);
  const { countries: lands, borders, lakes, rivers, provinces } = topology.objects;
  const edges: readonly (readonly [axis: 0 | 1, limit: number, sign: 1 | -1])[] = [
    [0, -bleed.x, 1],
    [0, width + bleed.x, -1],
    [1, -bleed.y, 1],
    [1, units + bleed.y, -1]
  ];
  const rings = (polygons: readonly Position[][][], least: number): string => {
    const pen = new RelativePen();
    const all = polygons.flat().map((ring) => ring.map(place));
    const largest = all.reduce((most, ring) => Math.max(most, areaOf(ring)), 0);
    for (const ring of all) {
      const area = areaOf(ring);
      const smallest = least * fartherBy(ring[0] ?? [0, 0], width, units);
      if (area < smallest && !(area === largest && area > 1)) continue;
      pen.draw(clipped(ring, edges), true);
    }
    return pen.toString();
  };
  const lines = (all: readonly Position[][]): string => {
    const pen = new RelativePen();
    for (const line of all) {
      const points = line.map(place);
      const seen = points.some(
        ([x, y]) => x > -bleed.x && x < width + bleed.x && y > -bleed.y && y < units + bleed.y
      );
      if (seen) pen.draw(points, false);
    }
    return pen.toString();
  };
  const polygonsOf = (one: Area): Position[][][] => {
    const { geometry } = feature(topology, one as MultiPolygon);
    return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  };
  const linesOf = (all: readonly GeometryObject[]): Position[][] =>
    all.flatMap((one) =>
      one.type === 'LineString' ? [feature(topology, one).geometry.coordinates as Position[]] : []
    );

  const countries = lands.geometries.filter(isArea);
  const rest = countries.filter(({ properties }) => !classes.has(properties?.iso ?? ''));
  const waters = (lakes.geometries as GeometryObject[]).filter(isArea).flatMap((lake) => polygonsOf(lake));
  return [
    path('land', rest.length > 0 ? rings(merge(topology, rest).coordinates, SPECK) : ''),
    ...countries
      .filter(({ properties }) => classes.has(properties?.iso ?? ''))
      .map((country) => {
        const iso = country.properties?.iso ?? '';
        return path(
          `land ${classes.get(iso) ?? ''}`,
          rings(polygonsOf(country), SPECK),
          ` data-iso="${iso}"`
        );
      }),
    path('lake', rings(waters, 4 * SPECK)),
    path('admin1', lines(linesOf(provinces.geometries))),
    path('river', lines(linesOf(rivers.geometries))),
    ...(['international', 'disputed'] as const).map((kind) =>
      path(
        `border ${kind}`,
        lines(
          linesOf(
            borders.geometries.filter(
              ({ properties }) => (properties as { kind?: string } | undefined)?.kind === kind
            )
          )
        )
      )
    )
  ].join('');
}

type Area = Polygon<{ iso?: string }> | MultiPolygon<{ iso?: string }>;

function isArea(geometry: GeometryObject): geometry is Area {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
}

function path(className: string, d: string, attributes = ''): string {
  return d ? `<path class="${className.trim()}"${attributes} d="${d}"/>` : '';
}

function areaOf(ring: readonly Point[]): number {
  let sum = 0;
  ring.forEach(([x, y], i) => {
    const [px, py] = ring[(i + ring.length - 1) % ring.length] ?? [x, y];
    sum += px * y - x * py;
  });
  return Math.abs(sum / 2);
}

/** The part of a ring between edges; where it leaves them it runs along them, out of sight. */
function clipped(
  ring: readonly Point[],
  edges: readonly (readonly [axis: 0 | 1, limit: number, sign: 1 | -1])[]
): Point[] {
  return edges.reduce<Point[]>(
    (points, [axis, limit, sign]) =>
      points.flatMap((point, i): Point[] => {
        const before = points[(i + points.length - 1) % points.length] ?? point;
        const [a, b] = [(before[axis] - limit) * sign, (point[axis] - limit) * sign];
        const inside = b >= 0 ? [point] : [];
        if (a >= 0 === b >= 0) return inside;
        const t = a / (a - b);
        return [[before[0] + (point[0] - before[0]) * t, before[1] + (point[1] - before[1]) * t], ...inside];
      }),
    [...ring]
  );
}
