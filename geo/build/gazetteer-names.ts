import { existsSync, readFileSync } from 'node:fs';
import { fromPackage } from './sources.ts';

/**
 * Languages with a list of their own, by the script their names are written in. English is the gazetteer's own. Others
 * in Latin letters are found by the English or the local spelling.
 */
export const LANGUAGES: Readonly<Record<string, RegExp>> = {
  ar: /^[\p{Script=Arabic}\s\-ـ']+$/u,
  bn: /^[\p{Script=Bengali}\s-]+$/u,
  de: /^[\p{Script=Latin}\s.'’()-]+$/u,
  el: /^[\p{Script=Greek}\s-]+$/u,
  es: /^[\p{Script=Latin}\s.'’()-]+$/u,
  fa: /^[\p{Script=Arabic}\s\-\u200c]+$/u,
  fr: /^[\p{Script=Latin}\s.'’()-]+$/u,
  he: /^[\p{Script=Hebrew}\s\-'"־]+$/u,
  hi: /^[\p{Script=Devanagari}\s-]+$/u,
  id: /^[\p{Script=Latin}\s.'’()-]+$/u,
  it: /^[\p{Script=Latin}\s.'’()-]+$/u,
  ja: /^[\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Han}ー・゠＝=\s]+$/u,
  km: /^[\p{Script=Khmer}\s-]+$/u,
  ko: /^[\p{Script=Hangul}\s-]+$/u,
  ms: /^[\p{Script=Latin}\s.'’()-]+$/u,
  my: /^[\p{Script=Myanmar}\s-]+$/u,
  nl: /^[\p{Script=Latin}\s.'’()-]+$/u,
  pl: /^[\p{Script=Latin}\s.'’()-]+$/u,
  pt: /^[\p{Script=Latin}\s.'’()-]+$/u,
  ru: /^[\p{Script=Cyrillic}\s.-]+$/u,
  th: /^[\p{Script=Thai}\s.-]+$/u,
  tr: /^[\p{Script=Latin}\s.'’()-]+$/u,
  uk: /^[\p{Script=Cyrillic}\s.'’-]+$/u,
  vi: /^[\p{Script=Latin}\s.'’()-]+$/u,
  zh: /^[\p{Script=Han}·\-－]+$/u
};

/** Locales of the Debian package beside the language's own, as for Chinese in two scripts. */
const MORE_LOCALES: Readonly<Record<string, readonly string[]>> = { zh: ['zh_CN', 'zh_TW', 'zh_HK'] };

/** Locales of CLDR beside the language's own. */
export const MORE_TERRITORIES: Readonly<Record<string, readonly string[]>> = { zh: ['zh-Hant'] };

/**
 * Scripts that belong to one language among ours, or nearly so: here a name that GeoNames gives without saying its
 * language is taken from the script alone.
 */
const SCRIPT_TELLS = new Set(['bn', 'el', 'he', 'hi', 'ja', 'km', 'ko', 'my', 'th', 'zh']);

const localeFile = (locale: string) => `/usr/share/locale/${locale}/LC_MESSAGES/geonames.mo`;

/**
 * The names that Debian's `libgeonames-common` has in one locale: by GeoNames id for cities, by `CC` and `CC.A1` for
 * countries and provinces. The format is GNU gettext's machine object, little-endian.
 */
export function localeNames(locale: string): Map<string, string> {
  const names = new Map<string, string>();
  if (!existsSync(localeFile(locale))) return names;
  const bytes = readFileSync(localeFile(locale));
  const count = bytes.readUInt32LE(8);
  const text = (table: number, index: number) => {
    const length = bytes.readUInt32LE(table + index * 8);
    const start = bytes.readUInt32LE(table + index * 8 + 4);
    return bytes.toString('utf8', start, start + length);
  };
  const keys = bytes.readUInt32LE(12);
  const values = bytes.readUInt32LE(16);
  for (let index = 0; index < count; index++) {
    const key = text(keys, index);
    if (key !== '') names.set(key, clean(text(values, index)));
  }
  return names;
}

/** Without invisible marks of direction, doubled spaces, and what stands in brackets. */
export function clean(name: string): string {
  return name
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s*[(（].*?[)）]\s*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A country's or a large region's names in CLDR, the short and other forms too, by code. */
export function territoryNames(language: string): Map<string, string[]> {
  const path = `cldr-localenames-full/main/${language}/territories.json`;
  const { main } = fromPackage<{
    main: Record<string, { localeDisplayNames: { territories: Record<string, string> } }>;
  }>(path);
  const names = new Map<string, string[]>();
  for (const [key, name] of Object.entries(main[language]?.localeDisplayNames.territories ?? {})) {
    const [code = key] = key.split('-alt-');
    names.set(code, [...(names.get(code) ?? []), clean(name)]);
  }
  return names;
}

/**
 * A city's names in a language: the locale's own first, then, where the script tells the language, those alternates
 * of GeoNames that are written in it.
 *
 * @param limit How many at most.
 */
export function cityNames(
  language: string,
  own: readonly (string | undefined)[],
  alternates: readonly string[],
  limit: number
): string[] {
  const script = LANGUAGES[language];
  const names = own.filter((name) => name !== undefined && script?.test(name)) as string[];
  if (SCRIPT_TELLS.has(language) || (names.length === 0 && (language === 'ar' || language === 'ru'))) {
    const candidates = alternates.map(clean).filter((name) => name.length > 1 && script?.test(name));
    names.push(...(SCRIPT_TELLS.has(language) ? candidates : candidates.slice(0, 1)));
  }
  return [...new Set(names)].slice(0, limit);
}

/** Locales to ask for a language, the surest first. */
export const localesOf = (language: string) => [language, ...(MORE_LOCALES[language] ?? [])];
