import type { Clusterer } from './clusterer.ts';
import {
  CROWD,
  NOMINAL_SIZE,
  type Cluster,
  type Found,
  type MapItem,
  type MapMarker,
  type Shown
} from './markers.ts';
import type { Frame } from '../geometry/mercator.ts';
import { holds, overviewRegion, regionOf, type Region, type View } from '../geometry/view.ts';

/** What a {@link Crowd} goes by; read anew whenever it changes. */
export interface CrowdOptions {
  readonly frame: Frame;
  readonly markers: () => readonly MapMarker[];
  /** The live camera; `undefined` while the static map is shown. */
  readonly view: () => View | undefined;
  /** Ids of markers that stand alone even where a cluster holds them. */
  readonly alone: () => readonly (string | undefined)[];
  /** What the prerendered map shows of the markers that there are at first. */
  readonly overview: readonly Found[];
}

/** How far beyond the map's edges items are kept ready, as a share of its size. */
const BEYOND = 0.25;

/**
 * What is on the map: all markers while they are few, else those that are near each other as one. The index of clusters is
 * fetched once the live map is there, or something else than the prerendered overview is asked for.
 */
export class Crowd {
  readonly #options: CrowdOptions;
  readonly #first: readonly MapMarker[];
  /** What was found last, and among which markers. */
  #found: { items: readonly Found[]; among: readonly MapMarker[] } = $state.raw({ items: [], among: [] });
  #clusterer: Clusterer | undefined = $state.raw();
  #region: Region | undefined;

  readonly shown: Shown = $derived.by(() => {
    const markers = this.#options.markers();
    if (markers.length <= CROWD) return { crowd: false, items: markers };
    const { items, among } = this.#found;
    const there = items.flatMap((item): MapItem | readonly MapItem[] =>
      typeof item === 'number' ? (among[item] ?? []) : item
    );
    const alone = this.#options.alone().filter((id) => !there.some((item) => item.id === id));
    const more = alone.some(Boolean) ? markers.filter(({ id }) => alone.includes(id)) : [];
    return { crowd: true, items: [...there, ...more] };
  });

  constructor(options: CrowdOptions) {
    this.#options = options;
    this.#first = options.markers();
    this.#found = { items: options.overview, among: this.#first };

    $effect(() => {
      const markers = options.markers();
      const asked = options.view() !== undefined || markers.length !== this.#first.length;
      if (markers.length > CROWD && asked) return this.#index(markers);
    });

    $effect(() => {
      const clusterer = this.#clusterer;
      if (clusterer) void this.#look(clusterer, options.markers(), options.view());
    });
  }

  /** The markers that a cluster stands for, in their order. */
  async members({ cluster }: Cluster): Promise<readonly MapMarker[]> {
    const among = this.#found.among;
    const present = this.#clusterer;
    const clusterer = present ?? (await createClusterer(among));
    const indices = await clusterer.members(cluster);
    if (!present) clusterer.end();
    return indices.flatMap((index) => among[index] ?? []);
  }

  /** @returns a function that drops the index */
  #index(markers: readonly MapMarker[]): () => void {
    let dropped = false;
    let mine: Clusterer | undefined;
    const start = async (): Promise<void> => {
      mine = await createClusterer(markers);
      if (dropped) return mine.end();
      this.#region = undefined;
      this.#clusterer = mine;
    };
    start().catch((error: unknown) => console.info('The markers stay as they are.', error));
    return () => {
      dropped = true;
      this.#clusterer = undefined;
      mine?.end();
    };
  }

  async #look(clusterer: Clusterer, among: readonly MapMarker[], view: View | undefined): Promise<void> {
    const { frame } = this.#options;
    if (view && this.#region && holds(this.#region, regionOf(view, 0))) return;
    const region = view ? regionOf(view, BEYOND) : overviewRegion(frame, NOMINAL_SIZE.width);
    this.#region = region;
    const items = await clusterer.itemsIn(region.bbox, region.zoom);
    if (this.#region === region && this.#clusterer === clusterer) this.#found = { items, among };
  }
}

async function createClusterer(markers: readonly MapMarker[]): Promise<Clusterer> {
  const module = await import('./clusterer.ts');
  return module.createClusterer(markers);
}
