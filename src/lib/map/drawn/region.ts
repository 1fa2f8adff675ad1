import type { CountryCode } from '#lib/article/types.ts';
import labels from '../../../../geo/basemap/labels.json';
import { discsOf, NOMINAL_SIZE, type Shown } from '../markers/markers.ts';
import type { Frame } from '../geometry/mercator.ts';
import { classOf, type Shading } from '../shading.ts';
import { drawLand } from './land.ts';
import { BLEED, drawStaticMap, UNITS } from './static-map.ts';

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

/** Draws the land of a frame for a picture, which may weigh what it likes, as fine as it can be seen. */
export function drawRegionLand({ frame, ...shading }: Omit<RegionOptions, 'shown'>): string {
  const options = { frame, classes: classesOf(shading), units: UNITS, bleed: BLEED };
  return drawLand({ ...options, most: Infinity, bend: 1 });
}

/**
 * Draws a frame of the project's basemap as SVG, see {@link drawStaticMap}. It reads the basemap's tiles: for the build
 * only, never in a reader's bundle.
 */
export function drawRegion({ frame, shown, ...shading }: RegionOptions): string {
  return drawStaticMap({
    labels: labels.countries,
    cities: labels.cities,
    frame,
    classes: classesOf(shading),
    discs: discsOf(shown, frame, NOMINAL_SIZE)
  });
}
