import { toCSV } from '#lib/article/publish/csv.ts';
import { articleEntries, articleOf, file } from '../../../articles.ts';

export const prerender = true;
export const entries = articleEntries;

export async function GET({ params }) {
  return file(toCSV(await articleOf(params)), 'text/csv; charset=utf-8');
}
