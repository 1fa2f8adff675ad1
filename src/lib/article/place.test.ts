import { describe, expect, it } from 'vitest';
import { COAST_TOLERANCE_KM, PORT_TOLERANCE_KM, countryAt, distanceToCountry, hasOutline } from './place.ts';
import { COUNTRY_CODES } from './schema.ts';

describe('distance to a country', () => {
  it.each([
    ['Tokyo', [139.7514, 35.685], 'JP'],
    ['Fukuoka', [130.41, 33.595], 'JP'],
    ['Singapore', [103.8559, 1.293], 'SG'],
    ['Malé, on an atoll', [73.5093, 4.1755], 'MV'],
    ['Suva, near the antimeridian', [178.4419, -18.1416], 'FJ'],
    ['Cayenne, in France by law', [-52.33, 4.93], 'GF']
  ] as const)('is nothing worth naming in %s', (_, position, code) => {
    expect(distanceToCountry(position, code)).toBeLessThan(COAST_TOLERANCE_KM);
  });

  it('is small at a port that is built into the sea', () => {
    const km = distanceToCountry([103.497, 10.6455], 'KH');
    expect(km).toBeGreaterThan(0);
    expect(km).toBeLessThan(PORT_TOLERANCE_KM);
  });

  it('is measured over the ground', () => {
    expect(distanceToCountry([100.5018, 13.7563], 'KH')).toBeGreaterThan(150);
    expect(distanceToCountry([100.5018, 13.7563], 'KH')).toBeLessThan(250);
  });
});

it('knows which country a point lies in', () => {
  expect(countryAt([100.5018, 13.7563])).toBe('TH');
  expect(countryAt([-30, 0])).toBeUndefined();
});

it('has an outline for every country but three groups of islands', () => {
  expect(COUNTRY_CODES.filter((code) => !hasOutline(code))).toEqual(['CC', 'CX', 'TK']);
});
