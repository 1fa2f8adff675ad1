import { createContext } from 'svelte';
import type { CountryCode } from '../article/types.ts';
import type { PageWords, ShareWords } from './dictionary.ts';

/** Which language a page speaks. */
export interface Tongue {
  /** BCP 47, for `<html lang>`. */
  readonly lang: string;
  readonly dir: Direction;
  /** For the article's own texts where they are in another language than the page; else both are absent. */
  readonly own: { readonly lang?: string; readonly dir?: Direction };
}

export type Direction = 'ltr' | 'rtl';

/**
 * An article's dates and countries in words. They are said while building: browsers differ from one another in theirs, and
 * would change a page as it comes to life.
 */
export interface Said {
  /** By EDTF. */
  readonly dates: Readonly<Record<string, string>>;
  /** Lists of countries, by their codes with spaces between. */
  readonly countries: Readonly<Record<string, string>>;
}

/** How an article's page speaks. It comes with the article, from the same script. */
export interface Voice extends Tongue, Said {
  readonly words: PageWords;
  /** Fetches what the dialog says in which editors fetch a map. */
  readonly share: () => Promise<ShareWords>;
}

/** The voice of the page that a component stands in; `Speaking.svelte` gives it. */
export const [getVoice, setVoice] = createContext<Voice>();

/** A date of the article in words. */
export function dateIn({ dates }: Said, edtf: string): string {
  return dates[edtf] ?? edtf;
}

/** Countries that stand together in the article, as "Japan, Thailand and Vietnam". */
export function countriesIn({ countries }: Said, codes: readonly CountryCode[]): string {
  const key = codes.join(' ');
  return countries[key] ?? key;
}
