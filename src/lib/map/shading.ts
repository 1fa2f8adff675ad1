import type { CountryCode, Project } from '#lib/article/types.ts';
import { countScale } from '#lib/basemap/scales.ts';

/** How a map's countries are told apart. */
export interface Shading {
  /** Countries that are quietly set apart. */
  readonly members: readonly CountryCode[];
  /** Number of projects by country. */
  readonly counts: Readonly<Record<CountryCode, number>>;
  /** Countries lit up by the open project. */
  readonly lit: readonly CountryCode[];
}

/** The class names by which the palette colours a country on the drawn map, such as `member count-2`. */
export function classOf(iso: CountryCode, { members, counts, lit }: Shading): string {
  const step = countScale(counts[iso] ?? 0);
  const names = [members.includes(iso) && 'member', step > 0 && `count-${step}`, lit.includes(iso) && 'lit'];
  return names.filter(Boolean).join(' ');
}

/**
 * Number of shown projects by country. Those that span the region count nowhere, but their countries are there, with 0.
 *
 * @param projects all projects of the article
 */
export function countsOf(
  projects: readonly Project[],
  shown: readonly Project[]
): Readonly<Record<CountryCode, number>> {
  const counts: Record<CountryCode, number> = {};
  const counted = new Set(shown);
  for (const project of projects) {
    const one = project.location.precision !== 'region' && counted.has(project) ? 1 : 0;
    for (const country of project.countries) counts[country] = (counts[country] ?? 0) + one;
  }
  return counts;
}

/** The countries that an open project lights up: all of them where it has no place more exact than a country. */
export function litBy(project: Project | undefined): readonly CountryCode[] {
  if (!project) return [];
  const { precision } = project.location;
  return precision === 'region' || precision === 'country' ? project.countries : [];
}
