import type { Feature, FeatureCollection, Point, Position } from 'geojson';
import mapshaper from 'mapshaper';
import type { MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { bordersToSea, dryFinder, kindsByPlace, type LineKind } from './borders.ts';
import { shorelines } from './gshhg.ts';
import { CLAIMED, ISLANDS } from './islands.ts';
import { area, extent, innerPoint, Inside, type Line, project, thinned, unproject, weights } from './plane.ts';
import { within } from './mercator.ts';
import { layers, type Mosaic } from './topology.ts';

/** The least that a bend of the coast encloses to be kept, and an island, in square degrees of the plane at the equator. */
export interface Finest {
  readonly bend: number;
  readonly island: number;
}

/** The world's land, parted into countries that share their arcs. */
export interface Land {
  readonly arcs: Line[];
  /** Rings of references into `arcs`, `~i` for one that runs backwards; the first ring is the outer one. */
  readonly polygons: { readonly iso: string | undefined; readonly rings: number[][] }[];
  /** What arcs between two countries are; what is not here is coast. */
  readonly kinds: Map<number, LineKind>;
  readonly lakes: Line[];
}

/** A point of the Caspian Sea, which GSHHG has as a lake and every map as a sea. */
const CASPIAN = project(50.5, 42);

/** Farthest that an island may be from the land of the country it is given to, in degrees. */
const FAR = 4;

/** How much less is kept towards the poles, where the plane is stretched. */
export function stretch(line: Line): number {
  const [, lat] = unproject(0, line[1] ?? 0);
  return 1 / Math.max(0.05, Math.cos((lat * Math.PI) / 180));
}

/** Brings a ring's middle between −180 and 180. */
function turned(ring: Line): Line {
  const [w, , e] = extent(ring);
  const turn = -360 * Math.round((w + e) / 720);
  return turn === 0 ? ring : ring.map((value, i) => (i % 2 === 0 ? value + turn : value));
}

function simplified(rings: readonly Line[], { bend, island }: Finest): Line[] {
  return rings.flatMap((ring) => {
    const size = stretch(ring);
    if (Math.abs(area(ring)) < island * size) return [];
    return [turned(thinned(ring, weights(ring), bend * size, 6))];
  });
}

function positions(line: Line): Position[] {
  return Array.from({ length: line.length / 2 }, (_, i) => [line[2 * i] ?? 0, line[2 * i + 1] ?? 0]);
}

function lineFeature(coordinates: Position[]): Feature {
  return { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } };
}

async function shape(commands: string, input: Record<string, object>): Promise<Record<string, object>> {
  const files = Object.fromEntries(Object.entries(input).map(([name, data]) => [name, JSON.stringify(data)]));
  const made = await mapshaper.applyCommands(`-quiet ${commands}`, files);
  return Object.fromEntries(
    Object.entries(made).map(([name, data]) => [name, JSON.parse(Buffer.from(data).toString()) as object])
  );
}

/** Finds the country whose land a point of the plane is on or, up to {@link FAR}, next to. */
export function countryFinder(countries: Mosaic): (x: number, y: number) => string | undefined {
  const parts: { iso: string | undefined; inside: Inside }[] = [];
  const shores = new Map<number, number[]>();
  const isos: (string | undefined)[] = [];
  const cell = (x: number, y: number) => (Math.floor(x / FAR) + 1000) * 10000 + Math.floor(y / FAR) + 1000;
  for (const { properties, geometry } of layers(countries).countries.features)
    for (const rings of geometry.coordinates) {
      const lines = rings.map((ring) => turned(Float64Array.from(ring.flatMap(([x = 0, y = 0]) => project(x, y)))));
      parts.push({ iso: properties.iso, inside: new Inside(lines) });
      const country = isos.push(properties.iso) - 1;
      const [outer] = lines;
      for (let i = 0; outer && i < outer.length; i += 2) {
        const x = outer[i] ?? 0;
        const y = outer[i + 1] ?? 0;
        for (const turn of [-360, 0, 360]) {
          if (Math.abs(x + turn) > 200) continue;
          const at = cell(x + turn, y);
          const known = shores.get(at);
          if (known) known.push(x + turn, y, country);
          else shores.set(at, [x + turn, y, country]);
        }
      }
    }
  const boxes = parts.map(({ inside }) => inside.box);
  return (x, y) => {
    const at = unproject(x > 180 ? x - 360 : x < -180 ? x + 360 : x, y);
    if (CLAIMED.some((box) => within(at, box))) return undefined;
    const island = ISLANDS.find(({ box }) => within(at, box));
    if (island) return island.iso;
    for (const turn of [0, -360, 360]) {
      const on = parts.find(({ inside }, i) => {
        const [w, s, e, n] = boxes[i] ?? [0, 0, 0, 0];
        return x + turn >= w && x + turn <= e && y >= s && y <= n && inside.has(x + turn, y);
      });
      if (on) return on.iso;
    }
    let best: { iso: string | undefined; distance: number } = { iso: undefined, distance: FAR };
    for (const dx of [-FAR, 0, FAR])
      for (const dy of [-FAR, 0, FAR]) {
        const near = shores.get(cell(x + dx, y + dy)) ?? [];
        for (let i = 0; i < near.length; i += 3) {
          const distance = Math.hypot((near[i] ?? 0) - x, (near[i + 1] ?? 0) - y);
          if (distance < best.distance) best = { iso: isos[near[i + 2] ?? 0], distance };
        }
      }
    return best.iso;
  };
}

