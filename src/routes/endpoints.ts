import { error } from '@sveltejs/kit';
import { load, slugs } from 'virtual:wherein/articles';
import type { Article } from '#lib/article/types.ts';

/** Every article's parameters, for endpoints that prerender one file an article. */
export const articleEntries = () => slugs.map((article) => ({ article }));

/** The article of an endpoint's address, or a 404. */
export async function articleOf({ article: slug }: { article: string }): Promise<Article> {
  if (!slugs.includes(slug)) error(404, 'There is no such article here.');
  return load(slug);
}

/** An answer with a media type, for files that are written while prerendering. */
export function file(body: BodyInit, type: string): Response {
  return new Response(body, { headers: { 'content-type': type } });
}
