import type { LayerSpecification, SourceSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Feature, FeatureCollection } from 'geojson';
import { labelsUrl as firstLabelsUrl } from './first.ts';
import {
  type Bounds,
  decode,
  decodeLabels,
  isLabels,
  isTopology,
  type Level,
  LEVEL_FROM,
  LEVEL_IDS,
  type LevelId,
  levels as allLevels,
  relief,
  RELIEF_ZOOMS
} from './levels.ts';
import { ABOVE_RELIEF, FADE, levelLayers, RELIEF_ID, reliefLayer, reliefSource } from './style.ts';

/** What the loader needs of a MapLibre map, so that it can be tested without one. */
export interface LevelHost {
  getZoom(): number;
  getBounds(): { getWest(): number; getSouth(): number; getEast(): number; getNorth(): number };
  /** A GeoJSON source has `setData`, which may promise to be done. */
  getSource(id: string): object | undefined;
  getLayer(id: string): object | undefined;
  setLayerZoomRange(id: string, minzoom: number, maxzoom: number): unknown;
  addSource(id: string, source: SourceSpecification): unknown;
  addLayer(layer: LayerSpecification, before?: string): unknown;
  triggerRepaint(): unknown;
  on(event: 'move' | 'moveend' | 'idle' | 'style.load', listener: () => void): unknown;
  off(event: 'move' | 'moveend' | 'idle' | 'style.load', listener: () => void): unknown;
}

export interface LevelLoaderOptions {
  /** Ids that are in the style from the start: levels, or `labels`. */
  readonly have?: readonly string[];
  /** Told once for each failure; the coarser level stays. `id` is a level's, a tile's, or `labels`. */
  readonly onError?: (id: string, error: Error) => void;
  /** Told when a file's data is on the map. */
  readonly onLoad?: (id: string) => void;
  readonly levels?: readonly Level[];
  readonly labelsUrl?: string;
  /** `null` for a map without relief. */
  readonly reliefUrl?: string | null;
  readonly fetch?: (url: string, init: { signal: AbortSignal }) => Promise<Response>;
}

export interface LevelLoader {
  /** Fetches what has failed once more. */
  retry(): void;
  /** Leaves the map alone while it has no style, as between the loss of its WebGL context and its return. */
  pause(): void;
  resume(): void;
  /** Stops listening and drops what is under way. */
  destroy(): void;
}

/** How many zooms before it is shown a file is fetched. */
const NEAR = 0.6;

interface GeoJSONTarget {
  setData(data: FeatureCollection): unknown;
}

function takesData(source: object | undefined): source is GeoJSONTarget {
  return source !== undefined && 'setData' in source && typeof source.setData === 'function';
}

function touches(host: LevelHost, [west, south, east, north]: Bounds): boolean {
  const view = host.getBounds();
  return view.getWest() < east && view.getEast() > west && view.getSouth() < north && view.getNorth() > south;
}

async function read(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return JSON.parse(await response.text());
}

function asError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause));
}

/**
 * Brings the basemap's files to a map whose style is {@link basemapStyle}: each once, shortly before it is needed, tiles
 * only where the map is looking. A coarser level is taken away only when the finer one has been drawn, so a file that
 * never comes leaves a plainer map, not a hole. May be called as soon as the map has been made: it waits for the style.
 */
