import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXTENT, slice, toUnits, type Shape } from '../../../../geo/build/slice.ts';
import { chained, clipLine, clipRing, Seams, type Point } from './seams.ts';

const pairs = (units: readonly number[]): Point[] =>
  Array.from({ length: units.length / 2 }, (_, i): Point => [units[2 * i] ?? 0, units[2 * i + 1] ?? 0]);

function area(ring: readonly Point[]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [px, py] = ring[(i + ring.length - 1) % ring.length] ?? [x, y];
    return sum + (px * y - x * py) / 2;
  }, 0);
}

/** A star around a point of the plane: a ring that does not cross itself. */
function star(radii: readonly number[], x: number, y: number): Float64Array {
  const points = radii.map((radius, i) => {
    const angle = (2 * Math.PI * i) / radii.length;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
  return Float64Array.from([...points, points[0] ?? []].flat());
}

/** Cuts a shape into tiles as the basemap's build does, and puts it together as a drawn map does. */
function throughTiles(shape: Shape, zoom: number): Point[][] {
  const seams = new Seams();
  slice([shape], zoom, (x, y, { lines }) => {
    for (const line of lines) {
      const ring = clipRing(pairs(line), EXTENT);
      if (ring.length > 2) seams.add(ring.map(([px, py]) => [px + x * EXTENT, py + y * EXTENT]));
    }
  });
  return seams.rings();
}

describe('land that was cut into tiles', () => {
  it('is what it was, to the unit, once it is joined', () => {
    const radii = fc.array(fc.double({ min: 4, max: 40, noNaN: true }), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(radii, fc.integer({ min: 1, max: 5 }), (lengths, zoom) => {
        const outline = star(lengths, 20, 10);
        const shape: Shape = { type: 'polygon', layer: 'land', tags: {}, lines: [outline] };
        const whole = area(pairs(toUnits(outline, zoom).slice(0, -2)));
        const joined = throughTiles(shape, zoom).reduce((sum, ring) => sum + area(ring), 0);
        expect(joined).toBe(whole);
      }),
      { numRuns: 60 }
    );
  });

  it('keeps its holes, and none of the tiles’ edges', () => {
    const lines = [star([40, 38, 41, 39, 40, 42, 37], 20, 10), star([9, 8, 10, 9, 8], 21, 11)];
    const rings = throughTiles({ type: 'polygon', layer: 'land', tags: {}, lines }, 4);
    expect(rings).toHaveLength(2);
    for (const ring of rings)
      ring.forEach((b, i) => {
        const a = ring[(i + ring.length - 1) % ring.length] ?? b;
        const along = ([0, 1] as const).some((axis) => a[axis] === b[axis] && a[axis] % EXTENT === 0);
        expect(along && Math.hypot(a[0] - b[0], a[1] - b[1]) > 100, `${a.join()} to ${b.join()}`).toBe(false);
      });
  });
});

it('joins a line’s parts where two meet, and leaves a fork alone', () => {
  const line: Point[] = [
    [10, 10],
    [5000, 300],
    [9000, 900]
  ];
  const whole = pairs(
    toUnits(
      Float64Array.from(
        line.flatMap(([x, y]) => [(x * 360) / (EXTENT * 16) - 180, 180 - (y * 360) / (EXTENT * 16)])
      ),
      4
    )
  );
  const parts = [0, 1, 2].flatMap((tile) =>
    clipLine(
      whole.map(([x, y]): Point => [x - tile * EXTENT, y]),
      EXTENT
    ).map((part) => part.map(([x, y]): Point => [x + tile * EXTENT, y]))
  );
  expect(parts.length).toBe(3);
  expect(chained(parts)).toHaveLength(1);
  const fork: Point[][] = [1, 2, 3].map((i) => [
    [0, 0],
    [i, i * i]
  ]);
  expect(chained(fork)).toHaveLength(3);
});
