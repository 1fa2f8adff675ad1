import type {
  Feature,
  FeatureCollection,
  LineString,
  MultiLineString,
  MultiPolygon,
  Position
} from 'geojson';
import type {
  GeometryCollection,
  MultiPolygon as TopoMultiPolygon,
  Polygon,
  Topology
} from 'topojson-specification';

/** What a country polygon carries. Land without an ISO code of its own (`Siachen Glacier`) has no `iso`. */
export interface CountryProperties {
  iso?: string;
}

/** `international`, or `disputed` for every disputed, indefinite or de facto line. */
export type BorderKind = 'international' | 'disputed';

export interface BorderProperties {
  kind: BorderKind;
}

/** Country polygons as rings of references into shared arcs, and what is known of each arc. */
export interface Mosaic {
  /** `[longitude, latitude]` in degrees; beyond 180 for land that lies across the antimeridian. */
  arcs: Position[][];
  countries: { iso: string | undefined; name: string; polygons: number[][][] }[];
  /** Index into `arcs` → kind, for arcs that are a border to be drawn. */
  borders: Map<number, BorderKind>;
  /** Arcs that are neither coast nor border: cuts at the antimeridian, lines between a country and its own part. */
  hidden: Set<number>;
}

type CountriesTopology = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/** Decodes a quantised topology's arcs. */
function decodeArcs(source: Topology): Position[][] {
  const transform = source.transform;
  if (!transform) return source.arcs as Position[][];
  const [kx, ky] = transform.scale;
  const [dx, dy] = transform.translate;
  return source.arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([px = 0, py = 0]) => {
      x += px;
      y += py;
      return [x * kx + dx, y * ky + dy];
    });
  });
}

/**
 * Takes a topology of countries apart into a {@link Mosaic}, cutting arcs wherever `classify` changes its mind between
 * two segments, so that a border may be disputed along a part of its way.
 */
export function mosaic(
  source: CountriesTopology,
  isoOf: (id: string | undefined, name: string) => string | undefined,
  classify: (a: Position, b: Position, left: string, right: string) => BorderKind | 'hidden'
): Mosaic {
  const raw = decodeArcs(source);
  const shapes = source.objects.countries.geometries.filter(
    (shape): shape is Polygon<{ name: string }> | TopoMultiPolygon<{ name: string }> =>
      shape.type === 'Polygon' || shape.type === 'MultiPolygon'
  );
  const named = shapes.map((shape) => {
    const name = shape.properties?.name ?? '';
    return { iso: isoOf(shape.id === undefined ? undefined : String(shape.id), name), name, shape };
  });
  const users = new Map<number, Set<string>>();
  const polygonsOf = (shape: (typeof shapes)[number]) =>
    shape.type === 'Polygon' ? [shape.arcs] : shape.arcs;
  for (const ring of named.flatMap(({ shape }) => polygonsOf(shape).flat())) {
    if (!crossesAntimeridian(ringPoints(raw, ring))) continue;
    for (const index of ring) {
      const arc = index < 0 ? ~index : index;
      raw[arc] = (raw[arc] ?? []).map(([lon = 0, lat = 0]) => [lon < 0 ? lon + 360 : lon, lat]);
    }
  }
  for (const { iso, name, shape } of named) {
    for (const index of polygonsOf(shape).flat(2)) {
      const arc = index < 0 ? ~index : index;
      users.set(arc, (users.get(arc) ?? new Set()).add(iso ?? name));
    }
  }
  const arcs: Position[][] = [];
  const borders = new Map<number, BorderKind>();
  const hidden = new Set<number>();
  const pieces = raw.map((arc, index) => {
    const sides = [...(users.get(index) ?? [])].sort();
    const shared = sides.length > 1;
    const cls = arc.slice(1).map((b, i) => {
      const a = arc[i] ?? b;
      if (onSeam(a) && onSeam(b)) return 'hidden';
      return shared ? classify(a, b, sides[0] ?? '', sides[1] ?? '') : 'coast';
    });
    const mine: number[] = [];
    for (let from = 0; from < cls.length;) {
      let to = from + 1;
      while (to < cls.length && cls[to] === cls[from]) to += 1;
      const kind = cls[from];
      const id = arcs.push(arc.slice(from, to + 1)) - 1;
      if (kind === 'hidden') hidden.add(id);
      else if (kind === 'international' || kind === 'disputed') borders.set(id, kind);
      mine.push(id);
      from = to;
    }
    return mine;
  });
  const expand = (index: number) =>
    index < 0
      ? (pieces[~index] ?? [])
          .slice()
          .reverse()
          .map((i) => ~i)
      : (pieces[index] ?? []);
  const countries = named.map(({ iso, name, shape }) => ({
    iso,
    name,
    polygons: polygonsOf(shape).map((rings) => rings.map((ring) => ring.flatMap(expand)))
  }));
  return { arcs, countries, borders, hidden };
}

