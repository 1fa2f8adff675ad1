import type { FeatureCollection } from 'geojson';
import labelsUrl from '../../../geo/basemap/labels.json?url';

export { labelsUrl };

/** `labels.json`: names and where they stand, most important first. */
export interface Labels {
  readonly countries: readonly CountryLabel[];
  readonly cities: readonly CityLabel[];
  readonly seas: readonly PlaceLabel[];
}

/** A name at a point, shown from a zoom on. */
export interface PlaceLabel {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly minzoom: number;
}

export interface CountryLabel extends PlaceLabel {
  /** ISO 3166-1 alpha-2. */
  readonly iso: string;
}

export interface CityLabel extends CountryLabel {
  /** Only on capitals. */
  readonly capital?: true;
}

/** Ids of the label sources, by their part of {@link Labels}. */
export const LABEL_SOURCES = {
  countries: 'labels-countries',
  cities: 'labels-cities',
  seas: 'labels-seas'
} as const;

/** Labels → GeoJSON points by the id of the source that takes them; `rank` is the place in the list. */
export function decodeLabels(source: Labels): Record<string, FeatureCollection> {
  const points = (places: readonly PlaceLabel[]): FeatureCollection => ({
    type: 'FeatureCollection',
    features: places.map(({ lon, lat, ...properties }, rank) => ({
      type: 'Feature',
      properties: { ...properties, rank },
      geometry: { type: 'Point', coordinates: [lon, lat] }
    }))
  });
  return {
    [LABEL_SOURCES.countries]: points(source.countries),
    [LABEL_SOURCES.cities]: points(source.cities),
    [LABEL_SOURCES.seas]: points(source.seas)
  };
}

/** Whether parsed JSON is {@link Labels}, as far as a half or wrong file is concerned. */
export function isLabels(value: unknown): value is Labels {
  return (
    typeof value === 'object' &&
    value !== null &&
    (['countries', 'cities', 'seas'] as const).every((part) =>
      Array.isArray((value as Partial<Labels>)[part])
    )
  );
}
