import type { BBox, CountryCode, Location, Position } from '#lib/article/types.ts';
import { frameAt, frameOf, type Frame } from './mercator.ts';
import type { Camera } from './view.ts';

/** What the camera should show. */
export type Target =
  | { readonly kind: 'home' }
  | { readonly kind: 'frame'; readonly frame: Frame }
  | { readonly kind: 'box'; readonly bbox: BBox }
  | { readonly kind: 'camera'; readonly camera: Camera };

/** Where countries are: `[west, south, east, north]` in degrees, the east beyond 180 across the antimeridian. */
export type CountryBoxes = Readonly<Record<CountryCode, BBox>>;

/**
 * How much of the world is shown around a point, in degrees of longitude: close enough to see what stands there, and no
 * closer than the position is exact.
 */
const WIDTH: Record<'site' | 'city' | 'headquarters', number> = { site: 0.9, city: 1.35, headquarters: 0.9 };

/** How much room there is around countries, lines and areas, as a share of their size to each side. */
const ROOM = 0.06;

/** The least of a line or an area that is shown, in degrees. */
const LEAST = 0.5;

/**
 * The close-up of a place, which its page shows at first: a point's surroundings at a width that suits how exactly it is
 * known, a line or an area whole, or all of the countries when only those are named. `undefined` where there is nothing
 * to be near to.
 */
export function closeupOf(
  { coordinates, precision, shape }: Pick<Location, 'coordinates' | 'precision' | 'shape'>,
  countries: readonly CountryCode[],
  boxes: CountryBoxes
): Frame | undefined {
  if (shape) return roomy(boxOfAll(positionsOf(shape).map(([lon, lat]): BBox => [lon, lat, lon, lat])));
  if (coordinates && precision !== 'country' && precision !== 'region')
    return frameAt(coordinates, WIDTH[precision]);
  return roomy(boxOfAll(countries.map((iso) => boxes[iso]).filter((box) => box !== undefined)));
}

/** The frame around a box with some room. */
function roomy(box: BBox | undefined): Frame | undefined {
  if (!box) return undefined;
  const [west, south, east, north] = box;
  const dx = Math.max((east - west) * ROOM, (LEAST - (east - west)) / 2);
  const dy = Math.max((north - south) * ROOM, (LEAST - (north - south)) / 2);
  return frameOf([west - dx, Math.max(-85, south - dy), east + dx, Math.min(85, north + dy)]);
}

/** The smallest box around boxes, whichever way around the world that is. */
function boxOfAll(boxes: readonly BBox[]): BBox | undefined {
  const around = (all: readonly BBox[]): BBox => [
    Math.min(...all.map(([west]) => west)),
    Math.min(...all.map(([, south]) => south)),
    Math.max(...all.map(([, , east]) => east)),
    Math.max(...all.map(([, , , north]) => north))
  ];
  if (boxes.length === 0) return undefined;
  const plain = around(boxes);
  const across = around(
    boxes.map(([west, south, east, north]): BBox =>
      (west + east) / 2 < 0 ? [west + 360, south, east + 360, north] : [west, south, east, north]
    )
  );
  return across[2] - across[0] < plain[2] - plain[0] ? across : plain;
}

function positionsOf({ coordinates }: NonNullable<Location['shape']>): Position[] {
  const deep = (value: unknown): Position[] =>
    Array.isArray(value)
      ? typeof value[0] === 'number'
        ? [value as unknown as Position]
        : value.flatMap(deep)
      : [];
  return deep(coordinates);
}

/** The widest zoom; a map whose frame is wider still goes as far as that. */
export const MIN_ZOOM = 1;
export const MAX_ZOOM = 12;

/** How long a flight takes, in milliseconds. */
export const FLIGHT = 700;
