import type { CountryCode } from '#lib/article/types.ts';
import labels from '../../../../geo/basemap/labels.json';
import topology from '../../../../geo/basemap/static.topo.json';
import { discsOf, NOMINAL_SIZE, type Shown } from '../markers/markers.ts';
import type { Frame } from '../geometry/mercator.ts';
import { classOf, type Shading } from '../shading.ts';
import { drawLand, drawStaticMap, type StaticTopology } from './static-map.ts';

const basemap = topology as unknown as StaticTopology;

/** What a drawn region shows. */
export interface RegionOptions extends Shading {
  readonly frame: Frame;
  /** Names keep clear of these. */
  readonly shown: Shown;
}

/** The countries that are drawn by themselves, each with its class names. */
function classesOf(shading: Shading): Map<CountryCode, string> {
  const isos = new Set([...shading.members, ...Object.keys(shading.counts), ...shading.lit]);
  return new Map([...isos].map((iso) => [iso, classOf(iso, shading)]));
}

/** Draws the land of a frame of the project's basemap, see {@link drawLand}. */
export function drawRegionLand({ frame, ...shading }: Omit<RegionOptions, 'shown'>): string {
  return drawLand({ topology: basemap, frame, classes: classesOf(shading) });
}

/**
 * Draws a frame of the project's basemap as SVG, see {@link drawStaticMap}. It carries the whole topology: for the build
 * only, never in a reader's bundle.
 */
export function drawRegion({ frame, shown, ...shading }: RegionOptions): string {
  return drawStaticMap({
    topology: basemap,
    labels: labels.countries,
    frame,
    classes: classesOf(shading),
    discs: discsOf(shown, frame, NOMINAL_SIZE)
  });
}
