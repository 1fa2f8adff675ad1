declare module 'virtual:wherein/site' {
  import type { SiteWords } from '#lib/words/dictionary.ts';
  import type { Tongue } from '#lib/words/voice.ts';

  /** What pages say that belong to no article. */
  export const words: SiteWords;
  export const tongue: Tongue;
}
