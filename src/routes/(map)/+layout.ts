import { error } from '@sveltejs/kit';
import { load as loadArticle, slugs } from 'virtual:wherein/articles';
import type { Article } from '#lib/article/types.ts';

/**
 * The article that the address names; at the root the only one there is, so that a site with one article opens on its
 * map. `undefined` where there is a choice to make.
 */
export async function load({
  params
}: {
  params: { article?: string };
}): Promise<{ article: Article | undefined }> {
  const slug = params.article ?? (slugs.length === 1 ? slugs[0] : undefined);
  if (slug === undefined) return { article: undefined };
  if (!slugs.includes(slug)) error(404, 'There is no such article here.');
  return { article: await loadArticle(slug) };
}
