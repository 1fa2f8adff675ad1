import { scaleThreshold, type ScaleThreshold } from 'd3-scale';

/** Step 0 is "no project"; 1 to 3 are the palette's `counts`. */
export type CountStep = 0 | 1 | 2 | 3;

/** Number of projects in a country → how strongly it is tinted. */
export const countScale: ScaleThreshold<number, CountStep> = scaleThreshold<number, CountStep>(
  [1, 2, 3],
  [0, 1, 2, 3]
);

/**
 * Close up, where one country fills the map, tints of counts grow quieter: between two zooms, and by how much of the
 * land's colour.
 */
export const QUIETER = { from: 6, to: 8.5, by: 0.5 } as const;
