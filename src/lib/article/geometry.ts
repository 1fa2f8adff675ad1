import { count, type Path, type Mismatch } from './fault.ts';
import type { Position } from './types.ts';
import { isRecord, listAt, quote, valueAt } from './value.ts';

/** More positions than this weigh on every page that shows the article, and a map of a region does not show them. */
export const MOST_POSITIONS = 2000;

/** How deep positions lie in the coordinates of each geometry that is shown. */
const DEPTH = { Point: 0, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 } as const;

const POSITION = '[longitude, latitude]: two numbers in degrees, longitude first, as RFC 7946 has it';
const NO_POINT =
  'When no point would be true, write "geometry": null and take the precision “area” or “region”.';

/**
 * What is wrong with the geometries of a file, said of each as a whole rather than of its fourth coordinate. Whatever the
 * schema refuses is found here too.
 *
 * @param json `projects.geojson` as it was read
 */
export function proveGeometries(json: unknown): Mismatch[] {
  return listAt(json, ['features']).flatMap((feature, index) => {
    const geometry = valueAt(feature, ['geometry']);
    return geometry === undefined || geometry === null
      ? []
      : ofGeometry(geometry, ['features', index, 'geometry']);
  });
}

/** Whether a path leads to a geometry or into one, of which {@link proveGeometries} says all there is to say. */
export function isGeometryPath(value: unknown, path: Path): boolean {
  if (path[0] !== 'features' || path[2] !== 'geometry') return false;
  const geometry = valueAt(value, path.slice(0, 3));
  return geometry !== undefined && geometry !== null;
}

function ofGeometry(geometry: unknown, path: Path): Mismatch[] {
  const type = isRecord(geometry) ? geometry.type : undefined;
  if (!isRecord(geometry) || typeof type !== 'string' || !Object.hasOwn(DEPTH, type))
    return [notShown(geometry, path)];
  const at = [...path, 'coordinates'];
  const { coordinates } = geometry;
  if (coordinates === undefined)
    return [
      {
        path: at,
        code: 'schema/missing',
        found: 'nothing: “coordinates” is missing',
        wanted: 'the coordinates of the geometry',
        mend: 'Add “coordinates”, such as [103.497, 10.6455] for a Point.'
      }
    ];
  const depth = DEPTH[type as keyof typeof DEPTH];
  if (depth === 0) return ofPosition(coordinates, at);
  const badly = nested(coordinates, depth, at);
  if (badly.length > 0) return badly;
  const lines = linesIn(coordinates, depth, at);
  const isArea = type.endsWith('Polygon');
  return [
    ...tooDetailed(lines, at),
    ...lines.flatMap((line) => [...(isArea ? ofRing(line) : ofLine(line)), ...acrossMeridian(line)])
  ];
}

interface Line {
  readonly path: Path;
  readonly positions: readonly Position[];
}

/** What is not a list where one belongs, and every position that is none. */
function nested(value: unknown, depth: number, path: Path): Mismatch[] {
  if (depth === 0) return ofPosition(value, path);
  if (Array.isArray(value) && value.length > 0)
    return value.flatMap((item: unknown, index) => nested(item, depth - 1, [...path, index])).slice(0, 3);
  return [
    {
      path,
      code: 'geometry/empty',
      found: quote(value),
      wanted: depth === 1 ? `a list of positions, each ${POSITION}` : 'a list of lists of positions',
      mend: `Draw it again, for example at https://geojson.io. ${NO_POINT}`
    }
  ];
}

function linesIn(value: unknown, depth: number, path: Path): Line[] {
  if (depth === 1) return [{ path, positions: value as readonly Position[] }];
  return (value as readonly unknown[]).flatMap((item, index) => linesIn(item, depth - 1, [...path, index]));
}

function tooDetailed(lines: readonly Line[], path: Path): Mismatch[] {
  const positions = lines.reduce((sum, line) => sum + line.positions.length, 0);
  if (positions <= MOST_POSITIONS) return [];
  return [
    {
      path,
      code: 'geometry/too-detailed',
      found: `${positions} positions`,
      wanted: `${MOST_POSITIONS} at most: every page of the article carries them`,
      mend: 'Simplify it, for example with “npx mapshaper projects.geojson -simplify 5% keep-shapes -o”.'
    }
  ];
}

function ofLine({ path, positions }: Line): Mismatch[] {
  return hasExtent(positions) ? [] : [empty(path, positions, 'a line from one position to another')];
}

function ofRing({ path, positions }: Line): Mismatch[] {
  const [first] = positions;
  const last = positions.at(-1);
  if (!first || !last) return [];
  if (first[0] !== last[0] || first[1] !== last[1])
    return [
      {
        path,
        code: 'geometry/unclosed',
        found: `a ring that begins at ${write(first)} and ends at ${write(last)}`,
        wanted: 'a ring that ends where it begins (RFC 7946, 3.1.6)',
        mend: `Write ${write(first)} once more at its end.`
      }
    ];
  if (positions.length >= 4 && Math.abs(signedArea(positions)) > 1e-12) return [];
  return [empty(path, positions, 'a ring of at least four positions around an area')];
}

function empty(path: Path, positions: readonly Position[], wanted: string): Mismatch {
  return {
    path,
    code: 'geometry/empty',
    found: `${count(positions.length, 'position')} that ${positions.length === 1 ? 'has' : 'have'} no extent`,
    wanted,
    mend: 'Write a Point where one position is meant, or draw it again.'
  };
}

