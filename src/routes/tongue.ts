import { slugs, tongues } from 'virtual:wherein/articles';
import { tongue as site } from 'virtual:wherein/site';
import type { Tongue } from '#lib/words/voice.ts';

/**
 * The language of a page: its article's, or the site's where it has none.
 *
 * @param route id of its route; the root is the page of the only article, if there is one alone
 */
export function tongueOf(route: string | null, { article }: Partial<Record<string, string>>): Tongue {
  const slug = article ?? (route === '/(map)' && slugs.length === 1 ? slugs[0] : undefined);
  return (slug !== undefined && tongues[slug]) || site;
}
