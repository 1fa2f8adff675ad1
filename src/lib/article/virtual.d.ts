declare module 'virtual:wherein/articles' {
  import type { Article } from '#lib/article/types.ts';

  /** What an index of the articles needs, in alphabetical order of their slugs. */
  export const index: readonly Pick<Article, 'slug' | 'title' | 'publisher' | 'published' | 'summary'>[];

  /** The slugs of all articles, in alphabetical order. */
  export const slugs: readonly string[];

  /**
   * One article, from a chunk of its own.
   *
   * @throws RangeError when there is no article of this slug
   */
  export function load(slug: string): Promise<Article>;
}
