/** In whole units of a zoom: `x` to the east, `y` to the south. */
export type Point = readonly [x: number, y: number];

type Side = readonly [axis: 0 | 1, limit: number, sign: 1 | -1];

const sidesOf = (extent: number): readonly Side[] => [
  [0, 0, 1],
  [0, extent, -1],
  [1, 0, 1],
  [1, extent, -1]
];

const depthOf = (point: Point, [axis, limit, sign]: Side): number => (point[axis] - limit) * sign;

function crossing(a: Point, b: Point, [axis, limit]: Side): Point {
  const t = (limit - a[axis]) / (b[axis] - a[axis]);
  const other = axis === 0 ? 1 : 0;
  const at = Math.round(a[other] + (b[other] - a[other]) * t);
  return axis === 0 ? [limit, at] : [at, limit];
}

/** The part of an open ring in a square tile (Sutherland and Hodgman's way). */
export function clipRing(ring: readonly Point[], extent: number): Point[] {
  return sidesOf(extent).reduce<Point[]>(
    (points, side) =>
      points.flatMap((point, i) => {
        const before = points[(i + points.length - 1) % points.length] ?? point;
        const [a, b] = [depthOf(before, side), depthOf(point, side)];
        const inside = b >= 0 ? [point] : [];
        return (a > 0 && b < 0) || (a < 0 && b > 0) ? [crossing(before, point, side), ...inside] : inside;
      }),
    [...ring]
  );
}

/** The parts of a line in a square tile; what runs along its far edges belongs to the neighbour. */
export function clipLine(line: readonly Point[], extent: number): Point[][] {
  return sidesOf(extent)
    .reduce<Point[][]>(
      (lines, side) =>
        lines.flatMap((points) => {
          const parts: Point[][] = [];
          let current: Point[] = [];
          points.forEach((point, i) => {
            const before = points[i - 1];
            const [a, b] = [before ? depthOf(before, side) : 0, depthOf(point, side)];
            if (before && ((a > 0 && b < 0) || (a < 0 && b > 0))) current.push(crossing(before, point, side));
            if (b >= 0) current.push(point);
            else {
              parts.push(current);
              current = [];
            }
          });
          return [...parts, current].filter(({ length }) => length > 1);
        }),
      [[...line]]
    )
    .filter((points) => !points.every(([x]) => x === extent) && !points.every(([, y]) => y === extent));
}

const key = ([x, y]: Point): string => `${x} ${y}`;

/**
 * Puts rings together that tiles have cut. An edge along a tile's edge is there twice, once in each direction, if the land
 * goes on in the next tile: then it is no edge of the land. The tiles agree to the unit on where land crosses their edges
 * (the basemap's build sees to that), so what goes is exactly what the cutting brought.
 */
export class Seams {
  /** Directed edges that are no tile's, by where they begin. */
  readonly #edges = new Map<string, Point[]>();
  /** By line: where along it edges begin and end, and in which direction they run. */
  readonly #lines = new Map<string, { axis: 0 | 1; at: number; steps: Map<number, number> }>();

  /** Adds a ring of one tile, of side {@link EXTENT}, its first point not repeated. */
  add(ring: readonly Point[], extent = 4096): void {
    ring.forEach((b, i) => {
      const a = ring[(i + ring.length - 1) % ring.length] ?? b;
      const axis = ([0, 1] as const).find((each) => a[each] === b[each] && a[each] % extent === 0);
      if (a[0] === b[0] && a[1] === b[1]) return;
      if (axis === undefined) return this.#put(a, b);
      const name = `${axis} ${a[axis]}`;
      const line = this.#lines.get(name) ?? { axis, at: a[axis], steps: new Map<number, number>() };
      this.#lines.set(name, line);
      const other = axis === 0 ? 1 : 0;
      const [from, to] = [a[other], b[other]];
      line.steps.set(from, (line.steps.get(from) ?? 0) + 1);
      line.steps.set(to, (line.steps.get(to) ?? 0) - 1);
    });
  }

  #put(a: Point, b: Point): void {
    const at = key(a);
    const known = this.#edges.get(at);
    if (known) known.push(b);
    else this.#edges.set(at, [b]);
  }

  /** All rings, each in the direction it came in. Nothing can be added after. */
  rings(): Point[][] {
    for (const { axis, at, steps } of this.#lines.values()) {
      const stops = [...steps].filter(([, step]) => step !== 0).sort(([a], [b]) => a - b);
      let net = 0;
      stops.forEach(([from, step], i) => {
        net += step;
        const to = stops[i + 1]?.[0];
        if (to === undefined || net === 0) return;
        const [a, b]: [Point, Point] =
          axis === 0
            ? [
                [at, from],
                [at, to]
              ]
            : [
                [from, at],
                [to, at]
              ];
        for (let n = Math.abs(net); n > 0; n -= 1)
          if (net > 0) this.#put(a, b);
          else this.#put(b, a);
      });
    }
    const rings: Point[][] = [];
    for (const [start, ends] of this.#edges)
      while (ends.length > 0) {
        const ring: Point[] = [];
        let at = start;
        for (let next = this.#edges.get(at)?.pop(); next; next = this.#edges.get(at)?.pop()) {
          ring.push(next);
          at = key(next);
          if (at === start) break;
        }
        if (ring.length > 2) rings.push(ring);
      }
    return rings;
  }
}

/** Joins lines end to end wherever just two meet. */
export function chained(lines: readonly Point[][]): Point[][] {
  const ends = new Map<string, Set<number>>();
  const chains: (Point[] | undefined)[] = [];
  const tips = (chain: readonly Point[]): [string, string] => [
    key(chain[0] ?? [0, 0]),
    key(chain[chain.length - 1] ?? [0, 0])
  ];
  const meeting = new Map<string, number>();
  for (const line of lines) for (const tip of tips(line)) meeting.set(tip, (meeting.get(tip) ?? 0) + 1);
  for (const line of lines) {
    let chain = [...line];
    for (const side of [1, 0] as const) {
      const tip = tips(chain)[side];
      const [other] = meeting.get(tip) === 2 ? (ends.get(tip) ?? []) : [];
      const found = other === undefined ? undefined : chains[other];
      if (other === undefined || !found) continue;
      for (const each of tips(found)) ends.get(each)?.delete(other);
      chains[other] = undefined;
      const starts = tips(found)[0] === tip;
      if (side === 1) chain = [...chain, ...(starts ? found : found.toReversed()).slice(1)];
      else chain = [...(starts ? found.toReversed() : found).slice(0, -1), ...chain];
    }
    const id = chains.push(chain) - 1;
    for (const tip of tips(chain)) {
      const known = ends.get(tip) ?? new Set<number>();
      ends.set(tip, known.add(id));
    }
  }
  return chains.filter((chain) => chain !== undefined);
}
