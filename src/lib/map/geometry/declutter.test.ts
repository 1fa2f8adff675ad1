import { describe, expect, it } from 'vitest';
import { fanOut, fanStep, fanStepWidth, type FanPoint, type Shift } from './declutter.ts';

const GAP = 32;

function at(x: number, y: number, rank = 0): FanPoint {
  return { x, y, rank };
}

function closest(points: readonly FanPoint[], shifts: readonly Shift[]): number {
  const discs = points.map(({ x, y }, i) => ({ x: x + (shifts[i]?.dx ?? 0), y: y + (shifts[i]?.dy ?? 0) }));
  let least = Infinity;
  discs.forEach((a, i) => {
    for (const b of discs.slice(i + 1)) least = Math.min(least, Math.hypot(a.x - b.x, a.y - b.y));
  });
  return least;
}

describe('fanOut', () => {
  it('leaves markers alone that hide nobody', () => {
    expect(fanOut([at(0, 0), at(GAP, 0), at(0, 100)], GAP)).toEqual([
      { dx: 0, dy: 0 },
      { dx: 0, dy: 0 },
      { dx: 0, dy: 0 }
    ]);
  });

  it('parts two markers at one point, and the better known place keeps it', () => {
    const points = [at(50, 50, 3), at(50, 50, 0)];
    const shifts = fanOut(points, GAP);
    expect(shifts[1]).toEqual({ dx: 0, dy: 0 });
    expect(closest(points, shifts)).toBeGreaterThanOrEqual(GAP - 0.2);
  });

  it('parts a whole crowd', () => {
    const points = Array.from({ length: 9 }, (_, i) => at(100 + (i % 3) * 5, 100 + Math.floor(i / 3) * 5));
    expect(closest(points, fanOut(points, GAP))).toBeGreaterThanOrEqual(GAP - 0.2);
  });

  it('always gives the same answer', () => {
    const points = [at(0, 0), at(3, 4), at(6, 1), at(2, 2)];
    expect(fanOut(points, GAP)).toEqual(fanOut(points, GAP));
  });
});

describe('fanStep', () => {
  it('changes at 320 and 640 px, where the page’s container queries do', () => {
    expect([200, 319, 320, 639, 640, 1279, 1280].map(fanStep)).toEqual([0, 0, 1, 1, 2, 2, 3]);
  });

  it('is laid out for the narrowest frame of the step', () => {
    expect([1, 2, 3].map(fanStepWidth)).toEqual([320, 640, 1280]);
  });
});
