import type { CountryCode } from '#lib/article/types.ts';
import { countScale } from '#lib/basemap/scales.ts';
import labels from '../../../geo/basemap/labels.json';
import topology from '../../../geo/basemap/static.topo.json';
import { discsOf, NOMINAL_SIZE, type MapMarker } from './markers.ts';
import type { Frame } from './mercator.ts';
import type { Shading } from './shading.ts';
import { drawStaticMap, type StaticTopology } from './static-map.ts';

/** What a drawn region shows. */
export interface RegionOptions extends Shading {
  readonly frame: Frame;
  /** Names keep clear of these. */
  readonly markers: readonly MapMarker[];
}

/** The class names by which the palette colours each country that is drawn by itself. */
export function classesOf({ members, counts, lit }: Shading): Map<CountryCode, string> {
  const classes = new Map<CountryCode, string>();
  for (const iso of new Set([...members, ...Object.keys(counts), ...lit])) {
    const step = countScale(counts[iso] ?? 0);
    const names = [
      members.includes(iso) && 'member',
      step > 0 && `count-${step}`,
      lit.includes(iso) && 'lit'
    ];
    classes.set(iso, names.filter(Boolean).join(' '));
  }
  return classes;
}

/**
 * Draws a frame of the project's basemap as SVG, see {@link drawStaticMap}. It carries the whole topology: for the build
 * only, never in a reader's bundle.
 */
export function drawRegion({ frame, markers, ...shading }: RegionOptions): string {
  return drawStaticMap({
    topology: topology as unknown as StaticTopology,
    labels: labels.countries,
    frame,
    classes: classesOf(shading),
    discs: discsOf(markers, frame, NOMINAL_SIZE)
  });
}
