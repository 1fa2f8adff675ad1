import type { Project } from '../article/types.ts';
import type { PageWords } from './dictionary.ts';

/** How exactly a project's place is known, in a sentence that fits one country or several. */
export function precisionSentence(
  { precision, shape }: PageWords,
  { location, countries }: Pick<Project, 'location' | 'countries'>
): string {
  return location.precision === 'region' && countries.length > 1
    ? shape.countries
    : precision[location.precision].sentence;
}
