import type { BBox, Position } from './types.ts';

/** The farthest latitude that a Web Mercator map shows. */
export const FARTHEST_LATITUDE = 85;

/** How much of its size is added to a box on each side, so that no marker stands on the map's edge. */
const MARGIN = 0.12;

/** The least width and height of a box that is made for an article, in degrees: some 50 km. */
const LEAST = 0.5;

/** How many degrees a box is wide; west may be greater than east (RFC 7946, 5.2). */
export function widthOf([west, , east]: BBox): number {
  return west > east ? east + 360 - west : east - west;
}

/** Whether a position lies in a box or on its edge. */
export function isInBox([longitude, latitude]: Position, [west, south, east, north]: BBox): boolean {
  const inside =
    west > east ? longitude >= west || longitude <= east : longitude >= west && longitude <= east;
  return inside && latitude >= south && latitude <= north;
}

/**
 * The narrowest box around some positions. Where it is shorter that way it crosses the 180th meridian and has its west
 * greater than its east, as RFC 7946 has it. `undefined` for no positions.
 */
export function boxAround(positions: readonly Position[]): BBox | undefined {
  if (positions.length === 0) return undefined;
  const longitudes = [...new Set(positions.map(([x]) => x))].sort((a, b) => a - b);
  const latitudes = positions.map(([, y]) => y);
  let [west, east] = [longitudes[0] ?? 0, longitudes.at(-1) ?? 0];
  let widest = west + 360 - east;
  for (const [index, next] of longitudes.slice(1).entries()) {
    const previous = longitudes[index] ?? next;
    if (next - previous <= widest) continue;
    widest = next - previous;
    [west, east] = [next, previous];
  }
  const [south, north] = latitudes.reduce(
    ([least, most], y) => [Math.min(least, y), Math.max(most, y)],
    [Infinity, -Infinity]
  );
  return [west, south, east, north];
}

/** The smallest box around two. */
export function boxAroundBoth(one: BBox, other: BBox): BBox {
  const [west, south, east, north] = one;
  const [left, bottom, right, top] = other;
  const candidates: BBox[] = [
    [west, south, east, north],
    [west, south, right, north],
    [left, south, east, north],
    [left, south, right, north]
  ];
  const holding = candidates.filter((box) => holds(box, one) && holds(box, other));
  const [first] = holding.toSorted((a, b) => widthOf(a) - widthOf(b));
  return [first?.[0] ?? -180, Math.min(south, bottom), first?.[2] ?? 180, Math.max(north, top)];
}

/** Whether a box's longitudes hold all of another's. */
function holds(box: BBox, [west, , east]: BBox): boolean {
  const offset = (longitude: number): number => (longitude - box[0] + 720) % 360;
  const other: BBox = [west, 0, east, 0];
  return offset(west) + widthOf(other) <= widthOf(box) + 1e-9;
}

/** A box with a margin on each side, no smaller than a map of it should be, rounded outwards to a hundredth of a degree. */
export function withMargin(box: BBox): BBox {
  const [west, south, , north] = box;
  const width = Math.max(LEAST, widthOf(box) * (1 + 2 * MARGIN));
  const height = Math.max(LEAST, (north - south) * (1 + 2 * MARGIN));
  const bottom = Math.max(-FARTHEST_LATITUDE, down((south + north - height) / 2));
  const top = Math.min(FARTHEST_LATITUDE, up((south + north + height) / 2));
  if (width >= 359) return [-180, bottom, 180, top];
  const left = west - (width - widthOf(box)) / 2;
  return [wrapped(down(left)), bottom, wrapped(up(left + width)), top];
}

function down(degrees: number): number {
  return Math.floor(Number((degrees * 100).toFixed(6))) / 100;
}

function up(degrees: number): number {
  return Math.ceil(Number((degrees * 100).toFixed(6))) / 100;
}

function wrapped(longitude: number): number {
  if (longitude > 180) return Number((longitude - 360).toFixed(2));
  if (longitude < -180) return Number((longitude + 360).toFixed(2));
  return longitude;
}
