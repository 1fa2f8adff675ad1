import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { palettes } from './palette.ts';
import { applyPaint, ABOVE_RELIEF, basemapStyle, type BasemapOptions } from './style.ts';

const plain: BasemapOptions = { palette: palettes.light, members: [], counts: {}, lit: [] };
const full: BasemapOptions = {
  palette: palettes.dark,
  members: ['KH', 'TH', 'SG', 'JP'],
  counts: { KH: 3, TH: 2, SG: 1, VN: 12, LA: 0 },
  lit: ['ID', 'MY'],
  reliefUrl: 'relief.webp'
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
  const land = style.layers.find(({ id }) => id === 'detail-countries');
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
  const close = style.layers.find(({ id }) => id === 'tile-land');
  expect(close?.paint, 'no seam where a tile takes over').toMatchObject({ 'fill-color': colour });
});

it('keeps land under its coast, tiles over the levels, and labels over all', () => {
  const ids = basemapStyle(full).layers.map(({ id }) => id);
  const at = (id: string) => ids.indexOf(id);
  expect(at('relief')).toBe(at(ABOVE_RELIEF) - 1);
  expect(at('detail-disputed')).toBeLessThan(at('tile-cover'));
  expect(at('tile-cover')).toBeLessThan(at('tile-land'));
  expect(at('tile-land')).toBeLessThan(at('tile-coast'));
  expect(ids.slice(-5)).toEqual([
    'label-seas',
    'city-dots',
    'label-cities',
    'label-capitals',
    'label-countries'
  ]);
});

it('shows a tile’s land in full before its cover hides the land under it', () => {
  const { layers } = basemapStyle(plain);
  const stops = (id: string): unknown[] => {
    const layer = layers.find((one) => one.id === id);
    const opacity: unknown = layer?.type === 'fill' ? layer.paint?.['fill-opacity'] : undefined;
    return Array.isArray(opacity) ? opacity.slice(3) : [];
  };
  const [landFrom, , landFull] = stops('tile-land');
  const [coverFrom, , coverFull] = stops('tile-cover');
  expect(Number(landFrom)).toBeLessThan(Number(coverFrom));
  expect(Number(landFull)).toBeLessThan(Number(coverFull));
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
