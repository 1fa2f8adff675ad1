import type {
  ExpressionSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification
} from '@maplibre/maplibre-gl-style-spec';
import type { FeatureCollection } from 'geojson';
import { LABEL_SOURCES } from './labels.ts';
import type { Palette } from './palette.ts';
import { countScale, QUIETER } from './scales.ts';
import { FINEST, RELIEF, tileAddress } from './tiles.ts';

/** All that the look of the basemap depends on. */
export interface BasemapOptions {
  readonly palette: Palette;
  /** ISO codes of the countries the article is about. */
  readonly members: readonly string[];
  /** Number of projects by ISO code. */
  readonly counts: Readonly<Record<string, number>>;
  /** ISO codes of the countries a chosen regional project reaches; they win over counts. */
  readonly lit: readonly string[];
  /** Labels that are there already, by source id: what `decodeLabels` gives. */
  readonly data?: Readonly<Record<string, FeatureCollection>>;
}

/** Id of the source that all shapes come from. */
export const BASEMAP_ID = 'basemap';

/** Id of the relief's source and layer. */
export const RELIEF_ID = 'relief';

/** Zooms between which the relief is seen. */
const RELIEF_SEEN = [3.4, 7.6] as const;

/**
 * Sans serif faces that systems have; MapLibre draws them from the machine itself as the style names no `glyphs`. It
 * reads weight and slant from the first name of a stack, so the others follow a name that no font has.
 */
const FACES = ['Helvetica Neue', 'Segoe UI', 'Roboto', 'Noto Sans', 'Arial'];
const REGULAR = FACES;
const MEDIUM = ['Wherein Medium', ...FACES];
const ITALIC = ['Wherein Italic', ...FACES];

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

function flatten([[zoom, value], ...rest]: Stops): [number, ...number[]] {
  return [zoom, value, ...rest.flat()];
}

type Stop = readonly [zoom: number, value: number];
type Stops = readonly [Stop, ...Stop[]];

/** Sizes or opacities that grow with the zoom. */
function byZoom(...stops: Stops): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], ...flatten(stops)];
}

type Colour = string | ExpressionSpecification;

/** Colours by country, over the land's own. */
function byCountry(colours: ReadonlyMap<string, string>, land: string): Colour {
  if (colours.size === 0) return land;
  const groups = new Map<string, string[]>();
  for (const [iso, colour] of colours) groups.set(colour, [...(groups.get(colour) ?? []), iso]);
  const branches = [...groups].flatMap(([colour, isos]) => [isos, colour]);
  return ['match', ['get', 'iso'], ...branches, land] as unknown as ExpressionSpecification;
}

/** A colour between two, all `#rrggbb`; `part` is how much there is of the second. */
function mix(one: string, other: string, part: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [a, b] = [one, other].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16)) as [
      number,
      number
    ];
    return Math.round(a + (b - a) * part)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}

/**
 * One opaque colour per country: tints laid over each other would show every seam. Counts are told apart at every zoom,
 * more quietly close up, where one country fills the map.
 */
function countryColour({ palette, members, counts, lit }: BasemapOptions): Colour {
  const colours = (quieter: number): Colour => {
    const by = new Map<string, string>();
    for (const iso of members) by.set(iso, palette.member);
    for (const [iso, n] of Object.entries(counts)) {
      const tint = palette.counts[countScale(n) - 1];
      if (tint !== undefined) by.set(iso, mix(tint, palette.land, quieter));
    }
    for (const iso of lit) by.set(iso, palette.lit);
    return byCountry(by, palette.land);
  };
  const { from, to, by } = QUIETER;
  return ['interpolate', ['linear'], ['zoom'], from, colours(0), to, colours(by)] as ExpressionSpecification;
}

type Make = (options: BasemapOptions) => LayerSpecification;

const background: Make = ({ palette }) => ({
  id: 'sea',
  type: 'background',
  paint: { 'background-color': palette.sea }
});

const land: Make = (options) => ({
  id: 'land',
  type: 'fill',
  source: BASEMAP_ID,
  'source-layer': 'land',
  paint: { 'fill-color': countryColour(options) }
});

const lakes: Make = ({ palette }) => ({
  id: 'lakes',
  type: 'fill',
  source: BASEMAP_ID,
  'source-layer': 'lake',
  paint: { 'fill-color': palette.lake }
});

