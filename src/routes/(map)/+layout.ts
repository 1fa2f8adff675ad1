import { loadVoice, slugs } from 'virtual:wherein/articles';
import type { Article } from '#lib/article/types.ts';
import type { Voice } from '#lib/words/voice.ts';
import { articleOf } from '../articles.ts';

/**
 * The article that the address names, and how its pages speak; at the root the only one there is, so that a site with one article opens on its
 * map. `undefined` where there is a choice to make.
 */
export async function load({
  params
}: {
  params: { article?: string };
}): Promise<{ article: Article | undefined; voice: Voice | undefined }> {
  const slug = params.article ?? (slugs.length === 1 ? slugs[0] : undefined);
  if (slug === undefined) return { article: undefined, voice: undefined };
  return { article: await articleOf({ article: slug }), voice: await loadVoice(slug) };
}
