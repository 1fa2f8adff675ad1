import type { Article } from '#lib/article/types.ts';
import { closeupOf, type CountryBoxes } from '../geometry/camera.ts';
import { frameOf, type Frame } from '../geometry/mercator.ts';

/**
 * What readers of an article look at: its whole map, and the close-up of each of its places. The finer tiles around these
 * views are published, and no others asked for.
 */
export function viewsOf(
  { bbox, projects }: Pick<Article, 'bbox' | 'projects'>,
  boxes: CountryBoxes
): Frame[] {
  const closeups = projects.flatMap(({ location, countries }) => closeupOf(location, countries, boxes) ?? []);
  return [frameOf(bbox), ...closeups];
}
