import { slugs } from 'virtual:wherein/articles';
import type { Article } from '#lib/article/types.ts';
import { articleOf } from '../articles.ts';

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
  return { article: slug === undefined ? undefined : await articleOf({ article: slug }) };
}
