import { articleEntries, articleOf, projectEntries, projectOf } from '../../../articles.ts';

export const entries = async () => [...articleEntries(), ...(await projectEntries())];

/** The article of the address, and the project that is open at first, if it names one. */
export async function load({ params: { article: slug, project: id } }) {
  const article = await articleOf({ article: slug });
  return { article, project: id === undefined ? undefined : projectOf(article, { project: id }) };
}
