import { describe, expect, it } from 'vitest';
import { COUNTRY_CODES, countriesMeant } from './countries.ts';
import { COAST_TOLERANCE_KM } from './location.ts';
import { readOutlines } from './node/outlines.ts';

const outlines = readOutlines();

describe('distance to a country', () => {
  it.each([
    ['Tokyo', [139.7514, 35.685], 'JP'],
    ['Fukuoka', [130.41, 33.595], 'JP'],
    ['Singapore', [103.8559, 1.293], 'SG'],
    ['Malé, on an atoll', [73.5093, 4.1755], 'MV'],
    ['Suva, near the antimeridian', [178.4419, -18.1416], 'FJ'],
    ['Cayenne, in France by law', [-52.33, 4.93], 'GF'],
    ['Guam, in the United States', [144.79, 13.47], 'US'],
    ['Pristina', [21.1655, 42.6629], 'XK'],
    ['Flying Fish Cove on Christmas Island', [105.6722, -10.4289], 'CX'],
    ['a port that is built into the sea', [103.497, 10.6455], 'KH']
  ] as const)('is nothing worth naming in %s', (_, position, code) => {
    expect(outlines.distance(position, code)).toBeLessThan(COAST_TOLERANCE_KM);
  });

  it('is measured over the ground', () => {
    expect(outlines.distance([100.5018, 13.7563], 'KH')).toBeGreaterThan(150);
    expect(outlines.distance([100.5018, 13.7563], 'KH')).toBeLessThan(250);
  });
});

it('knows which country a point lies in', () => {
  expect(outlines.countryAt([100.5018, 13.7563])).toBe('TH');
  expect(outlines.countryAt([-30, 0])).toBeUndefined();
});

it('has an outline for every code but one', () => {
  expect(COUNTRY_CODES.filter((code) => !outlines.has(code))).toEqual(['TK']);
});

it.each([
  ['Hargeisa', [44.065, 9.56], 'Somaliland'],
  ['Pristina', [21.1655, 42.6629], 'Kosovo'],
  ['Kyrenia', [33.3192, 35.3364], 'Northern Cyprus'],
  ['Laayoune', [-13.2, 27.15], 'Western Sahara'],
  ['Sevastopol', [33.53, 44.6], 'Crimea'],
  ['the launch pad at Baikonur', [63.305, 45.965], 'Baikonur'],
  ['the naval base', [-75.13, 19.92], 'Guantánamo Bay'],
  ['Fiery Cross Reef', [112.89, 9.55], 'the Spratly Islands']
] as const)('takes no side at %s', (_, position, name) => {
  expect(outlines.territoryAt(position)?.name).toBe(name);
});

it.each([
  ['Kherson', [32.6, 46.63]],
  ['Anapa', [37.3, 44.9]],
  ['Nicosia, south', [33.36, 35.15]]
] as const)('has nothing to say of %s', (_, position) => {
  expect(outlines.territoryAt(position)).toBeUndefined();
});

it('knows the box of a mainland, without what lies overseas', () => {
  expect(outlines.mainland('FR')?.map(Math.round)).toEqual([-5, 42, 8, 51]);
});

describe('the code that was meant', () => {
  it.each([
    ['jpn', ['JP']],
    ['kh', ['KH']],
    ['uk', ['GB']],
    ['AN', ['CW', 'SX', 'BQ']],
    ['YU', ['RS', 'ME']],
    ['Viet Nam', []],
    ['Vietnam', ['VN']],
    ['Côte d’Ivoire', ['CI']],
    ['cote d ivoire', ['CI']],
    ['United States', ['US']],
    ['Kosovo', ['XK']],
    ['zz', []]
  ])('for %s is %j', (written, codes) => {
    expect(countriesMeant(written)).toEqual(codes);
  });

  it('is found in the article’s language', () => {
    expect(countriesMeant('Ägypten', ['de'])).toEqual(['EG']);
    expect(countriesMeant('مصر', ['ar'])).toEqual(['EG']);
  });
});
