import { error } from '@sveltejs/kit';
import { load as loadArticle, slugs } from 'virtual:wherein/articles';

export async function entries() {
  const articles = await Promise.all(slugs.map(loadArticle));
  return articles.flatMap(({ slug, projects }) => projects.map(({ id }) => ({ article: slug, project: id })));
}

/** The project of the address; it comes with the article, so opening one needs no network. */
export async function load({ params, parent }) {
  const { article } = await parent();
  const project = article?.projects.find(({ id }) => id === params.project);
  if (!article || !project) error(404, 'There is no such project in this article.');
  return { article, project };
}
