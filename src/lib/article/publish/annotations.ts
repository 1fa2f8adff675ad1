import { attribution } from './geojson.ts';
import type { Article, Excerpt, Project } from '../types.ts';

/** W3C Web Annotation: the passage by its words and what stands around them. */
export interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector';
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

/** W3C Web Annotation: the passage by its place in the text, in Unicode code points. */
export interface TextPositionSelector {
  readonly type: 'TextPositionSelector';
  readonly start: number;
  readonly end: number;
}

/** One excerpt, tied to the page of the project it speaks of. */
export interface Annotation {
  readonly id: string;
  readonly type: 'Annotation';
  readonly motivation: 'identifying';
  readonly body: {
    readonly id: string;
    readonly type: 'Text';
    readonly format: 'text/html';
    readonly purpose: 'identifying';
  };
  readonly target: {
    readonly source: string;
    readonly selector: readonly [TextQuoteSelector, TextPositionSelector];
  };
}

/** All excerpts of an article on one page. */
export interface AnnotationCollection {
  readonly '@context': 'http://www.w3.org/ns/anno.jsonld';
  readonly id: string;
  readonly type: 'AnnotationCollection';
  readonly label: string;
  readonly rights: string;
  readonly total: number;
  readonly first: {
    readonly id: string;
    readonly type: 'AnnotationPage';
    readonly startIndex: 0;
    readonly items: readonly Annotation[];
  };
}

/**
 * An article's excerpts as a W3C Web Annotation collection, in the order of the projects' numbers: any tool that knows
 * the model can lay them over the publisher's page.
 *
 * @param siteUrl where this site is published, with a slash at the end
 */
export function toAnnotations(article: Article, siteUrl: string): AnnotationCollection {
  const id = new URL(`${article.slug}/annotations.jsonld`, siteUrl).href;
  const items = article.projects.flatMap((project) =>
    project.excerpts.map((excerpt, index) => toAnnotation(article, project, excerpt, index, siteUrl))
  );
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id,
    type: 'AnnotationCollection',
    label: `Where “${article.title}” speaks of its projects`,
    rights: attribution(article),
    total: items.length,
    first: { id: `${id}#page`, type: 'AnnotationPage', startIndex: 0, items }
  };
}

function toAnnotation(
  article: Article,
  project: Project,
  excerpt: Excerpt,
  index: number,
  siteUrl: string
): Annotation {
  const page = new URL(`${article.slug}/${project.id}/`, siteUrl).href;
  const prefix = excerpt.prefix ?? excerpt.before;
  const suffix = excerpt.suffix ?? excerpt.after;
  return {
    id: `${page}#excerpt-${index + 1}`,
    type: 'Annotation',
    motivation: 'identifying',
    body: { id: page, type: 'Text', format: 'text/html', purpose: 'identifying' },
    target: {
      source: article.url,
      selector: [
        {
          type: 'TextQuoteSelector',
          exact: excerpt.exact,
          ...(prefix === undefined ? {} : { prefix }),
          ...(suffix === undefined ? {} : { suffix })
        },
        { type: 'TextPositionSelector', start: excerpt.start, end: excerpt.end }
      ]
    }
  };
}
