import polylabel from 'polylabel';
import type { Position, Shape } from './types.ts';

/** Metres are not asked for: a position is written to the fifth decimal of a degree. */
const DIGITS = 5;

type Line = readonly (readonly [x: number, y: number])[];

/**
 * Where the marker of a line or an area stands: on the line, half its length from either end, or as far inside the area
 * as can be. The middle of a bounding box would often lie beside both.
 *
 * Parts that end at the 180th meridian are measured as the one line they are.
 */
export function anchorOf(shape: Shape): Position {
  const parts = partsOf(shape);
  const [x, y] = shape.type.endsWith('LineString') ? halfway(parts.flat()) : innermost(parts);
  return [round(wrapped(x)), round(y)];
}

/** The lines of a shape, or the rings of each of its areas. */
function partsOf(shape: Shape): readonly (readonly Line[])[] {
  if (shape.type === 'LineString') return [[lineOf(shape.coordinates)]];
  if (shape.type === 'MultiLineString') return [shape.coordinates.map(lineOf)];
  const areas = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  return areas.map((rings) => rings.map(lineOf));
}

function lineOf(coordinates: readonly (readonly number[])[]): Line {
  return coordinates.map(([x = 0, y = 0]) => [x, y]);
}

interface Segment {
  readonly from: Line[number];
  readonly to: Line[number];
  readonly length: number;
}

function halfway(lines: readonly Line[]): Line[number] {
  const segments = lines.flatMap((line) =>
    line.slice(1).map((to, index): Segment => {
      const from = line[index] ?? to;
      return { from, to, length: distance(from, to) };
    })
  );
  let left = segments.reduce((sum, { length }) => sum + length, 0) / 2;
  for (const { from, to, length } of segments) {
    if (left <= length) {
      const share = length === 0 ? 0 : left / length;
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    }
    left -= length;
  }
  return segments.at(-1)?.to ?? lines[0]?.[0] ?? [0, 0];
}

/** Of all areas the point that is farthest from its area's edge; degrees of longitude are as narrow as they are there. */
function innermost(areas: readonly (readonly Line[])[]): Line[number] {
  let best: Line[number] = [0, 0];
  let most = -Infinity;
  for (const rings of areas) {
    const [outer = []] = rings;
    const narrow = Math.max(0.01, Math.cos(middle(outer) * RADIANS));
    const scaled = rings.map((ring) => ring.map(([x, y]): [number, number] => [x * narrow, y]));
    const extent = Math.max(spread(outer, 0) * narrow, spread(outer, 1));
    const point = polylabel(scaled, extent / 200);
    if (point.distance <= most) continue;
    most = point.distance;
    best = [point[0] / narrow, point[1]];
  }
  return best;
}

function middle(line: Line): number {
  return line.reduce((sum, [, y]) => sum + y, 0) / Math.max(1, line.length);
}

function spread(line: Line, axis: 0 | 1): number {
  let [least, most] = [Infinity, -Infinity];
  for (const position of line) {
    least = Math.min(least, position[axis]);
    most = Math.max(most, position[axis]);
  }
  return most - least;
}

const RADIANS = Math.PI / 180;

/** On a sphere of radius 1, by the haversine formula. */
function distance([x1, y1]: Line[number], [x2, y2]: Line[number]): number {
  const dx = Math.sin(((x2 - x1) * RADIANS) / 2);
  const dy = Math.sin(((y2 - y1) * RADIANS) / 2);
  const a = dy * dy + Math.cos(y1 * RADIANS) * Math.cos(y2 * RADIANS) * dx * dx;
  return 2 * Math.asin(Math.min(1, Math.sqrt(a)));
}

function wrapped(longitude: number): number {
  return longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
}

function round(degrees: number): number {
  return Number(degrees.toFixed(DIGITS));
}
