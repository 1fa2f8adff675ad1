import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { palettes } from './palette.ts';
import { applyPaint, BASEMAP_ID, basemapStyle, type BasemapOptions } from './style.ts';

const plain: BasemapOptions = { palette: palettes.light, members: [], counts: {}, lit: [] };
const full: BasemapOptions = {
  palette: palettes.dark,
  members: ['KH', 'TH', 'SG', 'JP'],
  counts: { KH: 3, TH: 2, SG: 1, VN: 12, LA: 0 },
  lit: ['ID', 'MY']
};

describe.each([
  ['plain, light', plain],
  ['plain, dark', { ...plain, palette: palettes.dark }],
  ['with everything, light', { ...full, palette: palettes.light }],
  ['with everything, dark', full]
])('%s', (_, options) => {
  const style = basemapStyle(options);

  it('is a valid style', () => {
    expect(validateStyleMin(style)).toEqual([]);
  });

  it('names no layer twice and no source that is not there', () => {
    const ids = style.layers.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const layer of style.layers)
      if ('source' in layer) expect(style.sources).toHaveProperty([layer.source]);
  });

  it('asks nobody for glyphs or sprites', () => {
    expect(style).not.toHaveProperty('glyphs');
    expect(style).not.toHaveProperty('sprite');
  });
});

it('tints each country once: lit before counted before member', () => {
  const style = basemapStyle({ ...full, members: ['KH', 'ID', 'PH'], counts: { KH: 2, ID: 1 }, lit: ['ID'] });
  const land = style.layers.find(({ id }) => id === 'land');
  const { dark } = palettes;
  const tints = (count: unknown) => [
    'match',
    ['get', 'iso'],
    ['KH'],
    count,
    ['ID'],
    dark.lit,
    ['PH'],
    dark.member,
    dark.land
  ];
  const quieter: unknown = expect.not.stringMatching(`^(${dark.counts[1]}|${dark.land})$`);
  const colour = ['interpolate', ['linear'], ['zoom'], 6, tints(dark.counts[1]), 8.5, tints(quieter)];
  expect(land?.paint).toMatchObject({ 'fill-color': colour });
});

it('takes every shape from one source, so that no shore is ever seen twice', () => {
  const { layers, sources } = basemapStyle(full);
  const shapes = layers.filter(({ type }) => type === 'fill' || type === 'line');
  expect(new Set(shapes.map((layer) => 'source' in layer && layer.source))).toEqual(new Set([BASEMAP_ID]));
  expect(Object.values(sources).filter(({ type }) => type === 'vector')).toHaveLength(1);
});

it('draws each coast by one layer: the land’s outline only where no border is part of it', () => {
  const { layers } = basemapStyle(plain);
  const outlines = layers.filter((layer) => layer.type === 'line' && layer['source-layer'] === 'land');
  expect(outlines).toMatchObject([{ filter: ['!', ['has', 'cut']] }]);
});

it('keeps land under its coast and labels over all', () => {
  const ids = basemapStyle(full).layers.map(({ id }) => id);
  const at = (id: string) => ids.indexOf(id);
  expect(at('relief')).toBe(at('land') + 1);
  expect(at('land')).toBeLessThan(at('coast'));
  expect(at('coast')).toBeLessThan(at('borders-disputed'));
  expect(ids.slice(-5)).toEqual([
    'label-seas',
    'city-dots',
    'label-cities',
    'label-capitals',
    'label-countries'
  ]);
});

it('changes the colours of the layers a map has', () => {
  const painted = new Map<string, unknown>();
  applyPaint(
    {
      getLayer: (id) => (id === 'sea' ? {} : undefined),
      setPaintProperty: (layer, name, value) => painted.set(`${layer} ${name}`, value)
    },
    { ...plain, palette: palettes.dark }
  );
  expect([...painted]).toEqual([['sea background-color', palettes.dark.sea]]);
});
