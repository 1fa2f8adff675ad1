import { toAnnotations } from '#lib/article/publish/annotations.ts';
import { articleEntries, articleOf, file } from '../../../articles.ts';

export const prerender = true;
export const entries = articleEntries;

export async function GET({ params }) {
  return file(
    JSON.stringify(toAnnotations(await articleOf(params), __SITE_URL__), null, 2),
    'application/ld+json'
  );
}
