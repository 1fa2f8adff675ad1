import { articleOf, projectEntries, projectOf } from '../../../articles.ts';

export const entries = () => projectEntries();

/** The project of the address; it comes with the article, so opening one needs no network. */
export async function load({ params }) {
  const article = await articleOf(params);
  return { article, project: projectOf(article, params) };
}
