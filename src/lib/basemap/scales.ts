import { scaleOrdinal, scaleThreshold, type ScaleOrdinal, type ScaleThreshold } from 'd3-scale';

/** Step 0 is "no project"; 1 to 3 are the palette's `counts`. */
export type CountStep = 0 | 1 | 2 | 3;

/** Number of projects in a country → how strongly it is tinted. */
export const countScale: ScaleThreshold<number, CountStep> = scaleThreshold<number, CountStep>(
  [1, 2, 3],
  [0, 1, 2, 3]
);

/** What the legend says of each tint, in the order of the palette's `counts`. */
export const COUNT_LABELS: readonly [string, string, string] = ['1', '2', '3 or more'];

/** Numbers of the theme colours, as in `--category-1`. */
export const CATEGORY_NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type CategoryNumber = (typeof CATEGORY_NUMBERS)[number];

/**
 * Theme → number of its colour, counted from 1 as in `--category-1`. The domain is given by who knows the themes; more
 * than eight begin again from the first.
 */
export function categoryScale(domain: readonly string[]): ScaleOrdinal<string, CategoryNumber> {
  return scaleOrdinal<string, CategoryNumber>(domain, CATEGORY_NUMBERS);
}

/**
 * Close up, where one country fills the map, tints of counts grow quieter: between two zooms, and by how much of the
 * land's colour.
 */
export const QUIETER = { from: 6, to: 8.5, by: 0.5 } as const;
