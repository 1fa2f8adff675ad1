import { THEMES } from '#lib/article/types.ts';
import { categoryScale } from '#lib/basemap/scales.ts';

/** Number of a theme's colour, from 1, as in the palette's `--category-1`; the map's markers have the same. */
export const categoryOf = categoryScale(THEMES);
