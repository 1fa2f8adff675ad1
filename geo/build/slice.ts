import type { Line } from './plane.ts';

/** Units along a tile's side. */
export const EXTENT = 4096;

/** How far a tile's shapes reach beyond its edge, in units: more than half a line's width, so that no seam is seen. */
export const BUFFER = 16;

/** Points one after the other in whole units of a zoom: of the world, or of a tile. `y` grows to the south. */
export type Units = number[];

/** What a layer draws: what is in one group goes into one feature of a tile. */
export interface Shape {
  readonly type: 'line' | 'polygon';
  readonly layer: string;
  readonly tags: Readonly<Record<string, string | number>>;
  /** A polygon's rings (the first is the outer one) or a single line, in the plane. */
  readonly lines: readonly Line[];
}

/** What there is of a shape in a tile, in units of the tile. */
export interface Part {
  readonly shape: Shape;
  readonly lines: Units[];
}

/**
 * A line in whole units of a zoom, with a point wherever it crosses an edge of a tile. So the tiles on both sides agree
 * to the unit on where it crosses, and what was cut can be joined again without a seam.
 */
export function toUnits(line: Line, zoom: number): Units {
  const world = EXTENT * 2 ** zoom;
  const scale = world / 360;
  const out: Units = [];
  const add = (x: number, y: number): void => {
    if (out.length > 0 && out[out.length - 2] === x && out[out.length - 1] === y) return;
    out.push(x, y);
  };
  for (let i = 0; i < line.length; i += 2) {
    const x = Math.round(((line[i] ?? 0) + 180) * scale);
    const y = Math.round((180 - (line[i + 1] ?? 0)) * scale);
    if (out.length > 0) cross(out[out.length - 2] ?? x, out[out.length - 1] ?? y, x, y, add);
    add(x, y);
  }
  return out;
}

/** The points where a segment crosses edges of tiles, in its order. */
function cross(ax: number, ay: number, bx: number, by: number, add: (x: number, y: number) => void): void {
  if (Math.floor(ax / EXTENT) === Math.floor(bx / EXTENT) && Math.floor(ay / EXTENT) === Math.floor(by / EXTENT)) return;
  const at: [t: number, x: number, y: number][] = [];
  const [west, east] = ax < bx ? [ax, bx] : [bx, ax];
  for (let edge = Math.floor(west / EXTENT) * EXTENT + EXTENT; edge < east; edge += EXTENT) {
    const t = (edge - ax) / (bx - ax);
    at.push([t, edge, Math.round(ay + (by - ay) * t)]);
  }
  const [north, south] = ay < by ? [ay, by] : [by, ay];
  for (let edge = Math.floor(north / EXTENT) * EXTENT + EXTENT; edge < south; edge += EXTENT) {
    const t = (edge - ay) / (by - ay);
    at.push([t, Math.round(ax + (bx - ax) * t), edge]);
  }
  at.sort((one, other) => one[0] - other[0]);
  for (const [, x, y] of at) add(x, y);
}

/** The part of a ring on one side of an edge along an axis (Sutherland and Hodgman's way). */
export function clipRing(ring: Units, axis: 0 | 1, edge: number, sign: 1 | -1): Units {
  const out: Units = [];
  const n = ring.length;
  let bx = ring[n - 2] ?? 0;
  let by = ring[n - 1] ?? 0;
  let bDepth = ((axis === 0 ? bx : by) - edge) * sign;
  for (let i = 0; i < n; i += 2) {
    const x = ring[i] ?? 0;
    const y = ring[i + 1] ?? 0;
    const depth = ((axis === 0 ? x : y) - edge) * sign;
    if ((depth > 0 && bDepth < 0) || (depth < 0 && bDepth > 0)) {
      const t = bDepth / (bDepth - depth);
      if (axis === 0) out.push(edge, Math.round(by + (y - by) * t));
      else out.push(Math.round(bx + (x - bx) * t), edge);
    }
    if (depth >= 0) out.push(x, y);
    [bx, by, bDepth] = [x, y, depth];
  }
  return out;
}

