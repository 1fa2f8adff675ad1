export type Direction = 'left' | 'right' | 'up' | 'down';

/** Something that arrow keys can reach: its id and the middle of it, in any one unit, y growing downwards. */
export interface Stop {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

const ALONG: Record<Direction, readonly [number, number]> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1]
};

/** More than any distance on a screen. */
const BEHIND_ALL = 1e6;

/**
 * The stop that a reader means by an arrow key: the nearest one in the quarter on that side, or, when that quarter is
 * empty, the nearest one anywhere on that side. Quarters leave no stop out of reach, which narrower or wider fans do.
 *
 * @returns its id, or `undefined` when nothing lies on that side
 */
export function nearestInDirection(
  stops: readonly Stop[],
  from: string,
  direction: Direction
): string | undefined {
  const start = stops.find((stop) => stop.id === from);
  if (!start) return undefined;
  const [ax, ay] = ALONG[direction];
  let best: string | undefined;
  let bestCost = Infinity;
  for (const stop of stops) {
    const dx = stop.x - start.x;
    const dy = stop.y - start.y;
    const ahead = dx * ax + dy * ay;
    const aside = Math.abs(dx * ay - dy * ax);
    if (stop === start || ahead <= 0) continue;
    const cost = Math.hypot(ahead, aside) + (aside > ahead ? BEHIND_ALL : 0);
    if (cost < bestCost) [best, bestCost] = [stop.id, cost];
  }
  return best;
}
