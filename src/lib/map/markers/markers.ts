import { THEMES, type BBox, type Position, type Precision, type Project } from '#lib/article/types.ts';
import { categoryScale } from '#lib/basemap/scales.ts';
import { MAX_ZOOM } from '../geometry/camera.ts';
import { fanOut, fanStep, fanStepWidth, type Shift } from '../geometry/declutter.ts';
import { placeInFrame, toWorld, type Frame } from '../geometry/mercator.ts';

/** A project as the map shows it. Projects without a point have no marker. */
export interface MapMarker {
  readonly id: string;
  /** The project's number in the article's order, from 1. */
  readonly number: number;
  readonly title: string;
  readonly coordinates: Position;
  readonly precision: Exclude<Precision, 'region'>;
  /** The theme's colour, from 1, as in the palette's categories. */
  readonly category: number;
}

/** Several markers as one. */
export interface Cluster {
  /** Unique among all items of the map. */
  readonly id: string;
  /** The number by which the index of clusters knows it. */
  readonly cluster: number;
  /** The middle of its members, `[longitude, latitude]` in degrees. It is nobody's place. */
  readonly coordinates: Position;
  readonly count: number;
  /** How many members have which colour: pairs of its number, from 1, and a count, the largest count first. */
  readonly shares: readonly (readonly [category: number, count: number])[];
}

/** A cluster, or the index of a marker that stands alone. */
export type Found = Cluster | number;

/** What stands on the map: a marker, or several as one. */
export type MapItem = MapMarker | Cluster;

export function isCluster(item: MapItem): item is Cluster {
  return 'cluster' in item;
}

/** A map with more markers than this shows those that are near each other as one. */
export const CROWD = 60;

/** How a crowd's markers are taken together: when there is not a disc, its ring and some map between two. */
export const CLUSTERING = { radius: 44, maxZoom: MAX_ZOOM };

const categoryOf = categoryScale(THEMES);

const made = new WeakMap<readonly Project[], readonly MapMarker[]>();

/** The markers of those projects that have a point, in their order; the same ones for the same projects. */
export function markersOf(projects: readonly Project[]): readonly MapMarker[] {
  const known = made.get(projects) ?? makeMarkers(projects);
  made.set(projects, known);
  return known;
}

function makeMarkers(projects: readonly Project[]): MapMarker[] {
  return projects.flatMap((project) => {
    const { coordinates, precision } = project.location;
    if (!coordinates || precision === 'region') return [];
    const { id, number, title, theme } = project;
    return { id, number, title, coordinates, precision, category: categoryOf(theme) };
  });
}

/** Radius of a marker's disc, in CSS pixels. */
export const RADIUS = 14;

/** The least distance between two markers' centres, in CSS pixels: two discs, their rings and a hair of map. */
export const GAP = 2 * RADIUS + 4;

const RANK: Record<MapMarker['precision'], number> = { site: 0, city: 1, headquarters: 2, country: 3 };

/** What the map shows of its markers. */
export type Shown =
  | { readonly crowd: false; readonly items: readonly MapMarker[] }
  | { readonly crowd: true; readonly items: readonly MapItem[] };

const NONE: Shift = { dx: 0, dy: 0 };

/** How far each item stands from its true point: few markers are fanned out, a crowd is clustered instead. */
export function shiftsOf({ crowd, items }: Shown, frame: Frame, step: number): Shift[] {
  return crowd ? items.map(() => NONE) : markerShifts(items, frame, step);
}

/**
 * How far each marker stands from its true point in a step of the fan ({@link fanStep}). Exact places keep theirs;
 * "somewhere in the country" gives way first, since it claims no point.
 */
export function markerShifts(markers: readonly MapMarker[], frame: Frame, step: number): Shift[] {
  const width = fanStepWidth(step);
  const points = markers.map((marker) => {
    const [x, y] = placeInFrame(frame, marker.coordinates);
    return { x: x * width, y: (y * width * frame.height) / frame.width, rank: RANK[marker.precision] };
  });
  return fanOut(points, GAP);
}

/**
 * Breaks a title into lines for a label beside its marker, since SVG text does not wrap.
 *
 * @param most characters a line should not exceed; a single longer word stands alone
 */
