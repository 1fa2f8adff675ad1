import type { Mismatch } from './fault.ts';
import { signedArea } from './geometry.ts';
import { partnersOf } from './groups.ts';
import { anchorOf } from './anchor.ts';
import type { ProjectFeature, ProjectsFile } from './schema.ts';
import type { Excerpt, Location, PartnerGroup, Project, Shape } from './types.ts';
import { isRecord, listAt, quote } from './value.ts';

/** Finds ids used twice, in whatever was parsed as JSON: a file may have other faults and this one too. */
export function proveIds(json: unknown): Mismatch[] {
  const first = new Map<string, number>();
  return listAt(json, ['features']).flatMap((feature, index) => {
    const id = isRecord(feature) ? feature.id : undefined;
    if (typeof id !== 'string') return [];
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, index);
      return [];
    }
    return [
      {
        path: ['features', index, 'id'],
        code: 'id/duplicate',
        found: `${quote(id)}, which is the id of features[${earlier}] too`,
        wanted: 'an id that no other project of the file has',
        mend: 'Give this one an id of its own, such as the name with the country behind it.'
      }
    ];
  });
}

/**
 * The projects in the order in which the article first speaks of them, numbered from 1; ties keep the order of the
 * file.
 *
 * @param file a file without fault
 * @param groups those that the front matter names
 * @param excerpts those of each feature, as they were proved
 */
export function toProjects(
  file: ProjectsFile,
  groups: readonly PartnerGroup[],
  excerpts: readonly (readonly Excerpt[])[]
): Project[] {
  return file.features
    .map((feature, index) => toProject(feature, groups, excerpts[index] ?? []))
    .sort((a, b) => firstStart(a) - firstStart(b))
    .map((project, index) => ({ ...project, number: index + 1 }));
}

function firstStart(project: Omit<Project, 'number'>): number {
  return project.excerpts[0]?.start ?? Infinity;
}

function toProject(
  feature: ProjectFeature,
  groups: readonly PartnerGroup[],
  excerpts: readonly Excerpt[]
): Omit<Project, 'number'> {
  const { properties } = feature;
  const { date, kind, kindLabel, status, draft } = properties;
  return {
    id: feature.id,
    title: properties.title,
    ...(kind !== undefined && { kind }),
    ...(kindLabel !== undefined && { kindLabel }),
    theme: properties.theme,
    summary: properties.summary,
    countries: properties.countries,
    countriesBasis: properties.countriesFrom,
    partners: partnersOf(properties.partners, groups),
    ...(date && { date: { ...date.value, label: date.label, basis: date.from, sources: date.sources } }),
    ...(status !== undefined && { status }),
    figures: (properties.figures ?? []).map(({ from, ...figure }) => ({ ...figure, basis: from })),
    location: toLocation(feature),
    excerpts,
    notes: properties.notes,
    ...(draft === true && { draft })
  };
}

function toLocation({ geometry, properties: { location } }: ProjectFeature): Location {
  const shape = geometry === null || geometry.type === 'Point' ? undefined : shapeOf(geometry);
  const { precision, place, from, note, sources, offshore } = location;
  return {
    coordinates: shape ? anchorOf(shape) : geometry?.type === 'Point' ? geometry.coordinates : null,
    ...(shape && { shape }),
    precision,
    ...(offshore && { offshore }),
    place,
    basis: from,
    note,
    sources
  };
}

type ReadShape = Exclude<NonNullable<ProjectFeature['geometry']>, { type: 'Point' }>;

/** A shape whose rings run as RFC 7946 wants them: outlines counterclockwise, holes clockwise. */
function shapeOf(geometry: ReadShape): Shape {
  const { type } = geometry;
  if (type === 'Polygon') return { type, coordinates: wound(geometry.coordinates) };
  if (type === 'MultiPolygon') return { type, coordinates: geometry.coordinates.map(wound) };
  return type === 'LineString'
    ? { type, coordinates: geometry.coordinates }
    : { type, coordinates: geometry.coordinates };
}

function wound(rings: readonly [number, number][][]): [number, number][][] {
  return rings.map((ring, index) => (signedArea(ring) > 0 === (index === 0) ? ring : ring.toReversed()));
}
