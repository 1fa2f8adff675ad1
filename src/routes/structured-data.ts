import type { Article, Project } from '#lib/article/types.ts';
import type { ShareWords } from '#lib/words/dictionary.ts';
import type { Tongue } from '#lib/words/voice.ts';
import { oembedOf } from '#lib/embed/oembed.ts';
import { publishedArticle, publishedEmbed, publishedPicture, publishedProject } from './addresses.ts';

type JsonLd = Record<string, unknown>;

/** The most projects that an article's description names; a list of thousands would outweigh the page. */
const MOST_PARTS = 100;

/** schema.org's words for an article's map: a `Map` that is based on a `NewsArticle`. */
export function describeArticle(article: Article, { lang }: Tongue): JsonLd {
  return {
    '@context': 'https://schema.org',
    '@type': 'Map',
    name: article.title,
    description: article.summary,
    url: publishedArticle(article),
    image: publishedPicture(article),
    inLanguage: lang,
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
 * a point for "somewhere in the country", or for a line or an area, would claim what nobody said. The excerpts stand in the page itself and, as W3C
 * Web Annotations, in `annotations.jsonld`: not here a second time.
 */
export function describeProject(article: Article, project: Project, { lang }: Tongue): JsonLd {
  const { coordinates, shape, precision, place } = project.location;
  const exact = coordinates && !shape && precision !== 'country' && precision !== 'region';
  return {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    name: project.title,
    description: project.summary,
    url: publishedProject(article, project),
    image: publishedPicture(article, project),
    inLanguage: lang,
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
export function describeForOembed(words: ShareWords, article: Article, project?: Project) {
  return oembedOf(
    {
      title: project ? `${project.title} · ${article.title}` : article.title,
      page: project ? publishedProject(article, project) : publishedArticle(article),
      frame: publishedEmbed(article, project),
      words
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
