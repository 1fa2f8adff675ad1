import { expose } from 'comlink';
import { indexClusters, type ClusterIndex, type ClusterOptions, type Points } from './clusters.ts';

let index: ClusterIndex | undefined;

const worker = {
  load(points: Points, options: ClusterOptions): void {
    index = indexClusters(points, options);
  },
  itemsIn: (...[bbox, zoom]: Parameters<ClusterIndex['itemsIn']>) => index?.itemsIn(bbox, zoom) ?? [],
  members: (cluster: number) => index?.members(cluster) ?? []
};

/** What the page calls in the worker. */
export type ClusterWorker = typeof worker;

expose(worker);
