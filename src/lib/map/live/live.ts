import { geoBounds } from 'd3-geo';
import type { Feature, FeatureCollection } from 'geojson';
import {
  GeoJSONSource,
  GPUInitializationError,
  ImageSource,
  LngLatBounds,
  Map as MapLibre,
  ScaleControl,
  type MapOptions,
  setWorkerUrl
} from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { CountryCode } from '#lib/article/types.ts';
import { decode, decodeLabels, isLabels, isTopology, relief, type Labels } from '#lib/basemap/levels.ts';
import { createLevelLoader, type LevelLoader } from '#lib/basemap/loader.ts';
import { palettes, type Palette } from '#lib/basemap/palette.ts';
import { applyPaint, basemapStyle, RELIEF_ID } from '#lib/basemap/style.ts';
import { FLIGHT, MAX_ZOOM, MIN_ZOOM, type Target } from '../geometry/camera.ts';
import './live.css';
import {
  discsAt,
  GAP,
  isCluster,
  titleBox,
  type Box,
  type Disc,
  type MapItem,
  type Shown
} from '../markers/markers.ts';
import { frameBounds, frameWidthAtZoom, toWorld, type Frame } from '../geometry/mercator.ts';
import type { Shading } from '../shading.ts';
import { MapError } from './mapError.ts';
import type { View } from '../geometry/view.ts';

/** What is fetched beside MapLibre itself. */
export interface LiveMapFiles {
  readonly workerUrl: string;
  /** The basemap's first level and its labels, as parsed JSON. */
  readonly world: unknown;
  readonly labels: unknown;
}

export interface LiveMapOptions {
  /** An empty element; the map fills it. */
  readonly container: HTMLElement;
  readonly frame: Frame;
  /** Accessible name of the map. */
  readonly label: string;
  readonly shading: Shading;
  readonly shown: Shown;
  /** Id of the marker that shows its title. */
  readonly selected: string | undefined;
  /** Leaves the wheel and single fingers to the page around, and says how to zoom instead. */
  readonly cooperative: boolean;
  /** What lies over the map, where labels would be hidden: boxes in CSS pixels from the top left of the window. */
  readonly obstacles: () => readonly Box[];
  /** Called for each frame in which the camera moved, from the first one on. */
  readonly onview: (view: View) => void;
  /** Called with a sentence for screen readers when a reader's own move has come to rest. */
  readonly onrest: (message: string) => void;
  /** Called when the browser has taken the map's WebGL context away, and when the map is drawn again. */
  readonly onlost: () => void;
  readonly onrestored: () => void;
  /** Called when a context that was taken away does not come back. */
  readonly onstopped: () => void;
  /** Called when something finer than what is shown could not be loaded. */
  readonly oncoarser: () => void;
  /** Ends a start that is still under way. */
  readonly signal: AbortSignal;
}

/** A running MapLibre map, reduced to what Wherein does with it. */
export interface LiveMap {
  /** Receives pointer and wheel events that begin on something over the map. */
  readonly surface: HTMLElement;
  /** Moves the camera there: a flight, or a jump for readers who want less motion. */
  show(target: Target): void;
  /** Pans just enough to bring an item into clear view. */
  reveal(item: MapItem): void;
  zoomBy(levels: number): void;
  setShading(shading: Shading): void;
  /** Tells the map's labels what to keep clear of, and which marker shows its title. */
  setShown(shown: Shown, selected: string | undefined): void;
  /** Asks once more for what could not be loaded. */
  retry(): void;
  /** Ends the map and frees its WebGL context. */
  remove(): void;
}

/**
 * How long to wait for the first drawn frame before the static map is kept, in milliseconds. All files are there by then:
 * what takes time is drawing, which a slow machine without a GPU may need much of.
 */
const PATIENCE = 30_000;

/** How long a lost WebGL context may take to come back before the live map is given up, in milliseconds. */
const RETURN = 4000;

/** How long the live map takes over from the drawn one before anything finer is fetched, in milliseconds. */
const TAKE_OVER = 300;

