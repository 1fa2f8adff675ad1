import { resolve } from '$app/paths';
import type { Article, Project } from '#lib/article/types.ts';

type WithSlug = Pick<Article, 'slug'>;
type WithId = Pick<Project, 'id'>;

/** Link to an article's map, right on any page and under any sub-path. */
export function articleHref(article: WithSlug, query = ''): string {
  return resolve('/(map)/[article]', { article: article.slug }) + '/' + query;
}

/** Link to a project's page, right on any page and under any sub-path. */
export function projectHref(article: WithSlug, project: WithId, query = ''): string {
  return resolve('/(map)/[article]/[project]', { article: article.slug, project: project.id }) + '/' + query;
}

/** Link to an article's map as other pages embed it, or to one of its projects there. */
export function embedHref(article: WithSlug, project?: WithId): string {
  const params = { article: article.slug, ...(project && { project: project.id }) };
  return resolve('/embed/[article]/[[project]]', params) + '/';
}

/** The article's data as files, with what a reader would call them. */
export function downloadsOf(article: WithSlug): { label: string; href: string }[] {
  const folder = articleHref(article);
  return [
    { label: 'GeoJSON', href: `${folder}projects.geojson` },
    { label: 'CSV', href: `${folder}projects.csv` },
    { label: 'Web Annotations', href: `${folder}annotations.jsonld` }
  ];
}

/** Absolute address of an article's map, or of a file beside it, on the site as it is published. */
export function publishedArticle({ slug }: WithSlug, file = ''): string {
  return new URL(`${slug}/${file}`, __SITE_URL__).href;
}

/** Absolute address of a project's page, or of a file beside it, on the site as it is published. */
export function publishedProject({ slug }: WithSlug, { id }: WithId, file = ''): string {
  return new URL(`${slug}/${id}/${file}`, __SITE_URL__).href;
}

/** With more projects than this an article has one picture: one for each would take longer than all else in a build. */
const MOST_PICTURES = 100;

/** Whether each project of an article has a picture of its own for other sites to show. */
export function picturesEach({ projects }: Pick<Article, 'projects'>): boolean {
  return projects.length <= MOST_PICTURES;
}

/** Absolute address of the picture that other sites show beside a link to an article's map or to one of its projects. */
export function publishedPicture(article: Pick<Article, 'slug' | 'projects'>, project?: WithId): string {
  return project && picturesEach(article)
    ? publishedProject(article, project, 'og.png')
    : publishedArticle(article, 'og.png');
}

/** Absolute address of the page that other pages embed, on the site as it is published. */
export function publishedEmbed({ slug }: WithSlug, project?: WithId): string {
  return new URL(`embed/${slug}/${project ? `${project.id}/` : ''}`, __SITE_URL__).href;
}
