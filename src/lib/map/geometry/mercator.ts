import type { BBox, Position } from '#lib/article/types.ts';

const RADIANS = Math.PI / 180;

/** The latitude at which Web Mercator's square world ends, in degrees: the poles are infinitely far. */
const LIMIT = 85.0511287798066;

/** A point of the square Web Mercator world: `[0, 0]` is its north-west corner, `[1, 1]` its south-east one. */
export type WorldPoint = readonly [x: number, y: number];

/**
 * Projects a longitude and latitude (degrees) into the Web Mercator world. Longitudes beyond ±180 keep counting, so a
 * box across the antimeridian stays in one piece; what is nearer to a pole than the world's edge stands on the edge. The formula is Snyder's 7-2 (Map Projections, USGS 1395) for a sphere,
 * written out: d3-geo's own brings all of its projections into the page.
 */
export function toWorld([longitude, latitude]: Position): WorldPoint {
  const clamped = Math.max(-LIMIT, Math.min(LIMIT, latitude));
  const y = Math.log(Math.tan(Math.PI / 4 + (clamped * RADIANS) / 2));
  return [longitude / 360 + 0.5, 0.5 - y / (2 * Math.PI)];
}

/** The inverse of {@link toWorld}, in degrees. */
export function fromWorld([x, y]: WorldPoint): Position {
  const latitude = 2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2;
  return [(x - 0.5) * 360, latitude / RADIANS];
}

/**
 * Width over height of every frame. One ratio for all articles lets plain CSS lay out markers over the static map
 * (`min(100cqw, 100cqh * 7 / 8)`), with no inline style that a strict Content-Security-Policy would refuse.
 */
export const FRAME_ASPECT = 7 / 8;

/** The part of the Web Mercator world that is shown when nothing is chosen; its ratio is {@link FRAME_ASPECT}. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The smallest frame around a bounding box, with the box in its middle. A box whose west is greater than its east crosses
 * the antimeridian (RFC 7946, section 5.2).
 */
export function frameOf([west, south, east, north]: BBox): Frame {
  const [left, top] = toWorld([west, north]);
  const [right, bottom] = toWorld([west > east ? east + 360 : east, south]);
  const width = Math.max(right - left, (bottom - top) * FRAME_ASPECT);
  const height = width / FRAME_ASPECT;
  return { x: (left + right - width) / 2, y: (top + bottom - height) / 2, width, height };
}

/** The frame around a position, so many degrees of longitude wide. */
export function frameAt(position: Position, degrees: number): Frame {
  const [x, y] = toWorld(position);
  const width = degrees / 360;
  const height = width / FRAME_ASPECT;
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/**
 * Where a position lies in a frame: `[0, 0]` its top left, `[1, 1]` its bottom right; outside the frame below 0 or above 1.
 * Of the places around the world at which it could stand, the one nearest to the frame's middle.
 */
export function placeInFrame(frame: Frame, position: Position): WorldPoint {
  const [x, y] = toWorld(position);
  const turns = Math.round(x - frame.x - frame.width / 2);
  return [(x - turns - frame.x) / frame.width, (y - frame.y) / frame.height];
}

/** The frame's corners as `[[west, south], [east, north]]` in degrees, as MapLibre's `fitBounds` takes them. */
export function frameBounds(frame: Frame): [[number, number], [number, number]] {
  const [west, north] = fromWorld([frame.x, frame.y]);
  const [east, south] = fromWorld([frame.x + frame.width, frame.y + frame.height]);
  return [
    [west, south],
    [east, north]
  ];
}

/** The top left of a whole frame in the middle of a map of some size, in CSS pixels from the map's. */
export function frameCorner({ width, height }: { readonly width: number; readonly height: number }): {
  x: number;
  y: number;
} {
  return {
    x: Math.max(0, width - height * FRAME_ASPECT) / 2,
    y: Math.max(0, height - width / FRAME_ASPECT) / 2
  };
}

/** How wide a frame is on screen, in CSS pixels, at a MapLibre zoom (whose world is 512 pixels wide at zoom 0). */
export function frameWidthAtZoom(frame: Frame, zoom: number): number {
  return frame.width * 512 * 2 ** zoom;
}

/** The inverse of {@link frameWidthAtZoom}. */
export function zoomAtFrameWidth(frame: Frame, width: number): number {
  return Math.log2(width / (frame.width * 512));
}
