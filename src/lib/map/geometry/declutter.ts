/** An offset from a marker's true point, in CSS pixels. */
export interface Shift {
  readonly dx: number;
  readonly dy: number;
}

/** A marker's true point, in CSS pixels, and who gives way to whom: the lower rank keeps its place. */
export interface FanPoint {
  readonly x: number;
  readonly y: number;
  readonly rank: number;
}

const DIRECTIONS = 24;
const REACHES = [0.6, 0.8, 1, 1.3, 1.6, 2, 2.5, 3];

/**
 * Moves markers that would hide one another apart, as little as it can, so that each can be seen and hit. A marker that
 * nothing hides keeps its true point. The same points always give the same answer, so a prerendered map and a live one
 * agree.
 *
 * @param points true points, in the order in which ties are settled
 * @param gap the least distance between two markers' centres, in CSS pixels
 */
export function fanOut(points: readonly FanPoint[], gap: number): Shift[] {
  const shifts: Shift[] = points.map(() => ({ dx: 0, dy: 0 }));
  const order = points
    .map((_, index) => index)
    .sort((a, b) => rankOf(points, a) - rankOf(points, b) || a - b);
  const placed: { x: number; y: number }[] = [];

  for (const index of order) {
    const point = points[index];
    if (!point) continue;
    const neighbours = points.filter((other) => other !== point && distance(other, point) < gap * 3);
    const away = awayFrom(point, neighbours);
    let best = { x: point.x, y: point.y };
    let bestCost = placed.every((other) => distance(other, best) >= gap) ? 0 : Infinity;
    if (bestCost > 0) {
      for (const reach of REACHES) {
        for (let step = 0; step < DIRECTIONS; step++) {
          const angle = (step / DIRECTIONS) * 2 * Math.PI;
          const spot = {
            x: point.x + Math.cos(angle) * reach * gap,
            y: point.y + Math.sin(angle) * reach * gap
          };
          if (placed.some((other) => distance(other, spot) < gap - 0.01)) continue;
          const covers = neighbours.filter((other) => distance(other, spot) < gap * 0.9).length;
          const turn = (1 - Math.cos(angle - away)) * 0.25;
          const cost = reach + turn + covers * 0.6;
          if (cost < bestCost - 1e-9) {
            best = spot;
            bestCost = cost;
          }
        }
      }
    }
    placed.push(best);
    shifts[index] = { dx: round(best.x - point.x), dy: round(best.y - point.y) };
  }
  return shifts;
}

function rankOf(points: readonly FanPoint[], index: number): number {
  return points[index]?.rank ?? 0;
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** The direction that leads out of a crowd, in radians; to the right when the crowd is exactly here. */
function awayFrom(point: FanPoint, crowd: readonly FanPoint[]): number {
  const dx = crowd.reduce((sum, other) => sum + point.x - other.x, 0);
  const dy = crowd.reduce((sum, other) => sum + point.y - other.y, 0);
  return Math.hypot(dx, dy) < 0.5 ? 0 : Math.atan2(dy, dx);
}

function round(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}

/**
 * The step of the fan for a frame of some width on screen. Within a step the fan does not change, so markers do not
 * fidget while the map zooms; on a map wider than the frame by far they are below zero. Steps 0, 1 and 2 also stand in the prerendered page, chosen there by container queries at
 * 320 and 640 px.
 */
export function fanStep(frameWidth: number): number {
  return Math.floor(Math.log2(frameWidth / 160));
}

/** The narrowest frame of a step, in CSS pixels: a fan that is right for it is right for the whole step. */
export function fanStepWidth(step: number): number {
  return step === 0 ? 240 : 160 * 2 ** step;
}
