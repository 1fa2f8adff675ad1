import { describe, expect, it } from 'vitest';
import { nearestInDirection, type Direction } from './roving.ts';

const stops = [
  { id: 'middle', x: 0, y: 0 },
  { id: 'right', x: 10, y: 1 },
  { id: 'far right', x: 20, y: 0 },
  { id: 'up', x: 2, y: -10 },
  { id: 'down left', x: -8, y: 9 }
];

describe('nearestInDirection', () => {
  it('goes to the nearest on that side', () => {
    expect(nearestInDirection(stops, 'middle', 'right')).toBe('right');
    expect(nearestInDirection(stops, 'right', 'right')).toBe('far right');
    expect(nearestInDirection(stops, 'middle', 'up')).toBe('up');
    expect(nearestInDirection(stops, 'middle', 'down')).toBe('down left');
  });

  it('goes nowhere when nothing lies there', () => {
    expect(nearestInDirection(stops, 'far right', 'right')).toBeUndefined();
    expect(nearestInDirection(stops, 'unknown', 'right')).toBeUndefined();
  });

  it('reaches every stop from every other, in any scatter', () => {
    const scatter = Array.from({ length: 40 }, (_, i) => ({
      id: `${i}`,
      x: (i * 7919) % 613,
      y: (i * 104729) % 787
    }));
    for (const { id: start } of scatter) {
      const seen = new Set([start]);
      const queue = [start];
      for (let from = queue.pop(); from !== undefined; from = queue.pop())
        for (const direction of ['left', 'right', 'up', 'down'] satisfies Direction[]) {
          const to = nearestInDirection(scatter, from, direction);
          if (to !== undefined && !seen.has(to)) {
            seen.add(to);
            queue.push(to);
          }
        }
      expect(seen.size).toBe(scatter.length);
    }
  });
});
