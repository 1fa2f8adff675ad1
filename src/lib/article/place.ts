import { createRequire } from 'node:module';
import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import pointToPolygonDistance from '@turf/point-to-polygon-distance';
import countries from 'i18n-iso-countries';
import { feature } from 'topojson-client';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { CountryCode, Position } from './types.ts';

/**
 * How far outside its country's outline a point may lie, in kilometres. Natural Earth at 1:10 million, as world-atlas
 * rounds it, puts a coast up to about a kilometre off and leaves out piers and land reclaimed since, so a quay or a
 * building on the shore may fall just outside. Two kilometres forgive that and still catch a slip in a coordinate's
 * second decimal.
 */
export const COAST_TOLERANCE_KM = 2;

/** The same for ports, whose terminals are built out into the water. */
export const PORT_TOLERANCE_KM = 5;

/**
 * The same for a point that stands for a whole country: it only says where the country's marker floats, and the middle
 * of an archipelago is water.
 */
export const COUNTRY_TOLERANCE_KM = 50;

/**
 * Codes that have no outline of their own in Natural Earth, with the country whose outline holds theirs. `null`: no
 * outline at all, so nothing can be proved there.
 */
const OUTLINE_OF: Readonly<Record<CountryCode, CountryCode | null>> = {
  BQ: 'NL',
  BV: 'NO',
  CC: null,
  CX: null,
  GF: 'FR',
  GP: 'FR',
  MQ: 'FR',
  RE: 'FR',
  SJ: 'NO',
  TK: null,
  YT: 'FR'
};

type Outline = Feature<Polygon | MultiPolygon>;
type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

let atlas: Atlas | undefined;
const outlines = new Map<CountryCode, readonly Outline[]>();

function readAtlas(): Atlas {
  atlas ??= createRequire(import.meta.url)('world-atlas/countries-10m.json') as Atlas;
  return atlas;
}

function outlinesOf(code: CountryCode): readonly Outline[] {
  const known = outlines.get(code);
  if (known) return known;
  const owner = code in OUTLINE_OF ? OUTLINE_OF[code] : code;
  const topology = readAtlas();
  const found = topology.objects.countries.geometries
    .filter((shape) => shape.id !== undefined && countries.numericToAlpha2(String(shape.id)) === owner)
    .map((shape) => feature(topology, shape) as Outline);
  outlines.set(code, found);
  return found;
}

/** Whether there is an outline to prove a point against. */
export function hasOutline(code: CountryCode): boolean {
  return outlinesOf(code).length > 0;
}

const distances = new Map<string, number>();

/**
 * How far a point lies outside a country, in kilometres; 0 inside. `Infinity` for a country without an outline. What
 * was measured once is remembered, since dev reads the articles again at every change.
 */
export function distanceToCountry(position: Position, code: CountryCode): number {
  const key = `${code} ${position.join(' ')}`;
  const known = distances.get(key) ?? measure(position, code);
  distances.set(key, known);
  return known;
}

function measure([longitude, latitude]: Position, code: CountryCode): number {
  const shapes = outlinesOf(code);
  if (shapes.some((shape) => booleanPointInPolygon([longitude, latitude], shape))) return 0;
  const outside = shapes.map((shape) =>
    pointToPolygonDistance([longitude, latitude], shape, { units: 'kilometers' })
  );
  return Math.max(0, Math.min(Infinity, ...outside));
}

/** The country a point lies in, or `undefined` at sea and where Natural Earth has no code for the land. */
export function countryAt(position: Position): CountryCode | undefined {
  const [longitude, latitude] = position;
  const topology = readAtlas();
  for (const { id } of topology.objects.countries.geometries) {
    const code = id === undefined ? undefined : countries.numericToAlpha2(String(id));
    if (code && outlinesOf(code).some((shape) => booleanPointInPolygon([longitude, latitude], shape)))
      return code;
  }
  return undefined;
}