/** Those rings that a border runs into. */
function cutBy(rings: readonly { readonly ring: Line; readonly inside: Inside }[], points: readonly Position[]): Set<Line> {
  const cells = new Map<number, Position[]>();
  const cell = (x: number, y: number) => Math.floor(x) * 1000 + Math.floor(y);
  for (const point of points) {
    const at = cell(point[0] ?? 0, point[1] ?? 0);
    const known = cells.get(at);
    if (known) known.push(point);
    else cells.set(at, [point]);
  }
  const cut = new Set<Line>();
  for (const { ring, inside } of rings) {
    const [w, s, e, n] = inside.box;
    search: for (let x = Math.floor(w); x <= e; x += 1)
      for (let y = Math.floor(s); y <= n; y += 1)
        if ((cells.get(cell(x, y)) ?? []).some(([px = 0, py = 0]) => inside.has(px, py))) {
          cut.add(ring);
          break search;
        }
  }
  return cut;
}

/**
 * GSHHG's land, parted into countries along Natural Earth's borders drawn out to the real coast, so that a country's
 * colour, its coast and its borders meet. The Caspian Sea is sea.
 *
 * @param lakesElsewhere Natural Earth's lakes: those that GSHHG has not, such as reservoirs, are taken from there
 */
export async function readLand(
  countries: Mosaic,
  finest: Finest,
  lakesElsewhere: readonly Position[][][]
): Promise<Land> {
  const inCaspian = (one: Inside) => one.has(...CASPIAN);
  const allLakes = shorelines(2);
  const caspianRing = allLakes.find((ring) => Math.abs(area(ring)) > 20 && inCaspian(new Inside([ring])));
  if (!caspianRing) throw new Error('GSHHG has no Caspian Sea');
  const [caspian] = simplified([caspianRing], finest);
  if (!caspian) throw new Error('The Caspian Sea is gone');
  const caspianSea = new Inside([caspian]);
  const lakes = simplified(
    allLakes.filter((ring) => ring !== caspianRing),
    finest
  );
  const caspianIslands = simplified(shorelines(3), finest).filter((ring) => caspianSea.has(...innerPoint(ring)));
  const rings = simplified(shorelines(1), finest).map((ring) => ({ ring, inside: new Inside([ring]) }));
  const isDry = dryFinder(rings, [caspianSea]);
  const borders = bordersToSea(countries, isDry);
  const kindAt = kindsByPlace(borders);
  const borderPoints = borders.flatMap(({ line }) => line.map(([lon = 0, lat = 0]) => project(lon, lat)));
  const cut = cutBy(rings, borderPoints);
  for (const { ring, inside } of rings) if (inside.has(...CASPIAN)) cut.add(ring);
  const countryAt = countryFinder(countries);
  console.log(`  ${rings.length} islands and continents, ${cut.size} of them parted by borders`);

  const faces = (
    await shape(
      '-i lines.json -snap interval=1e-7 -polygons -o faces.json format=geojson geojson-type=FeatureCollection',
      {
        'lines.json': {
          type: 'FeatureCollection',
          features: [
            ...[...cut, caspian].map((ring) => lineFeature(positions(ring))),
            ...borders.map(({ line }) => lineFeature(line.map(([lon = 0, lat = 0]) => project(lon, lat))))
          ]
        }
      }
    )
  )['faces.json'] as FeatureCollection;
  const inner = (
    await shape('-i faces.json -points inner -o points.json format=geojson geojson-type=FeatureCollection', {
      'faces.json': faces
    })
  )['points.json'] as FeatureCollection<Point>;
  console.log(`  ${faces.features.length} faces`);
  const parted = [...cut].map((ring) => ({ inside: new Inside([ring]) }));
  const dry = faces.features.flatMap((face, i): Feature[] => {
    const [x = 0, y = 0] = inner.features[i]?.geometry.coordinates ?? [];
    const onLand = parted.some(({ inside }) => inside.has(x, y)) && !caspianSea.has(x, y);
    return onLand ? [{ ...face, properties: { iso: countryAt(x, y) ?? '' } }] : [];
  });
  const dissolved = (
    await shape('-i land.json -dissolve iso -o land.json format=topojson no-quantization', {
      'land.json': { type: 'FeatureCollection', features: dry }
    })
  )['land.json'] as Topology;
  const land = fromTopology(dissolved, kindAt);
  for (const ring of [...rings.flatMap((one) => (cut.has(one.ring) ? [] : [one.ring])), ...caspianIslands]) {
    const arc = land.arcs.push(ring) - 1;
    land.polygons.push({ iso: countryAt(...innerPoint(ring)), rings: [[arc]] });
  }
  const others = lakesElsewhere.map(([outer = []]) =>
    Float64Array.from(outer.flatMap(([lon = 0, lat = 0]) => project(lon, lat)))
  );
  const more = apartFrom(lakes, simplified(others, finest)).filter((ring) => isDry(...innerPoint(ring)));
  return { ...land, lakes: [...lakes, ...more] };
}

