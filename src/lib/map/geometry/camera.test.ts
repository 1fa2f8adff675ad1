import { describe, expect, it } from 'vitest';
import type { BBox } from '#lib/article/types.ts';
import boxes from '../../../../geo/basemap/countries.json';
import { closeupOf, type CountryBoxes } from './camera.ts';
import { frameBounds, placeInFrame } from './mercator.ts';

const all = boxes as unknown as CountryBoxes;

function closeup(countries: readonly string[]): [[number, number], [number, number]] {
  const frame = closeupOf({ coordinates: null, precision: 'region' }, countries, all);
  if (!frame) throw new Error('There is no close-up');
  return frameBounds(frame);
}

describe('closeupOf', () => {
  it.each([
    ['site', [103.5, 10.6]],
    ['city', [178.44, -18.14]],
    ['headquarters', [-21.9, 64.1]]
  ] as const)('has a %s in its middle', (precision, coordinates) => {
    const frame = closeupOf({ coordinates, precision }, [], all);
    const [x, y] = frame ? placeInFrame(frame, coordinates) : [];
    expect(x).toBeCloseTo(0.5, 6);
    expect(y).toBeCloseTo(0.5, 6);
  });

  it('shows all countries of a region, none cut off', () => {
    const countries = ['ID', 'JP', 'MM', 'KH'];
    const [[west, south], [east, north]] = closeup(countries);
    for (const iso of countries) {
      const [w, s, e, n] = all[iso] as BBox;
      expect(w, iso).toBeGreaterThan(west);
      expect(s, iso).toBeGreaterThan(south);
      expect(e, iso).toBeLessThan(east);
      expect(n, iso).toBeLessThan(north);
    }
  });

  it('goes the short way around the world', () => {
    const [[west], [east]] = closeup(['FJ', 'WS', 'TO']);
    expect(east - west).toBeLessThan(40);
  });

  it('shows France where France is, whatever belongs to it overseas', () => {
    const [[west], [east]] = closeup(['FR']);
    expect(east - west).toBeLessThan(25);
  });

  it('shows a whole line', () => {
    const coordinates = [
      [13.5, -12.3],
      [28, -11]
    ];
    const shape = { type: 'LineString', coordinates } as const;
    const frame = closeupOf(
      { coordinates: [20, -12], precision: 'site', shape: { ...shape, coordinates: [...coordinates] } },
      [],
      all
    );
    for (const [lon = 0, lat = 0] of coordinates) {
      const [x, y] = frame ? placeInFrame(frame, [lon, lat]) : [];
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(1);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(1);
    }
  });

  it('is nothing where nothing is known', () => {
    expect(closeupOf({ coordinates: null, precision: 'region' }, [], all)).toBeUndefined();
  });
});
