import { error } from '@sveltejs/kit';
import { load, slugs } from 'virtual:wherein/articles';
import type { Article, Project } from '#lib/article/types.ts';

/** Every article's parameters, for routes that are prerendered once an article. */
export const articleEntries = () => slugs.map((article) => ({ article }));

/**
 * Every project's parameters, for routes that are prerendered once a project.
 *
 * @param among the articles that have such a route; all of them without it
 */
export async function projectEntries(
  among: (article: Article) => boolean = () => true
): Promise<{ article: string; project: string }[]> {
  const articles = await Promise.all(slugs.map(load));
  return articles
    .filter(among)
    .flatMap(({ slug, projects }) => projects.map(({ id }) => ({ article: slug, project: id })));
}

/** The article of an address, or a 404. */
export async function articleOf({ article: slug }: { article: string }): Promise<Article> {
  if (!slugs.includes(slug)) error(404, 'There is no such article here.');
  return load(slug);
}

/** The project of an address, or a 404. */
export function projectOf(article: Article, { project: id }: { project: string }): Project {
  const project = article.projects.find((each) => each.id === id);
  if (!project) error(404, 'There is no such project in this article.');
  return project;
}

/** An answer with a media type, for files that are written while prerendering. */
export function file(body: BodyInit, type: string): Response {
  return new Response(body, { headers: { 'content-type': type } });
}