/** Those of `others` that no ring of `rings` touches. */
function apartFrom(rings: readonly Line[], others: readonly Line[]): Line[] {
  const known = rings.map((ring) => ({ ring, inside: new Inside([ring]) }));
  const touches = (inside: Inside, line: Line): boolean => {
    for (let i = 0; i < line.length; i += 2) if (inside.has(line[i] ?? 0, line[i + 1] ?? 0)) return true;
    return false;
  };
  return others.filter((other) => {
    const own = new Inside([other]);
    const [w, s, e, n] = own.box;
    return !known.some(({ ring, inside }) => {
      const [kw, ks, ke, kn] = inside.box;
      return kw < e && ke > w && ks < n && kn > s && (touches(inside, other) || touches(own, ring));
    });
  });
}

/** Takes a topology of countries apart into arcs, each of one kind, and polygons of them. */
function fromTopology(source: Topology, kindAt: ReturnType<typeof kindsByPlace>): Omit<Land, 'lakes'> {
  const [object] = Object.values(source.objects);
  if (object?.type !== 'GeometryCollection') throw new Error('no countries');
  const shapes = object.geometries.filter((one): one is Polygon | MultiPolygon => one.type === 'Polygon' || one.type === 'MultiPolygon');
  const polygonsOf = (one: Polygon | MultiPolygon) => (one.type === 'Polygon' ? [one.arcs] : one.arcs);
  const uses = new Uint8Array(source.arcs.length);
  for (const one of shapes) for (const index of polygonsOf(one).flat(2)) uses[index < 0 ? ~index : index] = (uses[index < 0 ? ~index : index] ?? 0) + 1;
  const arcs: Line[] = [];
  const kinds = new Map<number, LineKind>();
  const pieces = source.arcs.map((arc, index) => {
    const points = arc as [number, number][];
    if ((uses[index] ?? 0) < 2) return [arcs.push(Float64Array.from(points.flat())) - 1];
    const found = points.slice(1).map((b, i) => kindAt(points[i] ?? b, b));
    const known = found.map((kind, i) => kind ?? found[i - 1] ?? found[i + 1] ?? found.find(Boolean) ?? 'international');
    const mine: number[] = [];
    for (let from = 0; from < known.length;) {
      let to = from + 1;
      while (to < known.length && known[to] === known[from]) to += 1;
      const id = arcs.push(Float64Array.from(points.slice(from, to + 1).flat())) - 1;
      kinds.set(id, known[from] ?? 'international');
      mine.push(id);
      from = to;
    }
    return mine;
  });
  const expand = (index: number): number[] =>
    index < 0 ? (pieces[~index] ?? []).map((i) => ~i).reverse() : (pieces[index] ?? []);
  const polygons = shapes.flatMap((one) => {
    const iso: unknown = (one.properties as { iso?: unknown } | undefined)?.iso;
    return polygonsOf(one).map((rings) => ({
      iso: typeof iso === 'string' && iso !== '' ? iso : undefined,
      rings: rings.map((ring) => ring.flatMap(expand))
    }));
  });
  return { arcs, polygons, kinds };
}

/** The points of a ring of arcs. */
export function ringOf(arcs: readonly Line[], ring: readonly number[]): Line {
  const lines = ring.map((index) => ({ line: arcs[index < 0 ? ~index : index] ?? new Float64Array(), back: index < 0 }));
  const out = new Float64Array(lines.reduce((sum, { line }) => sum + line.length - 2, 2));
  let at = 0;
  for (const [i, { line, back }] of lines.entries()) {
    const n = line.length / 2;
    for (let k = i === 0 ? 0 : 1; k < n; k += 1) {
      const from = 2 * (back ? n - 1 - k : k);
      out[at] = line[from] ?? 0;
      out[at + 1] = line[from + 1] ?? 0;
      at += 2;
    }
  }
  return out;
}

