import type { Article } from '../article/types.ts';
import type { Dictionary } from './dictionary.ts';
import { countryList, formatDate, type Formats } from './formats.ts';
import * as languages from './languages.ts';
import type { Direction, Said, Tongue } from './voice.ts';

/** For the build alone: it holds every language, of which a page carries only what it says. */

/** A language that the interface has words in. */
export type Language = keyof typeof languages;

/** All of them, by their BCP 47 codes. */
export const dictionaries: Readonly<Record<Language, Dictionary>> = languages;

/** Scripts that run from right to left, ISO 15924. */
const RIGHT_TO_LEFT = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']);

/** The direction that a language is written in, BCP 47. */
export function directionOf(tag: string): Direction {
  return RIGHT_TO_LEFT.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** The language of ours that a BCP 47 tag asks for, or `undefined` when we have no words in it. */
export function languageOf(tag: string): Language | undefined {
  const { language } = new Intl.Locale(tag);
  return language in languages ? (language as Language) : undefined;
}

/**
 * The language that pages speak which belong to no article, and those of articles in a language without words of ours.
 *
 * @param tag BCP 47, as in `SITE_LANGUAGE`
 * @throws RangeError naming the languages there are
 */
export function siteLanguage(tag = 'en'): Language {
  const language = /^\w+(?:-\w+)*$/.test(tag) ? languageOf(tag) : undefined;
  if (!language)
    throw new RangeError(`SITE_LANGUAGE is one of ${Object.keys(languages).join(', ')}; it is “${tag}”.`);
  return language;
}

/**
 * The language that an article's page speaks: the article's own, or the site's where we have no words in it.
 *
 * @param tag the article's language, BCP 47
 */
export function speak(tag: string, site: Language): Tongue & { readonly language: Language } {
  const language = languageOf(tag);
  return language
    ? { language, lang: tag, dir: directionOf(tag), own: {} }
    : { language: site, lang: site, dir: directionOf(site), own: ownIn(tag, site) };
}

/** `lang` and `dir` of a text on a page in another language; neither on one in its own. */
export function ownIn(tag: string, page: string): Tongue['own'] {
  if (tag === page) return {};
  return { lang: tag, ...(directionOf(tag) !== directionOf(page) && { dir: directionOf(tag) }) };
}

/** How dates and countries are put into an article's language, or into the site's. */
export function formatsFor(tag: string, language: Language): Formats {
  const { locale, dates } = dictionaries[language];
  const asked = new Intl.Locale(tag);
  const { numberingSystem } = new Intl.Locale(locale);
  const options = numberingSystem === undefined ? {} : { numberingSystem };
  if (asked.language !== language || !asked.region) return { locale, dates };
  return { locale: new Intl.Locale(tag, options).toString(), dates };
}

/** All dates and countries of an article in words. */
export function say(article: Article, formats: Formats): Said {
  const { projects, published } = article;
  const dates = [published, ...projects.flatMap(({ date }) => (date ? [date.value] : []))];
  const countries = new Map(projects.map((each) => [each.countries.join(' '), each.countries]));
  return {
    dates: Object.fromEntries(dates.map((edtf) => [edtf, formatDate(formats, edtf)])),
    countries: Object.fromEntries(
      [...countries].map(([key, codes]) => [key, countryList(formats, codes, article.names)])
    )
  };
}
