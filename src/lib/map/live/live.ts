import type { Feature } from 'geojson';
import {
  GeoJSONSource,
  GPUInitializationError,
  LngLat,
  Map as MapLibre,
  ScaleControl,
  type MapOptions,
  setWorkerUrl
} from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { Position } from '#lib/article/types.ts';
import { decodeLabels, isLabels, type Labels } from '#lib/basemap/labels.ts';
import { palettes, type Palette } from '#lib/basemap/palette.ts';
import { applyPaint, BASEMAP_ID, basemapStyle, RELIEF_ID } from '#lib/basemap/style.ts';
import type { TileRange } from '#lib/basemap/tiles.ts';
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
import { serveTiles } from '../tiles/serve.ts';
import {
  FRAME_ASPECT,
  frameWidthAtZoom,
  fromWorld,
  toWorld,
  zoomAtFrameWidth,
  type Frame
} from '../geometry/mercator.ts';
import type { Shading } from '../shading.ts';
import { MapError } from './mapError.ts';
import type { ScreenPoint, View } from '../geometry/view.ts';

/** What is fetched beside MapLibre itself. */
export interface LiveMapFiles {
  readonly workerUrl: string;
  /** The basemap's labels, as parsed JSON. */
  readonly labels: unknown;
}

export interface LiveMapOptions {
  /** An empty element; the map fills it. */
  readonly container: HTMLElement;
  /** What the drawn map shows, and the live one at first. */
  readonly frame: Frame;
  /** What is shown when nothing is chosen. */
  readonly home: Frame;
  /** Which finer tiles are published for this map. */
  readonly ranges: readonly TileRange[];
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

/** How far inside the map's edge a revealed marker stands, in CSS pixels: clear of controls, legend and credits. */
const MARGIN = 80;

const KEEP_CLEAR = 'keep-clear';

/**
 * Starts a MapLibre map that shows exactly what the static map shows, and resolves once it is drawn.
 *
 * @throws MapError without WebGL 2, or when it takes too long to draw; Error when the worker or the basemap cannot be used
 */
export async function startLiveMap(files: LiveMapFiles, options: LiveMapOptions): Promise<LiveMap> {
  const { container, frame, home, label, onview, onrest } = options;
  const { labels } = files;
  if (!isLabels(labels)) throw new Error('The basemap’s labels are not labels');
  const data = decodeLabels(labels);

  let shading = options.shading;
  let { shown, selected } = options;

  /** Keeps what lies beyond the poles out of view, where a frame does not show it anyway, and the zoom in its limits. */
  function constrained({ lng, lat }: LngLat, asked: number): { center: LngLat; zoom: number } {
    const zoom = Math.min(MAX_ZOOM, Math.max(widest(), asked));
    const half = container.clientHeight / 2 / (512 * 2 ** zoom);
    const middles = [frame, home].map((each) => each.y + each.height / 2);
    const [, y] = toWorld([lng, lat]);
    const inside = Math.min(Math.max(y, Math.min(half, ...middles)), Math.max(1 - half, ...middles));
    return { center: new LngLat(lng, inside === y ? lat : fromWorld([0, inside])[1]), zoom };
  }

  /** How wide a frame in the middle of the map is, in CSS pixels. */
  const across = (): number => Math.min(container.clientWidth, container.clientHeight * FRAME_ASPECT);

  /** The camera that shows a frame as the drawn map does, whatever part of the world it is. */
  function cameraOf(shownFrame: Frame): { center: [number, number]; zoom: number } {
    const { x, y, width, height } = shownFrame;
    const [lng, lat] = fromWorld([x + width / 2, y + height / 2]);
    return { center: [lng, lat], zoom: zoomAtFrameWidth(shownFrame, across()) };
  }

  /** The widest zoom: all of what the map began with and of its home is to be seen, and half the world at least. */
  function widest(): number {
    return Math.min(MIN_ZOOM, zoomAtFrameWidth(home, across()), zoomAtFrameWidth(frame, across()));
  }

  setWorkerUrl(files.workerUrl);
  serveTiles(options.ranges);
  const map = create({
    container,
    style: basemapStyle({ palette: currentPalette(), ...shading, data }),
    ...cameraOf(frame),
    minZoom: -2,
    maxZoom: MAX_ZOOM,
    transformConstrain: constrained,
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

  map.on('error', (event) => {
    if (lost) return options.onstopped();
    const source = 'sourceId' in event && typeof event.sourceId === 'string' ? event.sourceId : 'something';
    becomeCoarser(source, event.error);
  });

  let comesBack: ReturnType<typeof setTimeout> | undefined;
  const drawnAgain = () => {
    map.off('idle', drawnAgain);
    lost = false;
    restyle();
    keepLabelsClear();
    options.onrestored();
  };
  map.on('webglcontextlost', () => {
    lost = true;
    map.off('idle', drawnAgain);
    clearTimeout(comesBack);
    comesBack = setTimeout(options.onstopped, RETURN);
    options.onlost();
  });
  map.on('webglcontextrestored', () => {
    clearTimeout(comesBack);
    map.on('idle', drawnAgain);
  });

  /** The frame that the camera shows, until a reader moves it. */
  let framed: Frame | undefined = frame;

  /** Where a position stands: of the places around the world the one nearest to the middle. */
  function project([longitude, latitude]: Position): ScreenPoint {
    const turns = Math.round((map.getCenter().lng - longitude) / 360);
    return map.project([longitude + 360 * turns, latitude]);
  }

  function view(): View {
    const { lng, lat } = map.getCenter();
    const { clientWidth, clientHeight } = container;
    return {
      zoom: map.getZoom(),
      minZoom: widest(),
      center: [lng, lat],
      width: clientWidth,
      height: clientHeight,
      project
    };
  }

  /** Where the markers' discs stand now, fanned out, in CSS pixels from the map's top left. */
  function discs(): Disc[] {
    return discsAt(shown, frame, frameWidthAtZoom(frame, map.getZoom()), project);
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
      framed = undefined;
      onrest(whereabouts(view(), labels));
    }
  });
  map.on('resize', () => {
    if (framed) map.jumpTo(cameraOf(framed));
    moved();
  });
  const stopModes = onModeChange(restyle);
  const stopDensities = onDensityChange(() => map.resize());
  moved();

  return {
    surface: map.getCanvas(),

    show(target) {
      framed = target.kind === 'home' ? home : target.kind === 'frame' ? target.frame : undefined;
      if (framed) map.flyTo({ ...cameraOf(framed), duration: FLIGHT });
      else if (target.kind === 'camera') {
        const { center, zoom } = target.camera;
        map.easeTo({ center: [center[0], center[1]], zoom, duration: FLIGHT / 2 });
      } else if (target.kind === 'box') {
        const [west, south, east, north] = target.bbox;
        const padding = Math.min(MARGIN, container.clientWidth / 5, container.clientHeight / 5);
        map.fitBounds([west, south, east, north], { padding, maxZoom: MAX_ZOOM, duration: FLIGHT });
      }
    },

    reveal(item) {
      const disc = discs()[shown.items.findIndex(({ id }) => id === item.id)];
      if (!disc) return;
      const { clientWidth: width, clientHeight: height } = container;
      const dx = disc.x - inside(disc.x, width);
      const dy = disc.y - inside(disc.y, height);
      if (!dx && !dy) return;
      framed = undefined;
      const { lng, lat } = map.unproject([width / 2 + dx, height / 2 + dy]);
      map.easeTo({ center: [lng, lat], duration: FLIGHT / 2 });
    },

    zoomBy(levels) {
      framed = undefined;
      const zoom = Math.min(MAX_ZOOM, Math.max(widest(), map.getZoom() + levels));
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
      for (const id of [BASEMAP_ID, RELIEF_ID]) map.refreshTiles(id);
    },

    remove() {
      stopModes();
      stopDensities();
      clearTimeout(comesBack);
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

/**
 * Tells of a change of the screen's density, as when a window moves to another screen or a page is zoomed.
 *
 * @returns a function that stops listening
 */
function onDensityChange(listener: () => void): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  const watch = (): void => {
    const present = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    const change = (): void => {
      watch();
      listener();
    };
    present.addEventListener('change', change, { signal, once: true });
  };
  watch();
  return () => stopping.abort();
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
    /* Without shading a map is a map. */
    const fail = (event: { error: object; sourceId?: unknown }): void => {
      if (event.sourceId !== RELIEF_ID) end(event.error);
    };
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

/** The nearest place to `at` that is clear of both ends of a length, in CSS pixels. */
function inside(at: number, length: number): number {
  const margin = Math.min(MARGIN, length / 3);
  return Math.min(Math.max(at, margin), length - margin);
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
