import { basename } from 'node:path';
import type { Plugin } from 'vite';

const QUERY = '?worker&url';
const MAPLIBRE_WORKER = 'maplibre-gl/dist/maplibre-gl-worker.mjs';
const RESOLVED = '\0wherein:worker:';
const ENTRY = '\0wherein:maplibre-worker';

/** The file that the bundler should put all of MapLibre in, see {@link sharedWorkers}. */
export const MAPLIBRE_CHUNK = { name: 'maplibre', test: /node_modules\/maplibre-gl\/dist\/[\w-]+\.mjs$/ };

/** What the page and its worker for clusters share: none of what else pages are made of runs in a worker. */
export const CLUSTERS_CHUNK = {
  name: 'clusters',
  test: /src\/lib\/map\/markers\/clusters\.ts|node_modules\/(supercluster|kdbush|comlink)\//
};

/**
 * Makes workers (`?worker&url`) files of the same build as the pages, where Vite would bundle each by itself, so that
 * they share code. MapLibre's two parts are published as two bundles that each hold some 300 kB of the same code; side by
 * side in one file ({@link MAPLIBRE_CHUNK}) Brotli writes that once, and a reader fetches a quarter less. The worker's own
 * file only imports from it. Where it runs, each part asks whether it is in a worker.
 *
 * In dev Vite's own `?worker&url` does the same in files of their own. Pages are prerendered without any worker.
 */
export function sharedWorkers(): Plugin {
  let build: 'client' | 'server' | undefined;
  return {
    name: 'wherein:shared-workers',
    enforce: 'pre',
    configResolved(config) {
      build = config.command !== 'build' ? undefined : config.build.ssr ? 'server' : 'client';
    },
    async resolveId(source, importer) {
      if (source === ENTRY) return { id: ENTRY, moduleSideEffects: true };
      if (!build || !source.endsWith(QUERY)) return undefined;
      const file = source.slice(0, -QUERY.length);
      if (file === MAPLIBRE_WORKER) return RESOLVED + ENTRY;
      const resolved = await this.resolve(file, importer);
      return resolved ? RESOLVED + resolved.id : undefined;
    },
    load(id) {
      if (id === ENTRY) return `export { default } from ${JSON.stringify(MAPLIBRE_WORKER)};`;
      if (!id.startsWith(RESOLVED)) return undefined;
      if (build === 'server') return `export default '';`;
      const entry = id.slice(RESOLVED.length);
      const name = basename(entry === ENTRY ? MAPLIBRE_WORKER : entry).replace(/\.m?[jt]s$/, '');
      const file = this.emitFile({ type: 'chunk', id: entry, name });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    }
  };
}
