import { articleEntries, articleOf, file } from '../../../articles.ts';
import { describeForOembed } from '../../../structured-data.ts';

export const prerender = true;
export const entries = articleEntries;

export async function GET({ params }) {
  return file(JSON.stringify(describeForOembed(await articleOf(params))), 'application/json');
}
