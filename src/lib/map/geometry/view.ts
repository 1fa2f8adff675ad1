import type { BBox, Position } from '#lib/article/types.ts';
import { frameBounds, fromWorld, toWorld, zoomAtFrameWidth, type Frame } from './mercator.ts';

/** A point on screen, in CSS pixels from the top left of the map. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/**
 * The live camera at one moment: a new value for each frame in which it moved. The static map has none; its markers are
 * placed by percentages instead.
 */
export interface View {
  /** MapLibre's zoom, whose world is 512 px wide at 0. */
  readonly zoom: number;
  /** The widest zoom that a map of this size has. */
  readonly minZoom: number;
  /** Longitude and latitude of the middle, in degrees. */
  readonly center: Position;
  /** Size of the map, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly project: (position: Position) => ScreenPoint;
}

/** What has to be kept to come back to a view. */
export interface Camera {
  readonly center: Position;
  readonly zoom: number;
}

/** A part of the world as a map shows it. */
export interface Region {
  readonly bbox: BBox;
  /** MapLibre's. */
  readonly zoom: number;
}

/**
 * What a prerendered map may show: its frame, and as much again on each side.
 *
 * @param frameWidth how wide the frame is on screen, in CSS pixels
 */
export function overviewRegion(frame: Frame, frameWidth: number): Region {
  const { x, y, width: wide, height: high } = frame;
  const [[west, south], [east, north]] = frameBounds({
    x: x - wide,
    y: y - high / 2,
    width: 3 * wide,
    height: 2 * high
  });
  return {
    bbox: [Math.max(-180, west), south, Math.min(180, east), north],
    zoom: zoomAtFrameWidth(frame, frameWidth)
  };
}

/**
 * What a live map shows.
 *
 * @param beyond how much more on each side, as a share of the map's size
 */
export function regionOf({ center, zoom, width, height }: View, beyond: number): Region {
  const world = 512 * 2 ** zoom;
  const [x, y] = toWorld(center);
  const dx = (width / world) * (0.5 + beyond);
  const dy = (height / world) * (0.5 + beyond);
  const [west, north] = fromWorld([x - dx, y - dy]);
  const [east, south] = fromWorld([x + dx, y + dy]);
  return { bbox: [west, south, east, north], zoom };
}

/** Whether a region holds another one that is shown at the same whole zoom. */
export function holds(region: Region, { bbox: [west, south, east, north], zoom }: Region): boolean {
  const [left, bottom, right, top] = region.bbox;
  const inside = west >= left && south >= bottom && east <= right && north <= top;
  return inside && Math.floor(region.zoom) === Math.floor(zoom);
}
