import type { FeatureCollection } from 'geojson';
import { Map, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { decodeLabels, isLabels, labelsUrl } from '#lib/basemap/labels.ts';
import { palettes } from '#lib/basemap/palette.ts';
import { basemapStyle } from '#lib/basemap/style.ts';
import { rangesFor } from '#lib/basemap/tiles.ts';
import { frameBounds, frameOf } from '#lib/map/geometry/mercator.ts';
import { serveTiles } from '#lib/map/tiles/serve.ts';

declare global {
  interface Window {
    /** The map, once it is drawn. */
    bareMap: Map;
  }
}

const json = async (url: string): Promise<unknown> => (await fetch(url)).json();

const points = new URLSearchParams(location.search).get('points') ?? '/japan-asean/projects.geojson';
const [labels, projects] = await Promise.all([json(labelsUrl), json(points)]);
if (!isLabels(labels)) throw new Error('The basemap is not what it should be');

const frame = frameOf([92, -11, 146, 46]);
setWorkerUrl(workerUrl);
serveTiles(rangesFor([frame]));
const map = new Map({
  container: 'map',
  style: basemapStyle({
    palette: palettes.light,
    members: [],
    counts: {},
    lit: [],
    data: decodeLabels(labels)
  }),
  bounds: frameBounds(frame),
  attributionControl: false,
  fadeDuration: 0,
  validateStyle: false
});
map.once('style.load', () => {
  map.addSource('projects', { type: 'geojson', data: projects as FeatureCollection });
  map.addLayer({ id: 'projects', type: 'circle', source: 'projects', paint: { 'circle-radius': 14 } });
  map.once('idle', () => {
    window.bareMap = map;
    performance.mark('live');
  });
});
