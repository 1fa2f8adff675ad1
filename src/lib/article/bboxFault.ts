import { FARTHEST_LATITUDE } from './box.ts';
import type { Path, Mismatch } from './fault.ts';
import type { BBox } from './types.ts';
import { quote, valueAt } from './value.ts';

const WANTED = `[west, south, east, north] in degrees: longitudes from -180 to 180, latitudes from -${FARTHEST_LATITUDE} to ${FARTHEST_LATITUDE}; west is greater than east only across the 180th meridian`;

/** Whether a box can be shown. */
export function isBoxShown([west, south, east, north]: BBox): boolean {
  return (
    [west, east].every((x) => Math.abs(x) <= 180) &&
    [south, north].every((y) => Math.abs(y) <= FARTHEST_LATITUDE) &&
    west !== east &&
    south < north
  );
}

/**
 * What is wrong with the box of the front matter.
 *
 * @param value the whole front matter
 * @param path where a schema found fault
 */
export function boxMismatch(value: unknown, path: Path): Mismatch | undefined {
  if (path[0] !== 'bbox') return undefined;
  const box = valueAt(value, ['bbox']);
  if (box === undefined) return undefined;
  const not = (why: string, mend: string): Mismatch => ({
    path: ['bbox'],
    code: 'bbox/not-a-box',
    found: `${quote(box)}${why}`,
    wanted: WANTED,
    mend
  });
  if (!isFour(box))
    return not('', 'Write four numbers such as [92, -11, 146, 46], or leave bbox out: it is then computed.');
  const [west, south, east, north] = box;
  if (south > north)
    return Math.abs(south) > 90 || Math.abs(north) > 90
      ? latitudeFirst(not)
      : not(', in which south is greater than north', `Write [${west}, ${north}, ${east}, ${south}].`);
  if (Math.abs(west) > 180 || Math.abs(east) > 180)
    return not(
      ', in which a longitude is beyond 180',
      `Write [${wrapped(west)}, ${south}, ${wrapped(east)}, ${north}].`
    );
  if (Math.abs(south) > 90 || Math.abs(north) > 90) return latitudeFirst(not);
  if (Math.abs(south) > FARTHEST_LATITUDE || Math.abs(north) > FARTHEST_LATITUDE)
    return not(
      ', which reaches farther than a Web Mercator map can',
      `Write [${west}, ${within(south)}, ${east}, ${within(north)}].`
    );
  return not(', which has no area', 'Make it wider and higher, or leave it out: it is then computed.');
}

function latitudeFirst(not: (why: string, mend: string) => Mismatch): Mismatch {
  return not(
    ', in which a latitude is beyond 90',
    'Write longitude before latitude: west, south, east, north.'
  );
}

function isFour(box: unknown): box is [number, number, number, number] {
  return Array.isArray(box) && box.length === 4 && box.every(Number.isFinite);
}

function wrapped(longitude: number): number {
  const turned = ((((longitude + 180) % 360) + 360) % 360) - 180;
  return Number(turned.toFixed(6));
}

function within(latitude: number): number {
  return Math.max(-FARTHEST_LATITUDE, Math.min(FARTHEST_LATITUDE, latitude));
}
