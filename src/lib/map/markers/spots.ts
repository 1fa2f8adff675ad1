import type { Shift } from '../geometry/declutter.ts';
import { fanStep } from '../geometry/declutter.ts';
import { frameCorner, frameWidthAtZoom, placeInFrame, type Frame } from '../geometry/mercator.ts';
import type { View } from '../geometry/view.ts';
import { discsOf, NOMINAL_SIZE, shiftsOf, type Disc, type MapItem, type Shown } from './markers.ts';

/** How far an item stands from its true point, in CSS pixels, and on which of the static map's steps. */
export interface StepShift extends Shift {
  /** Class names of the steps, as `at-0 at-1`, by which the style sheet displays one; empty for every step. */
  readonly steps: string;
}

/** A marker or a cluster with all that its drawing needs. */
export interface Spot<Item = MapItem> {
  readonly item: Item;
  /** Its true point in the overlay: percentages of the frame, or CSS pixels on the live map. */
  readonly x: string;
  readonly y: string;
  /** One of these is displayed at a time. */
  readonly shifts: readonly StepShift[];
  /** Middle of the disc, in CSS pixels; on the static map, as on one of nominal size. */
  readonly disc: Disc;
}

/** Shifts of all items, in their order. */
type Shifts = readonly Shift[];

const STATIC_STEPS = [0, 1, 2];

/** The items on the static map, for each step that its container queries tell apart. */
export function staticSpots(shown: Shown, frame: Frame): Spot[] {
  const steps = STATIC_STEPS.map((step) => shiftsOf(shown, frame, step));
  const discs = discsOf(shown, frame, NOMINAL_SIZE);
  return shown.items.map((item, index) => {
    const [x, y] = placeInFrame(frame, item.coordinates);
    return {
      item,
      x: percent(x),
      y: percent(y),
      shifts: merged(steps.map((shifts) => shifts[index] ?? { dx: 0, dy: 0 })),
      disc: discs[index] ?? { x: 0, y: 0 }
    };
  });
}

/** The step that the live map is in. Markers fan out anew only from step to step. */
export function liveStep(frame: Frame, view: View): number {
  return fanStep(frameWidthAtZoom(frame, view.zoom));
}

/**
 * The items on the live map. The overlay keeps the frame's place, so that nothing shifts when the live map takes over.
 *
 * @param shifts of the items in the step that the map is in
 */
export function liveSpots({ items }: Shown, shifts: Shifts, view: View): Spot[] {
  const corner = frameCorner(view);
  return items.map((item, index) => {
    const { x, y } = view.project(item.coordinates);
    const { dx, dy } = shifts[index] ?? { dx: 0, dy: 0 };
    return {
      item,
      x: `${x - corner.x}`,
      y: `${y - corner.y}`,
      shifts: [{ dx, dy, steps: '' }],
      disc: { x: x + dx, y: y + dy }
    };
  });
}

/** A shift as SVG's `transform` has it. */
export function translate({ dx, dy }: Shift): string | undefined {
  return dx || dy ? `translate(${dx} ${dy})` : undefined;
}

/** Steps with the same shift become one. */
function merged(shifts: Shifts): StepShift[] {
  const steps = new Map<string, { dx: number; dy: number; steps: string[] }>();
  for (const [step, { dx, dy }] of shifts.entries()) {
    const same = steps.get(`${dx} ${dy}`) ?? { dx, dy, steps: [] };
    same.steps.push(`at-${step}`);
    steps.set(`${dx} ${dy}`, same);
  }
  return [...steps.values()].map((each) => ({ ...each, steps: steps.size > 1 ? each.steps.join(' ') : '' }));
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(3)}%`;
}
