import type { CountryCode } from '#lib/article/types.ts';
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
