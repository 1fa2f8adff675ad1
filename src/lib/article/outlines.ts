import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import pointToPolygonDistance from '@turf/point-to-polygon-distance';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { bbox, feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { boxAround, isInBox } from './box.ts';
import { ALPHA_2 } from './countries.ts';
import { CODES_OF_SHAPES, OUTLINE_OF, PARTS_OF, TERRITORIES, type Territory } from './territories.ts';
import type { BBox, CountryCode, Position } from './types.ts';

/** world-atlas's `countries-10m.json`: the countries of Natural Earth, their ids ISO 3166-1 numeric. */
export type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/** What points are proved against. */
export interface Outlines {
  /** Whether there is an outline to prove a point against. */
  has(code: CountryCode): boolean;
  /** How far a point lies outside a country, in kilometres; 0 inside. `Infinity` for a country without an outline. */
  distance(position: Position, code: CountryCode): number;
  /** The country a point lies in, or `undefined` at sea and where Natural Earth has no code for the land. */
  countryAt(position: Position): CountryCode | undefined;
  /** What a point lies in that is disputed or that no code names. */
  territoryAt(position: Position): Territory | undefined;
  /** The box around the largest part of a country: its mainland, or its main island. */
  mainland(code: CountryCode): BBox | undefined;
}

type Outline = Feature<Polygon | MultiPolygon>;

interface Shape {
  readonly name: string;
  readonly code: CountryCode | undefined;
  readonly box: BBox;
  readonly outline: () => Outline;
}

/**
 * Makes the outlines of countries ready for many questions. What was measured once is remembered, since dev and the
 * studio check an article again at every change.
 */
export function outlinesFrom(atlas: Atlas): Outlines {
  const shapes = atlas.objects.countries.geometries.map((geometry): Shape => {
    let made: Outline | undefined;
    const [west, south, east, north] = bbox({
      ...atlas,
      objects: {},
      ...{ arcs: arcsOf(geometry).map((arc) => atlas.arcs[arc] ?? []) }
    });
    return {
      name: nameOf(geometry.properties),
      code: ALPHA_2.get(String(geometry.id)),
      box: [west, south, east, north],
      outline: () => (made ??= feature(atlas, geometry) as Outline)
    };
  });
  const known = new Map<CountryCode, readonly Shape[]>();
  const distances = new Map<string, number>();

  const shapesOf = (code: CountryCode): readonly Shape[] => {
    const before = known.get(code);
    if (before) return before;
    const owner = Object.hasOwn(OUTLINE_OF, code) ? OUTLINE_OF[code] : code;
    const codes = [owner, ...(PARTS_OF[code] ?? [])];
    const found = shapes.filter(
      (shape) =>
        (shape.code !== undefined && codes.includes(shape.code)) ||
        CODES_OF_SHAPES[shape.name]?.includes(code)
    );
    known.set(code, found);
    return found;
  };
  const holds = ({ box, outline }: Shape, position: Position): boolean =>
    isInBox(position, box) && booleanPointInPolygon([...position], outline());
  const measure = (position: Position, code: CountryCode): number => {
    const own = shapesOf(code);
    if (own.some((shape) => holds(shape, position))) return 0;
    const outside = own.map(({ outline }) =>
      pointToPolygonDistance([...position], outline(), { units: 'kilometers' })
    );
    return Math.max(0, Math.min(Infinity, ...outside));
  };
  const shapeAt = (position: Position): Shape | undefined => shapes.find((shape) => holds(shape, position));

  return {
    has: (code) => shapesOf(code).length > 0,
    distance(position, code) {
      const key = `${code} ${position.join(' ')}`;
      const found = distances.get(key) ?? measure(position, code);
      distances.set(key, found);
      return found;
    },
    countryAt: (position) => shapeAt(position)?.code,
    territoryAt(position) {
      const shape = shapeAt(position);
      return TERRITORIES.find(
        ({ shape: name, code, codes, within, around }) =>
          (name !== undefined && name === shape?.name) ||
          (code !== undefined && code === shape?.code) ||
          (within && shape?.code !== undefined && codes.includes(shape.code) && isInBox(position, within)) ||
          (around && isInBox(position, around) && (shape?.code === undefined || codes.includes(shape.code)))
      );
    },
    mainland(code) {
      const parts = shapesOf(code)
        .filter((shape) => shape.code === code || shapesOf(code).length === 1)
        .flatMap(({ outline }) => {
          const { geometry } = outline();
          return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
        })
        .map(([ring = []]) => boxAround(ring.map(([x = 0, y = 0]) => [x, y])))
        .filter((box) => box !== undefined);
      return parts.toSorted((a, b) => areaOf(b) - areaOf(a))[0];
    }
  };
}

function arcsOf(geometry: object): number[] {
  const flat = (arcs: unknown): number[] =>
    Array.isArray(arcs) ? arcs.flatMap(flat) : typeof arcs === 'number' ? [arcs < 0 ? ~arcs : arcs] : [];
  return 'arcs' in geometry ? flat(geometry.arcs) : [];
}

function nameOf(properties: object | undefined): string {
  return properties && 'name' in properties ? String(properties.name) : '';
}

function areaOf([west, south, east, north]: BBox): number {
  return (east - west) * (north - south);
}
