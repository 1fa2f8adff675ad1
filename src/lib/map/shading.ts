import type { CountryCode } from '#lib/article/types.ts';

/** How a map's countries are told apart. */
export interface Shading {
  /** Countries that are quietly set apart. */
  readonly members: readonly CountryCode[];
  /** Number of projects by country. */
  readonly counts: Readonly<Record<CountryCode, number>>;
  /** Countries lit up by the open project. */
  readonly lit: readonly CountryCode[];
}
