import type { FeatureCollection, Geometry } from 'geojson';
import type { Figure, Article, Partners, Project, ProjectDate } from '../types.ts';

/** The properties of a project as `projects.geojson` has them: what an editor writes and what is published. */
export type PublishedProperties = ReturnType<typeof propertiesOf>;

/** The projects as RFC 7946 GeoJSON, with whose words the excerpts are. */
export type PublishedGeoJSON = FeatureCollection<Geometry | null, PublishedProperties> & {
  readonly attribution: string;
  readonly article: Pick<
    Article,
    'title' | 'publisher' | 'url' | 'published' | 'language' | 'themes' | 'partnerGroups' | 'names'
  >;
};

/**
 * An article's projects as an RFC 7946 FeatureCollection, in the order of their numbers. It is of the schema that an
 * editor writes: put into an article's folder it comes back in unchanged. What has no place has the geometry `null`, RFC
 * 7946's "unlocated".
 */
export function toGeoJSON(article: Article): PublishedGeoJSON {
  const { title, publisher, url, published, language, themes, partnerGroups, names } = article;
  return {
    type: 'FeatureCollection',
    attribution: attribution(article),
    article: { title, publisher, url, published, language, themes, partnerGroups, names },
    features: article.projects.map((project) => ({
      type: 'Feature',
      id: project.id,
      geometry: geometryOf(project),
      properties: propertiesOf(project)
    }))
  };
}

function geometryOf({ location: { shape, coordinates } }: Project): Geometry | null {
  return shape ?? (coordinates && { type: 'Point', coordinates: [...coordinates] });
}

function propertiesOf(project: Project) {
  const { title, kind, kindLabel, theme, summary, countries, date, status, location, notes, draft } = project;
  return {
    title,
    ...(kind !== undefined && { kind }),
    ...(kindLabel !== undefined && { kindLabel }),
    theme,
    summary,
    countries,
    countriesFrom: project.countriesBasis,
    ...(project.partners.length > 0 && { partners: partnersOf(project.partners) }),
    ...(date && { date: dateOf(date) }),
    ...(status !== undefined && { status }),
    ...(project.figures.length > 0 && { figures: project.figures.map(figureOf) }),
    location: {
      place: location.place,
      precision: location.precision,
      ...(location.offshore && { offshore: location.offshore }),
      from: location.basis,
      note: location.note,
      sources: location.sources
    },
    excerpts: project.excerpts.map(({ exact, prefix, suffix }) => ({
      type: 'TextQuoteSelector' as const,
      exact,
      ...(prefix !== undefined && { prefix }),
      ...(suffix !== undefined && { suffix })
    })),
    notes,
    ...(draft && { draft })
  };
}

function partnersOf(partners: readonly Partners[]): readonly string[] | Record<string, readonly string[]> {
  const plain = partners.find(({ group }) => group === undefined);
  return plain ? plain.names : Object.fromEntries(partners.map(({ group = '', names }) => [group, names]));
}

function dateOf({ value, label, basis, sources }: ProjectDate) {
  return { value, label, from: basis, sources };
}

function figureOf({ label, value, basis, sources }: Figure) {
  return { label, value, from: basis, sources };
}

/** Whose words the excerpts are, in one line for every file that carries them. */
export function attribution({ title, byline, publisher, url }: Article): string {
  return `Excerpts from “${title}”${byline ? ` by ${byline}` : ''}, ${publisher}, ${url}; the publisher keeps its rights.`;
}
