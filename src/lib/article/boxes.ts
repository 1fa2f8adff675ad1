import { anchorOf } from './anchor.ts';
import { boxAround, boxAroundBoth, isInBox, withMargin } from './box.ts';
import type { Mismatch } from './fault.ts';
import { HeadParts } from './frontMatter.ts';
import { proveGeometries } from './geometry.ts';
import type { Outlines } from './outlines.ts';
import { FeatureParts } from './schema.ts';
import type { BBox, CountryCode, Position, Project, Shape } from './types.ts';
import { listAt, part, valueAt } from './value.ts';

/** The box and the countries of an article that names none. */
export interface Extent {
  readonly bbox: BBox;
  readonly members: readonly CountryCode[];
}

/** What is shown where there is nothing to show: the world between the polar circles. */
const WORLD: BBox = [-180, -60, 180, 75];

/**
 * What an article's map shows when nothing is chosen, where the article does not say: a box around its places, or around
 * its countries where it has none; and the countries its projects name.
 */
export function extentOf(projects: readonly Project[], outlines: Outlines): Extent {
  const members = [...new Set(projects.flatMap(({ countries }) => countries))];
  const mainlands = (codes: readonly CountryCode[]): Position[] =>
    codes.flatMap((code) => {
      const box = outlines.mainland(code);
      return box ? [[box[0], box[1]] as const, [box[2], box[3]] as const] : [];
    });
  const placed = projects.flatMap(({ location, countries }): Position[] => {
    const { coordinates, shape, precision } = location;
    if (!coordinates) return [];
    return [
      coordinates,
      ...(shape ? positionsOf(shape) : []),
      ...(precision === 'country' ? mainlands(countries) : [])
    ];
  });
  const box = boxAround(placed.length > 0 ? placed : mainlands(members));
  return { bbox: box ? withMargin(box) : WORLD, members };
}

function positionsOf({ coordinates }: Shape): Position[] {
  const flat = (value: unknown): Position[] => {
    if (!Array.isArray(value)) return [];
    const [x, y]: unknown[] = value;
    return typeof x === 'number' && typeof y === 'number' ? [[x, y]] : value.flatMap(flat);
  };
  return flat(coordinates);
}

/**
 * Proves that every marker stands in the box that the front matter gives, and that the box is not the one around the
 * other side of the world.
 *
 * @param head the front matter as it was read
 * @param json `projects.geojson` as it was read
 */
export function proveBox(head: unknown, json: unknown): { head: Mismatch[]; projects: Mismatch[] } {
  const box = part(HeadParts.BBox, valueAt(head, ['bbox']));
  if (box === undefined) return { head: [], projects: [] };
  const broken = new Set(proveGeometries(json).map(({ path }) => path[1]));
  const markers = listAt(json, ['features']).flatMap((feature, index) => {
    const geometry = part(FeatureParts.Geometry, valueAt(feature, ['geometry']));
    if (!geometry || broken.has(index)) return [];
    const position = geometry.type === 'Point' ? geometry.coordinates : anchorOf(geometry);
    return [{ position, path: ['features', index, 'geometry', 'coordinates'] }];
  });
  const [west, south, east, north] = box;
  const swapped: BBox = [east, south, west, north];
  if (west > east && markers.every(({ position }) => isInBox(position, swapped)))
    return {
      head: [
        {
          path: ['bbox'],
          code: 'bbox/antimeridian',
          found: `[${box.join(', ')}], a box across the 180th meridian, though all projects lie in [${swapped.join(', ')}] too`,
          wanted: 'west before east, unless the box truly crosses the 180th meridian',
          mend: `Write [${swapped.join(', ')}], or leave bbox out: it is then computed.`
        }
      ],
      projects: []
    };
  const outside = markers.filter(({ position }) => !isInBox(position, box));
  const around = boxAround(outside.map(({ position }) => position));
  if (!around) return { head: [], projects: [] };
  const holding = boxAroundBoth(box, withMargin(around));
  return {
    head: [],
    projects: outside.map(({ position, path }) => ({
      path,
      code: 'bbox/point-outside',
      found: `[${position.join(', ')}], which is outside [${box.join(', ')}], the bbox of article.md`,
      wanted: 'a point in it, or a box that holds the point',
      mend: `Correct the point; or write bbox: [${holding.join(', ')}] in article.md, or leave bbox out: it is then computed.`
    }))
  };
}