/** The parts of a line on one side of an edge along an axis. */
export function clipLine(line: Units, axis: 0 | 1, edge: number, sign: 1 | -1): Units[] {
  const parts: Units[] = [];
  let current: Units = [];
  const end = (): void => {
    if (current.length > 2) parts.push(current);
    current = [];
  };
  for (let i = 0; i < line.length; i += 2) {
    const x = line[i] ?? 0;
    const y = line[i + 1] ?? 0;
    const depth = ((axis === 0 ? x : y) - edge) * sign;
    if (i > 0) {
      const bx = line[i - 2] ?? 0;
      const by = line[i - 1] ?? 0;
      const bDepth = ((axis === 0 ? bx : by) - edge) * sign;
      if ((depth > 0 && bDepth < 0) || (depth < 0 && bDepth > 0)) {
        const t = bDepth / (bDepth - depth);
        if (axis === 0) current.push(edge, Math.round(by + (y - by) * t));
        else current.push(Math.round(bx + (x - bx) * t), edge);
        if (depth < 0) end();
      }
    }
    if (depth >= 0) current.push(x, y);
    else end();
  }
  end();
  return parts;
}

type Cut = (lines: readonly Units[], axis: 0 | 1, edge: number, sign: 1 | -1) => Units[];

const cutRings: Cut = (lines, axis, edge, sign) =>
  lines.map((line) => clipRing(line, axis, edge, sign)).filter((line) => line.length >= 6);

const cutLines: Cut = (lines, axis, edge, sign) => lines.flatMap((line) => clipLine(line, axis, edge, sign));

/**
 * Cuts shapes into the tiles of a zoom, what lies beyond ±180° into those on the other side. No point of a ring is given
 * twice, its first neither.
 *
 * @param each told of every part by its tile's column and row
 */
export function slice(shapes: Iterable<Shape>, zoom: number, each: (x: number, y: number, part: Part) => void): void {
  const tiles = 2 ** zoom;
  for (const shape of shapes) {
    const polygon = shape.type === 'polygon';
    const lines = shape.lines.flatMap((line): Units[] => {
      const units = toUnits(line, zoom);
      if (!polygon) return units.length >= 4 ? [units] : [];
      units.splice(-2);
      return units.length >= 6 ? [units] : [];
    });
    if (polygon && lines.length > 0 && shape.lines[0] && toUnits(shape.lines[0], zoom).length < 8) continue;
    const cut = polygon ? cutRings : cutLines;
    const put = (west: number, east: number, north: number, south: number, parts: Units[]): void => {
      if (parts.length === 0) return;
      if (east - west === 1 && south - north === 1) {
        const x = ((west % tiles) + tiles) % tiles;
        if (north < 0 || north >= tiles) return;
        const own = parts.map((line) => line.map((value, i) => value - (i % 2 === 0 ? west : north) * EXTENT));
        each(x, north, { shape, lines: own });
        return;
      }
      const axis = east - west >= south - north ? 0 : 1;
      const middle = axis === 0 ? Math.floor((west + east) / 2) : Math.floor((north + south) / 2);
      const first = cut(parts, axis, middle * EXTENT + BUFFER, -1);
      const second = cut(parts, axis, middle * EXTENT - BUFFER, 1);
      if (axis === 0) {
        put(west, middle, north, south, first);
        put(middle, east, north, south, second);
      } else {
        put(west, east, north, middle, first);
        put(west, east, middle, south, second);
      }
    };
    const [w, n, e, s] = bounds(lines);
    if (w === Infinity) continue;
    const tile = (value: number): number => Math.floor(value / EXTENT);
    const [west, north] = [tile(w - BUFFER), tile(n - BUFFER)];
    const [east, south] = [tile(e + BUFFER) + 1, tile(s + BUFFER) + 1];
    put(west, east, north, south, lines);
  }
}

function bounds(lines: readonly Units[]): [w: number, n: number, e: number, s: number] {
  let [w, n, e, s] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines)
    for (let i = 0; i < line.length; i += 2) {
      const x = line[i] ?? 0;
      const y = line[i + 1] ?? 0;
      if (x < w) w = x;
      if (x > e) e = x;
      if (y < n) n = y;
      if (y > s) s = y;
    }
  return [w, n, e, s];
}
