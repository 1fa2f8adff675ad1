import type { BBox, CountryCode, Position, Precision } from '#lib/article/types.ts';
import type { Camera } from './view.ts';

/** What the camera should show. */
export type Target =
  | { readonly kind: 'frame' }
  | { readonly kind: 'point'; readonly coordinates: Position; readonly zoom: number }
  | { readonly kind: 'box'; readonly bbox: BBox }
  | { readonly kind: 'countries'; readonly countries: readonly CountryCode[] }
  | { readonly kind: 'camera'; readonly camera: Camera };

/** Close enough to see what stands there, and no closer than the position is exact. */
const ZOOM: Record<'site' | 'city' | 'headquarters', number> = { site: 8.6, city: 8, headquarters: 8.6 };

/**
 * What to show of a place: a point at a zoom that suits how exactly it is known, or the whole countries when only those
 * are named.
 */
export function targetOf(
  place: { readonly coordinates: Position | null; readonly precision: Precision },
  countries: readonly CountryCode[]
): Target {
  const { coordinates, precision } = place;
  if (coordinates && precision !== 'country' && precision !== 'region')
    return { kind: 'point', coordinates, zoom: ZOOM[precision] };
  return countries.length ? { kind: 'countries', countries } : { kind: 'frame' };
}

export const MIN_ZOOM = 1;
export const MAX_ZOOM = 12;

/** How long a flight takes, in milliseconds. */
export const FLIGHT = 700;
