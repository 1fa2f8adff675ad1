import isoCodes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import type { CountryCode } from './types.ts';

type Row = readonly [alpha2: string, alpha3: string, numeric: string, ...rest: readonly string[]];
const ROWS = isoCodes as unknown as readonly Row[];

/** Kosovo, which ISO 3166-1 does not list: a code left to users, that most of them use so. */
const USER_ASSIGNED = 'XK';

/** All ISO 3166-1 alpha-2 codes, and `XK`. */
export const COUNTRY_CODES: readonly CountryCode[] = [
  ...new Set([...ROWS.map(([alpha2]) => alpha2), USER_ASSIGNED])
].sort();

/** ISO 3166-1 numeric → alpha-2. */
export const ALPHA_2: ReadonlyMap<string, CountryCode> = new Map(
  ROWS.map(([alpha2, , numeric]) => [numeric, alpha2])
);

const FROM_ALPHA_3: ReadonlyMap<string, CountryCode> = new Map(
  ROWS.map(([alpha2, alpha3]) => [alpha3, alpha2])
);

/**
 * Codes that ISO 3166-3 withdrew or that others use in its place, with what is written today. Where a state fell into
 * several, all of them.
 */
const FORMER: Readonly<Record<string, readonly CountryCode[]>> = {
  AN: ['CW', 'SX', 'BQ'],
  BU: ['MM'],
  CS: ['RS', 'ME'],
  DD: ['DE'],
  EL: ['GR'],
  FX: ['FR'],
  SU: ['RU'],
  TP: ['TL'],
  UK: ['GB'],
  YU: ['RS', 'ME'],
  ZR: ['CD'],
  ROM: ['RO'],
  KOS: ['XK'],
  XKX: ['XK']
};

/**
 * The codes that were probably meant: for a code in lower case, one of three letters, one of old, or a country's name in
 * English or the article's language. Several where one became several; none when nothing is near.
 *
 * @param languages in which names are looked for, as BCP 47 tags
 */
export function countriesMeant(
  written: string,
  languages: readonly string[] = ['en']
): readonly CountryCode[] {
  const text = written.trim();
  const upper = text.toUpperCase();
  if (Object.hasOwn(FORMER, upper)) return FORMER[upper] ?? [];
  if (COUNTRY_CODES.includes(upper)) return [upper];
  const byThree = FROM_ALPHA_3.get(upper);
  if (byThree !== undefined) return [byThree];
  const byName = languages.map((language) => namesIn(language).get(plain(text))).find(Boolean);
  return byName === undefined ? [] : [byName];
}

const names = new Map<string, ReadonlyMap<string, CountryCode>>();

function namesIn(language: string): ReadonlyMap<string, CountryCode> {
  const known = names.get(language) ?? makeNames(language);
  names.set(language, known);
  return known;
}

function makeNames(language: string): ReadonlyMap<string, CountryCode> {
  return new Map(
    (['short', 'long'] as const).flatMap((style) => {
      const display = new Intl.DisplayNames([language, 'en'], { type: 'region', style, fallback: 'none' });
      return COUNTRY_CODES.flatMap((code): [string, CountryCode][] => {
        const name = display.of(code);
        return name === undefined ? [] : [[plain(name), code]];
      });
    })
  );
}

/** A name without what people write one way or the other: accents, case. */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^the | the /g, ' ')
    .trim();
}
