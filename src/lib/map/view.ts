import type { Position } from '#lib/article/types.ts';

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