/** The land's own outline where no border runs through a tile, and the layer of coasts where one does. */
function coast(id: string, layer: 'land' | 'coast'): Make {
  return ({ palette }) => ({
    id,
    type: 'line',
    source: BASEMAP_ID,
    'source-layer': layer,
    ...(layer === 'land' && { filter: ['!', ['has', 'cut']] }),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': palette.coast, 'line-width': byZoom([2, 0.4], [5, 0.6], [8, 0.8], [11, 1.1]) }
  });
}

const borderWidth = byZoom([2, 0.5], [5, 0.9], [8, 1.2], [11, 1.6]);

function borders(kind: 'international' | 'disputed'): Make {
  return ({ palette }) => ({
    id: `borders-${kind}`,
    type: 'line',
    source: BASEMAP_ID,
    'source-layer': 'border',
    filter: ['==', ['get', 'kind'], kind],
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': palette.border,
      'line-width': borderWidth,
      ...(kind === 'disputed' && { 'line-dasharray': [3, 2.5] })
    }
  });
}

const rivers: Make = ({ palette }) => ({
  id: 'rivers',
  type: 'line',
  source: BASEMAP_ID,
  'source-layer': 'river',
  minzoom: 3.7,
  layout: { 'line-join': 'round', 'line-cap': 'round' },
  paint: {
    'line-color': palette.river,
    'line-opacity': byZoom([3.7, 0], [4.4, 1], [8.8, 1], [9.8, 0.5]),
    'line-width': [
      'interpolate',
      ['linear'],
      ['zoom'],
      4,
      ['case', ['<=', ['get', 'rank'], 3], 0.8, 0.4],
      7,
      ['case', ['<=', ['get', 'rank'], 3], 1.5, ['<=', ['get', 'rank'], 6], 1, 0.6],
      11,
      ['case', ['<=', ['get', 'rank'], 3], 3, ['<=', ['get', 'rank'], 6], 2, 1.2]
    ]
  }
});

const admin1: Make = ({ palette }) => ({
  id: 'admin1',
  type: 'line',
  source: BASEMAP_ID,
  'source-layer': 'admin1',
  minzoom: 6.6,
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': palette.admin1,
    'line-opacity': byZoom([6.6, 0], [7.4, 1], [8.6, 1], [9.4, 0]),
    'line-width': byZoom([7, 0.6], [11, 1])
  }
});

const relief: Make = () => {
  const [first, last] = RELIEF_SEEN;
  return {
    id: RELIEF_ID,
    type: 'raster',
    source: RELIEF_ID,
    minzoom: first,
    maxzoom: last,
    paint: {
      'raster-opacity': byZoom([first, 0], [first + 0.8, 0.75], [last - 1.6, 0.6], [last, 0]),
      'raster-fade-duration': 0,
      'raster-resampling': 'linear'
    }
  };
};

/** Labels come in at their own zoom, rounded up since filters see whole zooms; a filter rather than layers by the dozen. */
const ripe: ExpressionSpecification = ['>=', ['zoom'], ['get', 'minzoom']];

const seaLabels: Make = ({ palette }) => ({
  id: 'label-seas',
  type: 'symbol',
  source: LABEL_SOURCES.seas,
  filter: ripe,
  maxzoom: 7.5,
  layout: {
    'text-field': ['get', 'name'],
    'text-font': ITALIC,
    'text-size': byZoom([2, 11], [6, 13]),
    'text-letter-spacing': 0.12,
    'text-line-height': 1.35,
    'text-max-width': 7,
    'text-padding': 8,
    'symbol-sort-key': ['+', 400, ['get', 'rank']]
  },
  paint: { 'text-color': palette.seaLabel, 'text-opacity': 0.9 }
});

/** Names on their place or, where a marker is in the way, just beside it. */
const countryLabels: Make = ({ palette }) => ({
  id: 'label-countries',
  type: 'symbol',
  source: LABEL_SOURCES.countries,
  filter: ripe,
  maxzoom: 7.4,
  layout: {
    'text-field': ['upcase', ['get', 'name']],
    'text-font': MEDIUM,
    'text-size': byZoom([2, 9.5], [4, 11.5], [6, 14]),
    'text-letter-spacing': 0.1,
    'text-line-height': 1.3,
    'text-max-width': 13,
    'text-padding': 3,
    'text-variable-anchor-offset': [
      'center',
      [0, 0],
      'top',
      [0, 0.3],
      'bottom',
      [0, -0.3],
      'right',
      [-0.3, 0],
      'left',
      [0.3, 0]
    ],
    'symbol-sort-key': ['get', 'rank']
  },
  paint: {
    'text-color': palette.label,
    'text-halo-color': palette.labelHalo,
    'text-halo-width': 1.1,
    'text-halo-blur': 0.4
  }
});

