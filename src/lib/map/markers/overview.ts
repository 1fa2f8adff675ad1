import { indexClusters, pointsOf, type ClusterIndex } from './clusters.ts';
import { CLUSTERING, NOMINAL_SIZE, type Found, type MapMarker } from './markers.ts';
import type { Frame } from '../geometry/mercator.ts';
import { overviewRegion } from '../geometry/view.ts';

const ID = 'overview';

const indices = new WeakMap<readonly MapMarker[], ClusterIndex>();

/**
 * What a prerendered map of nominal size shows of a crowd. The index is kept for the next page with the same markers. It
 * is for the build only: a reader's browser has {@link writtenOverview}.
 */
export function overviewOf(markers: readonly MapMarker[], frame: Frame): Found[] {
  const index = indices.get(markers) ?? indexClusters(pointsOf(markers), CLUSTERING);
  indices.set(markers, index);
  const { bbox, zoom } = overviewRegion(frame, NOMINAL_SIZE.width);
  return index.itemsIn(bbox, zoom);
}

/**
 * What the prerendered map shows of a crowd, written into the page as data, so that a browser takes over the same items
 * without the index of clusters.
 */
export function writeOverview(overview: readonly Found[]): string {
  const json = JSON.stringify(overview).replaceAll('<', '\\u003c');
  return `<script type="application/json" id="${ID}">${json}</script>`;
}

/** What {@link writeOverview} wrote into this page; nothing where the page has no crowd. */
export function writtenOverview(): Found[] {
  const json = document.getElementById(ID)?.textContent;
  return json ? (JSON.parse(json) as Found[]) : [];
}
