import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import { describe, expect, it } from 'vitest';
import { anchorOf } from './anchor.ts';

describe('the marker of a line', () => {
  it('stands on the line, half its length from either end', () => {
    expect(
      anchorOf({
        type: 'LineString',
        coordinates: [
          [0, 0],
          [0, 3],
          [1, 3]
        ]
      })
    ).toEqual([0, expect.closeTo(2, 2)]);
  });

  it('stands on the longer part of a line across the 180th meridian', () => {
    const [x, y] = anchorOf({
      type: 'MultiLineString',
      coordinates: [
        [
          [179, 10],
          [180, 10]
        ],
        [
          [-180, 10],
          [-176, 10]
        ]
      ]
    });
    expect([x, y]).toEqual([expect.closeTo(-178.5, 3), 10]);
  });
});

describe('the marker of an area', () => {
  const bay = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [8, 10],
        [8, 2],
        [2, 2],
        [2, 10],
        [0, 10],
        [0, 0]
      ]
    ]
  } satisfies Parameters<typeof anchorOf>[0];

  it('stands inside it, where the middle of its box does not', () => {
    expect(booleanPointInPolygon([5, 5], bay)).toBe(false);
    expect(booleanPointInPolygon([...anchorOf(bay)], bay)).toBe(true);
  });

  it('stands outside its holes', () => {
    const ring = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [10, 0],
          [10, 10],
          [0, 10],
          [0, 0]
        ],
        [
          [1, 1],
          [1, 9],
          [8, 9],
          [8, 1],
          [1, 1]
        ]
      ]
    } satisfies Parameters<typeof anchorOf>[0];
    const [x] = anchorOf(ring);
    expect(x).toBeGreaterThan(8);
  });

  it('stands in the widest of its parts, on either side of the 180th meridian', () => {
    const square = (west: number, size: number) => [
      [
        [west, 0],
        [west + size, 0],
        [west + size, size],
        [west, size],
        [west, 0]
      ]
    ];
    const [x, y] = anchorOf({ type: 'MultiPolygon', coordinates: [square(179, 1), square(-180, 2)] });
    expect([x, y]).toEqual([expect.closeTo(-179, 1), expect.closeTo(1, 1)]);
  });
});
