import type { Position } from 'geojson';

/** `[west, south, east, north]` in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

const radians = Math.PI / 180;

/** Web Mercator, in degrees of longitude along both axes. */
export function mercator([lon = 0, lat = 0]: Position): [x: number, y: number] {
  const clamped = Math.max(-85.05, Math.min(85.05, lat));
  return [lon, Math.log(Math.tan(Math.PI / 4 + (clamped * radians) / 2)) / radians];
}

/** Whether a point is inside a box. */
export function within([x = 0, y = 0]: Position, [west, south, east, north]: Box): boolean {
  return x > west && x < east && y > south && y < north;
}