function hasExtent(positions: readonly Position[]): boolean {
  const [first] = positions;
  return first !== undefined && positions.some(([x, y]) => x !== first[0] || y !== first[1]);
}

/** A segment that jumps from one edge of the world to the other. Lines through all longitudes are not meant. */
function acrossMeridian({ path, positions }: Line): Mismatch[] {
  for (const [index, to] of positions.entries()) {
    const from = positions[index - 1];
    if (from === undefined || Math.abs(to[0] - from[0]) <= 180) continue;
    const edge = from[0] > 0 ? 180 : -180;
    const end = to[0] + 2 * edge;
    const latitude = round(from[1] + ((to[1] - from[1]) * (edge - from[0])) / (end - from[0]));
    return [
      {
        path: [...path, index],
        code: 'geometry/antimeridian',
        found: `a step from ${write(from)} to ${write(to)}, around the whole world`,
        wanted: 'parts that end at the 180th meridian (RFC 7946, 3.1.9)',
        mend: `Cut it there: let one part end at ${write([edge, latitude])} and the next begin at ${write([-edge, latitude])}, as a MultiLineString or a MultiPolygon.`
      }
    ];
  }
  return [];
}

/** Twice the area of a ring in square degrees, positive when it runs counterclockwise. */
export function signedArea(ring: readonly (readonly number[])[]): number {
  return ring.slice(1).reduce((sum, [x = 0, y = 0], index) => {
    const [px = 0, py = 0] = ring[index] ?? [];
    return sum + px * y - x * py;
  }, 0);
}

/** What is said of coordinates that make sense only the other way round. */
export function swappedMismatch(path: Path, [x, y]: readonly [number, number]): Mismatch {
  return {
    path,
    code: 'point/swapped',
    found: `[${x}, ${y}], in which longitude and latitude look swapped`,
    wanted: `[${y}, ${x}]`,
    mend: `Did you mean [${y}, ${x}]? Write it; longitude comes first.`
  };
}

function notShown(geometry: unknown, path: Path): Mismatch {
  const type = isRecord(geometry) ? geometry.type : undefined;
  const positions = isRecord(geometry) ? positionsIn(geometry.coordinates) : [];
  const [only] = positions;
  return {
    path,
    code: 'geometry/not-shown',
    found: typeof type === 'string' ? `the geometry ${quote(type)}` : quote(geometry),
    wanted: 'a Point, a LineString, a Polygon, one of these in several parts (Multi…), or null',
    mend:
      only && positions.length === 1
        ? `Write { "type": "Point", "coordinates": ${write(only)} }.`
        : type === 'MultiPoint' || type === 'GeometryCollection'
          ? `Make a project of each part, or write the one that matters most. ${NO_POINT}`
          : `Write a geometry such as { "type": "Point", "coordinates": [103.497, 10.6455] }. ${NO_POINT}`
  };
}

function positionsIn(coordinates: unknown): Position[] {
  if (!Array.isArray(coordinates)) return [];
  const [x, y]: unknown[] = coordinates;
  if (typeof x === 'number' && typeof y === 'number') return [[x, y]];
  return coordinates.flatMap(positionsIn);
}

function round(degrees: number): number {
  return Math.round(degrees * 1000) / 1000;
}

function write([x, y]: Position): string {
  return `[${x}, ${y}]`;
}

function ofPosition(coordinates: unknown, path: Path): Mismatch[] {
  if (!isPair(coordinates))
    return [
      {
        path,
        code: 'point/not-a-position',
        found: quote(coordinates),
        wanted: POSITION,
        mend: mendPosition(coordinates)
      }
    ];
  const [x, y] = coordinates;
  if (Math.abs(x) <= 180 && Math.abs(y) <= 90) return [];
  if (Math.abs(x) <= 90 && Math.abs(y) <= 180) return [swappedMismatch(path, [x, y])];
  const isLatitude = Math.abs(y) > 90;
  return [
    {
      path,
      code: 'point/out-of-range',
      found: `[${x}, ${y}]: ${isLatitude ? `${y} is no latitude` : `${x} is no longitude`}`,
      wanted: 'a longitude from -180 to 180 and a latitude from -90 to 90',
      mend:
        !isLatitude && Math.abs(x) < 540
          ? `Write [${Number((x - Math.sign(x) * 360).toFixed(6))}, ${y}], which is the same meridian, if that is meant.`
          : 'Look the position up again; it is in decimal degrees.'
    }
  ];
}

function isPair(coordinates: unknown): coordinates is [number, number] {
  return Array.isArray(coordinates) && coordinates.length === 2 && coordinates.every(Number.isFinite);
}

function mendPosition(coordinates: unknown): string {
  const such = `Write a position such as [103.497, 10.6455]. ${NO_POINT}`;
  if (!Array.isArray(coordinates) || coordinates.length < 2) return such;
  const numbers = coordinates.map((part: unknown) =>
    typeof part === 'string' && part.trim() !== '' ? Number(part) : part
  );
  if (!numbers.every(Number.isFinite)) return such;
  if (coordinates.every(Number.isFinite))
    return `Write [${numbers.slice(0, 2).join(', ')}]: a point has two numbers, heights are not shown.`;
  return `Write [${numbers.slice(0, 2).join(', ')}]: numbers stand without quotes.`;
}
