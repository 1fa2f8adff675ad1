import type { FeatureCollection, Point } from 'geojson';
import type { Article, Project } from '../types.ts';

/** What each published feature says. Nested values are kept as they are; a GIS shows them as JSON. */
export type PublishedProperties = Omit<Project, 'id' | 'location'> &
  Omit<Project['location'], 'coordinates' | 'basis' | 'note' | 'sources'> & {
    readonly locationBasis: Project['location']['basis'];
    readonly locationNote: string;
    readonly locationSources: Project['location']['sources'];
  };

/** The projects as RFC 7946 GeoJSON, with whose words the excerpts are. */
export type PublishedGeoJSON = FeatureCollection<Point | null, PublishedProperties> & {
  readonly attribution: string;
  readonly article: Pick<Article, 'title' | 'publisher' | 'url' | 'published' | 'language'>;
};

/**
 * An article's projects as an RFC 7946 FeatureCollection, in the order of their numbers. Regional projects have the
 * geometry `null`, RFC 7946's "unlocated".
 */
export function toGeoJSON(article: Article): PublishedGeoJSON {
  const { title, publisher, url, published, language } = article;
  return {
    type: 'FeatureCollection',
    attribution: attribution(article),
    article: { title, publisher, url, published, language },
    features: article.projects.map(({ id, location, ...project }) => ({
      type: 'Feature',
      id,
      geometry: location.coordinates && { type: 'Point', coordinates: [...location.coordinates] },
      properties: {
        ...project,
        place: location.place,
        precision: location.precision,
        locationBasis: location.basis,
        locationNote: location.note,
        locationSources: location.sources
      }
    }))
  };
}

/** Whose words the excerpts are, in one line for every file that carries them. */
export function attribution({ title, byline, publisher, url }: Article): string {
  return `Excerpts from “${title}”${byline ? ` by ${byline}` : ''}, ${publisher}, ${url}; the publisher keeps its rights.`;
}
