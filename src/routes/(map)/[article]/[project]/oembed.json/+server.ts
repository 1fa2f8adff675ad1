import { articleOf, file, projectEntries, projectOf } from '../../../../articles.ts';
import { describeForOembed } from '../../../../structured-data.ts';

export const prerender = true;
export const entries = () => projectEntries();

export async function GET({ params }) {
  const article = await articleOf(params);
  return file(JSON.stringify(describeForOembed(article, projectOf(article, params))), 'application/json');
}
