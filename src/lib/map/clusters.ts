import Supercluster, { type ClusterFeature, type PointFeature } from 'supercluster';
import type { BBox, Position } from '#lib/article/types.ts';
import { MAX_ZOOM } from './camera.ts';
import { CLUSTER_RADIUS, NOMINAL_SIZE, type Found, type MapMarker } from './markers.ts';
import type { Frame } from './mercator.ts';
import { overviewRegion } from './view.ts';

/** The most items that are on the map at once; the open project's marker and the highlighted one may come on top. */
export const MOST_ITEMS = 148;

/** Where the markers are, in a form that reaches a worker without being copied. */
export interface Points {
  /** Longitude and latitude in turn, in degrees. */
  readonly coordinates: Float64Array;
  /** The theme's colour of each, from 1. */
  readonly categories: Uint8Array;
}

interface Tally {
  /** Members by category. */
  tally: Record<number, number>;
}

type Member = Tally & { index: number };

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

const indices = new WeakMap<readonly MapMarker[], ClusterIndex>();

/** What a prerendered map of nominal size shows of a crowd. The index is kept for the next page with the same markers. */
export function overviewOf(markers: readonly MapMarker[], frame: Frame): Found[] {
  const index = indices.get(markers) ?? indexClusters(pointsOf(markers));
  indices.set(markers, index);
  const { bbox, zoom } = overviewRegion(frame, NOMINAL_SIZE.width);
  return index.itemsIn(bbox, zoom);
}

/** Indexes points for every zoom. For 100 000 of them that takes a noticeable part of a second. */
export function indexClusters({ coordinates, categories }: Points): ClusterIndex {
  const index = new Supercluster<Member, Tally>({
    radius: CLUSTER_RADIUS,
    extent: 512,
    minZoom: 0,
    maxZoom: MAX_ZOOM,
    map: ({ tally }) => ({ tally: { ...tally } }),
    reduce: (sum, { tally }) => {
      for (const [category, count] of Object.entries(tally))
        sum.tally[Number(category)] = (sum.tally[Number(category)] ?? 0) + count;
    }
  });
  index.load(
    Array.from(categories, (category, at) => ({
      type: 'Feature',
      properties: { index: at, tally: { [category]: 1 } },
      geometry: { type: 'Point', coordinates: [coordinates[2 * at] ?? 0, coordinates[2 * at + 1] ?? 0] }
    }))
  );

  return {
    itemsIn([west, south, east, north], zoom) {
      let found: Found[] = [];
      for (let level = Math.min(MAX_ZOOM, Math.floor(zoom)); level >= 0; level -= 1) {
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

function toFound(feature: ClusterFeature<Tally> | PointFeature<Member>): Found {
  const { geometry, properties } = feature;
  if (!('cluster_id' in properties)) return properties.index;
  const [longitude = 0, latitude = 0] = geometry.coordinates;
  return {
    id: `cluster-${properties.cluster_id}`,
    cluster: properties.cluster_id,
    coordinates: [round(longitude), round(latitude)],
    count: properties.point_count,
    shares: Object.entries(properties.tally)
      .map(([category, count]) => [Number(category), count] as const)
      .sort(([a, many], [b, few]) => few - many || a - b)
  };
}

/** To a metre on the ground: less than a pixel at any zoom, and short where it is written into a page. */
function round(degrees: number): number {
  return Number(degrees.toFixed(5));
}
