import { describe, expect, it } from 'vitest';
import { EVERYWHERE, FINEST, isPublished, rangesFor } from './tiles.ts';

const tileAt = (z: number, x: number, y: number): [number, number, number] => [
  z,
  Math.floor(x * 2 ** z),
  Math.floor(y * 2 ** z)
];

describe('published tiles', () => {
  const near = { x: 0.787, y: 0.47, width: 0.0025, height: 0.0029 };

  it('are the coarse ones of all the world', () => {
    expect(isPublished([], ...tileAt(EVERYWHERE, 0.1, 0.9))).toBe(true);
    expect(isPublished([], ...tileAt(EVERYWHERE + 1, 0.1, 0.9))).toBe(false);
  });

  it('are the finest ones around a close-up, on a wide screen too, and nowhere else', () => {
    const ranges = rangesFor([near]);
    for (const x of [near.x - near.width, near.x + 2 * near.width])
      expect(isPublished(ranges, ...tileAt(FINEST, x, near.y))).toBe(true);
    expect(isPublished(ranges, ...tileAt(FINEST, 0.2, 0.4))).toBe(false);
  });

  it('go on across the antimeridian', () => {
    const ranges = rangesFor([{ x: 0.999, y: 0.55, width: 0.0025, height: 0.0029 }]);
    expect(isPublished(ranges, ...tileAt(FINEST, 0.9995, 0.551))).toBe(true);
    expect(isPublished(ranges, ...tileAt(FINEST, 0.0005, 0.551))).toBe(true);
    expect(isPublished(ranges, ...tileAt(FINEST, 0.5, 0.551))).toBe(false);
  });

  it('are not the finest ones of half the world for a view of half the world', () => {
    const ranges = rangesFor([{ x: 0.2, y: 0.2, width: 0.5, height: 0.57 }]);
    expect(ranges.some(({ z }) => z === FINEST)).toBe(false);
  });
});
