/** Whose data the basemap is made of. */
export interface Credit {
  readonly text: string;
  readonly url: string;
  /** SPDX identifier; absent what is in the public domain. */
  readonly licence?: string;
}

/** To be shown with every map, the static one too. */
export const credits: readonly Credit[] = [
  { text: 'Natural Earth', url: 'https://www.naturalearthdata.com/' },
  { text: 'GSHHG', url: 'https://www.soest.hawaii.edu/pwessel/gshhg/', licence: 'LGPL-3.0-or-later' },
  { text: 'GeoNames', url: 'https://www.geonames.org/', licence: 'CC-BY-4.0' },
  { text: 'Unicode CLDR', url: 'https://cldr.unicode.org/', licence: 'Unicode-3.0' }
];
