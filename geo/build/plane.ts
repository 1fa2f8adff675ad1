import type { Box } from './mercator.ts';

/**
 * Points one after the other, `x, y, x, y …`, in degrees of Web Mercator: `x` is the longitude, beyond ±180 for what lies
 * across the antimeridian, `y` grows to the north and is as long a degree as `x`. A ring's first point is its last too.
 */
export type Line = Float64Array;

const radians = Math.PI / 180;

/** Where the square world of Web Mercator ends, in degrees of latitude. */
const LIMIT = 85.0511287798066;

/** Degrees → the plane of {@link Line}. */
export function project(lon: number, lat: number): [x: number, y: number] {
  const clamped = Math.max(-LIMIT, Math.min(LIMIT, lat));
  return [lon, Math.log(Math.tan(Math.PI / 4 + (clamped * radians) / 2)) / radians];
}

/** The inverse of {@link project}. */
export function unproject(x: number, y: number): [lon: number, lat: number] {
  return [x, (2 * Math.atan(Math.exp(y * radians)) - Math.PI / 2) / radians];
}

/** Area of a ring in the plane, positive when it runs anticlockwise. */
export function area(ring: Line): number {
  let sum = 0;
  const [ox = 0, oy = 0] = ring;
  for (let i = 2; i < ring.length; i += 2) {
    const ax = (ring[i - 2] ?? 0) - ox;
    const ay = (ring[i - 1] ?? 0) - oy;
    const bx = (ring[i] ?? 0) - ox;
    const by = (ring[i + 1] ?? 0) - oy;
    sum += ax * by - bx * ay;
  }
  return sum / 2;
}

/** The smallest box around a line, in the plane. */
export function extent(line: Line): Box {
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < line.length; i += 2) {
    const x = line[i] ?? 0;
    const y = line[i + 1] ?? 0;
    if (x < w) w = x;
    if (x > e) e = x;
    if (y < s) s = y;
    if (y > n) n = y;
  }
  return [w, s, e, n];
}

/** Tells whether points are inside some rings (by the even–odd rule), fast: edges are found by the band they cross. */
export class Inside {
  readonly box: Box;
  readonly #rings: readonly Line[];
  #bands: number[][] | undefined;
  readonly #height: number;

  constructor(rings: readonly Line[]) {
    this.#rings = rings;
    this.box = rings[0] ? extent(rings[0]) : [0, 0, 0, 0];
    const points = rings.reduce((sum, ring) => sum + ring.length / 2, 0);
    const [, south, , north] = this.box;
    this.#height = Math.max((north - south) / Math.max(1, Math.ceil(points / 16)), 1e-9);
  }

