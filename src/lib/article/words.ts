import type { Basis, CountryCode, Kind, Precision, Status, Theme } from './types.ts';

/** What a precision means: a few words for the key of the map, and a sentence for the project's page. */
export interface PrecisionWords {
  readonly key: string;
  readonly sentence: string;
}

/** How exactly a place is known, for people. */
export const precisionWords: Readonly<Record<Precision, PrecisionWords>> = {
  site: { key: 'Exact site', sentence: 'The thing itself stands here.' },
  city: { key: 'City; the exact spot is not known', sentence: 'The city is known, the exact spot is not.' },
  headquarters: {
    key: 'A partner’s headquarters; the work is elsewhere',
    sentence: 'A partner has its headquarters here; the work is elsewhere, or its place is not known.'
  },
  country: { key: 'Country only', sentence: 'The article names only the country.' },
  region: {
    key: 'Several countries at once',
    sentence: 'It concerns several countries at once, so no point would be true.'
  }
};

/** What sort of thing a project is, for people. */
export const kindWords: Readonly<Record<Kind, string>> = {
  project: 'Project',
  partnership: 'Partnership',
  pilot: 'Pilot',
  programme: 'Programme',
  framework: 'Framework',
  presence: 'Presence',
  event: 'Event',
  context: 'Context'
};

/** What a project is about, for people. */
export const themeWords: Readonly<Record<Theme, string>> = {
  ports: 'Ports',
  'supply chains': 'Supply chains',
  AI: 'AI',
  energy: 'Energy',
  telecom: 'Telecom',
  payments: 'Payments',
  'circular economy': 'Circular economy',
  research: 'Research'
};

/** How far a project has got, for people. */
export const statusWords: Readonly<Record<Status, string>> = {
  planned: 'Planned',
  'under way': 'Under way',
  completed: 'Completed',
  operating: 'Operating',
  past: 'Past',
  'not stated': 'Not stated'
};

/** Who says so, for people. */
export const basisWords: Readonly<Record<Basis, string>> = {
  article: 'The article says so',
  external: 'Not in the article; from another source'
};

const LOCALE = 'en-GB';

/** A country's name in English, as "Cambodia"; the code itself when the platform knows no name for it. */
export function countryName(code: CountryCode): string {
  try {
    return (
      new Intl.DisplayNames(LOCALE, { type: 'region', style: 'short', fallback: 'code' }).of(code) ?? code
    );
  } catch {
    return code;
  }
}

/** Several countries in a sentence, as "Japan, Thailand and Vietnam". */
export function countryList(codes: readonly CountryCode[]): string {
  return new Intl.ListFormat(LOCALE, { type: 'conjunction' }).format(codes.map(countryName));
}

const SEASONS: Readonly<Record<string, string>> = {
  '21': 'Spring',
  '22': 'Summer',
  '23': 'Autumn',
  '24': 'Winter'
};

/**
 * An EDTF date in words: "12 September 2024", "July 2024", "about 2024", "July 2024 to March 2025". What has no plain
 * words comes back as it is.
 */
export function formatDate(edtf: string): string {
  const [from = '', to] = edtf.split('/');
  if (to === undefined) return formatSingle(from);
  if (to === '' || to === '..') return `since ${formatSingle(from)}`;
  if (from === '' || from === '..') return `until ${formatSingle(to)}`;
  return `${formatSingle(from)} to ${formatSingle(to)}`;
}

/**
 * The value for `<time datetime>`, which HTML allows for a plain year, month or day; `undefined` for any other EDTF.
 */
export function machineDate(edtf: string): string | undefined {
  return /^\d{4}(?:-(?:0\d|1[0-2])(?:-\d{2})?)?$/.test(edtf) ? edtf : undefined;
}

function formatSingle(edtf: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([?~%]?)$/.exec(edtf);
  if (!match) return formatUnspecified(edtf);
  const [, year = '', month, day, qualifier = ''] = match;
  return `${qualifierWord(qualifier)}${formatParts(year, month, day)}`;
}

function formatParts(year: string, month: string | undefined, day: string | undefined): string {
  if (month === undefined) return year;
  const season = SEASONS[month];
  if (season) return `${season} ${year}`;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, day === undefined ? 1 : Number(day)));
  return new Intl.DateTimeFormat(LOCALE, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day === undefined ? {} : { day: 'numeric' })
  }).format(date);
}

function formatUnspecified(edtf: string): string {
  const decade = /^(\d{3})X$/.exec(edtf)?.[1];
  if (decade) return `${decade}0s`;
  const known = /^(\d{4})(-\d{2})?(?:-XX){1,2}$/.exec(edtf);
  return known ? formatSingle(`${known[1] ?? ''}${known[2] ?? ''}`) : edtf;
}

function qualifierWord(qualifier: string): string {
  return { '?': 'perhaps ', '~': 'about ', '%': 'perhaps about ' }[qualifier] ?? '';
}
