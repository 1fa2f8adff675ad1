import { expose } from 'comlink';
import { indexClusters, type ClusterIndex, type Points } from './clusters.ts';

let index: ClusterIndex | undefined;

const worker = {
  load(points: Points): void {
    index = indexClusters(points);
  },
  itemsIn: (...[bbox, zoom]: Parameters<ClusterIndex['itemsIn']>) => index?.itemsIn(bbox, zoom) ?? [],
  members: (cluster: number) => index?.members(cluster) ?? []
};

/** What the page calls in the worker. */
export type ClusterWorker = typeof worker;

expose(worker);