/** How far inside the map's edge a revealed marker stands, in CSS pixels: clear of controls, legend and credits. */
const MARGIN = 80;

const KEEP_CLEAR = 'keep-clear';

/**
 * Starts a MapLibre map that shows exactly what the static map shows, and resolves once it is drawn.
 *
 * @throws MapError without WebGL 2, or when it takes too long to draw; Error when the worker or the basemap cannot be used
 */
export async function startLiveMap(files: LiveMapFiles, options: LiveMapOptions): Promise<LiveMap> {
  const { container, frame, label, onview, onrest } = options;
  const { world, labels } = files;
  if (!isTopology(world)) throw new Error('The basemap’s first level is not TopoJSON');
  if (!isLabels(labels)) throw new Error('The basemap’s labels are not labels');
  const first = decode({ id: 'world', kind: 'level' }, world);
  const data = { ...first, ...decodeLabels(labels) };

  let shading = options.shading;
  let { shown, selected } = options;

  setWorkerUrl(files.workerUrl);
  const map = create({
    container,
    style: basemapStyle({ palette: currentPalette(), ...shading, data }),
    bounds: frameBounds(frame),
    maxBounds: boundsAround(frame),
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    attributionControl: false,
    dragRotate: false,
    touchPitch: false,
    cooperativeGestures: options.cooperative,
    maxPitch: 0,
    fadeDuration: 0,
    validateStyle: false,
    locale: { 'Map.Title': `${label}. Arrow keys move it, plus and minus zoom.` }
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new ScaleControl({ maxWidth: container.clientWidth < 560 ? 80 : 110 }), 'bottom-left');
  map.addImage(KEEP_CLEAR, { width: GAP, height: GAP, data: new Uint8Array(GAP * GAP * 4) });

  try {
    await drawn(map, options.signal);
  } catch (error) {
    map.remove();
    throw error;
  }

  /** Whether the browser has taken the WebGL context away: MapLibre has no style then. */
  let lost = false;

  /** What could not be loaded is told once, until it is asked for again. */
  let coarser = false;
  function becomeCoarser(id: string, error: { readonly message: string }) {
    if (!coarser) console.info(`The map stays coarser here: ${id} could not be loaded.`, error.message);
    coarser = true;
    options.oncoarser();
  }

  let loader: LevelLoader | undefined;
  const refine = setTimeout(() => {
    loader = createLevelLoader(map, { have: ['world', 'labels'], onError: becomeCoarser });
    if (lost) loader.pause();
  }, TAKE_OVER);

  map.on('error', ({ error }) => {
    if (lost) options.onstopped();
    else becomeCoarser('something', error);
  });

  let comesBack: ReturnType<typeof setTimeout> | undefined;
  const drawnAgain = () => {
    map.off('idle', drawnAgain);
    lost = false;
    restyle();
    keepLabelsClear();
    loader?.resume();
    options.onrestored();
  };
  map.on('webglcontextlost', () => {
    lost = true;
    loader?.pause();
    map.off('idle', drawnAgain);
    clearTimeout(comesBack);
    comesBack = setTimeout(options.onstopped, RETURN);
    options.onlost();
  });
  map.on('webglcontextrestored', () => {
    clearTimeout(comesBack);
    map.on('idle', drawnAgain);
  });

  /** Whether the camera still shows the frame it began with. */
  let untouched = true;

  function view(): View {
    const { lng, lat } = map.getCenter();
    const { clientWidth, clientHeight } = container;
    return {
      zoom: map.getZoom(),
      minZoom: map.getMinZoom(true),
      center: [lng, lat],
      width: clientWidth,
      height: clientHeight,
      project: ([longitude, latitude]) => map.project([longitude, latitude])
    };
  }

  /** Where the markers' discs stand now, fanned out, in CSS pixels from the map's top left. */
  function discs(): Disc[] {
    return discsAt(shown, frame, frameWidthAtZoom(frame, map.getZoom()), ([longitude, latitude]) =>
      map.project([longitude, latitude])
    );
  }

  function keepLabelsClear() {
    if (lost) return;
    const taken = discs();
    const chosen = shown.items.findIndex(({ id }) => id === selected);
    const disc = taken[chosen];
    const item = shown.items[chosen];
    const title = item && !isCluster(item) ? item.title : undefined;
    const { clientWidth: width, clientHeight: height } = container;
    const boxes: Box[] = [];
    if (disc && title) boxes.push(titleBox(title, disc, taken.toSpliced(chosen, 1), { width, height }));
    const { x: originX, y: originY } = container.getBoundingClientRect();
    for (const { left, top, right, bottom } of options.obstacles())
      boxes.push({
        left: left - originX,
        top: top - originY,
        right: right - originX,
        bottom: bottom - originY
      });
    for (const { left, top, right, bottom } of boxes)
      for (let y = top; y <= bottom; y += GAP / 2)
        for (let x = left; x <= right; x += GAP / 2) taken.push({ x, y });
    const features = taken.map(({ x, y }): Feature => {
      const { lng, lat } = map.unproject([x, y]);
      return { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [lng, lat] } };
    });
    const source = map.getSource(KEEP_CLEAR);
    if (source instanceof GeoJSONSource) source.setData({ type: 'FeatureCollection', features });
  }

  function restyle() {
    if (lost) return;
    applyPaint(map, { palette: currentPalette(), ...shading });
  }

  map.addSource(KEEP_CLEAR, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  map.addLayer({
    id: KEEP_CLEAR,
    type: 'symbol',
    source: KEEP_CLEAR,
    layout: { 'icon-image': KEEP_CLEAR, 'icon-allow-overlap': true, 'icon-padding': 2 }
  });
  keepLabelsClear();

  const moved = () => onview(view());
  map.on('move', moved);
  map.on('moveend', (event) => {
    keepLabelsClear();
    if ('originalEvent' in event && event.originalEvent) {
      untouched = false;
      onrest(whereabouts(view(), labels));
    }
  });
  map.on('resize', () => {
    if (untouched) map.fitBounds(frameBounds(frame), { animate: false });
    moved();
  });
  const cleanUp = onModeChange(restyle);
  moved();

  return {
    surface: map.getCanvas(),

    show(target) {
      untouched = target.kind === 'frame';
      if (target.kind === 'frame') map.fitBounds(frameBounds(frame), { duration: FLIGHT });
      else if (target.kind === 'camera') {
        const { center, zoom } = target.camera;
        map.easeTo({ center: [center[0], center[1]], zoom, duration: FLIGHT / 2 });
      } else if (target.kind === 'point') {
        const [longitude, latitude] = target.coordinates;
        map.flyTo({ center: [longitude, latitude], zoom: target.zoom, duration: FLIGHT });
      } else if (target.kind === 'box') {
        const [west, south, east, north] = target.bbox;
        const padding = Math.min(MARGIN, container.clientWidth / 5, container.clientHeight / 5);
        map.fitBounds([west, south, east, north], { padding, maxZoom: MAX_ZOOM, duration: FLIGHT });
      } else {
        const bounds = boundsOf(first['world-countries'], target.countries);
        if (bounds) map.fitBounds(bounds, { padding: MARGIN, maxZoom: 9.5, duration: FLIGHT });
      }
    },

    reveal(item) {
      const disc = discs()[shown.items.findIndex(({ id }) => id === item.id)];
      if (!disc) return;
      const { clientWidth: width, clientHeight: height } = container;
      const dx = disc.x - inside(disc.x, width);
      const dy = disc.y - inside(disc.y, height);
      if (!dx && !dy) return;
      untouched = false;
      const { lng, lat } = map.unproject([width / 2 + dx, height / 2 + dy]);
      map.easeTo({ center: [lng, lat], duration: FLIGHT / 2 });
    },

    zoomBy(levels) {
      untouched = false;
      const zoom = Math.min(MAX_ZOOM, Math.max(map.getMinZoom(true), map.getZoom() + levels));
      map.once('moveend', () => onrest(whereabouts(view(), labels)));
      map.easeTo({ zoom, duration: FLIGHT / 2 });
    },

    setShading(next) {
      shading = next;
      restyle();
    },

    setShown(next, chosen) {
      shown = next;
      selected = chosen;
      keepLabelsClear();
    },

    retry() {
      coarser = false;
      const image = map.getSource(RELIEF_ID);
      if (image instanceof ImageSource && !image.image) image.updateImage({ url: relief.url });
      loader?.retry();
    },

    remove() {
      cleanUp();
      clearTimeout(refine);
      clearTimeout(comesBack);
      loader?.destroy();
      map.remove();
    }
  };
}

function currentPalette(): Palette {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return palettes[chosen];
  return palettes[matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'];
}

/** @returns a function that stops listening */
function onModeChange(listener: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const chosen = new MutationObserver(listener);
  system.addEventListener('change', listener);
  chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    system.removeEventListener('change', listener);
    chosen.disconnect();
  };
}

function create(options: MapOptions): MapLibre {
  try {
    return new MapLibre(options);
  } catch (cause) {
    if (!(cause instanceof GPUInitializationError)) throw cause;
    throw new MapError('no-webgl', 'This browser has no WebGL 2', { cause });
  }
}

/**
 * Resolves when the first complete frame is drawn. While nobody can see the map no frame is drawn, and that time does not
 * count.
 */
function drawn(map: MapLibre, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hidden = (): boolean => document.hidden || !map.getContainer().checkVisibility();
    const end = (error?: object): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      map.off('idle', idle);
      map.off('error', fail);
      if (error)
        reject(error instanceof Error ? error : new Error('The map could not be drawn', { cause: error }));
      else resolve();
    };
    const idle = (): void => end();
    const fail = ({ error }: { error: object }): void => end(error);
    const abort = (): void => end(new Error('The map is not wanted any more'));
    const wait = (): void => {
      timer = setTimeout(() => {
        if (hidden()) wait();
        else end(new MapError('slow', 'The live map took too long to draw'));
      }, PATIENCE);
    };
    map.on('idle', idle);
    map.on('error', fail);
    signal.addEventListener('abort', abort);
    wait();
  });
}

