declare module 'virtual:wherein/articles' {
  import type { Article } from '#lib/article/types.ts';
  import type { Tongue, Voice } from '#lib/words/voice.ts';

  /** What an index of the articles needs, in alphabetical order of their slugs. */
  export const index: readonly (Pick<Article, 'slug' | 'title' | 'publisher' | 'published' | 'summary'> & {
    /** `published` in the site's words. */
    readonly date: string;
    /** For the article's own texts among the site's. */
    readonly own: Tongue['own'];
  })[];

  /** Which language an article's pages speak, by its slug. */
  export const tongues: Readonly<Record<string, Tongue>>;

  /** The slugs of all articles, in alphabetical order. */
  export const slugs: readonly string[];

  /**
   * One article, from a chunk of its own.
   *
   * @throws RangeError when there is no article of this slug
   */
  export function load(slug: string): Promise<Article>;

  /**
   * How its pages speak, from the same chunk.
   *
   * @throws RangeError when there is no article of this slug
   */
  export function loadVoice(slug: string): Promise<Voice>;
}

declare module 'virtual:wherein/basemap' {
  import type { BBox, CountryCode } from '#lib/article/types.ts';

  /** Address of the folder with the tiles, ending in a slash. */
  export const folder: string;

  /** Which relief tiles there are: a bit for each, zoom by zoom and row by row, as hexadecimal digits, low bits first. */
  export const relief: string;

  /** Where the countries are that projects are placed by. */
  export const boxes: Readonly<Record<CountryCode, BBox>>;
}

declare module 'virtual:wherein/drawn' {
  import type { RegionOptions } from '#lib/map/drawn/region.ts';

  /** Draws a frame of the basemap while a page is prerendered; nothing in a browser. */
  export function drawRegion(options: RegionOptions): string;
}
