/** Whose data the basemap is made of. */
export interface Credit {
  readonly text: string;
  readonly url?: string;
  /** Name or SPDX identifier. Absent where a sentence is not a source. */
  readonly licence?: string;
}

/** To be shown with every map, the static one too. */
export const credits: readonly Credit[] = [
  { text: 'Natural Earth', url: 'https://www.naturalearthdata.com/', licence: 'public domain' },
  { text: 'GSHHG', url: 'https://www.soest.hawaii.edu/pwessel/gshhg/', licence: 'LGPL-3.0-or-later' },
  { text: 'GeoNames', url: 'https://www.geonames.org/', licence: 'CC-BY-4.0' },
  { text: 'Unicode CLDR', url: 'https://cldr.unicode.org/', licence: 'Unicode-3.0' },
  { text: 'Boundaries are not authoritative' }
];