/** How far a reader can pan: half the world around the frame, and nothing that has no map. */
function boundsAround(frame: Frame): [[number, number], [number, number]] {
  const [[west], [east]] = frameBounds(frame);
  const middle = (west + east) / 2;
  return [
    [middle - 100, -58],
    [middle + 100, 74]
  ];
}

/** The nearest place to `at` that is clear of both ends of a length, in CSS pixels. */
function inside(at: number, length: number): number {
  const margin = Math.min(MARGIN, length / 3);
  return Math.min(Math.max(at, margin), length - margin);
}

/** The box around some countries, or `undefined` when none of them is on the basemap. */
function boundsOf(
  countries: FeatureCollection | undefined,
  wanted: readonly CountryCode[]
): LngLatBounds | undefined {
  const bounds = new LngLatBounds();
  for (const country of countries?.features ?? []) {
    const iso: unknown = country.properties?.iso;
    if (typeof iso !== 'string' || !wanted.includes(iso)) continue;
    const [[west, south], [east, north]] = geoBounds(country);
    bounds.extend([west, south]).extend([east < west ? east + 360 : east, north]);
  }
  return bounds.isEmpty() ? undefined : bounds;
}

/** Where the camera is, in words: "Zoom 6.5, near Phnom Penh". */
function whereabouts({ zoom, minZoom, center }: View, labels: Labels): string {
  const [x, y] = toWorld(center);
  let nearest: string | undefined;
  let least = Infinity;
  for (const { name, lon, lat } of labels.cities) {
    const [cx, cy] = toWorld([lon, lat]);
    const distance = Math.hypot(cx - x, cy - y);
    if (distance < least) [least, nearest] = [distance, name];
  }
  const limit = zoom >= MAX_ZOOM - 0.01 ? ', the closest' : zoom <= minZoom + 0.01 ? ', the widest' : '';
  return `Zoom ${zoom.toFixed(1).replace('.0', '')}${limit}${nearest ? `, near ${nearest}` : ''}`;
}
