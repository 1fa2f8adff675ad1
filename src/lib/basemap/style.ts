import type {
  ExpressionSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification
} from '@maplibre/maplibre-gl-style-spec';
import type { FeatureCollection } from 'geojson';
import {
  LABEL_SOURCES,
  LEVEL_FROM,
  LEVEL_IDS,
  type LevelId,
  RELIEF_ZOOMS,
  relief,
  TILE_FROM
} from './levels.ts';
import type { Palette } from './palette.ts';
import { countScale, QUIETER } from './scales.ts';

/** All that the look of the basemap depends on. */
export interface BasemapOptions {
  readonly palette: Palette;
  /** ISO codes of the countries the article is about. */
  readonly members: readonly string[];
  /** Number of projects by ISO code. */
  readonly counts: Readonly<Record<string, number>>;
  /** ISO codes of the countries a chosen regional project reaches; they win over counts. */
  readonly lit: readonly string[];
  /** Data that is there already, by source id: what `decode` and `decodeLabels` give. */
  readonly data?: Readonly<Record<string, FeatureCollection>>;
  /** Where the relief's image is. Without it there is no relief; the loader adds it when it is needed. */
  readonly reliefUrl?: string;
}

/** Id of the relief's source and layer. */
export const RELIEF_ID = 'relief';

/** The relief goes under this layer. */
export const ABOVE_RELIEF = 'world-lakes';

/**
 * Sans serif faces that systems have; MapLibre draws them from the machine itself as the style names no `glyphs`. It
 * reads weight and slant from the first name of a stack, so the others follow a name that no font has.
 */
const FACES = ['Helvetica Neue', 'Segoe UI', 'Roboto', 'Noto Sans', 'Arial'];
const REGULAR = FACES;
const MEDIUM = ['Wherein Medium', ...FACES];
const ITALIC = ['Wherein Italic', ...FACES];

/** How far before its zoom a level begins to fade in over the one it will replace. */
export const FADE = 0.3;

/** A tile's land is there before its cover hides what is under it, so that no sea shines through in between. */
const TILE_IN = TILE_FROM - FADE / 2;

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

/** A finer level fades in over the coarser one before that is taken away. The first is there from the start. */
function fade(from: number): { minzoom?: number; opacity: number | ExpressionSpecification } {
  return from === 0 ? { opacity: 1 } : { minzoom: from - FADE, opacity: byZoom([from - FADE, 0], [from, 1]) };
}

type Make = (options: BasemapOptions) => LayerSpecification;

const background: Make = ({ palette }) => ({
  id: 'sea',
  type: 'background',
  paint: { 'background-color': palette.sea }
});

function land(id: string, source: string, from: number): Make {
  const { opacity, ...zooms } = fade(from);
  return (options) => ({
    id,
    type: 'fill',
    source,
    ...zooms,
    paint: { 'fill-color': countryColour(options), 'fill-opacity': opacity }
  });
}

const tileCover: Make = ({ palette }) => {
  const { opacity, ...zooms } = fade(TILE_FROM);
  return {
    id: 'tile-cover',
    type: 'fill',
    source: 'tile-cover',
    ...zooms,
    paint: { 'fill-color': palette.sea, 'fill-opacity': opacity, 'fill-antialias': false }
  };
};

function lakes(id: string, source: string, from: number): Make {
  const { opacity, ...zooms } = fade(from);
  return ({ palette }) => ({
    id,
    type: 'fill',
    source,
    ...zooms,
    paint: { 'fill-color': palette.lake, 'fill-opacity': opacity }
  });
}

function coast(id: string, source: string, from: number): Make {
  const { opacity, ...zooms } = fade(from);
  return ({ palette }) => ({
    id,
    type: 'line',
    source,
    ...zooms,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': palette.coast,
      'line-opacity': opacity,
      'line-width': byZoom([2, 0.4], [5, 0.6], [8, 0.8], [11, 1.1])
    }
  });
}

const borderWidth = byZoom([2, 0.5], [5, 0.9], [8, 1.2], [11, 1.6]);

function borders(kind: 'international' | 'disputed') {
  return (id: string, source: string, from: number): Make => {
    const { opacity, ...zooms } = fade(from);
    return ({ palette }) => ({
      id,
      type: 'line',
      source,
      ...zooms,
      filter: ['==', ['get', 'kind'], kind],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.border,
        'line-opacity': opacity,
        'line-width': borderWidth,
        ...(kind === 'disputed' && { 'line-dasharray': [3, 2.5] })
      }
    });
  };
}