export function createLevelLoader(host: LevelHost, options: LevelLoaderOptions = {}): LevelLoader {
  const { levels = allLevels, labelsUrl = firstLabelsUrl, reliefUrl = relief.url, onError, onLoad } = options;
  const get = options.fetch ?? ((url, init) => fetch(url, init));
  const abort = new AbortController();
  const asked = new Set<string>(options.have);
  const failed = new Set<string>();
  const shown = new Set<string>(options.have);
  const tileFeatures = new Map<string, Feature[]>();
  let styled = Promise.resolve();
  let resume: (() => void) | undefined;

  /** One source after the other: each is copied to the worker, and all at once would hold up a reader's clicks. */
  async function put(data: Record<string, FeatureCollection>): Promise<void> {
    for (const [id, collection] of Object.entries(data)) {
      await styled;
      if (abort.signal.aborted) return;
      const source = host.getSource(id);
      if (takesData(source)) await source.setData(collection);
    }
  }

  /** Tiles share their sources. One may come while another is put, so each time all that are there are. */
  async function putTile(data: Record<string, FeatureCollection>): Promise<void> {
    const ids = Object.keys(data);
    for (const id of ids)
      tileFeatures.set(id, [...(tileFeatures.get(id) ?? []), ...(data[id]?.features ?? [])]);
    for (const id of ids)
      await put({ [id]: { type: 'FeatureCollection', features: tileFeatures.get(id) ?? [] } });
  }

  function handOver(): void {
    const there = LEVEL_IDS.filter((id) => shown.has(id));
    there.forEach((id: LevelId, i) => {
      const next = there[i + 1];
      if (next === undefined) return;
      const from = LEVEL_FROM[id];
      for (const layer of levelLayers(id)) {
        if (host.getLayer(layer) === undefined) continue;
        host.setLayerZoomRange(layer, from === 0 ? 0 : from - FADE, LEVEL_FROM[next]);
      }
    });
  }

  function whenDrawn(then: () => void): void {
    const once = () => {
      host.off('idle', once);
      then();
    };
    host.on('idle', once);
    abort.signal.addEventListener('abort', () => host.off('idle', once));
    host.triggerRepaint();
  }

  async function load(id: string, url: string, take: (json: unknown) => Promise<void>): Promise<void> {
    if (asked.has(id)) return;
    asked.add(id);
    try {
      const json = await read(await get(url, { signal: abort.signal }));
      await take(json);
      if (abort.signal.aborted) return;
      onLoad?.(id);
      whenDrawn(() => {
        shown.add(id);
        handOver();
      });
    } catch (cause) {
      if (abort.signal.aborted) return;
      /* What was on its way to a style that has gone is fetched again for the next. */
      if (resume) return void asked.delete(id);
      failed.add(id);
      onError?.(id, asError(cause));
    }
  }

  function loadLevel(level: Level): Promise<void> {
    return load(level.id, level.url, async (json) => {
      if (!isTopology(json)) throw new Error('the file is not TopoJSON');
      const data = decode(level, json);
      await (level.kind === 'tile' ? putTile(data) : put(data));
    });
  }

  function loadLabels(): Promise<void> {
    return load('labels', labelsUrl, async (json) => {
      if (!isLabels(json)) throw new Error('the file holds no labels');
      await put(decodeLabels(json));
    });
  }

  function addRelief(zoom: number): void {
    const [first, last] = RELIEF_ZOOMS;
    if (reliefUrl === null || zoom < first - NEAR || zoom > last) return;
    if (host.getSource(RELIEF_ID) !== undefined) return;
    host.addSource(RELIEF_ID, reliefSource(reliefUrl));
    host.addLayer(reliefLayer(), ABOVE_RELIEF);
  }

  function update(): void {
    if (resume) return;
    const zoom = host.getZoom();
    void loadLabels();
    for (const level of levels) {
      if (zoom < level.from - NEAR) continue;
      if (level.bounds === undefined || touches(host, level.bounds)) void loadLevel(level);
    }
    addRelief(zoom);
  }

  function begin(): void {
    host.off('style.load', begin);
    host.on('move', update);
    host.on('moveend', update);
    update();
    handOver();
  }

  if (host.getLayer(ABOVE_RELIEF) === undefined) host.on('style.load', begin);
  else begin();

  return {
    retry() {
      for (const id of failed) asked.delete(id);
      failed.clear();
      update();
    },
    pause() {
      if (!resume) styled = new Promise((resolve) => (resume = resolve));
    },
    resume() {
      resume?.();
      resume = undefined;
      update();
    },
    destroy() {
      abort.abort();
      host.off('style.load', begin);
      host.off('move', update);
      host.off('moveend', update);
    }
  };
}
