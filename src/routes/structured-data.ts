import type { Article, Project } from '#lib/article/types.ts';
import { oembedOf } from '#lib/embed/oembed.ts';
import { publishedArticle, publishedEmbed, publishedPicture, publishedProject } from './addresses.ts';

type JsonLd = Record<string, unknown>;

/** The most projects that an article's description names; a list of thousands would outweigh the page. */
const MOST_PARTS = 100;

/** schema.org's words for an article's map: a `Map` that is based on a `NewsArticle`. */
export function describeArticle(article: Article): JsonLd {
  return {
    '@context': 'https://schema.org',
    '@type': 'Map',
    name: article.title,
    description: article.summary,
    url: publishedArticle(article),
    image: publishedPicture(article),
    inLanguage: 'en',
    isBasedOn: newsArticle(article),
    hasPart: article.projects.slice(0, MOST_PARTS).map((project) => ({
      '@type': 'WebPage',
      name: project.title,
      url: publishedProject(article, project)
    }))
  };
}

/**
 * schema.org's words for a project's page. Coordinates stand there only where the position is no wider than a city:
 * a point for "somewhere in the country" would claim what nobody said. The excerpts stand in the page itself and, as W3C
 * Web Annotations, in `annotations.jsonld`: not here a second time.
 */
export function describeProject(article: Article, project: Project): JsonLd {
  const { coordinates, precision, place } = project.location;
  const exact = coordinates && precision !== 'country' && precision !== 'region';
  return {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    name: project.title,
    description: project.summary,
    url: publishedProject(article, project),
    image: publishedPicture(article, project),
    inLanguage: 'en',
    isPartOf: { '@type': 'Map', name: article.title, url: publishedArticle(article) },
    isBasedOn: newsArticle(article),
    about: {
      '@type': 'Place',
      name: place,
      ...(exact && {
        geo: { '@type': 'GeoCoordinates', longitude: coordinates[0], latitude: coordinates[1] }
      })
    }
  };
}

/** oEmbed's words for an article's map, or for one of its projects. */
export function describeForOembed(article: Article, project?: Project) {
  return oembedOf(
    {
      title: project ? `${project.title} · ${article.title}` : article.title,
      page: project ? publishedProject(article, project) : publishedArticle(article),
      frame: publishedEmbed(article, project)
    },
    article.publisher,
    { url: publishedPicture(article, project), width: 1200, height: 630 },
    __SITE_URL__
  );
}

function newsArticle(article: Article): JsonLd {
  return {
    '@type': 'NewsArticle',
    headline: article.title,
    url: article.url,
    datePublished: article.published,
    inLanguage: article.language,
    publisher: { '@type': 'Organization', name: article.publisher },
    ...(article.byline && { author: { '@type': 'Person', name: article.byline } })
  };
}