function rivers(id: string, source: string, from: number): Make {
  return ({ palette }) => ({
    id,
    type: 'line',
    source,
    minzoom: from - FADE,
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': palette.river,
      'line-opacity': byZoom([from - FADE, 0], [from + 0.4, 1], [8.8, 1], [9.8, 0.5]),
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
}

const admin1: Make = ({ palette }) => ({
  id: 'detail-admin1',
  type: 'line',
  source: 'detail-admin1',
  minzoom: TILE_FROM,
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': palette.admin1,
    'line-opacity': byZoom([TILE_FROM, 0], [TILE_FROM + 0.6, 1], [8.6, 1], [9.4, 0]),
    'line-width': byZoom([TILE_FROM, 0.6], [11, 1])
  }
});

/** The relief's layer by itself, for adding it to a map once its image is wanted. */
export function reliefLayer(): LayerSpecification {
  const [first, last] = RELIEF_ZOOMS;
  return {
    id: RELIEF_ID,
    type: 'raster',
    source: RELIEF_ID,
    minzoom: first,
    maxzoom: last,
    paint: {
      'raster-opacity': byZoom([first, 0], [first + 0.8, 0.75], [last - 1.2, 0.6], [last, 0]),
      'raster-fade-duration': 0,
      'raster-resampling': 'linear'
    }
  };
}

/** The relief's source by itself. */
export function reliefSource(url: string): SourceSpecification {
  const [nw, ne, se, sw] = relief.coordinates;
  return { type: 'image', url, coordinates: [[...nw], [...ne], [...se], [...sw]] };
}

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

/** A layer for each level; its source is the level's object of the same name, if no other is named. */
function ofLevel(
  make: (id: string, source: string, from: number) => Make,
  part: string,
  { object = part, ids = LEVEL_IDS }: { object?: string; ids?: readonly LevelId[] } = {}
): Make[] {
  return ids.map((id) => make(`${id}-${part}`, `${id}-${object}`, LEVEL_FROM[id]));
}

/** Bottom to top: this list alone decides what lies over what. */
const ORDER: readonly Make[] = [
  background,
  ...ofLevel(land, 'countries'),
  ...ofLevel(lakes, 'lakes'),
  ...ofLevel(coast, 'coast'),
  ...ofLevel(borders('international'), 'borders'),
  ...ofLevel(borders('disputed'), 'disputed', { object: 'borders' }),
  tileCover,
  land('tile-land', 'tile-land', TILE_IN),
  ...ofLevel(rivers, 'rivers', { ids: ['region', 'detail'] }),
  admin1,
  lakes('tile-lakes', 'tile-lakes', TILE_IN),
  coast('tile-coast', 'tile-coast', TILE_IN),
  borders('international')('tile-borders', 'tile-borders', TILE_IN),
  borders('disputed')('tile-disputed', 'tile-borders', TILE_IN),
  seaLabels,
  cityDots,
  cityLabels('label-cities', false),
  cityLabels('label-capitals', true),
  countryLabels
];

function sources({ data, reliefUrl }: BasemapOptions, layers: readonly LayerSpecification[]) {
  const ids = new Set(layers.flatMap((layer) => ('source' in layer ? [layer.source] : [])));
  const all: Record<string, SourceSpecification> = {};
  for (const id of ids) {
    all[id] = { type: 'geojson', data: data?.[id] ?? EMPTY, maxzoom: 12, tolerance: 0.2 };
  }
  if (reliefUrl !== undefined) all[RELIEF_ID] = reliefSource(reliefUrl);
  return all;
}

/**
 * The whole basemap as a MapLibre style: a pure function, so that it can be checked without a map. Every source is there
 * from the start, empty unless `data` has it; the loader fills them.
 */
export function basemapStyle(options: BasemapOptions): StyleSpecification {
  const layers = ORDER.map((make) => make(options));
  const at = layers.findIndex(({ id }) => id === ABOVE_RELIEF);
  return {
    version: 8,
    name: 'Wherein',
    sources: sources(options, layers),
    layers:
      options.reliefUrl === undefined ? layers : [...layers.slice(0, at), reliefLayer(), ...layers.slice(at)]
  };
}

/** Ids of the layers that show a level, and that a finer level puts out of sight. */
export function levelLayers(id: LevelId): string[] {
  return ['countries', 'lakes', 'rivers', 'coast', 'borders', 'disputed'].map((part) => `${id}-${part}`);
}

/** What {@link applyPaint} needs of a MapLibre map. */
export interface PaintHost {
  getLayer(id: string): unknown;
  setPaintProperty(layer: string, name: string, value: unknown): unknown;
}

/**
 * Gives a running map the colours of other options (a mode, counts, lit countries) and touches nothing else, so that the
 * data and the zoom ranges that the loader has set stay. MapLibre skips values that are the same.
 */
export function applyPaint(host: PaintHost, options: BasemapOptions): void {
  for (const layer of basemapStyle(options).layers) {
    if (host.getLayer(layer.id) === undefined) continue;
    for (const [name, value] of Object.entries(layer.paint ?? {}))
      host.setPaintProperty(layer.id, name, value);
  }
}