/** Name beside its dot, wherever there is room, in this order of liking. */
function cityLabels(id: string, capital: boolean): Make {
  return ({ palette }) => ({
    id,
    type: 'symbol',
    source: LABEL_SOURCES.cities,
    filter: ['all', ripe, capital ? ['has', 'capital'] : ['!', ['has', 'capital']]],
    layout: {
      'text-field': ['get', 'name'],
      'text-font': capital ? MEDIUM : REGULAR,
      'text-size': capital ? byZoom([3, 11.5], [6, 13], [10, 15]) : byZoom([4, 11], [7, 12.5], [10, 14]),
      'text-variable-anchor-offset': [
        'left',
        [0.55, 0],
        'right',
        [-0.55, 0],
        'top-left',
        [0.4, 0.25],
        'bottom-left',
        [0.4, -0.25],
        'top',
        [0, 0.45],
        'bottom',
        [0, -0.45]
      ],
      'text-justify': 'auto',
      'text-max-width': 9,
      'text-padding': 4,
      'symbol-sort-key': ['get', 'rank']
    },
    paint: {
      'text-color': palette.cityLabel,
      'text-halo-color': palette.labelHalo,
      'text-halo-width': 1.2,
      'text-halo-blur': 0.4
    }
  });
}

const cityDots: Make = ({ palette }) => ({
  id: 'city-dots',
  type: 'circle',
  source: LABEL_SOURCES.cities,
  filter: ripe,
  paint: {
    'circle-color': ['case', ['has', 'capital'], palette.labelHalo, palette.cityLabel],
    'circle-radius': byZoom([3, 1.7], [7, 2.3], [10, 3]),
    'circle-stroke-color': ['case', ['has', 'capital'], palette.cityLabel, palette.labelHalo],
    'circle-stroke-width': byZoom([3, 1], [8, 1.3])
  }
});

/** Bottom to top: this list alone decides what lies over what. */
const ORDER: readonly Make[] = [
  background,
  land,
  relief,
  rivers,
  admin1,
  lakes,
  coast('coast-alone', 'land'),
  coast('coast', 'coast'),
  borders('international'),
  borders('disputed'),
  seaLabels,
  cityDots,
  cityLabels('label-cities', false),
  cityLabels('label-capitals', true),
  countryLabels
];

/**
 * The whole basemap as a MapLibre style: a pure function, so that it can be checked without a map. All shapes come from
 * one source of tiles, of which a coarser one stays until a finer one has come: no shore is ever seen twice. A tile that
 * is not published is cut from the nearest above it that is (`sparse`).
 */
export function basemapStyle(options: BasemapOptions): StyleSpecification {
  const tiles: SourceSpecification & { sparse: boolean } = {
    type: 'vector',
    tiles: [tileAddress('land')],
    maxzoom: FINEST,
    sparse: true
  };
  const sources: Record<string, SourceSpecification> = {
    [BASEMAP_ID]: tiles,
    [RELIEF_ID]: {
      type: 'raster',
      tiles: [tileAddress('relief')],
      tileSize: 512,
      minzoom: RELIEF.coarsest,
      maxzoom: RELIEF.finest
    }
  };
  for (const id of Object.values(LABEL_SOURCES))
    sources[id] = { type: 'geojson', data: options.data?.[id] ?? EMPTY, maxzoom: 12, tolerance: 0.2 };
  return { version: 8, name: 'Wherein', sources, layers: ORDER.map((make) => make(options)) };
}

/** What {@link applyPaint} needs of a MapLibre map. */
export interface PaintHost {
  getLayer(id: string): unknown;
  setPaintProperty(layer: string, name: string, value: unknown): unknown;
}

/**
 * Gives a running map the colours of other options (a mode, counts, lit countries) and touches nothing else. MapLibre skips
 * values that are the same.
 */
export function applyPaint(host: PaintHost, options: BasemapOptions): void {
  for (const layer of basemapStyle(options).layers) {
    if (host.getLayer(layer.id) === undefined) continue;
    for (const [name, value] of Object.entries(layer.paint ?? {}))
      host.setPaintProperty(layer.id, name, value);
  }
}
