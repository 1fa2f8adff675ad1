import Supercluster, { type ClusterFeature, type PointFeature } from 'supercluster';
import type { BBox, Position } from '#lib/article/types.ts';
import type { Found } from './markers.ts';

/** The most items that are on the map at once; the open project's marker and the highlighted one may come on top. */
export const MOST_ITEMS = 148;

/** Where the markers are, in a form that reaches a worker without being copied. */
export interface Points {
  /** Longitude and latitude in turn, in degrees. */
  readonly coordinates: Float64Array;
  /** The theme's colour of each, from 1. */
  readonly categories: Uint8Array;
}

/** How many members have which colour, by its number. Supercluster copies no deeper than this. */
type Tally = Record<number, number>;

interface Member {
  index: number;
  category: number;
}

/** Which markers stand together at which zoom. */
export interface ClusterIndex {
  /**
   * The clusters and single markers of a box, {@link MOST_ITEMS} at most: where there are more, those of a wider zoom.
   *
   * @param zoom MapLibre's, from 0; rounded down here
   */
  itemsIn(bbox: BBox, zoom: number): Found[];
  /** Indices of a cluster's markers, in their order. */
  members(cluster: number): number[];
}

/** @returns the points of some markers, in their order */
export function pointsOf(
  markers: readonly { readonly coordinates: Position; readonly category: number }[]
): Points {
  return {
    coordinates: Float64Array.from(markers.flatMap(({ coordinates }) => [...coordinates])),
    categories: Uint8Array.from(markers, ({ category }) => category)
  };
}

/** How points are taken together. */
export interface ClusterOptions {
  /** How near, in CSS pixels at a whole zoom. */
  readonly radius: number;
  /** The closest zoom; what stands together there is never parted. */
  readonly maxZoom: number;
}

/**
 * Indexes points for every zoom. For 100 000 of them that takes a noticeable part of a second. A worker runs this too: what
 * else pages are made of is not to be imported here.
 */
export function indexClusters(
  { coordinates, categories }: Points,
  { radius, maxZoom }: ClusterOptions
): ClusterIndex {
  const index = new Supercluster<Member, Tally>({
    radius,
    extent: 512,
    minZoom: 0,
    maxZoom,
    map: ({ category }) => ({ [category]: 1 }),
    reduce: (sum, tally) => {
      for (const category of categoriesOf(tally))
        sum[category] = (sum[category] ?? 0) + (tally[category] ?? 0);
    }
  });
  index.load(
    Array.from(categories, (category, at) => ({
      type: 'Feature',
      properties: { index: at, category },
      geometry: { type: 'Point', coordinates: [coordinates[2 * at] ?? 0, coordinates[2 * at + 1] ?? 0] }
    }))
  );

  return {
    itemsIn([west, south, east, north], zoom) {
      let found: Found[] = [];
      for (let level = Math.min(maxZoom, Math.floor(zoom)); level >= 0; level -= 1) {
        found = index.getClusters([west, south, east, north], level).map(toFound);
        if (found.length <= MOST_ITEMS) break;
      }
      return found.slice(0, MOST_ITEMS);
    },
    members: (cluster) =>
      index
        .getLeaves(cluster, Infinity)
        .map(({ properties }) => properties.index)
        .sort((a, b) => a - b)
  };
}

/** The numbers among the properties of a cluster, which has others of its own. */
function categoriesOf(tally: Tally): number[] {
  return Object.keys(tally).map(Number).filter(Number.isInteger);
}

function toFound(feature: ClusterFeature<Tally> | PointFeature<Member>): Found {
  const { geometry, properties } = feature;
  if (!('cluster_id' in properties)) return properties.index;
  const [longitude = 0, latitude = 0] = geometry.coordinates;
  return {
    id: `cluster-${properties.cluster_id}`,
    cluster: properties.cluster_id,
    coordinates: [round(longitude), round(latitude)],
    count: properties.point_count,
    shares: categoriesOf(properties)
      .map((category) => [category, properties[category] ?? 0] as const)
      .sort(([a, many], [b, few]) => few - many || a - b)
  };
}

/** To a metre on the ground: less than a pixel at any zoom, and short where it is written into a page. */
function round(degrees: number): number {
  return Number(degrees.toFixed(5));
}
