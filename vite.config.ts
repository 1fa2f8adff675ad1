import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { articles } from './src/lib/article/node/vite-plugin.ts';
import { paletteCss } from './src/lib/basemap/palette.ts';
import { element } from './src/lib/embed/vite-plugin.ts';
import { CLUSTERS_CHUNK, MAPLIBRE_CHUNK, sharedWorkers } from './src/lib/map/live/vite-plugin.ts';

const SITE_URL = new URL(process.env.SITE_URL ?? 'http://localhost:4173/');
if (!SITE_URL.pathname.endsWith('/')) SITE_URL.pathname += '/';

/** Serves the palette as `virtual:palette.css`, so that the page and the live map take their colours from one place. */
function palette(): Plugin {
  const id = 'virtual:palette.css';
  return {
    name: 'wherein:palette',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (resolved) => (resolved === `\0${id}` ? paletteCss() : undefined)
  };
}

/**
 * Joins what every page runs into two scripts, where the bundler would make some fifteen, a few of them of under a
 * hundred bytes: on a slow line each round of requests costs more than such scripts weigh.
 */
function fewScripts(): Plugin {
  const groups = [
    MAPLIBRE_CHUNK,
    CLUSTERS_CHUNK,
    { name: 'framework', test: /node_modules\/(svelte|esm-env|clsx|@sveltejs)\// },
    {
      name: 'map',
      test: /src\/lib\/(article|reading|page\/(?!keep|release)|map\/(?!live\/live|markers\/(cluster(?!ed)|Members))|panel\/(Excerpt|Glyph|InParts|ProjectEntry|theme))|src\/routes\/[^/]*\.ts$/
    }
  ];
  return {
    name: 'wherein:few-scripts',
    config: (_, { isSsrBuild }) =>
      isSsrBuild ? undefined : { build: { rollupOptions: { output: { codeSplitting: { groups } } } } }
  };
}

export default defineConfig({
  plugins: [articles(), palette(), element(), sharedWorkers(), fewScripts(), sveltekit()],
  define: { __SITE_URL__: JSON.stringify(SITE_URL.href) },
  build: {
    /** In kB: MapLibre is one large chunk, fetched only after the page is painted. */
    chunkSizeWarningLimit: 1800,
    rolldownOptions: { checks: { pluginTimings: false } }
  },
  test: { include: ['src/**/*.test.ts', 'tests/build/**/*.test.ts'] }
});
