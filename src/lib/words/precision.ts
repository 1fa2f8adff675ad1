import type { Project } from '../article/types.ts';
import type { PageWords } from './dictionary.ts';

/** How exactly a project's place is known, in a sentence that fits a point, a line, an area, one country or several. */
export function precisionSentence(
  { precision: sentences, shape: shaped }: PageWords,
  { location, countries }: Pick<Project, 'location' | 'countries'>
): string {
  const { precision, shape, coordinates } = location;
  const isLine = shape?.type.endsWith('LineString');
  if (precision === 'site' && shape) return isLine ? shaped.line : shaped.area;
  if (precision === 'area' && !coordinates) return shaped.named;
  if (precision === 'area' && isLine) return shaped.alongLine;
  if (precision === 'region' && countries.length > 1) return shaped.countries;
  return sentences[precision].sentence;
}
