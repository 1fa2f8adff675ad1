import type { FeatureCollection } from 'geojson';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import detailUrl from '../../../geo/basemap/detail.topo.json?url';
import regionUrl from '../../../geo/basemap/region.topo.json?url';
import reliefUrl from '../../../geo/basemap/relief.webp?url';
import { worldUrl } from './first.ts';

/** `[west, south, east, north]` in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** Levels that cover the whole world and take each other's place, coarse to fine. */
export const LEVEL_IDS = ['world', 'region', 'detail'] as const;
export type LevelId = (typeof LEVEL_IDS)[number];

/** Something that is fetched once, when the map comes near it. */
export interface Level {
  /** `world`, `region`, `detail`, or a tile's corner as in `e102n06`. */
  readonly id: string;
  readonly kind: 'level' | 'tile';
  /** Zoom from which it is shown. */
  readonly from: number;
  readonly url: string;
  /** Only for tiles: where it is needed. */
  readonly bounds?: Bounds;
}

/** Zoom from which each level is shown, once it is there. */
export const LEVEL_FROM: Readonly<Record<LevelId, number>> = { world: 0, region: 4, detail: 5.6 };

/** Zoom from which coast tiles are shown. */
export const TILE_FROM = 7;

/** Side of a tile's cell, in degrees. The build cuts with the same number. */
export const TILE_DEGREES = 6;

/** Zooms between which the relief is seen. */
export const RELIEF_ZOOMS = [3.4, 7] as const;

/**
 * The relief's image. Its corners are its bounds in Web Mercator, where MapLibre wants them: north-west, north-east,
 * south-east, south-west.
 */
export const relief = {
  url: reliefUrl,
  coordinates: [
    [84, 50],
    [156, 50],
    [156, -14],
    [84, -14]
  ]
} as const;

const urls: Record<LevelId, string> = { world: worldUrl, region: regionUrl, detail: detailUrl };

const tileUrls = import.meta.glob<string>('../../../geo/basemap/gshhg/*.topo.json', {
  query: '?url&no-inline',
  import: 'default',
  eager: true
});

function tile(path: string, url: string): Level[] {
  const found = /([ew])(\d+)([ns])(\d+)\.topo\.json$/.exec(path);
  if (!found) return [];
  const west = Number(found[2]) * (found[1] === 'w' ? -1 : 1);
  const south = Number(found[4]) * (found[3] === 's' ? -1 : 1);
  const id = found[0].replace('.topo.json', '');
  return [
    {
      id,
      kind: 'tile',
      from: TILE_FROM,
      url,
      bounds: [west, south, west + TILE_DEGREES, south + TILE_DEGREES]
    }
  ];
}

/** Every file of the basemap's geometry with the zoom from which it is shown, coarse to fine. */
export const levels: readonly Level[] = [
  ...LEVEL_IDS.map((id): Level => ({ id, kind: 'level', from: LEVEL_FROM[id], url: urls[id] })),
  ...Object.entries(tileUrls).flatMap(([path, url]) => tile(path, url))
];

/** Id of the MapLibre source that takes an object of a level or, for all tiles together, of the tiles. */
export function sourceId(level: Pick<Level, 'id' | 'kind'>, object: string): string {
  return `${level.kind === 'tile' ? 'tile' : level.id}-${object}`;
}

/** Whether parsed JSON is TopoJSON with objects; a server's error page or half a file is not. */
export function isTopology(value: unknown): value is Topology {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    value.type === 'Topology' &&
    'arcs' in value &&
    Array.isArray(value.arcs) &&
    'objects' in value &&
    typeof value.objects === 'object'
  );
}

function decodeObject(topology: Topology, object: Topology['objects'][string]): FeatureCollection {
  const decoded = feature(topology, object);
  return decoded.type === 'FeatureCollection' ? decoded : { type: 'FeatureCollection', features: [decoded] };
}

/** A level's TopoJSON → GeoJSON by the id of the source that takes it. */
export function decode(
  level: Pick<Level, 'id' | 'kind'>,
  topology: Topology
): Record<string, FeatureCollection> {
  return Object.fromEntries(
    Object.entries(topology.objects).map(([name, object]) => [
      sourceId(level, name),
      decodeObject(topology, object)
    ])
  );
}

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