function onSeam([lon = 0, lat = 0]: Position): boolean {
  return Math.abs(Math.abs(lon) - 180) < 0.01 || lat < -85.1;
}

/**
 * Whether a ring jumps from one edge of the map to the other. On a flat map such a jump draws a band across the whole
 * world, so the ring's longitudes must go on beyond 180°. A ring around the pole has to reach both edges.
 */
function crossesAntimeridian(ring: readonly Position[]): boolean {
  return (
    ring.some(([lon = 0], i) => Math.abs(lon - (ring[i - 1]?.[0] ?? lon)) > 180) &&
    ring.every(([, lat = 0]) => lat > -85)
  );
}

/** Points of one ring, closed. */
export function ringPoints(arcs: readonly Position[][], ring: readonly number[]): Position[] {
  const points: Position[] = [];
  for (const index of ring) {
    const arc = index < 0 ? (arcs[~index] ?? []).slice().reverse() : (arcs[index] ?? []);
    points.push(...(points.length > 0 ? arc.slice(1) : arc));
  }
  return points;
}

/** The layers that each of the levels is made of. */
export interface LevelLayers {
  countries: FeatureCollection<MultiPolygon, CountryProperties>;
  coast: FeatureCollection<MultiLineString, Record<string, never>>;
  borders: FeatureCollection<MultiLineString, BorderProperties>;
}

/** Puts a mosaic back together as GeoJSON; a coast is an arc that only one polygon uses. */
export function layers(source: Mosaic): LevelLayers {
  const uses = new Map<number, number>();
  const merged = new Map<string, { iso: string | undefined; polygons: Position[][][] }>();
  for (const { iso, polygons } of source.countries) {
    const key = iso ?? '';
    const entry = merged.get(key) ?? { iso, polygons: [] };
    for (const rings of polygons) {
      for (const index of rings.flat()) {
        const arc = index < 0 ? ~index : index;
        uses.set(arc, (uses.get(arc) ?? 0) + 1);
      }
      entry.polygons.push(rings.map((ring) => ringPoints(source.arcs, ring)));
    }
    merged.set(key, entry);
  }
  const countries = [...merged.values()]
    .filter(({ polygons }) => polygons.length > 0)
    .sort((a, b) => (a.iso ?? '').localeCompare(b.iso ?? '', 'en'))
    .map(({ iso, polygons }): Feature<MultiPolygon, CountryProperties> => ({
      type: 'Feature',
      properties: iso === undefined ? {} : { iso },
      geometry: { type: 'MultiPolygon', coordinates: polygons }
    }));
  const coast = [...uses].filter(
    ([arc, n]) => n === 1 && !source.hidden.has(arc) && !source.borders.has(arc)
  );
  const lines = (kind: BorderKind) =>
    [...uses].filter(([arc]) => source.borders.get(arc) === kind).map(([arc]) => source.arcs[arc] ?? []);
  const border = (kind: BorderKind): Feature<MultiLineString, BorderProperties> => ({
    type: 'Feature',
    properties: { kind },
    geometry: { type: 'MultiLineString', coordinates: lines(kind) }
  });
  return {
    countries: { type: 'FeatureCollection', features: countries },
    coast: collection([
      {
        type: 'Feature',
        properties: {},
        geometry: { type: 'MultiLineString', coordinates: coast.map(([arc]) => source.arcs[arc] ?? []) }
      }
    ]),
    borders: collection(
      [border('international'), border('disputed')].filter((f) => f.geometry.coordinates.length > 0)
    )
  };
}

/** A FeatureCollection of these features. */
export function collection<F extends Feature>(features: F[]): { type: 'FeatureCollection'; features: F[] } {
  return { type: 'FeatureCollection', features };
}

/** Line strings of a collection, whatever they were grouped as. */
export function lineStrings(source: FeatureCollection): Position[][] {
  return source.features.flatMap(({ geometry }) => {
    if (geometry?.type === 'LineString') return [(geometry as LineString).coordinates];
    return geometry?.type === 'MultiLineString' ? (geometry as MultiLineString).coordinates : [];
  });
}
