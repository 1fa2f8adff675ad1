import { error } from '@sveltejs/kit';
import { load, slugs } from 'virtual:wherein/articles';
import { articleOf, file } from '../../../../endpoints.ts';
import { drawPicture } from '#lib/map/picture.ts';

export const prerender = true;

export async function entries() {
  const articles = await Promise.all(slugs.map(load));
  return articles.flatMap(({ slug, projects }) => projects.map(({ id }) => ({ article: slug, project: id })));
}

export async function GET({ params }) {
  const article = await articleOf(params);
  const project = article.projects.find(({ id }) => id === params.project);
  if (!project) error(404, 'There is no such project in this article.');
  return file(drawPicture(article, project), 'image/png');
}
