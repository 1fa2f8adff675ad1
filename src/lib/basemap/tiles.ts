/**
 * Which tiles there are, for those who publish them and those who ask for them alike. Tiles are counted as everywhere on
 * the web: column and row from the north-west corner of the square Web Mercator world, which is 2ᶻ tiles wide at zoom z.
 */

/** Units along a tile's side. */
export const EXTENT = 4096;

/** Vector tiles: the finest there are, and up to which zoom all of the world is published. */
export const FINEST = 8;
export const EVERYWHERE = 5;

/** Relief: its zooms, and up to which all of the world is published. Finer than the last it would only be blurred. */
export const RELIEF = { coarsest: 2, everywhere: 3, finest: 4 } as const;

/** A part of the world, `[0, 0]` its north-west corner and `[1, 1]` its south-east one; beyond where it goes on around. */
export interface WorldBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Columns and rows of one zoom, the last of each included. Columns are not brought into the world. */
export interface TileRange {
  readonly z: number;
  readonly west: number;
  readonly east: number;
  readonly north: number;
  readonly south: number;
}

/** The most tiles of one zoom that are published for one view: a view of half the world has no use for the finest. */
const MOST = 2200;

/** How much more than a view is published around it, as a share of its size: a wide screen shows as much. */
const AROUND = { near: 1, wide: 0.1 };

/** Views of this width and less, as a share of the world, are close-ups: all around them is near. */
const CLOSE = 0.02;

/** The tiles that a box touches. */
export function tilesIn({ x, y, width, height }: WorldBox, z: number): TileRange {
  const across = 2 ** z;
  const row = (value: number): number => Math.min(across - 1, Math.max(0, Math.floor(value * across)));
  return {
    z,
    west: Math.floor(x * across),
    east: Math.floor((x + width) * across),
    north: row(y),
    south: row(y + height)
  };
}

/** The tiles finer than what is published of all the world, relief's too, that are published for some views. */
export function rangesFor(views: readonly WorldBox[]): TileRange[] {
  return views.flatMap((view) => {
    const share = view.width <= CLOSE ? AROUND.near : AROUND.wide;
    const [dx, dy] = [view.width * share, view.height * share];
    const box = { x: view.x - dx, y: view.y - dy, width: view.width + 2 * dx, height: view.height + 2 * dy };
    return zoomsFrom(RELIEF.everywhere + 1)
      .map((z) => tilesIn(box, z))
      .filter(({ west, east, north, south }) => (east - west + 1) * (south - north + 1) <= MOST);
  });
}

function zoomsFrom(first: number): number[] {
  return Array.from({ length: FINEST - first + 1 }, (_, i) => first + i);
}

/** Tells whether a tile of land is published: of all, or in one of the ranges. */
export function isPublished(ranges: readonly TileRange[], z: number, x: number, y: number): boolean {
  return z <= EVERYWHERE || isIn(ranges, z, x, y);
}

/** Tells the same of a tile of relief, if there is one. */
export function isReliefPublished(ranges: readonly TileRange[], z: number, x: number, y: number): boolean {
  return z <= RELIEF.everywhere || isIn(ranges, z, x, y);
}

function isIn(ranges: readonly TileRange[], z: number, x: number, y: number): boolean {
  const across = 2 ** z;
  return ranges.some(
    (range) =>
      range.z === z &&
      y >= range.north &&
      y <= range.south &&
      (((x - range.west) % across) + across) % across <= range.east - range.west
  );
}

/** A tile's place under the folder of its kind. */
export function tilePath(z: number, x: number, y: number, kind: 'land' | 'relief'): string {
  return `${kind}/${z}/${x}/${y}.${kind === 'land' ? 'mvt' : 'webp'}`;
}

/** Addresses as MapLibre asks for them, which {@link https://maplibre.org/maplibre-gl-js/docs/ its protocols} answer. */
export const PROTOCOL = 'wherein';

export function tileAddress(kind: 'land' | 'relief'): string {
  return `${PROTOCOL}://${kind}/{z}/{x}/{y}`;
}
