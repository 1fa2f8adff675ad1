import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BBox, Position } from '#lib/article/types.ts';
import { indexClusters, MOST_ITEMS, pointsOf } from './clusters.ts';
import { CLUSTERING, type Cluster, type Found } from './markers.ts';

const WORLD: BBox = [-180, -85, 180, 85];

function at(...places: Position[]) {
  return pointsOf(places.map((coordinates, index) => ({ coordinates, category: (index % 3) + 1 })));
}

function clustersAmong(items: readonly Found[]): Cluster[] {
  return items.filter((item) => typeof item !== 'number');
}

describe('indexClusters', () => {
  it('takes near markers together and leaves a distant one alone', () => {
    const index = indexClusters(at([100.5, 13.7], [100.6, 13.8], [139.7, 35.7]), CLUSTERING);
    const items = index.itemsIn(WORLD, 3);
    expect(items.filter((item) => typeof item === 'number')).toEqual([2]);
    const [cluster] = clustersAmong(items);
    expect(cluster?.count).toBe(2);
    expect(cluster?.coordinates[0]).toBeCloseTo(100.55, 2);
    expect(index.members(cluster?.cluster ?? NaN)).toEqual([0, 1]);
  });

  it('parts them once the map is close enough', () => {
    const index = indexClusters(at([100.5, 13.7], [100.6, 13.8]), CLUSTERING);
    expect(clustersAmong(index.itemsIn(WORLD, 5))).toHaveLength(1);
    expect(index.itemsIn(WORLD, 11).toSorted()).toEqual([0, 1]);
  });

  it('keeps those of one point together at any zoom', () => {
    const index = indexClusters(at([100.5, 13.7], [100.5, 13.7]), CLUSTERING);
    expect(clustersAmong(index.itemsIn(WORLD, 22))).toHaveLength(1);
  });

  it('counts the members of each colour, the most frequent first', () => {
    const points = pointsOf([2, 7, 2].map((category) => ({ coordinates: [100, 10], category })));
    const [cluster] = clustersAmong(indexClusters(points, CLUSTERING).itemsIn(WORLD, 4));
    expect(cluster?.shares).toEqual([
      [2, 2],
      [7, 1]
    ]);
  });

  it(
    'never gives more items than the map may hold, and loses no marker of the box',
    { timeout: 60_000 },
    () => {
      const position = fc.tuple(
        fc.double({ min: -170, max: 170, noNaN: true }),
        fc.double({ min: -60, max: 70, noNaN: true })
      );
      fc.assert(
        fc.property(
          fc.array(position, { minLength: 1, maxLength: 1500 }),
          fc.double({ min: 0, max: 14, noNaN: true }),
          (places, zoom) => {
            const index = indexClusters(at(...places), CLUSTERING);
            const items = index.itemsIn(WORLD, zoom);
            expect(items.length).toBeLessThanOrEqual(MOST_ITEMS);
            const held = items.flatMap((item) =>
              typeof item === 'number' ? item : index.members(item.cluster)
            );
            expect(held.toSorted((a, b) => a - b)).toEqual(places.map((_, place) => place));
            for (const { count, shares } of clustersAmong(items))
              expect(shares.reduce((sum, [, members]) => sum + members, 0)).toBe(count);
          }
        ),
        { numRuns: 60 }
      );
    }
  );
});
