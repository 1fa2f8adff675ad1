import type { Plugin } from 'vite';

const WORKER = 'maplibre-gl/dist/maplibre-gl-worker.mjs';
const ADDRESS = `${WORKER}?worker&url`;
const RESOLVED = `\0${ADDRESS}`;
const ENTRY = '\0wherein:maplibre-worker';

/** The file that the bundler should put all of MapLibre in, see {@link sharedWorker}. */
export const MAPLIBRE_CHUNK = { name: 'maplibre', test: /node_modules\/maplibre-gl\/dist\/[\w-]+\.mjs$/ };

/**
 * Lets MapLibre's worker and its main part come from one file. They are published as two bundles that each hold some
 * 300 kB of the same code; side by side in one file ({@link MAPLIBRE_CHUNK}) Brotli writes that once, and a reader fetches
 * a quarter less. The worker's own file only imports from it. Where it runs, each part asks whether it is in a worker.
 *
 * In dev, and for the server's build, Vite's own `?worker&url` does the same in two files.
 */
export function sharedWorker(): Plugin {
  let shared = false;
  return {
    name: 'wherein:shared-worker',
    enforce: 'pre',
    configResolved({ command, build }) {
      shared = command === 'build' && !build.ssr;
    },
    resolveId(source) {
      if (source === ENTRY) return { id: ENTRY, moduleSideEffects: true };
      return shared && source === ADDRESS ? RESOLVED : undefined;
    },
    load(id) {
      if (id === ENTRY) return `export { default } from ${JSON.stringify(WORKER)};`;
      if (id !== RESOLVED) return undefined;
      const file = this.emitFile({ type: 'chunk', id: ENTRY, name: 'maplibre-gl-worker' });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    }
  };
}
