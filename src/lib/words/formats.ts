import type { CountryCode } from '../article/types.ts';
import type { DateWords } from './dictionary.ts';

/** A language as dates and countries are put into it. */
export interface Formats {
  /** BCP 47. */
  readonly locale: string;
  readonly dates: DateWords;
}

/** A country's short name, as "Cambodia"; the code itself when the platform knows no name for it. */
export function countryName({ locale }: Pick<Formats, 'locale'>, code: CountryCode): string {
  try {
    const names = new Intl.DisplayNames(locale, { type: 'region', style: 'short', fallback: 'code' });
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/**
 * Several countries in a sentence, as "Japan, Thailand and Vietnam".
 *
 * @param given names that the article has for some of them
 */
export function countryList(
  formats: Pick<Formats, 'locale'>,
  codes: readonly CountryCode[],
  given: Readonly<Record<CountryCode, string>> = {}
): string {
  const names = codes.map((code) => given[code] ?? countryName(formats, code));
  return new Intl.ListFormat(formats.locale, { type: 'conjunction' }).format(names);
}

const QUALIFIERS: Readonly<Record<string, 'perhaps' | 'about' | 'perhapsAbout'>> = {
  '?': 'perhaps',
  '~': 'about',
  '%': 'perhapsAbout'
};

const SEASONS = { '21': 'spring', '22': 'summer', '23': 'autumn', '24': 'winter' } as const;

/**
 * An EDTF date in words: "12 September 2024", "July 2024", "about 2024", "July 2024 to March 2025". What has no plain
 * words comes back as it is.
 */
export function formatDate(formats: Formats, edtf: string): string {
  const [from = '', to] = edtf.split('/');
  const { since, until, range } = formats.dates;
  if (to === undefined) return formatSingle(formats, from);
  if (to === '' || to === '..') return since(formatSingle(formats, from));
  if (from === '' || from === '..') return until(formatSingle(formats, to));
  return range(formatSingle(formats, from), formatSingle(formats, to));
}

function formatSingle(formats: Formats, edtf: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([?~%]?)$/.exec(edtf);
  if (!match) return formatUnspecified(formats, edtf);
  const [, year = '', month, day, qualifier = ''] = match;
  const date = formatParts(formats, year, month, day);
  const qualify = QUALIFIERS[qualifier];
  return qualify ? formats.dates[qualify](date) : date;
}

function formatParts(
  { locale, dates }: Formats,
  year: string,
  month: string | undefined,
  day: string | undefined
): string {
  const season = SEASONS[month as keyof typeof SEASONS];
  if (season) return dates.season[season](year);
  const date = new Date(
    Date.UTC(Number(year), month === undefined ? 0 : Number(month) - 1, day === undefined ? 1 : Number(day))
  );
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    calendar: 'gregory',
    year: 'numeric',
    ...(month === undefined ? {} : { month: 'long' }),
    ...(day === undefined ? {} : { day: 'numeric' })
  }).format(date);
}

function formatUnspecified(formats: Formats, edtf: string): string {
  const decade = /^(\d{3})X$/.exec(edtf)?.[1];
  if (decade) return formats.dates.decade(`${decade}0`);
  const known = /^(\d{4})(-\d{2})?(?:-XX){1,2}$/.exec(edtf);
  return known ? formatSingle(formats, `${known[1] ?? ''}${known[2] ?? ''}`) : edtf;
}

/**
 * The value for `<time datetime>`, which HTML allows for a plain year, month or day; `undefined` for any other EDTF.
 */
export function machineDate(edtf: string): string | undefined {
  return /^\d{4}(?:-(?:0\d|1[0-2])(?:-\d{2})?)?$/.test(edtf) ? edtf : undefined;
}
