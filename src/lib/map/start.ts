import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { labels, levels } from '#lib/basemap/levels.ts';
import type { LiveMap, LiveMapOptions } from './live.ts';

/**
 * Fetches the live map and starts it. MapLibre's main part, its worker and the basemap's first level are asked for side
 * by side, so that none waits for another.
 *
 * @throws Error when anything of it cannot be loaded or drawn; the static map is then the map
 */
export async function startLiveMap(options: LiveMapOptions): Promise<LiveMap> {
  fetch(workerUrl).catch(() => undefined);
  const world = json(levels.find(({ id }) => id === 'world')?.url ?? '');
  const names = json(labels.url);
  for (const file of [world, names]) file.catch(() => undefined);
  const live = await import('./live.ts');
  return live.startLiveMap({ workerUrl, world, labels: names }, options);
}

async function json(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: the server answered ${response.status}`);
  return response.json();
}