  has(x: number, y: number): boolean {
    const [w, s, e, n] = this.box;
    if (x < w || x > e || y < s || y > n) return false;
    this.#bands ??= this.#index();
    let inside = false;
    const band = this.#bands[this.#band(y)] ?? [];
    for (let i = 0; i < band.length; i += 4) {
      const ay = band[i + 1] ?? 0;
      const by = band[i + 3] ?? 0;
      if (ay > y === by > y) continue;
      const ax = band[i] ?? 0;
      if (x < (((band[i + 2] ?? 0) - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
    return inside;
  }

  #band(y: number): number {
    return Math.floor((y - this.box[1]) / this.#height);
  }

  #index(): number[][] {
    const bands: number[][] = [];
    for (const ring of this.#rings)
      for (let i = 2; i < ring.length; i += 2) {
        const ay = ring[i - 1] ?? 0;
        const by = ring[i + 1] ?? 0;
        const last = this.#band(Math.max(ay, by));
        for (let band = this.#band(Math.min(ay, by)); band <= last; band += 1)
          (bands[band] ??= []).push(ring[i - 2] ?? 0, ay, ring[i] ?? 0, by);
      }
    return bands;
  }
}

/** A point inside a ring, half way up, in the middle of the widest stretch there. */
export function innerPoint(ring: Line): [x: number, y: number] {
  const [, s, , n] = extent(ring);
  for (const part of [0.5, 0.37, 0.63, 0.21, 0.79]) {
    const y = s + (n - s) * part + 1e-12;
    const crossings: number[] = [];
    for (let i = 2; i < ring.length; i += 2) {
      const ay = ring[i - 1] ?? 0;
      const by = ring[i + 1] ?? 0;
      if (ay > y === by > y) continue;
      const ax = ring[i - 2] ?? 0;
      crossings.push((((ring[i] ?? 0) - ax) * (y - ay)) / (by - ay) + ax);
    }
    crossings.sort((a, b) => a - b);
    let best: [width: number, middle: number] = [0, NaN];
    for (let i = 1; i < crossings.length; i += 2) {
      const a = crossings[i - 1] ?? 0;
      const b = crossings[i] ?? 0;
      if (b - a > best[0]) best = [b - a, (a + b) / 2];
    }
    if (best[0] > 0) return [best[1], y];
  }
  return [ring[0] ?? 0, ring[1] ?? 0];
}

/**
 * Visvalingam's effective area of every point of a line in the plane, lighter for sharp spikes, which look like noise
 * when drawn small. No point weighs less than one that was taken away before it; the ends weigh infinitely much.
 */
export function weights(line: Line): Float64Array {
  const n = line.length / 2;
  const weight = new Float64Array(n).fill(Infinity);
  if (n < 3) return weight;
  const before = new Int32Array(n);
  const after = new Int32Array(n);
  const now = new Float64Array(n).fill(Infinity);
  const heap = new Int32Array(n);
  const place = new Int32Array(n).fill(-1);
  let size = 0;
  const measure = (i: number): number => {
    const [a, c] = [before[i] ?? 0, after[i] ?? 0];
    const ux = (line[2 * a] ?? 0) - (line[2 * i] ?? 0);
    const uy = (line[2 * a + 1] ?? 0) - (line[2 * i + 1] ?? 0);
    const vx = (line[2 * c] ?? 0) - (line[2 * i] ?? 0);
    const vy = (line[2 * c + 1] ?? 0) - (line[2 * i + 1] ?? 0);
    const triangle = Math.abs(ux * vy - vx * uy) / 2;
    const lengths = Math.sqrt((ux * ux + uy * uy) * (vx * vx + vy * vy));
    const cosine = lengths === 0 ? 1 : (ux * vx + uy * vy) / lengths;
    return cosine > 0 ? triangle * (1 - 0.7 * cosine) : triangle;
  };
  const set = (at: number, i: number): void => {
    heap[at] = i;
    place[i] = at;
  };
  const lighter = (a: number, b: number): boolean => (now[a] ?? 0) < (now[b] ?? 0);
  const up = (start: number): void => {
    let at = start;
    const i = heap[at] ?? 0;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const other = heap[parent] ?? 0;
      if (!lighter(i, other)) break;
      set(at, other);
      at = parent;
    }
    set(at, i);
  };
  const down = (start: number): void => {
    let at = start;
    const i = heap[at] ?? 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && lighter(heap[child + 1] ?? 0, heap[child] ?? 0)) child += 1;
      const other = heap[child] ?? 0;
      if (!lighter(other, i)) break;
      set(at, other);
      at = child;
    }
    set(at, i);
  };
  for (let i = 1; i < n - 1; i += 1) {
    before[i] = i - 1;
    after[i] = i + 1;
    now[i] = measure(i);
    set(size, i);
    size += 1;
    up(size - 1);
  }
  let least = 0;
  while (size > 0) {
    const i = heap[0] ?? 0;
    size -= 1;
    if (size > 0) {
      set(0, heap[size] ?? 0);
      down(0);
    }
    place[i] = -1;
    least = Math.max(least, now[i] ?? 0);
    weight[i] = least;
    const [a, c] = [before[i] ?? 0, after[i] ?? 0];
    after[a] = c;
    before[c] = a;
    for (const j of [a, c]) {
      if (j === 0 || j === n - 1) continue;
      now[j] = measure(j);
      const at = place[j] ?? 0;
      up(at);
      down(place[j] ?? at);
    }
  }
  return weight;
}

/** The points of a line that weigh at least so much, and of those that do not as many as make up `fewest`. */
export function thinned(line: Line, weight: Float64Array, least: number, fewest: number): Line {
  let bound = least;
  const n = line.length / 2;
  let kept = 0;
  for (const one of weight) if (one >= bound) kept += 1;
  if (kept < fewest) {
    const heaviest = Float64Array.from(weight).sort();
    bound = Math.min(bound, heaviest[Math.max(0, n - fewest)] ?? bound);
    kept = 0;
    for (const one of weight) if (one >= bound) kept += 1;
  }
  const out = new Float64Array(2 * kept);
  let at = 0;
  for (let i = 0; i < n; i += 1) {
    if ((weight[i] ?? 0) < bound) continue;
    out[at] = line[2 * i] ?? 0;
    out[at + 1] = line[2 * i + 1] ?? 0;
    at += 2;
  }
  return out;
}
