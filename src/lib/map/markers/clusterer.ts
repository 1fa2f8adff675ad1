import { releaseProxy, transfer, wrap, type Remote } from 'comlink';
import { indexClusters, pointsOf, type ClusterIndex } from './clusters.ts';
import type { ClusterWorker } from './clusters.worker.ts';
import workerUrl from './clusters.worker.ts?worker&url';
import { CLUSTERING, type MapMarker } from './markers.ts';
import { startable } from '../live/start.ts';
import { trustWorker } from '#lib/page/trust.ts';

/** From how many markers on they are indexed beside the page; fewer take less time than starting a worker. */
const MANY = 2000;

/** How long a worker may take to index, in milliseconds, before the page does it itself. */
const PATIENCE = 20_000;

/** A {@link ClusterIndex} that may be elsewhere. */
export interface Clusterer {
  itemsIn(...box: Parameters<ClusterIndex['itemsIn']>): Promise<ReturnType<ClusterIndex['itemsIn']>>;
  members(cluster: number): Promise<number[]>;
  /** Ends the worker, if there is one. */
  end(): void;
}

/** Indexes markers: in a worker when they are many, here when they are few or no worker can be had. */
export async function createClusterer(markers: readonly MapMarker[]): Promise<Clusterer> {
  if (markers.length > MANY)
    try {
      return await inWorker(markers);
    } catch (error) {
      console.info('The markers are taken together without a worker.', error);
    }
  const index = indexClusters(pointsOf(markers), CLUSTERING);
  return {
    itemsIn: async (bbox, zoom) => index.itemsIn(bbox, zoom),
    members: async (cluster) => index.members(cluster),
    end: () => undefined
  };
}

/** @throws Error when the worker may not start, does not start or does not answer in time */
async function inWorker(markers: readonly MapMarker[]): Promise<Clusterer> {
  const url = startable(workerUrl);
  trustWorker(url);
  const worker = new Worker(url, { type: 'module' });
  const remote: Remote<ClusterWorker> = wrap<ClusterWorker>(worker);
  const end = (): void => {
    remote[releaseProxy]();
    worker.terminate();
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', () => reject(new Error('The worker for clusters did not start')));
    timer = setTimeout(() => reject(new Error('The worker for clusters took too long')), PATIENCE);
  });
  try {
    const points = pointsOf(markers);
    const load = remote.load(
      transfer(points, [points.coordinates.buffer, points.categories.buffer]),
      CLUSTERING
    );
    await Promise.race([load, failed]);
  } catch (error) {
    end();
    throw error;
  } finally {
    clearTimeout(timer);
  }
  return { itemsIn: (bbox, zoom) => remote.itemsIn(bbox, zoom), members: (id) => remote.members(id), end };
}
