import type { CountryCode } from '#lib/article/types.ts';
import { NOMINAL_SIZE, RADIUS, type Disc } from '../markers/markers.ts';
import { placeInFrame, zoomAtFrameWidth, type Frame } from '../geometry/mercator.ts';
import { drawLand } from './land.ts';

/** A name on the drawn map. */
export interface StaticLabel {
  readonly iso: CountryCode;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly minzoom: number;
}

export interface StaticMapOptions {
  readonly labels: readonly StaticLabel[];
  /** Cities, most important first; they are named where countries' names end. */
  readonly cities: readonly StaticLabel[];
  readonly frame: Frame;
  /** Countries that are drawn by themselves, with the class names that colour them, such as `member count-2`. */
  readonly classes: ReadonlyMap<CountryCode, string>;
  /** Markers on a map of nominal size ({@link NOMINAL_SIZE}), which names keep clear of. */
  readonly discs: readonly Disc[];
}

/** Width of a letter of a country's name, spacing included, in CSS pixels. */
const LETTER = 8.6;

/** The same of a city's. */
const CITY_LETTER = 7;

/** As on the live map: countries bear their names up to the one zoom of a map of nominal size, cities from the other on. */
const LAST_COUNTRY_NAME = 7.4;
const FIRST_CITY_NAME = 5;

/** The most names in a drawing: each costs bytes. */
const MOST_NAMES = 24;

/** How far a name may step aside to keep clear, in CSS pixels, nearest first. */
const STEPS_ASIDE = [0, 12, -12, 20, -20]
  .flatMap((dy) => [0, 15, -15, 30, -30, 45, -45].map((dx) => ({ dx, dy })))
  .sort((a, b) => Math.hypot(a.dx, 1.5 * a.dy) - Math.hypot(b.dx, 1.5 * b.dy));

/** A box by its middle, in CSS pixels. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function apart(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) * 2 >= a.width + b.width || Math.abs(a.y - b.y) * 2 >= a.height + b.height;
}

/**
 * Height of the drawing in its own units; the width follows from the frame's ratio. About a CSS pixel each on a large
 * map, and well under the coast's own simplification: finer ones cost bytes and show nothing.
 */
export const UNITS = 800;

/** How much more than the frame is drawn, in units to each side, so that a map of any shape is filled. */
export const BLEED = { x: 720, y: 336 };

/**
 * The least width of the frame, in CSS pixels, at which names of each rank are shown; the page's container queries hide
 * the higher ranks below it. So the drawn map names only what the live one names at the same size.
 */
const RANK_WIDTHS = [240, 350, 640];

/** Width of a frame's drawing, whose height is {@link UNITS}. */
function widthOf(frame: Frame): number {
  return Math.round((UNITS * frame.width) / frame.height);
}

/**
 * What the land of a page's map may weigh with brotli, in bytes: an embed is to be painted from its first 14.6 kB.
 */
const MOST = 6400;

/** Bends that enclose less than this are straightened, in square units: they would show nothing. */
const BEND = 1.2;

/** Draws the land of a frame, {@link UNITS} high, its top left at 0, 0. */
export function drawPageLand({ frame, classes }: Pick<StaticMapOptions, 'frame' | 'classes'>): string {
  return drawLand({ frame, classes, units: UNITS, bleed: BLEED, most: MOST, bend: BEND });
}

/**
 * Draws the frame as SVG, for the prerendered page: the countries, their borders and names. Its `viewBox` is the frame
 * and it overflows, so it shows what MapLibre's `fitBounds` without padding shows in the same container. Names need no
 * font download.
 *
 * @returns two `<svg>` elements: `.static-land` and, over it, `.static-names`
 */
export function drawStaticMap(options: StaticMapOptions): string {
  const { labels, cities, frame, classes, discs } = options;
  const taken: Box[] = discs.map(({ x, y }) => ({ x, y, width: 2 * RADIUS + 6, height: 2 * RADIUS + 6 }));
  const important = [...labels].sort((a, b) => Number(classes.has(b.iso)) - Number(classes.has(a.iso)));
  const clear = (box: Box): boolean => taken.every((other) => apart(box, other));
  const seen = ({ lon, lat }: StaticLabel): { x: number; y: number } | undefined => {
    const [x, y] = placeInFrame(frame, [lon, lat]);
    return x < -0.6 || x > 1.6 || y < -0.3 || y > 1.3 ? undefined : { x, y };
  };
  const zoom = zoomAtFrameWidth(frame, NOMINAL_SIZE.width);
  const countries = zoom > LAST_COUNTRY_NAME ? [] : important;
  const names = countries.flatMap((label) => {
    const { name, minzoom } = label;
    const rank = RANK_WIDTHS.findIndex((width) => minzoom <= zoomAtFrameWidth(frame, width));
    const at = seen(label);
    if (rank < 0 || !at) return [];
    const box = {
      x: at.x * NOMINAL_SIZE.width,
      y: at.y * NOMINAL_SIZE.height,
      width: name.length * LETTER,
      height: 14
    };
    const step = STEPS_ASIDE.find(({ dx, dy }) => clear({ ...box, x: box.x + dx, y: box.y + dy }));
    if (!step) return [];
    taken.push({ ...box, x: box.x + step.dx, y: box.y + step.dy });
    const aside = (step.dx ? ` dx="${step.dx}"` : '') + (step.dy ? ` dy="${step.dy}"` : '');
    return `<text class="rank-${rank + 1}" x="${percent(at.x)}" y="${percent(at.y)}"${aside}>${escapeText(name)}</text>`;
  });
  if (zoom > FIRST_CITY_NAME)
    for (const label of cities) {
      const at = label.minzoom <= zoom ? seen(label) : undefined;
      if (!at || names.length >= MOST_NAMES) continue;
      const width = label.name.length * CITY_LETTER;
      const [x, y] = [at.x * NOMINAL_SIZE.width, at.y * NOMINAL_SIZE.height];
      const side = [1, -1].find((each) => clear({ x: x + each * (width / 2 + 8), y, width, height: 15 }));
      if (side === undefined || !clear({ x, y, width: 6, height: 6 })) continue;
      taken.push({ x: x + side * (width / 2 + 8), y, width, height: 15 }, { x, y, width: 6, height: 6 });
      const [px, py] = [percent(at.x), percent(at.y)];
      names.push(
        `<circle cx="${px}" cy="${py}" r="2.5"/><text class="city${side < 0 ? ' left' : ''}" x="${px}" y="${py}" dx="${side * 7}">${escapeText(label.name)}</text>`
      );
    }

  return (
    `<svg class="static-land" viewBox="0 0 ${widthOf(frame)} ${UNITS}" preserveAspectRatio="xMidYMid meet">${UNSAMPLED}${drawPageLand(options)}</svg>` +
    `<svg class="static-names">${names.join('')}</svg>`
  );
}

/**
 * A speck of sea on the sea that is not to be smoothed. A layer with six or more concave paths is multisampled by
 * Chromium, eight times over, unless something in it is not smoothed at all (`cc::LayerTreeHostImpl`,
 * `GetMSAASampleCountForRaster`); each path's edge is then smoothed by itself, which looks the same and halves the time
 * to the first paint where no GPU helps.
 */
const UNSAMPLED = '<rect width="2" height="2" shape-rendering="crispEdges"/>';

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(1)}%`;
}

/** Text as it may stand in SVG, a file of its own included: XML allows no `]]>` there. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
