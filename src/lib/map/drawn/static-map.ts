import {
  geoMercator,
  geoPath,
  type GeoContext,
  type GeoPermissibleObjects,
  type GeoProjection
} from 'd3-geo';
import { feature, merge } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import type { CountryCode } from '#lib/article/types.ts';
import { RADIUS } from '#lib/signs/sign.ts';
import { NOMINAL_SIZE, type Disc } from '../markers/markers.ts';
import { fromWorld, placeInFrame, zoomAtFrameWidth, type Frame } from '../geometry/mercator.ts';

/** What the drawn map is made of: the shape of `geo/basemap/static.topo.json`. */
export type StaticTopology = Topology<{
  countries: GeometryCollection<{ iso?: string }>;
  borders: GeometryCollection<{ kind: string }>;
}>;

/** A country's name on the drawn map. */
export interface StaticLabel {
  readonly iso: CountryCode;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly minzoom: number;
}

export interface StaticMapOptions {
  readonly topology: StaticTopology;
  readonly labels: readonly StaticLabel[];
  readonly frame: Frame;
  /** Countries that are drawn by themselves, with the class names that colour them, such as `member count-2`. */
  readonly classes: ReadonlyMap<CountryCode, string>;
  /** Markers on a map of nominal size ({@link NOMINAL_SIZE}), which names keep clear of. */
  readonly discs: readonly Disc[];
}

/** Width of a letter of a country's name, spacing included, in CSS pixels. */
const LETTER = 8.6;

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
const BLEED = { x: 720, y: 336 };

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
 * Web Mercator for a drawing of a frame, the frame's top left at 0, 0.
 *
 * @param units height of the frame in the drawing's units
 * @param extent top left and bottom right of what is drawn, in those units
 */
export function projectionOf(
  frame: Frame,
  units: number,
  extent: [[number, number], [number, number]]
): GeoProjection {
  const scale = units / frame.height;
  const [middle] = fromWorld([frame.x + frame.width / 2, 0]);
  return geoMercator()
    .rotate([-middle, 0])
    .scale(scale / (2 * Math.PI))
    .translate([(frame.width * scale) / 2, (0.5 - frame.y) * scale])
    .clipExtent(extent)
    .precision(0);
}

/**
 * Draws the countries and borders of a frame as SVG paths, {@link UNITS} high, the frame's top left at 0, 0. Nothing in
 * them needs a script or an inline style; colours come from the palette's custom properties by class name.
 */
export function drawLand({
  topology,
  frame,
  classes
}: Pick<StaticMapOptions, 'topology' | 'frame' | 'classes'>): string {
  const projection = projectionOf(frame, UNITS, [
    [-BLEED.x, -BLEED.y],
    [widthOf(frame) + BLEED.x, UNITS + BLEED.y]
  ]);

  const draw = (object: GeoPermissibleObjects): string => {
    const pen = new RelativePen();
    geoPath(projection, pen)(object);
    return pen.toString();
  };

  const countries = topology.objects.countries.geometries.filter(isLand);
  const rest = countries.filter(({ properties }) => !classes.has(properties?.iso ?? ''));
  const paths = [
    path('land', draw(merge(topology, rest))),
    ...countries
      .filter(({ properties }) => classes.has(properties?.iso ?? ''))
      .map((country) => {
        const iso = country.properties?.iso ?? '';
        return path(`land ${classes.get(iso) ?? ''}`, draw(feature(topology, country)), ` data-iso="${iso}"`);
      })
  ];
  const borders = feature(topology, topology.objects.borders).features;
  for (const kind of ['international', 'disputed']) {
    const features = borders.filter(({ properties }) => properties.kind === kind);
    paths.push(path(`border ${kind}`, draw({ type: 'FeatureCollection', features })));
  }
  return paths.join('');
}

/**
 * Draws the frame as SVG, for the prerendered page: the countries, their borders and names. Its `viewBox` is the frame
 * and it overflows, so it shows what MapLibre's `fitBounds` without padding shows in the same container. Names need no
 * font download.
 *
 * @returns two `<svg>` elements: `.static-land` and, over it, `.static-names`
 */
