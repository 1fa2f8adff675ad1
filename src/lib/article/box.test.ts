import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxAround, boxAroundBoth, isInBox, widthOf, withMargin } from './box.ts';
import type { Position } from './types.ts';

const positions = fc.array(
  fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -84, max: 84, noNaN: true })
  ) as fc.Arbitrary<Position>,
  { minLength: 1, maxLength: 8 }
);

describe('a box around places', () => {
  it('crosses the 180th meridian where that is shorter', () => {
    expect(
      boxAround([
        [178.4, -18.1],
        [-171.8, -13.8],
        [-175.2, -21.1]
      ])
    ).toEqual([178.4, -21.1, -171.8, -13.8]);
  });

  it('holds all of them, with a margin too, and with another box', () => {
    fc.assert(
      fc.property(positions, positions, (some, others) => {
        const one = boxAround(some);
        const other = boxAround(others);
        if (!one || !other) throw new Error('no box');
        const wide = withMargin(one);
        for (const position of some) {
          expect(isInBox(position, one)).toBe(true);
          expect(isInBox(position, wide)).toBe(true);
        }
        const both = boxAroundBoth(wide, withMargin(other));
        for (const position of [...some, ...others]) expect(isInBox(position, both)).toBe(true);
        for (const [west, south, east, north] of [wide, both]) {
          expect([west, east].every((x) => Math.abs(x) <= 180)).toBe(true);
          expect(south).toBeLessThan(north);
        }
        expect(widthOf(wide)).toBeGreaterThan(0.4);
      })
    );
  });

  it('is never a point', () => {
    const box = withMargin(boxAround([[36.82, -1.29]]) ?? [0, 0, 0, 0]);
    expect(box).toEqual([36.57, -1.54, 37.07, -1.04]);
  });

  it('is the whole world where it would be wider', () => {
    expect(withMargin([-175, -60, 178, 70])).toEqual([-180, -75.6, 180, 85]);
  });
});