export function titleLines(title: string, most = 26): string[] {
  const lines: string[] = [];
  for (const word of title.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Where a marker's title stands: beside it, to be read on. */
export type Side = 'right' | 'left' | 'above' | 'below';

/** A marker's disc on screen, in CSS pixels. */
export interface Disc {
  readonly x: number;
  readonly y: number;
}

/** Size of a static map, in CSS pixels, for which names and titles are placed well; on others only less well. */
export const NOMINAL_SIZE = { width: 700, height: 800 };

/**
 * Where the markers' discs stand, fanned out, in CSS pixels.
 *
 * @param frameWidth how wide the frame is on screen, in CSS pixels
 * @param project a position → where its true point is on screen, in CSS pixels
 */
export function discsAt(
  shown: Shown,
  frame: Frame,
  frameWidth: number,
  project: (position: Position) => Disc
): Disc[] {
  const shifts = shiftsOf(shown, frame, fanStep(frameWidth));
  return shown.items.map(({ coordinates }, index) => {
    const { x, y } = project(coordinates);
    const { dx, dy } = shifts[index] ?? NONE;
    return { x: x + dx, y: y + dy };
  });
}

/** Where the discs of a static map of some size stand, in CSS pixels from its top left. */
export function discsOf(
  shown: Shown,
  frame: Frame,
  { width, height }: { readonly width: number; readonly height: number }
): Disc[] {
  return discsAt(shown, frame, width, (position) => {
    const [fx, fy] = placeInFrame(frame, position);
    return { x: fx * width, y: fy * height };
  });
}

/** Width of a character and height of a line of a title, in CSS pixels: enough to keep titles off other markers. */
const CHARACTER = 7.7;
const LINE = 17;

/** A box on screen, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a title stands on each side of its marker. */
function titleBoxes(lines: readonly string[], disc: Disc): Record<Side, Box> {
  const width = Math.max(...lines.map((line) => line.length)) * CHARACTER;
  const height = lines.length * LINE;
  const reach = RADIUS + 12;
  const box = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  return {
    right: box(disc.x + reach, disc.y - height / 2),
    left: box(disc.x - reach - width, disc.y - height / 2),
    below: box(disc.x - width / 2, disc.y + reach - 4),
    above: box(disc.x - width / 2, disc.y - reach + 4 - height)
  };
}

/**
 * The side of a marker on which its title hides no other marker and is not cut by the map's edge; to the right when it
 * can be.
 *
 * @param discs all other markers
 * @param size of the map, in CSS pixels
 */
export function titleSide(
  lines: readonly string[],
  disc: Disc,
  discs: readonly Disc[],
  size: { readonly width: number; readonly height: number }
): Side {
  const boxes = titleBoxes(lines, disc);
  let best: Side = 'right';
  let least = Infinity;
  for (const side of ['right', 'left', 'below', 'above'] as const) {
    const { left, top, right, bottom } = boxes[side];
    const cut =
      Math.max(0, 4 - left) +
      Math.max(0, right - size.width + 4) +
      Math.max(0, 4 - top) +
      Math.max(0, bottom - size.height + 4);
    const hidden = discs.filter(
      ({ x, y }) => x > left - RADIUS && x < right + RADIUS && y > top - RADIUS && y < bottom + RADIUS
    ).length;
    const cost = cut + hidden * 40;
    if (cost < least) [least, best] = [cost, side];
  }
  return best;
}

/** The box that a marker's title takes up, about as wide as it will be drawn. The same arguments as {@link titleSide}. */
export function titleBox(
  title: string,
  disc: Disc,
  discs: readonly Disc[],
  size: { readonly width: number; readonly height: number }
): Box {
  const lines = titleLines(title);
  return titleBoxes(lines, disc)[titleSide(lines, disc, discs, size)];
}

/** Where the lines of a title stand, from the marker's middle, in CSS pixels. */
export function titlePlace(
  side: Side,
  lines: readonly string[]
): { x: number; y: number; anchor: 'start' | 'middle' | 'end' } {
  const half = ((lines.length - 1) / 2) * LINE;
  const reach = RADIUS + 12;
  if (side === 'right') return { x: reach, y: -half, anchor: 'start' };
  if (side === 'left') return { x: -reach, y: -half, anchor: 'end' };
  if (side === 'below') return { x: 0, y: reach + 4, anchor: 'middle' };
  return { x: 0, y: -reach - 4 - 2 * half, anchor: 'middle' };
}

/** The box around some markers, or `undefined` where even the closest map would show them as one. */
export function boxAround(markers: readonly MapMarker[]): BBox | undefined {
  const longitudes = markers.map(({ coordinates }) => coordinates[0]);
  const latitudes = markers.map(({ coordinates }) => coordinates[1]);
  const [west, east] = extent(longitudes);
  const [south, north] = extent(latitudes);
  const [left, top] = toWorld([west, north]);
  const [right, bottom] = toWorld([east, south]);
  const closest = Math.max(right - left, bottom - top) * 512 * 2 ** MAX_ZOOM;
  return closest > CLUSTERING.radius ? [west, south, east, north] : undefined;
}

function extent(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Infinity, -Infinity]
  );
}