export function drawStaticMap(options: StaticMapOptions): string {
  const { labels, frame, classes, discs } = options;
  const taken: Box[] = discs.map(({ x, y }) => ({ x, y, width: 2 * RADIUS + 6, height: 2 * RADIUS + 6 }));
  const important = [...labels].sort((a, b) => Number(classes.has(b.iso)) - Number(classes.has(a.iso)));
  const names = important.flatMap(({ name, lon, lat, minzoom }) => {
    const rank = RANK_WIDTHS.findIndex((width) => minzoom <= zoomAtFrameWidth(frame, width));
    if (rank < 0) return [];
    const [x, y] = placeInFrame(frame, [lon, lat]);
    if (x < -0.6 || x > 1.6 || y < -0.3 || y > 1.3) return [];
    const box = {
      x: x * NOMINAL_SIZE.width,
      y: y * NOMINAL_SIZE.height,
      width: name.length * LETTER,
      height: 14
    };
    const step = STEPS_ASIDE.find(({ dx, dy }) =>
      taken.every((other) => apart({ ...box, x: box.x + dx, y: box.y + dy }, other))
    );
    if (!step) return [];
    taken.push({ ...box, x: box.x + step.dx, y: box.y + step.dy });
    const aside = (step.dx ? ` dx="${step.dx}"` : '') + (step.dy ? ` dy="${step.dy}"` : '');
    return `<text class="rank-${rank + 1}" x="${percent(x)}" y="${percent(y)}"${aside}>${escapeText(name)}</text>`;
  });

  return (
    `<svg class="static-land" viewBox="0 0 ${widthOf(frame)} ${UNITS}" preserveAspectRatio="xMidYMid meet">${UNSAMPLED}${drawLand(options)}</svg>` +
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

type Land = Polygon<{ iso?: string }> | MultiPolygon<{ iso?: string }>;

function isLand(geometry: StaticTopology['objects']['countries']['geometries'][number]): geometry is Land {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
}

function path(className: string, d: string, attributes = ''): string {
  return d ? `<path class="${className}"${attributes} d="${d}"/>` : '';
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(1)}%`;
}

/** Text as it may stand in SVG, a file of its own included: XML allows no `]]>` there. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Writes path data in whole relative units, which is less than half as long as d3's own absolute decimals. The pairs
 * after an `m` are lines without a word more.
 */
export class RelativePen implements GeoContext {
  #out: string[] = [];
  #x = 0;
  #y = 0;
  #start: [number, number] = [0, 0];
  #pending: [number, number] | undefined;

  moveTo(x: number, y: number): void {
    this.#pending = [Math.round(x), Math.round(y)];
  }

  lineTo(x: number, y: number): void {
    const [rx, ry] = [Math.round(x), Math.round(y)];
    if (this.#pending) {
      const [px, py] = this.#pending;
      if (px === rx && py === ry) return;
      this.#write('m', px, py);
      this.#start = [px, py];
      this.#pending = undefined;
    } else if (rx === this.#x && ry === this.#y) return;
    this.#write('', rx, ry);
  }

  closePath(): void {
    if (this.#pending) {
      this.#pending = undefined;
      return;
    }
    if (this.#out.length) this.#out.push('z');
    [this.#x, this.#y] = this.#start;
  }

  arc(): void {
    throw new Error('A map of countries draws no points');
  }

  beginPath(): void {
    this.#out = [];
  }

  #write(command: '' | 'm', x: number, y: number): void {
    const dx = x - this.#x;
    const dy = y - this.#y;
    const separator = command === '' && dx >= 0 ? ' ' : '';
    this.#out.push(`${command}${separator}${dx}${dy < 0 ? '' : ' '}${dy}`);
    [this.#x, this.#y] = [x, y];
  }

  toString(): string {
    return this.#out.join('');
  }
}
