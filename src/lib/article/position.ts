import type { Path } from './fault.ts';
import type { Mismatch } from './schema.ts';
import { isRecord, quote, valueAt } from './value.ts';

const POSITION = '[longitude, latitude]: two numbers in degrees, longitude first, as RFC 7946 has it';
const NO_POINT = 'When no point would be true, write "geometry": null and take the precision “region”.';

/**
 * What is wrong with a feature's geometry, said of the geometry as a whole rather than of its fourth coordinate;
 * `undefined` when the path leads elsewhere, or nothing that can be said here is wrong.
 *
 * @param value the whole of `projects.geojson`
 * @param path where a schema found fault
 */
export function geometryMismatch(value: unknown, path: Path): Mismatch | undefined {
  if (!isGeometryPath(path)) return undefined;
  const at = path.slice(0, 3);
  const geometry = valueAt(value, at);
  if (geometry === undefined || geometry === null) return undefined;
  if (!isPoint(geometry)) return notAPoint(at, geometry);
  if (geometry.coordinates === undefined) return undefined;
  return positionMismatch([...at, 'coordinates'], geometry.coordinates);
}

/** Whether a path leads into a geometry that is no Point, of which {@link geometryMismatch} says all there is to say. */
export function isInsideOtherGeometry(value: unknown, path: Path): boolean {
  return isGeometryPath(path) && path.length > 3 && !isPoint(valueAt(value, path.slice(0, 3)));
}

function isGeometryPath(path: Path): boolean {
  return path[0] === 'features' && path[2] === 'geometry';
}

function isPoint(geometry: unknown): geometry is Record<string, unknown> {
  return isRecord(geometry) && geometry.type === 'Point';
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

function notAPoint(path: Path, geometry: unknown): Mismatch {
  const type = isRecord(geometry) ? geometry.type : undefined;
  const middle = middleOf(geometry);
  const point = middle
    ? `such as its middle, { "type": "Point", "coordinates": [${middle.join(', ')}] }`
    : 'such as { "type": "Point", "coordinates": [103.497, 10.6455] }';
  return {
    path,
    code: 'geometry/not-a-point',
    found: typeof type === 'string' ? `the geometry ${quote(type)}` : quote(geometry),
    wanted: 'a Point, or null; lines and areas are not shown',
    mend: `Write one point of it, ${point}, and say by “precision” how exact that is. ${NO_POINT}`
  };
}

/** The middle of all positions in a geometry, when they stay on one side of the antimeridian; rounded to 0.001°. */
function middleOf(geometry: unknown): [number, number] | undefined {
  const positions = positionsIn(isRecord(geometry) ? geometry.coordinates : undefined);
  if (positions.length === 0) return undefined;
  const [west, east] = range(positions.map(([x]) => x));
  const [south, north] = range(positions.map(([, y]) => y));
  if (east - west > 180 || west < -180 || east > 180 || south < -90 || north > 90) return undefined;
  return [round((west + east) / 2), round((south + north) / 2)];
}

function positionsIn(coordinates: unknown): [number, number][] {
  if (!Array.isArray(coordinates)) return [];
  const [x, y]: unknown[] = coordinates;
  if (typeof x === 'number' && typeof y === 'number') return [[x, y]];
  return coordinates.flatMap(positionsIn);
}

function range(numbers: readonly number[]): [number, number] {
  return numbers.reduce<[number, number]>(
    ([least, most], number) => [Math.min(least, number), Math.max(most, number)],
    [Infinity, -Infinity]
  );
}

function round(degrees: number): number {
  return Math.round(degrees * 1000) / 1000;
}

function positionMismatch(path: Path, coordinates: unknown): Mismatch | undefined {
  if (!isPair(coordinates))
    return {
      path,
      code: 'point/not-a-position',
      found: quote(coordinates),
      wanted: POSITION,
      mend: mendPosition(coordinates)
    };
  const [x, y] = coordinates;
  if (Math.abs(x) <= 180 && Math.abs(y) <= 90) return undefined;
  if (Math.abs(x) <= 90 && Math.abs(y) <= 180) return swappedMismatch(path, [x, y]);
  const isLatitude = Math.abs(y) > 90;
  return {
    path,
    code: 'point/out-of-range',
    found: `[${x}, ${y}]: ${isLatitude ? `${y} is no latitude` : `${x} is no longitude`}`,
    wanted: 'a longitude from -180 to 180 and a latitude from -90 to 90',
    mend:
      !isLatitude && Math.abs(x) < 540
        ? `Write [${round(x - Math.sign(x) * 360)}, ${y}], which is the same meridian, if that is meant.`
        : 'Look the position up again; it is in decimal degrees.'
  };
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

/**
 * What is wrong with the box of the front matter. A box across the antimeridian is known for what it is (RFC 7946,
 * section 5.2: west greater than east), and refused, since the drawn map ends there.
 *
 * @param value the whole front matter
 * @param path where a schema found fault
 */
export function boxMismatch(value: unknown, path: Path): Mismatch | undefined {
  if (path[0] !== 'bbox') return undefined;
  const box = valueAt(value, ['bbox']);
  if (box === undefined) return undefined;
  const found = quote(box);
  const wanted =
    '[west, south, east, north] in degrees, from -180 to 180 and from -90 to 90, west before east';
  const not = (why: string, mend: string): Mismatch => ({
    path: ['bbox'],
    code: 'bbox/not-a-box',
    found: `${found}${why}`,
    wanted,
    mend
  });
  if (!isBox(box)) return not('', 'Write four numbers such as [92, -11, 146, 46].');
  const [west, south, east, north] = box;
  if (Math.abs(south) > 90 || Math.abs(north) > 90)
    return not(
      ', in which a latitude is beyond 90',
      'Write longitude before latitude: west, south, east, north.'
    );
  if (south > north)
    return not(', in which south is greater than north', `Write [${west}, ${north}, ${east}, ${south}].`);
  if (south === north || west === east) return not(', which has no area', 'Make it wider and higher.');
  return acrossAntimeridian(box);
}

function isBox(box: unknown): box is [number, number, number, number] {
  return Array.isArray(box) && box.length === 4 && box.every(Number.isFinite);
}

function acrossAntimeridian([west, south, east, north]: readonly [number, number, number, number]): Mismatch {
  const width = west > east ? 360 - (west - east) : east - west;
  const isSwap = west > east && Math.abs(west) <= 180 && Math.abs(east) <= 180;
  return {
    path: ['bbox'],
    code: 'bbox/antimeridian',
    found: `[${west}, ${south}, ${east}, ${north}], a box of ${round(width)}° across the antimeridian`,
    wanted: 'a box on one side of the antimeridian, west before east: the drawn map ends there',
    mend: [
      'Choose a box on the side where most projects are.',
      ...(isSwap ? [`If west and east are swapped, write [${east}, ${south}, ${west}, ${north}].`] : [])
    ].join(' ')
  };
}
